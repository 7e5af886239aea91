#pragma once

#include "data/MoonPhases.h"
#include "train/Model.h"

namespace lunette::samples {

inline DataSplit moons(std::int64_t count = 120) {
    MoonOptions options;
    options.count = count;
    options.size = 28;
    return makeMoonPhases(options);
}

/// The same pictures with nothing known of them.
inline DataSplit nameless(const DataSplit& split) {
    const auto strip = [](const Dataset& dataset) {
        Dataset::Parts parts;
        parts.name = "nameless";
        parts.shape = dataset.shape();
        for (Index i = 0; i < dataset.size(); ++i) {
            const auto image = dataset.image(i);
            parts.pixels.insert(parts.pixels.end(), image.begin(), image.end());
        }
        return std::make_shared<const Dataset>(std::move(parts));
    };
    return {strip(*split.train), strip(*split.test), {}};
}

inline std::shared_ptr<const Model> model(ObjectiveKind objective, std::int64_t latents, ImageShape shape) {
    TrainingConfig config;
    config.objective = objective;
    config.hidden = {24};
    config.latents = latents;
    return std::make_shared<const Model>(config, shape);
}

/// A model conditioned on the class, or on known factors; its encoder, too.
inline std::shared_ptr<const Model> conditionalModel(const std::string& condition, const DataSplit& data) {
    TrainingConfig config;
    config.hidden = {24};
    config.latents = 3;
    config.condition = condition;
    config.conditionEncoder = EncoderCondition::Yes;
    return std::make_shared<const Model>(config, *data.train);
}

/// Untrained weights, spread enough that different codes give different pictures.
inline std::shared_ptr<const Snapshot> snapshot(const std::shared_ptr<const Model>& model, std::uint64_t seed = 1) {
    Vector theta = Vector::Zero(model->network().parameterCount());
    model->network().initialize(Slice(theta.data(), theta.size()), seed);
    return std::make_shared<const Snapshot>(model, theta * Scalar(3), 0, 0.0);
}

}  // namespace lunette::samples
