#include "cli/CommandLine.h"

#include "io/FileAddress.h"

#include <algorithm>
#include <sstream>

namespace lunette::cli {
namespace {

constexpr std::size_t kLineWidth = 110;
constexpr std::size_t kHelpColumn = 30;

bool isOptional(const Operand& operand) { return operand.name.starts_with('['); }

const Option& findOption(const Command& command, const std::string& name) {
    const auto found = std::ranges::find(command.options, name, &Option::name);
    if (found == command.options.end())
        throw UsageError("'" + command.name + "' has no option --" + name + "; see 'lunette-cli " + command.name +
                         " --help'.");
    return *found;
}

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

std::string usageLine(const Command& command) {
    std::string text = "usage: lunette-cli " + command.name;
    for (const Operand& operand : command.operands) text += ' ' + operand.name;
    return text + (command.options.empty() ? "\n" : " [OPTION ...]\n");
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

}  // namespace

Arguments::Arguments(const Command& command, std::span<const std::string> words) {
    bool onlyOperands = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (onlyOperands || !word.starts_with("--")) {
            operands_.push_back(word);
            continue;
        }
        if (word == "--") {
            onlyOperands = true;
            continue;
        }
        const std::size_t equals = word.find('=');
        const Option& option = findOption(command, word.substr(2, equals == std::string::npos ? equals : equals - 2));
        std::string value;
        if (equals != std::string::npos) {
            if (option.placeholder.empty()) throw UsageError("--" + option.name + " takes no value.");
            value = word.substr(equals + 1);
        } else if (!option.placeholder.empty()) {
            if (i + 1 == words.size())
                throw UsageError("--" + option.name + " needs a value: " + option.placeholder + ".");
            value = words[++i];
        }
        value = withoutAddress(option.value, value);
        if (!options_.emplace(option.name, value).second) throw UsageError("--" + option.name + " is given twice.");
    }
    takeOperands(command);
}

void Arguments::takeOperands(const Command& command) {
    const auto required = static_cast<std::size_t>(std::ranges::count_if(command.operands, std::not_fn(isOptional)));
    const bool open = required < command.operands.size();
    if (operands_.size() < required)
        throw UsageError("'" + command.name + "' needs " + command.operands[operands_.size()].name + "; " +
                         usageLine(command).substr(0, usageLine(command).size() - 1) + ".");
    if (operands_.size() > required && !open)
        throw UsageError("'" + command.name + "' has no use for '" + operands_[required] + "'; see 'lunette-cli " +
                         command.name + " --help'.");
    for (std::size_t i = 0; i < operands_.size(); ++i)
        operands_[i] = withoutAddress(command.operands[std::min(i, command.operands.size() - 1)].value, operands_[i]);
}

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

std::string helpText(const Command& command) {
    std::string text = usageLine(command) + '\n' + command.summary + '\n';
    if (!command.options.empty()) text += '\n';
    for (const Option& option : command.options)
        addEntry(text, "--" + option.name + (option.placeholder.empty() ? "" : ' ' + option.placeholder), option.help);
    return text;
}

std::string helpText(std::span<const Command> commands) {
    std::string text =
        "usage: lunette-cli COMMAND ...\n\n"
        "Lunette without its window: train autoencoders on pictures, measure them, draw with them.\n\n";
    for (const Command& command : commands) {
        std::string left = command.name;
        for (const Operand& operand : command.operands) left += ' ' + operand.name;
        addEntry(text, left, command.summary.substr(0, command.summary.find_first_of(".\n")));
    }
    return text +
           "\n"
           "DATASET is the name of a built-in ('lunette-cli datasets' lists them), with parameters if you like\n"
           "(moons:count=4000,gap=0.6-0.9), or the path of a file or folder. MODEL is a .lunette file.\n"
           "'lunette-cli COMMAND --help' explains a command; 'lunette-cli --version' prints the version.\n"
           "Progress goes to stderr, only results to stdout. Exit code 0; 1 after an error; 2 for a wrong command "
           "line.\n";
}

}  // namespace lunette::cli
