#include "analysis/Sharpness.h"

#include <algorithm>

namespace lunette {

double detailEnergy(const Matrix& pictures, const ImageShape& shape) {
    if (shape.width < 3 || shape.height < 3 || pictures.cols() == 0) return 0.0;
    const Index step = shape.channels, row = shape.width * shape.channels;
    double sum = 0.0;
    for (Index picture = 0; picture < pictures.cols(); ++picture) {
        const auto pixels = pictures.col(picture);
        for (Index y = 1; y < shape.height - 1; ++y)
            for (Index i = y * row + step; i < (y + 1) * row - step; ++i) {
                const auto laplacian = static_cast<double>(Scalar(4) * pixels[i] - pixels[i - step] - pixels[i + step] -
                                                           pixels[i - row] - pixels[i + row]);
                sum += laplacian * laplacian;
            }
    }
    const Index inner = (shape.width - 2) * (shape.height - 2) * shape.channels;
    return sum / static_cast<double>(inner * pictures.cols());
}

double detailEnergy(const Dataset& images) {
    constexpr Index kMax = 1000;
    const Index count = std::min(kMax, images.size());
    std::vector<Index> chosen;
    for (Index i = 0; i < count; ++i) chosen.push_back(i * images.size() / count);
    Matrix pictures;
    images.gather(chosen, pictures);
    return detailEnergy(pictures, images.shape());
}

}  // namespace lunette
