#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace lunette {

/// The steps of a path side by side at one whole multiple of their pixels, under each the nearest real picture
/// with a caption, and above them a mark where the slider is. A step can be clicked.
class PictureStrip : public QWidget {
    Q_OBJECT
public:
    explicit PictureStrip(QWidget* parent = nullptr);

    void setSteps(std::vector<QImage> steps);
    /// One a step, or none at all.
    void setNearest(std::vector<QImage> nearest, const QStringList& captions);
    /// What is read off each step, one a step; an empty list takes up no room.
    void setStepCaptions(const QStringList& captions);
    /// 0 first step .. 1 last step.
    void setPosition(double share);
    void setEmptyText(const QString& text);

    const std::vector<QImage>& steps() const { return steps_; }
    const QStringList& stepCaptions() const { return stepCaptions_; }
    const std::vector<QImage>& nearest() const { return nearest_; }

    QSize sizeHint() const override { return {640, 260}; }
    QSize minimumSizeHint() const override;

signals:
    void stepClicked(int step, int steps);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Geometry {
        double side = 0;   ///< of a picture's square, logical pixels
        double pitch = 0;  ///< from one step to the next
        double left = 0, top = 0, headingTop = 0, nearestTop = 0, captionTop = 0;
    };
    Geometry geometry() const;
    int lineHeight() const;
    double captionWidth() const;
    void paintRow(QPainter& painter, const std::vector<QImage>& pictures, double top, const Geometry& at) const;
    void paintCaptions(QPainter& painter, const QStringList& captions, double top, const Geometry& at) const;
    void paintMark(QPainter& painter, const Geometry& at) const;

    std::vector<QImage> steps_, nearest_;
    QStringList stepCaptions_, captions_;
    QString emptyText_;
    double position_ = 0;
};

}  // namespace lunette
