#include "train/Condition.h"

#include "Error.h"
#include "numeric/Random.h"
#include "parameter/ParseNumber.h"
#include "parameter/Text.h"
#include "parameter/Utf8.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace lunette {
namespace {

constexpr std::string_view kLabel = "label";

std::vector<std::string> partsBetweenCommas(std::string_view text) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t comma = text.find(',');
        parts.emplace_back(trimmed(text.substr(0, comma)));
        if (comma == std::string_view::npos) return parts;
        text.remove_prefix(comma + 1);
    }
}

template <class Items, class NameOf>
std::string namesOf(const Items& items, const NameOf& nameOf) {
    std::vector<std::string> names;
    names.reserve(items.size());
    for (const auto& item : items) names.push_back(nameOf(item));
    return joinedNames(names);
}

/// A model file holds names in UTF-8 only, and finds classes and factors again by them.
void requireStorable(const std::string& name) {
    if (!isUtf8(name))
        throw Error(ErrorKind::Conflict,
                    Message::tr("The name '%1' is not in UTF-8, so that a model file cannot keep it as a condition; "
                                "rename it.",
                                name));
}

std::vector<Condition::Class> classesOf(const Dataset& train) {
    if (!train.hasLabels())
        throw Error(ErrorKind::Conflict, Message::tr("A model cannot be conditioned on the class of pictures that have "
                                                     "no labels: open data with labels, or choose known factors as the "
                                                     "condition, or none."));
    std::vector<Condition::Class> classes;
    for (const std::string& name : train.classNames()) {
        requireStorable(name);
        classes.push_back({name, 0});
    }
    for (const std::int32_t label : train.labels()) ++classes[static_cast<std::size_t>(label)].images;
    if (std::ranges::count_if(classes, [](const auto& one) { return one.images > 0; }) < 2)
        throw Error(ErrorKind::TooFew, Message::tr("All training images are of one class, so that it says nothing of "
                                                   "them; train without a condition."));
    return classes;
}

const Factor& factorNamed(const std::string& name, const Dataset& dataset) {
    const auto factors = dataset.factors();
    const auto found = std::ranges::find(factors, name, &Factor::name);
    if (found != factors.end()) return *found;
    if (factors.empty())
        throw Error(ErrorKind::Unknown, Message::tr("The data have no factor '%1' to be the condition; they have no "
                                                    "known factors.",
                                                    name));
    throw Error(ErrorKind::Unknown, Message::tr("The data have no factor '%1' to be the condition; they have %2.", name,
                                                namesOf(factors, [](const Factor& factor) { return factor.name; })));
}

/// Throws Error for a value that is not finite.
const Factor& finiteFactor(const std::string& name, const Dataset& dataset) {
    const Factor& factor = factorNamed(name, dataset);
    const auto unknown = std::ranges::find_if(factor.values, [](float value) { return !std::isfinite(value); });
    if (unknown == factor.values.end()) return factor;
    throw Error(ErrorKind::WrongValue,
                Message::tr("The factor '%1' of image %2 of %3 is not known, so that it can be no condition.", name,
                            unknown - factor.values.begin(), dataset.name()));
}

Condition::Range rangeOf(const std::string& name, const Dataset& train) {
    const auto [low, high] = std::ranges::minmax(finiteFactor(name, train).values);
    if (!(low < high))
        throw Error(ErrorKind::TooFew,
                    Message::tr("The factor '%1' is the same in all training images and can be no condition.", name));
    return {name, static_cast<double>(low), static_cast<double>(high)};
}

Scalar scaled(double value, const Condition::Range& range) { return static_cast<Scalar>(range.scaledOf(value)); }

