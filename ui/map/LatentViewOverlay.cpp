// What lies under the codes of the map.

#include "map/CodeSelector.h"
#include "map/LatentBar.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "map/MapOverlayText.h"
#include "map/MapOverlayer.h"
#include "map/MapTools.h"

namespace lunette {

void LatentView::connectOverlay(DecodeService& service) {
    overlayer_ = new MapOverlayer(
        service, [this] { return overlayQuestion(); }, this);
    connect(overlayer_, &MapOverlayer::drawn, this, &LatentView::showOverlay);
    connect(bar_, &LatentBar::overlayChanged, this, [this] {
        showOverlay({});
        overlayer_->refresh(true);
    });
    connect(canvas_, &LatentCanvas::viewChanged, this, [this] { overlayer_->refresh(); });
}

void LatentView::connectThumbnails(DecodeService& service) {
    const auto ask = [this] {
        MapOverlayQuestion question = overlayQuestion();
        question.overlay =
            bar_->tools().showsThumbnails() && question.points ? MapOverlay::Thumbnails : MapOverlay::None;
        return question;
    };
    thumbnailer_ = new MapOverlayer(service, ask, this);
    connect(thumbnailer_, &MapOverlayer::drawn, canvas_, &LatentCanvas::setThumbnails);
    connect(&bar_->tools(), &MapTools::thumbnailsChanged, this, [this] { thumbnailer_->refresh(true); });
    connect(canvas_, &LatentCanvas::viewChanged, this, [this] { thumbnailer_->refresh(); });
}

MapOverlayQuestion LatentView::overlayQuestion() const {
    MapOverlayQuestion question;
    question.snapshot = cloud_ ? cloud_->snapshot : snapshot_;
    // A model that was just taken up has no probe in its own space yet.
    if (!question.snapshot || question.snapshot->model().network().latents() != probe_.size() || !isVisible())
        return question;
    question.overlay = bar_->overlay();
    question.plane = plane();
    question.probe = probe_;
    question.range = canvas_->range();
    question.pixelRatio = devicePixelRatioF();
    question.pixels = canvas_->groundSize() * question.pixelRatio;
    if (cloud_) question.codes = cloud_->codes;
    if (cloud_) question.points = cloud_->points;
    question.images = images_;
    question.selection = selector_->selection();
    return question;
}

void LatentView::showOverlay(const MapOverlayPicture& picture) {
    const auto selection = selector_->selection();
    const MapOverlayFacts facts{bar_->overlay(), probe_.size(), cloud_ ? cloud_->points->size() : 0,
                                snapshot_ && snapshot_->model().isDistribution(), selection ? selection->count : 0};
    canvas_->setGround(picture, snapshot_ ? mapOverlayText(facts) : QString());
}

}  // namespace lunette
