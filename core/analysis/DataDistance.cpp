#include "analysis/DataDistance.h"

#include "numeric/Random.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace lunette {
namespace {

constexpr std::size_t kImagesPerQuery = 1000;

}  // namespace

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::sort(values.begin(), values.end());
    const double rank = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const auto above = std::min(below + 1, values.size() - 1);
    return values[below] + (rank - static_cast<double>(below)) * (values[above] - values[below]);
}

double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

std::vector<Index> drawHeldOut(Index size, std::uint64_t seed) {
    std::vector<Index> indices(static_cast<std::size_t>(size));
    std::iota(indices.begin(), indices.end(), Index{0});
    RandomStream random(seed, Purpose::Indicators, 0);
    const auto drawn = static_cast<std::size_t>(std::min(size, kMaxHeldOut));
    for (std::size_t i = 0; i < drawn; ++i)
        std::swap(indices[i], indices[i + random.nextBelow(static_cast<std::uint32_t>(indices.size() - i))]);
    indices.resize(drawn);
    return indices;
}

std::vector<Index> drawHeldOut(const DataSplit& data, std::uint64_t seed) {
    const std::vector<Index> seen = noveltyOf(data).seen;
    if (seen.empty()) return drawHeldOut(data.test->size(), seed);
    std::vector<Index> drawn = drawHeldOut(static_cast<Index>(seen.size()), seed);
    for (Index& place : drawn) place = seen[static_cast<std::size_t>(place)];
    return drawn;
}

std::vector<double> distancesToNearest(const NearestImages& train, const Matrix& pictures) {
    std::vector<double> result;
    for (const NearestImage& nearest : train.find(pictures)) result.push_back(nearest.distance);
    return result;
}

std::vector<double> distancesToNearest(const NearestImages& train, const Dataset& dataset,
                                       std::span<const Index> images) {
    std::vector<double> result;
    Matrix pixels;
    for (std::size_t first = 0; first < images.size(); first += kImagesPerQuery) {
        dataset.gather(images.subspan(first, std::min(kImagesPerQuery, images.size() - first)), pixels);
        const auto some = distancesToNearest(train, pixels);
        result.insert(result.end(), some.begin(), some.end());
    }
    return result;
}

std::vector<Index> orderByDistance(std::span<const double> distances) {
    std::vector<Index> order(distances.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Index one, Index other) {
        return distances[static_cast<std::size_t>(one)] < distances[static_cast<std::size_t>(other)];
    });
    return order;
}

}  // namespace lunette
