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

    /// As high as the pictures at a whole multiple of their pixels.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Logical pixels of a picture's width.
    double side() const;
    /// How many of each are shown: fewer where all would be too small to be read.
    std::size_t shownOfEach() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int extent() const;

    std::vector<QImage> a_, b_;
};

}  // namespace lunette
