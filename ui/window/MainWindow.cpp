#include "window/MainWindow.h"

#include "widgets/AppearanceMenu.h"
#include "compare/CompareView.h"
#include "window/DownloadBanner.h"
#include "Error.h"
#include "views/factors/FactorsView.h"
#include "views/gallery/GalleryView.h"
#include "views/generate/GenerateView.h"
#include "views/interpolate/InterpolateView.h"
#include "map/LatentView.h"
#include "views/learning/LearningCurvesView.h"
#include "widgets/MessageBanner.h"
#include "probe/OwnPictureView.h"
#include "setup/ParameterForm.h"
#include "window/PictureOutput.h"
#include "widgets/PrimaryButton.h"
#include "probe/ProbeDesk.h"
#include "probe/ProbePanel.h"
#include "widgets/ProgressStrip.h"
#include "widgets/RecentFiles.h"
#include "views/reconstruct/ReconstructionView.h"
#include "window/RecoveryBanner.h"
#include "compare/RunsDesk.h"
#include "views/selection/SelectionView.h"
#include "widgets/Settings.h"
#include "setup/SetupPanel.h"
#include "widgets/SymbolIcon.h"
#include "imaging/PictureFile.h"
#include "imaging/StandardCatalog.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QScreen>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QVBoxLayout>

