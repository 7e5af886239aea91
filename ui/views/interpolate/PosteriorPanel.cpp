#include "views/interpolate/PosteriorPanel.h"

#include "views/interpolate/PosteriorPlot.h"
#include "widgets/Language.h"
#include "widgets/NumberText.h"
#include "widgets/SampleRow.h"
#include "widgets/TermLabel.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr int kWidthStepsPerUnit = 100;
constexpr int kMaxWidth = 3;
// Beta on its slider: 0, then from a tenth to a hundred in steps of equal ratio.
constexpr int kBetaSteps = 121;  // 40 a decade
constexpr double kMinBeta = 0.1, kMaxBeta = 100.0;
constexpr int kIntervalLines = 3;
constexpr double kNoOverlap = 0.01;   // below, the text speaks of none
constexpr double kWholeChain = 0.99;  // of the way

double betaAt(int step) {
    if (step == 0) return 0.0;
    const double beta = kMinBeta * std::pow(kMaxBeta / kMinBeta, (step - 1.0) / (kBetaSteps - 1.0));
    const double digit = std::pow(10.0, std::floor(std::log10(beta)) - 1.0);
    return std::round(beta / digit) * digit;  // two digits
}

int stepOf(double beta) {
    if (beta < kMinBeta) return 0;
    return 1 + static_cast<int>(
                   std::lround((kBetaSteps - 1.0) * std::log(beta / kMinBeta) / std::log(kMaxBeta / kMinBeta)));
}

}  // namespace

PosteriorPanel::PosteriorPanel(QWidget* parent)
    : QWidget(parent),
      plot_(new PosteriorPlot),
      beta_(new QSlider(Qt::Horizontal)),
      width_(new QSlider(Qt::Horizontal)),
      betaText_(new QLabel),
      widthText_(new QLabel),
      explanation_(new QLabel),
      samples_(new SampleRow) {
    plot_->setObjectName(QStringLiteral("posteriorPlot"));
    plot_->setAccessibleName(tr("Intervals of A and B"));
    plot_->setToolTip(
        tr("The codes of A and B along the line between them, and faintly those of other training images "
           "that this line crosses; drag to move the slider"));
    samples_->setToolTip(tr("Decoded from random codes of A's interval and of B's"));
    explanation_->setObjectName(QStringLiteral("intervalExplanation"));
    explanation_->setWordWrap(true);
    explanation_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    explanation_->setMinimumHeight(kIntervalLines * fontMetrics().lineSpacing());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(plot_, 1);
    column->addWidget(makeSliders());
    column->addWidget(samples_);
    column->addWidget(explanation_);
    connect(plot_, &PosteriorPlot::positionDragged, this, &PosteriorPanel::positionDragged);
    connect(beta_, &QSlider::valueChanged, this, [this](int step) { emit betaChosen(betaAt(step)); });
    connect(width_, &QSlider::valueChanged, this, [this] {
        showWidth();
        emit shownWidthChanged();
    });
    setConfig({});
    restyle();
    showWidth();
    clear();
}

QWidget* PosteriorPanel::makeSliders() {
    beta_->setObjectName(QStringLiteral("betaSlider"));
    beta_->setAccessibleName(tr("How wide training wants the intervals: beta"));
    beta_->setRange(0, kBetaSteps);
    beta_->setPageStep(kBetaSteps / 10);
    width_->setObjectName(QStringLiteral("shownWidthSlider"));
    width_->setAccessibleName(tr("Width in which the intervals are shown"));
    width_->setRange(0, kMaxWidth * kWidthStepsPerUnit);
    width_->setPageStep(width_->maximum() / 10);
    width_->setValue(kWidthStepsPerUnit);
    setWidthEnabled(true);
    auto* sliders = new QWidget;
    auto* grid = new QGridLayout(sliders);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    grid->addWidget(new TermLabel(Term::Beta, tr("Wanted in training")), 0, 0);
    grid->addWidget(beta_, 0, 1);
    grid->addWidget(betaText_, 0, 2);
    auto* shown = new QLabel(tr("Shown here"));
    shown->setBuddy(width_);
    shown->setToolTip(tr("Only what is drawn here: nothing is trained by it"));
    grid->addWidget(shown, 1, 0);
    grid->addWidget(width_, 1, 1);
    grid->addWidget(widthText_, 1, 2);
    return sliders;
}

double PosteriorPanel::shownWidth() const { return width_->value() / static_cast<double>(kWidthStepsPerUnit); }

void PosteriorPanel::showWidth() {
    widthText_->setText(QStringLiteral("× %1").arg(QLocale().toString(shownWidth(), 'f', 2)));
    plot_->setShownWidth(shownWidth());
}

void PosteriorPanel::setConfig(const TrainingConfig& config) {
    const QSignalBlocker quiet(beta_);
    wantedBeta_ = config.beta;
    if (isRunning_) trainedBeta_ = wantedBeta_;
    const bool hasBeta = hasPosterior(config.objective);
    beta_->setEnabled(hasBeta);
    beta_->setValue(stepOf(config.beta));
    betaText_->setText(QStringLiteral("β %1").arg(QLocale().toString(config.beta, 'g', 3)));
    betaText_->setEnabled(hasBeta);
    beta_->setToolTip(hasBeta
                          ? tr("How wide training wants the intervals: beta weighs the KL divergence, which pulls each "
                               "interval towards N(0, 1). It acts at once while training; afterwards, press Train.")
                          : tr("Only a variational autoencoder has intervals that training can widen"));
    if (intervals_.distance > 0.0) explain();
}

