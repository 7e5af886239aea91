#pragma once

#include <string>

namespace lunette::cli {

/// The project's version: "1.0.0".
std::string versionNumber();

/// What `--version` prints: "lunette 1.0.0 (commit 85b7faa)". `detail` stands before the commit. The commit is the one
/// that the build was configured at, "-dirty" with changes; it is left out where the sources do not say it.
std::string versionLine(const std::string& program, const std::string& detail = {});

}  // namespace lunette::cli
