#pragma once

#include "data/Progress.h"
#include "io/AttributeTable.h"
#include "io/ByteSource.h"

#include <functional>

namespace lunette {

/// A text that may be a table of attributes of pictures.
struct AttributeSource {
    std::string path;       ///< for messages: within the folder of the pictures, "../labels.csv" beside it
    std::string folder;     ///< the one within the pictures' folder that its names count from; empty: that itself
    bool isBeside = false;  ///< it lies outside of the pictures' folder, and may belong to something else
    std::function<std::unique_ptr<ByteSource>()> open;
};

/// How surely a column names pictures, the surest last.
enum class Naming {
    Counting,  ///< by numbers alone, under a name that says nothing of pictures
    Numbers,   ///< by numbers alone, in a column called id, image, file or the like
    Names,     ///< by paths, names or stems that are no mere numbers
};

/// A table, the column of it that names pictures, and which record is about which picture.
struct AttributeMatch {
    static constexpr std::int32_t kNoRow = -1;

    const AttributeSource* source = nullptr;
    AttributeTable table;
    std::size_t column = 0;
    Naming naming = Naming::Names;
    std::vector<std::int32_t> rows;  ///< one a picture, or kNoRow
    std::size_t named = 0;           ///< pictures
    std::size_t strangers = 0;       ///< records that name no picture
    std::size_t repeats = 0;         ///< records that name one that has a record
    std::size_t ambiguous = 0;       ///< records that name several pictures
    std::string ambiguousName{};     ///< the first of these
    std::size_t otherCase = 0;       ///< pictures whose names have other capital letters
};

/// Tables of the same columns that name different pictures; at least one.
using AttributeGroup = std::vector<AttributeMatch>;

struct MatchedTables {
    std::vector<AttributeGroup> groups;
    std::vector<Message> notes;  ///< on tables that are none of them though they name pictures, a sentence each
};

/// Those of the tables that name any of the pictures, which are paths within one folder: by their path, their name, or
/// their name without its ending. A column of names counts before one of numbers, and columns called epoch, rank or the
/// like count as one only by names. Of equal names in several folders those count that lie in a folder called as the
/// table, or as the same part: train/ for train.csv. A table of answers to submit is passed over. Where one is
/// `requested`, by its path, no other is looked at. The sources must outlive the result. Throws Error where the
/// requested one is no table or names no picture.
MatchedTables matchTables(const std::vector<std::string>& pictures, const std::vector<AttributeSource>& tables,
                          const std::string& requested, const Progress& progress);

/// That the names in a table are those of several pictures, and what to do.
Message ambiguityOf(const AttributeMatch& match);

/// Which pictures lie in a folder that is called as a table, or as the same part of a dataset: those in train/ for
/// "trainLabels.csv". Empty where none does.
std::vector<bool> picturesCalledAs(const std::string& table, const std::vector<std::string>& pictures);

/// The least sure one of the tables'.
Naming namingOf(const AttributeGroup& group);

/// How many pictures the tables name.
std::size_t picturesNamedBy(const AttributeGroup& group);

/// "table 't.csv'", "tables 'a/t.csv', 'b/t.csv'"
Message pathsOf(const AttributeGroup& group);

/// "'a', 'b' and 3 more", of names that have their quotes.
Message listOfNames(const std::vector<std::string>& names);

}  // namespace lunette
