#include "cli/Documents.h"

#include <map>

namespace lunette::cli {
namespace {

/// The function that bash calls. NAME stands for its name, FIRST for the command where there is only one; a place is
/// written "COMMAND --option" or "COMMAND POSITION", with the program's name as the command of a program that has none.
constexpr const char* kBashFunction = R"(
NAME() {
    local line=${COMP_LINE:0:COMP_POINT} words current command='FIRST' previous='' position=0 paths='' word place
    read -ra words <<<"$line"
    [[ $line != *[[:space:]] ]] || words+=('')
    current=${words[-1]}
    COMPREPLY=()
    for word in "${words[@]:1:${#words[@]}-2}"; do
        if [[ -n $previous ]]; then
            previous=''
        elif [[ $word == --*=* ]]; then
            continue
        elif [[ $word == -* ]]; then
            ! NAME_place "$command $word" >/dev/null || previous=$word
        elif [[ -z $command ]]; then
            command=$word
        else
            position=$((position + 1))
        fi
    done
    if [[ -n $previous ]]; then
        place=$(NAME_place "$command $previous")
    elif [[ $current == --*=* ]]; then
        place=$(NAME_place "$command ${current%%=*}")
        current=${current#*=}
    elif [[ $current == -* ]]; then
        place=$(NAME_options "$command")
    elif [[ -z $command ]]; then
        place=$(NAME_commands)
    else
        place=$(NAME_place "$command $position")
    fi
    if [[ $place == @datasets ]]; then
        place=$(NAME_datasets "$current")
        [[ $current == *:* ]] || paths=yes
    fi
    if [[ -z $place ]]; then
        compopt +o default 2>/dev/null
    elif [[ $place != @files ]]; then
        mapfile -t COMPREPLY < <(
            compgen -W "$place" -- "$current"
            [[ -z $paths ]] || compgen -f -- "$current"
        )
        [[ -z $paths ]] || compopt -o filenames 2>/dev/null
        [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2>/dev/null
        # Readline replaces only what follows the last colon or equals sign.
        COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*[:=]}"}"}")
    fi
}

complete -o default -F NAME PROGRAM
)";

std::string functionName(const Program& program) { return "_" + replaced(program.name, "-", "_"); }

std::string placeText(const Candidates& candidates) {
    switch (candidates.kind) {
        case Candidates::Kind::Datasets:
            return "@datasets";
        case Candidates::Kind::Files:
            return "@files";
        default:
            return joined(candidates.words, " ");
    }
}

/// A function that prints what a table has for its argument, and fails where it has nothing. The keys are patterns.
std::string lookup(const std::string& name, const std::map<std::string, std::string>& table) {
    std::string text = "\n" + name + "() {\n    case $1 in\n";
    for (const auto& [key, value] : table)
        text.append("    ").append(key).append(") echo '").append(value).append("' ;;\n");
    return text + "    *) return 1 ;;\n    esac\n}\n";
}

/// The parameters of a dataset once its name stands there, and the names of all before.
std::string datasetFunction(const std::string& prefix, const Catalog& catalog) {
    std::string names, cases;
    for (const auto& source : catalog.sources()) {
        std::string keys;
        for (const ParameterInfo& parameter : allParameters(*source)) keys += " \"${start}" + parameter.key + "=\"";
        names += (names.empty() ? "" : " ") + source->name();
        cases += "    " + source->name() + ":*) echo" + keys + " ;;\n";
    }
    return "\n" + prefix + "_datasets() {\n    local start=${1%\"${1##*[:,]}\"}\n    case $1 in\n" + cases +
           "    *) echo '" + names + "' ;;\n    esac\n}\n";
}

}  // namespace

std::string bashCompletion(const Program& program, const Catalog& catalog) {
    const std::string prefix = functionName(program);
    std::map<std::string, std::string> places, options;
    std::string commands = "help";
    for (const Command& command : program.commands) {
        const std::string name = command.name.empty() ? program.name : command.name;
        commands += ' ' + name;
        for (std::size_t i = 0; i < command.operands.size(); ++i)
            places["'" + name + ' ' + (isRepeated(command.operands[i]) ? "'[0-9]*" : std::to_string(i) + "'")] =
                placeText(candidatesFor(command.operands[i]));
        std::string& words = options[name] = "--help";
        for (const Option& option : command.options) {
            words += " --" + option.name;
            if (!option.placeholder.empty())
                places["'" + name + " --" + option.name + "'"] = placeText(candidatesFor(option));
        }
        if (command.name.empty()) words += " --version";
    }
    if (hasCommands(program)) options["''"] = "--help --version";
    const std::string first = hasCommands(program) ? "" : program.name;
    return "# Completion of " + program.name + " for bash, made by '" + program.name + " _completion bash'.\n" +
           lookup(prefix + "_place", places) + lookup(prefix + "_options", options) + datasetFunction(prefix, catalog) +
           '\n' + prefix + "_commands() { echo '" + commands + "'; }\n" +
           replaced(replaced(replaced(kBashFunction, "NAME", prefix), "FIRST", first), "PROGRAM", program.name);
}

}  // namespace lunette::cli
