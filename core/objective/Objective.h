#pragma once

#include "nn/Autoencoder.h"
#include "objective/Code.h"
#include "objective/Likelihood.h"
#include "objective/LossTerms.h"

#include <memory>

namespace lunette {

/// What training minimises, by composition: the likelihood of the pixels and beta times the code's divergence.
///
/// Immutable and re-entrant; the caller owns the workspace.
class Objective {
public:
    Objective(std::unique_ptr<const Code> code, std::unique_ptr<const Likelihood> likelihood);

    struct Workspace {
        Autoencoder::Workspace network;
        Posterior posterior, posteriorGradient;
        Matrix z, noise, dz, outputGradient;
    };

    /// How a batch is to be judged. Its images may be split over several calls: each sees some of the columns,
    /// and their losses and gradients add up to the batch's.
    struct Terms {
        double beta = 1.0;      ///< weight of the divergence
        NoiseKey noise;         ///< of the whole batch
        Index batchSize;        ///< images in the whole batch: losses and gradients are divided by it
        Index firstColumn = 0;  ///< where the first column of x stands in the batch
    };

    enum class Pass { Forward, ForwardAndBackward };

    /// x: pixels x columns, in 0..1. After a backward pass the workspace holds what gradient() needs.
    LossTerms evaluate(const Autoencoder& network, ConstSlice theta, const Matrix& x, const Terms& terms,
                       Workspace& workspace, Pass pass) const;

    /// dtheta = dloss/dtheta + beta dtheta for the parameters of the range (see Layer::parameterGradient()), after
    /// evaluate() of the same x backward. Of a batch that was split, the parts' gradients are added so.
    void gradient(const Autoencoder& network, const Matrix& x, const Workspace& workspace, ParameterRange range,
                  Scalar beta, Slice dtheta) const;

    const Likelihood& likelihood() const { return *likelihood_; }
    const Code& code() const { return *code_; }

private:
    std::unique_ptr<const Code> code_;
    std::unique_ptr<const Likelihood> likelihood_;
};

}  // namespace lunette
