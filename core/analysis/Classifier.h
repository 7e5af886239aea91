#pragma once

#include "nn/Sequential.h"

#include <cstdint>
#include <span>

namespace lunette {

/// Predicts classes: dense layers and a softmax, trained by the cross-entropy with Adam and a cosine schedule.
/// Without hidden layers it is multinomial logistic regression. Inputs are standardized by the statistics of the
/// training inputs.
class Classifier {
public:
    struct Options {
        std::vector<Index> hidden{};
        Index epochs = 30;
        Index batchSize = 128;
        double learningRate = 1e-2;
        std::uint64_t seed = 1;  ///< of the initial weights and of the order
    };

    /// x: inputs x n; classes: one a column, in 0 .. classCount - 1. Throws Error for no column, fewer than two classes
    /// or another number of classes than columns.
    Classifier(const Matrix& x, std::span<const Index> classes, Index classCount, const Options& options);

    /// The most probable class of each column.
    std::vector<Index> classify(const Matrix& x) const;

    /// The share of columns whose class is predicted; NaN without columns.
    double accuracy(const Matrix& x, std::span<const Index> classes) const;

private:
    Matrix standardized(const Matrix& x) const;
    void fit(const Matrix& x, std::span<const Index> classes, const Options& options);

    Vector center_, scale_;
    Sequential layers_;
    Vector theta_;
};

}  // namespace lunette
