#pragma once

#include "session/StoredRun.h"

#include <QTreeWidget>

namespace lunette {

/// The kept runs, a row each: a tick for "compare", color, name, and test loss. F2 renames in place, Delete deletes,
/// Space ticks, Enter takes the run up.
class RunList : public QTreeWidget {
    Q_OBJECT
public:
    explicit RunList(QWidget* parent = nullptr);

    /// `current` is the run whose model the window has, or 0.
    void setRuns(const std::vector<StoredRun>& runs, std::int64_t active);
    /// The run of the current row, or 0.
    std::int64_t currentRun() const;
    QSize sizeHint() const override { return {280, 160}; }

signals:
    void renamed(std::int64_t id, const QString& name);
    void ticked(std::int64_t id, bool compared);
    void deleteRequested(std::int64_t id);
    void openRequested(std::int64_t id);
    void currentRunChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fillRow(QTreeWidgetItem& row, const StoredRun& run);

    std::vector<StoredRun> runs_;
    std::int64_t active_ = 0;
};

}  // namespace lunette
