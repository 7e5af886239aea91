#include "objective/ImportanceWeightedBound.h"

#include <cmath>

namespace lunette {

void ImportanceWeightedBound::draw(const Code& code, const Posterior& posterior, NoiseKey key, Index batchSize,
                                   Index firstColumn, Matrix& z, Matrix& noise, Workspace& workspace) const {
    const Index images = posterior.mean.cols();
    z.resize(posterior.mean.rows(), samples_ * images);
    noise.resize(z.rows(), z.cols());
    for (Index i = 0; i < samples_; ++i) {
        code.draw(posterior, key, i * batchSize + firstColumn, workspace.drawn, workspace.displaced);
        z.middleCols(i * images, images) = workspace.drawn;
        noise.middleCols(i * images, images) = workspace.displaced;
    }
}

ImportanceWeightedBound::Sums ImportanceWeightedBound::evaluate(const Likelihood& likelihood,
                                                                std::optional<double> logVariance, const Matrix& output,
                                                                const Matrix& x, const Posterior& posterior,
                                                                const Matrix& z, const Matrix& noise, double beta,
                                                                Scalar scale, Matrix* outputGradient,
                                                                Workspace& workspace) const {
    const Index images = x.cols();
    likelihood.evaluateColumns(output, x, scale, outputGradient, logVariance, workspace.columns);
    workspace.logWeights.resize(images, samples_);
    Sums sums;
    const auto add = [&](Likelihood::Sums& total, Index column, double factor) {
        const Likelihood::Sums& one = workspace.columns[static_cast<std::size_t>(column)];
        total.negativeLogLikelihood += factor * one.negativeLogLikelihood;
        total.squaredError += factor * one.squaredError;
    };
    for (Index image = 0; image < images; ++image) {
        auto weights = workspace.logWeights.row(image);
        const auto logVariances = posterior.logVariance.col(image).cast<double>().array();
        for (Index i = 0; i < samples_; ++i) {
            const Index column = i * images + image;
            const auto epsilonSquared = noise.col(column).cast<double>().array().square() * (-logVariances).exp();
            const double prior =  // log p(z) / q(z | x)
                0.5 * (epsilonSquared + logVariances - z.col(column).cast<double>().array().square()).sum();
            weights[i] = beta * prior - workspace.columns[static_cast<std::size_t>(column)].negativeLogLikelihood;
        }
        const double largest = weights.maxCoeff();
        weights = (weights.array() - largest).exp().matrix();
        const double sum = weights.sum();
        sums.bound -= largest + std::log(sum / static_cast<double>(samples_));
        weights /= sum;
        for (Index i = 0; i < samples_; ++i) {
            add(sums.average, i * images + image, 1.0 / static_cast<double>(samples_));
            add(sums.weighted, i * images + image, weights[i]);
        }
    }
    if (outputGradient) {
        workspace.scales = workspace.logWeights.reshaped().cast<Scalar>();
        for (Index column = 0; column < output.cols(); ++column)
            outputGradient->col(column) *= workspace.scales[column];
    }
    return sums;
}

void ImportanceWeightedBound::backward(const Matrix& z, const Matrix& noise, Matrix& dz, double beta, Scalar scale,
                                       Posterior& gradient, const Workspace& workspace) const {
    const Index images = z.cols() / samples_;
    const Scalar weight = static_cast<Scalar>(beta) * scale;
    for (Index column = 0; column < z.cols(); ++column)
        dz.col(column) += weight * workspace.scales[column] * z.col(column);
    gradient.mean.setZero(z.rows(), images);
    gradient.logVariance.setConstant(z.rows(), images, Scalar(-0.5) * weight);
    for (Index i = 0; i < samples_; ++i) {
        const auto draw = dz.middleCols(i * images, images);
        gradient.mean += draw;
        // Half the displacement is the derivative of z by the log-variance.
        gradient.logVariance += Scalar(0.5) * draw.cwiseProduct(noise.middleCols(i * images, images));
    }
}

}  // namespace lunette
