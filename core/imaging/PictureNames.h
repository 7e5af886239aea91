#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lunette {

/// Which picture a word names, and how.
struct NamedPicture {
    enum class By {
        Nothing,
        Several,  ///< pictures fit equally well
        Number,   ///< as 7 does "7.png" or "0007.png", and as anything that is counted might
        Name,  ///< by a path, a name, or a name without its ending that is no number, has zeros before it or six digits
    };
    By by = By::Nothing;
    std::size_t place = 0;     ///< where it is one
    bool isOtherCase = false;  ///< the picture's name has other capital letters
};

/// Finds pictures by their names in tables.
class PictureNames {
public:
    /// Paths within one folder, separated by '/'; they must outlive this.
    explicit PictureNames(const std::vector<std::string>& paths);

    /// The one picture below `folder` with a path, a name, or a name without its ending; where `byNumber`, also by its
    /// number alone ("7" for "0007.png"). Where `among` is not empty, a word without folders means one of these.
    NamedPicture find(std::string word, const std::string& folder, bool byNumber,
                      const std::vector<bool>& among = {}) const;

private:
    int likeness(const std::string& path, const std::string& word, const std::string& folder) const;

    const std::vector<std::string>& paths_;
    std::unordered_map<std::string, std::int32_t> first_;  ///< by stem, see keyOf()
    std::vector<std::int32_t> next_;                       ///< the next of the same stem, or -1
};

}  // namespace lunette
