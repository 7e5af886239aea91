#include "views/interpolate/InterpolateView.h"

#include "analysis/PathEnds.h"
#include "views/interpolate/PathPlayer.h"
#include "views/interpolate/PosteriorPlot.h"
#include "views/interpolate/Waypoints.h"
#include "widgets/ImageText.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"
#include "widgets/PictureStrip.h"
#include "widgets/SampleRow.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {

namespace {

constexpr Index kStripSteps = 9;
constexpr Index kDrawsOfEach = 4;
constexpr int kPathSteps = 1000;
constexpr int kNoiseStepsPerUnit = 100;
constexpr double kMaxNoise = 3.0;
constexpr int kEndSide = 84;
constexpr int kWidestEnd = 120;  // longer names are cut, and whole in the tooltip
// Reading moons takes long: while the strip follows training it must not keep the codes waiting.
constexpr int kReadingInterval = 400;

QSlider* makeSlider(const QString& name, int maximum, int value) {
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setObjectName(name);
    slider->setRange(0, maximum);
    slider->setPageStep(maximum / 10);
    slider->setValue(value);
    return slider;
}

PictureCard* makeEndCard(const QString& letter, const QString& empty) {
    auto* card = new PictureCard;
    card->setObjectName(QStringLiteral("end%1").arg(letter));
    card->setLetter(letter);
    card->setEmptyText(empty);
    card->setPictureSide(kEndSide);
    card->setLineCount(1);
    card->setMaximumWidth(kWidestEnd);
    card->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return card;
}

}  // namespace

InterpolateView::InterpolateView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      frameRequest_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      stripRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      readingRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      endCards_{makeEndCard(QStringLiteral("A"), tr("no A")), makeEndCard(QStringLiteral("B"), tr("no B"))},
      picture_(new PictureView),
      slider_(makeSlider(QStringLiteral("interpolationSlider"), kPathSteps, kPathSteps / 2)),
      noiseSlider_(makeSlider(QStringLiteral("noiseSlider"), static_cast<int>(kMaxNoise * kNoiseStepsPerUnit),
                              kNoiseStepsPerUnit)),
      pathBox_(new QComboBox),
      player_(new PathPlayer(*slider_)),
      waypoints_(new Waypoints),
      positionLabel_(new QLabel),
      noiseLabel_(new QLabel),
      explanation_(new QLabel),
      intervals_(new PosteriorPlot),
      draws_(new SampleRow),
      strip_(new PictureStrip) {
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(makePathPanel(), 5);
    top->addWidget(makeIntervalPanel(), 4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(top, 3);
    column->addWidget(strip_, 2);
    connectParts();
    restyle();
    showPosition();
    clear();
}

QWidget* InterpolateView::makePathPanel() {
    picture_->setObjectName(QStringLiteral("interpolationImage"));
    picture_->setMinimumSize(96, 96);
    picture_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);  // as high as what stands beside it
    slider_->setToolTip(tr("The place between A and B that is decoded"));
    slider_->setAccessibleName(tr("Place between A and B"));
    fillPathBox();
    auto* pictures = new QHBoxLayout;
    pictures->addWidget(endCards_[0], 0, Qt::AlignVCenter);
    pictures->addWidget(picture_, 1);
    pictures->addWidget(endCards_[1], 0, Qt::AlignVCenter);
    auto* controls = new QHBoxLayout;
    controls->addWidget(player_);
    controls->addWidget(slider_, 1);
    controls->addWidget(positionLabel_);
    controls->addWidget(pathBox_);
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(pictures, 1);
    column->addWidget(waypoints_);
    column->addLayout(controls);
    return panel;
}

void InterpolateView::fillPathBox() {
    pathBox_->setObjectName(QStringLiteral("pathBox"));
    pathBox_->setAccessibleName(tr("Kind of path"));
    pathBox_->setToolTip(tr("How the path gets from A to B"));
    const auto add = [this](const QString& text, PathKind kind, const QString& help) {
        pathBox_->addItem(text, static_cast<int>(kind));
        pathBox_->setItemData(pathBox_->count() - 1, help, Qt::ToolTipRole);
    };
    add(tr("straight"), PathKind::Linear, tr("Straight through latent space"));
    add(tr("spherical"), PathKind::Spherical, tr("Around the origin at a steadily changing distance"));
    add(tr("dense"), PathKind::Density, tr("Where the codes of training images are dense, around holes"));
}

