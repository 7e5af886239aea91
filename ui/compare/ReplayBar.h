#pragma once

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QSlider;
class QToolButton;

namespace lunette {

/// A slider over the epochs that were kept of a run, to see the weights as they were; its right end is now.
class ReplayBar : public QWidget {
    Q_OBJECT
public:
    explicit ReplayBar(QWidget* parent = nullptr);

    /// Of which run, and the epochs that were kept of it, rising; fewer than two leave nothing to choose. Another run
    /// goes to now.
    void setRun(std::int64_t id, const QString& name, std::vector<std::int64_t> epochs);
    std::int64_t run() const { return run_; }
    /// None: now.
    std::optional<std::int64_t> epoch() const;
    void goToNow();

signals:
    void epochChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showEpoch();

    std::int64_t run_ = 0;
    QString name_;
    std::vector<std::int64_t> epochs_;
    QSlider* slider_;
    QLabel* label_;
    QToolButton* now_;
};

}  // namespace lunette
