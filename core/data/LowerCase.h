#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace lunette {

/// With A to Z as a to z, in every locale.
inline std::string lowerCase(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

/// What the letters A to Z of a name spell between all else, in lower case: "seg", "train" of "01_seg_Train".
inline std::vector<std::string> lowerCaseWords(const std::string& name) {
    std::vector<std::string> words(1);
    for (const char c : lowerCase(name)) {
        if (c >= 'a' && c <= 'z')
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// How a file's name ends, from its last dot on: ".png" of "A.PNG"; empty where there is no dot but at its beginning.
inline std::string lowerCaseEnding(const std::filesystem::path& path) { return lowerCase(path.extension().string()); }

}  // namespace lunette
