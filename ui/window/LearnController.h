#pragma once

#include "learn/LearnPanel.h"

class QMainWindow;

namespace lunette {

class HintRing;
class WriteQueue;
struct WindowActions;

/// The course in the window: the panel, what a step shows and points at, the offer of the first lesson, and handing in.
class LearnController : public QObject {
    Q_OBJECT
public:
    LearnController(QMainWindow& window, const Catalog& catalog, LessonPlayer& player, WriteQueue& writes,
                    Experiment& experiment, BackgroundService& service, const WindowActions& actions);

    LearnPanel* panel() const { return panel_; }
    /// Opens a shipped lesson by its name or number, or a folder or a ZIP file, and shows the panel.
    void open(const QString& lesson);
    /// Shows the panel with a lesson that was read from this path.
    void show(const QString& path, const std::shared_ptr<const Lesson>& lesson);
    /// Offers the first lesson where nobody has opened one yet.
    void offer(bool isEmptyWindow);

signals:
    void errorOccurred(const QString& message);
    void opened();

private:
    void showPanel();
    void point(const QString& tab, const QString& control);
    void handIn();

    QMainWindow& window_;
    WriteQueue& writes_;
    const WindowActions& actions_;
    LearnPanel* panel_;
    HintRing* ring_;
};

}  // namespace lunette
