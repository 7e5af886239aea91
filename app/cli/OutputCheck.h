#pragma once

#include "cli/CommandLine.h"

namespace lunette::cli {

/// Holds every output of a command line against all that it reads and against its other outputs, before any work.
/// Files are compared, not their names: links and other spellings of a path do not matter.
///
/// Throws UsageError where an output would be written over an input, a file of a DATASET or another output, or where a
/// folder of pictures would mix with that of a DATASET; and Error where an output cannot be written.
void requireSafeOutputs(const Command& command, const Arguments& arguments);

}  // namespace lunette::cli
