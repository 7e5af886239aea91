#include "numeric/Elementwise.h"

namespace lunette {

namespace baseline {
extern const ElementwiseKernels kernels;
}

#ifdef __x86_64__
namespace avx2 {
extern const ElementwiseKernels kernels;
}
namespace avx512 {
extern const ElementwiseKernels kernels;
}

const ElementwiseKernels& elementwise() {
    static const ElementwiseKernels& best = []() -> const ElementwiseKernels& {
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
            __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
            return avx512::kernels;
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2::kernels;
        return baseline::kernels;
    }();
    return best;
}
#else
const ElementwiseKernels& elementwise() { return baseline::kernels; }
#endif

}  // namespace lunette
