#pragma once

#include "data/Dataset.h"
#include "io/ModelFile.h"
#include "session/SpilledParts.h"

#include <QString>

namespace lunette {

/// One of a run's large parts: in memory, in a file, or in both.
template <class Value, class Spilled>
struct RunPart {
    std::shared_ptr<Value> value;            ///< null while it is not in memory
    std::shared_ptr<const Spilled> spilled;  ///< null where it is in no file

    bool exists() const { return value || spilled; }
    /// From the file where it is not in memory: see SpilledParts.h.
    std::shared_ptr<Value> read() const { return value ? value : spilled->read(); }
};

/// A run that the window keeps to be looked at, compared and opened again. Everything large is shared.
struct StoredRun {
    std::int64_t id = 0;
    QString name;
    int color = 0;         ///< theme::runColor()
    bool isNamed = false;  ///< by hand: not called anew in another language
    bool isCompared = false;
    bool isUnsaved = false;  ///< trained here and not saved

    std::shared_ptr<const Model> model;
    std::shared_ptr<const std::vector<EpochRecord>> history;  ///< null while it is being trained
    std::string spec;                                         ///< DATASET text
    DataFingerprint fingerprint{};                            ///< of the data that it was trained on
    DataSplit data;                                           ///< that it was trained on; empty where they are not open
    double epoch = 0.0;                                       ///< passes through the data so far
    /// Of the one line that trains to these very weights; none where there is no such line.
    std::optional<std::int64_t> lineEpochs;

    /// In the order in which they leave memory.
    RunPart<const TrainingState, SpilledState> state;
    RunPart<EpochSeries, SpilledEpochs> epochs;  ///< none of a run from a file
    RunPart<const Snapshot, SpilledSnapshot> snapshot;
    std::int64_t weightsId = 0;  ///< other weights have another one
    std::int64_t lastUse = 0;    ///< larger is later

    /// Reads what is not in memory, as RunPart::read() does.
    SavedModel saved() const { return {model, *state.read(), {spec, fingerprint}}; }
    /// The epochs whose weights are kept, rising.
    std::vector<std::int64_t> keptEpochs() const;
};

/// "VAE 12-latent": what the configuration is called where there is little room.
QString shortName(const TrainingConfig& config);

}  // namespace lunette
