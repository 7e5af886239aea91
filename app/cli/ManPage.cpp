#include "cli/Documents.h"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace lunette::cli {
namespace {

/// A text that troff prints as it stands.
std::string escaped(const std::string& text) {
    const std::string plain = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
    return plain.starts_with('.') || plain.starts_with('\'') ? "\\&" + plain : plain;
}

std::string bold(const std::string& text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + escaped(text) + "\\fR"; }

/// Sentences. Lines that begin with a space are a table and stay lines.
std::string paragraph(const std::string& text) {
    std::string page;
    bool isTable = false;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(' ') != isTable) page += isTable ? ".fi\n" : ".nf\n";
        isTable = line.starts_with(' ');
        page += escaped(line) + '\n';
    }
    return page + (isTable ? ".fi\n" : "");
}

std::string entry(const std::string& head, const std::string& text) { return ".TP\n" + head + '\n' + paragraph(text); }

std::string operandsOf(const Command& command) {
    std::string text;
    for (const Operand& operand : command.operands) text += ' ' + italic(operand.name);
    return text;
}

std::string optionsOf(const Command& command) {
    std::string page;
    for (const Option& option : command.options)
        page += entry(bold("--" + option.name) + (option.placeholder.empty() ? "" : ' ' + italic(option.placeholder)),
                      option.help);
    return page;
}

std::string ownOptions() {
    return entry(bold("-h") + ", " + bold("--help"), "Print a help text and exit.") +
           entry(bold("--version"), "Print the version and exit.");
}

std::string synopsis(const Program& program) {
    if (!hasCommands(program))
        return bold(program.name) + operandsOf(program.commands.front()) + " [" + italic("OPTION ...") + "]\n";
    return bold(program.name) + ' ' + italic("COMMAND") + " [" + italic("OPERAND ...") + "] [" + italic("OPTION ...") +
           "]\n";
}

std::string describeCommands(const Program& program) {
    std::string page = ".SH COMMANDS\n";
    for (const Command& command : program.commands)
        page +=
            ".SS " + bold(command.name) + operandsOf(command) + '\n' + paragraph(command.summary) + optionsOf(command);
    return page;
}

std::string parametersOf(const DatasetKind& kind) {
    std::string page;
    const Settings defaults = allDefaults(kind);
    for (const ParameterInfo& parameter : allParameters(kind))
        page += entry(bold(parameter.key) + '=' + italic(defaults.at(parameter.key)),
                      parameter.help.english() + " (" + describeRange(parameter).english() + ")");
    return page;
}

std::string describeDatasets(const Catalog& catalog) {
    std::string page =
        ".SH DATASETS\n"
        "Parameters follow a name or a path after a colon, separated by commas. Their defaults are shown.\n";
    for (const auto& source : catalog.sources())
        page += ".SS " + bold(source->name()) + '\n' +
                paragraph(source->title().english() + ". " + source->description().english()) + parametersOf(*source);
    for (const auto& format : catalog.formats()) {
        page += ".SS " + escaped(format->name()) + '\n';
        if (const auto patterns = format->filePatterns(); !patterns.empty())
            page += paragraph("Files: " + joined(patterns, ", ") + '.');
        page += parametersOf(*format);
    }
    return page;
}

}  // namespace

std::string manPage(const Program& program, const Catalog& catalog) {
    std::string title = program.name;
    std::ranges::transform(title, title.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const std::string version = program.version.substr(0, program.version.find(" ("));
    std::string page = R"(.\" Made by ')" + program.name + " _man' from the tables behind --help.\n.TH " +
                       escaped(title) + R"( 1 "" ")" + escaped(version) + "\" \"Lunette\"\n.nh\n.ad l\n.SH NAME\n" +
                       escaped(program.name + " - " + firstSentence(program.summary)) + "\n.SH SYNOPSIS\n" +
                       synopsis(program) + ".SH DESCRIPTION\n";
    if (hasCommands(program))
        page += paragraph(program.summary) + ".PP\n" + paragraph(program.notes) + ".SH OPTIONS\n" + ownOptions() +
                describeCommands(program) + describeDatasets(catalog);
    else
        page += paragraph(program.commands.front().summary) + ".SH OPTIONS\n" + optionsOf(program.commands.front()) +
                ownOptions();
    return page + ".SH SEE ALSO\n" +
           (program.name == "lunette" ? ".BR lunette\\-cli (1),\nwhich lists the datasets\n" : ".BR lunette (1)\n");
}

}  // namespace lunette::cli
