#include "analysis/ValidityMap.h"

#include "Error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lunette {
namespace {

constexpr Index kCodesAtOnce = 256;
constexpr double kMinDeviation = 1e-9;
constexpr double kShareOfScott = 0.5;
constexpr Index kMaxKernels = 1000;

/// value(codes) of a few codes at a time, so that pictures need little memory.
template <class Value>
Eigen::ArrayXd inBatches(const Matrix& codes, const Value& value) {
    Eigen::ArrayXd result(codes.cols());
    for (Index first = 0; first < codes.cols(); first += kCodesAtOnce) {
        const Index count = std::min(kCodesAtOnce, codes.cols() - first);
        result.segment(first, count) = value(Matrix(codes.middleCols(first, count)));
    }
    return result;
}

/// Of each point (column) at each place (row).
Eigen::MatrixXd kernels(const Eigen::ArrayXd& places, const Eigen::ArrayXd& points, double bandwidth) {
    Eigen::MatrixXd result(places.size(), points.size());
    const double scale = 1 / (bandwidth * std::sqrt(2 * std::numbers::pi));
    for (Index i = 0; i < points.size(); ++i)
        result.col(i) = (scale * (-0.5 * ((places - points(i)) / bandwidth).square()).exp()).matrix();
    return result;
}

/// dimensions: of the space in which the points lie.
double bandwidthOf(const Eigen::ArrayXd& points, Index dimensions = 2) {
    const double deviation = std::sqrt((points - points.mean()).square().mean());
    return std::max(deviation, kMinDeviation) * kShareOfScott *
           std::pow(static_cast<double>(points.size()), -1.0 / static_cast<double>(dimensions + 4));
}

}  // namespace

Eigen::ArrayXd roundTripErrors(const Codec& codec, const Matrix& codes) {
    return inBatches(codes, [&](const Matrix& some) -> Eigen::ArrayXd {
        const Matrix back = codec.encode(codec.decode(some));
        return (back - some).cast<double>().colwise().norm().transpose().array();
    });
}

Eigen::ArrayXd pictureSpeeds(const Codec& codec, const Matrix& codes, const Matrix& steps) {
    if (steps.cols() == 0) throw Error(ErrorKind::TooFew, Message::tr("The speed of a picture needs a direction."));
    return inBatches(codes, [&](const Matrix& some) -> Eigen::ArrayXd {
        Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(some.cols());
        for (Index direction = 0; direction < steps.cols(); ++direction) {
            const Vector step = steps.col(direction);
            const Matrix change = codec.decode(some.colwise() + step) - codec.decode(some.colwise() - step);
            const double way = 2 * static_cast<double>(step.norm());
            sum += change.cast<double>().colwise().squaredNorm().transpose().array() /
                   (way * way * static_cast<double>(change.rows()));
        }
        return (sum / static_cast<double>(steps.cols())).sqrt();
    });
}

Eigen::ArrayXXd planeDensity(const Matrix& points, const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    if (points.cols() == 0) throw Error(ErrorKind::TooFew, Message::tr("A density needs at least one code."));
    const Eigen::ArrayXd across = points.row(0).cast<double>().transpose().array();
    const Eigen::ArrayXd upwards = points.row(1).cast<double>().transpose().array();
    // A product of one-dimensional kernels, so the sum over points is a product of two matrices.
    const Eigen::MatrixXd onX = kernels(x, across, bandwidthOf(across)),
                          onY = kernels(y, upwards, bandwidthOf(upwards));
    return (onY * onX.transpose() / static_cast<double>(points.cols())).array();
}

Eigen::ArrayXd densityAround(const Matrix& points) {
    const Index step = (points.cols() + kMaxKernels - 1) / kMaxKernels;
    const Index count = step == 0 ? 0 : (points.cols() + step - 1) / step;
    Eigen::ArrayXd densities = Eigen::ArrayXd::Zero(points.cols());
    if (count < 2) return densities;
    const Eigen::MatrixXd all = points.cast<double>();
    const Eigen::MatrixXd chosen = all(Eigen::all, Eigen::seqN(0, count, step));
    for (Index first = 0; first < all.cols(); first += kCodesAtOnce) {
        const Index some = std::min(kCodesAtOnce, all.cols() - first);
        Eigen::MatrixXd products = Eigen::MatrixXd::Ones(some, count);
        for (Index axis = 0; axis < all.rows(); ++axis) {
            const Eigen::ArrayXd along = chosen.row(axis).transpose().array();
            const Eigen::ArrayXd places = all.row(axis).segment(first, some).transpose().array();
            products.array() *= kernels(places, along, bandwidthOf(along, all.rows())).array();
        }
        for (Index i = 0; i < some; ++i) {
            const Index point = first + i;
            const bool isChosen = point % step == 0;
            if (isChosen) products(i, point / step) = 0;
            densities(point) = products.row(i).sum() / static_cast<double>(count - (isChosen ? 1 : 0));
        }
    }
    return densities;
}

}  // namespace lunette
