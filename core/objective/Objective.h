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

    /// The mean loss over the columns of x (pixels x batch, in 0..1). Where gradient is not null it is set to
    /// dloss/dtheta.
    LossTerms evaluate(const Autoencoder& network, ConstSlice theta, const Matrix& x, double beta, NoiseKey key,
                       Workspace& workspace, Slice* gradient) const;

    const Likelihood& likelihood() const { return *likelihood_; }
    const Code& code() const { return *code_; }

private:
    std::unique_ptr<const Code> code_;
    std::unique_ptr<const Likelihood> likelihood_;
};

}  // namespace lunette
