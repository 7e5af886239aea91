#include "data/Dataset.h"

#include "Error.h"
#include "numeric/Elementwise.h"

#include <algorithm>

namespace lunette {

namespace {

void fillColumn(const std::uint8_t* image, Matrix& x, Index column) {
    elementwise().fromBytes(image, x.col(column).data(), x.rows());
}

void require(bool holds, const std::string& name, const char* what) {
    if (!holds) throw Error("The dataset '" + name + "' " + what + ".");
}

void checkLabels(const Dataset::Parts& parts, std::size_t size) {
    require(parts.labels.empty() == parts.classNames.empty(), parts.name,
            "has labels without class names or the reverse");
    require(parts.labels.empty() || parts.labels.size() == size, parts.name, "has not one label for each image");
    const auto classes = static_cast<std::int32_t>(parts.classNames.size());
    const bool inRange = std::ranges::all_of(parts.labels, [&](std::int32_t l) { return l >= 0 && l < classes; });
    require(inRange, parts.name, "has a label that names no class");
}

}  // namespace

Dataset::Dataset(Parts parts) : parts_(std::move(parts)) {
    const ImageShape& shape = parts_.shape;
    require(shape.width > 0 && shape.height > 0 && shape.channels > 0, parts_.name, "has pictures without pixels");
    require(!parts_.pixels.empty(), parts_.name, "holds no image");
    const auto pixelCount = static_cast<std::size_t>(shape.pixelCount());
    require(parts_.pixels.size() % pixelCount == 0, parts_.name, "ends within an image");
    const std::size_t size = parts_.pixels.size() / pixelCount;
    size_ = static_cast<Index>(size);
    checkLabels(parts_, size);
    for (const Factor& factor : parts_.factors)
        require(factor.values.size() == size, parts_.name, "has not one value of each factor for each image");
}

std::span<const std::uint8_t> Dataset::image(Index i) const {
    const auto pixelCount = static_cast<std::size_t>(parts_.shape.pixelCount());
    return std::span(parts_.pixels).subspan(static_cast<std::size_t>(i) * pixelCount, pixelCount);
}

void Dataset::gather(std::span<const Index> indices, Matrix& x) const {
    x.resize(parts_.shape.pixelCount(), static_cast<Index>(indices.size()));
    for (Index column = 0; column < x.cols(); ++column)
        fillColumn(image(indices[static_cast<std::size_t>(column)]).data(), x, column);
}

void Dataset::gather(Index first, Index count, Matrix& x) const {
    x.resize(parts_.shape.pixelCount(), count);
    for (Index column = 0; column < count; ++column) fillColumn(image(first + column).data(), x, column);
}

}  // namespace lunette
