#pragma once

#include "train/Trainer.h"

#include <string>

namespace lunette::cli {

/// Shows how far a training is, on stderr: one line that is rewritten on a terminal, a line an epoch otherwise.
class TrainingProgress {
public:
    TrainingProgress();

    void show(RunOutputs& outputs);

    /// A line of its own among them.
    void note(const std::string& text) const;

    /// Shows what is left and ends the line.
    void finish(RunOutputs& outputs);

private:
    void showEpoch(const EpochRecord& record, const RunProgress& progress) const;
    void showLine(const RunProgress& progress) const;

    bool onTerminal_;
    double lastTestLoss_;
};

}  // namespace lunette::cli
