#pragma once

#include <QAbstractScrollArea>
#include <QImage>
#include <QStringList>

#include <set>
#include <utility>
#include <vector>

namespace lunette {

/// Many small pictures, row by row, each at a whole multiple of its pixels with a caption under it. Some of them can be
/// selected, by mouse or keys as files are; only what is seen is painted.
class SampleGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    struct Sample {
        int number;  ///< its own, wherever it stands
        QImage picture;
        QString caption;
    };

    explicit SampleGrid(QWidget* parent = nullptr);

    /// What is selected stays so where its number is still there.
    void setSamples(std::vector<Sample> samples);
    void setEmptyText(const QString& text);
    /// For samples whose pictures come later, by setPictures().
    void setPictureSize(QSize size);
    /// Gives the samples from this place on their pictures, and takes those of all others away.
    void setPictures(std::size_t first, const std::vector<QImage>& pictures);
    /// The places first to last - 1 are seen, at least in part.
    std::pair<int, int> seen() const;
    /// As many columns as names, which stand above them; each row then has its number before it. No names: as many
    /// columns as there is room for.
    void setColumns(const QStringList& names);
    const QStringList& columns() const { return columns_; }
    /// Room for captions, also while there are none.
    void setCaptioned(bool captioned);

    const std::vector<Sample>& samples() const { return samples_; }
    /// Numbers, in the order in which they are seen.
    std::vector<int> selected() const;
    bool hasSelection() const { return !selected_.empty(); }
    void clearSelection();
    void selectAll();
    /// Where a picture is in the viewport.
    QRect cell(std::size_t place) const;
    /// The height that shows one row.
    int rowHeight() const;

    QSize sizeHint() const override { return {480, 240}; }
    QSize minimumSizeHint() const override;

signals:
    /// By hand. `number` is the picture last touched, or -1 where none is selected any more.
    void selectionEdited(int number);
    /// By a double click or the Enter key.
    void activated(int number);
    void removeRequested();
    /// Other places may be seen().
    void seenChanged();
    /// The mouse is over this picture; -1: over none.
    void pointed(int number);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Geometry {
        double side = 0;  ///< of a picture's square, logical pixels
        int pitchX = 1, pitchY = 1;
        int columns = 1;
        int left = 0, top = 0;  ///< where the numbers of rows and the names of columns end
    };
    Geometry geometry() const;
    int count() const { return static_cast<int>(samples_.size()); }
    int placeAt(QPoint position) const;
    void updateScrollBar();
    void choose(int place, Qt::KeyboardModifiers modifiers);
    void setSelection(std::set<int> numbers, int place);
    void point(int number);
    void paintSample(QPainter& painter, std::size_t place) const;
    void paintNames(QPainter& painter) const;

    std::vector<Sample> samples_;
    std::set<int> selected_;
    QString emptyText_;
    QStringList columns_;
    QSize pictureSize_;  ///< of samples without their pictures
    bool captioned_ = false;
    bool narrowsOnRelease_ = false;  ///< a selected picture is pressed: a drag takes all, a click leaves this one
    int current_ = -1, anchor_ = -1, pointed_ = -1;
};

}  // namespace lunette
