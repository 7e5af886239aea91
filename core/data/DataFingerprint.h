#pragma once

#include <cstdint>
#include <string>

namespace lunette {

struct DataSplit;

/// What data are known by after their files have moved: how many images there are, and a checksum of some of them.
struct DataFingerprint {
    std::int64_t trainCount = 0, testCount = 0;
    std::uint32_t checksum =
        0;  ///< CRC-32 of the pixels of at most 1,000 images and 16 MiB, spread evenly, and of their shape

    bool isKnown() const { return trainCount > 0; }
    bool operator==(const DataFingerprint&) const = default;
};

/// Not known of empty data.
DataFingerprint fingerprintOf(const DataSplit& data);

/// Where the data of a model come from.
struct DataOrigin {
    std::string spec{};  ///< dataset spec; a path is as it was when saved
    DataFingerprint
        fingerprint{};  ///< not known of built-in datasets, which cannot move, and in files of earlier versions
};

/// The spec and the fingerprint that `data` bear.
DataOrigin originOf(const DataSplit& data);

}  // namespace lunette
