#include "window/MainWindow.h"

#include "Error.h"
#include "compare/CompareView.h"
#include "compare/RunsController.h"
#include "export/PictureOutput.h"
#include "imaging/PictureFile.h"
#include "map/LatentView.h"
#include "map/MapControls.h"
#include "probe/CustomPictureView.h"
#include "probe/ProbeController.h"
#include "probe/ProbePanel.h"
#include "session/MessageText.h"
#include "setup/ImportReportDialog.h"
#include "setup/SetupPanel.h"
#include "views/compress/CompressView.h"
#include "views/denoise/DenoiseView.h"
#include "views/factors/FactorsView.h"
#include "views/gallery/GalleryView.h"
#include "views/generate/GenerateView.h"
#include "views/interpolate/InterpolateView.h"
#include "views/learning/LearningCurvesView.h"
#include "views/network/NetworkView.h"
#include "views/reconstruct/ReconstructionView.h"
#include "views/selection/SelectionView.h"
#include "widgets/FileDialog.h"
#include "widgets/MessageBanner.h"
#include "widgets/RecentFiles.h"
#include "widgets/Settings.h"
#include "widgets/SymbolIcon.h"
#include "window/CenterPane.h"
#include "window/CloseGuard.h"
#include "window/DatasetBox.h"
#include "window/DockLayout.h"
#include "window/DocumentController.h"
#include "window/DownloadBanner.h"
#include "window/DropFilter.h"
#include "window/FocusRing.h"
#include "window/HelpMenu.h"
#include "window/LanguageSwitch.h"
#include "window/LearnController.h"
#include "window/MainMenus.h"
#include "window/MarkedPicture.h"
#include "window/Preferences.h"
#include "window/RecoveryBanner.h"
#include "window/RecoveryController.h"
#include "window/RunBar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QLayout>
#include <QLocale>
#include <QScreen>
#include <QStatusBar>
#include <QTabWidget>
#include <QTimer>

