#include "cli/CommandLine.h"

#include "io/FileAddress.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

namespace lunette::cli {
namespace {

constexpr std::size_t kLineWidth = 110;
constexpr std::size_t kHelpColumn = 30;

/// `left` in its column, `right` beside it in lines of words.
void addEntry(std::string& text, const std::string& left, const std::string& right) {
    std::string line = "  " + left;
    if (line.size() + 1 >= kHelpColumn) {
        text += line + '\n';
        line.clear();
    }
    line.resize(kHelpColumn, ' ');
    std::istringstream words(right);
    for (std::string word; words >> word;) {
        if (line.size() + word.size() > kLineWidth) {
            text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
            line.assign(kHelpColumn, ' ');
        }
        line += word + ' ';
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
}

/// "lunette-cli train", or "lunette" of a program without commands.
std::string fullName(const Program& program, const Command& command) {
    return program.name + (command.name.empty() ? "" : ' ' + command.name);
}

std::string usageOf(const Program& program, const Command& command) {
    std::string text = "usage: " + fullName(program, command);
    for (const Operand& operand : command.operands) text += ' ' + operand.name;
    return text + (command.options.empty() ? "" : " [OPTION ...]");
}

std::string helpText(const Program& program, const Command& command) {
    std::string text = usageOf(program, command) + "\n\n" + command.summary + '\n';
    if (!command.options.empty()) text += '\n';
    for (const Option& option : command.options)
        addEntry(text, "--" + option.name + (option.placeholder.empty() ? "" : ' ' + option.placeholder), option.help);
    return text;
}

std::string helpText(const Program& program) {
    std::string text = "usage: " + program.name + " COMMAND ...\n\n" + program.summary + "\n\n";
    for (const Command& command : program.commands) {
        std::string left = command.name;
        for (const Operand& operand : command.operands) left += ' ' + operand.name;
        addEntry(text, left, command.summary.substr(0, command.summary.find_first_of(".\n")));
    }
    return text + '\n' + program.notes + '\n';
}

/// What was given, with an address as the path that it stands for.
std::string withoutAddress(Value value, const std::string& text) {
    try {
        if (value == Value::Word) return text;
        return value == Value::Dataset ? datasetOfAddress(text) : pathOfAddress(text);
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

/// Runs one of the parameters' own parsers on an option.
template <class Range, class Parse>
auto parse(const std::string& option, const std::string& text, Range range, Parse parser) {
    try {
        return parser(ParameterInfo{"--" + option, {}, {}, std::move(range)}, text);
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

/// A command as CLI11 parses it.
class Parser {
public:
    /// `app` is the program itself or one of its sub-commands. All of them must outlive the parser.
    Parser(CLI::App& app, const Program& program, const Command& command)
        : app_(app), program_(program), command_(command) {
        for (const Operand& operand : command.operands) {
            CLI::Option* added = app.add_option("operand" + std::to_string(operands_.size()));
            added->required(!operand.name.starts_with('['));
            if (operand.name.ends_with("...]"))
                added->expected(-1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
            operands_.push_back(added);
        }
        for (const Option& option : command.options) {
            const std::string name = "--" + option.name;
            options_.push_back(option.placeholder.empty() ? app.add_flag(name)->disable_flag_override()
                                                          : app.add_option(name));
            options_.back()->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);  // arguments() refuses a second one
        }
    }

    const Command& command() const { return command_; }
    bool isChosen() const { return app_.parsed(); }

    Arguments arguments() const {
        std::vector<std::string> operands;
        Arguments::Options options;
        for (std::size_t i = 0; i < operands_.size(); ++i)
            for (const std::string& text : operands_[i]->results())
                operands.push_back(withoutAddress(command_.operands[i].value, text));
        for (std::size_t i = 0; i < options_.size(); ++i) {
            const Option& option = command_.options[i];
            if (options_[i]->count() > 1) throw UsageError("--" + option.name + " is given twice.");
            if (options_[i]->count() == 0) continue;
            const std::string value = option.placeholder.empty() ? "" : options_[i]->results().front();
            options.emplace(option.name, withoutAddress(option.value, value));
        }
        return {std::move(operands), std::move(options)};
    }

    /// Says what CLI11 found wrong.
    [[noreturn]] void fail(const CLI::ParseError& error) const {
        const std::string name = "'" + (command_.name.empty() ? program_.name : command_.name) + "'";
        const std::string seeHelp = "; see '" + fullName(program_, command_) + " --help'.";
        const auto surplus = app_.remaining();
        const auto option = std::ranges::find_if(surplus, [](const auto& word) { return word.starts_with('-'); });
        if (option != surplus.end())
            throw UsageError(name + " has no option " + option->substr(0, option->find('=')) + seeHelp);
        switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
            case CLI::ExitCodes::RequiredError: {
                const auto missing = std::ranges::find_if(operands_, &CLI::Option::empty) - operands_.begin();
                throw UsageError(name + " needs " + command_.operands.at(static_cast<std::size_t>(missing)).name +
                                 "; " + usageOf(program_, command_) + ".");
            }
            case CLI::ExitCodes::ArgumentMismatch:
                failValue(error.what());
            case CLI::ExitCodes::ExtrasError:
                throw UsageError(name + " has no use for '" + surplus.front() + "'" + seeHelp);
            default:
                throw UsageError(error.what() + seeHelp);
        }
    }

private:
    /// `what` is CLI11's sentence, which begins with the option's name, with or without its dashes.
    [[noreturn]] void failValue(std::string_view what) const {
        what.remove_prefix(std::min(what.find_first_not_of('-'), what.size()));
        const std::string name(what.substr(0, what.find_first_of(": ")));
        const auto option = std::ranges::find(command_.options, name, &Option::name);
        if (option == command_.options.end() || option->placeholder.empty())
            throw UsageError("--" + name + " takes no value.");
        throw UsageError("--" + name + " needs a value: " + option->placeholder + ".");
    }

    CLI::App& app_;
    const Program& program_;
    const Command& command_;
    std::vector<CLI::Option*> operands_, options_;
};

/// The words from the last to the first, as CLI11 takes them. To an option with nothing behind its `=` it would give
/// the next word, so such a one is made two words.
std::vector<std::string> reversed(const std::vector<std::string>& words) {
    std::vector<std::string> result;
    bool onlyOperands = false;
    for (const std::string& word : words) {
        onlyOperands = onlyOperands || word == "--";
        const bool hasEmptyValue = !onlyOperands && word.starts_with("--") && word.find('=') == word.size() - 1;
        result.push_back(hasEmptyValue ? word.substr(0, word.size() - 1) : word);
        if (hasEmptyValue) result.emplace_back();
    }
    std::ranges::reverse(result);
    return result;
}

}  // namespace

std::optional<std::string> Arguments::text(const std::string& option) const {
    const auto found = options_.find(option);
    return found == options_.end() ? std::nullopt : std::optional(found->second);
}

std::string Arguments::required(const std::string& option) const {
    const auto value = text(option);
    if (!value || value->empty()) throw UsageError("--" + option + " is needed here.");
    return *value;
}

std::int64_t Arguments::integer(const std::string& option, std::int64_t fallback, IntegerRange range) const {
    const auto value = text(option);
    return value ? parse(option, *value, range, parseInteger) : fallback;
}

double Arguments::real(const std::string& option, double fallback, RealRange range) const {
    const auto value = text(option);
    return value ? parse(option, *value, range, parseReal) : fallback;
}

std::size_t Arguments::choice(const std::string& option, std::size_t fallback, ChoiceOptions options) const {
    const auto value = text(option);
    return value ? parse(option, *value, std::move(options), parseChoice) : fallback;
}

Request parseCommandLine(const Program& program, const std::vector<std::string>& words) {
    const bool hasCommands = !program.commands.front().name.empty();
    const std::string seeHelp = "; see '" + program.name + " --help'.";
    if (hasCommands && words.empty()) throw UsageError("a command is missing" + seeHelp);
    if (hasCommands && words.front() == "help") return {nullptr, {{}, {}}, helpText(program)};

    CLI::App app;
    app.set_help_flag("-h,--help");
    app.set_version_flag("--version", program.version);
    if (hasCommands) app.require_subcommand(1);
    std::vector<Parser> parsers;
    for (const Command& command : program.commands)
        parsers.emplace_back(hasCommands ? *app.add_subcommand(command.name) : app, program, command);
    const auto chosen = [&] { return std::ranges::find_if(parsers, &Parser::isChosen); };
    try {
        app.parse(reversed(words));
        return {&chosen()->command(), chosen()->arguments(), {}};
    } catch (const CLI::CallForHelp&) {
        const bool isOfCommand = chosen() != parsers.end();
        return {nullptr, {{}, {}}, isOfCommand ? helpText(program, chosen()->command()) : helpText(program)};
    } catch (const CLI::CallForVersion&) {
        return {nullptr, {{}, {}}, program.version + '\n'};
    } catch (const CLI::ParseError& error) {
        if (chosen() == parsers.end()) throw UsageError("there is no command '" + words.front() + "'" + seeHelp);
        chosen()->fail(error);
    }
}

}  // namespace lunette::cli
