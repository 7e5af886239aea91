#pragma once

#include <cstdio>

namespace lunette::cli {

/// While it lives, nothing that libraries write to stderr is seen: libpng and others speak there of every bad file,
/// whose story the import's report tells. What is to be seen goes to stream().
class QuietErrors {
public:
    QuietErrors();
    ~QuietErrors();
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

    /// The real stderr; stderr itself where that could not be put aside.
    std::FILE* stream() const { return real_ ? real_ : stderr; }

private:
    std::FILE* real_ = nullptr;
};

}  // namespace lunette::cli
