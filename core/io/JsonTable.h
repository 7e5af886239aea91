#pragma once

#include "data/Progress.h"
#include "io/AttributeTable.h"
#include "io/ByteSource.h"

#include <memory>

namespace lunette {

/// Adds what a text of JSON says of things, at most `most` records (0: all); `start` is how it begins. In JSON Lines
/// each line is an object, a record; its keys are the columns. A document of up to 32 MiB may be
/// - a list of objects, or of pairs of a name and a label,
/// - an object of names and their labels, or of names and objects,
/// - an object of columns, which are lists or, as pandas writes them, objects with the rows' numbers for keys,
/// - an object that holds the longest such list under one of its keys,
/// - annotations as COCO has them: the label of a file in "images" is the name of its category, where each has just
/// one. Names become the column "file_name", labels "label". Gives null; or the text, where it begins with a bracket
/// but is no JSON. Throws Error naming `name` where it holds no record, or takes too much memory.
std::unique_ptr<ByteSource> readJsonTable(std::unique_ptr<ByteSource> source, const std::string& start,
                                          const std::string& name, const Progress& progress, std::size_t most,
                                          AttributeTable& table);

}  // namespace lunette
