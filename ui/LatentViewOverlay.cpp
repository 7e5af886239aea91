// What lies under the codes of the map.

#include "CodeSelector.h"
#include "LatentBar.h"
#include "LatentCanvas.h"
#include "LatentView.h"
#include "MapOverlayer.h"
#include "MapTools.h"

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
    question.colors = colors_;
    question.selection = selector_->selection();
    return question;
}

void LatentView::showOverlay(const MapOverlayPicture& picture) {
    const bool hasOthers = probe_.size() > 2;
    QString text;
    switch (bar_->overlay()) {
        case MapOverlay::None:
        case MapOverlay::Thumbnails:
            break;
        case MapOverlay::Density:
            text = probe_.size() == 1 ? tr("with one latent the codes show their density themselves")
                   : cloud_           ? tr("density of codes, share a unit of area")
                                      : tr("density of codes: open the data");
            break;
        case MapOverlay::RoundTrip:
            text = tr("round-trip error |E(D(z)) − z|, units of z");
            break;
        case MapOverlay::Speed:
            text = tr("RMS change of a pixel a unit of z");
            break;
        case MapOverlay::Ellipses:
            text = !cloud_ ? tr("posteriors of images: open the data")
                   : snapshot_ && snapshot_->model().isDistribution()
                       ? selector_->selection() ? tr("posterior of each selected image, 1 and 2 standard deviations")
                                                : tr("posterior of each image, 1 and 2 standard deviations")
                       : tr("here the code of an image is a point: it has no posterior");
            break;
        case MapOverlay::Tapestry:
            text = tr("decoded at each place");
            break;
        case MapOverlay::Quantiles:
            text = tr("decoded at even shares of the prior");
            break;
    }
    const bool isOfPlane = bar_->overlay() == MapOverlay::Density || bar_->overlay() == MapOverlay::Ellipses;
    if (hasOthers && !text.isEmpty() && !isOfPlane) text += tr("; other latents as the probe's");
    canvas_->setGround(picture, snapshot_ ? text : QString());
}

}  // namespace lunette
