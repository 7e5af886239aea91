#include "data/Faces.h"

#include "data/GeneratedSet.h"
#include "numeric/Random.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace lunette {

namespace {

using Property = double Face::*;
constexpr std::array<std::pair<const char*, Property>, 7> kProperties{{{"smile", &Face::smile},
                                                                       {"skin", &Face::skin},
                                                                       {"hair", &Face::hair},
                                                                       {"beard", &Face::beard},
                                                                       {"glasses", &Face::glasses},
                                                                       {"width", &Face::width},
                                                                       {"appearance", &Face::appearance}}};

/// Those that vary from face to face.
std::span<const std::pair<const char*, Property>> variedProperties(const FaceOptions& options) {
    const std::size_t fixed = options.appearance == AppearanceFactor::Varied ? 0 : 1;
    return std::span(kProperties).first(kProperties.size() - fixed);
}

std::vector<std::string> factorNames(const FaceOptions& options) {
    std::vector<std::string> names;
    for (const auto& [name, property] : variedProperties(options)) names.emplace_back(name);
    return names;
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
    Settings suggestedTraining(const Settings& settings) const override {
        FaceOptions options;
        faceParameters().apply(settings, options);
        const std::vector<std::string> names = factorNames(options);
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ",") + name;
        return {{"latents", std::to_string(names.size())},
                {"likelihood", "gaussian"},
                {"observation-std", "0.1"},
                {"named-latents", list},
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
                         Message::tr("Number of training images; a sixth of that number is held out."),
                         &FaceOptions::count, {6, 200'000})
            .basic(),
        integerParameter("size", Message::tr("Picture size (px)"),
                         Message::tr("Side of the square pictures, in pixels."), &FaceOptions::size, {32, 64}),
        integerParameter("seed", Message::tr("Data seed"),
                         Message::tr("Another number draws other faces of the same kind."), &FaceOptions::seed,
                         {0, 1'000'000'000}),
        choiceParameter("appearance", Message::tr("Appearance"),
                        Message::tr("Whether hair length, jaw and brows vary together, as one more factor from a "
                                    "masculine to a feminine look."),
                        &FaceOptions::appearance, {{"fixed", Message::tr("Fixed")}, {"varied", Message::tr("Varied")}}),
    });
    return table;
}

DataSplit makeFaces(const FaceOptions& options, const Progress& progress) {
    GeneratedSet set;
    set.name = "faces";
    set.shape = {options.size, options.size, 3};
    set.factorNames = factorNames(options);
    set.count = options.count;
    set.seed = options.seed;
    const auto draw = [&](ImageUse, RandomStream& random, std::span<float> pixels, std::span<float> factors) {
        Face face{};
        auto factor = factors.begin();
        for (const auto& [name, property] : variedProperties(options)) {
            face.*property = random.nextUniform();
            *factor++ = static_cast<float>(face.*property);
        }
        drawFace(face, options.size, pixels.data());
        return 0;
    };
    DataSplit split = drawSplit(set, draw, progress);
    split.spec = formatDatasetSpec({"faces", faceParameters().settings(options)});
    return split;
}

std::unique_ptr<const DatasetSource> makeFaceSource() { return std::make_unique<FaceSource>(); }

}  // namespace lunette
