#pragma once

#include "parameter/ParameterInfo.h"

#include <functional>
#include <optional>
#include <span>
#include <type_traits>

namespace lunette {

/// One field of a plain options struct, described once; the form, the command line and the files read this.
template <class Config>
struct Parameter : ParameterInfo {
    std::function<std::string(const Config&)> text;
    /// Throws Error naming the parameter, the value and what is allowed.
    std::function<void(Config&, std::string_view)> setText;
    /// Whether it has an effect in a configuration; null: always.
    std::function<bool(const Config&)> applies{};
    bool dependsOnData = false;  ///< a value that was set for some data seldom fits others

    std::function<bool(const Config&)> basicWhere{};  ///< of a basic one; null: everywhere

    bool isBasicIn(const Config& config) const { return this->isBasic && (!basicWhere || basicWhere(config)); }
    bool appliesTo(const Config& config) const { return !applies || applies(config); }
    Parameter onlyWhere(std::function<bool(const Config&)> predicate) && {
        applies = std::move(predicate);
        return std::move(*this);
    }
    /// `predicate`: in which configurations it is one of the few; null: in all.
    Parameter basic(std::function<bool(const Config&)> predicate = {}) && {
        this->isBasic = true;
        basicWhere = std::move(predicate);
        return std::move(*this);
    }
    Parameter perData() && {
        dependsOnData = true;
        return std::move(*this);
    }
};

template <class Config>
Parameter<Config> realParameter(std::string key, Message label, Message help, double Config::*member, RealRange range,
                                Change change = Change::NextRun) {
    ParameterInfo info{std::move(key), std::move(label), std::move(help), range, change};
    return {info, [member](const Config& config) { return formatReal(config.*member); },
            [member, info](Config& config, std::string_view text) { config.*member = parseReal(info, text); }};
}

template <class Config, class Integer>
Parameter<Config> integerParameter(std::string key, Message label, Message help, Integer Config::*member,
                                   IntegerRange range, Change change = Change::NextRun) {
    ParameterInfo info{std::move(key), std::move(label), std::move(help), range, change};
    return {info, [member](const Config& config) { return std::to_string(config.*member); },
            [member, info](Config& config, std::string_view text) {
                config.*member = static_cast<Integer>(parseInteger(info, text));
            }};
}

/// The options stand in the order of the enumeration's values, which count from 0.
template <class Config, class Enumeration>
requires std::is_enum_v<Enumeration> Parameter<Config> choiceParameter(std::string key, Message label, Message help,
                                                                       Enumeration Config::*member,
                                                                       ChoiceOptions options,
                                                                       Change change = Change::NextRun) {
    ParameterInfo info{std::move(key), std::move(label), std::move(help), std::move(options), change};
    return {info,
            [member, info](const Config& config) {
                return std::get<ChoiceOptions>(info.kind).at(static_cast<std::size_t>(config.*member)).value;
            },
            [member, info](Config& config, std::string_view text) {
                config.*member = static_cast<Enumeration>(parseChoice(info, text));
            }};
}

template <class Config>
Parameter<Config> integerListParameter(std::string key, Message label, Message help,
                                       std::vector<std::int64_t> Config::*member, IntegerListRange range,
                                       Change change = Change::NextRun) {
    ParameterInfo info{std::move(key), std::move(label), std::move(help), range, change};
    return {info, [member](const Config& config) { return formatIntegerList(config.*member); },
            [member, info](Config& config, std::string_view text) { config.*member = parseIntegerList(info, text); }};
}

template <class Config>
Parameter<Config> intervalParameter(std::string key, Message label, Message help,
                                    std::optional<Interval> Config::*member, IntervalRange range,
                                    Change change = Change::NextRun) {
    ParameterInfo info{std::move(key), std::move(label), std::move(help), range, change};
    return {info, [member](const Config& config) { return formatInterval(config.*member); },
            [member, info](Config& config, std::string_view text) { config.*member = parseInterval(info, text); }};
}

template <class Config>
Parameter<Config> textParameter(std::string key, Message label, Message help, std::string Config::*member,
                                TextRange range, Change change = Change::NextRun) {
    ParameterInfo info{std::move(key), std::move(label), std::move(help), std::move(range), change};
    return {info, [member](const Config& config) { return config.*member; },
            [member, info](Config& config, std::string_view text) { config.*member = parseText(info, text); }};
}

/// All parameters of one options struct, in the order in which they are shown.
template <class Config>
class ParameterTable {
public:
    explicit ParameterTable(std::vector<Parameter<Config>> parameters) : parameters_(std::move(parameters)) {}

    std::span<const Parameter<Config>> all() const { return parameters_; }

    /// Null when there is none of that key.
    const Parameter<Config>* find(std::string_view key) const {
        for (const auto& parameter : parameters_)
            if (parameter.key == key) return &parameter;
        return nullptr;
    }

    std::vector<ParameterInfo> describe() const { return {parameters_.begin(), parameters_.end()}; }

    /// Every value as text, by key.
    Settings settings(const Config& config) const {
        Settings result;
        for (const auto& parameter : parameters_) result[parameter.key] = parameter.text(config);
        return result;
    }

    /// Overwrites the named fields of `config`, in the table's order: a parameter that sets others as well (a
    /// preset) stands before them and yields to them. Throws Error for an unknown key or an impossible value.
    void apply(const Settings& settings, Config& config) const {
        for (const auto& [key, value] : settings)
            if (!find(key)) throwUnknownParameter(key, describe());
        for (const auto& parameter : parameters_) {
            const auto found = settings.find(parameter.key);
            if (found != settings.end()) parameter.setText(config, found->second);
        }
    }

private:
    std::vector<Parameter<Config>> parameters_;
};

}  // namespace lunette
