#include "nn/Dense.h"

#include "nn/Initialization.h"
#include "numeric/Elementwise.h"
#include "numeric/Kernels.h"
#include "numeric/Parallel.h"

#include <algorithm>

namespace lunette {
namespace {

constexpr Index kRowGrain = 64;
constexpr std::uint32_t kConditionStreams = 1000000;  // apart from the layers' numbers

}  // namespace

Dense::Dense(Index inputs, Index outputs, Activation activation, Index conditions)
    : inputs_(inputs), outputs_(outputs), activation_(activation), conditions_(conditions) {}

std::vector<ParameterBlock> Dense::parameterBlocks() const {
    std::vector<ParameterBlock> blocks{{"weight", {outputs_, inputs_}}, {"bias", {outputs_}}};
    if (conditions_ > 0) blocks.push_back({"condition", {outputs_, conditions_}});
    return blocks;
}

void Dense::initialize(Slice theta, InitializationKey key) const {
    const Index conditional = conditions_ * outputs_;
    initializeParameters({theta.data(), theta.size() - conditional}, inputs_ * outputs_, static_cast<double>(inputs_),
                         activation_, key);
    initializeParameters({theta.data() + theta.size() - conditional, conditional}, conditional,
                         static_cast<double>(inputs()), activation_, {key.seed, key.layer + kConditionStreams});
}

// Row-major {outputs, inputs} is column-major inputs x outputs: the weights as they lie in memory, transposed.
void Dense::forward(ConstSlice theta, const Matrix& x, Matrix& y) const {
    const Eigen::Map<const Matrix> weights(theta.data(), inputs_, outputs_);
    const Scalar* bias = theta.data() + inputs_ * outputs_;
    y.resize(outputs_, x.cols());
    multiply(Transpose::Yes, weights, Transpose::No, x.topRows(inputs_), Scalar(0), y);
    if (conditions_ > 0)
        multiply(Transpose::Yes, Eigen::Map<const Matrix>(bias + outputs_, conditions_, outputs_), Transpose::No,
                 x.bottomRows(conditions_), Scalar(1), y);
    parallelFor(outputs_, kRowGrain, [&](Index first, Index last) {
        elementwise().addBiasActivate(y.data(), bias, outputs_, y.cols(), first, last, activation_);
    });
}

// Fewer weights than numbers that their gradient is made of: better made while those are in the thread's cache.
bool Dense::keepsWeightGradient(Index columns) const { return inputs_ * outputs_ < (inputs_ + outputs_) * columns; }

void Dense::backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx, Vector& sums) const {
    const Eigen::Map<const Matrix> weights(theta.data(), inputs_, outputs_);
    const bool withWeights = keepsWeightGradient(dy.cols());
    const Index weightSums = withWeights ? inputs_ * outputs_ : 0;
    sums.resize(weightSums + outputs_ + conditions_ * outputs_);
    Scalar* biasGradient = sums.data() + weightSums;
    parallelFor(outputs_, kRowGrain, [&](Index first, Index last) {
        elementwise().activationBackward(y.data(), dy.data(), biasGradient, outputs_, dy.cols(), first, last,
                                         activation_);
    });
    if (withWeights)
        multiply(Transpose::No, x.topRows(inputs_), Transpose::Yes, dy, Scalar(0),
                 Eigen::Map<Matrix>(sums.data(), inputs_, outputs_));
    if (conditions_ > 0)
        multiply(Transpose::No, x.bottomRows(conditions_), Transpose::Yes, dy, Scalar(0),
                 Eigen::Map<Matrix>(biasGradient + outputs_, conditions_, outputs_));
    if (dx) {
        dx->resize(inputs(), dy.cols());
        multiply(Transpose::No, weights, Transpose::No, dy, Scalar(0), dx->topRows(inputs_));
        dx->bottomRows(conditions_).setZero();
    }
}

// The weights of one output lie together.
void Dense::parameterGradient(std::span<const Share> shares, ParameterRange range, Scalar beta, Slice dtheta) const {
    const auto isKept = [this](const Share& share) { return keepsWeightGradient(share.dy->cols()); };
    const auto kept = std::count_if(shares.begin(), shares.end(), isKept);
    const auto all = static_cast<std::ptrdiff_t>(shares.size());
    if (kept == all) return addSums(shares, 0, range, beta, dtheta);
    if (kept > 0) {  // shares differ by one column, and that one decides
        for (std::size_t i = 0; i < shares.size(); ++i)
            parameterGradient(shares.subspan(i, 1), range, i == 0 ? beta : Scalar(1), dtheta);
        return;
    }
    const ParameterRange weights = range.within(0, inputs_ * outputs_);
    if (!weights.isEmpty()) {
        const Index first = weights.first / inputs_, count = weights.size() / inputs_;
        std::vector<ColumnPair> pairs;
        for (const Share& share : shares)
            pairs.push_back({share.x->topRows(inputs_), share.dy->middleRows(first, count)});
        multiplyColumns(pairs, beta, Eigen::Map<Matrix>(dtheta.data(), inputs_, count));
    }
    addSums(shares, inputs_ * outputs_, range, beta, dtheta);
}

Index Dense::rangeEdge(Index parameter) const {
    const Index weights = inputs_ * outputs_;
    return parameter < weights ? (parameter + inputs_ - 1) / inputs_ * inputs_ : parameter;
}

std::string Dense::describe() const {
    std::string text = "dense " + std::to_string(inputs_);
    if (conditions_ > 0) text += " + " + std::to_string(conditions_);
    text += " -> " + std::to_string(outputs_);
    if (activation_ != Activation::Identity) text += std::string(", ") + toString(activation_);
    return text;
}

}  // namespace lunette
