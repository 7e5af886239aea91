#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// A sentence a language: "en", "zh_CN".
using LocalText = std::map<std::string, std::string, std::less<>>;

/// A lesson's Markdown in one language, taken apart at its headings.
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

/// Headings are lines that begin with "# " or "## "; in blocks of code they are none.
LessonText readLessonText(std::string_view markdown);

}  // namespace lunette
