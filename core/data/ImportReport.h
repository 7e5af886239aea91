#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lunette {

/// What an import found, how it converted it, and what it left out; nothing of it is silent.
struct ImportReport {
    /// Things of one kind, counted.
    struct Kind {
        std::string what;  ///< "PNG, palette", "32 x 32 pixels"
        std::int64_t count = 0;
    };
    /// One file, member or line that gave no image.
    struct Skipped {
        std::string what;  ///< named as the user finds it: a path within the folder, "line 17"
        std::string why;
    };

    std::vector<std::string> notes;  ///< what was found and how it was converted, a sentence each
    std::vector<Kind> kinds;         ///< of the images that were taken; empty where all are of one obvious kind
    std::vector<Skipped> skipped;
};

}  // namespace lunette
