#pragma once

#include "Message.h"

#include <map>
#include <string>
#include <vector>

namespace lunette {

/// Which words of a column of labels say that there is none, and what the report says of them. An empty field does. A
/// word such as "NA", "?", "-" or "none" does among numbers; among words it may be a class, and is kept as one.
class MissingLabels {
public:
    /// The different words of the column.
    explicit MissingLabels(const std::vector<std::string>& different);

    /// A word's label: "(none)" where it says that there is none. Counts the word for the notes, as often as it occurs.
    std::string labelOf(const std::string& word, std::size_t occurrences = 1);

    /// How many labels are missing and how they are spelled, and which classes are called by such a word.
    std::vector<Message> notes() const;

private:
    bool areNumbers_ = true;                      ///< all words that are labels for certain
    std::map<std::string, std::size_t> missing_;  ///< how many labels are spelled so
    std::map<std::string, std::size_t> kept_;
};

}  // namespace lunette
