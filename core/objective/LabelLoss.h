#pragma once

#include "nn/Autoencoder.h"
#include "objective/Batch.h"

namespace lunette {

/// Ties the first latents to known values of some images: scale times the sum over these images and latents of
/// (mean - target)^2 (a squared distance to the labeled value, as in Locatello, Tschannen, Bauer, Rätsch, Schölkopf
/// and Bachem 2020, "Disentangling factors of variation using few labels").
struct LabelLoss {
    /// What evaluate() leaves for gradient().
    struct Workspace {
        Autoencoder::Workspace network;
        Posterior posterior, gradient;
    };

    /// targets: named latents x n, at most as many rows as the network has latents. Goes backward too
    /// where withGradient says so.
    static double evaluate(const Autoencoder& network, ConstSlice theta, const Batch& batch, const Matrix& targets,
                           double scale, Workspace& workspace, bool withGradient);

    /// After evaluate(): adds its gradient for the parameters of the range, see Layer::parameterGradient().
    static void addGradient(const Autoencoder& network, const Matrix& x, const Workspace& workspace,
                            ParameterRange range, Slice gradient);
};

}  // namespace lunette
