#include "lesson/SeedSpread.h"

#include "lesson/SpecialFigures.h"
#include "train/Trainer.h"

#include <algorithm>

namespace lunette {

namespace {

double errorOf(const Snapshot& snapshot, const Dataset& heldOut) {
    Matrix pictures;
    heldOut.gather(0, heldOut.size(), pictures);
    return reconstructionError(snapshot, pictures, snapshot.conditionOf(heldOut, 0, heldOut.size()));
}

}  // namespace

double errorSpread(const SavedModel& saved, const DataSplit& data, Index seeds) {
    TrainingConfig config = saved.model->config();
    double least = errorOf(Snapshot(saved.model, saved.state.theta, saved.state.step, 0.0), *data.test), most = least;
    for (Index i = 1; i < seeds; ++i) {
        ++config.seed;
        const auto model = std::make_shared<const Model>(config, *data.train);
        RunControl control(liveParameters(config));
        RunOutputs outputs([] {});
        const TrainingResult result = Trainer(model, data).run(initialState(*model), control, outputs);
        if (result.status == RunStatus::Diverged) throw Error(ErrorKind::Diverged, result.message);
        const double error = errorOf(Snapshot(model, result.state.theta, result.state.step, 0.0), *data.test);
        least = std::min(least, error);
        most = std::max(most, error);
    }
    return most - least;
}

}  // namespace lunette
