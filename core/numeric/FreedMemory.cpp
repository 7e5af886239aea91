#include "numeric/FreedMemory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lunette {

// Other allocators need neither, as far as is known.
#ifdef __GLIBC__

void returnLargeBlocksWhenFreed() {
    constexpr int kLargeBlock = 4 << 20;  // more than a picture of the map, which comes and goes many times a second
    mallopt(M_MMAP_THRESHOLD, kLargeBlock);
}

void returnFreedMemory() { malloc_trim(0); }

#else

void returnLargeBlocksWhenFreed() {}
void returnFreedMemory() {}

#endif

}  // namespace lunette
