#pragma once

#include "views/interpolate/InterpolationWork.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace lunette {

class PosteriorPlot;
class SampleRow;

/// The posteriors of A and B: their densities along the line between them beside those of other images, samples of
/// each, the weight that makes them wide in training, and how wide they are shown.
class PosteriorPanel : public QWidget {
    Q_OBJECT
public:
    explicit PosteriorPanel(QWidget* parent = nullptr);

    /// The multiple of both standard deviations that is shown and drawn from.
    double shownWidth() const;
    void showFrame(const PathFrame& frame);
    void showChain(const Chain& chain);
    void setConfig(const TrainingConfig& config);
    /// Beta that the model was trained with so far, and whether it trains now, by the configuration as it is.
    void setTrainedBeta(double beta);
    void setRunning(bool running);
    void clear();

signals:
    void shownWidthChanged();
    void betaChosen(double beta);
    /// 0 A .. 1 B.
    void positionDragged(double share);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    QWidget* makeSliders();
    void showWidth();
    void setWidthEnabled(bool enabled);
    void explain();
    void showExplanation(const QString& text);
    QString describeChain() const;

    PosteriorPlot* plot_;
    QSlider *beta_, *width_;
    QLabel *betaText_, *widthText_, *explanation_;
    SampleRow* samples_;
    CodeIntervals intervals_;
    bool isDistribution_ = false;
    bool isSweep_ = false;
    Chain chain_;
    double wantedBeta_ = 1.0, trainedBeta_ = 1.0;
    bool isRunning_ = false;
};

}  // namespace lunette
