#include "analysis/SquaredErrors.h"

#include "analysis/DataDistance.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace lunette {
namespace {
constexpr std::size_t kImagesPerPart = 500;
}

std::vector<double> squaredErrors(const Snapshot& snapshot, const Dataset& images, std::span<const Index> places) {
    std::vector<double> errors;
    Matrix inputs;
    for (std::size_t first = 0; first < places.size(); first += kImagesPerPart) {
        const auto part = places.subspan(first, std::min(kImagesPerPart, places.size() - first));
        images.gather(part, inputs);
        const Matrix outputs = snapshot.reconstruct(inputs, snapshot.conditionOf(images, part));
        for (Index i = 0; i < inputs.cols(); ++i)
            errors.push_back(static_cast<double>((inputs.col(i) - outputs.col(i)).squaredNorm()));
    }
    return errors;
}

std::vector<double> heldOutErrors(const Snapshot& snapshot, const Dataset& heldOut, std::uint64_t seed) {
    std::vector<double> errors = squaredErrors(snapshot, heldOut, drawHeldOut(heldOut.size(), seed));
    std::sort(errors.begin(), errors.end());
    return errors;
}

double shareBelow(std::span<const double> sorted, double value) {
    if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    return static_cast<double>(below) / static_cast<double>(sorted.size());
}

std::optional<NoveltyErrors> noveltyErrors(const Snapshot& snapshot, const DataSplit& data, std::size_t most) {
    const Novelty novelty = noveltyOf(data);
    if (novelty.unseen.empty() || novelty.seen.empty()) return std::nullopt;
    const auto mean = [&](std::span<const Index> places) {
        const auto errors = squaredErrors(snapshot, *data.test, places.first(std::min(most, places.size())));
        return std::accumulate(errors.begin(), errors.end(), 0.0) / static_cast<double>(errors.size());
    };
    return NoveltyErrors{mean(novelty.seen), mean(novelty.unseen),
                         static_cast<Index>(std::min(most, novelty.seen.size())),
                         static_cast<Index>(std::min(most, novelty.unseen.size()))};
}

}  // namespace lunette
