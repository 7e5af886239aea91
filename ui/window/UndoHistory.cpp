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
constexpr int kMostSteps = 200;
constexpr int kMergeable = 1;

std::shared_ptr<const Model> modelOf(const Experiment& experiment) {
    return experiment.snapshot() ? experiment.snapshot()->sharedModel() : nullptr;
}

}  // namespace

class UndoHistory::Step : public QUndoCommand {
public:
    Step(const QString& text, QString kind, Act undo, Act redo)
        : QUndoCommand(text), kind_(std::move(kind)), undo_(std::move(undo)), redo_(std::move(redo)) {
        age_.start();
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
    QString kind_;
    Act undo_, redo_;
    bool isDone_ = false;
    QElapsedTimer age_;  ///< since its last change
};

UndoHistory::UndoHistory(const WindowActions& actions, Experiment& experiment, const LinkedViews& views,
                         RunsController& runs, QObject* parent)
    : QObject(parent), experiment_(experiment), views_(views), runs_(runs), config_(experiment.config()) {
    stack_.setUndoLimit(kMostSteps);
    offer(actions);
    followConfig();
    followEnds();
    followProbe();
    followMap();
    followNames();
    connect(&experiment_, &Experiment::dataChanged, this, &UndoHistory::begin);
}

void UndoHistory::offer(const WindowActions& actions) {
    for (const auto& [action, verb, act] :
         {std::tuple(actions.undo, tr("&Undo"), &QUndoStack::undo), {actions.redo, tr("&Redo"), &QUndoStack::redo}}) {
        action->setEnabled(false);
        connect(action, &QAction::triggered, &stack_, act);
    }
    connect(&stack_, &QUndoStack::canUndoChanged, actions.undo, &QAction::setEnabled);
    connect(&stack_, &QUndoStack::canRedoChanged, actions.redo, &QAction::setEnabled);
    connect(&stack_, &QUndoStack::undoTextChanged, actions.undo, [action = actions.undo](const QString& text) {
        action->setText(text.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(text));
    });
    connect(&stack_, &QUndoStack::redoTextChanged, actions.redo, [action = actions.redo](const QString& text) {
        action->setText(text.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(text));
    });
}

void UndoHistory::begin() {
    stack_.clear();
    config_ = experiment_.config();
}

UndoHistory::Act UndoHistory::applying(Act act) {
    return [this, act = std::move(act)] {
        isApplying_ = true;
        act();
        isApplying_ = false;
    };
}

void UndoHistory::record(const QString& text, const QString& kind, Act undo, Act redo) {
    if (isApplying_) return;
    stack_.push(new Step(text, kind, applying(std::move(undo)), applying(std::move(redo))));
}

void UndoHistory::followConfig() { connect(&experiment_, &Experiment::configChanged, this, &UndoHistory::noteConfig); }

/// A comparison changes the configuration by itself, and changes it back.
void UndoHistory::noteConfig() {
    const TrainingConfig before = std::exchange(config_, experiment_.config());
    if (runs_.isComparing()) return;
    const ParameterInfo* changed = nullptr;
    int count = 0;
    for (const auto& parameter : trainingParameters().all()) {
        if (parameter.text(before) == parameter.text(config_)) continue;
        if (count++ == 0) changed = &parameter;
    }
    if (!changed) return;
    const bool isObjective = changed->key == "objective";  // which brings other parameters with it
    const QString text = count == 1 || isObjective ? translated(changed->label) : tr("Settings");
    record(
        text, QStringLiteral("config ") + QString::fromStdString(changed->key),
        [this, before] { experiment_.setConfig(before); }, [this, after = config_] { experiment_.setConfig(after); });
}

void UndoHistory::followEnds() {
    connect(views_.interpolate, &InterpolateView::endpointsChanged, this, [this](qint64 a, qint64 b) {
        const auto setEnds = [this](qint64 first, qint64 second) {
            views_.interpolate->setEndpoint(0, first);
            views_.interpolate->setEndpoint(1, second);
        };
        const qint64 before[] = {std::exchange(ends_[0], a), std::exchange(ends_[1], b)};
        record(
            tr("Ends of the path"), QStringLiteral("ends"),
            [setEnds, one = before[0], other = before[1]] { setEnds(one, other); }, [setEnds, a, b] { setEnds(a, b); });
    });
}

void UndoHistory::followProbe() {
    connect(views_.map, &LatentView::probeChanged, this,
            [this](const std::shared_ptr<const Snapshot>&, const Vector& code) {
                if (code.size() == probe_.size() && code == probe_) return;
                probeBefore_ = std::exchange(probe_, code);
            });
    connect(views_.map, &LatentView::probeMoved, this, &UndoHistory::noteProbe);
    connect(views_.factors, &FactorsView::codeEdited, this, &UndoHistory::noteProbe);
    connect(views_.generate, &GenerateView::codePicked, this, &UndoHistory::noteProbe);
    connect(views_.gallery, &GalleryView::codePicked, this, &UndoHistory::noteProbe);
    connect(views_.compare, &CompareView::probeMoved, this, &UndoHistory::noteProbe);
    connect(views_.probe, &ProbeController::codeChosen, this, &UndoHistory::noteProbe);
}

void UndoHistory::noteProbe(const Vector& code) {
    if (probeBefore_.size() != code.size()) return;
    record(
        tr("Place of the probe"), QStringLiteral("probe"), [this, before = probeBefore_] { setProbe(before); },
        [this, code] { setProbe(code); });
}

void UndoHistory::setProbe(const Vector& code) {
    views_.map->setProbe(code);
    views_.factors->setCode(code);
    views_.compare->setProbe(code);
}

void UndoHistory::followMap() {
    MapControls* controls = &views_.map->controls();
    // Another model brings its own axes, without a step.
    connect(&experiment_, &Experiment::snapshotChanged, this, [this, controls] { viewpoint_ = controls->viewpoint(); });
    connect(controls, &MapControls::viewpointChanged, this, [this, controls] {
        const LatentViewpoint before = std::exchange(viewpoint_, controls->viewpoint());
        if (before == viewpoint_) return;
        record(
            tr("Axes of the map"), QStringLiteral("axes"), [controls, before] { controls->setViewpoint(before); },
            [controls, after = viewpoint_] { controls->setViewpoint(after); });
    });
    connect(controls, &MapControls::coloringChanged, this, [this, controls] {
        const HiddenClasses before = std::exchange(hidden_, controls->hiddenClasses());
        if (before == hidden_) return;
        record(
            tr("Hidden classes"), QStringLiteral("classes"), [controls, before] { controls->setHiddenClasses(before); },
            [controls, after = hidden_] { controls->setHiddenClasses(after); });
    });
    connect(views_.map, &LatentView::selectionChanged, this,
            [this, selector = &views_.map->selector()](const std::shared_ptr<const CodeSelection>& selection) {
                const auto before = std::exchange(selection_, selection);
                record(
                    tr("Selection"), QStringLiteral("selection"), [selector, before] { selector->set(before); },
                    [selector, selection] { selector->set(selection); });
            });
}

void UndoHistory::followNames() {
    connect(&runs_, &RunsController::renamed, this,
            [this](std::int64_t id, const QString& before, const QString& after) {
                record(
                    tr("Name of a run"), QStringLiteral("name %1").arg(id),
                    [this, id, before] { runs_.store().rename(id, before); },
                    [this, id, after] { runs_.store().rename(id, after); });
            });
    connect(views_.factors, &FactorsView::latentRenamed, this,
            [this](int latent, const QString& before, const QString& after) {
                // Another model's latents say something else.
                const auto naming = [this, latent, model = modelOf(experiment_)](const QString& name) {
                    return [=, this] {
                        if (modelOf(experiment_) == model) views_.factors->setLatentName(latent, name);
                    };
                };
                record(tr("Name of a latent"), QStringLiteral("latent %1").arg(latent), naming(before), naming(after));
            });
}

}  // namespace lunette
