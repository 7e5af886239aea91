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
    /// Under the last row, one a picture, or none.
    void setCaptions(const QStringList& captions);
    /// Where a mark stands above the first row: 0 its first picture .. 1 its last; none by default.
    void setMark(std::optional<double> share);
    /// What is kept free, so that a widget keeps its height while it is empty.
    void setShape(QSize picture, int rows);
    const std::vector<std::vector<QImage>>& rows() const { return rows_; }
    const QStringList& captions() const { return captions_; }

    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

signals:
    void pictureClicked(int column, int columns);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Geometry {
        double side = 0, pitch = 0, top = 0;
    };
    Geometry geometry() const;
    int columns() const { return rows_.empty() ? 0 : static_cast<int>(rows_.front().size()); }
    int lineHeight() const;

    QString heading_;
    std::vector<std::vector<QImage>> rows_;
    QStringList captions_;
    std::optional<double> mark_;
    QSize picture_{28, 28};
    int rowCount_ = 1;
};

}  // namespace lunette
