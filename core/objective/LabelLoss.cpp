#include "objective/LabelLoss.h"

namespace lunette {

double LabelLoss::evaluate(const Autoencoder& network, ConstSlice theta, const Matrix& x, const Matrix& targets,
                           double scale, Workspace& workspace, bool withGradient) {
    network.encode(theta, x, workspace.network, workspace.posterior);
    const Posterior& posterior = workspace.posterior;
    const Matrix differences = posterior.mean.topRows(targets.rows()) - targets;
    const double loss = scale * differences.cast<double>().squaredNorm();
    if (!withGradient) return loss;
    Posterior& gradient = workspace.gradient;
    gradient.mean.setZero(posterior.mean.rows(), posterior.mean.cols());
    gradient.mean.topRows(targets.rows()) = static_cast<Scalar>(2.0 * scale) * differences;
    gradient.logVariance.setZero(posterior.logVariance.rows(), posterior.logVariance.cols());
    network.encodeBackward(theta, x, gradient, workspace.network);
    return loss;
}

void LabelLoss::addGradient(const Autoencoder& network, const Matrix& x, const Workspace& workspace,
                            ParameterRange range, Slice gradient) {
    network.encoderGradient(x, workspace.gradient, workspace.network, range, Scalar(1), gradient);
}

}  // namespace lunette
