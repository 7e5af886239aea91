#include "io/CsvColumns.h"

#include "Error.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace lunette {
namespace {

using Fields = std::vector<std::string>;

/// Up to three digits, which most pixels are.
std::optional<float> smallNumber(std::string_view field) {
    if (field.empty() || field.size() > 3) return std::nullopt;
    int value = 0;
    for (const char c : field) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + (c - '0');
    }
    return static_cast<float>(value);
}

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool isLabelName(const std::string& name) {
    constexpr std::array<std::string_view, 9> kNames{"label", "labels", "class",   "target",  "y",
                                                     "digit", "letter", "species", "category"};
    return std::ranges::find(kNames, lowered(name)) != kNames.end();
}

/// A column that counts the rows, as table programs write it.
bool isIndexName(const std::string& name) {
    const std::string word = lowered(name);
    return word.empty() || word == "index" || word == "id" || word == "unnamed: 0";
}

bool isNumber(const std::string& field) { return fieldNumber(field).has_value(); }

/// Names rather than values: a word where the next record has a number, or numbers that count up one by one.
bool isHeader(const Fields& first, const Fields& second) {
    if (second.size() != first.size()) return false;
    std::size_t counting = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (!isNumber(first[i]) && isNumber(second[i])) return true;
        const auto value = fieldNumber(first[i]);
        if (i > 0 && value && fieldNumber(first[i - 1]) && *value == *fieldNumber(first[i - 1]) + 1.0F) ++counting;
    }
    return first.size() >= 4 && counting + 2 >= first.size() && first != second;
}

}  // namespace

std::optional<float> fieldNumber(std::string_view field) {
    if (const auto pixel = smallNumber(field)) return pixel;
    while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
    while (!field.empty() && field.back() == ' ') field.remove_suffix(1);
    if (field.starts_with('+')) field.remove_prefix(1);
    float value = 0.0F;
    const char* end = field.data() + field.size();
    const auto result = std::from_chars(field.data(), end, value);
    if (result.ec == std::errc::invalid_argument || result.ptr != end) return std::nullopt;
    return value;  // what is out of range is 0, as the smallest numbers should be
}

std::string CsvColumns::nameOf(std::size_t column) const {
    return names_.empty() || names_[column].empty() ? "column " + std::to_string(column + 1)
                                                    : "column '" + names_[column] + "'";
}

CsvColumns CsvColumns::of(const Fields& first, const Fields& second, const std::string& asked,
                          const std::string& file) {
    CsvColumns columns;
    columns.count = first.size();
    columns.hasHeader = isHeader(first, second);
    if (columns.hasHeader) columns.names_ = first;
    const Fields& sample = columns.hasHeader ? second : first;
    columns.findLabel(sample, asked, file);
    for (std::size_t i = 0; i < columns.count; ++i) {
        if (columns.label == i) continue;
        const bool isIndex = columns.hasHeader && isIndexName(first[i]);
        if (isNumber(sample[i]) && !isIndex)
            columns.pixels.push_back(i);
        else
            columns.notes.push_back("The table's " + columns.nameOf(i) + (isIndex ? " counts" : " holds words") +
                                    " and was left out.");
    }
    return columns;
}

void CsvColumns::findLabel(const Fields& sample, const std::string& asked, const std::string& file) {
    if (asked == "none") return;
    if (!asked.empty()) {
        const auto named = std::ranges::find(names_, asked);
        std::size_t number = 0;
        const auto result = std::from_chars(asked.data(), asked.data() + asked.size(), number);
        const bool isNumbered = result.ec == std::errc{} && result.ptr == asked.data() + asked.size();
        if (named != names_.end())
            label = static_cast<std::size_t>(named - names_.begin());
        else if (isNumbered && number >= 1 && number <= count)
            label = number - 1;
        else
            throw Error("'" + file + "' has no column '" + asked + "'; give the name or the number, from 1 to " +
                        std::to_string(count) + ", of the label's column.");
        return;
    }
    const auto named = std::ranges::find_if(names_, isLabelName);
    if (named != names_.end()) {
        label = static_cast<std::size_t>(named - names_.begin());
        return;
    }
    const auto isWord = [](const std::string& field) { return !isNumber(field); };
    if (std::ranges::count_if(sample, isWord) == 1)
        label = static_cast<std::size_t>(std::ranges::find_if(sample, isWord) - sample.begin());
}

}  // namespace lunette
