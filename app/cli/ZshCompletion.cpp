#include "cli/Documents.h"

namespace lunette::cli {
namespace {

std::string zshQuoted(const std::string& text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

/// A text within a specification of _arguments or _describe, where colons and brackets mean something.
std::string zshPlain(const std::string& text) {
    std::string plain = replaced(text, "\\", "\\\\");
    for (const char* special : {":", "[", "]"}) plain = replaced(plain, special, std::string("\\") + special);
    return plain;
}

/// The last part of a specification of _arguments: what is typed there, and where that comes from.
std::string zshAction(const std::string& datasets, const std::string& what, const Candidates& candidates) {
    const std::string message = ':' + zshPlain(what) + ':';
    switch (candidates.kind) {
        case Candidates::Kind::Words:
            return message + '(' + joined(candidates.words, " ") + ')';
        case Candidates::Kind::Datasets:
            return message + datasets;
        case Candidates::Kind::Files:
            return message + "_files";
        default:
            return message + ' ';
    }
}

/// The specifications of a command's options and operands, each in a line of its own.
std::string zshArguments(const Command& command, const std::string& datasets, const std::string& indent) {
    const std::string next = " \\\n" + indent;
    std::string text = "_arguments" + next + "'(- *)'{-h,--help}'[Print a help text]'";
    if (command.name.empty()) text += next + "'(- *)--version[Print the version]'";
    for (const Option& option : command.options) {
        const std::string value =
            option.placeholder.empty() ? "" : zshAction(datasets, option.placeholder, candidatesFor(option));
        text.append(next).append(zshQuoted("--" + option.name + (value.empty() ? "" : "=") + '[' +
                                           zshPlain(firstSentence(option.help)) + ']' + value));
    }
    for (std::size_t i = 0; i < command.operands.size(); ++i) {
        const Operand& operand = command.operands[i];
        const std::string place = isRepeated(operand) ? "*" : std::to_string(i + 1);
        text.append(next).append(zshQuoted(place + zshAction(datasets, operand.name, candidatesFor(operand))));
    }
    return text + '\n';
}

/// Completes the name of a dataset and, behind its colon, the names of its parameters.
std::string zshDatasets(const std::string& name, const Catalog& catalog) {
    std::string names, parameters;
    for (const auto& source : catalog.sources()) {
        std::vector<std::string> keys;
        for (const ParameterInfo& parameter : allParameters(*source)) keys.push_back(parameter.key);
        names += "        " + zshQuoted(zshPlain(source->name()) + ':' + zshPlain(source->title().english())) + '\n';
        parameters += "        " + source->name() + ' ' + zshQuoted(joined(keys, " ")) + '\n';
    }
    return name + "() {\n    local -A parameters=(\n" + parameters + "    )\n    local -a datasets=(\n" + names +
           R"(    )
    local keys=${parameters[${PREFIX%%:*}]}
    if [[ $PREFIX == *:* && -n $keys ]]; then
        compset -P '*[:,]'
        compadd -S '=' -- ${=keys}
    else
        _alternative 'datasets:dataset:{_describe -t datasets dataset datasets}' 'files:file:_files'
    fi
}
)";
}

std::string zshCommands(const Program& program, const std::string& datasets) {
    std::string names, cases;
    for (const Command& command : program.commands) {
        names += "        " + zshQuoted(command.name + ':' + zshPlain(firstSentence(command.summary))) + '\n';
        cases += "        " + command.name + ")\n            " + zshArguments(command, datasets, "                ") +
                 "            ;;\n";
    }
    return "    local curcontext=$curcontext state line\n    local -a commands=(\n        'help:Print a help text'\n" +
           names +
           R"(    )
    _arguments -C '(- *)'{-h,--help}'[Print a help text]' '(- *)--version[Print the version]' \
        '1:command:->command' '*::argument:->argument' && return
    case $state in
    command) _describe -t commands command commands ;;
    argument)
        case $words[1] in
)" + cases +
           "        esac\n        ;;\n    esac\n";
}

}  // namespace

std::string zshCompletion(const Program& program, const Catalog& catalog) {
    const std::string name = "_" + replaced(program.name, "-", "_"), datasets = name + "_datasets";
    return "#compdef " + program.name + "\n# Made by '" + program.name + " _completion zsh'.\n\n" +
           zshDatasets(datasets, catalog) + '\n' + name + "() {\n" +
           (hasCommands(program) ? zshCommands(program, datasets)
                                 : "    " + zshArguments(program.commands.front(), datasets, "        ")) +
           "}\n\n" + name + " \"$@\"\n";
}

}  // namespace lunette::cli
