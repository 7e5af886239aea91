#pragma once

#include "session/DecodeService.h"
#include "views/denoise/DenoiseWork.h"
#include "session/Pace.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace lunette {

class DenoisePlot;
class PictureRows;

/// What a model makes of noisy pictures: some held-out images clean, with noise and restored, and the mean error
/// against the clean ones at every strength of the noise. Live while training. Any model may be tried, also one that
/// never saw noise.
class DenoiseView : public QWidget {
    Q_OBJECT
public:
    explicit DenoiseView(DecodeService& service, QWidget* parent = nullptr);

public slots:
    /// Null members: nothing is loaded, or a model is explored without its data.
    void setData(const lunette::DataSplit& split);
    /// Null: there is no model yet. Takes up the noise that a denoising model learned with.
    void setSnapshot(std::shared_ptr<const lunette::Snapshot> snapshot);
    /// A held-out image to be shown first.
    void setImage(qint64 testImage);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeControls();
    bool isReady() const;
    void takeUpNoise(const TrainingConfig& config);
    void setStrength(double strength);
    void drawImages();
    /// Asks for everything, at the pace that the training can afford.
    void refresh();
    void requestMoment();
    void acceptMoment(const DenoiseMoment& moment);
    void requestCurve();
    void forgetCurve();
    void acceptCurve(const DenoiseCurve& curve);
    DenoiseQuestion question() const;
    void showState();

    DecodeService::Slot momentSlot_, curveSlot_;
    Pace pace_;
    QComboBox* kind_;
    QSlider* slider_;
    QDoubleSpinBox* strength_;
    QLabel* summary_;
    PictureRows* rows_;
    DenoisePlot* plot_;

    std::shared_ptr<const Dataset> images_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::vector<Index> places_;
    quint64 draw_ = 1;  ///< which random images
};

}  // namespace lunette
