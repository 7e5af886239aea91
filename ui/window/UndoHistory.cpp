#include "window/UndoHistory.h"

#include "compare/CompareView.h"
#include "compare/RunsController.h"
#include "map/CodeSelector.h"
#include "map/LatentView.h"
#include "map/MapControls.h"
#include "probe/ProbeController.h"
#include "session/Experiment.h"
#include "session/MessageText.h"
#include "views/factors/FactorsView.h"
#include "views/gallery/GalleryView.h"
#include "views/generate/GenerateView.h"
#include "views/interpolate/InterpolateView.h"

#include <QAction>
#include <QElapsedTimer>
#include <QUndoCommand>

namespace lunette {
namespace {

constexpr qint64 kOneGesture = 1000;  // ms between changes that are one step
constexpr int kMaxUndoSteps = 200;
constexpr int kMergeable = 1;

std::shared_ptr<const Model> modelOf(const Experiment& experiment) {
    return experiment.snapshot() ? experiment.snapshot()->sharedModel() : nullptr;
}

bool areEqual(const std::optional<Vector>& a, const std::optional<Vector>& b) {
    if (!a || !b) return !a && !b;
    return a->size() == b->size() && *a == *b;
}

}  // namespace

class UndoHistory::Step : public QUndoCommand {
public:
    Step(Title title, QString kind, Act undo, Act redo)
        : title_(std::move(title)), kind_(std::move(kind)), undo_(std::move(undo)), redo_(std::move(redo)) {
        age_.start();
    }
    /// Of the step at this place of the stack; empty where there is none.
    static QString titleAt(const QUndoStack& stack, int place) {
        const auto* step = static_cast<const Step*>(stack.command(place));
        return step ? step->title_() : QString();
    }
    int id() const override { return kMergeable; }
    void undo() override { undo_(); }
    /// What is recorded has been done already.
    void redo() override {
        if (std::exchange(isDone_, true)) redo_();
    }
    bool mergeWith(const QUndoCommand* next) override {
        const auto& step = static_cast<const Step&>(*next);
        if (step.kind_ != kind_ || age_.elapsed() > kOneGesture) return false;
        redo_ = step.redo_;
        age_.restart();
        return true;
    }

private:
    Title title_;
    QString kind_;
    Act undo_, redo_;
    bool isDone_ = false;
    QElapsedTimer age_;  ///< since its last change
};

UndoHistory::UndoHistory(Experiment& experiment) : experiment_(experiment), config_(experiment.config()) {
    stack_.setUndoLimit(kMaxUndoSteps);
}

UndoHistory::~UndoHistory() { delete links_; }

void UndoHistory::follow(const WindowActions& actions, const LinkedViews& views, RunsController& runs) {
    const bool isTakenOver = std::exchange(runs_, &runs) != nullptr;
    views_ = views;
    delete links_;
    links_ = new QObject(actions.undo);
    if (isTakenOver) restore();
    offer(actions);
    followConfig();
    followEnds();
    followProbe();
    followMap();
    followCondition();
    followNames();
    connect(&experiment_, &Experiment::dataChanged, links_, [this] { begin(); });
}

void UndoHistory::restore() {
    views_.map->controls().setViewpoint(viewpoint_);
    views_.map->controls().setHiddenClasses(hidden_);
    views_.map->selector().set(selection_);
    views_.interpolate->setEndpoint(0, ends_[0]);
    views_.interpolate->setEndpoint(1, ends_[1]);
    if (probe_.size() > 0) setProbe(probe_);
}

void UndoHistory::offer(const WindowActions& actions) {
    for (const auto& [action, act] : {std::pair(actions.undo, &QUndoStack::undo), {actions.redo, &QUndoStack::redo}})
        connect(action, &QAction::triggered, &stack_, act);
    const auto show = [this, undo = actions.undo, redo = actions.redo] {
        const QString last = Step::titleAt(stack_, stack_.index() - 1), next = Step::titleAt(stack_, stack_.index());
        undo->setEnabled(stack_.canUndo());
        undo->setText(last.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(last));
        redo->setEnabled(stack_.canRedo());
        redo->setText(next.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(next));
    };
    connect(&stack_, &QUndoStack::indexChanged, links_, show);
    show();
}

void UndoHistory::begin() {
    stack_.clear();
    config_ = experiment_.config();
    hidden_ = views_.map->controls().hiddenClasses();  // those of other data are no longer hidden
}

UndoHistory::Act UndoHistory::applying(Act act) {
    return [this, act = std::move(act)] {
        isApplying_ = true;
        act();
        isApplying_ = false;
    };
}

void UndoHistory::record(Title title, const QString& kind, Act undo, Act redo) {
    if (isApplying_) return;
    stack_.push(new Step(std::move(title), kind, applying(std::move(undo)), applying(std::move(redo))));
}

void UndoHistory::followConfig() {
    connect(&experiment_, &Experiment::configChanged, links_, [this] { noteConfig(); });
}

/// A comparison changes the configuration by itself, and changes it back.
void UndoHistory::noteConfig() {
    const TrainingConfig before = std::exchange(config_, experiment_.config());
    if (runs_->isComparing()) return;
    const ParameterInfo* changed = nullptr;
    int count = 0;
    for (const auto& parameter : trainingParameters().all()) {
        if (parameter.text(before) == parameter.text(config_)) continue;
        if (count++ == 0) changed = &parameter;
    }
    if (!changed) return;
    const bool isObjective = changed->key == "objective";  // which brings other parameters with it
    const bool isOne = count == 1 || isObjective;
    record([isOne, changed] { return isOne ? translated(changed->label) : tr("Settings"); },
           QStringLiteral("config ") + QString::fromStdString(changed->key),
           [this, before] { experiment_.setConfig(before); },
           [this, after = config_] { experiment_.setConfig(after); });
}

void UndoHistory::followEnds() {
    connect(views_.interpolate, &InterpolateView::endpointsChanged, links_, [this](qint64 a, qint64 b) {
        const auto setEnds = [this](qint64 first, qint64 second) {
            views_.interpolate->setEndpoint(0, first);
            views_.interpolate->setEndpoint(1, second);
        };
        const qint64 before[] = {std::exchange(ends_[0], a), std::exchange(ends_[1], b)};
        record([] { return tr("Ends of the path"); }, QStringLiteral("ends"),
               [setEnds, one = before[0], other = before[1]] { setEnds(one, other); },
               [setEnds, a, b] { setEnds(a, b); });
    });
}

void UndoHistory::followProbe() {
    connect(views_.map, &LatentView::probeChanged, links_,
            [this](const std::shared_ptr<const Snapshot>&, const Vector& code) {
                if (code.size() == probe_.size() && code == probe_) return;
                probeBefore_ = std::exchange(probe_, code);
            });
    const auto note = [this](const Vector& code) { noteProbe(code); };
    connect(views_.map, &LatentView::probeMoved, links_, note);
    connect(views_.factors, &FactorsView::codeEdited, links_, note);
    connect(views_.generate, &GenerateView::codePicked, links_, note);
    connect(views_.gallery, &GalleryView::codePicked, links_, note);
    connect(views_.compare, &CompareView::probeMoved, links_, note);
    connect(views_.probe, &ProbeController::codeChosen, links_, note);
}

void UndoHistory::noteProbe(const Vector& code) {
    if (probeBefore_.size() != code.size()) return;
    record([] { return tr("Place of the probe"); }, QStringLiteral("probe"),
           [this, before = probeBefore_] { setProbe(before); }, [this, code] { setProbe(code); });
}

void UndoHistory::setProbe(const Vector& code) {
    views_.map->setProbe(code);
    views_.factors->setCode(code);
    views_.compare->setProbe(code);
}

void UndoHistory::followMap() {
    const auto controls = [this]() -> MapControls& { return views_.map->controls(); };
    // Another model brings its own axes, without a step.
    connect(&experiment_, &Experiment::snapshotChanged, links_,
            [this, controls] { viewpoint_ = controls().viewpoint(); });
    connect(&controls(), &MapControls::viewpointChanged, links_, [this, controls] {
        const LatentViewpoint before = std::exchange(viewpoint_, controls().viewpoint());
        if (before == viewpoint_) return;
        record([] { return tr("Axes of the map"); }, QStringLiteral("axes"),
               [controls, before] { controls().setViewpoint(before); },
               [controls, after = viewpoint_] { controls().setViewpoint(after); });
    });
    connect(&controls(), &MapControls::coloringChanged, links_, [this, controls] {
        const HiddenClasses before = std::exchange(hidden_, controls().hiddenClasses());
        if (before == hidden_) return;
        record([] { return tr("Hidden classes"); }, QStringLiteral("classes"),
               [controls, before] { controls().setHiddenClasses(before); },
               [controls, after = hidden_] { controls().setHiddenClasses(after); });
    });
    connect(views_.map, &LatentView::selectionChanged, links_,
            [this](const std::shared_ptr<const CodeSelection>& selection) {
                const auto before = std::exchange(selection_, selection);
                const auto select = [this](const std::shared_ptr<const CodeSelection>& what) {
                    views_.map->selector().set(what);
                };
                record([] { return tr("Selection"); }, QStringLiteral("selection"),
                       [select, before] { select(before); }, [select, selection] { select(selection); });
            });
}

void UndoHistory::followCondition() {
    connect(&experiment_, &Experiment::snapshotChanged, links_, [this] {
        const auto modelBefore = std::exchange(model_, modelOf(experiment_));
        const auto before = std::exchange(condition_, experiment_.condition());
        if (modelBefore != model_ || areEqual(before, condition_)) return;
        // Another model's conditions say something else.
        const auto choosing = [this, model = model_](const std::optional<Vector>& condition) {
            return [=, this] {
                const auto current = modelOf(experiment_);
                if (current && current->condition() == model->condition()) experiment_.setCondition(condition);
            };
        };
        record([] { return tr("Condition"); }, QStringLiteral("condition"), choosing(before), choosing(condition_));
    });
}

void UndoHistory::followNames() {
    connect(runs_, &RunsController::renamed, links_,
            [this](std::int64_t id, const QString& before, const QString& after) {
                record([] { return tr("Name of a run"); }, QStringLiteral("name %1").arg(id),
                       [this, id, before] { runs_->store().rename(id, before); },
                       [this, id, after] { runs_->store().rename(id, after); });
            });
    connect(views_.factors, &FactorsView::latentRenamed, links_,
            [this](int latent, const QString& before, const QString& after) {
                // Another model's latents say something else.
                const auto naming = [this, latent, model = modelOf(experiment_)](const QString& name) {
                    return [=, this] {
                        if (modelOf(experiment_) == model) views_.factors->setLatentName(latent, name);
                    };
                };
                record([] { return tr("Name of a latent"); }, QStringLiteral("latent %1").arg(latent), naming(before),
                       naming(after));
            });
}

}  // namespace lunette
