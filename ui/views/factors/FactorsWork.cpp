#include "views/factors/FactorsWork.h"

#include "analysis/PictureByPicture.h"
#include "io/Codes.h"
#include "widgets/Picture.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lunette {

namespace {

constexpr Index kSummarizedImages = 4000;
constexpr double kDeviationsReached = 4.0;
constexpr double kMinReach = 3.0;

Posterior encodeFirst(const Snapshot& snapshot, const Dataset& images) {
    std::vector<Index> first(static_cast<std::size_t>(std::min(images.size(), kSummarizedImages)));
    std::iota(first.begin(), first.end(), Index{0});
    return encodeAll(snapshot, images.subset(first, images.name()));
}

std::vector<Factor> factorsOfFirst(const Dataset& images) {
    std::vector<Factor> factors(images.factors().begin(), images.factors().end());
    const auto count = static_cast<std::size_t>(std::min(images.size(), kSummarizedImages));
    for (Factor& factor : factors) factor.values.resize(count);
    return factors;
}

}  // namespace

FactorsFrame factorsFrame(const FactorsRequest& request) {
    const Snapshot& snapshot = *request.snapshot;
    FactorsFrame frame{request.snapshot, request.code, {}, {}, {}};
    if (request.image.cols() > 0) {
        const Matrix own = request.images ? snapshot.conditionIfKnown(*request.images, request.place, 1) : Matrix();
        if (own.size() > 0 && !snapshot.isUnder())
            frame.snapshot = std::make_shared<const Snapshot>(snapshot.under(own.col(0)));
        const Posterior posterior = snapshot.encode(request.image, own);
        frame.mean = posterior.mean.col(0);
        if (posterior.logVariance.size() > 0)
            frame.deviation = (Scalar(0.5) * posterior.logVariance.col(0).array()).exp().matrix();
    }
    if (frame.code.size() == 0)
        frame.code = frame.mean.size() > 0 ? frame.mean : Vector::Zero(snapshot.model().network().latents());
    const Matrix picture = decodeEach(*frame.snapshot, frame.code);
    frame.picture = toImage(picture.col(0), snapshot.model().image());
    return frame;
}

LatentSummary summarizeLatents(const std::shared_ptr<const Snapshot>& snapshot, const Dataset& images) {
    const Posterior codes = encodeFirst(*snapshot, images);
    const auto factors = factorsOfFirst(images);
    LatentSummary summary;
    summary.snapshot = snapshot;
    summary.statistics = latentStatistics(codes);
    summary.means = codes.mean;
    summary.strengths = followedStrengths(codes.mean, factors);
    summary.followed = followedFactors(summary.strengths, factors);
    const LatentStatistics& statistics = summary.statistics;
    for (Index i = 0; i < summary.strengths.rows(); ++i)
        if (statistics.variance(i) <= LatentStatistics::kActiveVariance)
            summary.strengths.row(i).setConstant(std::numeric_limits<double>::quiet_NaN());
    const Vector& carried = statistics.kl.size() > 0 ? statistics.kl : statistics.variance;
    summary.order.resize(static_cast<std::size_t>(carried.size()));
    std::iota(summary.order.begin(), summary.order.end(), Index{0});
    std::stable_sort(summary.order.begin(), summary.order.end(),
                     [&](Index one, Index other) { return carried(one) > carried(other); });
    for (Index i = 0; i < carried.size(); ++i) {
        const double deviation = std::sqrt(static_cast<double>(statistics.variance(i)));
        const double reach = std::abs(static_cast<double>(statistics.mean(i))) + kDeviationsReached * deviation;
        summary.reaches.push_back(std::max(kMinReach, std::isfinite(reach) ? reach : 0.0));
    }
    summary.named = namedScales(snapshot->model().config(), codes.mean, images);
    return summary;
}

Matrix traversalCodes(const Vector& code, const std::vector<double>& reaches, const std::vector<Index>& latents,
                      Index steps) {
    Matrix codes = code.replicate(1, static_cast<Index>(latents.size()) * steps);
    Index column = 0;
    for (const Index latent : latents) {
        const double reach = reaches[static_cast<std::size_t>(latent)];
        for (Index step = 0; step < steps; ++step) {
            const double share = (static_cast<double>(step) + 0.5) / static_cast<double>(steps);
            codes(latent, column++) = static_cast<Scalar>((2.0 * share - 1.0) * reach);
        }
    }
    return codes;
}

std::vector<std::vector<QImage>> traverseFactors(const Snapshot& snapshot, const Vector& code,
                                                 const std::vector<double>& reaches, Index steps) {
    std::vector<std::vector<QImage>> rows;
    for (Index latent = 0; latent < code.size(); ++latent)
        rows.push_back(
            toImages(decodeEach(snapshot, traversalCodes(code, reaches, {latent}, steps)), snapshot.model().image()));
    return rows;
}

}  // namespace lunette
