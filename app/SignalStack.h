#pragma once

namespace lunette {

/// Gives the calling thread a stack for the signal handlers that ask for one (SA_ONSTACK), for as long as the program
/// runs. Handlers of a thread that computes need it: oneDNN's matrix products point the stack at memory of the heap, so
/// that a handler's frame on it overwrites what lies beside. Of several threads the first gets the process's signals,
/// so the first is to call this.
void useHandlerStack();

}  // namespace lunette
