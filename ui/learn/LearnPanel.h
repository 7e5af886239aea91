#pragma once

#include "learn/CourseProgress.h"
#include "learn/LessonPlayer.h"

#include <QWidget>

class QAction;
class QButtonGroup;
class QComboBox;
class QGroupBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace lunette {

class RealSpinBox;
class ScrollPage;

/// The course in a dock: a lesson's text step by step, the question before the measurement, one button that runs
/// the step, and the prediction beside the measurement. Stores the progress of the reader.
class LearnPanel : public QWidget {
    Q_OBJECT
public:
    LearnPanel(const Catalog& catalog, LessonPlayer& player, BackgroundService& service, QWidget* parent = nullptr);

    /// A shipped lesson by its name or number, or the path of a folder or a ZIP file. Errors go to
    /// errorOccurred().
    void openLesson(const QString& text);
    /// A lesson that was read from this path.
    void showLesson(const QString& path, const std::shared_ptr<const Lesson>& lesson);
    /// The lesson that comes next in the course; after the last one, or one that is not in it, the list.
    void openNextLesson();
    const LessonPlayer& player() const { return player_; }
    QSize sizeHint() const override;

signals:
    /// The target of the step: the page of a tab and a control, by their object names; either may be empty.
    void shown(const QString& tab, const QString& control);
    void errorOccurred(const QString& message);
    void opened();
    void handInRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildHeader(QVBoxLayout& column);
    void buildPage(QVBoxLayout& column);
    void buildWork(QVBoxLayout& column);
    void fillCourse();
    void begin(const std::shared_ptr<const Lesson>& lesson, const QString& place);
    void showStep();
    void showText();
    void showQuestion();
    void showChoices(const LessonQuestion& question, const std::optional<LessonAnswer>& answer);
    void showNumber(const LessonQuestion& question, const std::optional<LessonAnswer>& answer);
    void showFindings();
    bool tellsResult() const;
    QString local(const LocalText& text) const;
    QString lessonAfter() const;
    void showWayOn();
    void takeShownNumber();
    void startAfresh();
    void resetCourse();
    void handIn();

    const Catalog& catalog_;
    LessonPlayer& player_;
    LatestRequest opening_;  ///< of a lesson that is a file
    QComboBox* course_;
    ScrollPage* page_;
    QLabel *place_, *text_, *compared_, *after_, *found_;
    QGroupBox* question_;
    QButtonGroup* choices_;
    RealSpinBox* number_ = nullptr;
    QPushButton *run_, *on_, *back_, *next_;
    QAction* afresh_;
    QProgressBar* bar_;
    CourseProgress progress_;
    std::shared_ptr<const Lesson> shownLesson_;
    int shownStep_ = -1;
    bool wasShown_ = false;
};

}  // namespace lunette
