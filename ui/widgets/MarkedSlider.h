#pragma once

#include "parameter/ParameterInfo.h"

#include <QSlider>

#include <vector>

namespace lunette {

/// A horizontal slider with parts of its groove marked.
class MarkedSlider : public QSlider {
    Q_OBJECT
public:
    explicit MarkedSlider(QWidget* parent = nullptr) : QSlider(Qt::Horizontal, parent) {}

    /// Parts of the range, 0 its minimum .. 1 its maximum.
    void setMarks(std::vector<Interval> marks);
    const std::vector<Interval>& marks() const { return marks_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double xOf(double share) const;

    std::vector<Interval> marks_;
};

}  // namespace lunette
