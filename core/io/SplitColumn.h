#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lunette {

/// What a word of a split's column says of a record.
enum class SplitPart { Train, Test, Unknown };

/// Of a word that names a part, alone or within a longer one: "train", "PublicTest".
SplitPart splitPartOf(std::string_view word);

/// The same in a column of this name: of one that names a part, yes and no ("yes", "True", "1") say whether a record
/// belongs to it, so that 1 is training under `is_training` and testing under `is_test`. Of any other column 0 is
/// training, and 1 and 2 are validation and testing, as in CelebA's list_eval_partition.
SplitPart splitPartIn(const std::string& column, std::string_view word);

/// Whether a word means a part and nothing else: "train", "Validation", "PublicTest".
bool isPartWord(std::string_view word);

/// Which part a file or folder is called by: "train", "validation" or "test", of "trainLabels" or "val_images". Empty
/// where none is, or several are; but what is for training and validation is for training.
std::string_view partCalledBy(const std::string& name);

/// Whether a column is called usage, split or the like; where it holds numbers, only by what else they would not be. A
/// fold is no part: which one to judge by is a choice.
bool isSplitName(const std::string& name, bool holdsNumbers);
/// Whether it is called `is_training`, `is_test` or the like.
bool isSplitFlagName(const std::string& name);

/// Of "yes", "True", "t", "no" and so on.
std::optional<bool> yesOrNo(std::string_view word);

}  // namespace lunette
