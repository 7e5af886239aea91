#include "SignalStack.h"

#include <array>
#include <csignal>

namespace lunette {

void useHandlerStack() {
    // A frame holds all registers of the processor, some kilobytes.
    static std::array<char, 1 << 16> memory;
    stack_t stack{};
    stack.ss_sp = memory.data();
    stack.ss_size = memory.size();
    sigaltstack(&stack, nullptr);
}

}  // namespace lunette
