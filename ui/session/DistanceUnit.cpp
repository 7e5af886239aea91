#include "session/DistanceUnit.h"

#include "analysis/DataDistance.h"

#include <algorithm>

namespace lunette {

namespace {

// So few at a time that other requests of the queue need not wait: half a second with 60,000 training images.
constexpr std::size_t kImagesPerQuery = 250;

struct Measured {
    std::shared_ptr<const NearestImages> neighbors;
    std::vector<double> distances;
};

}  // namespace

DistanceUnit::DistanceUnit(BackgroundService& service, QObject* parent)
    : QObject(parent), request_(service, BackgroundService::Queue::Measurements, service.errorReporter()) {}

void DistanceUnit::setData(const DataSplit& split) {
    request_.cancel();
    data_ = split;
    neighbors_.reset();
    images_.clear();
    distances_.clear();
    value_.reset();
}

void DistanceUnit::measure(std::uint64_t seed) {
    if (!data_.train || !data_.test || !images_.empty()) return;
    images_ = drawHeldOut(data_, seed);
    measureSome();
}

void DistanceUnit::measureSome() {
    const std::size_t first = distances_.size();
    const auto next = std::span(images_).subspan(first, std::min(kImagesPerQuery, images_.size() - first));
    request_.request(
        [train = data_.train, neighbors = neighbors_, heldOut = data_.test,
         images = std::vector<Index>(next.begin(), next.end())] {
            const auto known = neighbors ? neighbors : std::make_shared<const NearestImages>(train);
            return Measured{known, distancesToNearest(*known, *heldOut, images)};
        },
        [this](const Measured& some) {
            distances_.insert(distances_.end(), some.distances.begin(), some.distances.end());
            neighbors_ = isMeasured() ? nullptr : some.neighbors;
            if (!isMeasured()) return measureSome();
            if (const double middle = median(distances_); middle > 0) value_ = middle;
            emit measured();
        });
}

}  // namespace lunette
