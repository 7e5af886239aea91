#include "map/MapOverlayer.h"

namespace lunette {

MapOverlayer::MapOverlayer(DecodeService& service, std::function<MapOverlayQuestion()> ask, QObject* parent)
    : QObject(parent), slot_(service, DecodeService::Lane::Background), ask_(std::move(ask)) {
    connect(&pace_, &Pace::due, this, [this] { refresh(); });
}

void MapOverlayer::refresh(bool isOther) {
    if (isOther) {
        slot_.cancel();
        pace_.reset();
    }
    MapOverlayQuestion question = ask_();
    if (question.overlay == MapOverlay::None) {
        slot_.cancel();
        pace_.reset();
        if (std::exchange(shown_, MapOverlay::None) != MapOverlay::None) emit drawn({});
        return;
    }
    if (!pace_.begin()) return;
    const bool isValidity = question.overlay == MapOverlay::Density || question.overlay == MapOverlay::RoundTrip ||
                            question.overlay == MapOverlay::Speed;
    question.isCoarse = isValidity && (shown_ != question.overlay || shownRange_ != question.range);
    request(std::move(question), 0);
}

void MapOverlayer::request(MapOverlayQuestion question, double secondsSoFar) {
    const auto asked = std::make_shared<const MapOverlayQuestion>(std::move(question));
    slot_.request([asked] { return drawMapOverlay(*asked); },
                  [this, asked, secondsSoFar](const MapOverlayPicture& picture) {
                      shown_ = picture.overlay;
                      shownRange_ = picture.range;
                      emit drawn(picture);
                      if (!asked->isCoarse) return pace_.answered(secondsSoFar + picture.seconds);
                      MapOverlayQuestion fine = *asked;
                      fine.isCoarse = false;
                      request(std::move(fine), secondsSoFar + picture.seconds);
                  },
                  [this](const QString&) { pace_.answered(0); });
}

}  // namespace lunette
