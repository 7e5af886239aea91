#include "io/SplitColumn.h"

#include "data/LowerCase.h"
#include "io/CsvFields.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lunette {
namespace {

/// Of a column that is called by it; Unknown where none, or both, are named: "train_test_split".
SplitPart partNamedBy(const std::string& column) {
    SplitPart named = SplitPart::Unknown;
    for (const std::string& word : lowerCaseWords(column)) {
        const bool isOne = isPartWord(word) || (word.starts_with("is") && isPartWord(word.substr(2)));
        if (!isOne) continue;
        const SplitPart part = splitPartOf(word);
        if (named != SplitPart::Unknown && named != part) return SplitPart::Unknown;
        named = part;
    }
    return named;
}

/// Also of 1 and 0.
std::optional<bool> flagOf(std::string_view word) {
    const auto number = fieldNumber(word);
    if (number && (*number == 0.0F || *number == 1.0F)) return *number == 1.0F;
    return yesOrNo(word);
}

}  // namespace

std::optional<bool> yesOrNo(std::string_view word) {
    constexpr std::array<std::string_view, 4> kYes{"yes", "true", "y", "t"}, kNo{"no", "false", "n", "f"};
    const std::string lower = lowerCase(std::string(withoutBlanks(word)));
    if (std::ranges::find(kYes, lower) != kYes.end()) return true;
    return std::ranges::find(kNo, lower) != kNo.end() ? std::optional(false) : std::nullopt;
}

SplitPart splitPartOf(std::string_view word) {
    const std::string text = lowerCase(std::string(word));
    if (text.find("train") != std::string::npos) return SplitPart::Train;
    for (const char* test : {"test", "val", "dev", "holdout", "held-out"})
        if (text.find(test) != std::string::npos) return SplitPart::Test;
    return SplitPart::Unknown;
}

SplitPart splitPartIn(const std::string& column, std::string_view word) {
    const SplitPart named = partNamedBy(column);
    const auto flag = flagOf(word);
    if (flag && named != SplitPart::Unknown)
        return *flag == (named == SplitPart::Train) ? SplitPart::Train : SplitPart::Test;
    const auto number = fieldNumber(word);
    if (!number) return splitPartOf(word);
    if (*number == 0.0F) return SplitPart::Train;
    return *number == 1.0F || *number == 2.0F ? SplitPart::Test : SplitPart::Unknown;
}

bool isPartWord(std::string_view word) {
    constexpr std::array<std::string_view, 16> kWords{
        "train", "training", "trainset", "trainingset", "test",        "testing",    "testset", "publictest",
        "val",   "valid",    "valset",   "validation",  "privatetest", "evaluation", "dev",     "holdout"};
    return std::ranges::find(kWords, lowerCase(std::string(withoutBlanks(word)))) != kWords.end();
}

std::string_view partCalledBy(const std::string& name) {
    bool train = false, test = false, validation = false;
    for (const std::string& word : lowerCaseWords(name)) {
        const bool isPart = isPartWord(word);
        if (word.starts_with("train"))
            train = true;
        else if (word.starts_with("test") || (isPart && word.ends_with("test")))
            test = true;
        else if (isPart || word.starts_with("valid"))
            validation = true;
    }
    if (train) return test ? "" : "train";
    if (test) return validation ? "" : "test";
    return validation ? "validation" : "";
}

bool isSplitName(const std::string& name, bool holdsNumbers) {
    constexpr std::array<std::string_view, 4> kNames{"usage", "split", "subset", "partition"};
    constexpr std::array<std::string_view, 3> kNamesOfWords{"set", "part", "phase"};
    const std::string word = lowerCase(name);
    return std::ranges::find(kNames, word) != kNames.end() ||
           (!holdsNumbers && std::ranges::find(kNamesOfWords, word) != kNamesOfWords.end());
}

bool isSplitFlagName(const std::string& name) {
    const std::vector<std::string> words = lowerCaseWords(name);
    const bool asks = std::ranges::any_of(words, [](const std::string& word) {
        return word == "is" || (word.starts_with("is") && isPartWord(word.substr(2)));
    });
    return asks && partNamedBy(name) != SplitPart::Unknown;
}

}  // namespace lunette
