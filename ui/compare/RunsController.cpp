#include "compare/RunsController.h"

#include "compare/CompareView.h"
#include "compare/ReplayBar.h"
#include "compare/RunList.h"
#include "session/MessageText.h"
#include "widgets/NumberText.h"
#include "widgets/Theme.h"

#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace lunette {

RunsController::RunsController(QWidget& window, BackgroundService& service, Experiment& experiment, RunStore& store,
                               Comparison& comparison, const WindowActions& actions)
    : QObject(&window),
      window_(window),
      experiment_(experiment),
      actions_(actions),
      store_(store),
      comparison_(comparison),
      panel_(new QWidget(&window)),
      list_(new RunList),
      memory_(new QLabel),
      replay_(new ReplayBar),
      view_(new CompareView(service, &window)),
      menu_(new QMenu(&window)),
      current_(experiment.plainSnapshot()) {
    makePanel();
    makeMenu();
    connectParts();
    store_.setReplayed(0);  // by a window in another language
    showRuns();
    allow();
}

void RunsController::makePanel() {
    auto* column = new QVBoxLayout(panel_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(list_, 1);
    memory_->setObjectName(QStringLiteral("runMemoryLabel"));
    memory_->setToolTip(
        tr("Memory used by the stored runs, and their limit in Preferences. Above the limit, parts that are not in use "
           "are moved to a file. They are loaded again when a run is opened, compared or replayed."));
    memory_->setForegroundRole(QPalette::PlaceholderText);
    memory_->setFont(theme::figures(*memory_));
    memory_->setContentsMargins(12, 0, 8, 0);  // as the words of the replay below
    column->addWidget(memory_);
    column->addWidget(replay_);
}

void RunsController::makeMenu() {
    menu_->setTitle(tr("Objectives to &compare"));
    menu_->setToolTipsVisible(true);
    const auto& options = std::get<ChoiceOptions>(trainingParameters().find("objective")->kind);
    for (std::size_t i = 0; i < options.size(); ++i) {
        const auto objective = static_cast<ObjectiveKind>(i);
        auto* action = menu_->addAction(translated(options[i].label));
        action->setObjectName(QStringLiteral("compare-") + QString::fromStdString(options[i].value));
        action->setData(static_cast<int>(i));
        action->setCheckable(true);
        action->setChecked(objective == ObjectiveKind::Autoencoder || objective == ObjectiveKind::Vae);
        connect(action, &QAction::toggled, this, &RunsController::allow);
    }
}

QToolButton* RunsController::makeCompareButton(QWidget* parent) const {
    auto* button = new QToolButton(parent);
    button->setDefaultAction(actions_.compare);
    button->setMenu(menu_);
    button->setPopupMode(QToolButton::MenuButtonPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

void RunsController::connectParts() {
    connect(actions_.compare, &QAction::triggered, this, &RunsController::compare);
    connect(&store_, &RunStore::changed, this, &RunsController::showRuns);
    connect(&experiment_, &Experiment::stateChanged, this, &RunsController::allow);
    connect(&experiment_, &Experiment::historyReset, this, &RunsController::showRuns);
    connect(&experiment_, &Experiment::dataChanged, this, &RunsController::chooseReplayed);
    connect(&experiment_, &Experiment::snapshotChanged, this, &RunsController::followSnapshot);
    connect(&experiment_, &Experiment::snapshotChanged, this, [this](const std::shared_ptr<const Snapshot>& snapshot) {
        if (comparison_.isActive()) view_->setSnapshot(Comparison::kTrainingId, snapshot);
    });
    connect(list_, &RunList::renamed, this, [this](std::int64_t id, const QString& name) {
        const StoredRun* run = store_.find(id);
        const QString before = run ? run->name : QString();
        store_.rename(id, name);
        if (run = store_.find(id); run && run->name != before) emit renamed(id, before, run->name);
    });
    connect(list_, &RunList::ticked, &store_, &RunStore::setCompared);
    connect(list_, &RunList::deleteRequested, this, &RunsController::askToDelete);
    connect(list_, &RunList::currentRunChanged, this, &RunsController::chooseReplayed);
    connect(list_, &RunList::openRequested, this, [this](std::int64_t id) {
        if (comparison_.isActive() || id == store_.current()) return;
        store_.open(id);
    });
    connect(&store_.memory(), &RunMemory::changed, this, &RunsController::showMemory);
    connect(&store_, &RunStore::opened, this, [this] {
        showRuns();
        emit opened();
    });
    connect(replay_, &ReplayBar::epochChanged, this, &RunsController::showReplay);
    connect(&comparison_, &Comparison::runBegan, this, [this](int place, int count, const QString& name) {
        allow();
        showRuns();
        emit comparisonBegan(tr("Training %1 of %2: %3").arg(numberText(place), numberText(count), name), place == 1);
    });
    connect(&comparison_, &Comparison::progressed, this, &RunsController::comparisonProgressed);
    connect(&comparison_, &Comparison::ended, this, [this](bool complete) {
        allow();
        showRuns();
        emit comparisonEnded(complete);
    });
}

void RunsController::allow() {
    bool any = false;
    for (const QAction* action : menu_->actions()) any = any || action->isChecked();
    const bool isFree = !comparison_.isActive();
    const QString whyNot = !isFree                 ? tr("Comparing already")
                           : experiment_.hasData() ? tr("Tick what to compare in this button's menu first")
                                                   : tr("Open a dataset first");
    WindowActions::setEnabled(*actions_.compare, isFree && any && experiment_.hasData(), whyNot);
}

void RunsController::compare() {
    std::vector<ObjectiveKind> objectives;
    for (const QAction* action : menu_->actions())
        if (action->isChecked()) objectives.push_back(static_cast<ObjectiveKind>(action->data().toInt()));
    comparison_.start(objectives);
}

void RunsController::showRuns() {
    list_->setRuns(store_.runs(), store_.current());
    view_->setRuns(comparison_.isActive() ? comparison_.runs() : store_.compared());
    chooseReplayed();
    showMemory();
    if (isAwaiting_ && store_.replayed() == 0) return replay_->goToNow();  // what it needs cannot be read
    if (isAwaiting_) showReplay();
}

void RunsController::showMemory() {
    const RunMemory& memory = store_.memory();
    const auto megabytes = [](std::size_t bytes) { return numberText(static_cast<double>(bytes) / (1U << 20U), 0); };
    const QString inMemory = megabytes(memory.inMemory()), budget = megabytes(memory.budget());
    const std::size_t inFile = memory.inFile();
    memory_->setVisible(!store_.runs().empty());
    memory_->setText(inFile > 0 ? tr("Memory: %1 of %2 MB; %3 MB in a file").arg(inMemory, budget, megabytes(inFile))
                                : tr("Memory: %1 of %2 MB").arg(inMemory, budget));
}

// The chosen run, or the current one; only what was trained on the data that the views show.
void RunsController::chooseReplayed() {
    const std::int64_t chosen = list_->currentRun();
    const StoredRun* run = store_.find(chosen != 0 ? chosen : store_.current());
    if (!run || !run->epochs.exists() || !run->data.test || run->data.test != experiment_.data().test) {
        replay_->setRun(0, {}, {});
        return;
    }
    const auto now = static_cast<std::int64_t>(std::floor(run->epoch));
    std::vector<std::int64_t> epochs;
    for (const std::int64_t epoch : run->keptEpochs())
        if (epoch <= now) epochs.push_back(epoch);  // later ones are of a run that went on from this one
    // Of a large model not every epoch is kept, but it always is where it is now.
    if (!epochs.empty() && now > epochs.back()) epochs.push_back(now);
    replay_->setRun(run->id, run->name, std::move(epochs));
}

/// Other weights end a replay; another condition is that of the replayed weights, too.
void RunsController::followSnapshot() {
    if (std::exchange(current_, experiment_.plainSnapshot()) == experiment_.plainSnapshot())
        showReplay();
    else
        replay_->goToNow();
}

void RunsController::showReplay() {
    const auto epoch = replay_->epoch();
    store_.setReplayed(epoch ? replay_->run() : 0);
    view_->setEpoch(epoch);
    const StoredRun* run = store_.find(replay_->run());
    isAwaiting_ = epoch && run && !run->epochs.value && run->epochs.spilled;
    if (isAwaiting_) return;
    if (epoch && run && run->epochs.value) {
        for (const auto& entry : run->epochs.value->entries()) {
            if (entry.epoch != *epoch) continue;
            isReplaying_ = true;
            emit replayed(experiment_.underCondition(entry.snapshot));
        }
    } else if (std::exchange(isReplaying_, false)) {
        emit replayed(experiment_.snapshot());
    }
}

void RunsController::askToDelete(std::int64_t id) {
    const StoredRun* run = store_.find(id);
    if (!run) return;
    if (!run->isUnsaved || id == store_.current()) {
        store_.remove(id);
        return;
    }
    auto* box = new QMessageBox(&window_);
    box->setObjectName(QStringLiteral("deleteRunQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::NoIcon);
    box->setWindowTitle(QStringLiteral("Lunette"));
    box->setText(tr("Delete %1? It is not saved.").arg(run->name));
    auto* remove = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("deleteRunButton"));
    auto* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    connect(remove, &QPushButton::clicked, this, [this, id] { store_.remove(id); });
    box->open();
}

}  // namespace lunette
