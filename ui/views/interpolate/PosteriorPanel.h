#pragma once

#include "views/interpolate/InterpolationWork.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace lunette {

class PosteriorPlot;
class SampleRow;

/// The posteriors of A and B: their densities along the line between them, samples of each, and how wide they are made.
class PosteriorPanel : public QWidget {
    Q_OBJECT
public:
    explicit PosteriorPanel(QWidget* parent = nullptr);

    /// The factor by which both standard deviations are multiplied.
    double noise() const;
    void showFrame(const PathFrame& frame);
    void clear();

signals:
    void noiseChanged();
    /// 0 A .. 1 B.
    void positionDragged(double share);

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();
    void showNoise();
    void setNoiseEnabled(bool enabled);

    PosteriorPlot* plot_;
    QSlider* noise_;
    QLabel *noiseText_, *explanation_;
    SampleRow* samples_;
};

}  // namespace lunette
