#pragma once

#include <algorithm>
#include <string>

namespace lunette {

/// The name of an archive's member as a path within it. A name is only ever looked at; nothing is written to where it
/// leads.
struct MemberName {
    explicit MemberName(std::string name) {
        // Some programs for Windows write its separators.
        if (name.find('/') == std::string::npos) std::ranges::replace(name, '\\', '/');
        leadsOut = name.starts_with('/') || (name.size() > 1 && name[1] == ':');
        for (std::size_t begin = 0; begin <= name.size();) {
            const std::size_t end = std::min(name.find('/', begin), name.size());
            const std::string part = name.substr(begin, end - begin);
            begin = end + 1;
            if (part.empty() || part == ".") continue;
            leadsOut = leadsOut || part == "..";
            isHidden = isHidden || part.starts_with('.') || part == "__MACOSX";
            path += (path.empty() ? "" : "/") + part;
        }
        leadsOut = leadsOut || path.empty() || path.find('\0') != std::string::npos;
    }

    std::string path;       ///< without parts that mean nothing, apart by '/'
    bool leadsOut = false;  ///< it names a place outside of the archive, or none
    bool isHidden = false;  ///< it lies in what begins with a dot, or in `__MACOSX`
};

}  // namespace lunette
