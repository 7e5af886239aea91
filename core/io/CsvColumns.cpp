#include "io/CsvColumns.h"

#include "Error.h"
#include "io/LowerCase.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

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

/// The smallest numbers are 0, the largest infinite.
float outOfRange(std::string_view field) {
    const auto value = parseNumber<double>(field);
    const std::size_t exponent = field.find_first_of("eE");
    const bool isSmall =
        value ? std::abs(*value) < 1.0 : exponent != std::string_view::npos && field[exponent + 1] == '-';
    return isSmall ? 0.0F : std::numeric_limits<float>::infinity();
}

/// How many fields most of the records have; of equally many records, those that come first.
std::size_t usualSize(const std::vector<Fields>& records) {
    std::map<std::size_t, std::size_t> counts;
    for (const Fields& record : records) ++counts[record.size()];
    return std::ranges::max_element(records, {}, [&](const Fields& record) { return counts[record.size()]; })->size();
}

bool isLabelName(const std::string& name) {
    constexpr std::array<std::string_view, 9> kNames{"label", "labels", "class",   "target",  "y",
                                                     "digit", "letter", "species", "category"};
    return std::ranges::find(kNames, lowerCase(name)) != kNames.end();
}

/// A column that counts the rows, as table programs write it.
bool isIndexName(const std::string& name) {
    const std::string word = lowerCase(name);
    return word.empty() || word == "index" || word == "id" || word == "unnamed: 0";
}

bool isNumber(const std::string& field) { return fieldNumber(field).has_value(); }

/// Numbers that count up one by one, as table programs name columns.
bool countsUp(const Fields& record) {
    std::size_t counting = 0;
    for (std::size_t i = 1; i < record.size(); ++i) {
        const auto before = fieldNumber(record[i - 1]), value = fieldNumber(record[i]);
        if (before && value && *value == *before + 1.0F) ++counting;
    }
    return record.size() >= 4 && counting + 2 >= record.size();
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
    return result.ec == std::errc::result_out_of_range ? outOfRange(field) : value;
}

std::string CsvColumns::nameOf(std::size_t column) const {
    return names_.empty() || names_[column].empty() ? "column " + std::to_string(column + 1)
                                                    : "column '" + names_[column] + "'";
}

std::vector<CsvColumns::Kind> CsvColumns::kindsOf(const std::vector<Fields>& records) const {
    std::vector<const Fields*> judges;  // the first may be names
    for (std::size_t k = 1; k < records.size(); ++k)
        if (records[k].size() == count) judges.push_back(&records[k]);
    if (judges.empty()) judges.push_back(&records.front());
    std::vector<Kind> kinds;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t numbers = 0, words = 0;
        for (const Fields* record : judges) {
            if (isNumber((*record)[i]))
                ++numbers;
            else if (!(*record)[i].empty())
                ++words;
        }
        kinds.push_back(words > numbers ? Kind::Words : numbers > 0 ? Kind::Numbers : Kind::Empty);
    }
    return kinds;
}

CsvColumns CsvColumns::of(const std::vector<Fields>& records, const std::string& asked, const std::string& file) {
    CsvColumns columns;
    columns.count = usualSize(records);
    const std::vector<Kind> kinds = columns.kindsOf(records);
    const Fields first = records.front().size() == columns.count ? records.front() : Fields(columns.count);
    std::size_t numbers = 0, named = 0;
    for (std::size_t i = 0; i < columns.count; ++i) {
        if (kinds[i] != Kind::Numbers) continue;
        ++numbers;
        if (!first[i].empty() && !isNumber(first[i])) ++named;
    }
    // One word among numbers is a slip; names stand over most columns.
    columns.hasHeader = (named > 0 && 2 * named >= numbers) ||
                        (records.size() > 1 && countsUp(first) && first != records[1] && numbers > 0);
    if (columns.hasHeader) columns.names_ = first;
    columns.findLabel(kinds, asked, file);
    for (std::size_t i = 0; i < columns.count; ++i) {
        if (columns.label == i) continue;
        const bool isIndex = kinds[i] == Kind::Numbers && columns.hasHeader && isIndexName(first[i]);
        if (kinds[i] == Kind::Numbers && !isIndex)
            columns.pixels.push_back(i);
        else
            columns.notes.push_back("The table's " + columns.nameOf(i) +
                                    (isIndex                   ? " counts"
                                     : kinds[i] == Kind::Empty ? " is empty"
                                                               : " holds words") +
                                    " and was left out.");
    }
    return columns;
}

void CsvColumns::findLabel(const std::vector<Kind>& kinds, const std::string& asked, const std::string& file) {
    if (asked == "none") return;
    if (!asked.empty()) {
        const auto named = std::ranges::find(names_, asked);
        const auto number = parseNumber<std::size_t>(asked);
        if (named != names_.end())
            label = static_cast<std::size_t>(named - names_.begin());
        else if (number && *number >= 1 && *number <= count)
            label = *number - 1;
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
    if (std::ranges::count(kinds, Kind::Words) == 1)
        label = static_cast<std::size_t>(std::ranges::find(kinds, Kind::Words) - kinds.begin());
}

}  // namespace lunette
