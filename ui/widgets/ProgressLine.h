#pragma once

#include <QProgressBar>

namespace lunette {

/// A progress bar that is a thin line without text: while it is empty, the usual one looks like a field to type into.
class ProgressLine : public QProgressBar {
    Q_OBJECT
public:
    /// From 0 to 1000 where no other range is set.
    explicit ProgressLine(QWidget* parent = nullptr);

    /// 0 nothing .. 1 all.
    void setFraction(double fraction);

    QSize sizeHint() const override { return {128, 16}; }
    QSize minimumSizeHint() const override { return {64, 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace lunette
