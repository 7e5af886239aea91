#include "views/denoise/DenoisePlot.h"

#include "plot/PlotStyle.h"
#include "widgets/NumberText.h"
#include "widgets/Theme.h"

#include <QEvent>

#include <algorithm>

namespace lunette {
namespace {
constexpr double kHeadroom = 1.05;
}

DenoisePlot::DenoisePlot(QWidget* parent)
    : QCustomPlot(parent),
      noisy_(addGraph()),
      restored_(addGraph()),
      now_(new QCPItemStraightLine(this)),
      learned_(new QCPItemStraightLine(this)) {
    setObjectName(QStringLiteral("denoisePlot"));
    setAccessibleName(tr("Error over the strength of the noise"));
    setToolTip(
        tr("Mean squared error against the clean pictures, summed over the pixels. Where the curve of the restored "
           "pictures is below that of the noisy ones, the model removes more than it harms.\n"
           "Dotted: the strength that the model learned with."));
    setMinimumSize(180, 120);
    noisy_->setName(tr("with noise"));
    restored_->setName(tr("restored"));
    xAxis->setLabel(tr("strength of the noise"));
    yAxis->setLabel(tr("squared error"));
    xAxis->setRange(0, 1);
    axisRect()->setAutoMargins(QCP::msAll);
    legend->setVisible(true);
    // Above the axes, where no curve runs through it.
    auto* row = new QCPLayoutGrid;
    plotLayout()->insertRow(0);
    plotLayout()->addElement(0, 0, row);
    row->addElement(0, 0, legend);
    row->setMargins({});
    legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    legend->setMargins({});
    plotLayout()->setRowStretchFactor(0, 0.001);
    plotLayout()->setRowSpacing(0);
    setStrength(0);
    setLearnedStrength({});
    restyle();
}

void DenoisePlot::setCurve(const DenoiseCurve& curve) {
    curve_ = curve;
    double high = 0;
    for (QCPGraph* graph : {noisy_, restored_}) graph->data()->clear();
    for (std::size_t i = 0; i < curve.strengths.size(); ++i) {
        noisy_->addData(curve.strengths[i], curve.errors[i].noisy);
        restored_->addData(curve.strengths[i], curve.errors[i].restored);
        high = std::max({high, curve.errors[i].noisy, curve.errors[i].restored});
    }
    yAxis->setRange(0, high > 0 ? kHeadroom * high : 1.0);
    yAxis->setTickLabels(!curve.strengths.empty());
    replot(rpQueuedReplot);
}

void DenoisePlot::setStrength(double strength) {
    const auto errors = at(strength);
    setAccessibleDescription(
        errors ? tr("At strength %1 the squared error is %2 with noise, %3 restored.")
                     .arg(numberText(strength, 2), numberText(errors->noisy, 1), numberText(errors->restored, 1))
               : QString());
    now_->point1->setCoords(strength, 0);
    now_->point2->setCoords(strength, 1);
    replot(rpQueuedReplot);
}

void DenoisePlot::setLearnedStrength(std::optional<double> strength) {
    learned_->setVisible(strength.has_value());
    learned_->point1->setCoords(strength.value_or(0), 0);
    learned_->point2->setCoords(strength.value_or(0), 1);
    replot(rpQueuedReplot);
}

std::optional<DenoisingErrors> DenoisePlot::at(double strength) const {
    const auto& strengths = curve_.strengths;
    if (strengths.size() < 2) return std::nullopt;
    const auto above =
        std::clamp(std::ranges::upper_bound(strengths, strength), strengths.begin() + 1, strengths.end() - 1);
    const auto i = static_cast<std::size_t>(above - strengths.begin());
    const double share = (strength - strengths[i - 1]) / (strengths[i] - strengths[i - 1]);
    const DenoisingErrors &low = curve_.errors[i - 1], &high = curve_.errors[i];
    return DenoisingErrors{std::lerp(low.noisy, high.noisy, share), std::lerp(low.restored, high.restored, share),
                           low.images};
}

void DenoisePlot::restyle() {
    stylePlot(*this, *this);
    noisy_->setPen(QPen(theme::faintInk(*this), 1.25));
    restored_->setPen(QPen(theme::accent(*this), 2));
    now_->setPen(QPen(theme::accent(*this), 1));
    learned_->setPen(QPen(theme::faintInk(*this), 1, Qt::DotLine));
    legend->setBrush(Qt::NoBrush);
    legend->setBorderPen(Qt::NoPen);
    legend->setFont(font());
    legend->setTextColor(theme::ink(*this));
    replot(rpQueuedReplot);
}

void DenoisePlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || changesNumbers(*event))
        restyle();
}

}  // namespace lunette
