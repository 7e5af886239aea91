#include "numeric/Elementwise.h"

namespace lunette {

namespace baseline {
extern const ElementwiseKernels kKernels;
}

#ifdef __x86_64__
namespace avx2 {
extern const ElementwiseKernels kKernels;
}
namespace avx512 {
extern const ElementwiseKernels kKernels;
}

const ElementwiseKernels& elementwise() {
    static const ElementwiseKernels& best = []() -> const ElementwiseKernels& {
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
            return avx512::kKernels;
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2::kKernels;
        return baseline::kKernels;
    }();
    return best;
}
#else
const ElementwiseKernels& elementwise() { return baseline::kKernels; }
#endif

}  // namespace lunette
