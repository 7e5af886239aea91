#pragma once

#include <QImage>
#include <QWidget>

#include <functional>
#include <vector>

namespace lunette {

/// Draws rows of input, output, difference and squared error, at the largest whole multiple of the pictures'
/// pixels that the width allows; between input and output what the encoder saw, where that was corrupted.
class ReconstructionGrid : public QWidget {
    Q_OBJECT
public:
    struct Row {
        qint64 image;  ///< in the held-out images
        QImage input;
        QImage corrupted;  ///< null where the model sees the picture as it is
        QImage output;     ///< null while there is no model; so is difference
        QImage difference;
        double squaredError;
        bool pinned;
    };

    explicit ReconstructionGrid(QWidget* parent = nullptr);

    void setRows(std::vector<Row> rows);
    void setPictureSize(QSize size);
    void setEmptyText(const QString& text);
    /// What the tooltip of a row says of its image.
    void setDescription(std::function<QString(qint64 image)> describe) { describe_ = std::move(describe); }
    /// How many rows fit, at least 1.
    int capacity() const;
    QSize sizeHint() const override;

signals:
    void capacityChanged();
    void rowClicked(qint64 image, Qt::KeyboardModifiers modifiers);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Layout {
        QSizeF picture;  ///< on the screen, logical pixels
        double left;     ///< of the first column
        double pitchX, pitchY;
        double top;  ///< of the first row, under the captions
        double errorLeft;
    };
    Layout layout() const;
    int columns() const { return !rows_.empty() && !rows_.front().corrupted.isNull() ? 4 : 3; }
    const Row* rowAt(const QPoint& position) const;
    void paintCaptions(QPainter& painter, const Layout& layout) const;

    std::vector<Row> rows_;
    QSize pictureSize_{28, 28};
    QString emptyText_;
    std::function<QString(qint64)> describe_;
};

}  // namespace lunette
