#include "objective/LabelLoss.h"

namespace lunette {

double LabelLoss::evaluate(const Autoencoder& network, ConstSlice theta, const Batch& batch, const Matrix& targets,
                           double scale, Workspace& workspace, bool withGradient) {
    network.encode(theta, batch.pixels, workspace.network, workspace.posterior, batch.condition);
    const Posterior& posterior = workspace.posterior;
    const Matrix differences = posterior.mean.topRows(targets.rows()) - targets;
    const double loss = scale * differences.cast<double>().squaredNorm();
    if (!withGradient) return loss;
    Posterior& gradient = workspace.gradient;
    gradient.mean.setZero(posterior.mean.rows(), posterior.mean.cols());
    gradient.mean.topRows(targets.rows()) = static_cast<Scalar>(2.0 * scale) * differences;
    gradient.logVariance.setZero(posterior.logVariance.rows(), posterior.logVariance.cols());
    network.encodeBackward(theta, batch.pixels, gradient, workspace.network);
    return loss;
}

void LabelLoss::addGradient(const Autoencoder& network, const Matrix& x, const Workspace& workspace,
                            ParameterRange range, Slice gradient) {
    const Autoencoder::EncoderShare share{&x, &workspace.gradient, &workspace.network};
    network.encoderGradient({&share, 1}, range, Scalar(1), gradient);
}

}  // namespace lunette
