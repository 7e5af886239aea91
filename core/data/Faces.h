#pragma once

#include "data/Catalog.h"
#include "parameter/Parameter.h"

namespace lunette {

enum class AppearanceFactor { Absent, Varied };

/// How a set of faces is drawn.
struct FaceOptions {
    std::int64_t count = 8000;  ///< training images; a sixth as many are held out
    std::int64_t size = 32;     ///< side of the picture, pixels
    std::int64_t seed = 1;
    AppearanceFactor appearance = AppearanceFactor::Absent;
};

const ParameterTable<FaceOptions>& faceParameters();

/// One face; every property is continuous, 0 .. 1, and leaves what the others are to be read from as it is.
struct Face {
    double smile;    ///< from downcast by a straight mouth (about 0.4) to a wide smile that shows the teeth
    double skin;     ///< from light to dark
    double hair;     ///< from black by brown, red and blond to silver; brows and beard have its color
    double beard;    ///< from none by a shadow to a full one
    double glasses;  ///< from none by a faint trace to a heavy frame
    double width;    ///< from a narrow face to a wide one
    /// From short hair, strong brows and a broad jaw to hair down to the shoulders, fine brows and a narrow jaw.
    double appearance = 0.0;
};

/// Draws one face of size x size pixels in three interleaved colors, red, green and blue, anti-aliased.
void drawFace(const Face& face, Index size, float* pixels);

/// Draws training and held-out faces with their factors, each drawn uniformly and independently of the others:
/// smile, skin, hair, beard, glasses, width, and where it is varied appearance, which changes nothing of the others'
/// values. See drawSplit().
DataSplit makeFaces(const FaceOptions& options, const Progress& progress = {});

/// The built-in dataset "faces".
std::unique_ptr<const DatasetSource> makeFaceSource();

}  // namespace lunette
