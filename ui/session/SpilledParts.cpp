#include "session/SpilledParts.h"

namespace lunette {
namespace {

using Parts = std::vector<std::span<const Scalar>>;

std::span<const Scalar> numbersOf(const Vector& vector) {
    return {vector.data(), static_cast<std::size_t>(vector.size())};
}

/// Calls act(vector) for every large vector of a state, always in the same order.
template <class State, class Act>
void eachVector(State& state, const Act& act) {
    act(state.theta);
    for (auto& moment : state.optimizer.moments) act(moment);
    act(state.best.theta);
    for (auto& moment : state.best.optimizer.moments) act(moment);
}

}  // namespace

SpilledState::SpilledState(SpillFile& file, const TrainingState& state) : small_(state) {
    Parts parts;
    eachVector(state, [&](const Vector& vector) {
        parts.push_back(numbersOf(vector));
        sizes_.push_back(vector.size());
    });
    eachVector(small_, [](Vector& vector) { vector = Vector(); });
    piece_ = file.write(parts);
}

std::shared_ptr<const TrainingState> SpilledState::read() const {
    auto state = std::make_shared<TrainingState>(small_);
    std::vector<std::span<Scalar>> parts;
    eachVector(*state, [&](Vector& vector) {
        vector.resize(sizes_[parts.size()]);
        parts.emplace_back(vector.data(), static_cast<std::size_t>(vector.size()));
    });
    piece_->read(parts);
    return state;
}

SpilledSnapshot::SpilledSnapshot(SpillFile& file, const Snapshot& snapshot)
    : model_(snapshot.sharedModel()), step_(snapshot.step()), epoch_(snapshot.epoch()) {
    piece_ = file.write(Parts{numbersOf(snapshot.theta())});
}

std::shared_ptr<const Snapshot> SpilledSnapshot::read() const {
    Vector theta(static_cast<Index>(piece_->bytes() / sizeof(Scalar)));
    const std::span<Scalar> numbers(theta.data(), static_cast<std::size_t>(theta.size()));
    piece_->read(std::span(&numbers, 1));
    return std::make_shared<const Snapshot>(model_, std::move(theta), step_, epoch_);
}

SpilledEpochs::SpilledEpochs(SpillFile& file, const EpochSeries& epochs) : stride_(epochs.stride()) {
    for (const EpochSeries::Entry& entry : epochs.entries()) {
        epochs_.push_back(entry.epoch);
        snapshots_.emplace_back(file, *entry.snapshot);
    }
}

std::shared_ptr<EpochSeries> SpilledEpochs::read() const {
    std::vector<EpochSeries::Entry> entries;
    for (std::size_t i = 0; i < epochs_.size(); ++i) entries.push_back({epochs_[i], snapshots_[i].read()});
    return std::make_shared<EpochSeries>(std::move(entries), stride_);
}

std::size_t bytesOf(const TrainingState& state) {
    std::size_t bytes = 0;
    eachVector(state, [&](const Vector& vector) { bytes += numbersOf(vector).size_bytes(); });
    return bytes;
}

std::size_t bytesOf(const Snapshot& snapshot) { return numbersOf(snapshot.theta()).size_bytes(); }

std::size_t bytesOf(const EpochSeries& epochs) {
    std::size_t bytes = 0;
    for (const EpochSeries::Entry& entry : epochs.entries()) bytes += bytesOf(*entry.snapshot);
    return bytes;
}

}  // namespace lunette
