#pragma once

#include "Message.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lunette {

enum class Scale { Linear, Log };

/// When a changed value acts: on the running training, on the same model when its training is taken up again, or only
/// on a new model.
enum class Change { Live, OnResume, NextRun };

/// A closed range of reals.
struct Interval {
    double low = 0.0;
    double high = 0.0;
    bool operator==(const Interval&) const = default;
};

struct RealRange {
    double minimum;
    double maximum;
    Scale scale = Scale::Linear;
};

struct IntegerRange {
    std::int64_t minimum;
    std::int64_t maximum;
};

struct ChoiceOption {
    std::string value;  ///< as the command line and files write it
    Message label;      ///< as the form shows it
};
using ChoiceOptions = std::vector<ChoiceOption>;

/// A comma-separated list, empty allowed.
struct IntegerListRange {
    std::int64_t minimum;
    std::int64_t maximum;
    std::size_t maximumLength;
};

/// Two reals written `low-high`, or `none`.
struct IntervalRange {
    double minimum;
    double maximum;
};

/// Free words, checked where they are used.
struct TextRange {
    Message form;  ///< what is taken, after "it takes": "a column's name or number"
    std::size_t maximumLength = 200;
};

/// What a person and a parser need to know of one parameter. Values travel as text (`Settings`).
struct ParameterInfo {
    std::string key;
    Message label;
    Message help;
    std::variant<RealRange, IntegerRange, ChoiceOptions, IntegerListRange, IntervalRange, TextRange> kind;
    Change change = Change::NextRun;
    bool isBasic = false;  ///< one of the few that a form shows at first
    Message group{};       ///< the heading under which a form shows it; empty: the form does not show it
};

/// Parameter values as text, by key.
using Settings = std::map<std::string, std::string, std::less<>>;

/// The shortest text that reads back as the same double.
std::string formatReal(double value);
std::string formatIntegerList(const std::vector<std::int64_t>& values);
std::string formatInterval(const std::optional<Interval>& interval);

/// What values are allowed, for a message or a tooltip: "1e-06 to 1", "autoencoder, vae".
Message describeRange(const ParameterInfo& info);

/// The parsers throw Error naming the key, the text and the allowed range. A choice gives its position.
double parseReal(const ParameterInfo& info, std::string_view text);
std::int64_t parseInteger(const ParameterInfo& info, std::string_view text);
std::size_t parseChoice(const ParameterInfo& info, std::string_view text);
std::vector<std::int64_t> parseIntegerList(const ParameterInfo& info, std::string_view text);
std::optional<Interval> parseInterval(const ParameterInfo& info, std::string_view text);
std::string parseText(const ParameterInfo& info, std::string_view text);

[[noreturn]] void throwUnknownParameter(std::string_view key, const std::vector<ParameterInfo>& known);

}  // namespace lunette
