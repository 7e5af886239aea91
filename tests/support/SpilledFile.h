#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace lunette::test {

/// A path to the file without a name that this process has open in the folder: see SpillFile.
inline std::optional<std::string> spilledFile(const std::string& folder) {
    std::error_code gone;
    for (const auto& open : std::filesystem::directory_iterator("/proc/self/fd"))
        if (std::filesystem::read_symlink(open, gone).string().starts_with(folder + "/")) return open.path().string();
    return std::nullopt;
}

}  // namespace lunette::test
