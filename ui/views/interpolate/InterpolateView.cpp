#include "views/interpolate/InterpolateView.h"

#include "analysis/PathEnds.h"
#include "views/interpolate/PathBox.h"
#include "views/interpolate/PathPlayer.h"
#include "views/interpolate/PosteriorPanel.h"
#include "views/interpolate/StripFigures.h"
#include "views/interpolate/Waypoints.h"
#include "views/interpolate/WithheldNote.h"
#include "widgets/BusyMark.h"
#include "widgets/ControlState.h"
#include "widgets/ImageText.h"
#include "widgets/MarkedSlider.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"
#include "widgets/PictureStrip.h"
#include "widgets/ScrollPage.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {

namespace {

constexpr Index kDrawsOfEach = 4;
constexpr int kPathSteps = 1000;
constexpr int kEndSide = 84;
constexpr int kWidestEnd = 120;      // longer names are cut, and whole in the tooltip
constexpr double kMaxOfStrip = 0.5;  // of the view's height

MarkedSlider* makeSlider(const QString& name, int maximum, int value) {
    auto* slider = new MarkedSlider;
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
    card->setMaximumWidth(theme::byText(*card, kWidestEnd));
    card->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return card;
}

}  // namespace

InterpolateView::InterpolateView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      frameRequest_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      stripRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      endCards_{makeEndCard(QStringLiteral("A"), tr("no A")), makeEndCard(QStringLiteral("B"), tr("no B"))},
      picture_(new PictureView),
      slider_(makeSlider(QStringLiteral("interpolationSlider"), kPathSteps, kPathSteps / 2)),
      pathBox_(new PathBox),
      player_(new PathPlayer(*slider_)),
      waypoints_(new Waypoints),
      positionLabel_(new QLabel),
      withheldNote_(new WithheldNote),
      posteriors_(new PosteriorPanel),
      strip_(new PictureStrip),
      figures_(new StripFigures(service, *strip_, this)) {
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(makePathPanel(), 5);
    top->addWidget(posteriors_, 4);
    auto* column = new QVBoxLayout((new ScrollPage(*this))->content());
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(top, 1);
    column->addWidget(strip_);
    column->addWidget(withheldNote_);
    endCards_[0]->setEdge(theme::endA);
    endCards_[1]->setEdge(theme::endB);
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

void InterpolateView::connectParts() {
    strip_->setObjectName(QStringLiteral("interpolationStrip"));
    strip_->setAccessibleName(tr("Steps of the path"));
    connect(slider_, &QSlider::valueChanged, this, [this] {
        showPosition();
        requestFrame();
    });
    connect(posteriors_, &PosteriorPanel::shownWidthChanged, this, &InterpolateView::requestFrame);
    connect(posteriors_, &PosteriorPanel::positionDragged, this, &InterpolateView::setPosition);
    connect(pathBox_, &PathBox::currentIndexChanged, this, &InterpolateView::changeWay);
    connect(waypoints_, &Waypoints::edited, this, &InterpolateView::changeWay);
    connect(posteriors_, &PosteriorPanel::betaChosen, this,
            [this](double beta) { emit parameterEdited("beta", formatReal(beta)); });
    connect(figures_, &StripFigures::read, this, &InterpolateView::showWithheld);
    stripRequest_.setRefresh([this] { requestStrip(); }, {.isThrottled = true});
    auto* busy = new BusyMark(*strip_, [this](QSize mark) { return strip_->placeOfMark(mark); });
    stripRequest_.setBusyHandler(busy->reporter());
    connect(strip_, &PictureStrip::stepClicked, this,
            [this](int step, int steps) { setPosition(step / (steps - 1.0)); });
}

void InterpolateView::restyle() { positionLabel_->setFont(theme::figures(*this)); }

/// The slider cannot hit the place of every step; where it is meant, it is that step's.
double InterpolateView::position() const {
    const double share = slider_->value() / static_cast<double>(kPathSteps);
    const auto legs = static_cast<double>(pathBox_->steps(kStripSteps) - 1);
    const double step = std::round(share * legs) / legs;
    return std::abs(share - step) < 0.5 / kPathSteps ? step : share;
}

void InterpolateView::setPosition(double share) {
    slider_->setValue(static_cast<int>(std::lround(share * kPathSteps)));
}

void InterpolateView::showPosition() {
    positionLabel_->setText(QStringLiteral("t %1").arg(QLocale().toString(position(), 'f', 3)));
    strip_->setPosition(position());
}

void InterpolateView::setData(const DataSplit& split) {
    images_ = split.test;
    train_ = split.train;
    neighbors_.reset();
    spec_ = split.spec;
    figures_->setMoons(moonOptionsOf(spec_));
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

void InterpolateView::setTrainedOn(const std::string& spec) {
    if (std::exchange(trainedOn_, spec) != spec) showWithheld();
}

void InterpolateView::setConfig(const TrainingConfig& config) { posteriors_->setConfig(config); }

void InterpolateView::setRunning(bool running) { posteriors_->setRunning(running); }

void InterpolateView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    if (snapshot && (!snapshot_ || snapshot->sharedModel() != snapshot_->sharedModel()))
        posteriors_->setTrainedBeta(snapshot->model().config().beta);
    snapshot_ = std::move(snapshot);
    pathBox_->setCondition(snapshot_ ? snapshot_->model().condition() : Condition{});
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

void InterpolateView::takeOver(const InterpolateView& other) {
    takeOverControls(other, *this);
    for (const Index image : other.waypoints_->images()) addWayPoint(image);
}

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
    picture_->setPicture({});
    strip_->setSteps({});
    strip_->setNearest({});
    path_.reset();
    figures_->clear();
    posteriors_->clear();
    const bool noImages = snapshot_ && !images_;
    picture_->setEmptyText(noImages ? tr("Open the data of this model to choose A and B.")
                                    : tr("Press Train: here the picture between A and B will appear."));
    strip_->setEmptyText(noImages ? QString()
                                  : tr("And here the whole way from A to B, with the nearest real pictures."));
}

PathKind InterpolateView::kind() const { return pathBox_->kind(); }

PathRequest InterpolateView::currentRequest() const {
    return {snapshot_, stops_, kind(), train_, path_, images_, stopImages(), pathBox_->sweep()};
}

std::vector<Index> InterpolateView::stopImages() const {
    std::vector<Index> stops{ends_[0]};
    stops.insert(stops.end(), waypoints_->images().begin(), waypoints_->images().end());
    stops.push_back(ends_[1]);
    return stops;
}

/// What was drawn so far, or is being drawn, is of another way.
void InterpolateView::changeWay() {
    stripRequest_.cancel();
    path_.reset();
    if (ends_[0] >= 0 && ends_[1] >= 0) images_->gather(stopImages(), stops_);
    refresh();
}

void InterpolateView::refresh() {
    requestFrame();
    requestStrip();
}

void InterpolateView::requestFrame() {
    if (!canEncode()) return;
    frameRequest_.request([request = currentRequest(), t = position(),
                           noise = posteriors_->shownWidth()] { return pathFrame(request, t, noise, kDrawsOfEach); },
                          [this](const PathFrame& frame) { showFrame(frame); });
}

void InterpolateView::showFrame(const PathFrame& frame) {
    picture_->setPicture(frame.picture);
    pictureOrigin_ = {frame.snapshot, frame.code, {}};
    posteriors_->showFrame(frame);
}

void InterpolateView::setDistanceUnit(double unit) { figures_->setDistanceUnit(unit); }

std::optional<double> InterpolateView::distanceUnit() const { return figures_->distanceUnit(); }

void InterpolateView::requestStrip() {
    if (!canEncode()) return;
    const Index steps = pathBox_->steps(kStripSteps);
    stripRequest_.request([request = currentRequest(), train = train_, neighbors = neighbors_,
                           steps] { return pathStrip(request, steps, train, neighbors); },
                          [this, command = pathCommand(steps)](PathStrip strip) {
                              stripCommand_ = command;
                              acceptStrip(std::move(strip));
                          });
}

void InterpolateView::acceptStrip(PathStrip strip) {
    neighbors_ = strip.neighbors;
    if (kind() == PathKind::Density) {
        path_ = strip.path;
        requestFrame();
    }
    strip_->setSteps(std::move(strip.steps));
    strip_->setNearest(std::move(strip.nearest));
    posteriors_->showChain(strip.chain);
    figures_->setSteps(strip.pictures, std::move(strip.distances), pathBox_->textsOf(strip.conditions));
    stripOrigin_ = {std::move(strip.snapshot), std::move(strip.codes), std::move(strip.conditions)};
}

void InterpolateView::showWithheld() {
    withheldNote_->explain(spec_, snapshot_ ? trainedOn_ : std::string(), figures_->verdicts());
    strip_->setWithheld(withheldNote_->steps());
    slider_->setMarks(withheldNote_->places());
}

/// The strip takes what its pictures need at a whole multiple of their pixels, the picture between the ends the rest.
void InterpolateView::giveStripRoom() {
    const QLayout& column = *strip_->parentWidget()->layout();
    const QMargins margins = column.contentsMargins();
    const int across = width() - margins.left() - margins.right();
    const auto least = [across](const QLayoutItem& part) {
        return part.hasHeightForWidth() ? part.minimumHeightForWidth(across) : part.minimumSize().height();
    };
    int others = least(*column.itemAt(0)) + column.spacing() + margins.top() + margins.bottom();
    if (!withheldNote_->isHidden()) others += least(*column.itemAt(2)) + column.spacing();
    strip_->setRoom(std::min(height() - others, static_cast<int>(kMaxOfStrip * height())));
}

/// With the lowest strip, however high it is now, so that a splitter can make the view lower.
QSize InterpolateView::minimumSizeHint() const {
    const int spare = strip_->sizeHint().height() - strip_->minimumSizeHint().height();
    return QWidget::minimumSizeHint() - QSize(0, spare);
}

bool InterpolateView::event(QEvent* event) {
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) giveStripRoom();
    return isDone;
}

void InterpolateView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

}  // namespace lunette
