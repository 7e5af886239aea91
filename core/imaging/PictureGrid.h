#pragma once

#include "numeric/ImageShape.h"

#include <QImage>

#include <span>
#include <vector>

namespace lunette {

/// Pixels in 0..1 (values outside are clipped), as the decoder or Dataset::gather() gives them, to a picture: gray, or
/// red, green and blue where there are three channels or more.
QImage toImage(Eigen::Ref<const Vector> pixels, ImageShape shape);

/// A picture a column. Throws Error for other channels than 1 or 3.
std::vector<QImage> toImages(const Matrix& pictures, ImageShape shape);

/// Of a cell without a picture, and of the space between pictures.
constexpr Qt::GlobalColor kEmptyCell = Qt::gray;

/// How several pictures lie in one, in whole pixels so that every pixel of theirs stays a square.
struct GridLayout {
    Index columns = 1;      ///< pictures a row; as many as there are pictures: a strip
    int magnification = 1;  ///< side of the square that each pixel becomes
    int spacing = 0;        ///< between pictures, in pixels of the result
};

/// pictures: of one size and kind, as toImage() makes them. Throws Error where there is none or the layout is 0, or the
/// result would have more than 32,767 pixels a side.
QImage pictureGrid(std::span<const QImage> pictures, const GridLayout& layout = {});

}  // namespace lunette
