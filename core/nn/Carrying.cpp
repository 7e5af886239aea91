#include "nn/Carrying.h"

namespace lunette {

// A layer takes whole matrices, so that its rows are copied out of those that hold more.
void Carrying::forward(ConstSlice theta, const Matrix& x, Matrix& y) const {
    Matrix own;
    layer_->forward(theta, x.topRows(layer_->inputs()), own);
    y.resize(outputs(), x.cols());
    y << own, x.bottomRows(carried_);
}

void Carrying::backward(ConstSlice theta, const Matrix& x, const Matrix& y, Matrix& dy, Matrix* dx,
                        Vector& sums) const {
    Matrix ownGradient = dy.topRows(layer_->outputs()), inputGradient;
    layer_->backward(theta, x.topRows(layer_->inputs()), y.topRows(layer_->outputs()), ownGradient,
                     dx ? &inputGradient : nullptr, sums);
    dy.topRows(layer_->outputs()) = ownGradient;
    if (!dx) return;
    dx->resize(inputs(), x.cols());
    *dx << inputGradient, Matrix::Zero(carried_, x.cols());
}

void Carrying::parameterGradient(std::span<const Share> shares, ParameterRange range, Scalar beta, Slice dtheta) const {
    for (const Share& share : shares) {
        const Matrix x = share.x->topRows(layer_->inputs()), dy = share.dy->topRows(layer_->outputs());
        const Share own{&x, &dy, share.sums};
        layer_->parameterGradient({&own, 1}, range, beta, dtheta);
        beta = Scalar(1);
    }
}

}  // namespace lunette