void PosteriorPanel::setTrainedBeta(double beta) {
    trainedBeta_ = isRunning_ ? wantedBeta_ : beta;
    if (intervals_.distance > 0.0) explain();
}

void PosteriorPanel::setRunning(bool running) {
    isRunning_ = running;
    if (running) setTrainedBeta(wantedBeta_);
}

void PosteriorPanel::setWidthEnabled(bool enabled) {
    width_->setEnabled(enabled);
    width_->setToolTip(enabled ? tr("Shows both intervals wider or narrower than they are, and draws the samples so. "
                                    "The model does not change.")
                               : tr("An autoencoder's codes are points: there is no interval to widen"));
}

void PosteriorPanel::showFrame(const PathFrame& frame) {
    plot_->setIntervals(frame.intervals, frame.isDistribution);
    plot_->setPosition(frame.lineShare);
    setWidthEnabled(frame.isDistribution);
    samples_->setDraws(frame.drawsA, frame.drawsB);
    intervals_ = frame.intervals;
    isDistribution_ = frame.isDistribution;
    isSweep_ = frame.isSweep;
    explain();
}

void PosteriorPanel::showChain(const Chain& chain) {
    chain_ = chain;
    plot_->setLinks(chain.links);
    if (intervals_.distance > 0.0) explain();
}

/// Says what was measured, whichever it is.
void PosteriorPanel::explain() {
    if (isSweep_) {
        showExplanation(
            tr("This path stays at A's code and changes only the condition. B and its interval play no part in it."));
        return;
    }
    if (!isDistribution_) {
        showExplanation(
            tr("Here a code is a point: the intervals of A and B have no width. Between the two spikes, neither image "
               "trained the decoder, so it may draw anything."));
        return;
    }
    const QLocale locale;
    if (wantedBeta_ != trainedBeta_) {
        showExplanation(tr("These intervals were trained with beta %1. Press Train to see what beta %2 makes of them.")
                            .arg(figuresText(trainedBeta_, 3), figuresText(wantedBeta_, 3)));
        return;
    }
    const double overlap = overlapArea(intervals_);
    const QString percent = locale.toString(100.0 * overlap, 'f', 1);
    if (overlap >= kNoOverlap) {
        showExplanation(tr("The intervals of A and B overlap by %1 %. Where both reach, training asks the decoder "
                           "for A and for B at once.")
                            .arg(percent));
        return;
    }
    const QString apart = tr("The intervals do not overlap (%1 %).").arg(percent);
    showExplanation(chain_.images == 0 ? apart : language::sentences({apart, describeChain()}));
}

void PosteriorPanel::showExplanation(const QString& text) {
    explanation_->setText(language::unbroken(text));
    // What grew stays as high, so that nothing moves to and fro with what is said.
    explanation_->setMinimumHeight(
        std::max(explanation_->minimumHeight(), explanation_->heightForWidth(explanation_->width())));
    plot_->setAccessibleDescription(text);
}

QString PosteriorPanel::describeChain() const {
    const QLocale locale;
    const QString images = locale.toString(static_cast<qlonglong>(chain_.images));
    if (chain_.links.empty())
        return tr("None of the %1 training images examined has its interval between A and B. The decoder was never "
                  "trained there and may draw anything.")
            .arg(images);
    const QString links = locale.toString(static_cast<qlonglong>(chain_.links.size()));
    const double covered = coveredShare(intervals_, chain_.links);
    if (covered >= kWholeChain)
        return tr("The intervals of %1 of the %2 training images examined cover the whole way without a gap: training "
                  "drew codes from all of it, each for its own picture.")
            .arg(links, images);
    return tr("The intervals of %1 of the %2 training images examined cover only %3 % of the way; training never "
              "reached the rest.")
        .arg(links, images, locale.toString(100.0 * covered, 'f', 0));
}

void PosteriorPanel::clear() {
    plot_->clear();
    samples_->setDraws({}, {});
    intervals_ = {};
    chain_ = {};
    showExplanation(
        tr("The code of an image may be a point or an interval: here you see how far those of A and B reach."));
}

void PosteriorPanel::restyle() {
    for (QLabel* text : {betaText_, widthText_}) text->setFont(theme::figures(*this));
    const int width = betaText_->fontMetrics().horizontalAdvance(QStringLiteral("× 0.00"));
    for (QLabel* text : {betaText_, widthText_}) text->setMinimumWidth(width);
    QPalette faint = palette();
    faint.setColor(QPalette::WindowText, theme::faintInk(*this));
    explanation_->setPalette(faint);
}

void PosteriorPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        explanation_->setMinimumHeight(kIntervalLines * fontMetrics().lineSpacing());
}

void PosteriorPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

}  // namespace lunette
