#include "imaging/PictureNames.h"

#include <algorithm>

namespace lunette {
namespace {

constexpr int kMaxAlike = 1000;  // pictures of one name that are looked at
constexpr int kSameNumber = 1;   // the lowest likeness

std::string_view nameIn(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view stemOf(std::string_view path) {
    const std::string_view name = nameIn(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

/// The stem, of a number without its zeros.
std::string keyOf(std::string_view path) {
    std::string_view stem = stemOf(path);
    const bool isNumber = !stem.empty() && std::ranges::all_of(stem, [](char c) { return c >= '0' && c <= '9'; });
    while (isNumber && stem.size() > 1 && stem.front() == '0') stem.remove_prefix(1);
    return std::string(stem);
}

bool endsWithPath(std::string_view path, std::string_view end) {
    return path == end ||
           (path.size() > end.size() && path.ends_with(end) && path[path.size() - end.size() - 1] == '/');
}

}  // namespace

PictureNames::PictureNames(const std::vector<std::string>& paths) : paths_(paths), next_(paths.size(), -1) {
    first_.reserve(paths.size());
    for (std::size_t i = paths.size(); i-- > 0;) {
        const auto [place, isNew] = first_.emplace(keyOf(paths[i]), static_cast<std::int32_t>(i));
        if (isNew) continue;
        next_[i] = place->second;
        place->second = static_cast<std::int32_t>(i);
    }
}

/// How much a path is what a word means; 0: not at all.
int PictureNames::likeness(const std::string& path, const std::string& word, const std::string& folder) const {
    if (!folder.empty() && !path.starts_with(folder + "/")) return 0;
    const std::string_view inner = std::string_view(path).substr(folder.empty() ? 0 : folder.size() + 1);
    if (inner == word) return 6;
    if (endsWithPath(inner, word) || endsWithPath(word, inner)) return 5;
    if (nameIn(inner) == nameIn(word)) return 4;
    if (stemOf(inner) == nameIn(word)) return 3;
    return stemOf(inner) == stemOf(word) ? 2 : kSameNumber;
}

std::optional<std::size_t> PictureNames::find(std::string word, const std::string& folder, bool byNumber) const {
    std::ranges::replace(word, '\\', '/');
    while (word.starts_with("./")) word.erase(0, 2);
    if (word.empty() || word.ends_with('/')) return std::nullopt;
    // A name may hold a dot that ends nothing: "a.b" of "a.b.png".
    auto found = first_.find(std::string(nameIn(word)));
    if (found == first_.end()) found = first_.find(keyOf(word));
    if (found == first_.end()) return std::nullopt;
    int best = byNumber ? 0 : kSameNumber, looked = 0;
    std::optional<std::size_t> place;
    for (std::int32_t i = found->second; i >= 0 && looked < kMaxAlike; i = next_[static_cast<std::size_t>(i)]) {
        ++looked;
        const int alike = likeness(paths_[static_cast<std::size_t>(i)], word, folder);
        if (alike == best) place.reset();
        if (alike <= best) continue;
        best = alike;
        place = static_cast<std::size_t>(i);
    }
    return place;
}

}  // namespace lunette
