#include "analysis/LatentStatistics.h"

#include "Error.h"

namespace lunette {
LatentStatistics latentStatistics(const Posterior& codes) {
    if (codes.mean.cols() == 0)
        throw Error(ErrorKind::TooFew, Message::tr("Latent statistics need at least one code."));
    const Eigen::ArrayXXd mean = codes.mean.cast<double>();
    const Eigen::ArrayXd center = mean.rowwise().mean();
    const Eigen::ArrayXd variance = (mean.colwise() - center).square().rowwise().mean();

    LatentStatistics statistics;
    statistics.mean = center.cast<Scalar>();
    statistics.variance = variance.cast<Scalar>();
    statistics.active = (variance > LatentStatistics::kActiveVariance).count();
    if (codes.logVariance.size() > 0) {
        const Eigen::ArrayXXd logVariance = codes.logVariance.cast<double>();
        const Eigen::ArrayXd kl = 0.5 * (mean.square() + logVariance.exp() - 1.0 - logVariance).rowwise().mean();
        statistics.kl = kl.cast<Scalar>();
    }
    return statistics;
}

}  // namespace lunette
