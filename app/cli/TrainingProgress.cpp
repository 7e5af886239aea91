#include "cli/TrainingProgress.h"

#include <cmath>
#include <cstdio>
#include <limits>
#include <unistd.h>

namespace lunette::cli {

TrainingProgress::TrainingProgress()
    : onTerminal_(isatty(STDERR_FILENO) == 1), lastTestLoss_(std::numeric_limits<double>::quiet_NaN()) {}

void TrainingProgress::show(RunOutputs& outputs) {
    const RunProgress progress = outputs.progress();
    for (const EpochRecord& record : outputs.history.drain().epochs) {
        lastTestLoss_ = record.test.loss;
        if (!onTerminal_) showEpoch(record, progress);
    }
    if (onTerminal_) showLine(progress);
}

void TrainingProgress::note(const std::string& text) const {
    std::fprintf(stderr, "%slunette-cli: note: %s\n", onTerminal_ ? "\r\033[K" : "", text.c_str());
}

void TrainingProgress::finish(RunOutputs& outputs) {
    show(outputs);
    if (onTerminal_) std::fputc('\n', stderr);
}

void TrainingProgress::showEpoch(const EpochRecord& record, const RunProgress& progress) const {
    std::fprintf(stderr, "epoch %lld/%lld  train %.2f  test %.2f nats  %.1f s\n", static_cast<long long>(record.epoch),
                 static_cast<long long>(progress.epochs), record.train.loss, record.test.loss, record.seconds);
}

void TrainingProgress::showLine(const RunProgress& progress) const {
    const double epoch = static_cast<double>(progress.step) / static_cast<double>(progress.stepsPerEpoch);
    const auto secondsLeft = static_cast<long long>(std::ceil(progress.secondsLeft));
    std::fprintf(stderr, "\repoch %.2f/%lld  %.0f images/s  %lld:%02lld left", epoch,
                 static_cast<long long>(progress.epochs), progress.imagesPerSecond, secondsLeft / 60, secondsLeft % 60);
    if (std::isfinite(lastTestLoss_)) std::fprintf(stderr, "  test %.2f nats", lastTestLoss_);
    std::fputs("\033[K", stderr);
}

}  // namespace lunette::cli
