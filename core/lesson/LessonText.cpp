#include "lesson/LessonText.h"

#include "parameter/Text.h"

namespace lunette {

LessonText readLessonText(std::string_view markdown) {
    LessonText result;
    bool isCode = false, isFound = false;
    std::int64_t number = 0;
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
        const std::string_view line = markdown.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.starts_with("```")) isCode = !isCode;
        if (!isCode && result.title.empty() && line.starts_with("# ")) {
            result.title = std::string(trimmed(line.substr(2)));
        } else if (!isCode && line.starts_with("## ")) {
            result.steps.push_back({std::string(trimmed(line.substr(3))), {}, {}, number});
            isFound = false;
        } else if (!isCode && !isFound && !result.steps.empty() && trimmed(line) == "---") {
            isFound = true;
        } else {
            std::string& text = result.steps.empty() ? result.introduction
                                : isFound            ? result.steps.back().found
                                                     : result.steps.back().text;
            text.append(line).append("\n");
        }
    }
    result.introduction = std::string(trimmed(result.introduction));
    for (LessonText::Step& step : result.steps) {
        step.text = std::string(trimmed(step.text));
        step.found = std::string(trimmed(step.found));
    }
    return result;
}

}  // namespace lunette
