#include "data/Faces.h"

#include "data/GeneratedSet.h"
#include "numeric/Random.h"

#include <algorithm>
#include <array>

namespace lunette {

namespace {

Face drawnFace(RandomStream& random) {
    Face face{};
    for (double Face::*property : {&Face::smile, &Face::skin, &Face::hair, &Face::beard, &Face::glasses, &Face::width})
        face.*property = random.nextUniform();
    return face;
}

class FaceSource final : public DatasetSource {
public:
    std::string name() const override { return "faces"; }
    Message title() const override { return Message::tr("Faces"); }
    Message description() const override {
        return Message::tr(
            "Drawn portraits in color whose smile, skin, hair, beard, glasses and width are known; any number.");
    }
    std::vector<ParameterInfo> parameters() const override { return faceParameters().describe(); }
    Settings defaults() const override { return faceParameters().settings(FaceOptions()); }
    bool drawsHeldOut() const override { return true; }
    Settings suggestedTraining() const override {
        return {{"latents", "6"},
                {"likelihood", "gaussian"},
                {"observation-std", "0.1"},
                {"named-latents", "smile,skin,hair,beard,glasses,width"},
                {"labels", "100"},
                {"label-weight", "1000"},
                {"epochs", "40"}};
    }
    DataSplit open(const Settings& settings, const Progress& progress) const override {
        FaceOptions options;
        faceParameters().apply(settings, options);
        return makeFaces(options, progress);
    }
};

}  // namespace

const ParameterTable<FaceOptions>& faceParameters() {
    static const ParameterTable<FaceOptions> table({
        integerParameter("count", Message::tr("Images"),
                         Message::tr("Training images drawn; a sixth as many are held out."), &FaceOptions::count,
                         {6, 200'000})
            .basic(),
        integerParameter("size", Message::tr("Picture size (px)"),
                         Message::tr("Side of the square pictures, in pixels."), &FaceOptions::size, {32, 64}),
        integerParameter("seed", Message::tr("Data seed"),
                         Message::tr("Another number draws other faces of the same kind."), &FaceOptions::seed,
                         {0, 1'000'000'000}),
    });
    return table;
}

DataSplit makeFaces(const FaceOptions& options, const Progress& progress) {
    GeneratedSet set;
    set.name = "faces";
    set.shape = {options.size, options.size, 3};
    set.factorNames = {"smile", "skin", "hair", "beard", "glasses", "width"};
    set.count = options.count;
    set.seed = options.seed;
    const auto draw = [&](ImageUse, RandomStream& random, std::span<float> pixels, std::span<float> factors) {
        const Face face = drawnFace(random);
        drawFace(face, options.size, pixels.data());
        const std::array values{face.smile, face.skin, face.hair, face.beard, face.glasses, face.width};
        std::ranges::transform(values, factors.begin(), [](double value) { return static_cast<float>(value); });
        return 0;
    };
    DataSplit split = drawSplit(set, draw, progress);
    split.spec = formatDatasetSpec({"faces", faceParameters().settings(options)});
    return split;
}

std::unique_ptr<const DatasetSource> makeFaceSource() { return std::make_unique<FaceSource>(); }

}  // namespace lunette
