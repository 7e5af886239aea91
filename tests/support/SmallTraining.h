#pragma once

#include "data/MoonPhases.h"
#include "train/Trainer.h"

namespace lunette {

inline DataSplit smallMoons() {
    static const DataSplit data = [] {
        MoonOptions options;
        options.count = 200;
        options.size = 28;
        return makeMoonPhases(options);
    }();
    return data;
}

inline TrainingConfig smallConfig() {
    TrainingConfig config;
    config.hidden = {24};
    config.epochs = 4;
    config.batchSize = 32;  // 200 images: the last batch of an epoch is smaller
    config.threads = 1;
    return config;
}

struct Trained {
    TrainingResult result;
    std::shared_ptr<const Model> model;
};

inline Trained train(const TrainingConfig& config) {
    auto model = std::make_shared<const Model>(config, smallMoons().train->shape());
    RunControl control(liveParameters(config));
    RunOutputs outputs;
    return {Trainer(model, smallMoons()).run(initialState(*model), control, outputs), model};
}

inline bool same(const Vector& a, const Vector& b) { return a.size() == b.size() && (a.array() == b.array()).all(); }

}  // namespace lunette
