#pragma once

#include <QImage>
#include <QWidget>

#include <vector>

namespace lunette {

/// Small pictures decoded from draws of A's interval, from the left, and of B's, from the right, each group
/// underlined in its color.
class SampleRow : public QWidget {
    Q_OBJECT
public:
    explicit SampleRow(QWidget* parent = nullptr);
    void setDraws(std::vector<QImage> a, std::vector<QImage> b);

    QSize sizeHint() const override { return {280, 40}; }
    QSize minimumSizeHint() const override { return {180, 26}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QImage> a_, b_;
};

}  // namespace lunette
