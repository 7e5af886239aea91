#include "window/CloseGuard.h"

#include "session/RunStore.h"
#include "widgets/FileDialog.h"
#include "window/DocumentController.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace lunette {

CloseGuard::CloseGuard(QWidget& window, Experiment& experiment, const RunStore& store, DocumentController& documents)
    : QObject(&window), window_(window), experiment_(experiment), store_(store), documents_(documents) {}

bool CloseGuard::hasUnsavedRun() const { return experiment_.isActive() || experiment_.hasUnsavedTraining(); }

bool CloseGuard::mayClose() {
    if (isAnswered_ || !(hasUnsavedRun() || store_.unsavedElsewhere() > 0)) return true;
    ask();
    return false;
}

void CloseGuard::closeAtOnce() {
    isAnswered_ = true;
    window_.close();
}

QString CloseGuard::unsavedText() const {
    switch (experiment_.state()) {
        case Experiment::State::Running:
            return tr("The network is still training.");
        case Experiment::State::Paused:
            return tr("A run is paused.");
        default:
            return hasUnsavedRun() ? tr("The trained model has not been saved.")
                                   : tr("Unsaved runs in the list: %1.").arg(store_.unsavedElsewhere());
    }
}

QString CloseGuard::adviceText() const {
    const int others = store_.unsavedElsewhere();
    QString keep = tr("\"Save all\" writes each of them into a folder that you choose.");
    if (!hasUnsavedRun()) return keep;
    QString save = tr("Save the model before closing?");
    return others == 0 ? save : tr("%1 Other unsaved runs in the list: %2. %3").arg(save).arg(others).arg(keep);
}

void CloseGuard::ask() {
    if (window_.findChild<QMessageBox*>(QStringLiteral("closeQuestion"))) return;
    auto* box = new QMessageBox(&window_);
    box->setObjectName(QStringLiteral("closeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::NoIcon);
    box->setWindowTitle(QStringLiteral("Lunette"));
    box->setText(unsavedText());
    box->setInformativeText(adviceText());
    auto* save = box->addButton(tr("Save model…"), QMessageBox::AcceptRole);
    save->setObjectName(QStringLiteral("saveAndCloseButton"));
    if (store_.unsavedElsewhere() > 0) {
        auto* saveAll = box->addButton(tr("Save all…"), QMessageBox::AcceptRole);
        saveAll->setObjectName(QStringLiteral("saveAllButton"));
        connect(saveAll, &QPushButton::clicked, this, &CloseGuard::saveAll);
    }
    auto* close = box->addButton(experiment_.isActive() ? tr("Stop and close") : tr("Close without saving"),
                                 QMessageBox::DestructiveRole);
    close->setObjectName(QStringLiteral("closeAnywayButton"));
    auto* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setObjectName(QStringLiteral("cancelClosingButton"));
    box->setEscapeButton(cancel);
    box->setDefaultButton(save);
    connect(save, &QPushButton::clicked, this, [this] { documents_.askWhereToSaveModel([this] { closeAtOnce(); }); });
    connect(close, &QPushButton::clicked, this, &CloseGuard::closeAtOnce);
    box->open();
}

/// The current run joins the list when it is stopped.
void CloseGuard::saveAll() {
    askForDirectory(&window_, tr("Save all unsaved runs in this folder"), [this](const QString& folder) {
        experiment_.stop();
        std::vector<StoredRun> unsaved;
        std::ranges::copy_if(store_.runs(), std::back_inserter(unsaved), &StoredRun::isUnsaved);
        documents_.saveRuns(folder, unsaved, [this] { closeAtOnce(); });
    });
}

}  // namespace lunette
