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
    explicit UsageError(std::string text) : Error(ErrorKind::Usage, std::move(text)) {}
};

/// What a word after an option, or an operand, means. Paths may be given as `file:` addresses; what is read must not be
/// written over (OutputCheck.h).
enum class Value {
    Word,     ///< neither a path nor a DATASET text
    Input,    ///< the path of what is read: a file, or a folder that an export wrote
    Dataset,  ///< a DATASET text
    Output,   ///< the path of what is written: a file, or a folder where Command::writesFolder says so; "-" is stdout
};

/// `--name VALUE` or `--name=VALUE`; an empty placeholder makes it a switch without a value.
struct Option {
    std::string name;
    Value value;
    std::string placeholder;
    std::string help;
};

/// Shown as its name stands here. One in brackets may be left out, and repeated where it ends in "..."; the others are
/// required.
struct Operand {
    std::string name;
    Value value;
    std::vector<std::string> words = {};  ///< what can be given, for the shells' completion; empty where that is open
};

class Arguments;

/// One word after the program's name.
struct Command {
    std::string name;  ///< empty where the program has no commands
    std::vector<Operand> operands;
    std::string summary;
    std::vector<Option> options;
    std::function<void(const Arguments&)> run;

    /// Whether the requested outputs are folders; without it they are files. May throw UsageError.
    std::function<bool(const Arguments&)> writesFolder = {};

    /// All files that an output may be written as, where these are more than the one of its name.
    std::function<std::vector<std::string>(const std::string& output)> filesOf = {};

    /// An output that may be the very file that an input names, since that is replaced whole when the work is done.
    struct Replacement {
        std::string output, input;
    };
    std::vector<Replacement> replacements = {};
};

/// What was given to a command, checked against its description.
class Arguments {
public:
    using Options = std::map<std::string, std::string, std::less<>>;

    /// `options` by their names; a switch has an empty text.
    Arguments(std::vector<std::string> operands, Options options)
        : operands_(std::move(operands)), options_(std::move(options)) {}

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
    Options options_;
};

/// A program with its commands, or with a single one that has no name.
struct Program {
    std::string name;     ///< "lunette-cli"
    std::string version;  ///< what --version prints
    std::string summary;  ///< what --help says before the commands; of one without a name its own stands there
    std::string notes;    ///< what it says after them
    std::vector<Command> commands;
};

/// What a command line asks for: a command with its arguments, or a text to print, for --help and --version.
struct Request {
    const Command* command = nullptr;  ///< one of the program's; null where there is a text
    Arguments arguments{{}, {}};
    std::string text;
};

/// Throws UsageError for an unknown command or option, a missing value, the wrong number of operands or an address that
/// is not of a file here. `words` are those after the program's name.
Request parseCommandLine(const Program& program, const std::vector<std::string>& words);

}  // namespace lunette::cli
