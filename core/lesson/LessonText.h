#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// A sentence by language: "en", "zh_CN".
using LocalText = std::map<std::string, std::string, std::less<>>;

/// The Markdown of a lesson in one language, split at its headings.
struct LessonText {
    struct Step {
        std::string heading;
        std::string text;   ///< Markdown, without the heading
        std::string found;  ///< Markdown behind a line ---: what is said once the step is done
        std::int64_t line = 1;
    };
    std::string title;         ///< of the first-level heading; empty where there is none
    std::string introduction;  ///< Markdown between the title and the first step
    std::vector<Step> steps;   ///< one a second-level heading
};

/// Headings are lines that begin with "# " or "## "; but not in blocks of code.
LessonText readLessonText(std::string_view markdown);

}  // namespace lunette
