#include "cli/Documents.h"

#include "imaging/StandardCatalog.h"

#include <algorithm>

namespace lunette::cli {
namespace {

/// Where a placeholder lists what is taken, as in "train|test|all"; "FILE|-" does not.
std::vector<std::string> listedWords(const std::string& placeholder) {
    const auto isOfWord = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    std::vector<std::string> words(1);
    for (const char c : placeholder) {
        if (c == '|')
            words.emplace_back();
        else if (isOfWord(c))
            words.back() += c;
        else
            return {};
    }
    return words.size() > 1 ? words : std::vector<std::string>();
}

Candidates candidatesFor(Value value, std::vector<std::string> words) {
    if (value == Value::Dataset) return {Candidates::Kind::Datasets};
    if (value != Value::Word) return {Candidates::Kind::Files};
    if (words.empty()) return {};
    return {Candidates::Kind::Words, std::move(words)};
}

}  // namespace

Candidates candidatesFor(const Option& option) { return candidatesFor(option.value, listedWords(option.placeholder)); }

Candidates candidatesFor(const Operand& operand) { return candidatesFor(operand.value, operand.words); }

bool isRepeated(const Operand& operand) { return operand.name.ends_with("...]"); }

bool hasCommands(const Program& program) { return !program.commands.front().name.empty(); }

std::string firstSentence(const std::string& text) {
    std::size_t end = 0;
    while (end < text.size() && text[end] != '\n' &&
           (text[end] != '.' || (end + 1 < text.size() && text[end + 1] > ' ')))
        ++end;
    return text.substr(0, end);
}

std::string joined(const std::vector<std::string>& words, const std::string& separator) {
    std::string text;
    for (const std::string& word : words) text += (&word == &words.front() ? "" : separator) + word;
    return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::optional<std::string> documentFor(const Program& program, const std::vector<std::string>& words) {
    if (words.size() == 1 && words[0] == "_man") return manPage(program, standardCatalog());
    if (words.size() != 2 || words[0] != "_completion") return std::nullopt;
    if (words[1] == "bash") return bashCompletion(program, standardCatalog());
    if (words[1] == "zsh") return zshCompletion(program, standardCatalog());
    if (words[1] == "fish") return fishCompletion(program, standardCatalog());
    throw UsageError("there is no completion for '" + words[1] + "'; there is one for bash, zsh and fish.");
}

}  // namespace lunette::cli
