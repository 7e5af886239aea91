#include "cli/Documents.h"

namespace lunette::cli {
namespace {

std::string fishQuoted(const std::string& text) {
    return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

/// The arguments of `complete` for the values of a place; `datasets` is a function that prints theirs.
std::string fishValues(const std::string& datasets, const Candidates& candidates) {
    switch (candidates.kind) {
        case Candidates::Kind::Words:
            return " -x -a " + fishQuoted(joined(candidates.words, " "));
        case Candidates::Kind::Datasets:
            return " -r -F -a " + fishQuoted("(" + datasets + ")");
        case Candidates::Kind::Files:
            return " -r -F";
        default:
            return " -x";
    }
}

std::string fishCommand(const Program& program, const Command& command, const std::string& datasets) {
    const std::string line =
        "complete -c " + program.name +
        (command.name.empty() ? "" : " -n " + fishQuoted("__fish_seen_subcommand_from " + command.name));
    std::string text;
    for (const Operand& operand : command.operands) {
        const Candidates candidates = candidatesFor(operand);
        // Operands, unlike options, need no value to follow.
        if (candidates.kind != Candidates::Kind::Nothing)
            text += line + replaced(replaced(fishValues(datasets, candidates), " -x", " -f"), " -r -F", " -F") + '\n';
    }
    for (const Option& option : command.options)
        text += line + " -l " + option.name +
                (option.placeholder.empty() ? "" : fishValues(datasets, candidatesFor(option))) + " -d " +
                fishQuoted(firstSentence(option.help)) + '\n';
    return text;
}

/// Prints the names of the datasets or, behind the colon of one, its parameters.
std::string fishDatasets(const std::string& name, const Catalog& catalog) {
    std::string text = "function " + name +
                       "\n    set -l token (commandline -ct | string replace -r '^--[^=]*=' '')\n"
                       "    set -l start (string replace -r '[^:,]*$' '' -- $token)\n    switch \"$token\"\n";
    std::string names;
    for (const auto& source : catalog.sources()) {
        std::vector<std::string> keys;
        for (const ParameterInfo& parameter : allParameters(*source)) keys.push_back(parameter.key + '=');
        if (!keys.empty())
            text += "        case '" + source->name() + ":*'\n            printf '%s\\n' $start(string split ' ' '" +
                    joined(keys, " ") + "')\n";
        names += ' ' + source->name() + ' ' + fishQuoted(source->title().english());
    }
    return text + "        case '*'\n            printf '%s\\t%s\\n'" + names + "\n    end\nend\n";
}

}  // namespace

std::string fishCompletion(const Program& program, const Catalog& catalog) {
    const std::string datasets = "__" + replaced(program.name, "-", "_") + "_datasets";
    const std::string line = "complete -c " + program.name;
    std::string text =
        "# Completion of " + program.name + " for fish, made by '" + program.name + " _completion fish'.\n\n" +
        fishDatasets(datasets, catalog) + '\n' + line + " -f\n" + line + " -s h -l help -d 'Print a help text'\n" +
        line + (hasCommands(program) ? " -n __fish_use_subcommand" : "") + " -l version -d 'Print the version'\n";
    if (hasCommands(program)) text += line + " -n __fish_use_subcommand -a help -d 'Print a help text'\n";
    for (const Command& command : program.commands) {
        if (hasCommands(program))
            text += line + " -n __fish_use_subcommand -a " + command.name + " -d " +
                    fishQuoted(firstSentence(command.summary)) + '\n';
        text += fishCommand(program, command, datasets);
    }
    return text;
}

}  // namespace lunette::cli
