#pragma once

#include "data/Progress.h"
#include "io/AttributeTable.h"
#include "io/ByteSource.h"

#include <memory>

namespace lunette {

/// Whether a file may be such a table, by its name: `.csv`, `.tsv`, `.txt`, `.jsonl` or `.json`.
bool isAttributeTableName(const std::string& path);

/// A table as CsvReader reads it, or JSON as readJsonTable() does. A first line that only counts the records, as
/// CelebA's does, is passed over. Where blanks separate a file's name from words, of which records have different
/// numbers, they are one field: "a.png golden retriever". At most so many records are read, 0: all. Throws Error naming
/// `name` where the text is no table, or takes more than 512 MiB.
AttributeTable readAttributeTable(std::unique_ptr<ByteSource> source, const std::string& name,
                                  const Progress& progress = {}, std::size_t most = 0);

}  // namespace lunette
