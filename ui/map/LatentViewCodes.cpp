// Where the codes on the map come from: the first of them again and again while a model learns, all when it is at rest.

#include "map/CodeEncoder.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "map/MapControls.h"
#include "map/MapOverlayer.h"

#include <QLocale>

namespace lunette {

void LatentView::connectCodes(BackgroundService& service) {
    encoder_ = new CodeEncoder(service, this);
    connect(encoder_, &CodeEncoder::progressed, this, &LatentView::showCount);
    connect(encoder_, &CodeEncoder::encoded, this, &LatentView::requestCloud);
    // Also where the first codes are on their way: what was asked before asked for other colours and axes.
    const auto askAnew = [this] { requestCloud(cloud_ ? cloud_->codes : nullptr); };
    connect(bar_, &MapControls::coloringChanged, this, askAnew);
    connect(bar_, &MapControls::viewpointChanged, this, [this, askAnew] {
        askAnew();
        showPlane();
        canvas_->fit();
    });
}

void LatentView::requestCloud(std::shared_ptr<const Matrix> knownCodes) {
    if (!canEncode()) return;
    // A newer model is on its way to the map: codes of the one before must not take its place.
    if (cloud_ && cloud_->snapshot != snapshot_) knownCodes = nullptr;
    // Measuring takes longer than encoding, so that only the first are measured.
    if (bar_->coloring().isMeasured() && knownCodes && knownCodes->cols() > kMaxCodesLive) knownCodes = nullptr;
    LatentCloudRequest request{
        snapshot_, images_, bar_->viewpoint(), bar_->coloring(), bar_->hiddenClasses(), std::move(knownCodes)};
    if (cloud_) request.before = cloud_->plane;
    cloudRequest_.request([request] { return makeLatentCloud(request); },
                          [this](ProjectedCodes cloud) { acceptCloud(std::move(cloud)); });
}

void LatentView::acceptCloud(ProjectedCodes cloud) {
    const bool first = !cloud_;
    cloud_ = std::move(cloud);
    if (!probeHeld_) probe_ = cloud_->mean;
    if (cloud_->legend && cloud_->coloring == bar_->coloring()) bar_->setLegend(*cloud_->legend);
    canvas_->setPoints(cloud_->points, cloud_->bounds, first);
    if (!cloud_->points->at(hovered_)) showHovered(-1);  // its class has been hidden
    if (cloud_->coloring.isMeasured())
        encoder_->stop();
    else
        encoder_->gather(cloud_->snapshot, images_, cloud_->codes);
    showCount();
    showPlane();
    if (!probeHeld_) requestProbePicture();
}

void LatentView::forgetCloud() {
    cloudRequest_.cancel();
    encoder_->stop();
    cloud_.reset();
    showCount();
    showOverlay({});
    overlayer_->refresh(true);
    thumbnailer_->refresh(true);
    canvas_->setPoints(nullptr, {-3, -3, 6, 6}, false);
    showHovered(-1);
    showEnds();
}

/// Where not all images are on the map, how many are, and how many are on their way.
void LatentView::showCount() {
    const auto number = [](Index n) { return QLocale().toString(static_cast<qlonglong>(n)); };
    QString text;
    if (cloud_ && images_ && cloud_->codes->cols() < images_->size()) {
        text = tr("the first %1 of %2 images").arg(number(cloud_->codes->cols()), number(images_->size()));
        if (encoder_->done() > cloud_->codes->cols())
            text += tr("; encoding the others: %1").arg(number(encoder_->done()));
    }
    canvas_->setNote(text);
}

}  // namespace lunette
