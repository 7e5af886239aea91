#include "window/DocumentController.h"

#include "Error.h"
#include "imaging/DownloadableDatasets.h"
#include "imaging/PictureList.h"
#include "imaging/PictureReader.h"
#include "io/AtomicFile.h"
#include "session/Experiment.h"
#include "session/MessageText.h"
#include "widgets/FileDialog.h"
#include "widgets/MessageBanner.h"
#include "widgets/RecentFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>

#include <memory>

namespace lunette {
namespace {

const QString kDefaultDataset = QStringLiteral("moons");

bool hasPictureEnding(const QString& path) { return pictureEndings().contains(QFileInfo(path).suffix().toLower()); }

/// The one local file; empty where there is none, or several.
QString onlyFile(const QList<QUrl>& urls) {
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

/// The paths of several local files whose names all end as a picture's does; empty otherwise.
QStringList severalPictures(const QList<QUrl>& urls) {
    QStringList paths;
    for (const QUrl& url : urls)
        if (url.isLocalFile() && hasPictureEnding(url.toLocalFile())) paths << url.toLocalFile();
    return paths.size() == urls.size() && paths.size() > 1 ? paths : QStringList();
}

}  // namespace

DocumentController::DocumentController(QWidget& window, const Catalog& catalog, BackgroundService& service,
                                       WriteQueue& writes, Experiment& experiment, MessageBanner& banner,
                                       const WindowActions& actions)
    : QObject(&window),
      window_(window),
      catalog_(catalog),
      writes_(writes),
      experiment_(experiment),
      banner_(banner),
      opener_(catalog, service),
      recentFiles_(new RecentFiles(&window)) {
    connectOpener();
    connectActions(actions);
    connect(recentFiles_, &RecentFiles::chosen, this, [this](const QString& path) { open(path); });
}

void DocumentController::connectOpener() {
    connect(&opener_, &FileOpener::started, this, [this](const QString& title) {
        banner_.showTask(tr("Opening %1").arg(title));
        isOpening_ = true;
        emit openingChanged(true);
    });
    connect(&opener_, &FileOpener::finished, this, [this] {
        isOpening_ = false;
        emit openingChanged(false);
    });
    connect(&opener_, &FileOpener::progressed, &banner_, &MessageBanner::setTaskProgress);
    connect(&opener_, &FileOpener::finished, &banner_, &MessageBanner::endTask);
    connect(&banner_, &MessageBanner::cancelRequested, &opener_, &FileOpener::cancel);
    connect(&opener_, &FileOpener::datasetOpened, this, [this](const DataSplit& data) {
        experiment_.setData(data);
        const QString path = QString::fromStdString(datasetPath(data));
        if (QDir::isAbsolutePath(path)) recentFiles_->add(path);
    });
    connect(&opener_, &FileOpener::modelOpened, this, &DocumentController::loadModel);
    connect(&opener_, &FileOpener::sheetFound, this, &DocumentController::askForCells);
    connect(&opener_, &FileOpener::failed, this, [this](const QString& what, bool isGone) {
        if (isGone) recentFiles_->forget(what);
        // A program that was started with a bad file still has something to learn from.
        if (!experiment_.hasData() && !experiment_.snapshot()) opener_.openDataset(kDefaultDataset);
    });
    connect(&opener_, &FileOpener::errorOccurred, &banner_, &MessageBanner::showMessage);
}

void DocumentController::connectActions(const WindowActions& actions) {
    connect(actions.openDataset, &QAction::triggered, this, &DocumentController::askForDataset);
    connect(actions.openFolder, &QAction::triggered, this, [this] {
        askForDirectory(&window_, tr("Open folder of pictures"), [this](const QString& path) { open(path); });
    });
    connect(actions.openModel, &QAction::triggered, this, &DocumentController::askForModel);
    connect(actions.saveModel, &QAction::triggered, this, [this] { askWhereToSaveModel(); });
}

void DocumentController::open(const QString& what, FileOpener::PictureUse use) {
    endTrainingFirst([this, what, use] {
        banner_.clear();
        opener_.open(what, use);
    });
}

void DocumentController::endTrainingFirst(const std::function<void()>& open) {
    if (!experiment_.isRunning()) {
        open();
        return;
    }
    delete window_.findChild<QMessageBox*>(QStringLiteral("endTrainingQuestion"));
    auto* box = new QMessageBox(&window_);
    box->setObjectName(QStringLiteral("endTrainingQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::NoIcon);
    box->setWindowTitle(QStringLiteral("Lunette"));
    box->setText(tr("The network is still training. Opening something else ends its training."));
    box->setInformativeText(tr("The run stays in the list as it is then."));
    auto* end = box->addButton(tr("End training and open"), QMessageBox::AcceptRole);
    end->setObjectName(QStringLiteral("endTrainingButton"));
    auto* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    cancel->setObjectName(QStringLiteral("keepTrainingButton"));
    box->setEscapeButton(cancel);
    box->setDefaultButton(cancel);
    connect(end, &QPushButton::clicked, this, [open] { open(); });
    connect(cancel, &QPushButton::clicked, this, &DocumentController::openingRefused);
    box->open();
}

bool DocumentController::canOpen(const QList<QUrl>& urls) {
    return !onlyFile(urls).isEmpty() || !severalPictures(urls).isEmpty();
}

void DocumentController::openUrls(const QList<QUrl>& urls, FileOpener::PictureUse use) {
    banner_.clear();
    if (const QStringList pictures = severalPictures(urls); !pictures.isEmpty())
        openPictures(pictures);
    else if (const QString file = onlyFile(urls); !file.isEmpty() && use == FileOpener::PictureUse::Encode)
        opener_.open(file, use);
    else if (!file.isEmpty())
        open(file, use);
    else
        banner_.showMessage(
            tr("Not all of these %1 files are pictures. Choose one file or folder, or several pictures.")
                .arg(urls.size()));
}

// A list of the paths is a dataset, which can be opened again at the next start.
void DocumentController::openPictures(const QStringList& paths) {
    try {
        std::vector<std::string> pictures;
        for (const QString& path : paths) pictures.push_back(path.toStdString());
        const std::string text = pictureListText(pictures), folder = userDatasets() + "/lists";
        const QString list = QString::fromStdString(folder + "/" + pictureListName(text));
        writes_.write(list,
                      [text, folder, file = list.toStdString()] {
                          makeFolder(folder);
                          writeTextFile(file, text);
                      },
                      {[this, list] { open(list); }, {}});
    } catch (const Error& error) {
        banner_.showMessage(translated(error));
    }
}

void DocumentController::loadModel(const QString& path, const Checkpoint& model, const DataSplit& data,
                                   const QString& note) {
    experiment_.load(model, data);
    emit modelLoaded(path);
    if (!note.isEmpty()) banner_.showMessage(note);
}

void DocumentController::trainWhenOpened() {
    auto* once = new QObject(this);
    const auto train = [this, once] {
        once->deleteLater();
        experiment_.train();
    };
    connect(&opener_, &FileOpener::datasetOpened, once, train);
    connect(&opener_, &FileOpener::modelOpened, once, train);
    connect(&opener_, &FileOpener::failed, once, &QObject::deleteLater);
}

void DocumentController::askForDataset() {
    QStringList patterns;
    for (const auto& format : catalog_.formats()) {
        for (const auto& pattern : format->filePatterns()) patterns << QString::fromStdString(pattern);
    }
    for (const auto& container : catalog_.containers())
        for (const auto& pattern : container->filePatterns()) patterns << QString::fromStdString(pattern);
    const QStringList filters{tr("Datasets (%1)").arg(patterns.join(QLatin1Char(' '))), tr("All files (*)")};
    askForFile(&window_, tr("Open dataset"), QFileDialog::AcceptOpen, filters, {},
               [this](const QString& path) { endTrainingFirst([this, path] { opener_.openDataset(path); }); });
}

void DocumentController::askForModel() {
    askForFile(&window_, tr("Open model"), QFileDialog::AcceptOpen,
               {tr("Models (*.lunette *.safetensors)"), tr("All files (*)")}, {},

               [this](const QString& path) { endTrainingFirst([this, path] { opener_.openModel(path); }); });
}

void DocumentController::askForCells(const QString& sheet) {
    auto* dialog = new QInputDialog(&window_);
    dialog->setObjectName(QStringLiteral("cellDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Open a sheet of pictures"));
    dialog->setLabelText(tr("Size of the cells that the picture is cut into, in pixels:"));
    dialog->setTextValue(QStringLiteral("32x32"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, sheet](const QString& cell) {
        opener_.openDataset(sheet + QStringLiteral(":cell=") + cell.trimmed());
    });
    dialog->open();
}

void DocumentController::askWhereToSaveModel(const std::function<void()>& then) {
    askForFile(&window_, tr("Save model"), QFileDialog::AcceptSave, {tr("Lunette models (*.lunette)")},
               tr("model") + QStringLiteral(".lunette"), [this, then](const QString& path) { saveModel(path, then); });
}

void DocumentController::saveRuns(const QString& folder, const std::vector<StoredRun>& runs,
                                  const std::function<void()>& then) {
    const auto left = std::make_shared<std::size_t>(runs.size());
    for (const StoredRun& run : runs) {
        QString name = run.name;
        name.replace(QRegularExpression(QStringLiteral("[^\\w.,()-]+"), QRegularExpression::UseUnicodePropertiesOption),
                     QStringLiteral("-"));
        writes_.writeNew(folder + u'/' + name, QStringLiteral(".lunette"),
                         [run](const std::string& file) { lunette::saveModel(run.saved(), file); },
                         {[left, then] {
                              if (--*left == 0) then();
                          },
                          {}});
    }
}

void DocumentController::saveModel(const QString& path, const std::function<void()>& then) {
    experiment_.requestCheckpoint([self = QPointer(this), path, then](const Checkpoint& checkpoint) {
        if (!self) return;
        const std::int64_t step = checkpoint.state->step, run = self->experiment_.run();
        self->writes_.write(
            path, [checkpoint, file = path.toStdString()] { lunette::saveModel(checkpoint.toSavedModel(), file); },
            {[self, path, step, run, then] {
                 self->recentFiles_->add(path);
                 // Another model may have become the current one while this one was written.
                 if (run == self->experiment_.run()) {
                     self->experiment_.markSaved(step);
                     emit self->modelSaved(path);
                 }
                 if (then) then();
             },
             {}});
    });
}

}  // namespace lunette
