#pragma once

#include "session/BackgroundService.h"
#include "session/Comparison.h"
#include "widgets/WindowActions.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace lunette {

class CompareView;
class ReplayBar;
class RunList;

/// The runs of the window: lists, compares and replays them. MainWindow gives its widgets their places and
/// connects its signals.
class RunsController : public QObject {
    Q_OBJECT
public:
    RunsController(QWidget& window, BackgroundService& service, Experiment& experiment, RunStore& store,
                   Comparison& comparison, const WindowActions& actions);

    RunStore& store() { return store_; }
    bool isComparing() const { return comparison_.isActive(); }
    /// For the left column.
    QWidget* panel() const { return panel_; }
    /// For the tabs.
    CompareView* view() const { return view_; }
    /// Which objectives are compared, each with a tick.
    QMenu* objectivesMenu() const { return menu_; }
    /// Compare, with that menu beside it.
    QToolButton* makeCompareButton(QWidget* parent) const;
    void cancelComparison() { comparison_.cancel(); }

signals:
    /// Of each run; the first one begins the comparison.
    void comparisonBegan(const QString& title, bool isFirst);
    void comparisonProgressed(double fraction);
    /// `complete` where every run came to its end.
    void comparisonEnded(bool complete);
    /// What the views are to show in place of the current weights; null: the current weights again.
    void replayed(std::shared_ptr<const lunette::Snapshot> snapshot);
    /// By hand.
    void renamed(std::int64_t id, const QString& before, const QString& after);
    /// The current run was replaced by one of the list.
    void opened();

private:
    void makePanel();
    void makeMenu();
    void connectParts();
    void allow();
    void compare();
    void showRuns();
    void showMemory();
    void followSnapshot();
    void showReplay();
    void chooseReplayed();
    void askToDelete(std::int64_t id);

    QWidget& window_;
    Experiment& experiment_;
    const WindowActions& actions_;
    RunStore& store_;
    Comparison& comparison_;
    QWidget* panel_;
    RunList* list_;
    QLabel* memory_;
    ReplayBar* replay_;
    CompareView* view_;
    QMenu* menu_;
    bool isReplaying_ = false;
    bool isAwaiting_ = false;                  ///< epochs are on the way into memory
    std::shared_ptr<const Snapshot> current_;  ///< under no chosen condition
};

}  // namespace lunette
