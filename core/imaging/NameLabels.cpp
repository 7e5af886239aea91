#include "imaging/NameLabels.h"

#include "io/ClassLabels.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace lunette {
namespace {

bool isDecimal(char c) { return c >= '0' && c <= '9'; }

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool isSeparator(char c) { return c == '_' || c == '-' || c == '.' || c == ' '; }

template <class Is>
std::string_view withoutEnd(std::string_view text, const Is& is) {
    while (!text.empty() && is(text.back())) text.remove_suffix(1);
    return text;
}

/// Without a number at its end, also one in parentheses, and what separates it; as it is where there is no such number,
/// or where nothing separates it and something has to.
std::string_view withoutNumber(std::string_view name, bool needsSeparator) {
    const bool isEnclosed = name.ends_with(')');
    const std::string_view inner = name.substr(0, name.size() - (isEnclosed ? 1 : 0));
    std::string_view front = withoutEnd(inner, isDecimal);
    if (front.size() == inner.size() || (isEnclosed && !front.ends_with('('))) return name;
    if (isEnclosed) front.remove_suffix(1);
    const std::string_view word = withoutEnd(front, isSeparator);
    const bool isSeparated = isEnclosed || word.size() < front.size();
    return isSeparated || (!needsSeparator && std::ranges::none_of(word, isDecimal)) ? word : name;
}

}  // namespace

std::string labelInName(const std::string& path) {
    const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    const std::string_view stem = dot == std::string_view::npos ? name : name.substr(0, dot);
    std::string_view word = withoutNumber(stem, false), before = stem;
    while (word != before) {
        before = word;
        word = withoutNumber(word, true);  // obj1 of obj1__0 stays
    }
    return word != stem && std::ranges::any_of(word, isLetter) ? std::string(word) : std::string();
}

std::size_t countOfNameLabels(const std::vector<std::string>& paths) {
    std::map<std::string, std::size_t> pictures;
    for (const std::string& path : paths) {
        std::string label = labelInName(path);
        if (label.empty()) return 0;
        ++pictures[std::move(label)];
        if (pictures.size() > kMaxClasses) return 0;
    }
    const bool isEnough = std::ranges::all_of(pictures, [](const auto& word) { return word.second > 1; });
    return pictures.size() > 1 && isEnough ? pictures.size() : 0;
}

}  // namespace lunette
