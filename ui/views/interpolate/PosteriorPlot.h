#pragma once

#include "analysis/Intervals.h"

#include <QWidget>

namespace lunette {

/// The posteriors of A and B along the line between them: two bells in their colors, the part that both cover
/// shaded with its area, those of other images between them, and the place of the slider as a line to drag. Where codes
/// are points there are spikes.
class PosteriorPlot : public QWidget {
    Q_OBJECT
public:
    explicit PosteriorPlot(QWidget* parent = nullptr);

    void setIntervals(const CodeIntervals& intervals, bool areDistributions);
    /// Those of other images between A and B, drawn faintly behind.
    void setLinks(std::vector<IntervalOnLine> links);
    void clear();
    /// The multiple of their standard deviations in which the intervals are drawn.
    void setShownWidth(double multiple);
    /// 0 A .. 1 B.
    void setPosition(double share);

    /// The shared area, 0..1.
    double overlap() const;
    const std::vector<IntervalOnLine>& links() const { return links_; }

    QSize sizeHint() const override { return {320, 100}; }
    QSize minimumSizeHint() const override { return {200, 60}; }

signals:
    void positionDragged(double share);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    struct Bell {
        double mean, deviation;
        double density(double x) const;
    };
    Bell bellA() const;
    Bell bellB() const;
    QRectF plotArea() const;
    double toX(double onLine) const;
    double toLine(double x) const;
    double reach() const;
    void drag(double x);

    void paintLinks(QPainter& painter) const;
    void paintBells(QPainter& painter) const;
    bool isSpike(const Bell& bell) const;
    void paintNarrowBell(QPainter& painter, double mean) const;
    void paintSpike(QPainter& painter, double mean, const QColor& color) const;
    void paintAxis(QPainter& painter) const;
    void paintPosition(QPainter& painter) const;

    CodeIntervals intervals_;
    std::vector<IntervalOnLine> links_;
    bool filled_ = false, distributions_ = false;
    double shownWidth_ = 1, position_ = 0.5;
};

}  // namespace lunette
