#include "window/RecoveryController.h"

#include "widgets/MessageBanner.h"
#include "window/DocumentController.h"
#include "window/RecoveryBanner.h"

namespace lunette {

RecoveryController::RecoveryController(Experiment& experiment, BackgroundService& service,
                                       std::optional<Recovery>& recovery, DocumentController& documents,
                                       MessageBanner& messages, RecoveryBanner& offers, const WindowActions& actions)
    : experiment_(experiment),
      service_(service),
      recovery_(recovery),
      documents_(documents),
      messages_(messages),
      offers_(offers),
      recover_(*actions.recover) {
    if (!recovery_) return;
    connectRecovery();
    recovery_->repeatOffer();
}

void RecoveryController::keepIn(const QString& folder) {
    recovery_.emplace(experiment_, service_, folder, interval_);
    connectRecovery();
    recovery_->look();
}

void RecoveryController::connectRecovery() {
    Recovery* recovery = &*recovery_;
    connect(recovery, &Recovery::offered, &offers_, &RecoveryBanner::showOffer);
    connect(recovery, &Recovery::errorOccurred, &messages_, &MessageBanner::showMessage);
    connect(recovery, &Recovery::foundUnreadable, &messages_, &MessageBanner::showMessage);
    connect(&offers_, &RecoveryBanner::recoverRequested, this, &RecoveryController::recoverOffered);
    connect(&offers_, &RecoveryBanner::declined, recovery, &Recovery::decline);
    connect(&offers_, &RecoveryBanner::discardRequested, recovery, &Recovery::discardOffer);
    connect(&recover_, &QAction::triggered, this, [this, recovery] {
        connect(
            recovery, &Recovery::looked, this,
            [this](bool found) {
                if (!found) messages_.showMessage(tr("There is no run to recover."));
            },
            Qt::SingleShotConnection);
        recovery->look();
    });
    recover_.setEnabled(true);
}

void RecoveryController::setInterval(int seconds) {
    interval_ = 1000 * seconds;
    if (recovery_) recovery_->setInterval(interval_);
}

void RecoveryController::recoverOffered() {
    if (experiment_.isActive() || experiment_.hasUnsavedTraining()) {
        messages_.showMessage(
            tr("The current run has not been saved, and recovering another one would replace it. Save it first, or "
               "reset it."));
        return;
    }
    messages_.clear();
    documents_.openModel(recovery_->offeredFile());
}

bool RecoveryController::takeOver(const QString& path) {
    if (!recovery_ || path != recovery_->offeredFile()) return false;
    experiment_.markUnsaved();
    recovery_->open();
    return true;
}

void RecoveryController::keepForNextTime() {
    if (!recovery_) return;
    isKept_ = true;
    recovery_->keepForNextTime();
}

void RecoveryController::forget() {
    if (recovery_ && !isKept_) recovery_->forget();
}

}  // namespace lunette
