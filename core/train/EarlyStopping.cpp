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

std::string describeEarlyStop(const BestEpoch& best, std::int64_t lastEpoch) {
    return "Stopped early after epoch " + std::to_string(lastEpoch) +
           ": the test loss is no longer below that of epoch " + std::to_string(best.epoch) +
           ", the best, whose weights are kept.";
}

}  // namespace lunette
