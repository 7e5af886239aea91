#include "compare/CompareColumn.h"

#include "map/LatentCanvas.h"
#include "map/MapOverlayText.h"
#include "map/MapOverlayer.h"
#include "widgets/PictureCard.h"
#include "widgets/PictureRows.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {
namespace {

constexpr int kProbeSide = 64;
constexpr int kPathSide = 64;
constexpr int kCardMargin = 6;
constexpr int kLowestMap = 180;  // with less, little but its axes would be seen
constexpr int kStepPitch = 44;   // logical pixels a picture of the path
constexpr Index kMinSteps = 5;
constexpr Index kMostSteps = 11;

PictureCard* makeCard(const char* name, int side, const QString& accessible) {
    auto* card = new PictureCard;
    card->setObjectName(QLatin1StringView(name));
    card->setAccessibleName(accessible);
    card->setPictureSide(side);
    return card;
}

}  // namespace

CompareColumn::CompareColumn(BackgroundService& service, const CompareLink& link, QWidget* parent)
    : QWidget(parent),
      link_(link),
      cloudRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      frameRequest_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      picturesRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      heading_(new QLabel),
      canvas_(new LatentCanvas),
      overlayer_(new MapOverlayer(
          service, [this] { return overlayRequest(); }, this)),
      probeCard_(makeCard("compareProbeImage", kProbeSide, tr("Picture at the probe"))),
      pathCard_(makeCard("comparePathImage", kPathSide, tr("Picture between A and B"))),
      strip_(new PictureRows(tr("From A to B"))),
      reconstructions_(new PictureRows(tr("Reconstructions, squared error"))) {
    heading_->setObjectName(QStringLiteral("compareHeading"));
    heading_->setTextFormat(Qt::RichText);
    canvas_->setObjectName(QStringLiteral("compareScatter"));
    canvas_->setAccessibleName(tr("Latent space"));
    canvas_->setMinimumSize(160, kLowestMap);
    canvas_->setEmptyText({});
    probeCard_->setParent(canvas_);
    probeCard_->setAttribute(Qt::WA_TransparentForMouseEvents);
    strip_->setObjectName(QStringLiteral("compareStrip"));
    reconstructions_->setObjectName(QStringLiteral("compareReconstructions"));
    reconstructions_->setToolTip(tr("Sum over pixels of the squared difference, pixels in 0..1"));
    auto* way = new QHBoxLayout;
    way->addWidget(strip_, 1);
    pathCard_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    way->addWidget(pathCard_, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 4);
    column->setSpacing(4);
    column->addWidget(heading_);
    column->addWidget(canvas_, 1);
    column->addLayout(way);
    column->addWidget(reconstructions_);
    connect(canvas_, &LatentCanvas::probeMoved, this, [this](QPointF point) {
        if (holdsProbe()) emit probeMoved(plane().moved(link_.probe, point));
    });
    connect(canvas_, &LatentCanvas::codeClicked, this, &CompareColumn::codeClicked);
    connect(canvas_, &LatentCanvas::viewChanged, this, [this] {
        placeCard();
        overlayer_->refresh();
    });
    connect(overlayer_, &MapOverlayer::drawn, this, &CompareColumn::showOverlay);
    connect(strip_, &PictureRows::pictureClicked, this,
            [this](int step, int steps) { emit positionRequested(static_cast<double>(step) / (steps - 1)); });
    restyle();
}

void CompareColumn::restyle() {
    probeCard_->setEdge(theme::accent(*this));
    pathCard_->setEdge(theme::accent(*this));
    setHeading(name_, color_, facts_);
}

void CompareColumn::setHeading(const QString& name, int color, const QString& facts) {
    name_ = name;
    color_ = color;
    facts_ = facts;
    heading_->setText(QStringLiteral("<span style='color:%1'>●</span>&nbsp; <b>%2</b>&nbsp;&nbsp; %3")
                          .arg(theme::runColor(*this, color).name(), name.toHtmlEscaped(), facts.toHtmlEscaped()));
    canvas_->setAccessibleDescription(tr("Codes of %1").arg(name));
}

void CompareColumn::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    if (snapshot == snapshot_) return;
    const bool isOtherSpace =
        snapshot_ && snapshot_->model().network().architecture() != snapshot->model().network().architecture();
    snapshot_ = std::move(snapshot);
    if (isOtherSpace) {  // its codes have other planes
        cloudRequest_.cancel();
        cloud_.reset();
        canvas_->setPoints(nullptr, {-3, -3, 6, 6}, false);
        followOverlay();
    }
    const ImageShape shape = snapshot_->model().image();
    const QSize picture(static_cast<int>(shape.width), static_cast<int>(shape.height));
    strip_->setShape(picture, 1);
    reconstructions_->setShape(picture, 2);
    refresh();
}

void CompareColumn::followData() {
    cloudRequest_.cancel();
    cloud_.reset();
    followOverlay();
    refresh();
}

void CompareColumn::followProbe() {
    showMarks();
    overlayer_->refresh();
    requestFrame();
}

void CompareColumn::followOverlay() {
    showOverlay({});
    overlayer_->refresh(true);
}

void CompareColumn::followImages() {
    showMarks();
    requestFrame();
    requestPictures();
}

void CompareColumn::followPosition() {
    strip_->setMark(link_.t);
    requestFrame();
}

