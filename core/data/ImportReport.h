#pragma once

#include "Message.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace lunette {

/// What an import found, how it converted it, and what it left out; nothing of it is silent.
struct ImportReport {
    /// Things of one kind, counted.
    struct Kind {
        Message what;  ///< "PNG, palette", "32 x 32 pixels"
        std::int64_t count = 0;
    };
    /// One file, member or line that gave no image.
    struct Skipped {
        Message what;  ///< named as the user finds it: a path within the folder, "line 17"
        Message why;
    };

    std::vector<Message> notes;  ///< what was found and how it was converted, a sentence each
    std::vector<Kind> kinds;     ///< of the images that were taken; empty where all are of one obvious kind
    std::vector<Skipped> skipped;
};

/// Whether a note says that something may have been understood wrongly.
inline bool isDoubt(const Message& note) {
    return note.source() != nullptr && std::string_view(note.source()).starts_with("Doubtful:");
}

}  // namespace lunette
