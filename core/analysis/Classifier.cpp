#include "analysis/Classifier.h"

#include "Error.h"
#include "nn/Dense.h"
#include "numeric/Random.h"
#include "optim/Optimizer.h"
#include "optim/Schedule.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace lunette {
namespace {

constexpr Index kClassifiedAtOnce = 1000;
constexpr double kMinSpread = 1e-6;  // below it an input is constant

Sequential classifierLayers(Index inputs, const std::vector<Index>& hidden, Index classCount) {
    std::vector<std::shared_ptr<const Layer>> layers;
    for (const Index width : hidden) {
        layers.push_back(std::make_shared<Dense>(inputs, width, Activation::Relu));
        inputs = width;
    }
    layers.push_back(std::make_shared<Dense>(inputs, classCount, Activation::Identity));
    return Sequential(std::move(layers));
}

/// Sets the logits to the gradient of the mean cross-entropy: softmax less the class, over the images.
void toCrossEntropyGradient(Matrix& logits, std::span<const Index> classes) {
    const auto images = static_cast<Scalar>(logits.cols());
    for (Index i = 0; i < logits.cols(); ++i) {
        auto column = logits.col(i);
        column = (column.array() - column.maxCoeff()).exp().matrix();
        column /= column.sum();
        column[classes[static_cast<std::size_t>(i)]] -= 1;
        column /= images;
    }
}

}  // namespace

Classifier::Classifier(const Matrix& x, std::span<const Index> classes, Index classCount, const Options& options)
    : layers_(classifierLayers(x.rows(), options.hidden, classCount)) {
    if (x.cols() == 0 || classCount < 2 || x.cols() != static_cast<Index>(classes.size()))
        throw Error(ErrorKind::TooFew, Message::tr("A classifier needs images of at least two classes."));
    center_ = x.rowwise().mean();
    scale_ = ((x.colwise() - center_).rowwise().squaredNorm() / static_cast<Scalar>(x.cols())).cwiseSqrt();
    for (Scalar& spread : scale_) spread = spread > static_cast<Scalar>(kMinSpread) ? 1 / spread : 0;
    fit(standardized(x), classes, options);
}

Matrix Classifier::standardized(const Matrix& x) const { return scale_.asDiagonal() * (x.colwise() - center_); }

void Classifier::fit(const Matrix& x, std::span<const Index> classes, const Options& options) {
    theta_ = Vector::Zero(layers_.parameterCount());
    Slice theta(theta_.data(), theta_.size());
    layers_.initialize(theta, options.seed);
    const ConstSlice weights(theta_.data(), theta_.size());
    const auto optimizer = makeAdam(theta_.size());
    const Index steps = (x.cols() + options.batchSize - 1) / options.batchSize;
    const Schedule schedule({ScheduleKind::Cosine, 0.0, 1.0, 1, options.epochs}, steps);
    std::vector<Index> order(classes.size());
    Sequential::Workspace workspace;
    Vector gradient(theta_.size());
    for (Index epoch = 0; epoch < options.epochs; ++epoch) {
        std::iota(order.begin(), order.end(), Index{0});
        RandomStream random(options.seed, Purpose::Shuffle, static_cast<std::uint64_t>(epoch));
        for (std::size_t left = order.size(); left > 1; --left)
            std::swap(order[left - 1], order[random.nextBelow(static_cast<std::uint32_t>(left))]);
        for (Index step = 0; step < steps; ++step) {
            const Index first = step * options.batchSize;
            const auto chosen =
                std::span(order).subspan(static_cast<std::size_t>(first),
                                         static_cast<std::size_t>(std::min(options.batchSize, x.cols() - first)));
            const Matrix batch = x(Eigen::all, std::vector<Index>(chosen.begin(), chosen.end()));
            std::vector<Index> own;
            for (const Index image : chosen) own.push_back(classes[static_cast<std::size_t>(image)]);
            Matrix logits = layers_.forward(weights, batch, workspace);
            toCrossEntropyGradient(logits, own);
            layers_.backward(weights, batch, logits, nullptr, workspace);
            const Sequential::Share whole{&batch, &logits, &workspace};
            layers_.parameterGradient({&whole, 1}, {0, theta.size()}, 0, Slice(gradient.data(), gradient.size()));
            optimizer->step(theta, ConstSlice(gradient.data(), gradient.size()),
                            options.learningRate * schedule.factor(epoch * steps + step));
        }
    }
}

std::vector<Index> Classifier::classify(const Matrix& x) const {
    std::vector<Index> found;
    Sequential::Workspace workspace;
    const ConstSlice theta(theta_.data(), theta_.size());
    for (Index first = 0; first < x.cols(); first += kClassifiedAtOnce) {
        const Matrix some = standardized(x.middleCols(first, std::min(kClassifiedAtOnce, x.cols() - first)));
        const Matrix& logits = layers_.forward(theta, some, workspace);
        for (Index i = 0; i < logits.cols(); ++i) logits.col(i).maxCoeff(&found.emplace_back());
    }
    return found;
}

double Classifier::accuracy(const Matrix& x, std::span<const Index> classes) const {
    if (x.cols() == 0) return std::numeric_limits<double>::quiet_NaN();
    const std::vector<Index> found = classify(x);
    double right = 0.0;
    for (std::size_t i = 0; i < found.size(); ++i) right += found[i] == classes[i] ? 1.0 : 0.0;
    return right / static_cast<double>(found.size());
}

}  // namespace lunette
