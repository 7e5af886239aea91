#include "lesson/ShuffledTraining.h"

#include "analysis/SquaredErrors.h"
#include "data/Batcher.h"
#include "objective/Objective.h"

#include <numeric>

namespace lunette {

namespace {

/// Shows the encoder another picture of the batch: that of `offset` places later.
class OtherPictures final : public Corruption {
public:
    void apply(const Matrix& x, double strength, NoiseKey key, Index firstColumn, Matrix& corrupted) const override {
        static_cast<void>(strength);
        static_cast<void>(firstColumn);
        corrupted.resize(x.rows(), x.cols());
        const Index offset = 1 + static_cast<Index>(key.step) % std::max<Index>(x.cols() - 1, 1);
        for (Index i = 0; i < x.cols(); ++i) corrupted.col(i) = x.col((i + offset) % x.cols());
    }
};

}  // namespace

double shuffledTargetsError(const std::shared_ptr<const Model>& model, const DataSplit& data) {
    Objective::Parts parts;
    parts.code = std::make_unique<DeterministicCode>();
    parts.likelihood = std::make_unique<BernoulliLikelihood>();
    parts.corruption = std::make_unique<OtherPictures>();
    const Objective objective(std::move(parts));

    const TrainingConfig& config = model->config();
    const auto seed = static_cast<std::uint64_t>(config.seed);
    Vector theta = initialState(*model).theta, gradient(theta.size());
    const auto optimizer = makeAdam(theta.size());
    Batcher batcher(data.train, config.batchSize, seed);
    Matrix x;
    Objective::Workspace workspace;
    Slice slope(gradient.data(), gradient.size());
    for (std::int64_t step = 0; step < config.epochs * batcher.stepsPerEpoch(); ++step) {
        batcher.batch(step, x);
        Objective::Terms terms;
        terms.seed = seed;
        terms.step = static_cast<std::uint64_t>(step);
        terms.batchSize = x.cols();
        terms.weights.corruption = 1.0;
        objective.evaluate(model->network(), ConstSlice(theta.data(), theta.size()), x, terms, workspace, &slope);
        optimizer->step(Slice(theta.data(), theta.size()), ConstSlice(gradient.data(), gradient.size()),
                        config.learningRate);
    }
    std::vector<Index> all(static_cast<std::size_t>(data.test->size()));
    std::iota(all.begin(), all.end(), Index{0});
    const std::vector<double> errors = squaredErrors(Snapshot(model, std::move(theta), 0, 0.0), *data.test, all);
    return std::accumulate(errors.begin(), errors.end(), 0.0) / static_cast<double>(errors.size());
}

}  // namespace lunette
