#include "io/CsvFields.h"

#include "data/LowerCase.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace lunette {
namespace {

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

bool isNumberWithCommas(std::string_view field) {
    const bool areDigits = field.find_first_not_of("0123456789+-.,") == std::string_view::npos;
    const std::size_t comma = field.find(',');
    return areDigits && comma != std::string_view::npos && comma > 0 && field.back() != ',' &&
           field.find(",,") == std::string_view::npos;
}

/// "1,160", "-12,345.5" and "1,234,567", but not "0,125", "70,80" or "1,234,567,890".
bool partsThousands(std::string_view field) {
    if (field.starts_with('-') || field.starts_with('+')) field.remove_prefix(1);
    field = field.substr(0, field.find('.'));
    std::size_t groups = 0;
    for (std::size_t begin = 0; begin <= field.size(); ++groups) {
        const std::size_t end = std::min(field.find(',', begin), field.size());
        const std::size_t digits = end - begin;
        if (groups == 0 ? digits == 0 || digits > 3 || field[begin] == '0' : digits != 3) return false;
        begin = end + 1;
    }
    return groups == 2 || groups == 3;
}

/// Three numbers of 0 to 255.
bool mayBeColor(std::string_view field) {
    std::size_t numbers = 0;
    for (std::size_t begin = 0; begin <= field.size(); ++numbers) {
        const std::size_t end = std::min(field.find(',', begin), field.size());
        const auto level = smallNumber(field.substr(begin, end - begin));
        if (!level || *level > 255.0F) return false;
        begin = end + 1;
    }
    return numbers == 3;
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

bool isMissingField(std::string_view field) {
    field = withoutBlanks(field);
    if (field.empty() || field == "?" || field == "-") return true;
    if (field.size() > 4) return false;
    constexpr std::array<std::string_view, 8> kWords{"na", "n/a", "nan", "null", "none", "\\n", "#n/a", "<na>"};
    return std::ranges::find(kWords, lowerCase(std::string(field))) != kWords.end();
}

bool hasDecimalCommas(std::string_view field) {
    constexpr std::string_view kBlanks = " \t\r\n";
    if (field.find(',') == std::string_view::npos) return false;
    const std::size_t first = field.find_first_not_of(" \t\r\n[("), last = field.find_last_not_of(" \t\r\n])");
    if (first == std::string_view::npos || last == std::string_view::npos || last < first) return false;
    field = field.substr(first, last + 1 - first);
    if (field.find_first_of("[]()") != std::string_view::npos) return false;
    const auto isDigit = [&](std::size_t at) { return at < field.size() && field[at] >= '0' && field[at] <= '9'; };
    std::size_t numbers = 0;
    for (std::size_t begin = 0; begin < field.size();) {
        const std::size_t end = std::min(field.find_first_of(kBlanks, begin), field.size());
        const std::size_t comma = field.find(',', begin);
        if (comma < end && (comma == begin || !isDigit(comma - 1) || !isDigit(comma + 1))) return false;
        if (comma < end && field.find(',', comma + 1) < end) return false;
        ++numbers;
        begin = std::min(field.find_first_not_of(kBlanks, end), field.size());
    }
    return numbers > 1;
}

bool readNumbers(std::string_view field, std::vector<float>& numbers) {
    std::string pointed;
    if (hasDecimalCommas(field)) {
        pointed = field;
        std::ranges::replace(pointed, ',', '.');
        field = pointed;
    }
    constexpr std::string_view kBetween = " ,;\t[]()\r\n";
    numbers.clear();
    for (std::size_t begin = field.find_first_not_of(kBetween); begin != std::string_view::npos;) {
        const std::size_t end = std::min(field.find_first_of(kBetween, begin), field.size());
        const auto number = fieldNumber(field.substr(begin, end - begin));
        if (!number) return false;
        numbers.push_back(*number);
        begin = field.find_first_not_of(kBetween, end);
    }
    return !numbers.empty();
}

std::string_view withoutBlanks(std::string_view field) {
    while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
    while (!field.empty() && field.back() == ' ') field.remove_suffix(1);
    return field;
}

QuotedCommas quotedCommasIn(const std::vector<std::vector<std::string>>& records, std::string& example) {
    std::size_t all = 0, thousands = 0, single = 0, colors = 0;
    for (const auto& record : records)
        for (const std::string& text : record) {
            const std::string_view field = withoutBlanks(text);
            if (!isNumberWithCommas(field)) continue;
            ++all;
            if (example.empty()) example = field;
            thousands += partsThousands(field) ? 1 : 0;
            colors += mayBeColor(field) ? 1 : 0;
            single += std::ranges::count(field, ',') == 1 && field.find('.') == std::string_view::npos ? 1 : 0;
        }
    if (all == 0) return QuotedCommas::None;
    if (colors == all) return QuotedCommas::None;
    if (thousands == all) return QuotedCommas::Thousands;
    return single == all ? QuotedCommas::Decimals : QuotedCommas::None;
}

std::string withCommasRead(std::string_view field, QuotedCommas commas) {
    std::string text(field);
    const std::string_view bare = withoutBlanks(field);
    if (commas == QuotedCommas::None || !isNumberWithCommas(bare)) return text;
    if (commas == QuotedCommas::Thousands && partsThousands(bare))
        std::erase(text, ',');
    else if (commas == QuotedCommas::Decimals && std::ranges::count(text, ',') == 1)
        std::ranges::replace(text, ',', '.');
    return text;
}

}  // namespace lunette
