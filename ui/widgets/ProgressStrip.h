#pragma once

#include "train/Trainer.h"

#include <QLabel>
#include <QWidget>

namespace lunette {

class ProgressLine;

/// How far the run is: epoch k of n, a quiet bar, images per second, time left. Every figure keeps its place.
class ProgressStrip : public QWidget {
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget* parent = nullptr);
    void setProgress(const RunProgress& progress);
    /// There is no run.
    void clear();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fixWidths();

    QLabel* epoch_;
    ProgressLine* bar_;
    QLabel* rate_;
    QLabel* left_;
};

/// "0:09", "12:34", "1:02:03".
QString formatDuration(double seconds);

}  // namespace lunette
