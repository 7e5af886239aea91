#pragma once

#include "nn/Autoencoder.h"
#include "objective/AggregatePosterior.h"
#include "objective/Batch.h"
#include "objective/Code.h"
#include "objective/Corruption.h"
#include "objective/ImportanceWeightedBound.h"
#include "objective/Likelihood.h"
#include "objective/LossTerms.h"
#include "objective/ObjectiveWeights.h"
#include "objective/Sparsity.h"

#include <memory>

namespace lunette {

/// What training minimizes, by composition: corrupted pictures in, the likelihood of the clean ones, beta times the
/// code's divergence, and penalties on the code.
///
/// Immutable and re-entrant; the caller owns the workspaces. A batch may be split over several of them: each share
/// goes forward(), the sums add up to the batch's, and with these each share goes backward().
class Objective {
public:
    struct Parts {
        std::unique_ptr<const Code> code;
        std::unique_ptr<const Likelihood> likelihood;
        std::unique_ptr<const Corruption> corruption;  ///< null: pictures stay as they are
        std::unique_ptr<const Sparsity> sparsity;      ///< null: none
        /// Nats that a latent's divergence, averaged over the batch, costs at least: what is below is free
        /// (Kingma, Salimans, Jozefowicz, Chen, Sutskever, Welling 2016, appendix C.8).
        double freeBits = 0.0;
        Index importanceSamples = 1;  ///< draws for each image, see ImportanceWeightedBound
    };
    explicit Objective(Parts parts);

    /// Which noise a pass draws: two passes never share a stream.
    enum class Pass { Training, Evaluation };

    /// How a batch is to be judged.
    struct Terms {
        ObjectiveWeights weights;
        std::uint64_t seed = 0;
        std::uint64_t step = 0;
        Index batchSize = 1;    ///< images in the whole batch: losses and gradients are divided by it
        Index firstColumn = 0;  ///< where the first column of x stands in the batch
        Pass pass = Pass::Training;
        Index population = 0;  ///< images that the batch was drawn from; 0: it is all there are
    };

    /// Sums over images, unweighted: those of a batch's shares add up.
    struct Sums {
        Likelihood::Sums pixels;
        double bound = 0.0;  ///< of ImportanceWeightedBound, where it is used
        double contraction = 0.0;
        Eigen::VectorXd divergence;  ///< one a latent
        Eigen::VectorXd activation;  ///< one a latent, see Sparsity; else empty
        BatchCodes codes;            ///< side by side, where comparesCodes(); else empty

        /// What compareCodes() sets.
        double mutualInformation = 0.0, totalCorrelation = 0.0, discrepancy = 0.0;
        AggregatePosterior::LogDensities densities;
        Matrix draws;  ///< of the prior, as many as there are codes

        Sums& operator+=(const Sums& other);
    };

    /// What a share's forward pass leaves for its backward pass.
    struct Workspace {
        Autoencoder::Workspace network;
        Matrix corrupted, perturbation, doubled;
        Matrix doubledCondition, repeatedCondition;  ///< a column for each that is encoded, or decoded
        Posterior encoded;                           ///< of the pictures and, behind them, of the perturbed ones
        Posterior posterior, posteriorGradient;
        Matrix z, noise, dz, outputGradient;
        Vector divergenceWeights;
        ImportanceWeightedBound::Workspace bound;
        double logVarianceGradient = 0.0;
        Sums sums;
    };

    /// Sets workspace.sums.
    void forward(const Autoencoder& network, ConstSlice theta, const Batch& batch, const Terms& terms,
                 Workspace& workspace, bool withGradient) const;

    /// Of the sums of all shares of a batch: what its codes say of one another and how far they are from the prior, as
    /// the weights ask. Draws from the prior belong to the batch, of which terms.firstColumn is the first image.
    void compareCodes(Sums& batch, const Terms& terms) const;

    /// The loss of a batch of which all shares went forward(), after compareCodes().
    LossTerms loss(const Sums& sums, const Terms& terms) const;

    /// After forward(), with the pixels x of its batch: works out what gradient() needs. batch: the sums of all shares,
    /// after compareCodes(); where couplesImages() is false, the share's own do.
    void backward(const Autoencoder& network, ConstSlice theta, const Matrix& x, const Terms& terms, const Sums& batch,
                  Workspace& workspace) const;

    /// A share of a batch after backward(), with its pixels x.
    struct Share {
        const Matrix* x;
        const Terms* terms;
        const Workspace* workspace;
    };

    /// gradient = dloss/dtheta of all shares for the parameters of the range alone, see Layer::parameterGradient().
    void gradient(const Autoencoder& network, std::span<const Share> shares, ParameterRange range,
                  Slice gradient) const;

    /// Whether an image's gradient depends on the other images of its batch.
    bool couplesImages(const ObjectiveWeights& weights) const;

    /// All of the above for a batch in one piece. Where gradient is not null it is set to dloss/dtheta.
    LossTerms evaluate(const Autoencoder& network, ConstSlice theta, const Batch& batch, const Terms& terms,
                       Workspace& workspace, Slice* gradient) const;

    /// Whether these weights make LossTerms::penalty count.
    bool hasPenalty(const ObjectiveWeights& weights) const;

    const Likelihood& likelihood() const { return *parts_.likelihood; }
    /// Null where pictures stay as they are.
    const Corruption* corruption() const { return parts_.corruption.get(); }
    Index importanceSamples() const { return bound_.samples(); }

private:
    /// Whether the loss depends on how a batch's codes lie to one another; never with more than one importance sample.
    bool comparesCodes(const ObjectiveWeights& weights) const;
    bool usesDensities(const ObjectiveWeights& weights, const BatchCodes& codes) const;
    bool isWeighted() const { return bound_.samples() > 1; }
    bool isCorrupted(const Terms& terms) const { return parts_.corruption && terms.weights.corruption > 0.0; }
    /// What the encoder sees: x, or what prepareInput() made of it.
    const Matrix& inputOf(const Matrix& x, const Terms& terms, const Workspace& workspace) const;
    void prepareInput(const Matrix& x, const Terms& terms, Workspace& workspace) const;
    void encode(const Autoencoder& network, ConstSlice theta, const Batch& batch, const Terms& terms,
                Workspace& workspace) const;
    /// What each code that was drawn is decoded with.
    const Matrix& conditionOfDraws(const Batch& batch, Workspace& workspace) const;
    void codeBackward(const Terms& terms, const Sums& batch, Workspace& workspace) const;
    void comparisonBackward(const Terms& terms, const Sums& batch, Workspace& workspace) const;

    Parts parts_;
    ImportanceWeightedBound bound_;
};

}  // namespace lunette
