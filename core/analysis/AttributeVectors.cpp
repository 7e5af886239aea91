#include "analysis/AttributeVectors.h"

#include <algorithm>
#include <numeric>

namespace lunette {
namespace {

constexpr Index kShares = 3;

Vector meanOf(const Matrix& codes, const std::vector<Index>& columns) {
    return codes(Eigen::all, columns).cast<double>().rowwise().mean().cast<Scalar>();
}

}  // namespace

std::vector<ImageGroup> imageGroups(const Dataset& images) {
    std::vector<ImageGroup> groups;
    for (std::size_t i = 0; i < images.classNames().size(); ++i) groups.push_back({ImageGroup::Kind::Class, i});
    for (std::size_t i = 0; i < images.factors().size(); ++i) {
        groups.push_back({ImageGroup::Kind::Upper, i});
        groups.push_back({ImageGroup::Kind::Lower, i});
    }
    return groups;
}

std::vector<Index> imagesOf(const Dataset& images, const ImageGroup& group, Index count) {
    std::vector<Index> places(static_cast<std::size_t>(count));
    std::iota(places.begin(), places.end(), Index{0});
    if (group.kind == ImageGroup::Kind::Class) {
        std::erase_if(places, [&](Index i) {
            return images.labels()[static_cast<std::size_t>(i)] != static_cast<std::int32_t>(group.number);
        });
        return places;
    }
    const std::vector<float>& values = images.factors()[group.number].values;
    std::ranges::stable_sort(places, {}, [&](Index i) { return values[static_cast<std::size_t>(i)]; });
    const auto third = static_cast<std::ptrdiff_t>(count / kShares);
    if (group.kind == ImageGroup::Kind::Lower)
        places.erase(places.begin() + third, places.end());
    else
        places.erase(places.begin(), places.end() - third);
    std::ranges::sort(places);
    return places;
}

Vector labelVector(const Matrix& codes, const Dataset& images, const ImageGroup& these, const ImageGroup& those) {
    const auto one = imagesOf(images, these, codes.cols()), other = imagesOf(images, those, codes.cols());
    if (one.empty() || other.empty()) return Vector::Zero(codes.rows());
    return meanOf(codes, one) - meanOf(codes, other);
}

}  // namespace lunette
