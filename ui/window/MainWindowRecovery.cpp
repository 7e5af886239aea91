// How MainWindow keeps what was trained when a program ends that was not asked to, and takes it up again.

#include "window/MainWindow.h"
#include "widgets/MessageBanner.h"
#include "window/RecoveryBanner.h"

namespace lunette {

void MainWindow::keepRecoveryIn(const QString& folder) {
    recovery_ = std::make_unique<Recovery>(experiment_, service_, folder);
    connect(recovery_.get(), &Recovery::offered, recoveryBanner_, &RecoveryBanner::showOffer);
    connect(recovery_.get(), &Recovery::failed, banner_, &MessageBanner::showMessage);
    connect(recovery_.get(), &Recovery::foundUnreadable, banner_, &MessageBanner::showMessage);
    connect(recoveryBanner_, &RecoveryBanner::recoverRequested, this, &MainWindow::recoverOffered);
    connect(recoveryBanner_, &RecoveryBanner::declined, recovery_.get(), &Recovery::decline);
    connect(recoveryBanner_, &RecoveryBanner::discardRequested, recovery_.get(), &Recovery::discardOffer);
    connect(actions_.recover, &QAction::triggered, this, [this] {
        connect(
            recovery_.get(), &Recovery::looked, this,
            [this](bool found) {
                if (!found) banner_->showMessage(tr("There is no run to recover."));
            },
            Qt::SingleShotConnection);
        recovery_->look();
    });
    actions_.recover->setEnabled(true);
    recovery_->look();
}

void MainWindow::recoverOffered() {
    if (experiment_.isActive() || experiment_.hasUnsavedTraining()) {
        banner_->showMessage(
            tr("The run in hand has not been saved, and recovering another would replace it. Save it "
               "first, or reset it."));
        return;
    }
    banner_->clear();
    files_.openModel(recovery_->offeredFile());
}

bool MainWindow::takeUpRecovery(const QString& path) {
    if (!recovery_ || path != recovery_->offeredFile()) return false;
    experiment_.markUnsaved();
    recovery_->takeUp();
    return true;
}

void MainWindow::keepForNextTime() {
    if (!recovery_) return;
    isKept_ = true;
    recovery_->keepForNextTime();
}

}  // namespace lunette