namespace lunette {
namespace {

constexpr QSize kFirstSize(1440, 960);
constexpr QSize kSmallestSize(960, 600);
constexpr int kStatusMs = 4000;

}  // namespace

MainWindow::MainWindow(QWidget* parent) : MainWindow(std::make_shared<Workspace>()) {
    setParent(parent);
    if (const QString first = Preferences::firstDataset(); !first.isEmpty()) open(first);
}

MainWindow::MainWindow(std::shared_ptr<Workspace> work)
    : work_(std::move(work)),
      service_(work_->service),
      writes_(work_->writes),
      experiment_(work_->experiment),
      actions_(this) {
    setWindowTitle(QStringLiteral("Lunette"));
    setWindowIcon(applicationIcon());
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    messages_ = new MessageBanner(this);
    recoveryBanner_ = new RecoveryBanner(this);
    downloads_ = new DownloadBanner(service_, this);
    documents_ = new DocumentController(*this, work_->catalog, service_, writes_, experiment_, *messages_, actions_);
    runs_ = new RunsController(*this, service_, experiment_, work_->runs, work_->comparison, actions_);
    recovery_ = std::make_unique<RecoveryController>(experiment_, service_, work_->recovery, *documents_, *messages_,
                                                     *recoveryBanner_, actions_);
    closeGuard_ = new CloseGuard(*this, experiment_, runs_->store(), *documents_);
    learn_ = new LearnController(*this, work_->catalog, work_->lessons, writes_, experiment_, service_, actions_);
    bar_ = new RunBar(work_->catalog, service_, actions_, runs_->makeCompareButton(this), this);
    addToolBar(bar_);
    buildViews();
    buildCenter();
    buildDocks();
    pictures_ = new PictureOutput(*this, service_, writes_, experiment_, work_->provenance);
    for (PictureSource* source : pictureSources_) pictures_->addSource(*source);
    buildMenus();
    connectExperiment();
    connectFiles();
    connectRuns();
    connectMessages();
    connectActions();
    linkViews(views_, experiment_, work_->unit);
    new FocusRing(*this);
    showWork();
    work_->undo.follow(actions_, views_, *runs_);
    layout()->setSizeConstraint(QLayout::SetNoConstraint);  // else it could not become narrow
    setMinimumSize(kSmallestSize);
    resize(kFirstSize.boundedTo(screen()->availableSize()));
    docks_->begin();
    settings::restoreLayout(*this);
    docks_->accept();
}

std::unique_ptr<MainWindow> MainWindow::builtAnew() {
    settings::rememberLayout(*this);
    work_->runs.nameAnew();
    auto next = std::make_unique<MainWindow>(work_);
    next->tabs_->setCurrentIndex(tabs_->currentIndex());
    takeOverViews(views_, next->views_);
    return next;
}

MainWindow::~MainWindow() {
    experiment_.disconnect(this);
    // They refer to members of this class, and cancel what the service would wait for.
    delete runs_;
    delete views_.probe;
    delete pictures_;
    delete downloads_;
    delete documents_;
    delete learn_;
}

template <class View>
View* MainWindow::follow(View* view) {
    if constexpr (std::is_base_of_v<ModelView, View>) modelViews_.push_back(view);
    if constexpr (std::is_base_of_v<PictureSource, View>) pictureSources_.push_back(view);
    return view;
}

/// The list of views. Pictures are offered in this order.
void MainWindow::buildViews() {
    views_.probe = new ProbeController(*this, service_, experiment_, work_->unit, actions_);
    views_.map = follow(new LatentView(service_, this));
    views_.map->setOverlay(MapOverlay::DecodedGrid);
    views_.network = follow(new NetworkView(service_, this));
    views_.interpolate = follow(new InterpolateView(service_, this));
    views_.factors = follow(new FactorsView(service_, this));
    views_.reconstructions = follow(new ReconstructionView(service_, this));
    views_.generate = follow(new GenerateView(service_, work_->unit, this));
    views_.compare = runs_->view();
    views_.denoise = follow(new DenoiseView(service_, this));
    compress_ = follow(new CompressView(service_, this));
    views_.gallery = follow(new GalleryView(service_, this));
    views_.selection = follow(new SelectionView(service_, this));
    curves_ = follow(new LearningCurvesView(this));
}

void MainWindow::buildCenter() {
    views_.map->setSidePanel(views_.probe->panel());
    tabs_ = new QTabWidget;
    tabs_->setObjectName(QStringLiteral("exploreTabs"));
    tabs_->setDocumentMode(true);
    tabs_->addTab(views_.network, tr("Network"));
    tabs_->addTab(views_.interpolate, tr("Interpolate"));
    tabs_->addTab(views_.factors, tr("Factors"));
    tabs_->addTab(views_.generate, tr("Generate"));
    tabs_->addTab(views_.compare, tr("Compare"));
    tabs_->addTab(views_.denoise, tr("Denoise"));
    tabs_->addTab(compress_, tr("Compress"));
    tabs_->addTab(views_.gallery, tr("Data"));
    tabs_->setAccessibleName(tr("Views"));
    tabs_->setCurrentWidget(views_.interpolate);
    setCentralWidget(new CenterPane({messages_, recoveryBanner_, downloads_}, experiment_, views_.map, tabs_));
}

void MainWindow::buildDocks() {
    setup_ = new SetupPanel(work_->catalog, service_, experiment_, this);
    docks_ = new DockLayout(*this, {setup_, runs_->panel(), views_.reconstructions, views_.selection, curves_,
                                    views_.probe->ownPicture(), learn_->panel()});
    summary_ = new QLabel(this);
    summary_->setObjectName(QStringLiteral("summaryLabel"));
    summary_->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(summary_, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::buildMenus() {
    auto* menus = new MainMenus(*this, {actions_, *documents_, *pictures_, *runs_, writes_, experiment_});
    auto* language = new LanguageSwitch(
        [this] {
            return documents_->isOpening() || downloads_->isFetching() || writes_.isWriting() ||
                   experiment_.awaitsCheckpoint() || QApplication::activeModalWidget();
        },
        this);
    connect(menus, &MainMenus::languageChosen, language, &LanguageSwitch::choose);
    connect(language, &LanguageSwitch::chosen, this, &MainWindow::languageChosen);
    connect(language, &LanguageSwitch::waits, this, [this] {
        showStatus(tr("The language changes when the current file operation or download has finished"));
    });
    auto* preferences = new Preferences(*this, experiment_, runs_->store().memory(), *recovery_, actions_);
    connect(preferences, &Preferences::datasetFolderChanged, this, [this] { bar_->datasets().updateDownloads(); });
    new HelpMenu(*this, actions_);
}

void MainWindow::connectExperiment() {
    connect(&experiment_, &Experiment::dataChanged, this, &MainWindow::showData);
    connect(&experiment_, &Experiment::snapshotChanged, this, &MainWindow::showSnapshot);
    connect(&experiment_, &Experiment::stateChanged, this, &MainWindow::showState);
    connect(&experiment_, &Experiment::configChanged, this, &MainWindow::showConfig);
    connect(&experiment_, &Experiment::historyReset, this, [this](const std::vector<EpochRecord>& epochs) {
        curves_->setPlannedEpochs(experiment_.config().epochs);
        curves_->reset(epochs);
    });
    connect(&experiment_, &Experiment::historyGrew, curves_, &LearningCurvesView::append);
    connect(&experiment_, &Experiment::progressChanged, this, [this](const RunProgress& progress) {
        bar_->setProgress(progress);
        curves_->setPlannedEpochs(progress.epochs);
    });
    connect(setup_, &SetupPanel::parameterEdited, this, &MainWindow::setParameter);
    connect(views_.network, &NetworkView::stepRequested, actions_.step, &QAction::trigger);
    connect(views_.interpolate, &InterpolateView::parameterEdited, this, &MainWindow::setParameter);
    connect(setup_, &SetupPanel::datasetEdited, this, &MainWindow::open);
    connect(setup_, &SetupPanel::importReportRequested, this, &MainWindow::showImportReport);
    connect(bar_, &RunBar::objectiveChosen, this,
            [this](const std::string& value) { setParameter("objective", value); });
    connect(&bar_->datasets(), &DatasetBox::specChosen, this, &MainWindow::open);
    connect(views_.map, &LatentView::selectionChanged, this, &MainWindow::showSelectionDock);
}

void MainWindow::connectFiles() {
    FileOpener& opener = documents_->opener();
    connect(&opener, &FileOpener::finished, this, [this] { bar_->datasets().showData(experiment_.data()); });
    connect(documents_, &DocumentController::openingRefused, this, [this] {
        bar_->datasets().showData(experiment_.data());
        setup_->showData();
    });
    connect(documents_, &DocumentController::openingChanged, this, &MainWindow::showOpening);
    connect(&opener, &FileOpener::datasetOpened, this, [this](const DataSplit& split) {
        if (const QString summary = ImportReportDialog::summary(split); !summary.isEmpty())
            messages_->showMessage(summary);
    });
    connect(&opener, &FileOpener::lessonOpened, learn_, &LearnController::show);
    connect(&opener, &FileOpener::downloadNeeded, downloads_, &DownloadBanner::offer);
    connect(&opener, &FileOpener::markedPictureFound, this, &MainWindow::restoreMarkedView);
    connect(&opener, &FileOpener::pictureFound, views_.probe, &ProbeController::encodeFile);
    connect(&opener, &FileOpener::pictureFound, this, [this] {
        showStatus(tr("A picture that is dropped on the map is encoded; dropped elsewhere, it is opened as data."));
    });
    connect(documents_, &DocumentController::modelLoaded, this, &MainWindow::showModelLoaded);
    connect(documents_, &DocumentController::modelSaved, this, [this](const QString& path) {
        work_->provenance.setSavedTo(path);
        if (!experiment_.hasUnsavedTraining()) recovery_->forget();
    });
    connect(downloads_, &DownloadBanner::fetched, this, [this](const QString& name) {
        bar_->datasets().updateDownloads();
        // The current run is not ended by a download that happens to be complete.
        if (experiment_.isActive())
            messages_->showMessage(tr("%1 is here: choose it among the datasets.").arg(name));
        else
            open(name);
    });
    connect(views_.gallery, &GalleryView::saveRequested, this, [this](const QImage& picture, const QString& name) {
        askForFile(this, tr("Save picture"), QFileDialog::AcceptSave, {tr("PNG pictures (*.png)")}, name,
                   [this, picture](const QString& path) {
                       writes_.write(path, [picture, file = path.toStdString()] { savePng(picture, file); });
                   });
    });
    connect(views_.probe, &ProbeController::filesPasted, this, [this](const QList<QUrl>& urls) {
        documents_->openUrls(urls,
                             experiment_.snapshot() ? FileOpener::PictureUse::Encode : FileOpener::PictureUse::Data);
    });
    connectDrops();
}

void MainWindow::connectDrops() {
    auto* drops = new DropFilter(*this, {views_.map, views_.probe->ownPicture()});
    connect(drops, &DropFilter::filesDropped, documents_, &DocumentController::openUrls);
    connect(drops, &DropFilter::markedPictureDropped, this, &MainWindow::restoreMarkedView);
    connect(drops, &DropFilter::pictureDropped, views_.probe, &ProbeController::encode);
    connect(drops, &DropFilter::errorOccurred, messages_, &MessageBanner::showMessage);
}

void MainWindow::connectRuns() {
    CompareView* compare = views_.compare;
    connect(runs_, &RunsController::comparisonBegan, this, [this, compare](const QString& title, bool isFirst) {
        // Another value on the way would make the runs differ in more than their objectives.
        setup_->setEnabled(false);
        bar_->setObjectiveEnabled(false);
        messages_->showTask(title);
        compare->setTraining(title);
        if (isFirst) tabs_->setCurrentWidget(compare);
    });
    connect(runs_, &RunsController::comparisonProgressed, messages_, &MessageBanner::setTaskProgress);
    connect(runs_, &RunsController::comparisonEnded, this, [this, compare](bool complete) {
        setup_->setEnabled(true);
        bar_->setObjectiveEnabled(true);
        messages_->endTask();
        compare->setTraining({});
        if (!complete) return;
        tabs_->setCurrentWidget(compare);
        if (const ShownPictures probe = views_.map->shownProbe(); probe.snapshot) {
            const Vector code = probe.codes.col(0);
            views_.map->setProbe(code);  // which holds it, there as here
            compare->setProbe(code);
        }
    });
    connect(messages_, &MessageBanner::cancelRequested, runs_, &RunsController::cancelComparison);
    connect(runs_, &RunsController::opened, this, [this] { work_->provenance.setOpenedFrom({}); });
    connect(runs_, &RunsController::replayed, this, [this](const std::shared_ptr<const Snapshot>& snapshot) {
        for (ModelView* view :
             std::initializer_list<ModelView*>{views_.map, views_.interpolate, views_.factors, views_.reconstructions})
            view->setSnapshot(snapshot);
    });
    connect(&runs_->store(), &RunStore::changed, this, &MainWindow::showComparedCurves);
    connect(&runs_->store(), &RunStore::errorOccurred, messages_, &MessageBanner::showMessage);
}

void MainWindow::connectMessages() {
    connect(&service_, &BackgroundService::errorOccurred, messages_, &MessageBanner::showMessage);
    connect(&experiment_, &Experiment::errorOccurred, messages_, &MessageBanner::showMessage);
    connect(&writes_, &WriteQueue::errorOccurred, messages_, &MessageBanner::showMessage);
    connect(downloads_, &DownloadBanner::errorOccurred, messages_, &MessageBanner::showMessage);
    connect(learn_, &LearnController::errorOccurred, messages_, &MessageBanner::showMessage);
    connect(learn_, &LearnController::opened, messages_, &MessageBanner::clear);
    connect(pictures_, &PictureOutput::errorOccurred, messages_, &MessageBanner::showMessage);
    connect(views_.probe, &ProbeController::errorOccurred, messages_, &MessageBanner::showMessage);
    connect(&writes_, &WriteQueue::started, this,
            [this](const QString& path) { messages_->showTask(tr("Writing %1").arg(QFileInfo(path).fileName())); });
    connect(&writes_, &WriteQueue::progressed, messages_, &MessageBanner::setTaskProgress);
    connect(&writes_, &WriteQueue::finished, messages_, &MessageBanner::endTask);
    connect(messages_, &MessageBanner::cancelRequested, &writes_, &WriteQueue::cancel);
    connect(&writes_, &WriteQueue::written, this,
            [this](const QString& path) { showStatus(tr("Saved %1").arg(path)); });
    connect(pictures_, &PictureOutput::statusMessage, this, &MainWindow::showStatus);
    connect(views_.probe, &ProbeController::statusMessage, this, &MainWindow::showStatus);
    connect(views_.compare, &CompareView::statusMessage, this, &MainWindow::showStatus);
}

void MainWindow::connectActions() {
    connect(actions_.train, &QAction::triggered, this, [this] {
        if (documents_->isOpening()) {
            documents_->trainWhenOpened();
            showStatus(tr("Training starts when the data are open"));
            return;
        }
        messages_->clear();
        experiment_.train();
    });
    connect(actions_.pause, &QAction::triggered, &experiment_, &Experiment::pause);
    connect(actions_.step, &QAction::triggered, &experiment_, &Experiment::step);
    connect(actions_.reset, &QAction::triggered, this, [this] {
        messages_->clear();
        experiment_.reset();
    });
    connect(actions_.quit, &QAction::triggered, this, &QWidget::close);
    connect(actions_.restoreLayout, &QAction::triggered, docks_, &DockLayout::restore);
}

void MainWindow::open(const QString& what) { documents_->open(what); }

void MainWindow::trainWhenOpened() { documents_->trainWhenOpened(); }

void MainWindow::closeAtOnce() { closeGuard_->closeAtOnce(); }

void MainWindow::keepRecoveryIn(const QString& folder) { recovery_->keepIn(folder); }

void MainWindow::keepForNextTime() { recovery_->keepForNextTime(); }

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!recovery_->isKeptForNextTime() && !closeGuard_->mayClose()) {
        event->ignore();
        return;
    }
    documents_->cancelOpening();
    runs_->cancelComparison();
    experiment_.stop();
    recovery_->forget();
    settings::rememberLayout(*this);
    event->accept();
}

void MainWindow::setParameter(const std::string& key, const std::string& text) {
    try {
        experiment_.setParameter(key, text);
    } catch (const Error& error) {
        messages_->showMessage(translated(error));
        setup_->showConfig();
    }
}

/// What was there before the window: nothing, unless it takes over from another one.
void MainWindow::showWork() {
    if (experiment_.hasData()) {
        showData();
        setup_->showData();
    }
    if (const auto snapshot = experiment_.snapshot()) {
        showSnapshot(snapshot);
        curves_->reset(experiment_.waitForCheckpoint().state->history);
        if (!experiment_.isActive()) bar_->setProgress(experiment_.progressAtRest());
    }
    work_->unit.repeat();
    showConfig();
    showState();
    work_->comparison.repeat();
}

void MainWindow::showData() {
    bar_->datasets().showData(experiment_.data());
    for (ModelView* view : modelViews_) view->setData(experiment_.data());
    showComparedCurves();
}

void MainWindow::showSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
    for (ModelView* view : modelViews_) {
        view->setTrainedOn(experiment_.modelSpec());
        view->setSnapshot(snapshot);
    }
}

