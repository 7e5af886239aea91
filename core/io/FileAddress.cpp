#include "io/FileAddress.h"

#include "Error.h"
#include "data/LowerCase.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace lunette {
namespace {

/// "file", "http" where the text begins with "http://"; in small letters, empty for a text that is no address.
std::string schemeOf(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || colon < 2) return {};
    std::string scheme = lowerCase(text.substr(0, colon));
    const auto isAllowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    };
    if (!std::ranges::all_of(scheme, isAllowed)) return {};
    const std::string_view rest = std::string_view(text).substr(colon + 1);
    return rest.starts_with("//") || (scheme == "file" && rest.starts_with('/')) ? scheme : std::string();
}

/// A percent sign without two hexadecimal digits stands for itself.
std::string decoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        const char* digits = text.data() + i + 1;
        if (text[i] == '%' && i + 2 < text.size() && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
            result += static_cast<char>(byte);
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

/// What follows the host of a `file:` address, still encoded.
std::string_view encodedPath(const std::string& text) {
    std::string_view rest = std::string_view(text).substr(text.find(':') + 1);
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        const std::string_view host = rest.substr(0, rest.find('/'));
        if (!host.empty() && host != "localhost")
            throw Error(ErrorKind::Unavailable,
                        Message::tr("'%1' is on another computer, %2; copy the file to this one and give its path.",
                                    text, host));
        rest.remove_prefix(host.size());
    }
    if (rest.size() < 2)
        throw Error(ErrorKind::WrongValue,
                    Message::tr("'%1' names no file; give a path, or an address as file:///path.", text));
    return rest;
}

bool isFileAddress(const std::string& text) {
    const std::string scheme = schemeOf(text);
    if (scheme.empty() || scheme == "file") return scheme == "file";
    throw Error(ErrorKind::Unavailable, Message::tr("'%1' is an address on the network, and Lunette opens files alone; "
                                                    "download it and give the path of the file.",
                                                    text));
}

std::string pathIn(std::string_view encoded, const std::string& text) {
    std::string path = decoded(encoded);
    if (path.find('\0') == std::string::npos) return path;
    throw Error(ErrorKind::WrongValue,
                Message::tr("'%1' encodes a zero byte, which no file's name holds; give the file's path.", text));
}

}  // namespace

std::string pathOfAddress(const std::string& text) {
    return isFileAddress(text) ? pathIn(encodedPath(text), text) : text;
}

std::string addressOfPath(const std::string& text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string address = "file://";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > ' ' && byte < 0x7F && c != '%')
            address += c;
        else
            (address += '%').append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 15U]);
    }
    return address;
}

std::string datasetOfAddress(const std::string& text) {
    if (!isFileAddress(text)) return text;
    const std::string_view encoded = encodedPath(text);
    for (std::size_t end = encoded.size(); end != std::string_view::npos && end > 0;
         end = encoded.rfind(':', end - 1)) {
        const std::string path = pathIn(encoded.substr(0, end), text);
        std::error_code ignored;
        if (std::filesystem::exists(path, ignored)) return path + std::string(encoded.substr(end));
    }
    return pathIn(encoded, text);
}

}  // namespace lunette
