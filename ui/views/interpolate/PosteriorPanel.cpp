#include "views/interpolate/PosteriorPanel.h"

#include "views/interpolate/PosteriorPlot.h"
#include "widgets/SampleRow.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QVBoxLayout>

namespace lunette {
namespace {

constexpr int kNoiseStepsPerUnit = 100;
constexpr int kMaxNoiseUnits = 3;

}  // namespace

PosteriorPanel::PosteriorPanel(QWidget* parent)
    : QWidget(parent),
      plot_(new PosteriorPlot),
      noise_(new QSlider(Qt::Horizontal)),
      noiseText_(new QLabel),
      explanation_(new QLabel),
      samples_(new SampleRow) {
    plot_->setObjectName(QStringLiteral("posteriorPlot"));
    plot_->setAccessibleName(tr("Intervals of A and B"));
    plot_->setToolTip(tr("The codes of A and B along the line between them; drag to move the slider"));
    noise_->setObjectName(QStringLiteral("noiseSlider"));
    noise_->setAccessibleName(tr("Noise"));
    noise_->setRange(0, kMaxNoiseUnits * kNoiseStepsPerUnit);
    noise_->setPageStep(noise_->maximum() / 10);
    noise_->setValue(kNoiseStepsPerUnit);
    setNoiseEnabled(true);
    samples_->setToolTip(tr("Decoded from random codes of A's interval and of B's"));
    explanation_->setObjectName(QStringLiteral("intervalExplanation"));
    explanation_->setWordWrap(true);
    explanation_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    explanation_->setMinimumHeight(3 * fontMetrics().lineSpacing());
    auto* noiseRow = new QHBoxLayout;
    noiseRow->addWidget(new QLabel(tr("Noise")));
    noiseRow->addWidget(noise_, 1);
    noiseRow->addWidget(noiseText_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(plot_, 1);
    column->addLayout(noiseRow);
    column->addWidget(samples_);
    column->addWidget(explanation_);
    connect(plot_, &PosteriorPlot::positionDragged, this, &PosteriorPanel::positionDragged);
    connect(noise_, &QSlider::valueChanged, this, [this] {
        showNoise();
        emit noiseChanged();
    });
    restyle();
    showNoise();
}

double PosteriorPanel::noise() const { return noise_->value() / static_cast<double>(kNoiseStepsPerUnit); }

void PosteriorPanel::showNoise() {
    noiseText_->setText(QStringLiteral("× %1").arg(QLocale().toString(noise(), 'f', 2)));
    plot_->setNoise(noise());
}

void PosteriorPanel::setNoiseEnabled(bool enabled) {
    noise_->setEnabled(enabled);
    noise_->setToolTip(enabled ? tr("Widens or narrows both intervals, as a multiple of their standard deviations")
                               : tr("An autoencoder's codes are points: there is no interval to widen"));
}

void PosteriorPanel::showFrame(const PathFrame& frame) {
    plot_->setIntervals(frame.intervals, frame.isDistribution);
    plot_->setPosition(frame.lineShare);
    setNoiseEnabled(frame.isDistribution);
    samples_->setDraws(frame.drawsA, frame.drawsB);
    explanation_->setText(
        frame.isDistribution
            ? tr("Training draws codes from these intervals. Where both reach, the decoder must answer "
                 "for A and B at once; a gap between them is trained by neither.")
            : tr("Here a code is a point: the intervals of A and B have no width. Between the two spikes "
                 "neither trained the decoder, which may draw anything."));
}

void PosteriorPanel::clear() {
    plot_->clear();
    samples_->setDraws({}, {});
    explanation_->setText(
        tr("The code of an image may be a point or an interval: here you see how far those of A and B reach."));
}

void PosteriorPanel::restyle() {
    noiseText_->setFont(theme::figures(*this));
    QPalette faint = palette();
    faint.setColor(QPalette::WindowText, theme::faintInk(*this));
    explanation_->setPalette(faint);
}

void PosteriorPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

}  // namespace lunette