void MainWindow::showConfig() {
    views_.reconstructions->setCorruptionStrength(experiment_.config().corruptionStrength);
    views_.interpolate->setConfig(experiment_.config());
}

void MainWindow::showState() {
    bar_->showState(experiment_);
    views_.network->setRunning(experiment_.isRunning());
    views_.interpolate->setRunning(experiment_.isRunning());
    const auto snapshot = experiment_.snapshot();
    if (!snapshot) {
        curves_->setPlannedEpochs(experiment_.config().epochs);
        curves_->setModel(nullptr, 0);
        summary_->clear();
        return;
    }
    const Autoencoder& network = snapshot->model().network();
    curves_->setModel(snapshot->sharedModel(), experiment_.hasData() ? experiment_.data().train->size() : 0);
    summary_->setText(tr("%1: %2, %3 parameters")
                          .arg(bar_->objectiveName(snapshot->model().config().objective),
                               QString::fromStdString(network.architecture().describe()),
                               QLocale().toString(static_cast<qlonglong>(network.parameterCount()))));
}

/// What belongs to the data before is grayed, unless the new ones are there at once.
void MainWindow::showOpening(bool isOpening) {
    constexpr int kPatienceMs = 250;
    if (isOpening) {
        QTimer::singleShot(kPatienceMs, this, [this] {
            if (documents_->isOpening()) setViewsEnabled(false);
        });
    } else {
        setViewsEnabled(true);
    }
}

