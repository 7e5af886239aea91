#pragma once

#include "Error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// A value of a JSON text with its line.
struct LessonNode {
    enum class Kind { Nothing, Flag, Number, Text, List, Object };
    Kind kind = Kind::Nothing;
    std::int64_t line = 1;            ///< where it begins
    std::string text;                 ///< of a text; of a number as it is written; of a flag "true" or "false"
    double number = 0.0;              ///< of a number
    std::vector<std::string> keys;    ///< of an object, as many as items
    std::vector<LessonNode> items{};  ///< of a list or an object

    /// The value of a key of an object; null without that key.
    const LessonNode* find(std::string_view key) const;
};

/// Throws Error with the file and the line of a fault.
[[noreturn]] void failAt(const std::string& file, std::int64_t line, const Message& what);

/// Throws Error naming the file and the line where the text is not JSON, has a key twice in one object, or is nested
/// more than 20 deep.
LessonNode readLessonNode(std::string_view json, const std::string& file);

}  // namespace lunette
