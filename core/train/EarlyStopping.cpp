#include "train/EarlyStopping.h"

namespace lunette {

bool outOfPatience(BestEpoch& best, const EpochRecord& record, const Vector& theta, const Optimizer::State& optimizer,
                   std::int64_t patience) {
    if (best.epoch == 0 || record.test.loss < best.loss) {
        best = {record.epoch, record.test.loss, 0, false, theta, optimizer};
        return false;
    }
    return ++best.waited >= patience;
}

Message describeEarlyStop(const BestEpoch& best, std::int64_t lastEpoch) {
    return Message::tr(
        "Stopped early after epoch %1: no later test loss was below that of epoch %2, whose weights are kept.",
        lastEpoch, best.epoch);
}

}  // namespace lunette
