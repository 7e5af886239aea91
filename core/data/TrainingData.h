#pragma once

#include "data/Catalog.h"

namespace lunette {

struct FoundData {
    DataSplit data;
    Message note;  ///< where they are now, or how they differ from what the model was trained on; else empty
};

/// The data that a model was trained on. Where their path is gone they are looked for beside the model file and in the
/// two folders above it, under the ends of that path; a file with that name and the fingerprint is taken.
///
/// Throws Error where they cannot be opened; it names files of that name that hold other pictures.
FoundData openTrainingData(const Catalog& catalog, const DataOrigin& origin, const std::string& modelPath,
                           const Progress& progress = {});

}  // namespace lunette
