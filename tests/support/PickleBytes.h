#pragma once

#include "TestFiles.h"

namespace lunette::test {

/// Pieces of pickles as Python 2 wrote them (protocol 2), by hand, so that the tests do not depend on another program.
inline std::string pickledText(const std::string& text) {
    return "U" + std::string(1, static_cast<char>(text.size())) + text;
}
inline std::string littleBytes(std::uint32_t value) {
    std::string bytes;
    for (int i = 0; i < 4; ++i, value >>= 8U) bytes.push_back(static_cast<char>(value));
    return bytes;
}
inline std::string pickledNumber(std::int32_t value) { return "J" + littleBytes(static_cast<std::uint32_t>(value)); }
inline std::string pickledNumbers(const std::vector<int>& values) {
    std::string text = "](";
    for (const int value : values) text += pickledNumber(value);
    return text + "e";
}
inline std::string pickledTexts(const std::vector<std::string>& values) {
    std::string text = "](";
    for (const std::string& value : values) text += pickledText(value);
    return text + "e";
}
/// Keys and pieces in turn.
inline std::string pickledDictionary(const std::vector<std::pair<std::string, std::string>>& items) {
    std::string text = "}(";
    for (const auto& [key, value] : items) text += pickledText(key) + value;
    return text + "u";
}
inline std::string pickledArray(const std::string& type, const std::vector<int>& shape, const Bytes& numbers) {
    using namespace std::string_literals;
    std::string lengths;
    for (const int length : shape) lengths += pickledNumber(length);
    return "cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\x85U\1b\x87R(K\1("s + lengths + "t" +
           "cnumpy\ndtype\n" + pickledText(type) +
           "K\0K\1\x87R(K\3U\1<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb\x89T"s +
           littleBytes(static_cast<std::uint32_t>(numbers.size())) + std::string(numbers.begin(), numbers.end()) + "tb";
}
inline Bytes pickled(const std::string& piece) {
    const std::string text = "\x80\2" + piece + ".";
    return {text.begin(), text.end()};
}

}  // namespace lunette::test
