#include "session/RunProvenance.h"

#include <QFileInfo>

namespace lunette {
namespace {

/// Stopping, or the learning rate on the way, depends on how many epochs are planned.
bool knowsItsEnd(const TrainingConfig& config) {
    return config.schedule == ScheduleKind::Cosine || config.patience > 0;
}

bool trainsAlike(const TrainingConfig& a, const TrainingConfig& b) {
    for (const auto& parameter : trainingParameters().all())
        if (parameter.key != "epochs" && parameter.text(a) != parameter.text(b)) return false;
    return true;
}

bool sameLiveValues(const TrainingConfig& a, const TrainingConfig& b) {
    for (const auto& parameter : trainingParameters().all())
        if (parameter.change == Change::Live && parameter.text(a) != parameter.text(b)) return false;
    return true;
}

}  // namespace

RunProvenance::RunProvenance(const Experiment& experiment, QObject* parent) : QObject(parent), experiment_(experiment) {
    connect(&experiment, &Experiment::historyReset, this, [this] {
        model_.reset();
        file_.clear();
        isOneLine_ = true;
    });
    connect(&experiment, &Experiment::snapshotChanged, this, &RunProvenance::takeSnapshot);
    connect(&experiment, &Experiment::configChanged, this, &RunProvenance::takeConfig);
}

void RunProvenance::setSavedTo(const QString& path) { file_ = QFileInfo(path).absoluteFilePath(); }

void RunProvenance::setOpenedFrom(const QString& path) {
    isOneLine_ = false;
    if (path.endsWith(QStringLiteral(".lunette"), Qt::CaseInsensitive)) setSavedTo(path);
}

QString RunProvenance::file() const { return experiment_.hasUnsavedTraining() ? QString() : file_; }

void RunProvenance::takeSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
    if (!snapshot || snapshot->sharedModel() == model_) return;
    if (model_) {
        const TrainingConfig &before = model_->config(), &now = snapshot->model().config();
        const bool longer = before.epochs != now.epochs;
        if (!trainsAlike(before, now) || (longer && knowsItsEnd(now))) isOneLine_ = false;
    }
    model_ = snapshot->sharedModel();
}

void RunProvenance::takeConfig() {
    if (model_ && experiment_.isActive() && !sameLiveValues(experiment_.config(), model_->config())) isOneLine_ = false;
}

std::optional<std::int64_t> RunProvenance::currentEpochs() const {
    const auto snapshot = experiment_.snapshot();
    const DataSplit& data = experiment_.data();
    if (!isOneLine_ || !snapshot || !data.train || data.spec != experiment_.modelSpec()) return std::nullopt;
    const TrainingConfig& config = snapshot->model().config();
    const std::int64_t aPass = (data.train->size() + config.batchSize - 1) / config.batchSize;
    const std::int64_t epochs = snapshot->step() / aPass;
    const bool isWhole = epochs >= 1 && snapshot->step() % aPass == 0;
    if (!isWhole || (knowsItsEnd(config) && epochs != config.epochs)) return std::nullopt;
    return epochs;
}

}  // namespace lunette
