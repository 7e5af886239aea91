#pragma once

#include "session/LatestRequest.h"
#include "session/ModelView.h"
#include "views/denoise/DenoiseWork.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;

namespace lunette {

class DenoisePlot;
class PictureRows;
class RealSpinBox;

/// What a model makes of noisy pictures: some held-out images clean, with noise and restored, and the mean error
/// against the clean ones at every strength of the noise. Live while training. Any model may be tried, also one that
/// never saw noise.
class DenoiseView : public QWidget, public ModelView {
    Q_OBJECT
public:
    explicit DenoiseView(BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;

public slots:
    /// A held-out image to be shown first.
    void setImage(qint64 testImage);

protected:
private:
    QWidget* makeControls();
    bool isReady() const;
    void applyNoise(const TrainingConfig& config);
    void setStrength(double strength);
    void drawImages();
    /// Asks for everything, at a rate that the training can afford.
    void refresh();
    void requestFrame();
    void showFrame(const DenoiseFrame& frame);
    void requestCurve();
    void forgetCurve();
    void acceptCurve(const DenoiseCurve& curve);
    DenoiseRequest currentRequest() const;
    void showState();

    LatestRequest frameRequest_, curveRequest_;
    QComboBox* kind_;
    QSlider* slider_;
    RealSpinBox* strength_;
    QLabel* summary_;
    PictureRows* rows_;
    DenoisePlot* plot_;

    std::shared_ptr<const Dataset> images_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::vector<Index> places_;
    quint64 draw_ = 1;  ///< which random images
};

}  // namespace lunette
