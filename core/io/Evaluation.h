#pragma once

#include "io/ModelFile.h"
#include "io/Report.h"

namespace lunette {

/// What a saved model comes to on `data.test`, on as many threads as the calling thread's kernels use. The likelihood,
/// which takes long, is left out. Throws Cancelled where `progress` says so.
Report evaluate(const SavedModel& saved, const DataSplit& data, const Progress& progress = {});

}  // namespace lunette
