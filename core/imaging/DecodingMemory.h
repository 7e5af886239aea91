#pragma once

#include <QSemaphore>

#include <cstdint>

namespace lunette {

/// A share of the memory in which pictures are decoded. All shares together, of all threads, are at most 640 MB, or
/// one that is larger, so that an import of large photographs needs less than 1 GB whatever the number of threads. A
/// thread holds one at most.
class DecodingMemory {
public:
    /// Waits until so many bytes, in whole MiB, are free, or until nobody else holds any. To be called once.
    void take(std::int64_t bytes);

private:
    QSemaphoreReleaser share_;
};

}  // namespace lunette
