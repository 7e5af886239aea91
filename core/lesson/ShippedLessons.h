#pragma once

#include <span>
#include <string_view>

namespace lunette {

/// A text of resources/lessons, in the program itself.
struct ShippedText {
    std::string_view lesson, file, contents;
};

/// Lesson by lesson, in the order of the course.
std::span<const ShippedText> shippedTexts();

}  // namespace lunette
