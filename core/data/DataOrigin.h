#pragma once

#include <cstdint>
#include <string>

namespace lunette {

/// What data are known by after their files have moved: how many images there are, and a checksum of some of them.
struct DataFingerprint {
    std::int64_t trainCount = 0, testCount = 0;
    std::uint32_t checksum = 0;  ///< see fingerprintOf()

    bool isKnown() const { return trainCount > 0; }
    bool operator==(const DataFingerprint&) const = default;
};

/// Where the data of a model come from.
struct DataOrigin {
    std::string spec{};  ///< dataset spec; a path is as it was when saved
    DataFingerprint
        fingerprint{};  ///< not known of built-in datasets, which cannot move, and in earlier versions' files
};

}  // namespace lunette
