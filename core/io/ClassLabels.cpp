#include "io/ClassLabels.h"

#include "parameter/ParseNumber.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace lunette {
namespace {

using WordPlaces = std::unordered_map<std::string, std::int32_t>;

/// A whole number as such, however it is written; nothing where a word is none.
std::optional<std::string> wholeNumberText(const std::string& word) {
    constexpr double kLargest = 1e15;
    if (parseNumber<std::int64_t>(word)) return word;
    const auto real = parseNumber<double>(word);
    if (!real || !(std::abs(*real) < kLargest) || *real != std::floor(*real)) return std::nullopt;
    return std::to_string(static_cast<std::int64_t>(*real));
}

/// What each of the words is called as a class.
std::unordered_map<std::string, std::string> classNamesOf(const WordPlaces& words) {
    std::unordered_map<std::string, std::string> names;
    for (const auto& [word, place] : words) {
        const auto whole = word == "(none)" ? word : wholeNumberText(word);
        if (!whole) {
            names.clear();
            break;
        }
        names.emplace(word, *whole);
    }
    if (names.empty())
        for (const auto& [word, place] : words) names.emplace(word, word);
    return names;
}

}  // namespace

ClassLabels classesOf(const std::vector<std::string>& words) {
    WordPlaces places;
    for (const std::string& word : words) places.emplace(word, 0);
    const auto namesOfWords = classNamesOf(places);
    ClassLabels classes;
    for (const auto& [word, name] : namesOfWords) classes.names.push_back(name);
    std::ranges::sort(classes.names);
    classes.names.erase(std::unique(classes.names.begin(), classes.names.end()), classes.names.end());
    const auto wholeNumber = [](const std::string& word) { return parseNumber<std::int64_t>(word); };
    const bool areNumbers = std::ranges::all_of(
        classes.names, [](auto number) { return number.has_value(); }, wholeNumber);
    if (areNumbers) std::ranges::stable_sort(classes.names, {}, wholeNumber);
    WordPlaces placesOfNames;
    for (std::size_t k = 0; k < classes.names.size(); ++k)
        placesOfNames[classes.names[k]] = static_cast<std::int32_t>(k);
    for (auto& [word, place] : places) place = placesOfNames[namesOfWords.at(word)];
    classes.labels.reserve(words.size());
    for (const std::string& word : words) classes.labels.push_back(places[word]);
    return classes;
}

}  // namespace lunette
