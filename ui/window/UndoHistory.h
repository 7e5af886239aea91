#pragma once

#include "map/ProjectedCodes.h"
#include "train/TrainingConfig.h"
#include "widgets/WindowActions.h"
#include "window/ViewLinks.h"

#include <QPointer>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>

namespace lunette {

class Experiment;
class RunsController;

/// What a person set by hand, to be undone and done again: parameters, the ends of the path, the probe, axes and hidden
/// classes of the map, selections, the condition of all views, names of runs and of latents. It follows the parts that
/// these belong to. Other data begin it anew, since its steps would mean nothing there. A window that is built anew in
/// another language takes it over.
class UndoHistory : public QObject {
    Q_OBJECT
public:
    explicit UndoHistory(Experiment& experiment);
    ~UndoHistory() override;

    /// Follows the parts of this window, as long as it lives, in place of those of another, and puts what was set there
    /// into them.
    void follow(const WindowActions& actions, const LinkedViews& views, RunsController& runs);

private:
    using Act = std::function<void()>;
    using Title = std::function<QString()>;  ///< in the current language of the window
    class Step;

    void restore();
    void offer(const WindowActions& actions);
    void followConfig();
    void followEnds();
    void followProbe();
    void followMap();
    void followCondition();
    void followNames();
    void noteConfig();
    void noteProbe(const Vector& code);
    void setProbe(const Vector& code);
    /// Steps of one `kind` that follow each other closely are one.
    void record(Title title, const QString& kind, Act undo, Act redo);
    Act applying(Act act);
    void begin();

    Experiment& experiment_;
    LinkedViews views_{};
    RunsController* runs_ = nullptr;
    QPointer<QObject> links_;  ///< the window's; its life is that of the connections to the window's parts
    QUndoStack stack_;
    bool isApplying_ = false;
    TrainingConfig config_;
    Vector probe_, probeBefore_;
    qint64 ends_[2] = {-1, -1};
    LatentViewpoint viewpoint_;
    HiddenClasses hidden_;
    std::shared_ptr<const CodeSelection> selection_;
    std::shared_ptr<const Model> model_;  ///< that of condition_
    std::optional<Vector> condition_;
};

}  // namespace lunette
