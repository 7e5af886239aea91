#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lunette {

/// Finds pictures by their names in tables.
class PictureNames {
public:
    /// Paths within one folder, separated by '/'; they must outlive this.
    explicit PictureNames(const std::vector<std::string>& paths);

    /// The index of the one picture below `folder` with a path, a name, or a name without its ending; where
    /// `byNumber`, also by its number alone ("7" for "0007.png"). Empty where there is none, or several match.
    std::optional<std::size_t> find(std::string word, const std::string& folder, bool byNumber) const;

private:
    int likeness(const std::string& path, const std::string& word, const std::string& folder) const;

    const std::vector<std::string>& paths_;
    std::unordered_map<std::string, std::int32_t> first_;  ///< by stem, see keyOf()
    std::vector<std::int32_t> next_;                       ///< the next of the same stem, or -1
};

}  // namespace lunette
