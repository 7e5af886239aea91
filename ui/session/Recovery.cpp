#include "session/Recovery.h"

#include "session/MessageText.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QPointer>

namespace lunette {
namespace {

/// Early enough that a run is offered at all, late enough that it has something to offer.
constexpr int kAfterBegin = 2000;
constexpr int kAtRest = 500;

QString objectiveLabel(const TrainingConfig& config) {
    const auto& parameter = *trainingParameters().find("objective");
    const auto& option = std::get<ChoiceOptions>(parameter.kind).at(static_cast<std::size_t>(config.objective));
    return translated(option.label);
}

/// "Variational on moons, 7 of 20 epochs, 26 Nov 2026 14:03".
QString describe(const SavedModel& saved, const QDateTime& time) {
    const TrainingConfig& config = saved.model->config();
    const QString spec = QString::fromStdString(saved.origin.spec);
    const QString data = spec.contains(QLatin1Char('/')) ? QFileInfo(spec).fileName() : spec.section(':', 0, 0);
    return Recovery::tr("%1 on %2, %3 of %4 epochs, %5")
        .arg(objectiveLabel(config), data, QLocale().toString(static_cast<qulonglong>(saved.state.history.size())),
             QLocale().toString(static_cast<qlonglong>(config.epochs)), QLocale().toString(time, QLocale::ShortFormat));
}

}  // namespace

Recovery::Recovery(Experiment& experiment, BackgroundService& service, const QString& folder, int interval)
    : experiment_(experiment),
      folder_(folder.toStdString()),
      interval_(interval),
      own_(std::make_shared<RecoveryFile>(folder_)),
      findOffers_(service, BackgroundService::Queue::Files, service.errorReporter()),
      writing_(service, BackgroundService::Queue::Files, service.errorReporter()),
      discarding_(service, BackgroundService::Queue::Files, service.errorReporter()) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Recovery::requestCheckpoint);
    connect(&experiment, &Experiment::snapshotChanged, this, &Recovery::schedule);
    connect(&experiment, &Experiment::stateChanged, this, &Recovery::schedule);
}

Recovery::~Recovery() {
    if (forgotten_) own_->discard(++requests_);  // the removal in forget() may not have begun
}

void Recovery::schedule() {
    if (!experiment_.hasUnsavedTraining() || experiment_.plainSnapshot() == kept_) return;
    const bool isFirst = !sinceWrite_.isValid();
    const auto left = isFirst ? kAfterBegin : static_cast<int>(std::max<qint64>(0, interval_ - sinceWrite_.elapsed()));
    const int wait = experiment_.isRunning() || failures_ > 0 ? left : kAtRest;
    if (!timer_.isActive() || timer_.remainingTime() > wait) timer_.start(wait);
}

void Recovery::requestCheckpoint() {
    experiment_.requestCheckpoint([self = QPointer(this)](const Checkpoint& checkpoint) {
        if (self) self->write(checkpoint);
    });
}

void Recovery::write(const Checkpoint& checkpoint) {
    if (!experiment_.hasUnsavedTraining()) return;
    sinceWrite_.start();
    forgotten_ = false;
    // A newer snapshot may have overtaken the checkpoint. (One of an early stop is older than its state's step.)
    const auto snapshot = experiment_.plainSnapshot();
    if (!experiment_.isActive() || snapshot->step() <= checkpoint.state->step) kept_ = snapshot;
    writing_.request(
        [place = own_, checkpoint, request = ++requests_] { place->write(checkpoint.toSavedModel(), request); },
        [this] {
            failures_ = 0;
            emit kept();
            schedule();
        },
        [this](const QString& message) { onFailure(message); });
}

void Recovery::onFailure(const QString& message) {
    kept_.reset();
    ++failures_;
    schedule();
    if (failures_ == 1)
        emit errorOccurred(tr("This run cannot be saved for recovery after a crash: %1 Training continues, and Lunette "
                              "will try again.")
                               .arg(message));
}

void Recovery::keepForNextTime() {
    if (!experiment_.snapshot()) return;
    const Checkpoint checkpoint = experiment_.waitForCheckpoint();
    // A run that has just begun is unsaved from its first step, of which no snapshot has come yet.
    if (!experiment_.hasUnsavedTraining() && checkpoint.state->step == experiment_.snapshot()->step()) return;
    forgotten_ = false;
    own_->write(checkpoint.toSavedModel(), ++requests_);
}

void Recovery::forget() {
    timer_.stop();
    kept_.reset();
    sinceWrite_.invalidate();
    forgotten_ = true;
    writing_.request([place = own_, request = ++requests_] { place->discard(request); }, [] {});
}

void Recovery::look() {
    offers_.clear();
    findOffers_.request([folder = folder_] { return findOffers(folder); },
                        [this](Found found) {
                            offers_ = std::move(found.offers);
                            showOffer();
                            emit looked(!offers_.empty());
                            if (!found.unreadable.isEmpty()) emit foundUnreadable(found.unreadable);
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
            const QString why = translated(error);
            if (!place->isNewlyUnreadable()) continue;
            const QString what = tr("A run that was not saved cannot be recovered, and its file is left in %1: %2")
                                     .arg(file.path(), why);
            found.unreadable = found.unreadable.isEmpty()
                                   ? what
                                   : tr("%1 %2", "a sentence behind another").arg(found.unreadable, what);
        }
    }
    return found;
}

void Recovery::showOffer() { emit offered(offers_.empty() ? QString() : offers_.front().text); }

QString Recovery::offeredFile() const {
    return offers_.empty() ? QString() : QString::fromStdString(offers_.front().place->file());
}

void Recovery::open() {
    own_ = offers_.front().place;
    kept_ = experiment_.plainSnapshot();
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
        },
        [] {});
    offers_.erase(offers_.begin());
    showOffer();
}

}  // namespace lunette
