#pragma once

#include "numeric/Scalar.h"

#include <algorithm>

namespace lunette {

/// How many threads parallelFor() may use when it is called from this very thread, at least 1. The helpers are
/// started here, inherit this thread's priority and end with it. A thread that never says gets 1, so that views
/// which decode never compete with the trainer for cores.
void setThreadCount(int threads);

/// 1 inside the body of a parallelFor(): parallel work does not nest.
int threadCount();

/// Processors available to this process.
int availableProcessors();

/// Calls body(context, first, last) for consecutive parts of 0..count-1, a part a thread, and waits for all.
/// body must not throw. Subnormal numbers count as zero in it, on every thread and with every number of threads.
/// parallelFor() is the comfortable form.
void runOnThreads(Index count, void (*body)(void* context, Index first, Index last), void* context);

/// Calls body(first, last) on consecutive ranges that cover 0..count-1, on threadCount() threads. Ranges are
/// `grain` long (the last may be shorter) whatever the number of threads, so that sums kept a range are the same
/// for every number of threads. body must not throw.
template <class Body>
void parallelFor(Index count, Index grain, Body body) {
    struct Context {
        Body& body;
        Index count, grain;
    } context{body, count, grain};
    runOnThreads((count + grain - 1) / grain,
                 [](void* pointer, Index first, Index last) {
                     const Context& c = *static_cast<Context*>(pointer);
                     for (Index range = first; range < last; ++range)
                         c.body(range * c.grain, std::min(c.count, (range + 1) * c.grain));
                 },
                 &context);
}

}  // namespace lunette
