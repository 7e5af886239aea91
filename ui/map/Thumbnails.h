#pragma once

#include "map/MapOverlay.h"

namespace lunette {

/// Which codes are drawn as pictures on a map, and where: the screen is divided into cells of a picture's size, and a
/// cell shows of the codes in it the one nearest to its middle, a selected one before any other.
struct Thumbnail {
    std::size_t code;
    QPointF middle;  ///< of its cell, in the plane
};

/// cell: its size in the plane. The cells are counted from the plane's origin, so that panning changes none. Row by
/// row, from below.
std::vector<Thumbnail> chooseThumbnails(const ScatterPoints& points, const CodeSelection* selection,
                                        const QRectF& range, QSizeF cell);

/// The images themselves in place of their codes' dots, pixel-exact at a whole multiple where they are small enough, in
/// a frame of the code's color; where there is a selection, the others are dimmed. Needs points, images and colors.
void drawThumbnails(const MapOverlayRequest& request, MapOverlayPicture& picture);

}  // namespace lunette
