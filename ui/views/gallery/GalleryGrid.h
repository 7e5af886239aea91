#pragma once

#include "data/Dataset.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QImage>
#include <QTimer>

#include <array>
#include <functional>

namespace lunette {

/// The pictures of a dataset row by row, each at a whole multiple of its pixels where it fits, with a caption under it.
/// No picture has a widget, and only what is seen is made and painted, so a million scroll as a hundred do. Making
/// pictures takes at most a few milliseconds a frame; those that are left over follow in the next.
class GalleryGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit GalleryGrid(QWidget* parent = nullptr);

    /// `chosen`: rising numbers of the images that are shown; null: all. The current image stays current if it is
    /// shown.
    void setImages(std::shared_ptr<const Dataset> images, std::shared_ptr<const std::vector<std::int32_t>> chosen);
    /// What stands under an image.
    void setCaption(std::function<QString(qint64 image)> caption);
    /// The side of the square in which a picture is fitted, in logical pixels.
    void setPictureSide(int side);
    /// Images that are marked A and B; -1 for none.
    void setEnds(qint64 a, qint64 b);
    /// Images that get a mark in their corner, rising; null for none.
    void setMarked(std::shared_ptr<const std::vector<Index>> images);
    void setEmptyText(const QString& text);

    qint64 count() const;
    /// The current image, or -1.
    qint64 current() const { return current_; }
    /// Makes an image the current one and scrolls to it; an image that is not shown is ignored.
    void setCurrent(qint64 image);
    /// Where an image is in the viewport; empty where it is not among those shown.
    QRect cellOf(qint64 image) const;
    /// Whether all pictures in sight are made.
    bool isComplete() const { return missing_ == 0; }

    QSize sizeHint() const override { return {480, 240}; }
    QSize minimumSizeHint() const override { return {200, 96}; }

signals:
    void currentChanged(qint64 image);
    /// By a double click.
    void activated(qint64 image);
    void copyRequested();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Geometry {
        int pitchX = 1, pitchY = 1;
        int columns = 1;
    };
    Geometry geometry() const;
    bool hasCaptions() const;
    qint64 imageAt(qint64 place) const;
    qint64 placeOf(qint64 image) const;
    qint64 placeAt(QPoint position) const;
    QRect cell(qint64 place) const;
    qint64 firstInView() const;
    void updateScrollBar();
    void scrollTo(qint64 place);
    /// Null where the frame has no time left for it.
    const QImage* picture(qint64 image, bool mayMake);
    void paintMark(QPainter& painter, const QRectF& picture) const;
    void paintCell(QPainter& painter, qint64 place, const QImage* picture) const;

    std::shared_ptr<const Dataset> images_;
    std::shared_ptr<const std::vector<std::int32_t>> chosen_;
    std::function<QString(qint64)> caption_;
    QCache<qint64, QImage> made_;  ///< by image, as they are painted; its cost is in kilobytes
    QString emptyText_;
    std::array<qint64, 2> ends_{-1, -1};
    std::shared_ptr<const std::vector<Index>> marked_;
    qint64 current_ = -1;
    int side_ = 64;
    int missing_ = 0;
    QTimer nextFrame_;   ///< for pictures that this one had no time for
    double madeAt_ = 1;  ///< the device pixel ratio that they were made for
};

}  // namespace lunette
