#include "analysis/NearestImages.h"

#include "Error.h"
#include "numeric/Kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace lunette {
namespace {

/// Pixels of the images that are compared at a time: as numbers they stay in a second-level cache.
constexpr Index kPixelsAtOnce = 1 << 17;

double squaredDistance(const Scalar* picture, std::span<const std::uint8_t> image) {
    double sum = 0.0;
    for (std::size_t i = 0; i < image.size(); ++i) {
        const double difference = static_cast<double>(picture[i]) - image[i] / 255.0;
        sum += difference * difference;
    }
    return sum;
}

Scalar squaredNorm(std::span<const std::uint8_t> image) {
    std::uint64_t sum = 0;
    for (const std::uint64_t pixel : image) sum += pixel * pixel;
    return static_cast<Scalar>(static_cast<double>(sum) / (255.0 * 255.0));
}

}  // namespace

NearestImages::NearestImages(std::shared_ptr<const Dataset> dataset)
    : dataset_(std::move(dataset)), squaredNorms_(dataset_->size()) {
    for (Index i = 0; i < dataset_->size(); ++i) squaredNorms_(i) = squaredNorm(dataset_->image(i));
}

std::vector<NearestImage> NearestImages::find(const Matrix& pictures) const {
    const Index pixels = dataset_->shape().pixelCount();
    if (pictures.rows() != pixels)
        throw Error(ErrorKind::Conflict,
                    Message::tr("Pictures of %1 values cannot be compared with %2, whose images have %3.",
                                pictures.rows(), dataset_->name(), pixels));

    // What float sums over this many pixels may be off by, as a share of the squared norms (Higham 2002, eq. 3.5).
    const Scalar rounding = Scalar(2) * static_cast<Scalar>(pixels) * std::numeric_limits<Scalar>::epsilon();
    const Vector pictureNorms = pictures.colwise().squaredNorm();
    std::vector<double> best(static_cast<std::size_t>(pictures.cols()), std::numeric_limits<double>::infinity());
    std::vector<NearestImage> nearest(best.size(), NearestImage{0, 0.0});

    const Index imagesAtOnce = std::max<Index>(kPixelsAtOnce / std::max<Index>(pixels, 1), 1);
    Matrix images, products;
    for (Index first = 0; first < dataset_->size(); first += imagesAtOnce) {
        const Index count = std::min(imagesAtOnce, dataset_->size() - first);
        dataset_->gather(first, count, images);
        products.resize(count, pictures.cols());
        multiply(Transpose::Yes, images, Transpose::No, pictures, 0, products);
        for (Index column = 0; column < pictures.cols(); ++column) {
            const auto slot = static_cast<std::size_t>(column);
            for (Index i = 0; i < count; ++i) {
                const Scalar norms = pictureNorms(column) + squaredNorms_(first + i);
                if (norms - Scalar(2) * products(i, column) - rounding * norms >= best[slot]) continue;
                const double exact = squaredDistance(pictures.col(column).data(), dataset_->image(first + i));
                if (exact >= best[slot]) continue;
                best[slot] = exact;
                nearest[slot].index = first + i;
            }
        }
    }
    for (std::size_t slot = 0; slot < best.size(); ++slot)
        nearest[slot].distance = std::sqrt(best[slot] / static_cast<double>(pixels));
    return nearest;
}

double NearestImages::distance(const Eigen::Ref<const Vector>& picture, Index image) const {
    return std::sqrt(squaredDistance(picture.data(), dataset_->image(image)) / static_cast<double>(picture.size()));
}

}  // namespace lunette
