#include "map/MapController.h"

#include "map/LatentCanvas.h"
#include "map/MapOverlayText.h"
#include "widgets/BusyMark.h"

#include <algorithm>

namespace lunette {
namespace {
const QRectF kEmptyReach(-3, -3, 6, 6);  // three standard deviations of the prior to each side
}

MapController::MapController(BackgroundService& service, LatentCanvas& canvas, QObject* parent)
    : QObject(parent),
      canvas_(canvas),
      request_(service, BackgroundService::Queue::Background, service.errorReporter()),
      overlayer_(new MapOverlayer(
          service, [this] { return overlayRequest(); }, this)) {
    auto* busy = new BusyMark(canvas);
    request_.setRefresh([this] { requestCodes(); }, {.isThrottled = true});
    request_.setBusyHandler(busy->reporter());
    overlayer_->setBusyHandler(busy->reporter());
    connect(overlayer_, &MapOverlayer::drawn, this, &MapController::showOverlay);
    connect(&canvas, &LatentCanvas::viewChanged, this, [this] { refreshOverlay(); });
}

LatentPlane MapController::plane() const {
    return codes_ ? codes_->plane : planeOf(options_.viewpoint, snapshot_ ? snapshot_->model().network().latents() : 0);
}

bool MapController::hasProbe() const {
    return snapshot_ && probe_.size() > 0 && probe_.size() == snapshot_->model().network().latents();
}

bool MapController::isUnseen(Index image) const { return unseen_ && std::ranges::binary_search(*unseen_, image); }

bool MapController::canEncode() const { return snapshot_ && images_ && images_->shape() == snapshot_->model().image(); }

void MapController::requestCodes(std::shared_ptr<const Matrix> known) {
    if (!canEncode()) return;
    // A newer model is on its way to the map: codes of the one before must not take its place.
    if (codes_ && codes_->snapshot != snapshot_) known = nullptr;
    // Measuring takes longer than encoding, so that only the first are measured.
    if (options_.coloring.isMeasured() && known && known->cols() > kMaxCodesAtOnce)
        known = std::make_shared<const Matrix>(known->leftCols(kMaxCodesAtOnce));
    if (known) request_.skipWait();
    ProjectionRequest projection{
        snapshot_, images_, options_.viewpoint, options_.coloring, options_.hiddenClasses, std::move(known)};
    projection.unseen = unseen_;
    projection.count = maxCodes_;
    if (codes_) projection.before = codes_->plane;
    request_.request([projection] { return projectCodes(projection); },
                     [this](ProjectedCodes codes) {
                         codes_ = std::move(codes);
                         emit codesChanged();
                     });
}

void MapController::forgetCodes() {
    request_.cancel();
    codes_.reset();
    refreshOverlay(true);
}

void MapController::clear() {
    forgetCodes();
    canvas_.setPoints(nullptr, kEmptyReach, false);
}

void MapController::showAxes() {
    const Index latents = snapshot_ ? snapshot_->model().network().latents() : 0;
    const auto name = [](Index latent) { return tr("latent z%1").arg(latent + 1); };
    if (latents == 0)
        canvas_.setAxisNames({}, {});
    else if (options_.viewpoint.principal)
        canvas_.setAxisNames(tr("first principal axis"), tr("second principal axis"));
    else
        canvas_.setAxisNames(name(options_.viewpoint.horizontal),
                             latents > 1 ? name(options_.viewpoint.vertical) : QString());
}

void MapController::showMarks() {
    showAxes();
    std::optional<QPointF> prior, custom, probe;
    if (snapshot_ && snapshot_->model().isDistribution())
        prior = plane().pointOf(Vector::Zero(snapshot_->model().network().latents()));
    if (hasProbe()) probe = plane().pointOf(probe_);
    if (hasProbe() && customPicture_.size() == probe_.size()) custom = plane().pointOf(customPicture_);
    std::array<std::optional<QPointF>, 2> ends;
    for (std::size_t end = 0; codes_ && end < ends.size(); ++end) ends[end] = codes_->points->at(ends_[end]);
    canvas_.setPrior(prior);
    canvas_.setEnds(ends[0], ends[1]);
    canvas_.setOwnPicture(custom);
    canvas_.setProbe(probe);
}

void MapController::refreshOverlay(bool isOther) {
    if (isOther) showOverlay({});
    overlayer_->refresh(isOther);
}

MapOverlayRequest MapController::overlayRequest() const {
    MapOverlayRequest request;
    if (!canvas_.isVisible() || !hasProbe()) return request;
    request.snapshot = codes_ ? codes_->snapshot : snapshot_;
    request.overlay = options_.overlay;
    request.plane = plane();
    request.probe = probe_;
    request.range = canvas_.range();
    request.pixelRatio = canvas_.devicePixelRatioF();
    request.pixels = canvas_.groundSize() * request.pixelRatio;
    request.images = images_;
    request.selection = selection_;
    if (codes_) request.codes = codes_->codes;
    if (codes_) request.points = codes_->points;
    return request;
}

void MapController::showOverlay(const MapOverlayPicture& picture) {
    if (!snapshot_) return canvas_.setGround(picture, {});
    const Model& model = snapshot_->model();
    const MapOverlayFacts facts{options_.overlay, model.network().latents(), codes_ ? codes_->points->size() : 0,
                                model.isDistribution(), selection_ ? selection_->count : 0};
    canvas_.setGround(picture, mapOverlayText(facts));
}

}  // namespace lunette
