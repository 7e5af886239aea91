#pragma once

namespace lunette::test {

/// Whether the tests run under a sanitizer: some ten times slower, in terabytes of address space.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

}  // namespace lunette::test
