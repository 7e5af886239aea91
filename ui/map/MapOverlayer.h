#pragma once

#include "map/MapOverlay.h"
#include "session/LatestRequest.h"

#include <functional>

namespace lunette {

/// Keeps what lies under the codes of the map as the map is now: asks for it, coarse first where the map has moved,
/// and again at a modest rate while a model trains.
class MapOverlayer : public QObject {
    Q_OBJECT
public:
    /// `ask` says what is to be drawn now; its overlay is None where there is nothing to draw.
    MapOverlayer(BackgroundService& service, std::function<MapOverlayRequest()> ask, QObject* parent = nullptr);

    /// Something that it depends on is another. `isOther`: what is shown has become wrong, not only old.
    void refresh(bool isOther = false);
    void setBusyHandler(std::function<void(bool isBusy)> onBusy) { request_.setBusyHandler(std::move(onBusy)); }

signals:
    /// A null image: nothing is to be shown.
    void drawn(const lunette::MapOverlayPicture& picture);

private:
    void draw(MapOverlayRequest request);

    LatestRequest request_;
    std::function<MapOverlayRequest()> ask_;
    QRectF shownRange_;
    MapOverlay shown_ = MapOverlay::None;
};

}  // namespace lunette
