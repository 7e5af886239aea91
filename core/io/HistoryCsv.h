#pragma once

#include "train/History.h"

#include <string>

namespace lunette {

/// A line an epoch: `epoch,seconds`, then `train_loss`, `train_reconstruction`, `train_kl`, `train_penalty`,
/// `train_squared_error` and the same for `test_`. Nats per image; what is not finite is left empty.
std::string historyCsv(const std::vector<EpochRecord>& history);

}  // namespace lunette