void MainWindow::setViewsEnabled(bool enabled) {
    for (QWidget* view :
         std::initializer_list<QWidget*>{views_.map, tabs_, views_.reconstructions, views_.selection, curves_})
        view->setEnabled(enabled);
}

void MainWindow::showStatus(const QString& text) { statusBar()->showMessage(text, kStatusMs); }

void MainWindow::showSelectionDock() {
    auto* dock = qobject_cast<QDockWidget*>(views_.selection->parentWidget());
    if (!dock || views_.selection->isEmpty() || dock->isFloating()) return;
    dock->show();
    dock->raise();  // from among the tabs
}

void MainWindow::showComparedCurves() {
    std::vector<LearningCurvesView::Curve> curves;
    for (const StoredRun& run : runs_->store().compared())
        if (run.spec == experiment_.data().spec) curves.push_back({run.name, run.color, *run.history});
    curves_->setCompared(std::move(curves));
}

void MainWindow::showModelLoaded(const QString& path) {
    const bool isRecovered = recovery_->takeOver(path);
    if (!isRecovered) documents_->recentFiles().add(path);
    work_->provenance.setOpenedFrom(isRecovered ? QString() : path);
}

void MainWindow::restoreMarkedView(const FileOpener::PictureTexts& texts) {
    const QString note = lunette::restoreMarkedView(texts, experiment_, *views_.map);
    if (!note.isEmpty()) messages_->showMessage(note);
}

void MainWindow::showImportReport() {
    if (!experiment_.hasData()) return;
    delete findChild<ImportReportDialog*>();
    (new ImportReportDialog(experiment_.data(), this))->show();
}

}  // namespace lunette
