#include "imaging/DecodingMemory.h"

#include <algorithm>

namespace lunette {

void DecodingMemory::take(std::int64_t bytes) {
    constexpr std::int64_t kAllShares = 640, kShare = std::int64_t{1} << 20;
    static QSemaphore shares(kAllShares);
    const auto count = static_cast<int>(std::clamp((bytes + kShare - 1) / kShare, std::int64_t{0}, kAllShares));
    shares.acquire(count);
    share_ = QSemaphoreReleaser(shares, count);
}

}  // namespace lunette