Vector parseFactors(const std::vector<Condition::Range>& ranges, std::string_view text) {
    const std::vector<std::string> parts = partsBetweenCommas(text);
    if (parts.size() != ranges.size())
        throw Error(ErrorKind::WrongValue,
                    Message::tr("The condition '%1' needs %2 values apart by commas: %3.", text, ranges.size(),
                                namesOf(ranges, [](const Condition::Range& range) { return range.factor; })));
    Vector values(static_cast<Index>(ranges.size()));
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const auto value = parseNumber<double>(parts[i]);
        if (!value || !(*value >= ranges[i].low && *value <= ranges[i].high))
            throw Error(ErrorKind::WrongValue,
                        Message::tr("The condition '%1' is no value of %2: the model has seen %3 to %4.", parts[i],
                                    ranges[i].factor, formatReal(ranges[i].low), formatReal(ranges[i].high)));
        values[static_cast<Index>(i)] = scaled(*value, ranges[i]);
    }
    return values;
}

/// A share of each class; empty for any other text.
std::optional<Vector> parseShares(std::size_t classes, std::string_view text) {
    std::vector<Scalar> shares;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const auto share = parseNumber<float>(text.substr(0, end));
        if (!share || !(*share >= 0.0F && *share <= 1.0F)) return std::nullopt;
        shares.push_back(static_cast<Scalar>(*share));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (shares.size() != classes) return std::nullopt;
    return Eigen::Map<const Vector>(shares.data(), static_cast<Index>(classes));
}

}  // namespace

bool Condition::matches(const TrainingConfig& config) const {
    if (config.condition.empty()) return isNone();
    if (config.condition == kLabel) return !classes.empty() && ranges.empty();
    return classes.empty() && std::ranges::equal(ranges, partsBetweenCommas(config.condition), {}, &Range::factor);
}

Vector Condition::ofClass(std::size_t number) const { return Vector::Unit(size(), static_cast<Index>(number)); }

Vector Condition::typical() const {
    if (classes.empty()) return Vector::Zero(size());
    const auto most = std::ranges::max_element(classes, {}, &Class::images);
    return ofClass(static_cast<std::size_t>(most - classes.begin()));
}

Matrix Condition::each() const {
    constexpr Index kValues = 11;
    if (!classes.empty()) return Matrix::Identity(size(), size());
    return ranges.size() == 1 ? Matrix(Vector::LinSpaced(kValues, -1, 1).transpose()) : Matrix();
}

std::vector<double> Condition::logFrequencies() const {
    double all = 0.0;
    for (const Class& one : classes) all += static_cast<double>(one.images);
    std::vector<double> logs;
    for (const Class& one : classes) logs.push_back(std::log(static_cast<double>(one.images) / all));
    return logs;
}

Vector Condition::parse(std::string_view text) const {
    if (isNone())
        throw Error(ErrorKind::Conflict,
                    Message::tr("This model is not conditional; remove the condition '%1'.", text));
    if (classes.empty()) return parseFactors(ranges, text);
    const auto found = std::ranges::find(classes, text, &Class::name);
    if (const auto shares = parseShares(classes.size(), text); shares && found == classes.end()) return *shares;
    if (found == classes.end())
        throw Error(ErrorKind::Unknown, Message::tr("The model knows no class '%1'; it knows %2.", text,
                                                    namesOf(classes, [](const Class& one) { return one.name; })));
    return ofClass(static_cast<std::size_t>(found - classes.begin()));
}

std::string Condition::text(const Vector& condition) const {
    std::string text;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const Range& range = ranges[i];
        const double value = range.valueOf(static_cast<double>(condition[static_cast<Index>(i)]));
        text += (text.empty() ? "" : ",") + formatReal(std::clamp(value, range.low, range.high));
    }
    if (classes.empty()) return text;
    Index most = 0;
    condition.maxCoeff(&most);
    if (condition == ofClass(static_cast<std::size_t>(most))) return classes[static_cast<std::size_t>(most)].name;
    for (const Scalar share : condition) text += (text.empty() ? "" : " ") + formatReal(static_cast<float>(share));
    return text;
}

