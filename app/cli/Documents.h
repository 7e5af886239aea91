#pragma once

#include "cli/CommandLine.h"
#include "data/Catalog.h"

namespace lunette::cli {

/// What the build asks a program for by words that `--help` does not list: `_man` gives its page of the manual, and
/// `_completion bash|zsh|fish` its completion for a shell. Both are made of the tables behind `--help` and of those of
/// the datasets. Other words give nothing. Throws UsageError for a shell that is not known.
std::optional<std::string> documentFor(const Program& program, const std::vector<std::string>& words);

/// A page of section 1 of the manual, as troff.
std::string manPage(const Program& program, const Catalog& catalog);

/// Scripts for the shells' completion.
std::string bashCompletion(const Program& program, const Catalog& catalog);
std::string zshCompletion(const Program& program, const Catalog& catalog);
std::string fishCompletion(const Program& program, const Catalog& catalog);

/// What can be typed at one place of a command line.
struct Candidates {
    enum class Kind {
        Nothing,   ///< only the user knows, such as a number
        Words,     ///< one of `words`
        Datasets,  ///< a built-in dataset with its parameters, or a path
        Files,     ///< a path
    };
    Kind kind = Kind::Nothing;
    std::vector<std::string> words = {};
};

/// After an option that takes a value.
Candidates candidatesFor(const Option& option);
/// In the place of an operand.
Candidates candidatesFor(const Operand& operand);
/// Whether it can be given more than once.
bool isRepeated(const Operand& operand);

/// Of a program without commands: whether it has only the one that has no name.
bool hasCommands(const Program& program);

/// The first sentence of a text, on one line and without its end.
std::string firstSentence(const std::string& text);
std::string joined(const std::vector<std::string>& words, const std::string& separator);
std::string replaced(std::string text, const std::string& from, const std::string& to);

}  // namespace lunette::cli
