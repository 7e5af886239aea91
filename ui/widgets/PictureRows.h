#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

namespace lunette {

/// Rows of pictures one under the other, all at one whole multiple of their pixels, with a line of words above and of
/// figures below.
class PictureRows : public QWidget {
    Q_OBJECT
public:
    explicit PictureRows(const QString& heading, QWidget* parent = nullptr);

    /// Rows of equal length; no rows show nothing but the heading.
    void setRows(std::vector<std::vector<QImage>> rows);
    void setHeading(const QString& heading);
    /// Under the last row, one a picture, or none; where there is one for every picture, under each row.
    void setCaptions(const QStringList& captions);
    /// The captions may become as wide as this: the columns stay where they are, here and in other rows of as many.
    void setWidestCaption(const QString& text);
    /// What each row is, before its pictures; of several lines if need be, of which those behind the first are one
    /// where the rows are low. Without names it takes no space.
    void setRowNames(const QStringList& names);
    /// Where a mark stands above the first row: 0 its first picture .. 1 its last; none by default.
    void setMark(std::optional<double> share);
    /// Whether a line is kept free for captions under the last row, which may come later; true by default.
    void setCaptioned(bool isCaptioned);
    /// Rather fewer pictures a row than smaller ones, where the width is not enough for all.
    void preferSize() { prefersSize_ = true; }
    /// What is kept free, so that a widget keeps its height while it is empty: so many rows, captioned each or not.
    void setShape(QSize picture, int rows, bool areCaptioned = false);
    const std::vector<std::vector<QImage>>& rows() const { return rows_; }
    const QString& heading() const { return heading_; }
    const QStringList& captions() const { return captions_; }
    const QStringList& rowNames() const { return rowNames_; }
    /// Of a picture's square, from one column to the next, and from one row to the next.
    double side() const { return geometry().side; }
    double pitch() const { return geometry().pitch; }
    double rowPitch() const { return geometry().step; }
    int shownColumns() const { return geometry().columns; }

    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

signals:
    void pictureClicked(int column, int columns);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Geometry {
        double side = 0, pitch = 0, step = 0, left = 0, top = 0;
        int columns = 0;  ///< that are drawn
        QStringList names;
    };
    Geometry geometry() const;
    int columns() const { return rows_.empty() ? 0 : static_cast<int>(rows_.front().size()); }
    int extent() const;
    double captionWidth() const;
    /// The names in rows that are so high.
    QStringList namesIn(double height) const;
    bool hasCaptionRows() const;
    /// What is above the pictures: the heading and, where there is one, the mark.
    double headHeight() const;
    void paintCaptions(QPainter& painter, qsizetype first, double top, const Geometry& at) const;
    int lineHeight() const;
    double nameWidth(const QStringList& names) const;
    double nameHeight(const QStringList& names) const;
    void paintNames(QPainter& painter, const Geometry& at) const;

    QString heading_, widestCaption_;
    std::vector<std::vector<QImage>> rows_;
    QStringList captions_, rowNames_;
    std::optional<double> mark_;
    QSize picture_{28, 28};
    int rowCount_ = 1;
    bool areRowsCaptioned_ = false, isCaptioned_ = true;
    bool prefersSize_ = false;
};

}  // namespace lunette
