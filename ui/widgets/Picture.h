#pragma once

#include "imaging/PictureGrid.h"

#include <QImage>
#include <QWidget>

namespace lunette {

/// Input minus output on the diverging map of the widget's theme; one value a pixel (channels averaged).
QImage toDifferenceImage(Eigen::Ref<const Vector> input, Eigen::Ref<const Vector> output, ImageShape shape,
                         const QWidget& widget);

/// Shows one picture at the largest whole multiple of its device pixels that fits, centered on the quiet ground;
/// with no picture it says what will appear there and how.
class PictureView : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget* parent = nullptr);
    void setPicture(const QImage& picture);
    const QImage& picture() const { return picture_; }
    void setEmptyText(const QString& text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage picture_;
    QString emptyText_;
};

/// The largest side of a square of so many pixels at a whole multiple of device pixels within so much room; all of the
/// room where even one is too large. Logical pixels.
double wholeSide(double room, int extent, qreal devicePixelRatio);
/// The least side at which so many pixels can be read: a whole multiple, unless that is a quarter more than `most`.
double readableSide(int extent, qreal devicePixelRatio, double most);

/// The rectangle, in logical pixels, at which a picture of this size is drawn pixel-exactly inside `area`.
QRectF pixelExactRect(const QSize& picture, const QRectF& area, qreal devicePixelRatio);

}  // namespace lunette
