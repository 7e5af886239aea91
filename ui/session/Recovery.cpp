#include "session/Recovery.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

namespace lunette {
namespace {

/// Early enough that a run is offered at all, late enough that it has something to offer.
constexpr int kAfterBegin = 2000;
constexpr int kAtRest = 500;

QString objectiveLabel(const TrainingConfig& config) {
    const auto& parameter = *trainingParameters().find("objective");
    const auto& option = std::get<ChoiceOptions>(parameter.kind).at(static_cast<std::size_t>(config.objective));
    return QCoreApplication::translate("Parameter", option.label.c_str());
}

/// "Variational on moons, 7 of 20 epochs, 26 Nov 2026 14:03".
QString describe(const SavedModel& saved, const QDateTime& time) {
    const TrainingConfig& config = saved.model->config();
    const QString recipe = QString::fromStdString(saved.datasetRecipe);
    const QString data = recipe.contains(QLatin1Char('/')) ? QFileInfo(recipe).fileName() : recipe.section(':', 0, 0);
    return Recovery::tr("%1 on %2, %3 of %4 epochs, %5")
        .arg(objectiveLabel(config), data)
        .arg(saved.state.history.size())
        .arg(config.epochs)
        .arg(QLocale().toString(time, QLocale::ShortFormat));
}

}  // namespace

Recovery::Recovery(Experiment& experiment, DecodeService& service, const QString& folder, int interval)
    : experiment_(experiment),
      folder_(folder.toStdString()),
      interval_(interval),
      own_(std::make_shared<RecoveryFile>(folder_)),
      looking_(service, DecodeService::Lane::Files),
      writing_(service, DecodeService::Lane::Files),
      discarding_(service, DecodeService::Lane::Files) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, &experiment, &Experiment::requestCheckpoint);
    connect(&experiment, &Experiment::snapshotChanged, this, &Recovery::schedule);
    connect(&experiment, &Experiment::stateChanged, this, &Recovery::schedule);
    connect(&experiment, &Experiment::checkpointTaken, this, &Recovery::write);
}

Recovery::~Recovery() {
    if (forgotten_) own_->discard(++requests_);  // what was asked for in forget() may not have begun
}

void Recovery::schedule() {
    if (!experiment_.hasUnsavedTraining() || experiment_.snapshot() == kept_) return;
    const bool isFirst = !sinceWrite_.isValid();
    const auto left = isFirst ? kAfterBegin : static_cast<int>(std::max<qint64>(0, interval_ - sinceWrite_.elapsed()));
    const int wait = experiment_.isRunning() || failing_ ? left : kAtRest;
    if (!timer_.isActive() || timer_.remainingTime() > wait) timer_.start(wait);
}

void Recovery::write(const Checkpoint& checkpoint) {
    if (!experiment_.hasUnsavedTraining()) return;
    sinceWrite_.start();
    forgotten_ = false;
    // A newer snapshot may have overtaken the checkpoint. (One of an early stop is older than its state's step.)
    const auto snapshot = experiment_.snapshot();
    if (!experiment_.isActive() || snapshot->step() <= checkpoint.state->step) kept_ = snapshot;
    writing_.request(
        [place = own_, checkpoint, request = ++requests_] {
            place->write(checkpoint.toSavedModel(), request);
            return true;
        },
        [this](bool) {
            failing_ = false;
            schedule();
        },
        [this](const QString& message) { onFailure(message); });
}

void Recovery::onFailure(const QString& message) {
    kept_.reset();
    const bool isNews = !std::exchange(failing_, true);
    schedule();
    if (isNews)
        emit failed(
            tr("This run cannot be kept safe from a crash: %1 Training goes on, and it is tried again.").arg(message));
}

void Recovery::keepForNextTime() {
    if (!experiment_.snapshot()) return;
    const SavedModel saved = experiment_.savedModel();
    if (!experiment_.hasUnsavedTraining()) return;
    forgotten_ = false;
    own_->write(saved, ++requests_);
}

void Recovery::forget() {
    timer_.stop();
    kept_.reset();
    sinceWrite_.invalidate();
    forgotten_ = true;
    writing_.request(
        [place = own_, request = ++requests_] {
            place->discard(request);
            return true;
        },
        [](bool) {});
}

void Recovery::look() {
    offers_.clear();
    looking_.request([folder = folder_] { return findOffers(folder); },
                     [this](Found found) {
                         offers_ = std::move(found.offers);
                         showOffer();
                         emit looked(!offers_.empty());
                         if (!found.unreadable.isEmpty()) emit foundUnreadable(found.unreadable.join(u' '));
                     });
}

Recovery::Found Recovery::findOffers(const std::string& folder) {
    Found found;
    for (auto& place : RecoveryFile::abandoned(folder)) {
        const QFileInfo file(QString::fromStdString(place->file()));
        try {
            const QString text = describe(loadModel(place->file()), file.lastModified());
            found.offers.push_back({std::move(place), tr("A run was not saved: %1.").arg(text)});
        } catch (const std::exception& error) {
            const QString why = QString::fromUtf8(error.what());
            if (place->isNewlyUnreadable())
                found.unreadable << tr("A run that was not saved cannot be recovered, and its file is left in %1: %2")
                                        .arg(file.path(), why);
        }
    }
    return found;
}

void Recovery::showOffer() { emit offered(offers_.empty() ? QString() : offers_.front().text); }

QString Recovery::offeredFile() const {
    return offers_.empty() ? QString() : QString::fromStdString(offers_.front().place->file());
}

void Recovery::takeUp() {
    own_ = offers_.front().place;
    kept_ = experiment_.snapshot();
    decline();
}

void Recovery::decline() {
    offers_.clear();
    showOffer();
}

void Recovery::discardOffer() {
    if (offers_.empty()) return;
    unwanted_.push_back(offers_.front().place);
    discarding_.request(
        [places = unwanted_, request = ++requests_] {
            for (const auto& place : places) place->discard(request);
            return true;
        },
        [](bool) {});
    offers_.erase(offers_.begin());
    showOffer();
}

}  // namespace lunette
