#pragma once

#include "views/denoise/DenoiseWork.h"

#include <qcustomplot.h>

#include <optional>

namespace lunette {

/// Mean squared error against the clean pictures over the strength of the noise: of the noisy pictures, and of what the
/// model makes of them; a line marks the current strength and, where the model learned with noise, one at that.
class DenoisePlot : public QCustomPlot {
    Q_OBJECT
public:
    explicit DenoisePlot(QWidget* parent = nullptr);

    /// An empty one draws nothing.
    void setCurve(const DenoiseCurve& curve);
    void setStrength(double strength);
    void setLearnedStrength(std::optional<double> strength);
    /// Linear between the curve's strengths; nothing without a curve.
    std::optional<DenoisingErrors> at(double strength) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    DenoiseCurve curve_{};
    QCPGraph *noisy_, *restored_;
    QCPItemStraightLine *now_, *learned_;
};

}  // namespace lunette