Matrix Condition::draw(Index count, std::uint64_t seed) const {
    Matrix values = Matrix::Zero(size(), count);
    const auto total = std::accumulate(classes.begin(), classes.end(), std::int64_t{0},
                                       [](std::int64_t sum, const Class& one) { return sum + one.images; });
    for (Index i = 0; i < count; ++i) {
        RandomStream random(seed, Purpose::Conditions, 0, static_cast<std::uint32_t>(i));
        for (Index row = 0; row < static_cast<Index>(ranges.size()); ++row)
            values(row, i) = static_cast<Scalar>(2.0 * random.nextUniform() - 1.0);
        if (classes.empty()) continue;
        std::int64_t place = random.nextBelow(static_cast<std::uint32_t>(total));
        Index chosen = 0;
        while (place >= classes[static_cast<std::size_t>(chosen)].images)
            place -= classes[static_cast<std::size_t>(chosen++)].images;
        values(chosen, i) = 1;
    }
    return values;
}

Condition conditionOf(const TrainingConfig& config, const Dataset& train) {
    if (config.condition.empty()) return {};
    requirePosteriorFor(config);
    if (config.condition == kLabel) return {classesOf(train), {}};
    Condition condition;
    for (const std::string& name : partsBetweenCommas(config.condition)) {
        if (std::ranges::count(condition.ranges, name, &Condition::Range::factor) > 0)
            throw Error(ErrorKind::Conflict,
                        Message::tr("The condition names the factor '%1' twice; name it once.", name));
        requireStorable(name);
        condition.ranges.push_back(rangeOf(name, train));
    }
    return condition;
}

ConditionReader::ConditionReader(const Condition& condition, const Dataset& dataset)
    : condition_(condition), dataset_(dataset) {
    for (const auto& range : condition.ranges) factors_.push_back(&finiteFactor(range.factor, dataset));
    if (condition.classes.empty()) return;
    if (!dataset.hasLabels())
        throw Error(ErrorKind::Conflict,
                    Message::tr("The model draws a picture by its class, and %1 has no labels.", dataset.name()));
    for (const std::string& name : dataset.classNames()) {
        const auto found = std::ranges::find(condition.classes, name, &Condition::Class::name);
        classes_.push_back(found == condition.classes.end() ? -1
                                                            : static_cast<Index>(found - condition.classes.begin()));
    }
    requireKnown();
}

bool ConditionReader::canRead(const Condition& condition, const Dataset& dataset) {
    try {
        const ConditionReader reader(condition, dataset);
        return true;
    } catch (const Error&) {
        return false;
    }
}

void ConditionReader::requireKnown() const {
    const auto isUnknown = [this](std::int32_t label) { return classes_[static_cast<std::size_t>(label)] < 0; };
    const auto unknown = std::ranges::find_if(dataset_.labels(), isUnknown);
    if (unknown == dataset_.labels().end()) return;
    throw Error(ErrorKind::Unknown,
                Message::tr("%1 has pictures of the class '%2', which the model does not know.", dataset_.name(),
                            dataset_.classNames()[static_cast<std::size_t>(*unknown)]));
}

void ConditionReader::gather(std::span<const Index> images, Matrix& values) const {
    if (condition_.isNone()) return values.resize(0, 0);
    values.setZero(condition_.size(), static_cast<Index>(images.size()));
    for (std::size_t i = 0; i < images.size(); ++i) {
        const auto image = static_cast<std::size_t>(images[i]);
        const auto column = static_cast<Index>(i);
        for (std::size_t row = 0; row < factors_.size(); ++row)
            values(static_cast<Index>(row), column) =
                scaled(static_cast<double>(factors_[row]->values[image]), condition_.ranges[row]);
        if (classes_.empty()) continue;
        values(classes_[static_cast<std::size_t>(dataset_.labels()[image])], column) = 1;
    }
}

Matrix ConditionReader::of(std::span<const Index> images) const {
    Matrix values;
    gather(images, values);
    return values;
}

Matrix ConditionReader::of(Index first, Index count) const {
    std::vector<Index> images(static_cast<std::size_t>(count));
    std::iota(images.begin(), images.end(), first);
    return of(images);
}

}  // namespace lunette