namespace lunette {
namespace {

constexpr QSize kFirstSize(1440, 960);
const QString kDefaultDataset = QStringLiteral("moons");

const ParameterInfo& parameter(std::string_view key) { return *trainingParameters().find(key); }

QComboBox* addBox(QToolBar* bar, const QString& title, const char* name, const QString& help) {
    auto* label = new QLabel(title, bar);
    label->setContentsMargins(8, 0, 4, 0);
    auto* box = new QComboBox(bar);
    box->setObjectName(QLatin1StringView(name));
    box->setAccessibleName(title);
    box->setToolTip(help);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    label->setBuddy(box);
    bar->addWidget(label);
    bar->addWidget(box);
    return box;
}

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), catalog_(standardCatalog()), files_(catalog_, service_), actions_(this) {
    setWindowTitle(QStringLiteral("Lunette"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    runs_ = new RunsDesk(*this, service_, experiment_, actions_);
    buildToolBar();
    buildCentre();
    buildDocks();
    pictures_ = new PictureOutput(*this, service_, experiment_, actions_,
                                  {interpolate_, factors_, latents_, reconstructions_, curves_, generate_, selection_});
    buildMenus();
    connectExperiment();
    connectData();
    connectGenerate();
    connectSelection();
    connectFiles();
    connectPictures();
    connectProbe();
    connectRuns();
    connectActions();
    restoreWindow();
    setup_->setConfig(experiment_.config());
    showState();
    open(kDefaultDataset);
}

MainWindow::~MainWindow() {
    experiment_.disconnect(this);
    delete runs_;
    delete probe_;
    delete pictures_;  // cancels what it writes, before the service waits for it
}

void MainWindow::buildToolBar() {
    auto* bar = addToolBar(tr("Run"));
    bar->setObjectName(QStringLiteral("runBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    datasetBox_ =
        addBox(bar, tr("Dataset"), "datasetBox", tr("The pictures to learn; open files with File, or drop them here"));
    for (const auto& source : catalog_.sources()) {
        const QString about = QString::fromStdString(source->description());
        datasetBox_->addItem(QCoreApplication::translate("Dataset", source->title().c_str()),
                             QString::fromStdString(source->name()));
        datasetBox_->setItemData(datasetBox_->count() - 1, about, Qt::ToolTipRole);
    }
    datasetBox_->setCurrentIndex(-1);
    objectiveBox_ = addBox(bar, tr("Model"), "objectiveBox", parameterHelp(parameter("objective")));
    for (const auto& option : std::get<ChoiceOptions>(parameter("objective").kind)) {
        objectiveBox_->addItem(QCoreApplication::translate("Parameter", option.label.c_str()),
                               QString::fromStdString(option.value));
    }
    objectiveMark_ = new QLabel(bar);
    objectiveMark_->setObjectName(QStringLiteral("objectivePendingMark"));
    objectiveMark_->setMinimumWidth(2 * fontMetrics().horizontalAdvance(ParameterForm::pendingMark()));
    bar->addWidget(objectiveMark_);
    // Train and Pause take turns at one place, which is as wide as either needs.
    runButton_ = new PrimaryButton(bar);
    runButton_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    int width = 0;
    for (auto* action : {actions_.pause, actions_.train}) {
        runButton_->setOnlyAction(action);
        width = std::max(width, runButton_->sizeHint().width());
    }
    runButton_->setMinimumWidth(width);
    bar->addWidget(runButton_);
    bar->addActions({actions_.step, actions_.reset});
    bar->addWidget(runs_->makeCompareButton(bar));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(16, 16));
    auto* spring = new QWidget(bar);
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spring);
    progress_ = new ProgressStrip(bar);
    bar->addWidget(progress_);
}

void MainWindow::buildCentre() {
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    banner_ = new MessageBanner(centre);
    column->addWidget(banner_);
    recoveryBanner_ = new RecoveryBanner(centre);
    column->addWidget(recoveryBanner_);
    downloads_ = new DownloadBanner(centre);
    column->addWidget(downloads_);
    auto* split = new QSplitter(Qt::Vertical, centre);
    split->setObjectName(QStringLiteral("centreSplit"));
    split->setChildrenCollapsible(false);
    latents_ = new LatentView(service_, split);
    probe_ = new ProbeDesk(*this, service_, experiment_, actions_);
    latents_->setSidePanel(probe_->panel());
    exploreTabs_ = new QTabWidget(split);
    exploreTabs_->setObjectName(QStringLiteral("exploreTabs"));
    exploreTabs_->setDocumentMode(true);
    interpolate_ = new InterpolateView(service_, exploreTabs_);
    exploreTabs_->addTab(interpolate_, tr("Interpolate"));
    factors_ = new FactorsView(service_, exploreTabs_);
    exploreTabs_->addTab(factors_, tr("Factors"));
    generate_ = new GenerateView(service_, exploreTabs_);
    exploreTabs_->addTab(generate_, tr("Generate"));
    exploreTabs_->addTab(runs_->view(), tr("Compare"));
    buildUses();
    gallery_ = new GalleryView(service_, exploreTabs_);
    exploreTabs_->addTab(gallery_, tr("Data"));
    // The strip below needs its height to be seen at twice its pixels; the scatter fills what it gets.
    split->setSizes({430, 570});
    column->addWidget(split, 1);
    setCentralWidget(centre);
}

QDockWidget* MainWindow::addDock(const QString& title, const char* name, QWidget* panel, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(QLatin1StringView(name));
    dock->setWidget(panel);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::buildDocks() {
    setup_ = new SetupPanel(catalog_, service_, this);
    reconstructions_ = new ReconstructionView(service_, this);
    selection_ = new SelectionView(service_, this);
    curves_ = new LearningCurvesView(this);
    auto* setup = addDock(tr("Setup"), "setupDock", setup_, Qt::LeftDockWidgetArea);
    auto* runs = addDock(tr("Runs"), "runsDock", runs_->panel(), Qt::LeftDockWidgetArea);
    auto* right = addDock(tr("Reconstructions"), "reconstructionsDock", reconstructions_, Qt::RightDockWidgetArea);
    auto* selection = addDock(tr("Selection"), "selectionDock", selection_, Qt::RightDockWidgetArea);
    auto* below = addDock(tr("Learning curves"), "learningCurvesDock", curves_, Qt::RightDockWidgetArea);
    auto* own = addDock(tr("Your picture"), "ownPictureDock", probe_->ownPicture(), Qt::RightDockWidgetArea);
    tabifyDockWidget(right, own);
    own->hide();
    tabifyDockWidget(right, selection);
    right->raise();
    setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
    resizeDocks({setup, right}, {280, 320}, Qt::Horizontal);
    resizeDocks({right, below}, {560, 280}, Qt::Vertical);
    resizeDocks({setup, runs}, {600, 220}, Qt::Vertical);
    summary_ = new QLabel(this);
    summary_->setObjectName(QStringLiteral("summaryLabel"));
    summary_->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(summary_, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::buildMenus() {
    auto* file = menuBar()->addMenu(tr("&File"));
    file->setToolTipsVisible(true);
    file->addActions({actions_.openDataset, actions_.openFolder, actions_.openModel});
    recentFiles_ = new RecentFiles(file);
    file->addMenu(recentFiles_);
    file->addAction(actions_.recover);
    file->addSeparator();
    file->addAction(actions_.saveModel);
    file->addSeparator();
    pictures_->fillFileMenu(*file);
    file->addSeparator();
    buildExportMenu(file);
    file->addSeparator();
    file->addAction(actions_.quit);

    auto* edit = menuBar()->addMenu(tr("&Edit"));
    edit->setToolTipsVisible(true);
    pictures_->fillEditMenu(*edit);

    auto* run = menuBar()->addMenu(tr("&Run"));
    run->addActions({actions_.train, actions_.pause, actions_.step, actions_.reset});
    run->addSeparator();
    run->addAction(actions_.compare);
    run->addMenu(runs_->objectivesMenu());

    auto* view = menuBar()->addMenu(tr("&View"));
    for (auto* dock : findChildren<QDockWidget*>()) view->addAction(dock->toggleViewAction());
    view->addActions({actions_.probeDetails, actions_.restoreLayout});
    view->addSeparator();
    view->addMenu(new AppearanceMenu(view));

    auto* help = menuBar()->addMenu(tr("&Help"));
    help->addActions({actions_.shortcuts, actions_.about});
}

void MainWindow::restoreWindow() {
    const QSize room = screen()->availableSize();
    resize(kFirstSize.boundedTo(room));
    firstLayout_ = saveState();
    settings::restoreLayout(*this);
}

void MainWindow::connectExperiment() {
    connect(&experiment_, &Experiment::dataChanged, this, [this] {
        showData();
        setup_->setData(experiment_.data());
        latents_->setData(experiment_.data());
        interpolate_->setData(experiment_.data());
        factors_->setData(experiment_.data());
        reconstructions_->setData(experiment_.data());
    });
    connect(&experiment_, &Experiment::stateChanged, this, &MainWindow::showState);
    connect(&experiment_, &Experiment::configChanged, this, [this] {
        setup_->setConfig(experiment_.config());
        reconstructions_->setCorruptionStrength(experiment_.config().corruptionStrength);
    });
    connect(&experiment_, &Experiment::snapshotChanged, latents_, &LatentView::setSnapshot);
    connect(&experiment_, &Experiment::snapshotChanged, interpolate_, &InterpolateView::setSnapshot);
    connect(&experiment_, &Experiment::snapshotChanged, factors_, &FactorsView::setSnapshot);
    connect(&experiment_, &Experiment::snapshotChanged, reconstructions_, &ReconstructionView::setSnapshot);
    connect(latents_, &LatentView::endpointPicked, interpolate_, &InterpolateView::setEndpoint);
    connect(latents_, &LatentView::imagePinned, reconstructions_, &ReconstructionView::pin);
    connect(latents_, &LatentView::imagePinned, factors_, &FactorsView::setImage);
    connect(latents_, &LatentView::probeMoved, factors_, &FactorsView::setCode);
    connect(factors_, &FactorsView::codeEdited, latents_, &LatentView::setProbe);
    connect(interpolate_, &InterpolateView::endpointsChanged, latents_, &LatentView::setEndpoints);
    connect(&experiment_, &Experiment::historyReset, curves_, &LearningCurvesView::reset);
    connect(&experiment_, &Experiment::historyGrew, curves_, &LearningCurvesView::append);
    connect(&experiment_, &Experiment::progressChanged, this, [this](const RunProgress& progress) {
        progress_->setProgress(progress);
        curves_->setPlannedEpochs(progress.epochs);
    });
    connect(&experiment_, &Experiment::failed, banner_, &MessageBanner::showMessage);
    connect(setup_, &SetupPanel::parameterEdited, this, &MainWindow::setParameter);
    connect(setup_, &SetupPanel::datasetEdited, this, &MainWindow::open);
    connect(datasetBox_, &QComboBox::currentIndexChanged, this, &MainWindow::chooseDataset);
    connect(objectiveBox_, &QComboBox::currentIndexChanged, this,
            [this] { setParameter("objective", objectiveBox_->currentData().toString().toStdString()); });
}

void MainWindow::connectFiles() {
    connect(&files_, &FileTasks::openingBegan, this,
            [this](const QString& title) { banner_->showTask(tr("Opening %1").arg(title)); });
    connect(&files_, &FileTasks::openingProgressed, banner_, &MessageBanner::setTaskProgress);
    connect(&files_, &FileTasks::openingEnded, this, [this] {
        banner_->endTask();
        showData();
    });
    connect(banner_, &MessageBanner::cancelRequested, &files_, &FileTasks::cancelOpening);
    connect(&files_, &FileTasks::datasetOpened, &experiment_, &Experiment::setData);
    connect(&files_, &FileTasks::datasetOpened, this, [this](const DataSplit& split) {
        const QString place = QString::fromStdString(datasetPlace(split));
        if (QDir::isAbsolutePath(place)) recentFiles_->add(place);
    });
    connect(&files_, &FileTasks::modelOpened, this, &MainWindow::onModelOpened);
    connect(&files_, &FileTasks::openingFailed, recentFiles_, &RecentFiles::forgetIfGone);
    connect(recentFiles_, &RecentFiles::chosen, this, &MainWindow::open);
    connect(&files_, &FileTasks::datasetOpened, this, &MainWindow::reportImport);
    connect(setup_, &SetupPanel::importReportAsked, this, &MainWindow::showImportReport);
    connect(&files_, &FileTasks::failed, banner_, &MessageBanner::showMessage);
    connect(&files_, &FileTasks::failed, this, [this] {
        afterSave_ = {};
        // A program started with a bad file still has something to learn from.
        if (!experiment_.hasData() && !experiment_.snapshot()) files_.openDataset(kDefaultDataset);
    });
    connect(&files_, &FileTasks::modelSaved, this, [this](const QString& path) {
        experiment_.markSaved(savingStep_);
        if (recovery_ && !experiment_.hasUnsavedTraining()) recovery_->forget();
        recentFiles_->add(path);
        statusBar()->showMessage(tr("Saved %1").arg(path), 4000);
        if (const auto then = std::exchange(afterSave_, {})) then();
    });
}

void MainWindow::connectActions() {
    connect(actions_.train, &QAction::triggered, this, [this] {
        banner_->clear();
        experiment_.train();
    });
    connect(actions_.pause, &QAction::triggered, &experiment_, &Experiment::pause);
    connect(actions_.step, &QAction::triggered, &experiment_, &Experiment::step);
    connect(actions_.reset, &QAction::triggered, this, [this] {
        banner_->clear();
        experiment_.reset();
    });
    connect(actions_.openDataset, &QAction::triggered, this, &MainWindow::askForDataset);
    connect(actions_.openFolder, &QAction::triggered, this, &MainWindow::askForFolder);
    connect(actions_.openModel, &QAction::triggered, this, &MainWindow::askForModel);
    connect(actions_.saveModel, &QAction::triggered, this, [this] { askWhereToSaveModel(); });
    connect(actions_.quit, &QAction::triggered, this, &QWidget::close);
    connect(actions_.restoreLayout, &QAction::triggered, this, [this] { restoreState(firstLayout_); });
    connect(actions_.shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(actions_.about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::setParameter(const std::string& key, const std::string& text) {
    try {
        experiment_.setParameter(key, text);
    } catch (const Error& error) {
        banner_->showMessage(QString::fromUtf8(error.what()));
        setup_->setConfig(experiment_.config());
    }
}

void MainWindow::chooseDataset(int index) {
    if (index >= 0) open(datasetBox_->itemData(index).toString());
}

void MainWindow::showState() {
    const bool running = experiment_.isRunning();
    runButton_->setOnlyAction(running ? actions_.pause : actions_.train);
    const bool hasData = experiment_.hasData();
    const QString noData = tr("Open a dataset first");
    const auto snapshot = experiment_.snapshot();
    WindowActions::allow(*actions_.pause, running, tr("Nothing is being trained"));
    WindowActions::allow(*actions_.train, !running && hasData, running ? tr("Training already") : noData);
    WindowActions::allow(*actions_.step, hasData, noData);
    WindowActions::allow(*actions_.reset, hasData, noData);
    WindowActions::allow(*actions_.saveModel, snapshot != nullptr, tr("There is no model yet: press Train first"));
    if (!snapshot) curves_->setPlannedEpochs(experiment_.config().epochs);
    const auto pending = experiment_.pendingParameters();
    setup_->setPending(pending);
    objectiveMark_->setText(pending.contains("objective") ? ParameterForm::pendingMark() : QString());
    objectiveMark_->setToolTip(pending.contains("objective") ? tr("Takes effect with the next run") : QString());
    const QSignalBlocker quiet(objectiveBox_);
    objectiveBox_->setCurrentIndex(static_cast<int>(experiment_.config().objective));
    if (!snapshot) {
        summary_->clear();
        return;
    }
    const Autoencoder& network = snapshot->model().network();
    summary_->setText(tr("%1: %2, %3 parameters")
                          .arg(objectiveBox_->itemText(static_cast<int>(snapshot->model().config().objective)),
                               QString::fromStdString(network.architecture().describe()),
                               QLocale().toString(static_cast<qlonglong>(network.parameterCount()))));
}

}  // namespace lunette
