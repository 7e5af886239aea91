#include "io/PixelNames.h"

#include "data/LowerCase.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

namespace lunette {
namespace {

constexpr std::size_t kFewestNamed = 16;

/// "pixel12" is the stem "pixel" and 0, 12; "r3c4" the stem "r c" and 3, 4. Column names with a column and a row, as
/// 3x4, do not say which is which.
struct PixelName {
    std::size_t column;
    std::string stem;
    std::uint64_t row, number;

    auto place() const { return std::pair(row, number); }
};

/// Takes the digits at the end off; nothing where there are none.
std::optional<std::uint64_t> takeNumber(std::string_view& name) {
    std::size_t begin = name.size();
    while (begin > 0 && name[begin - 1] >= '0' && name[begin - 1] <= '9') --begin;
    const auto number = parseNumber<std::uint64_t>(name.substr(begin));
    name = name.substr(0, begin);
    return number;
}

/// Takes "c" or "col" and a mark before it off, as in r3_c4.
bool takeColumnWord(std::string_view& name) {
    for (const std::string_view word : {"column", "col", "c"}) {
        if (!name.ends_with(word)) continue;
        name.remove_suffix(word.size());
        if (name.ends_with('_') || name.ends_with('-')) name.remove_suffix(1);
        return true;
    }
    return false;
}

std::optional<PixelName> readName(const std::string& name, std::size_t column) {
    const std::string word = lowerCase(name);
    std::string_view rest = word;
    const auto number = takeNumber(rest);
    if (!number) return std::nullopt;
    std::string_view before = rest;
    if (takeColumnWord(before)) {
        const auto row = takeNumber(before);
        if (row && (before.ends_with('r') || before.ends_with("row"))) return PixelName{column, "r c", *row, *number};
    }
    return PixelName{column, std::string(rest), 0, *number};
}

/// The names of the stem that most have.
std::vector<PixelName> commonestNames(const std::vector<std::string>& names, const std::vector<std::size_t>& columns) {
    std::map<std::string, std::vector<PixelName>> byStem;
    for (const std::size_t column : columns)
        if (auto name = readName(names[column], column)) byStem[name->stem].push_back(std::move(*name));
    if (byStem.empty()) return {};
    return std::ranges::max_element(byStem, {}, [](const auto& one) { return one.second.size(); })->second;
}

}  // namespace

std::optional<PixelNames> pixelNamesIn(const std::vector<std::string>& names, const std::vector<std::size_t>& columns) {
    std::vector<PixelName> named = commonestNames(names, columns);
    if (named.size() < kFewestNamed || 2 * named.size() < columns.size()) return std::nullopt;
    PixelNames result;
    result.areInOrder = std::ranges::is_sorted(named, {}, &PixelName::place);
    std::ranges::stable_sort(named, {}, &PixelName::place);
    if (std::ranges::adjacent_find(named, {}, &PixelName::place) != named.end()) return std::nullopt;
    for (const PixelName& name : named) result.pixels.push_back(name.column);
    for (const std::size_t column : columns)
        if (std::ranges::find(named, column, &PixelName::column) == named.end()) result.others.push_back(column);
    const bool areCounted = named.front().stem != "r c";
    const std::uint64_t span = named.back().number - named.front().number;
    if (areCounted && span >= named.size()) result.missing = static_cast<std::size_t>(span + 1 - named.size());
    return result;
}

}  // namespace lunette
