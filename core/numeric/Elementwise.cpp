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
namespace avx512bf16 {
extern const ElementwiseKernels kKernels;
}
#endif

const ElementwiseKernels* elementwiseSet(int number) {
    switch (number) {
        case 0:
            return &baseline::kKernels;
#ifdef __x86_64__
        case 1:
            return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &avx2::kKernels : nullptr;
        case 2:
            return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
                       ? &avx512::kKernels
                       : nullptr;
        case 3:
            return elementwiseSet(2) && __builtin_cpu_supports("avx512bf16") ? &avx512bf16::kKernels : nullptr;
#endif
        default:
            return nullptr;
    }
}

const ElementwiseKernels& elementwise() {
    static const ElementwiseKernels& best = []() -> const ElementwiseKernels& {
        const ElementwiseKernels* set = elementwiseSet(0);
        for (int number = 1; const auto* better = elementwiseSet(number); ++number) set = better;
        return *set;
    }();
    return best;
}

}  // namespace lunette
