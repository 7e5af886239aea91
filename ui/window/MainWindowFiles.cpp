// What MainWindow opens, and what it asks people: where to open and save, and before it closes.

#include "window/DownloadBanner.h"
#include "widgets/FileDialog.h"
#include "map/LatentView.h"
#include "window/MainWindow.h"
#include "widgets/MessageBanner.h"
#include "window/PictureOutput.h"
#include "widgets/RecentFiles.h"
#include "compare/RunsDesk.h"
#include "widgets/Settings.h"
#include "imaging/PictureFile.h"
#include "imaging/PictureReader.h"
#include "imaging/PublishedSets.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace lunette {
namespace {

QString modelFilter() { return MainWindow::tr("Lunette models (*.lunette)"); }

/// What is read as a model: also weights that come back from elsewhere.
QString openModelFilter() { return MainWindow::tr("Models (*.lunette *.safetensors)"); }

/// A `.lunette` file, or weights that come back from elsewhere: a file of them, or the folder that was exported.
bool isModel(const QString& what) {
    return what.endsWith(QStringLiteral(".lunette"), Qt::CaseInsensitive) ||
           what.endsWith(QStringLiteral(".safetensors"), Qt::CaseInsensitive) ||
           QFileInfo::exists(what + QStringLiteral("/model.safetensors"));
}

bool isInHandUnsaved(const Experiment& experiment) { return experiment.isActive() || experiment.hasUnsavedTraining(); }

/// `others`: runs of the list that are in no file.
QString whatIsUnsaved(const Experiment& experiment, int others) {
    if (experiment.isRunning()) return MainWindow::tr("The network is still training.");
    if (experiment.isActive()) return MainWindow::tr("A run is paused.");
    if (isInHandUnsaved(experiment)) return MainWindow::tr("The trained model has not been saved.");
    return MainWindow::tr("Runs of the list that are in no file: %1.").arg(others);
}

QString closingQuestion(const Experiment& experiment, int others) {
    QString keep = MainWindow::tr("To keep one, cancel, take it up from the list and save it.");
    if (!isInHandUnsaved(experiment)) return keep;
    QString save = MainWindow::tr("Save the model before closing?");
    if (others == 0) return save;
    return MainWindow::tr("%1 Other runs of the list that are in no file: %2. %3").arg(save).arg(others).arg(keep);
}

}  // namespace

void MainWindow::open(const QString& what) {
    banner_->clear();
    const auto published = findPublishedSet(what.section(u':', 0, 0).toStdString());
    if (published && !placeOf(*published)) {
        downloads_->offer(*published);
        showData();  // the box goes back to what is open
    } else if (isModel(what)) {
        files_.openModel(what);
    } else if (const auto texts = what.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)
                                      ? pictureTexts(what.toStdString())
                                      : PictureTexts();
               originOf(texts)) {
        restoreView(texts);
    } else if (isPictureFile(what)) {
        askForCells(what);
    } else {
        files_.openDataset(what);
    }
}

void MainWindow::onModelOpened(const QString& path, const SavedModel& saved, const DataSplit& split,
                               const QString& note) {
    experiment_.adopt(saved, split);
    const bool recovered = takeUpRecovery(path);
    if (!recovered) recentFiles_->add(path);
    pictures_->record().setOpenedFrom(recovered ? QString() : path);
    if (!note.isEmpty()) banner_->showMessage(note);
}

void MainWindow::trainWhenOpened() {
    auto* once = new QObject(this);
    const auto begin = [this, once] {
        once->deleteLater();
        experiment_.train();
    };
    connect(&files_, &FileTasks::datasetOpened, once, begin);
    connect(&files_, &FileTasks::modelOpened, once, begin);
    connect(&files_, &FileTasks::openingFailed, once, &QObject::deleteLater);
}

void MainWindow::restoreView(const PictureTexts& texts) {
    if (const auto origin = originOf(texts)) restoreProbe(*origin);
    if (const auto view = mapViewOf(texts)) latents_->look(*view);
}