QWidget* InterpolateView::makeIntervalPanel() {
    intervals_->setObjectName(QStringLiteral("posteriorPlot"));
    intervals_->setAccessibleName(tr("Intervals of A and B"));
    intervals_->setToolTip(tr("The codes of A and B along the line between them; drag to move the slider"));
    allowNoise(true);
    noiseSlider_->setAccessibleName(tr("Noise"));
    draws_->setToolTip(tr("Decoded from random codes of A's interval and of B's"));
    explanation_->setObjectName(QStringLiteral("intervalExplanation"));
    explanation_->setWordWrap(true);
    explanation_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    explanation_->setMinimumHeight(3 * fontMetrics().lineSpacing());

    auto* noiseRow = new QHBoxLayout;
    noiseRow->addWidget(new QLabel(tr("Noise")));
    noiseRow->addWidget(noiseSlider_, 1);
    noiseRow->addWidget(noiseLabel_);
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(intervals_, 1);
    column->addLayout(noiseRow);
    column->addWidget(draws_);
    column->addWidget(explanation_);
    return panel;
}

void InterpolateView::connectParts() {
    strip_->setObjectName(QStringLiteral("interpolationStrip"));
    strip_->setAccessibleName(tr("Steps of the path"));
    connect(slider_, &QSlider::valueChanged, this, [this] {
        showPosition();
        requestFrame();
    });
    connect(noiseSlider_, &QSlider::valueChanged, this, [this] {
        showPosition();
        requestFrame();
    });
    readingTimer_.setSingleShot(true);
    readingTimer_.setInterval(kReadingInterval);
    connect(&readingTimer_, &QTimer::timeout, this, &InterpolateView::requestReading);
    connect(pathBox_, &QComboBox::currentIndexChanged, this, &InterpolateView::changeWay);
    connect(waypoints_, &Waypoints::edited, this, &InterpolateView::changeWay);
    stripRequest_.setRefresh([this] { requestStrip(); });
    connect(intervals_, &PosteriorPlot::positionDragged, this, &InterpolateView::setPosition);
    connect(strip_, &PictureStrip::stepClicked, this,
            [this](int step, int steps) { setPosition(step / (steps - 1.0)); });
}

void InterpolateView::restyle() {
    endCards_[0]->setEdge(theme::endA(*this));
    endCards_[1]->setEdge(theme::endB(*this));
    for (QLabel* label : {positionLabel_, noiseLabel_}) label->setFont(theme::figures(*this));
    QPalette faint = palette();
    faint.setColor(QPalette::WindowText, theme::faintInk(*this));
    explanation_->setPalette(faint);
}

double InterpolateView::position() const { return slider_->value() / static_cast<double>(kPathSteps); }
double InterpolateView::noise() const { return noiseSlider_->value() / static_cast<double>(kNoiseStepsPerUnit); }

void InterpolateView::setPosition(double share) {
    slider_->setValue(static_cast<int>(std::lround(share * kPathSteps)));
}

void InterpolateView::showPosition() {
    const QLocale locale;
    positionLabel_->setText(QStringLiteral("t %1").arg(locale.toString(position(), 'f', 3)));
    noiseLabel_->setText(QStringLiteral("× %1").arg(locale.toString(noise(), 'f', 2)));
    strip_->setPosition(position());
    intervals_->setNoise(noise());
}

void InterpolateView::setData(const DataSplit& split) {
    images_ = split.test;
    train_ = split.train;
    neighbours_.reset();
    unit_.reset();
    moons_ = moonOptionsOf(split.recipe);
    reader_.reset();
    ends_ = {-1, -1};
    if (images_) {
        const PathEnds chosen = choosePathEnds(*images_);
        ends_ = {chosen.a, chosen.b};
    }
    waypoints_->setImages(images_);
    player_->stop();
    clear();
    showEnds();
    changeWay();
    emit endpointsChanged(ends_[0], ends_[1]);
}

void InterpolateView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    snapshot_ = std::move(snapshot);
    if (!canEncode()) clear();
    refresh();
}

void InterpolateView::setEndpoint(int end, qint64 testImage) {
    if (!images_ || testImage < 0 || testImage >= images_->size()) return;
    ends_[static_cast<std::size_t>(end)] = testImage;
    showEnds();
    changeWay();
    emit endpointsChanged(ends_[0], ends_[1]);
}

void InterpolateView::addWayPoint(qint64 testImage) { waypoints_->add(testImage); }

void InterpolateView::showEnds() {
    for (std::size_t end = 0; end < ends_.size(); ++end) {
        if (ends_[end] < 0) {
            endCards_[end]->setPicture({});
            endCards_[end]->setLines({});
            continue;
        }
        Matrix pixels;
        images_->gather(ends_[end], 1, pixels);
        const QStringList lines = describeImage(*images_, ends_[end]);
        endCards_[end]->setPicture(toImage(pixels.col(0), images_->shape()));
        endCards_[end]->setLines({lines.value(1, lines.value(0))});
        endCards_[end]->setToolTip(lines.join(u'\n'));
    }
}

