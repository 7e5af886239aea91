#pragma once

#include "session/FileOpener.h"
#include "session/StoredRun.h"
#include "session/WriteQueue.h"
#include "widgets/WindowActions.h"

#include <QUrl>
#include <QWidget>

namespace lunette {

class Experiment;
class MessageBanner;
class RecentFiles;

/// Opens datasets, models and pictures, and saves models: the dialogs, the list of recent files, and what follows an
/// opening or a saving in the experiment.
class DocumentController : public QObject {
    Q_OBJECT
public:
    DocumentController(QWidget& window, const Catalog& catalog, BackgroundService& service, WriteQueue& writes,
                       Experiment& experiment, MessageBanner& banner, const WindowActions& actions);

    /// Opens a model, a dataset spec, or a picture; asks first whether to end a training that runs.
    void open(const QString& what, FileOpener::PictureUse use = FileOpener::PictureUse::Data);
    /// Opens one file or folder, or several pictures as one dataset.
    void openUrls(const QList<QUrl>& urls, FileOpener::PictureUse use);
    /// Whether openUrls() can open something of these, by their names alone.
    static bool canOpen(const QList<QUrl>& urls);
    /// Opens the model file of a recovered run.
    void openModel(const QString& path) { opener_.openModel(path); }
    void cancelOpening() { opener_.cancel(); }
    bool isOpening() const { return isOpening_; }
    /// Starts training when what is being opened is there.
    void trainWhenOpened();
    /// Saves each of the runs in this folder under its own name, then calls `then` where all are written.
    void saveRuns(const QString& folder, const std::vector<StoredRun>& runs, const std::function<void()>& then);
    /// Asks for a file and saves the model, then calls `then`.
    void askWhereToSaveModel(const std::function<void()>& then = {});

    FileOpener& opener() { return opener_; }
    RecentFiles& recentFiles() { return *recentFiles_; }

signals:
    /// The model of this file is the experiment's now.
    void modelLoaded(const QString& path);
    /// Something is being opened, or no more.
    void openingChanged(bool isOpening);
    /// The training that runs was not to be ended.
    void openingRefused();
    /// The current model is in this file, as it was when saving was asked for.
    void modelSaved(const QString& path);

private:
    void connectOpener();
    /// Calls `open`, where a training runs only after the question whether it is to end.
    void endTrainingFirst(const std::function<void()>& open);
    void connectActions(const WindowActions& actions);
    void loadModel(const QString& path, const Checkpoint& model, const DataSplit& data, const QString& note);
    void askForDataset();
    void askForModel();
    void askForCells(const QString& sheet);
    void openPictures(const QStringList& paths);
    void saveModel(const QString& path, const std::function<void()>& then);

    QWidget& window_;
    const Catalog& catalog_;
    WriteQueue& writes_;
    Experiment& experiment_;
    MessageBanner& banner_;
    FileOpener opener_;
    RecentFiles* recentFiles_;
    bool isOpening_ = false;
};

}  // namespace lunette
