// Compiled only into builds with oneDNN.
#include "numeric/OneDnnProducts.h"

#include "numeric/OneDnn.h"

namespace lunette {
namespace {

using Type = dnnl::memory::data_type;

/// What a product is compiled for.
struct ProductShape {
    Index rows, columns, depth;
    Transpose transposeA, transposeB;
    Index strideA, strideB, strideC;
    bool adds;

    bool operator==(const ProductShape&) const = default;
};

/// A product for one shape. oneDNN is row-major: it computes the transposed product of the transposed factors.
class CompiledProduct {
public:
    explicit CompiledProduct(const ProductShape& shape) : shape_(shape) {
        const auto factor = [](Index rows, Index columns, Transpose transpose, Index stride) {
            return transpose == Transpose::No
                       ? dnnl::memory::desc({columns, rows}, Type::bf16, dnnl::memory::dims{stride, 1})
                       : dnnl::memory::desc({columns, rows}, Type::bf16, dnnl::memory::dims{1, stride});
        };
        const auto b = factor(shape.depth, shape.columns, shape.transposeB, shape.strideB);
        const auto a = factor(shape.rows, shape.depth, shape.transposeA, shape.strideA);
        const dnnl::memory::desc c({shape.columns, shape.rows}, Type::f32, dnnl::memory::dims{shape.strideC, 1});
        dnnl::primitive_attr attributes;
        if (shape.adds) {
            dnnl::post_ops additions;
            additions.append_sum();
            attributes.set_post_ops(additions);
        }
        const auto& engine = OneDnnDevice::ofThread().engine;
        primitive_ = dnnl::matmul(dnnl::matmul::primitive_desc(dnnl::matmul::desc(b, a, c), attributes, engine));
        b_ = dnnl::memory(b, engine, DNNL_MEMORY_NONE);
        a_ = dnnl::memory(a, engine, DNNL_MEMORY_NONE);
        c_ = dnnl::memory(c, engine, DNNL_MEMORY_NONE);
        arguments_ = {{{DNNL_ARG_SRC, b_.get()}, {DNNL_ARG_WEIGHTS, a_.get()}, {DNNL_ARG_DST, c_.get()}}};
    }

    bool isFor(const ProductShape& shape) const { return shape_ == shape; }

    void run(const Bfloat16* a, const Bfloat16* b, Scalar* c) {
        // oneDNN reads from and writes to the same kind of handle.
        a_.set_data_handle(const_cast<Bfloat16*>(a));
        b_.set_data_handle(const_cast<Bfloat16*>(b));
        c_.set_data_handle(c);
        execute(primitive_, arguments_);
    }

private:
    ProductShape shape_;
    dnnl::primitive primitive_;
    dnnl::memory a_, b_, c_;
    std::array<dnnl_exec_arg_t, 3> arguments_{};
};

/// Whether the processor counts as having all that `wanted` names: oneDNN's names are sets of bits.
bool hasInstructions(dnnl_cpu_isa_t wanted) {
    static const auto present = static_cast<unsigned>(dnnl_get_effective_cpu_isa());
    return (present & static_cast<unsigned>(wanted)) == static_cast<unsigned>(wanted);
}

}  // namespace

OneDnnDevice& OneDnnDevice::ofThread() {
    thread_local OneDnnDevice instance;
    return instance;
}

bool hasMatrixInstructions() { return hasInstructions(dnnl_cpu_isa_avx512_core_amx); }

Bfloat16Support bfloat16Support() {
    return hasInstructions(dnnl_cpu_isa_avx512_core_bf16) ? Bfloat16Support::Fast : Bfloat16Support::NoInstructions;
}

void multiplyByOneDnn(Transpose transposeA, const RoundedMatrix& a, Transpose transposeB, const RoundedMatrix& b,
                      Scalar beta, Eigen::Ref<Matrix> c) {
    const Index depth = transposeA == Transpose::No ? a.columns : a.rows;
    const ProductShape shape{c.rows(), c.cols(), depth,           transposeA,       transposeB,
                             a.stride, b.stride, c.outerStride(), beta != Scalar(0)};
    planFor<CompiledProduct>(shape).run(a.numbers, b.numbers, c.data());
}

}  // namespace lunette
