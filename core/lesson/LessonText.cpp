#include "lesson/LessonText.h"

namespace lunette {

namespace {

std::string trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(kSpace) - first + 1));
}

}  // namespace

LessonText readLessonText(std::string_view markdown) {
    LessonText result;
    bool isCode = false;
    std::int64_t number = 0;
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
        const std::string_view line = markdown.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.starts_with("```")) isCode = !isCode;
        if (!isCode && result.title.empty() && line.starts_with("# ")) {
            result.title = trimmed(line.substr(2));
        } else if (!isCode && line.starts_with("## ")) {
            result.steps.push_back({trimmed(line.substr(3)), {}, number});
        } else {
            std::string& text = result.steps.empty() ? result.introduction : result.steps.back().text;
            text.append(line).append("\n");
        }
    }
    result.introduction = trimmed(result.introduction);
    for (LessonText::Step& step : result.steps) step.text = trimmed(step.text);
    return result;
}

}  // namespace lunette
