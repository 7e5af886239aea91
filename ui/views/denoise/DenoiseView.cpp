#include "views/denoise/DenoiseView.h"

#include "numeric/Random.h"
#include "views/denoise/DenoisePlot.h"
#include "widgets/NumberText.h"
#include "widgets/PictureRows.h"
#include "widgets/RealSpinBox.h"
#include "widgets/ScrollPage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr std::size_t kShown = 10;  // at most
constexpr int kCurveSteps = 11;
constexpr Index kDenoisedImages = 300;
constexpr int kNoiseSteps = 100;

/// As narrow as the pictures that such figures stand under: three digits or so.
QString shortFigure(double value) { return numberText(value, value < 99.95 ? 1 : 0); }

}  // namespace

DenoiseView::DenoiseView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      frameRequest_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      curveRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      kind_(new QComboBox),
      slider_(new QSlider(Qt::Horizontal)),
      strength_(new RealSpinBox({0, 1})),
      summary_(new QLabel),
      rows_(new PictureRows(tr("Held-out pictures, squared error before → after"))),
      plot_(new DenoisePlot) {
    rows_->setObjectName(QStringLiteral("denoiseRows"));
    rows_->setAccessibleName(tr("Pictures clean, with noise and restored"));
    rows_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    rows_->setShape({28, 28}, 3);
    rows_->preferSize();
    summary_->setObjectName(QStringLiteral("denoiseSummary"));
    summary_->setWordWrap(true);
    auto* below = new QHBoxLayout;
    below->setSpacing(12);
    below->addWidget(rows_, 3);
    below->addWidget(plot_, 2);
    auto* column = new QVBoxLayout((new ScrollPage(*this))->content());
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(makeControls());
    column->addWidget(summary_);
    column->addLayout(below, 1);

    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        requestFrame();
        forgetCurve();
        requestCurve();
    });
    connect(slider_, &QSlider::valueChanged, this, [this](int value) { setStrength(value / double{kNoiseSteps}); });
    connect(strength_, &QDoubleSpinBox::valueChanged, this, &DenoiseView::setStrength);
    frameRequest_.setRefresh([this] { requestFrame(); }, {.whileHidden = this});
    curveRequest_.setRefresh([this] { requestCurve(); }, {.isThrottled = true, .whileHidden = this});
    setStrength(TrainingConfig{}.corruptionStrength);
    showState();
}

QWidget* DenoiseView::makeControls() {
    kind_->setObjectName(QStringLiteral("denoiseKindBox"));
    kind_->setAccessibleName(tr("Kind of noise"));
    kind_->setToolTip(tr("What is done to the pictures before the encoder sees them"));
    kind_->addItem(tr("Gaussian noise"), static_cast<int>(CorruptionKind::Gaussian));
    kind_->addItem(tr("Masked pixels"), static_cast<int>(CorruptionKind::Masking));
    kind_->addItem(tr("Salt and pepper"), static_cast<int>(CorruptionKind::SaltAndPepper));
    slider_->setObjectName(QStringLiteral("denoiseSlider"));
    slider_->setAccessibleName(tr("Strength of the noise"));
    slider_->setRange(0, kNoiseSteps);
    strength_->setObjectName(QStringLiteral("denoiseStrength"));
    strength_->setAccessibleName(tr("Strength of the noise"));
    strength_->setSingleStep(0.05);
    strength_->setFixedDecimals(2);
    for (QWidget* widget : {static_cast<QWidget*>(slider_), static_cast<QWidget*>(strength_)})
        widget->setToolTip(
            tr("The standard deviation of the noise, with pixels in 0..1, or the share of pixels that it replaces"));
    auto* others = new QPushButton(tr("Other pictures"));
    others->setObjectName(QStringLiteral("denoiseOthersButton"));
    others->setToolTip(tr("Draws other held-out pictures; one that you pin comes first"));
    connect(others, &QPushButton::clicked, this, [this] {
        ++draw_;
        drawImages();
        requestFrame();
    });
    auto* controls = new QWidget;
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(kind_);
    row->addWidget(slider_, 1);
    row->addWidget(strength_);
    row->addWidget(others);
    return controls;
}

bool DenoiseView::isReady() const { return snapshot_ && images_ && images_->shape() == snapshot_->model().image(); }

void DenoiseView::setData(const DataSplit& split) {
    images_ = split.test;
    draw_ = 1;
    if (images_)
        rows_->setShape({static_cast<int>(images_->shape().width), static_cast<int>(images_->shape().height)}, 3);
    drawImages();
    forgetCurve();
    frameRequest_.cancel();
    refresh();
}

