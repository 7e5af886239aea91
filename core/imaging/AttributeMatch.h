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

/// A table, the column of it that names pictures, and which record is about which picture.
struct AttributeMatch {
    static constexpr std::int32_t kNoRow = -1;

    const AttributeSource* source = nullptr;
    AttributeTable table;
    std::size_t column = 0;
    std::vector<std::int32_t> rows;  ///< one a picture, or kNoRow
    std::size_t named = 0;           ///< pictures
    std::size_t strangers = 0;       ///< records that name no picture
    std::size_t repeats = 0;         ///< records that name one that has a record
};

/// Tables of the same columns that name different pictures; at least one.
using AttributeGroup = std::vector<AttributeMatch>;

/// Those of the tables that name any of the pictures, which are paths within one folder: by their path, their name, or
/// their name without its ending. Where one is `requested`, by its path, no other is looked at. The sources must
/// outlive the result. Throws Error where the requested one is no table or names no picture.
std::vector<AttributeGroup> matchTables(const std::vector<std::string>& pictures,
                                        const std::vector<AttributeSource>& tables, const std::string& requested,
                                        const Progress& progress);

/// How many pictures the tables name.
std::size_t picturesNamedBy(const AttributeGroup& group);

/// "table 't.csv'", "tables 'a/t.csv', 'b/t.csv'"
Message pathsOf(const AttributeGroup& group);

/// "'a', 'b' and 3 more", of names that have their quotes.
Message listOfNames(const std::vector<std::string>& names);

}  // namespace lunette
