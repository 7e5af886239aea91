#pragma once

#include "widgets/PictureCard.h"

namespace lunette {

class LatentCanvas;
class MapController;

/// The probe's picture at an edge of the map, joined to the probe by a line. It changes sides where the probe comes
/// under it, or more of A and B than on the other side.
class ProbeCard final : public PictureCard {
    Q_OBJECT
public:
    explicit ProbeCard(LatentCanvas& canvas);

    void place();

private:
    LatentCanvas& canvas_;
    bool isOnLeft_ = false;
};

/// The held-out image under the mouse, beside its code.
class HoverCard final : public PictureCard {
    Q_OBJECT
public:
    HoverCard(LatentCanvas& canvas, const MapController& map);

    /// Shows the image of a code; -1 for none.
    void showCode(qint64 code);
    qint64 code() const { return code_; }
    void place();

private:
    LatentCanvas& canvas_;
    const MapController& map_;
    qint64 code_ = -1;
};

}  // namespace lunette
