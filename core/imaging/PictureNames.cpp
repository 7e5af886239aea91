#include "imaging/PictureNames.h"

#include "data/LowerCase.h"
#include "io/CsvFields.h"

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr int kMaxAlike = 1000;  // pictures of one name that are looked at
// Likenesses; each is one more where the capital letters are the same, too.
constexpr int kUnlike = 0, kSameNumber = 2, kSameStems = 4, kSameStem = 6, kSameName = 8, kSameEnd = 10, kSamePath = 12;
constexpr std::size_t kLongNumber = 6;  // digits; what is counted seldom has as many

std::string_view nameIn(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view stemOf(std::string_view path) {
    const std::string_view name = nameIn(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

bool isDigits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A name in small letters, of a number without its zeros.
std::string keyOfStem(std::string_view stem) {
    const bool isNumber = isDigits(stem);
    while (isNumber && stem.size() > 1 && stem.front() == '0') stem.remove_prefix(1);
    return lowerCase(std::string(stem));
}
std::string keyOf(std::string_view path) { return keyOfStem(stemOf(path)); }

bool endsWithPath(std::string_view path, std::string_view end) {
    return path == end ||
           (path.size() > end.size() && path.ends_with(end) && path[path.size() - end.size() - 1] == '/');
}

int likenessOf(std::string_view inner, std::string_view word) {
    if (inner == word) return kSamePath;
    if (endsWithPath(inner, word) || endsWithPath(word, inner)) return kSameEnd;
    if (nameIn(inner) == nameIn(word)) return kSameName;
    if (stemOf(inner) == nameIn(word)) return kSameStem;
    return stemOf(inner) == stemOf(word) ? kSameStems : kUnlike;
}

/// Whether it may count something: "7", "7.0", but not "007" or "120034".
bool isCount(std::string_view word) {
    if (!fieldNumber(word)) return false;
    return !isDigits(word) || word.size() == 1 || (word.front() != '0' && word.size() < kLongNumber);
}

bool isFraction(std::string_view word) {
    const auto number = fieldNumber(word);
    return number && *number != std::floor(*number);
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

/// How much a path is what a word means.
int PictureNames::likeness(const std::string& path, const std::string& word, const std::string& folder) const {
    if (!folder.empty() && !path.starts_with(folder + "/")) return kUnlike;
    const std::string inner = path.substr(folder.empty() ? 0 : folder.size() + 1);
    if (const int alike = likenessOf(inner, word); alike > kUnlike) return alike + 1;
    return std::max(kSameNumber, likenessOf(lowerCase(inner), lowerCase(word)));
}

NamedPicture PictureNames::find(std::string word, const std::string& folder, bool byNumber,
                                const std::vector<bool>& among) const {
    std::ranges::replace(word, '\\', '/');
    while (word.starts_with("./")) word.erase(0, 2);
    if (word.empty() || word.ends_with('/')) return {};
    // A name may hold a dot that ends nothing: "a.b" of "a.b.png".
    auto found = first_.find(keyOfStem(nameIn(word)));
    if (found == first_.end()) found = first_.find(keyOf(word));
    if (found == first_.end()) return {};
    const bool isAmong = !among.empty() && word.find('/') == std::string::npos;
    int best = byNumber ? kSameNumber : kSameStems;  // the least that counts
    if (isFraction(word)) best = kSameStem;
    int looked = 0;
    std::size_t fitting = 0, place = 0;
    for (std::int32_t i = found->second; i >= 0 && looked < kMaxAlike; i = next_[static_cast<std::size_t>(i)]) {
        ++looked;
        const auto picture = static_cast<std::size_t>(i);
        if (isAmong && !among[picture]) continue;
        const int alike = likeness(paths_[picture], word, folder);
        if (alike < best || alike == kUnlike) continue;
        fitting = alike == best ? fitting + 1 : 1;
        best = alike;
        place = picture;
    }
    if (fitting != 1) return {fitting == 0 ? NamedPicture::By::Nothing : NamedPicture::By::Several};
    const bool isNumber = best == kSameNumber || isCount(word);
    return {isNumber ? NamedPicture::By::Number : NamedPicture::By::Name, place, best > kSameNumber && best % 2 == 0};
}

}  // namespace lunette
