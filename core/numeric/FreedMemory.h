#pragma once

namespace lunette {

/// Lets large blocks, of weights and of pixels, go back to the system when they are freed. Otherwise the allocator,
/// once it has freed a few, keeps them for the thread that allocated them: hundreds of megabytes after some trainings.
/// For a program that runs long; to be called before its threads start.
void returnLargeBlocksWhenFreed();

/// Gives back what the allocator has kept of smaller blocks. Takes milliseconds, in which other threads may wait for
/// memory.
void returnFreedMemory();

}  // namespace lunette