void MainWindow::restoreProbe(const PictureOrigin& origin) {
    const auto snapshot = experiment_.snapshot();
    const QString model = QString::fromStdString(origin.model);
    if (!snapshot || snapshot->model().network().latents() != origin.codes.rows()) {
        banner_->showMessage(
            tr("Another model drew this picture (%1). Open that model, then the picture again.").arg(model));
        return;
    }
    latents_->setProbe(origin.codes.col(0));
    if (modelHash(*snapshot) != origin.model)
        banner_->showMessage(
            tr("The probe stands at this picture's code, but another model drew it (%1), or this one has "
               "been trained on: here the code may mean something else.")
                .arg(model));
}

void MainWindow::askForDataset() {
    QStringList patterns;
    for (const auto& format : catalog_.formats()) {
        for (const auto& pattern : format->filePatterns()) patterns << QString::fromStdString(pattern);
    }
    const QStringList filters{tr("Datasets (%1)").arg(patterns.join(QLatin1Char(' '))), tr("All files (*)")};
    askForFile(this, tr("Open dataset"), QFileDialog::AcceptOpen, filters, {},
               [this](const QString& path) { files_.openDataset(path); });
}

void MainWindow::askForModel() {
    askForFile(this, tr("Open model"), QFileDialog::AcceptOpen, {openModelFilter(), tr("All files (*)")}, {},
               [this](const QString& path) { files_.openModel(path); });
}

void MainWindow::askWhereToSaveModel(const std::function<void()>& then) {
    askForFile(this, tr("Save model"), QFileDialog::AcceptSave, {modelFilter()},
               tr("model") + QStringLiteral(".lunette"), [this, then](const QString& path) {
                   afterSave_ = then;
                   SavedModel saved = experiment_.savedModel();
                   savingStep_ = saved.state.step;
                   files_.saveModel(std::move(saved), path);
               });
}

void MainWindow::closeEvent(QCloseEvent* event) {
    const bool isUnsaved = isInHandUnsaved(experiment_) || runs_->shelf().unsavedElsewhere() > 0;
    if (!mayClose_ && !isKept_ && isUnsaved) {
        event->ignore();
        askBeforeClosing();
        return;
    }
    files_.cancelOpening();
    runs_->cancelComparison();
    experiment_.stop();
    if (recovery_ && !isKept_) recovery_->forget();
    settings::rememberLayout(*this);
    event->accept();
}

void MainWindow::closeAtOnce() {
    mayClose_ = true;
    close();
}

void MainWindow::askBeforeClosing() {
    if (findChild<QMessageBox*>(QStringLiteral("closeQuestion"))) return;
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("closeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::NoIcon);
    box->setWindowTitle(QStringLiteral("Lunette"));
    const int others = runs_->shelf().unsavedElsewhere();
    box->setText(whatIsUnsaved(experiment_, others));
    box->setInformativeText(closingQuestion(experiment_, others));
    auto* save = box->addButton(tr("Save model…"), QMessageBox::AcceptRole);
    save->setObjectName(QStringLiteral("saveAndCloseButton"));
    auto* close = box->addButton(experiment_.isActive() ? tr("Stop and close") : tr("Close without saving"),
                                 QMessageBox::DestructiveRole);
    close->setObjectName(QStringLiteral("closeAnywayButton"));
    auto* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setObjectName(QStringLiteral("cancelClosingButton"));
    box->setEscapeButton(cancel);
    box->setDefaultButton(save);
    connect(save, &QPushButton::clicked, this, [this] { askWhereToSaveModel([this] { closeAtOnce(); }); });
    connect(close, &QPushButton::clicked, this, &MainWindow::closeAtOnce);
    box->open();
}

void MainWindow::showShortcuts() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Keyboard shortcuts"), actions_.shortcutTable(),
                                QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::showAbout() {
    const QString text =
        tr("<h3>Lunette %1</h3>"
           "<p>A laboratory for autoencoders: watch a network learn to squeeze pictures into a few numbers, and to "
           "draw "
           "new ones from them.</p>"
           "<p>Free software under the GNU General Public License, version 3. Built with Qt %2, Eigen, oneDNN and "
           "QCustomPlot.</p>")
            .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()));
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Lunette"), text, QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}  // namespace lunette
