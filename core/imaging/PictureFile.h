#pragma once

#include "io/PictureOrigin.h"
#include "numeric/ImageShape.h"

#include <QImage>

#include <optional>
#include <string>

namespace lunette {

/// How several pictures lie in one, in whole pixels so that every pixel of theirs stays a square.
struct GridLayout {
    Index columns = 1;      ///< pictures a row; as many as there are pictures: a strip
    int magnification = 1;  ///< side of the square that each pixel becomes
    int spacing = 0;        ///< between pictures, in pixels of the result, mid-grey
};

/// pictures: pixels x n in 0..1 (values outside are clipped), as Snapshot::decode() or Dataset::gather() gives
/// them. Throws Error where n or the layout is 0, or the result would have more than 32,767 pixels a side.
QImage pictureGrid(const Matrix& pictures, ImageShape shape, const GridLayout& layout = {});

/// Writes a PNG, whole or not at all. A name without an ending gets no other; any ending but .png is refused.
/// Throws Error naming the file.
void savePng(const QImage& image, const std::string& path);

/// The same picture, with its origin in the text chunks of the PNG that savePng() makes of it.
QImage marked(QImage image, const PictureOrigin& origin);

/// What a picture file says of its origin; nothing where it is none of ours, or no picture at all.
std::optional<PictureOrigin> readOrigin(const std::string& path);

}  // namespace lunette
