#pragma once

#include "data/Catalog.h"
#include "parameter/Parameter.h"

namespace lunette {

/// How a set of sprites is drawn.
struct SpriteOptions {
    std::int64_t count = 20000;  ///< training images; a sixth as many are held out
    std::int64_t size = 64;      ///< side of the picture, pixels
    std::int64_t seed = 1;
};

const ParameterTable<SpriteOptions>& spriteParameters();

enum class SpriteShape : std::int32_t { Square = 0, Ellipse = 1, Heart = 2 };

/// One sprite, by the factors of dSprites (Matthey, Higgins, Hassabis and Lerchner 2017), continuous here.
struct Sprite {
    SpriteShape shape;
    double scale;        ///< 0.5 .. 1; the area is proportional to its square, whatever the shape
    double orientation;  ///< degrees, counter-clockwise, 0 .. 360
    double x, y;         ///< center of gravity, 0 .. 1 over the middle half of the picture's width and height, y down
};

/// The area of any sprite of this scale, in pixels of a size x size picture.
double spriteArea(double scale, Index size);

/// Draws one sprite of size x size pixels, white on black; a pixel on the outline has the share of it that is inside.
void drawSprite(const Sprite& sprite, Index size, float* pixels);

/// Draws training and held-out sprites, labeled square, ellipse or heart, with their factors, each drawn uniformly
/// and independently of the others: shape (the label), scale, orientation, x, y. See drawSplit().
DataSplit makeSprites(const SpriteOptions& options, const Progress& progress = {});

/// The built-in dataset "sprites".
std::unique_ptr<const DatasetSource> makeSpriteSource();

}  // namespace lunette
