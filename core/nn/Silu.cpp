#include "nn/Silu.h"

#include "numeric/Elementwise.h"
#include "numeric/Parallel.h"

namespace lunette {
namespace {

constexpr Index kValuesPerTask = 4096;

}  // namespace

void Silu::forward(ConstSlice /*theta*/, const Matrix& x, Matrix& y) const {
    y.resize(size_, x.cols());
    parallelFor(y.size(), kValuesPerTask,
                [&](Index first, Index last) { elementwise().silu(x.data() + first, y.data() + first, last - first); });
}

void Silu::backward(ConstSlice /*theta*/, const Matrix& x, const Matrix& /*y*/, Matrix& dy, Matrix* dx,
                    Vector& /*sums*/) const {
    if (!dx) return;
    dx->resize(size_, dy.cols());
    parallelFor(dy.size(), kValuesPerTask, [&](Index first, Index last) {
        elementwise().siluBackward(x.data() + first, dy.data() + first, dx->data() + first, last - first);
    });
}

std::string Silu::describe() const { return "silu " + std::to_string(size_); }

}  // namespace lunette
