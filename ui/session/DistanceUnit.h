#pragma once

#include "analysis/NearestImages.h"
#include "session/LatestRequest.h"

#include <optional>
#include <vector>

namespace lunette {

/// d_test of the current data: the median distance of held-out images, of kinds that training has seen, to their
/// nearest training image (core/analysis/DataDistance), measured a few images at a time in the queue for measurements.
/// It needs no model.
class DistanceUnit : public QObject {
    Q_OBJECT
public:
    explicit DistanceUnit(BackgroundService& service, QObject* parent = nullptr);

    /// Forgets what was measured; null members: there is nothing to measure.
    void setData(const DataSplit& split);
    /// Measures, unless it is measured or being measured. The seed chooses among more than kMaxHeldOut images.
    void measure(std::uint64_t seed);
    /// Says again that it is measured, where it is: to who has come since.
    void repeat() {
        if (isMeasured()) emit measured();
    }

    /// Nothing until it is measured, and where it is 0.
    std::optional<double> value() const { return value_; }
    bool isMeasured() const { return !images_.empty() && distances_.size() == images_.size(); }
    /// Of the held-out images, as far as they are measured.
    const std::vector<double>& distances() const { return distances_; }

signals:
    void measured();

private:
    void measureSome();

    LatestRequest request_;
    DataSplit data_;
    std::shared_ptr<const NearestImages> neighbors_;  ///< of the training images, while it is being measured
    std::vector<Index> images_;                       ///< over which it is the median
    std::vector<double> distances_;                   ///< theirs
    std::optional<double> value_;
};

}  // namespace lunette
