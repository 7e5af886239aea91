#pragma once

#include "cli/CommandLine.h"
#include "cli/RunKeeper.h"

namespace lunette::cli {

/// Where a new training is kept, with the command that goes on with it.
std::shared_ptr<RecoveryFile> newRun(const Arguments& arguments);

/// The kept run that --resume names, to be kept up to date and taken away once it is saved; null where it names none.
/// Throws UsageError where --output is that very file.
std::shared_ptr<RecoveryFile> adoptResumed(const Arguments& arguments);

/// Says on stderr which run an earlier process left behind, and how to go on with it.
void noteAbandonedRuns();

/// "The run is kept; ...", with the command that goes on with it.
std::string keptText(const RunKeeper& keeper);

/// Keeps a run whose file could not be written. Throws Error that says why and what became of the run.
[[noreturn]] void keepInstead(RunKeeper& keeper, const TrainingState& state, const Error& why);

}  // namespace lunette::cli
