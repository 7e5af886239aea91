#pragma once

#include "session/DecodeService.h"
#include "session/Experiment.h"
#include "session/FileTasks.h"
#include "session/Recovery.h"
#include "widgets/Theme.h"
#include "widgets/WindowActions.h"
#include "data/Catalog.h"
#include "io/PictureOrigin.h"

#include <QMainWindow>

#include <functional>

class QComboBox;
class QLabel;
class QMenu;
class QTabWidget;

namespace lunette {

class DownloadBanner;
class FactorsView;
class GalleryView;
class GenerateView;
class InterpolateView;
class LatentView;
class LearningCurvesView;
class MessageBanner;
class PrimaryButton;
class PictureOutput;
class ProbeDesk;
class ProgressStrip;
class RecentFiles;
class ReconstructionView;
class RecoveryBanner;
class RunsDesk;
class SelectionView;
class SetupPanel;

/// The window: it makes the panels and connects them to one experiment.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a model, a DATASET text, or a picture that says where in latent space it was found.
    void open(const QString& what);
    /// Starts training when what is being opened is there.
    void trainWhenOpened();
    /// Stops the run and closes, without asking.
    void closeAtOnce();
    /// From now on keeps what is trained in a folder that windows share, and offers what is left there.
    void keepRecoveryIn(const QString& folder);
    /// Writes what is in hand there before it returns; closing neither asks nor forgets any more. Throws Error.
    void keepForNextTime();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildToolBar();
    void buildCentre();
    void buildUses();
    void buildDocks();
    void buildMenus();
    void buildExportMenu(QMenu* file);
    void connectExperiment();
    void connectData();
    void connectGenerate();
    void connectSelection();
    void connectFiles();
    void connectPictures();
    void connectProbe();
    void connectRuns();
    void connectLinks();
    void connectActions();
    QDockWidget* addDock(const QString& title, const char* name, QWidget* panel, Qt::DockWidgetArea area);

    void showState();
    void showData();
    void chooseDataset(int index);
    void setParameter(const std::string& key, const std::string& text);
    void restoreWindow();

    void allowExport(QAction& action, bool needsData) const;

    void onModelOpened(const QString& path, const SavedModel& saved, const DataSplit& split, const QString& note);
    void recoverOffered();
    bool takeUpRecovery(const QString& path);

    /// What a picture says of its origin, in its text chunks.
    using PictureTexts = std::map<std::string, std::string>;
    void restoreView(const PictureTexts& texts);
    void restoreProbe(const PictureOrigin& origin);
    void askForDataset();
    void askForFolder();
    void openPictures(const QStringList& paths);
    void askForCells(const QString& sheet);
    void reportImport(const DataSplit& split);
    void showImportReport();
    void askForModel();
    void askWhereToSaveModel(const std::function<void()>& then = {});
    void askBeforeClosing();
    void showAbout();
    void showShortcuts();

    Catalog catalog_;
    DecodeService service_;
    FileTasks files_;
    Experiment experiment_;
    std::unique_ptr<Recovery> recovery_;
    WindowActions actions_;
    std::function<void()> afterSave_;
    std::int64_t savingStep_ = 0;  ///< of the model that is being saved
    bool mayClose_ = false;
    bool isKept_ = false;

    QComboBox* datasetBox_;
    QComboBox* objectiveBox_;
    QLabel* objectiveMark_;
    PrimaryButton* runButton_;
    ProgressStrip* progress_;
    MessageBanner* banner_;
    RecoveryBanner* recoveryBanner_;
    DownloadBanner* downloads_;
    RecentFiles* recentFiles_;
    LatentView* latents_;
    QTabWidget* exploreTabs_;
    InterpolateView* interpolate_;
    FactorsView* factors_;
    GenerateView* generate_;
    GalleryView* gallery_;
    SetupPanel* setup_;
    PictureOutput* pictures_;
    ProbeDesk* probe_;
    RunsDesk* runs_;
    ReconstructionView* reconstructions_;
    SelectionView* selection_;
    LearningCurvesView* curves_;
    QLabel* summary_;
    QByteArray firstLayout_;
};

}  // namespace lunette
