#include "data/GeneratedSet.h"

#include "numeric/Parallel.h"
#include "numeric/Random.h"

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr Index kDrawingsPerReport = 1024;
constexpr Index kDrawingsPerTask = 16;

/// Room for `count` images, with nothing drawn yet.
Dataset::Parts blankParts(const GeneratedSet& set, ImageUse use, std::size_t count) {
    Dataset::Parts parts;
    parts.name = set.name + (use == ImageUse::Train ? "" : ", held out");
    parts.shape = set.shape;
    parts.classNames = set.classNames;
    parts.pixels.resize(count * static_cast<std::size_t>(set.shape.pixelCount()));
    if (!set.classNames.empty()) parts.labels.resize(count);
    for (const std::string& name : set.factorNames) parts.factors.push_back({name, std::vector<float>(count)});
    return parts;
}

void setBytes(std::span<const float> picture, std::uint8_t* bytes) {
    for (std::size_t i = 0; i < picture.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(picture[i], 0.0F, 1.0F)));
}

void drawImages(const GeneratedSet& set, ImageUse use, const DrawImage& draw, Dataset::Parts& parts, Index first,
                Index last) {
    std::vector<float> picture(static_cast<std::size_t>(set.shape.pixelCount()));
    std::vector<float> factors(set.factorNames.size());
    for (auto i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(last); ++i) {
        RandomStream random(static_cast<std::uint64_t>(set.seed), Purpose::Generation, i,
                            static_cast<std::uint32_t>(use));
        const std::int32_t label = draw(use, random, picture, factors);
        setBytes(picture, parts.pixels.data() + i * picture.size());
        if (!parts.labels.empty()) parts.labels[i] = label;
        for (std::size_t k = 0; k < factors.size(); ++k) parts.factors[k].values[i] = factors[k];
    }
}

std::shared_ptr<const Dataset> drawSet(const GeneratedSet& set, ImageUse use, std::int64_t count, const DrawImage& draw,
                                       const Progress& progress) {
    Dataset::Parts parts = blankParts(set, use, static_cast<std::size_t>(count));
    for (Index first = 0; first < count; first += kDrawingsPerReport) {
        report(progress, static_cast<double>(first) / static_cast<double>(count));
        parallelFor(std::min(kDrawingsPerReport, count - first), kDrawingsPerTask,
                    [&](Index begin, Index end) { drawImages(set, use, draw, parts, first + begin, first + end); });
    }
    return std::make_shared<const Dataset>(std::move(parts));
}

/// The same progress, as the part from `low` to `high` of a longer one.
Progress within(const Progress& progress, double low, double high) {
    return [&progress, low, high](double done) { return !progress || progress(std::lerp(low, high, done)); };
}

}  // namespace

DataSplit drawSplit(const GeneratedSet& set, const DrawImage& draw, const Progress& progress) {
    const std::int64_t heldOut = std::max<std::int64_t>(1, set.count / 6);
    const double trainShare = static_cast<double>(set.count) / static_cast<double>(set.count + heldOut);
    DataSplit split;
    split.train = drawSet(set, ImageUse::Train, set.count, draw, within(progress, 0.0, trainShare));
    split.test = drawSet(set, ImageUse::Test, heldOut, draw, within(progress, trainShare, 1.0));
    return split;
}

}  // namespace lunette
