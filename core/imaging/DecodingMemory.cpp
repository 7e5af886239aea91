#include "imaging/DecodingMemory.h"

#include <condition_variable>
#include <mutex>

namespace lunette {
namespace {

constexpr std::int64_t kAllShares = std::int64_t{640} << 20;

struct Shares {
    std::mutex mutex;
    std::condition_variable returned;
    std::int64_t taken = 0;
};

Shares& shares() {
    static Shares all;
    return all;
}

}  // namespace

void DecodingMemory::take(std::int64_t bytes) {
    Shares& all = shares();
    std::unique_lock lock(all.mutex);
    all.returned.wait(lock, [&] { return all.taken == 0 || all.taken + bytes <= kAllShares; });
    all.taken += bytes;
    taken_ = bytes;
}

DecodingMemory::~DecodingMemory() {
    if (taken_ == 0) return;
    Shares& all = shares();
    {
        const std::scoped_lock lock(all.mutex);
        all.taken -= taken_;
    }
    all.returned.notify_all();
}

}  // namespace lunette
