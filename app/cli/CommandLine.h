#pragma once

#include "Error.h"
#include "parameter/ParameterInfo.h"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lunette::cli {

/// A command line that cannot be understood: exit code 2 rather than 1.
class UsageError : public Error {
public:
    using Error::Error;
};

/// `--name VALUE` or `--name=VALUE`; an empty placeholder makes it a switch without a value.
struct Option {
    std::string name;
    std::string placeholder;
    std::string help;
};

class Arguments;

/// One word after the program's name. Operands are shown as they stand here; one in brackets may be left out or
/// repeated, the others are required.
struct Command {
    std::string name;
    std::vector<std::string> operands;
    std::string summary;
    std::vector<Option> options;
    std::function<void(const Arguments&)> run;
};

/// What was given to a command, checked against its description.
class Arguments {
public:
    /// Throws UsageError for an unknown option, a missing value or the wrong number of operands.
    Arguments(const Command& command, std::span<const std::string> words);

    const std::string& operand(std::size_t i) const { return operands_.at(i); }
    const std::vector<std::string>& operands() const { return operands_; }
    bool has(const std::string& option) const { return options_.contains(option); }
    std::optional<std::string> text(const std::string& option) const;

    /// These throw UsageError where the option is not given, or is none of what is allowed.
    std::string required(const std::string& option) const;
    std::int64_t integer(const std::string& option, std::int64_t fallback, IntegerRange range) const;
    double real(const std::string& option, double fallback, RealRange range) const;
    /// The position in `options`.
    std::size_t choice(const std::string& option, std::size_t fallback, ChoiceOptions options) const;

private:
    std::vector<std::string> operands_;
    std::map<std::string, std::string, std::less<>> options_;
};

/// What `lunette-cli COMMAND --help` prints.
std::string helpText(const Command& command);

/// What `lunette-cli --help` prints.
std::string helpText(std::span<const Command> commands);

}  // namespace lunette::cli