void DenoiseView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    const bool isOther = !snapshot || !snapshot_ || snapshot->sharedModel() != snapshot_->sharedModel();
    snapshot_ = std::move(snapshot);
    if (isOther) {
        frameRequest_.cancel();
        forgetCurve();
        if (snapshot_) applyNoise(snapshot_->model().config());
    }
    refresh();
}

void DenoiseView::applyNoise(const TrainingConfig& config) {
    const bool denoises = config.corruption != CorruptionKind::None;
    plot_->setLearnedStrength(denoises ? std::optional(config.corruptionStrength) : std::nullopt);
    if (!denoises) return;
    const QSignalBlocker quiet(kind_);
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(config.corruption)));
    setStrength(config.corruptionStrength);
}

void DenoiseView::setImage(qint64 testImage) {
    if (!images_ || testImage < 0 || testImage >= images_->size()) return;
    std::erase(places_, Index{testImage});
    places_.insert(places_.begin(), Index{testImage});
    places_.resize(std::min(places_.size(), kShown));
    requestFrame();
}

void DenoiseView::setStrength(double strength) {
    const QSignalBlocker quietSlider(slider_), quietValue(strength_);
    slider_->setValue(static_cast<int>(std::lround(strength * kNoiseSteps)));
    strength_->setValue(strength);
    plot_->setStrength(strength);
    showState();
    requestFrame();
}

void DenoiseView::drawImages() {
    places_.clear();
    if (!images_) return;
    RandomStream random(draw_, Purpose::Sampling);
    const auto size = static_cast<std::uint32_t>(images_->size());
    while (places_.size() < std::min<std::size_t>(kShown, size)) {
        const Index place{random.nextBelow(size)};
        if (std::ranges::find(places_, place) == places_.end()) places_.push_back(place);
    }
}

DenoiseRequest DenoiseView::currentRequest() const {
    return {snapshot_, images_, places_, static_cast<CorruptionKind>(kind_->currentData().toInt()), strength_->value()};
}

void DenoiseView::refresh() {
    requestFrame();
    requestCurve();
    showState();
}

void DenoiseView::requestFrame() {
    if (!isReady()) {
        rows_->setRows({});
        rows_->setCaptions({});
        return;
    }
    frameRequest_.request([request = currentRequest()] { return denoiseFrame(request); },
                          [this](const DenoiseFrame& frame) { showFrame(frame); });
}

void DenoiseView::showFrame(const DenoiseFrame& frame) {
    rows_->setRowNames({tr("Clean"), tr("With noise"), tr("Restored")});
    rows_->setRows(frame.rows);
    QStringList captions;
    for (std::size_t i = 0; i < frame.noisyErrors.size(); ++i)
        captions << tr("%1 → %2").arg(shortFigure(frame.noisyErrors[i]), shortFigure(frame.restoredErrors[i]));
    rows_->setCaptions(captions);
}

void DenoiseView::requestCurve() {
    if (!isReady()) return;
    curveRequest_.request([request = currentRequest()] { return denoiseCurve(request, kCurveSteps, kDenoisedImages); },
                          [this](const DenoiseCurve& curve) { acceptCurve(curve); });
}

void DenoiseView::forgetCurve() {
    curveRequest_.cancel();
    plot_->setCurve({});
    showState();
}

void DenoiseView::acceptCurve(const DenoiseCurve& curve) {
    plot_->setCurve(curve);
    showState();
}

void DenoiseView::showState() {
    const auto errors = isReady() ? plot_->at(strength_->value()) : std::nullopt;
    if (!images_) {
        summary_->setText(tr("Open a dataset: here its held-out pictures get noise, and a model takes it away again."));
    } else if (!isReady()) {
        summary_->setText(
            tr("Press Train: here the model restores pictures with noise. One of the kind Denoising learns it."));
    } else if (!errors) {
        summary_->setText(tr("Measuring the errors at every strength…"));
    } else {
        const bool denoises = snapshot_->model().config().corruption != CorruptionKind::None;
        summary_->setText(
            tr("Mean squared error over %1 held-out pictures: %2 with the noise, %3 restored. %4")
                .arg(numberText(errors->images), numberText(errors->noisy, 1), numberText(errors->restored, 1),
                     denoises ? tr("This model learned with noise.") : tr("This model never saw noise in training.")));
    }
}

}  // namespace lunette