// Hidden, the column follows nothing; it looks again when it is shown.
void CompareColumn::refresh() {
    showMarks();
    strip_->setMark(link_.t);
    requestCloud();
    requestFrame();
    requestPictures();
    overlayer_->refresh();
}

void CompareColumn::requestCloud() {
    if (!isVisible() || !snapshot_ || !link_.images) return;
    LatentCloudRequest request{snapshot_, link_.images, link_.viewpoint, link_.coloring, link_.hiddenClasses};
    if (cloud_) request.before = cloud_->plane;
    cloudRequest_.request([request] { return makeLatentCloud(request); },
                          [this](ProjectedCodes cloud) { acceptCloud(std::move(cloud)); });
}

void CompareColumn::acceptCloud(ProjectedCodes cloud) {
    cloud_ = std::move(cloud);
    showMarks();
    overlayer_->refresh();
    emit cloudChanged();
}

std::optional<QRectF> CompareColumn::bounds() const { return cloud_ ? std::optional(cloud_->bounds) : std::nullopt; }

void CompareColumn::setReach(const QRectF& reach, bool jump) {
    if (cloud_) canvas_->setPoints(cloud_->points, reach, jump);
}

LatentPlane CompareColumn::plane() const {
    return cloud_ ? cloud_->plane : planeOf(link_.viewpoint, snapshot_->model().network().latents());
}

bool CompareColumn::holdsProbe() const {
    return snapshot_ && link_.probe.size() == snapshot_->model().network().latents();
}

void CompareColumn::showMarks() {
    if (!snapshot_) return;
    const Index latents = snapshot_->model().network().latents();
    const auto name = [](Index latent) { return tr("latent z%1").arg(latent + 1); };
    if (link_.viewpoint.principal)
        canvas_->setAxisNames(tr("first principal axis"), tr("second principal axis"));
    else
        canvas_->setAxisNames(name(link_.viewpoint.horizontal),
                              latents > 1 ? name(link_.viewpoint.vertical) : QString());
    const bool hasPrior = snapshot_->model().isDistribution();
    canvas_->setPrior(hasPrior ? std::optional(plane().pointOf(Vector::Zero(latents))) : std::nullopt);
    std::array<std::optional<QPointF>, 2> ends;
    for (std::size_t end = 0; cloud_ && end < ends.size(); ++end) ends[end] = cloud_->points->at(link_.ends[end]);
    canvas_->setEnds(ends[0], ends[1]);
    canvas_->setProbe(holdsProbe() ? std::optional(plane().pointOf(link_.probe)) : std::nullopt);
    probeCard_->setVisible(holdsProbe());
    placeCard();
}

MapOverlayRequest CompareColumn::overlayRequest() const {
    MapOverlayRequest request;
    if (!isVisible() || !holdsProbe()) return request;
    request.snapshot = cloud_ ? cloud_->snapshot : snapshot_;
    request.overlay = link_.overlay;
    request.plane = plane();
    request.probe = link_.probe;
    request.range = canvas_->range();
    request.pixelRatio = devicePixelRatioF();
    request.pixels = canvas_->groundSize() * request.pixelRatio;
    request.images = link_.images;
    if (cloud_) request.codes = cloud_->codes;
    if (cloud_) request.points = cloud_->points;
    return request;
}

void CompareColumn::showOverlay(const MapOverlayPicture& picture) {
    if (!snapshot_) return;
    const Model& model = snapshot_->model();
    const MapOverlayFacts facts{link_.overlay, model.network().latents(), cloud_ ? cloud_->points->size() : 0,
                                model.isDistribution()};
    canvas_->setGround(picture, mapOverlayText(facts));
}

void CompareColumn::placeCard() {
    const QSize size = probeCard_->sizeHint();
    probeCard_->setGeometry(QRect(QPoint(canvas_->width() - size.width() - kCardMargin, kCardMargin), size));
    canvas_->setLeader(QPointF(probeCard_->x(), probeCard_->geometry().center().y()));
}

void CompareColumn::requestFrame() {
    if (!isVisible() || !snapshot_) return;
    frameRequest_.request([request = CompareRequest{path(), link_.probe, link_.t}] { return compareFrame(request); },
                          [this](const CompareFrame& frame) {
                              probeCard_->setPicture(frame.probe);
                              pathCard_->setPicture(frame.onPath);
                          });
}

void CompareColumn::requestPictures() {
    if (!isVisible() || !snapshot_) return;
    const Index room = (strip_->width() / kStepPitch - 1) / 2 * 2 + 1;
    const Index steps = std::clamp(room, kMinSteps, kMostSteps);
    picturesRequest_.request(
        [path = path(), steps, shown = link_.shown] { return comparePictures(path, steps, shown); },
        [this](ComparePictures pictures) {
            QStringList errors;
            for (const double error : pictures.squaredErrors) errors << QLocale().toString(error, 'f', 1);
            strip_->setRows({std::move(pictures.path)});
            reconstructions_->setRows({std::move(pictures.inputs), std::move(pictures.outputs)});
            reconstructions_->setCaptions(errors);
        });
}

void CompareColumn::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void CompareColumn::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeCard();
    requestPictures();
}

void CompareColumn::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) restyle();
}

}  // namespace lunette
