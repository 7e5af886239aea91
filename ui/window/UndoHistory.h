#pragma once

#include "map/ProjectedCodes.h"
#include "train/TrainingConfig.h"
#include "widgets/WindowActions.h"
#include "window/ViewLinks.h"

#include <QUndoStack>

#include <functional>

namespace lunette {

class Experiment;
class RunsController;

/// What a person set by hand, to be undone and done again: parameters, the ends of the path, the probe, axes and hidden
/// classes of the map, selections, names of runs and of latents. It follows the parts that these belong to. Other data
/// begin it anew, since its steps would mean nothing there.
class UndoHistory : public QObject {
    Q_OBJECT
public:
    UndoHistory(const WindowActions& actions, Experiment& experiment, const LinkedViews& views, RunsController& runs,
                QObject* parent);

private:
    using Act = std::function<void()>;
    class Step;

    void offer(const WindowActions& actions);
    void followConfig();
    void followEnds();
    void followProbe();
    void followMap();
    void followNames();
    void noteConfig();
    void noteProbe(const Vector& code);
    void setProbe(const Vector& code);
    /// Steps of one `kind` that follow each other closely are one.
    void record(const QString& text, const QString& kind, Act undo, Act redo);
    Act applying(Act act);
    void begin();

    Experiment& experiment_;
    LinkedViews views_;
    RunsController& runs_;
    QUndoStack stack_;
    bool isApplying_ = false;
    TrainingConfig config_;
    Vector probe_, probeBefore_;
    qint64 ends_[2] = {-1, -1};
    LatentViewpoint viewpoint_;
    HiddenClasses hidden_;
    std::shared_ptr<const CodeSelection> selection_;
};

}  // namespace lunette
