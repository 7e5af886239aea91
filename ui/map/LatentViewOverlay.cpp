// What lies under the codes of the map.

#include "map/CodeSelector.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "map/MapControls.h"
#include "map/MapOverlayText.h"
#include "map/MapOverlayer.h"
#include "map/MapToolBar.h"

namespace lunette {

void LatentView::connectOverlay(BackgroundService& service) {
    overlayer_ = new MapOverlayer(
        service, [this] { return overlayRequest(); }, this);
    connect(overlayer_, &MapOverlayer::drawn, this, &LatentView::showOverlay);
    connect(bar_, &MapControls::overlayChanged, this, [this] {
        showOverlay({});
        overlayer_->refresh(true);
    });
    connect(canvas_, &LatentCanvas::viewChanged, this, [this] { overlayer_->refresh(); });
}

void LatentView::connectThumbnails(BackgroundService& service) {
    const auto ask = [this] {
        MapOverlayRequest request = overlayRequest();
        request.overlay = bar_->tools().showsThumbnails() && request.points ? MapOverlay::Thumbnails : MapOverlay::None;
        return request;
    };
    thumbnailer_ = new MapOverlayer(service, ask, this);
    connect(thumbnailer_, &MapOverlayer::drawn, canvas_, &LatentCanvas::setThumbnails);
    connect(&bar_->tools(), &MapToolBar::thumbnailsChanged, this, [this] { thumbnailer_->refresh(true); });
    connect(canvas_, &LatentCanvas::viewChanged, this, [this] { thumbnailer_->refresh(); });
}

MapOverlayRequest LatentView::overlayRequest() const {
    MapOverlayRequest request;
    request.snapshot = cloud_ ? cloud_->snapshot : snapshot_;
    // A model that was just taken up has no probe in its own space yet.
    if (!request.snapshot || request.snapshot->model().network().latents() != probe_.size() || !isVisible())
        return request;
    request.overlay = bar_->overlay();
    request.plane = plane();
    request.probe = probe_;
    request.range = canvas_->range();
    request.pixelRatio = devicePixelRatioF();
    request.pixels = canvas_->groundSize() * request.pixelRatio;
    if (cloud_) request.codes = cloud_->codes;
    if (cloud_) request.points = cloud_->points;
    request.images = images_;
    request.selection = selector_->selection();
    return request;
}

void LatentView::showOverlay(const MapOverlayPicture& picture) {
    const auto selection = selector_->selection();
    const MapOverlayFacts facts{bar_->overlay(), probe_.size(), cloud_ ? cloud_->points->size() : 0,
                                snapshot_ && snapshot_->model().isDistribution(), selection ? selection->count : 0};
    canvas_->setGround(picture, snapshot_ ? mapOverlayText(facts) : QString());
}

}  // namespace lunette
