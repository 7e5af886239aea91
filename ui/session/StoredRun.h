#pragma once

#include "data/Dataset.h"
#include "io/ModelFile.h"

#include <QString>

namespace lunette {

/// A run that the window keeps to be looked at, compared and opened again. Everything large is shared.
struct StoredRun {
    std::int64_t id = 0;
    QString name;
    int color = 0;         ///< theme::runColor()
    bool isNamed = false;  ///< by hand: not called anew in another language
    bool isCompared = false;
    bool isUnsaved = false;  ///< trained here and not saved

    std::shared_ptr<const Model> model;
    std::shared_ptr<const TrainingState> state;
    std::string spec;               ///< DATASET text
    DataFingerprint fingerprint{};  ///< of the data that it was trained on
    DataSplit data;                 ///< that it was trained on; empty where they are not open
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<EpochSeries> epochs;  ///< may be null
    /// Of the one line that trains to these very weights; none where there is no such line.
    std::optional<std::int64_t> lineEpochs;

    SavedModel saved() const { return {model, *state, {spec, fingerprint}}; }
};

/// "VAE 12-latent": what the configuration is called where there is little room.
QString shortName(const TrainingConfig& config);

}  // namespace lunette
