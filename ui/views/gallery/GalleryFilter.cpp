#include "views/gallery/GalleryFilter.h"

#include <algorithm>
#include <cmath>

namespace lunette {

std::shared_ptr<const std::vector<std::int32_t>> matchingImages(const Dataset& dataset, const GalleryFilter& filter) {
    if (filter.takesAll()) return {};
    auto images = std::make_shared<std::vector<std::int32_t>>();
    const auto labels = dataset.labels();
    const std::vector<float>* values = filter.factor ? &dataset.factors()[*filter.factor].values : nullptr;
    for (std::size_t i = 0; i < static_cast<std::size_t>(dataset.size()); ++i) {
        if (filter.among && !std::ranges::binary_search(*filter.among, static_cast<Index>(i))) continue;
        if (filter.label && labels[i] != *filter.label) continue;
        const auto value = values ? static_cast<double>((*values)[i]) : filter.low;
        if (values && !(value >= filter.low && value <= filter.high)) continue;
        images->push_back(static_cast<std::int32_t>(i));
    }
    return images;
}

FactorRange factorRange(const Factor& factor) {
    std::optional<FactorRange> range;
    for (const float stored : factor.values) {
        const auto value = static_cast<double>(stored);
        if (!std::isfinite(value)) continue;
        if (!range) range = {value, value};
        range->low = std::min(range->low, value);
        range->high = std::max(range->high, value);
    }
    return range.value_or(FactorRange{});
}

}  // namespace lunette
