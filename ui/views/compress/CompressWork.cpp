#include "views/compress/CompressWork.h"

#include "analysis/CodeQuantizer.h"
#include "imaging/JpegBudget.h"
#include "imaging/PictureGrid.h"
#include "numeric/Random.h"
#include "train/PrincipalComponents.h"

#include <algorithm>

namespace lunette {
namespace {

constexpr std::uint32_t kMeasured = 100;
constexpr Index kRangeImages = 2000;

std::shared_ptr<const ComponentsBasis> fitComponents(const std::shared_ptr<const Dataset>& train, Index latents) {
    TrainingConfig config;
    config.objective = ObjectiveKind::Pca;
    config.latents = std::min(latents, train->shape().pixelCount());
    const auto model = std::make_shared<const Model>(config, train->shape());
    Vector theta = Vector::Zero(model->network().parameterCount());
    fitPrincipalComponents(model->network(), *train, Slice(theta.data(), theta.size()));
    auto snapshot = std::make_shared<const Snapshot>(model, std::move(theta), 0, 0.0);
    Matrix images;
    train->gather(0, std::min(kRangeImages, train->size()), images);
    return std::make_shared<const ComponentsBasis>(ComponentsBasis{train, snapshot, snapshot->encode(images).mean});
}

/// Up to kMeasured of these places, without repetition, in random order by the draw alone.
std::vector<Index> drawn(std::vector<Index> places, std::uint64_t draw) {
    RandomStream random(draw, Purpose::Sampling);
    const auto size = static_cast<std::uint32_t>(places.size());
    const std::uint32_t count = std::min(kMeasured, size);
    for (std::uint32_t i = 0; i < count; ++i) std::swap(places[i], places[i + random.nextBelow(size - i)]);
    places.resize(count);
    return places;
}

/// The picture turned by half a turn, its channels in their order.
Matrix upsideDown(const Matrix& pictures, ImageShape shape) {
    Matrix turned(pictures.rows(), pictures.cols());
    const Index pixels = shape.width * shape.height;
    for (Index pixel = 0; pixel < pixels; ++pixel)
        turned.middleRows((pixels - 1 - pixel) * shape.channels, shape.channels) =
            pictures.middleRows(pixel * shape.channels, shape.channels);
    return turned;
}

/// By codes of the model or of the components.
Compressed byCodes(const Snapshot& snapshot, const CodeQuantizer& quantizer, const Matrix& pictures,
                   const Matrix& conditions, const std::vector<QImage>& originals, std::size_t shown) {
    Compressed result;
    const Matrix codes = quantizer.quantized(snapshot.encode(pictures, conditions).mean);
    result.pictures = toImages(snapshot.decode(codes, conditions), snapshot.model().image());
    for (std::size_t i = 0; i < originals.size(); ++i)
        result.squaredError += squaredError(originals[i], result.pictures[i]) / static_cast<double>(originals.size());
    result.bytes = static_cast<double>(quantizer.bytes());
    result.pictures.resize(std::min(shown, result.pictures.size()));
    return result;
}

Compressed byJpeg(const std::vector<QImage>& originals, Index budget, std::size_t shown) {
    Compressed result;
    const auto count = static_cast<double>(originals.size());
    for (const QImage& original : originals) {
        JpegPicture found = jpegWithin(original, budget);
        result.squaredError += squaredError(original, found.picture) / count;
        result.bytes += static_cast<double>(found.bytes) / count;
        if (result.pictures.size() < shown) result.pictures.push_back(std::move(found.picture));
    }
    return result;
}

}  // namespace

Compression compress(const CompressRequest& request) {
    const Snapshot& snapshot = *request.snapshot;
    const Dataset &train = *request.data.train, &test = *request.data.test;
    const Index latents = snapshot.model().network().latents();
    Compression result;
    result.snapshot = request.snapshot;
    result.components = request.components;
    if (!result.components || result.components->train != request.data.train ||
        result.components->codes.rows() != std::min(latents, train.shape().pixelCount()))
        result.components = fitComponents(request.data.train, latents);

    Matrix ranged;
    train.gather(0, std::min(kRangeImages, train.size()), ranged);
    const Matrix rangedConditions = snapshot.conditionIfKnown(train, 0, ranged.cols());
    const CodeQuantizer modelCodes(snapshot.encode(ranged, rangedConditions).mean, request.bits);
    const CodeQuantizer componentCodes(result.components->codes, request.bits);
    result.codeBytes = modelCodes.bytes();
    result.pixelBytes = train.shape().pixelCount();

    const auto measure = [&](const Matrix& pictures, const std::vector<Index>& places) {
        CompressedSide side;
        side.originals = toImages(pictures, test.shape());
        side.images = pictures.cols();
        side.model = byCodes(snapshot, modelCodes, pictures, snapshot.conditionIfKnown(test, places), side.originals,
                             request.shown);
        side.components =
            byCodes(*result.components->snapshot, componentCodes, pictures, {}, side.originals, request.shown);
        side.jpeg = byJpeg(side.originals, result.codeBytes, request.shown);
        side.originals.resize(std::min(request.shown, side.originals.size()));
        return side;
    };
    const Novelty novelty = noveltyOf(request.data);
    Matrix inside, outside;
    const std::vector<Index> seen = drawn(novelty.seen, request.draw);
    std::vector<Index> others = seen;  // what is turned or inverted keeps its condition
    test.gather(seen, inside);
    if (request.outside == Outside::NeverSeen && !novelty.unseen.empty()) {
        others = drawn(novelty.unseen, request.draw);
        test.gather(others, outside);
    } else if (request.outside == Outside::UpsideDown) {
        outside = upsideDown(inside, test.shape());
    } else {
        outside = (Scalar(1) - inside.array()).matrix();
    }
    result.inside = measure(inside, seen);
    result.outside = measure(outside, others);
    return result;
}

}  // namespace lunette
