#include "io/ClassLabels.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

namespace lunette {
namespace {

std::optional<std::int64_t> wholeNumber(const std::string& word) {
    std::int64_t value = 0;
    const char* end = word.data() + word.size();
    const auto result = std::from_chars(word.data(), end, value);
    if (result.ec != std::errc{} || result.ptr != end) return std::nullopt;
    return value;
}

}  // namespace

ClassLabels classesOf(const std::vector<std::string>& words) {
    std::unordered_map<std::string, std::int32_t> places;
    for (const std::string& word : words) places.emplace(word, 0);
    ClassLabels classes;
    for (const auto& [word, place] : places) classes.names.push_back(word);
    std::ranges::sort(classes.names);
    const auto isNumber = [](const std::string& word) { return wholeNumber(word).has_value(); };
    if (std::ranges::all_of(classes.names, isNumber)) std::ranges::stable_sort(classes.names, {}, wholeNumber);
    for (std::size_t k = 0; k < classes.names.size(); ++k) places[classes.names[k]] = static_cast<std::int32_t>(k);
    classes.labels.reserve(words.size());
    for (const std::string& word : words) classes.labels.push_back(places[word]);
    return classes;
}

}  // namespace lunette
