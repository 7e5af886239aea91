#include "cli/InterruptFlag.h"

#include "SignalStack.h"

namespace lunette::cli {
namespace {

volatile std::sig_atomic_t signalReceived = 0;

void remember(int) { signalReceived = 1; }

}  // namespace

InterruptFlag::InterruptFlag() {
    signalReceived = 0;
    useHandlerStack();
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        sigaction(kSignals[i], nullptr, &before_[i]);
        if (before_[i].sa_handler == SIG_IGN) continue;
        struct sigaction action {};
        action.sa_handler = kSignals[i] == SIGPIPE ? SIG_IGN : remember;
        action.sa_flags = kSignals[i] == SIGPIPE ? 0 : static_cast<int>(SA_RESETHAND) | SA_RESTART | SA_ONSTACK;
        sigaction(kSignals[i], &action, nullptr);
    }
}

InterruptFlag::~InterruptFlag() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &before_[i], nullptr);
}

bool InterruptFlag::received() const { return signalReceived != 0; }

}  // namespace lunette::cli
