#pragma once

#include <algorithm>
#include <filesystem>
#include <string>

namespace lunette {

/// With A to Z as a to z, in every locale.
inline std::string lowerCase(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

/// How a file's name ends, from its last dot on: ".png" of "A.PNG"; empty where there is no dot but at its beginning.
inline std::string lowerCaseEnding(const std::filesystem::path& path) { return lowerCase(path.extension().string()); }

}  // namespace lunette
