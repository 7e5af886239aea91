#include "io/MissingLabels.h"

#include "io/CsvFields.h"

#include <algorithm>

namespace lunette {
namespace {

std::size_t totalOf(const std::map<std::string, std::size_t>& counts) {
    std::size_t total = 0;
    for (const auto& [word, count] : counts) total += count;
    return total;
}

/// "empty, '?', 'NA'"
Message spellingsOf(const std::map<std::string, std::size_t>& counts) {
    Message text;
    for (const auto& [word, count] : counts) {
        const std::string quoted = "'" + word + "'";
        const Message one = word.empty() ? Message::tr("empty") : Message(quoted);
        text = text.isEmpty() ? one : Message::tr("%1, %2", text, one);
    }
    return text;
}

}  // namespace

MissingLabels::MissingLabels(const std::vector<std::string>& different) {
    areNumbers_ = std::ranges::all_of(
        different, [](const std::string& word) { return isMissingField(word) || fieldNumber(word).has_value(); });
}

std::string MissingLabels::labelOf(const std::string& word, std::size_t occurrences) {
    if (!isMissingField(word)) return word;
    const bool isMissing = areNumbers_ || withoutBlanks(word).empty();
    (isMissing ? missing_ : kept_)[std::string(withoutBlanks(word))] += occurrences;
    return isMissing ? "(none)" : word;
}

std::vector<Message> MissingLabels::notes() const {
    std::vector<Message> notes;
    if (!missing_.empty())
        notes.push_back(Message::tr("%n labels are missing (%1) and became the class '(none)'.",
                                    "%n label is missing (%1) and became the class '(none)'.", totalOf(missing_),
                                    spellingsOf(missing_)));
    if (!kept_.empty())
        notes.push_back(Message::tr("%n labels may say that there is none (%1) and stay as they are.",
                                    "%n label may say that there is none (%1) and stays as it is.", totalOf(kept_),
                                    spellingsOf(kept_)));
    return notes;
}

}  // namespace lunette
