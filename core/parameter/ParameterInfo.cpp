#include "parameter/ParameterInfo.h"

#include "Error.h"
#include "parameter/ParseNumber.h"
#include "parameter/Text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lunette {
namespace {

template <class... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;  // Clang before 17 deduces none for an aggregate

/// As parseNumber(), with spaces around it and a plus sign if it likes.
template <class Number>
std::optional<Number> number(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    return parseNumber<Number>(text);
}

[[noreturn]] void refuse(const ParameterInfo& info, std::string_view text) {
    throw Error(ErrorKind::WrongValue,
                Message::tr("%1: \"%2\" is not possible; it takes %3.", info.key, text, describeRange(info)));
}

}  // namespace

std::string formatReal(double value) {
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, result.ptr};
}

std::string formatIntegerList(const std::vector<std::int64_t>& values) {
    std::string text;
    for (const auto value : values) {
        if (!text.empty()) text += ',';
        text += std::to_string(value);
    }
    return text;
}

std::string formatInterval(const std::optional<Interval>& interval) {
    return interval ? formatReal(interval->low) + "-" + formatReal(interval->high) : "none";
}

Message describeRange(const ParameterInfo& info) {
    return std::visit(Overloaded{
                          [](const RealRange& range) {
                              return Message::tr("a number from %1 to %2", formatReal(range.minimum),
                                                 formatReal(range.maximum));
                          },
                          [](const IntegerRange& range) {
                              return Message::tr("a whole number from %1 to %2", range.minimum, range.maximum);
                          },
                          [](const ChoiceOptions& options) {
                              std::string values;
                              for (const auto& option : options) values += (values.empty() ? "" : ", ") + option.value;
                              return Message::tr("one of %1", values);
                          },
                          [](const IntegerListRange& range) {
                              return Message::tr("up to %1 whole numbers from %2 to %3, separated by commas",
                                                 range.maximumLength, range.minimum, range.maximum);
                          },
                          [](const IntervalRange& range) {
                              return Message::tr("an interval such as %1-%2 within these bounds, or none",
                                                 formatReal(range.minimum), formatReal(range.maximum));
                          },
                          [](const TextRange& range) { return range.form; },
                      },
                      info.kind);
}

double parseReal(const ParameterInfo& info, std::string_view text) {
    const auto& range = std::get<RealRange>(info.kind);
    const auto value = number<double>(text);
    if (!value || !std::isfinite(*value) || *value < range.minimum || *value > range.maximum) refuse(info, text);
    return *value;
}

std::int64_t parseInteger(const ParameterInfo& info, std::string_view text) {
    const auto& range = std::get<IntegerRange>(info.kind);
    const auto value = number<std::int64_t>(text);
    if (!value || *value < range.minimum || *value > range.maximum) refuse(info, text);
    return *value;
}

std::size_t parseChoice(const ParameterInfo& info, std::string_view text) {
    const auto& options = std::get<ChoiceOptions>(info.kind);
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&](const ChoiceOption& option) { return option.value == trimmed(text); });
    if (found == options.end()) refuse(info, text);
    return static_cast<std::size_t>(found - options.begin());
}

std::vector<std::int64_t> parseIntegerList(const ParameterInfo& info, std::string_view text) {
    const auto& range = std::get<IntegerListRange>(info.kind);
    std::vector<std::int64_t> values;
    std::string_view rest = trimmed(text);
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        const auto value = number<std::int64_t>(rest.substr(0, comma));
        if (!value || *value < range.minimum || *value > range.maximum || values.size() == range.maximumLength)
            refuse(info, text);
        values.push_back(*value);
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
        if (rest.empty()) refuse(info, text);
    }
    return values;
}

std::optional<Interval> parseInterval(const ParameterInfo& info, std::string_view text) {
    const auto& range = std::get<IntervalRange>(info.kind);
    const std::string_view whole = trimmed(text);
    if (whole == "none") return std::nullopt;
    // A minus sign of the first number, or one in its exponent, is not the dash between the two.
    for (auto dash = whole.find('-', 1); dash != std::string_view::npos; dash = whole.find('-', dash + 1)) {
        const auto low = number<double>(whole.substr(0, dash));
        const auto high = number<double>(whole.substr(dash + 1));
        if (!low || !high) continue;
        if (*low >= range.minimum && *high <= range.maximum && *low < *high) return Interval{*low, *high};
        break;
    }
    refuse(info, text);
}

std::string parseText(const ParameterInfo& info, std::string_view text) {
    const std::string_view whole = trimmed(text);
    if (whole.size() > std::get<TextRange>(info.kind).maximumLength) refuse(info, text);
    return std::string(whole);
}

void throwUnknownParameter(std::string_view key, const std::vector<ParameterInfo>& known) {
    if (known.empty())
        throw Error(ErrorKind::Unknown, Message::tr("There is no parameter \"%1\"; none can be set here.", key));
    std::string keys;
    for (const auto& info : known) keys += (keys.empty() ? "" : ", ") + info.key;
    throw Error(ErrorKind::Unknown, Message::tr("There is no parameter \"%1\"; known are %2.", key, keys));
}

}  // namespace lunette
