#pragma once

#include "export/PictureSource.h"
#include "session/FileOpener.h"
#include "session/ModelView.h"
#include "widgets/Language.h"
#include "widgets/WindowActions.h"
#include "window/ViewLinks.h"
#include "window/Workspace.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QLabel;
class QTabWidget;

namespace lunette {

class CloseGuard;
class DockLayout;
class DocumentController;
class CompressView;
class DownloadBanner;
class LearnController;
class LearningCurvesView;
class MessageBanner;
class PictureOutput;
class RecoveryBanner;
class RecoveryController;
class RunBar;
class RunsController;
class SetupPanel;

/// The window. It makes the parts, gives them their places, and says who follows whom.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    /// A window that takes this work over.
    explicit MainWindow(std::shared_ptr<Workspace> work);
    ~MainWindow() override;

    /// Another window around the same work, in the language of now, with what is chosen in this one. This one is to go.
    std::unique_ptr<MainWindow> builtAnew();

    /// Opens a model, a dataset spec, or a picture that tells where in latent space it was found.
    void open(const QString& what);
    /// Starts training when what is being opened is there.
    void trainWhenOpened();
    /// Stops the run and closes, without asking.
    void closeAtOnce();
    /// From now on keeps unsaved training in a folder that windows share, and offers the runs that are left there.
    void keepRecoveryIn(const QString& folder);
    /// Writes the current run there before it returns. From then on closing neither asks nor removes it. Throws Error.
    void keepForNextTime();

signals:
    /// By the menu, and remembered; nothing is being opened.
    void languageChosen(lunette::language::Choice choice);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildViews();
    void buildCenter();
    void buildDocks();
    void buildMenus();
    void connectExperiment();
    void connectFiles();
    void connectDrops();
    void connectRuns();
    void connectMessages();
    void connectActions();

    /// Makes a view follow the experiment, and offer its pictures, as far as it can. New views need nothing else.
    template <class View>
    View* follow(View* view);

    void showWork();
    void showData();
    void showSnapshot(const std::shared_ptr<const Snapshot>& snapshot);
    void showConfig();
    void showState();
    void showOpening(bool isOpening);
    void setViewsEnabled(bool enabled);
    void showStatus(const QString& text);
    void showSelectionDock();
    void showComparedCurves();
    void showModelLoaded(const QString& path);
    void restoreMarkedView(const FileOpener::PictureTexts& texts);
    void setParameter(const std::string& key, const std::string& text);
    void showImportReport();

    std::shared_ptr<Workspace> work_;
    BackgroundService& service_;
    WriteQueue& writes_;
    Experiment& experiment_;
    WindowActions actions_;
    std::vector<ModelView*> modelViews_;
    std::vector<PictureSource*> pictureSources_;

    MessageBanner* messages_;
    RecoveryBanner* recoveryBanner_;
    DownloadBanner* downloads_;
    DocumentController* documents_;
    RunsController* runs_;
    std::unique_ptr<RecoveryController> recovery_;
    CloseGuard* closeGuard_;
    LearnController* learn_;
    RunBar* bar_;
    LinkedViews views_;
    CompressView* compress_;
    LearningCurvesView* curves_;
    SetupPanel* setup_;
    PictureOutput* pictures_;
    QTabWidget* tabs_;
    QLabel* summary_;
    DockLayout* docks_;
};

}  // namespace lunette
