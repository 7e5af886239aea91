#pragma once

#include <span>
#include <string>

namespace lunette {

/// Words as one line for a POSIX shell, each quoted where it needs to be.
std::string shellLine(std::span<const std::string> words);

}  // namespace lunette
