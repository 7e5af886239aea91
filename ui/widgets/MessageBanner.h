#pragma once

#include <QFrame>
#include <QLabel>
#include <QToolButton>

namespace lunette {

class ProgressLine;

/// The one place where the window speaks: what went wrong and what to do, or what takes its time and how to
/// cancel it. Never blocks, and leaves no room when it has nothing to say.
class MessageBanner : public QFrame {
    Q_OBJECT
public:
    explicit MessageBanner(QWidget* parent = nullptr);

    /// Stays until it is closed or followed by another.
    void showMessage(const QString& text);
    /// Shows a bar and Cancel in place of any message; appears only when the task has taken half a second.
    void showTask(const QString& text);
    void setTaskProgress(double fraction);
    /// Takes the task away; the message from before it returns.
    void endTask();
    void clear();

signals:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool isTask() const;
    void showContent();

    QString message_, task_;
    QLabel* label_;
    ProgressLine* bar_;
    QToolButton* button_;
    QTimer* patience_;
};

}  // namespace lunette
