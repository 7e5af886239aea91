#pragma once

#include <QColor>
#include <QImage>
#include <QStringList>
#include <QWidget>

namespace lunette {

/// A picture with a few lines of figures under it, in a frame of its owner's color: the probe's picture, a
/// hovered code, an end of a path. A letter may stand in its corner.
class PictureCard : public QWidget {
    Q_OBJECT
public:
    explicit PictureCard(QWidget* parent = nullptr);

    void setPicture(const QImage& picture);
    const QImage& picture() const { return picture_; }
    void setLines(const QStringList& lines);
    const QStringList& lines() const { return lines_; }
    void setLetter(const QString& letter);
    /// A color of the theme, looked up at each drawing: the palette may change. Faint by default.
    using Edge = QColor (*)(const QWidget&);
    void setEdge(Edge edge);
    /// What stands where there is no picture yet.
    void setEmptyText(const QString& text);
    /// The side of the square in which the picture is fitted, in logical pixels.
    void setPictureSide(int side);
    /// How many lines to leave room for, so that the card keeps its size while they change.
    void setLineCount(int lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF pictureArea() const;
    void paintLetter(QPainter& painter, const QRectF& area) const;

    QImage picture_;
    QStringList lines_;
    QString letter_, emptyText_;
    Edge edge_;
    int side_ = 96;
    int lineCount_ = 0;
};

}  // namespace lunette
