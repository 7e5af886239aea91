#pragma once

#include <QImage>
#include <QWidget>

#include <vector>

namespace lunette {

/// A picture of few pixels to draw on, shown at the largest whole multiple that fits: the left mouse button draws, the
/// right one wipes.
class DrawingPad : public QWidget {
    Q_OBJECT
public:
    explicit DrawingPad(QWidget* parent = nullptr);

    /// An empty picture, black or white, with nothing to undo; an empty size: there is nothing to draw on.
    void reset(QSize size, bool isDark);
    /// RGB32, of the size to draw on; can be undone.
    void setPicture(const QImage& picture);
    /// The picture of another pad and what it can be undone to; ignored where the empty picture is another.
    void takeOver(const DrawingPad& other);
    const QImage& picture() const { return picture_; }
    bool isBlank() const { return picture_ == blank_; }
    bool canUndo() const { return !before_.empty(); }
    void clear();
    void undo();
    /// In pixels of the picture.
    void setBrushWidth(double width) { brushWidth_ = width; }
    /// What is said over an empty picture, or where there is none.
    void setEmptyText(const QString& text);

    QSize sizeHint() const override { return {224, 224}; }

signals:
    /// By hand or not, the picture is another.
    void edited();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void remember();
    void stroke(QPointF from, QPointF to);
    QRectF place() const;
    QPointF toPicture(QPointF position) const;

    QImage picture_, blank_;
    std::vector<QImage> before_;
    QString emptyText_;
    double brushWidth_ = 2;
    Qt::MouseButton drawing_ = Qt::NoButton;
    QPointF last_;  ///< in the picture
};

}  // namespace lunette
