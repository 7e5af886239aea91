#include "io/ClassLabels.h"

#include "parameter/ParseNumber.h"

#include <algorithm>
#include <unordered_map>

namespace lunette {

ClassLabels classesOf(const std::vector<std::string>& words) {
    std::unordered_map<std::string, std::int32_t> places;
    for (const std::string& word : words) places.emplace(word, 0);
    ClassLabels classes;
    for (const auto& [word, place] : places) classes.names.push_back(word);
    std::ranges::sort(classes.names);
    const auto wholeNumber = [](const std::string& word) { return parseNumber<std::int64_t>(word); };
    const bool areNumbers = std::ranges::all_of(
        classes.names, [](auto number) { return number.has_value(); }, wholeNumber);
    if (areNumbers) std::ranges::stable_sort(classes.names, {}, wholeNumber);
    for (std::size_t k = 0; k < classes.names.size(); ++k) places[classes.names[k]] = static_cast<std::int32_t>(k);
    classes.labels.reserve(words.size());
    for (const std::string& word : words) classes.labels.push_back(places[word]);
    return classes;
}

}  // namespace lunette
