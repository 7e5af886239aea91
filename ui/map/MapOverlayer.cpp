#include "map/MapOverlayer.h"

#include "map/MapOverlayWork.h"

namespace lunette {

MapOverlayer::MapOverlayer(BackgroundService& service, std::function<MapOverlayRequest()> ask, QObject* parent)
    : QObject(parent),
      request_(service, BackgroundService::Queue::Background, service.errorReporter()),
      ask_(std::move(ask)) {
    request_.setRefresh([this] { refresh(); }, {.isThrottled = true});
}

void MapOverlayer::refresh(bool isOther) {
    if (isOther) request_.cancel();
    MapOverlayRequest request = ask_();
    if (request.overlay == MapOverlay::None) {
        request_.cancel();
        if (std::exchange(shown_, MapOverlay::None) != MapOverlay::None) emit drawn({});
        return;
    }
    const bool isValidity = request.overlay == MapOverlay::Density || request.overlay == MapOverlay::RoundTrip ||
                            request.overlay == MapOverlay::DecoderSensitivity;
    request.isCoarse = isValidity && (shown_ != request.overlay || shownRange_ != request.range);
    draw(std::move(request));
}

void MapOverlayer::draw(MapOverlayRequest request) {
    const auto requested = std::make_shared<const MapOverlayRequest>(std::move(request));
    request_.request([requested] { return drawMapOverlay(*requested); },
                     [this, requested](const MapOverlayPicture& picture) {
                         shown_ = picture.overlay;
                         shownRange_ = picture.range;
                         emit drawn(picture);
                         if (!requested->isCoarse) return;
                         MapOverlayRequest fine = *requested;
                         fine.isCoarse = false;
                         request_.skipWait();
                         draw(std::move(fine));
                     });
}

}  // namespace lunette
