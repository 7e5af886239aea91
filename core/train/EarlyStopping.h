#pragma once

#include "Message.h"
#include "optim/Optimizer.h"
#include "train/History.h"

namespace lunette {

/// The epoch with the lowest test loss since it has been watched, and how long ago it was: with it a resumed run
/// stops where the uninterrupted one does.
struct BestEpoch {
    std::int64_t epoch = 0;   ///< counted from 1; 0: none is watched
    double loss = 0.0;        ///< nats per image, held-out
    std::int64_t waited = 0;  ///< epochs without a lower one, since then or since training went on after it stopped
    bool taken = false;       ///< training stopped early, and the current weights are this epoch's
    Vector theta;
    Optimizer::State optimizer;
};

/// Enters a finished epoch and the weights and moments at its end. True when `patience` epochs, at least 1, have
/// brought no lower test loss. Losses are compared as they are, also when beta was changed in between.
bool outOfPatience(BestEpoch& best, const EpochRecord& record, const Vector& theta, const Optimizer::State& optimizer,
                   std::int64_t patience);

/// "Stopped early after epoch 12: ...", for people.
Message describeEarlyStop(const BestEpoch& best, std::int64_t lastEpoch);

}  // namespace lunette
