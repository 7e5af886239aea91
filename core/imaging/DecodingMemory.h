#pragma once

#include <cstdint>

namespace lunette {

/// A share of the memory in which pictures are decoded. All shares together, of all threads, are at most 640 MB, or
/// one that is larger, so that an import of large photographs needs less than 1 GB whatever the number of threads. A
/// thread holds one at most.
class DecodingMemory {
public:
    DecodingMemory() = default;
    ~DecodingMemory();
    DecodingMemory(const DecodingMemory&) = delete;
    DecodingMemory& operator=(const DecodingMemory&) = delete;

    /// Waits until so many bytes are free, or until nobody else holds any. To be called once.
    void take(std::int64_t bytes);

private:
    std::int64_t taken_ = 0;
};

}  // namespace lunette
