#include "analysis/CodeSource.h"

#include "Error.h"
#include "analysis/GaussianMixture.h"
#include "analysis/LatentStatistics.h"
#include "analysis/PictureByPicture.h"

#include <algorithm>

namespace lunette {
namespace {

constexpr std::uint64_t kFitSeed = 1;  // a fit belongs to the codes, not to what is drawn from it

CodeDistribution around(const Snapshot& snapshot, const CodeSourceOptions& options, const Dataset* train) {
    const Matrix& image = options.image;
    if (image.cols() != 1) throw Error(ErrorKind::TooFew, Message::tr("No image was chosen to draw around."));
    const Posterior posterior = snapshot.encode(image, options.condition);
    if (posterior.logVariance.size() > 0)
        return CodeDistribution::around(posterior.mean.col(0),
                                        (Scalar(0.5) * posterior.logVariance.col(0).array()).exp().matrix());
    if (!train)
        throw Error(
            ErrorKind::TooFew,
            Message::tr(
                "The codes of this model are points, so sampling around one needs the data's codes: open the data."));
    const LatentStatistics statistics = latentStatistics({codesToFit(snapshot, *train), {}});
    return CodeDistribution::around(posterior.mean.col(0),
                                    static_cast<Scalar>(kShareAroundPoint) * statistics.variance.cwiseSqrt());
}

}  // namespace

Matrix codesToFit(const Snapshot& snapshot, const Dataset& train) {
    const Index count = std::min(train.size(), kCodesFitted);
    std::vector<Index> places(static_cast<std::size_t>(count));
    for (Index i = 0; i < count; ++i) places[static_cast<std::size_t>(i)] = i * train.size() / count;
    Matrix images;
    train.gather(places, images);
    return encodeEach(snapshot, images, snapshot.conditionToEncode(train, places));
}

CodeDistribution makeCodeDistribution(const Snapshot& snapshot, const CodeSourceOptions& options,
                                      const Dataset* train) {
    const CodeSource source = options.source;
    if (source == CodeSource::Prior) return CodeDistribution::prior(snapshot.model().network().latents());
    if (source == CodeSource::Around) return around(snapshot, options, train);
    if (!train)
        throw Error(ErrorKind::TooFew,
                    Message::tr("A distribution fitted to the codes needs the data that the codes are of."));
    const Matrix codes = codesToFit(snapshot, *train);
    if (source == CodeSource::Gaussian) return fitGaussian(codes);
    return options.components > 0 ? fitMixture(codes, options.components, kFitSeed).distribution
                                  : fitMixtureByBic(codes, kFitSeed).distribution;
}

}  // namespace lunette
