#include "io/PictureOrigin.h"

#include "parameter/ParseNumber.h"

#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace lunette {
namespace {

constexpr const char* kCode = "Lunette-Code";
constexpr const char* kModel = "Lunette-Model";
constexpr const char* kSeed = "Lunette-Seed";
constexpr const char* kCondition = "Lunette-Condition";
constexpr std::string_view kBetweenPictures = "; ";

/// FNV-1a.
class Hash {
public:
    void add(std::span<const std::uint8_t> bytes) {
        for (const std::uint8_t byte : bytes) state_ = (state_ ^ byte) * 0x100000001b3U;
    }
    void add(std::string_view text) { add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}); }

    std::string digits() const {
        std::array<char, 16> buffer;
        const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), state_, 16);
        const std::string text(buffer.data(), result.ptr);
        return std::string(buffer.size() - text.size(), '0') + text;
    }

private:
    std::uint64_t state_ = 0xcbf29ce484222325U;
};

void append(std::string& text, Scalar value) {
    std::array<char, 32> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<float>(value));
    text.append(buffer.data(), result.ptr);
}

/// The numbers up to `end` of the text; empty where there is something else.
std::vector<Scalar> numbersOf(std::string_view text) {
    std::vector<Scalar> numbers;
    while (!text.empty()) {
        float value = 0;
        const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
        if (result.ec != std::errc{} || !std::isfinite(value)) return {};
        numbers.push_back(static_cast<Scalar>(value));
        text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
        if (text.starts_with(' ')) text.remove_prefix(1);
    }
    return numbers;
}

std::vector<std::string> conditionTexts(const Snapshot& snapshot, const Matrix& conditionValues, Index pictures) {
    std::vector<std::string> texts;
    const Condition& condition = snapshot.model().condition();
    if (condition.isNone()) return texts;
    for (Index i = 0; i < pictures; ++i)
        texts.push_back(
            condition.text(conditionValues.size() > 0 ? Vector(conditionValues.col(i)) : snapshot.condition()));
    return texts;
}

}  // namespace

PictureOrigin::PictureOrigin(const Snapshot& snapshot, Matrix codesOfPictures, const Matrix& conditionValues)
    : codes(std::move(codesOfPictures)),
      model(modelHash(snapshot)),
      seed(snapshot.model().config().seed),
      conditions(conditionTexts(snapshot, conditionValues, codes.cols())) {}

PictureOrigin::PictureOrigin(Matrix codesOfPictures, std::string hash, std::int64_t seedOfDraws,
                             std::vector<std::string> conditionsOfPictures)
    : codes(std::move(codesOfPictures)),
      model(std::move(hash)),
      seed(seedOfDraws),
      conditions(std::move(conditionsOfPictures)) {}

PictureOrigin PictureOrigin::of(Index picture) const {
    PictureOrigin one(codes.col(picture), model, seed);
    if (!conditions.empty()) one.conditions = {conditions[static_cast<std::size_t>(picture)]};
    return one;
}

std::string modelHash(const Snapshot& snapshot) {
    Hash hash;
    hash.add(snapshot.model().network().architecture().describe());
    for (const char* key : {"objective", "activation", "likelihood", "output-activation"}) {
        hash.add(" ");
        hash.add(trainingParameters().find(key)->text(snapshot.model().config()));
    }
    const Vector& theta = snapshot.theta();
    hash.add(
        {reinterpret_cast<const std::uint8_t*>(theta.data()), static_cast<std::size_t>(theta.size()) * sizeof(Scalar)});
    return hash.digits();
}

std::string codesText(const Matrix& codes) {
    std::string text;
    for (Index picture = 0; picture < codes.cols(); ++picture) {
        if (picture > 0) text += kBetweenPictures;
        for (Index latent = 0; latent < codes.rows(); ++latent) {
            if (latent > 0) text += ' ';
            append(text, codes(latent, picture));
        }
    }
    return text;
}

Matrix codesOfText(std::string_view text) {
    std::vector<Scalar> all;
    std::size_t latents = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(kBetweenPictures), text.size());
        const auto code = numbersOf(text.substr(0, end));
        if (latents == 0) latents = code.size();
        if (code.empty() || code.size() != latents) return {};
        all.insert(all.end(), code.begin(), code.end());
        text.remove_prefix(std::min(end + kBetweenPictures.size(), text.size()));
    }
    if (latents == 0) return {};
    const auto rows = static_cast<Index>(latents);
    return Eigen::Map<const Matrix>(all.data(), rows, static_cast<Index>(all.size()) / rows);
}

std::string conditionsText(const std::vector<std::string>& conditions) {
    std::string text;
    for (const std::string& one : conditions) text.append(text.empty() ? "" : kBetweenPictures).append(one);
    return text;
}

std::vector<std::string> conditionsOfText(std::string_view text, Index pictures) {
    if (pictures == 1) return {std::string(text)};
    std::vector<std::string> conditions;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(kBetweenPictures), text.size());
        conditions.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + kBetweenPictures.size(), text.size()));
    }
    if (static_cast<Index>(conditions.size()) != pictures) conditions.clear();
    return conditions;
}

std::map<std::string, std::string> textOf(const PictureOrigin& origin) {
    std::map<std::string, std::string> texts{
        {kCode, codesText(origin.codes)}, {kModel, origin.model}, {kSeed, std::to_string(origin.seed)}};
    if (!origin.conditions.empty()) texts[kCondition] = conditionsText(origin.conditions);
    return texts;
}

std::optional<PictureOrigin> originOf(const std::map<std::string, std::string>& texts) {
    for (const char* key : {kCode, kModel, kSeed})
        if (!texts.contains(key)) return std::nullopt;
    Matrix codes = codesOfText(texts.at(kCode));
    const auto seed = parseNumber<std::int64_t>(texts.at(kSeed));
    if (codes.size() == 0 || !seed) return std::nullopt;
    PictureOrigin origin(std::move(codes), texts.at(kModel), *seed);
    if (const auto found = texts.find(kCondition); found != texts.end())
        origin.conditions = conditionsOfText(found->second, origin.codes.cols());
    return origin;
}

}  // namespace lunette
