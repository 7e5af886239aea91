#pragma once

#include "Sanitized.h"

#include <sys/resource.h>

namespace lunette::test {

/// So many bytes for whatever `action` allocates and for what there is already; mapped files do not count. No limit
/// under a sanitizer, whose own memory counts.
template <class Action>
void withMemory(rlim_t bytes, const Action& action) {
    if (kIsSanitized) return action();
    rlimit before{};
    getrlimit(RLIMIT_DATA, &before);
    rlimit tight = before;
    tight.rlim_cur = bytes;
    setrlimit(RLIMIT_DATA, &tight);
    action();
    setrlimit(RLIMIT_DATA, &before);
}

/// So that a bomb fails here and not on a user's machine.
template <class Action>
void withOneGibibyte(const Action& action) {
    withMemory(rlim_t{1} << 30, action);
}

}  // namespace lunette::test
