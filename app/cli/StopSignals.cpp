#include "cli/StopSignals.h"

#include "HandlerStack.h"

#include <csignal>

namespace lunette::cli {
namespace {

volatile std::sig_atomic_t signalReceived = 0;

void remember(int) { signalReceived = 1; }

void handle(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART | SA_ONSTACK;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

StopSignals::StopSignals() {
    signalReceived = 0;
    useHandlerStack();
    handle(remember);
}

StopSignals::~StopSignals() { handle(SIG_DFL); }

bool StopSignals::received() const { return signalReceived != 0; }

}  // namespace lunette::cli
