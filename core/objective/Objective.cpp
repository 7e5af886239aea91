#include "objective/Objective.h"

namespace lunette {

Objective::Objective(std::unique_ptr<const Code> code, std::unique_ptr<const Likelihood> likelihood)
    : code_(std::move(code)), likelihood_(std::move(likelihood)) {}

LossTerms Objective::evaluate(const Autoencoder& network, ConstSlice theta, const Matrix& x, const Terms& terms,
                              Workspace& workspace, Pass pass) const {
    const bool backward = pass == Pass::ForwardAndBackward;
    Workspace& w = workspace;
    const auto images = static_cast<double>(terms.batchSize);
    network.encode(theta, x, w.network, w.posterior);
    code_->draw(w.posterior, terms.noise, terms.firstColumn, w.z, w.noise);
    const Matrix& output = network.decode(theta, w.z, w.network);
    const auto sums =
        likelihood_->evaluate(output, x, static_cast<Scalar>(1.0 / images), backward ? &w.outputGradient : nullptr);
    LossTerms loss;
    loss.reconstruction = sums.negativeLogLikelihood / images;
    loss.squaredError = sums.squaredError / images;
    loss.kl = code_->divergence(w.posterior) / images;
    loss.loss = loss.reconstruction + terms.beta * loss.kl;
    if (backward) {
        network.decodeBackward(theta, w.z, w.outputGradient, w.dz, w.network);
        code_->backward(w.posterior, w.noise, w.dz, static_cast<Scalar>(terms.beta / images), w.posteriorGradient);
        network.encodeBackward(theta, x, w.posteriorGradient, w.network);
    }
    return loss;
}

void Objective::gradient(const Autoencoder& network, const Matrix& x, const Workspace& workspace, ParameterRange range,
                         Scalar beta, Slice dtheta) const {
    network.encoderGradient(x, workspace.posteriorGradient, workspace.network, range, beta, dtheta);
    network.decoderGradient(workspace.z, workspace.outputGradient, workspace.network, range, beta, dtheta);
}

}  // namespace lunette
