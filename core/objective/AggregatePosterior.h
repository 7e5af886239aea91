#pragma once

#include "objective/BatchCodes.h"

namespace lunette {

/// The densities of a batch's codes under the aggregate posterior q(z), the mixture of the posteriors of a population
/// of images, estimated from the batch alone by stratified sampling (Chen, Li, Grosse and Duvenaud 2018, "Isolating
/// sources of disentanglement in variational autoencoders", appendix C.2).
///
/// Of N images, M are in the batch. For the code of an image, its own posterior stands for itself, with weight 1/N, and
/// the M - 1 other posteriors stand for the N - 1 others, with weight (N - 1)/(N (M - 1)) each. (The paper gives one of
/// the others, drawn by lot, another weight than the rest; this is the mean over the lots.) The estimate of q(z) is
/// unbiased, and exact where the batch is the population; that of its logarithm is too low on average.
///
/// The codes must have a Gaussian posterior and must have been drawn from it.
class AggregatePosterior {
public:
    /// population: N; fewer than there are codes count as many.
    AggregatePosterior(const BatchCodes& codes, Index population);

    /// Natural logarithms.
    struct LogDensities {
        Vector own;        ///< of each code under its own posterior
        Vector joint;      ///< of each code under q(z)
        Matrix marginals;  ///< latents x images, under each latent's q(z_j)

        double mutualInformation() const;  ///< own - joint, summed over the images
        double totalCorrelation() const;   ///< joint - marginals, summed over the images
    };
    LogDensities evaluate() const;

    /// Of the two sums.
    struct Scales {
        Scalar totalCorrelation, mutualInformation;
    };

    /// With the densities from evaluate(): adds the gradient of the scaled sums for the codes of images first, first +
    /// 1, ... to dz, latents x images, while the posteriors are held.
    void addCodeGradient(const LogDensities& densities, Scales scales, Index first, Matrix& dz) const;

    /// The same for their posteriors, while the codes are held.
    void addPosteriorGradient(const LogDensities& densities, Scales scales, Index first, Posterior& gradient) const;

private:
    using Table = Eigen::Array<Scalar, Eigen::Dynamic, Eigen::Dynamic>;  // images x latents
    using Column = Eigen::Array<Scalar, Eigen::Dynamic, 1>;

    /// Of one code under every posterior, without the weights but with what the own one's differs by.
    void weighCode(Index image, Table& logComponents) const;

    Table z_, mean_, logVariance_, precision_;
    Scalar logWeight_ = 0, logOwnExtra_ = 0;  ///< log of the others' weight, and of the own one's over it
};

}  // namespace lunette