bool InterpolateView::canEncode() const {
    return snapshot_ && images_ && ends_[0] >= 0 && ends_[1] >= 0 && images_->shape() == snapshot_->model().image();
}

void InterpolateView::clear() {
    frameRequest_.cancel();
    stripRequest_.cancel();
    readingRequest_.cancel();
    readingTimer_.stop();
    picture_->setPicture({});
    strip_->setSteps({});
    strip_->setNearest({});
    distances_.clear();
    reading_ = {};
    path_.reset();
    showFigures();
    intervals_->clear();
    draws_->setDraws({}, {});
    explanation_->setText(
        tr("The code of an image may be a point or an interval: here you see how far those of A and B reach."));
    const bool noImages = snapshot_ && !images_;
    picture_->setEmptyText(noImages ? tr("Open the data of this model to choose A and B.")
                                    : tr("Press Train: here the picture between A and B will appear."));
    strip_->setEmptyText(noImages ? QString()
                                  : tr("And here the whole way from A to B, with the nearest real pictures."));
}

PathKind InterpolateView::kind() const { return static_cast<PathKind>(pathBox_->currentData().toInt()); }

PathRequest InterpolateView::currentRequest() const { return {snapshot_, stops_, kind(), train_, path_}; }

/// What was drawn so far, or is being drawn, is of another way.
void InterpolateView::changeWay() {
    stripRequest_.cancel();
    path_.reset();
    if (ends_[0] >= 0 && ends_[1] >= 0) {
        std::vector<Index> stops{ends_[0]};
        stops.insert(stops.end(), waypoints_->images().begin(), waypoints_->images().end());
        stops.push_back(ends_[1]);
        images_->gather(stops, stops_);
    }
    refresh();
}

void InterpolateView::refresh() {
    requestFrame();
    requestStrip();
}

void InterpolateView::requestFrame() {
    if (!canEncode()) return;
    frameRequest_.request([request = currentRequest(), t = position(),
                           noise = noise()] { return pathFrame(request, t, noise, kDrawsOfEach); },
                          [this](const PathFrame& frame) { showFrame(frame); });
}

void InterpolateView::showFrame(const PathFrame& frame) {
    picture_->setPicture(frame.picture);
    pictureOrigin_ = {frame.snapshot, frame.code};
    intervals_->setIntervals(frame.intervals, frame.isDistribution);
    intervals_->setPosition(frame.lineShare);
    allowNoise(frame.isDistribution);
    draws_->setDraws(frame.drawsA, frame.drawsB);
    explanation_->setText(
        frame.isDistribution
            ? tr("Training draws codes from these intervals. Where both reach, the decoder must answer "
                 "for A and B at once; a gap between them is trained by neither.")
            : tr("Here a code is a point: the intervals of A and B have no width. Between the two spikes "
                 "neither trained the decoder, which may draw anything."));
}

void InterpolateView::requestStrip() {
    if (!canEncode()) return;
    stripRequest_.setThrottled(kind() == PathKind::Density);  // only these paths take long
    stripRequest_.request([request = currentRequest(), train = train_,
                           neighbours = neighbours_] { return pathStrip(request, kStripSteps, train, neighbours); },
                          [this, command = pathCommand(kStripSteps)](PathStrip strip) {
                              stripCommand_ = command;
                              acceptStrip(std::move(strip));
                          });
}

void InterpolateView::acceptStrip(PathStrip strip) {
    neighbours_ = strip.neighbours;
    if (kind() == PathKind::Density) {
        path_ = strip.path;
        requestFrame();
    }
    distances_ = std::move(strip.distances);
    strip_->setSteps(std::move(strip.steps));
    strip_->setNearest(std::move(strip.nearest));
    showFigures();
    stripPictures_ = std::move(strip.pictures);
    stripOrigin_ = {std::move(strip.snapshot), std::move(strip.codes)};
    if (moons_ && !readingTimer_.isActive()) readingTimer_.start();
}

void InterpolateView::allowNoise(bool allowed) {
    noiseSlider_->setEnabled(allowed);
    noiseSlider_->setToolTip(allowed
                                 ? tr("Widens or narrows both intervals, as a multiple of their standard deviations")
                                 : tr("An autoencoder's codes are points: there is no interval to widen"));
}

void InterpolateView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

}  // namespace lunette
