#pragma once

#include "Message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// The columns that a user names, each by its name or by its number from 1.
struct ColumnRequest {
    std::string label;                   ///< "none" for no label; empty: found
    std::string split{};                 ///< "none" for no split; empty: found
    std::vector<std::string> factors{};  ///< "none" alone for no factors; empty: found
};

/// What the columns of a table are for, as most of its first records show.
struct CsvColumns {
    bool hasHeader = false;
    std::size_t count = 0;
    std::vector<std::size_t> pixels;   ///< a number each, in order; empty where one column holds them all
    std::optional<std::size_t> text;   ///< the column of which each field holds all numbers of a picture
    std::size_t textNumbers = 0;       ///< how many
    std::optional<std::size_t> label;  ///< where it is known so far
    std::optional<std::size_t> split;  ///< says to which part a line belongs
    std::vector<std::size_t> factors;
    std::vector<Message> notes;  ///< on what was found, a sentence each

    /// `records` are the first some, at least one. Without a name for it the label is a column called label, class,
    /// target or the like, the only one of words that repeat, or the only one of numbers beside a column of pictures;
    /// the split one called usage, split or the like whose words say which part, one called is_training or the like,
    /// or one whose words are those of parts.
    /// Beside a column of pictures the other numbers are factors, and so are several columns that are called otherwise
    /// than those of the pixels, which stand in the order that their names count. `file` is its name, for messages.
    /// Throws Error where a requested column is missing.
    static CsvColumns of(const std::vector<std::vector<std::string>>& records, const ColumnRequest& request,
                         const std::string& file);

    /// "column 'digit'", or "column 65" where they have no names.
    Message nameOf(std::size_t column) const;
    /// The name alone; empty where there is none.
    std::string bareNameOf(std::size_t column) const;

private:
    enum class Kind { Numbers, Words, Empty };
    using Records = std::vector<std::vector<std::string>>;
    std::vector<const std::vector<std::string>*> judgesOf(const Records& records) const;
    std::vector<Kind> kindsOf(const Records& records) const;
    void findText(const Records& records, const std::vector<Kind>& kinds);
    bool findHeader(const Records& records, const std::vector<Kind>& kinds);
    void findSplit(const Records& records, const std::vector<Kind>& kinds, const std::string& requested,
                   const std::string& file);
    void findUnnamedSplit(const std::vector<const std::vector<std::string>*>& judges, const std::vector<Kind>& kinds);
    bool holdsNames(const Records& records, std::size_t column) const;
    void findLabel(const Records& records, const std::vector<Kind>& kinds, const std::string& requested,
                   const std::string& file);
    std::size_t demand(const std::string& requested, const Message& what, const std::string& file) const;
    bool isIndex(const Records& records, std::size_t column) const;
    bool repeatsWords(const Records& records, std::size_t column) const;
    void assign(const Records& records, const std::vector<Kind>& kinds, bool takesFactors);
    void followNames(const Records& records, bool takesFactors);
    void doubtPoints(const Records& records);
    std::vector<std::string> names_;
    bool areRenumbered_ = false;  ///< the names are a line of numbers that pandas made different
};

/// Whether a column is called index, id or the like, or by no name, as one that counts the rows is.
bool isIndexName(const std::string& name);

/// Whether a column is called label, class, target or the like.
bool isLabelName(const std::string& name);

}  // namespace lunette
