#include "analysis/Dci.h"

#include "analysis/MutualInformation.h"

#include <Eigen/Cholesky>

#include <cmath>
#include <limits>

namespace lunette {
namespace {

constexpr double kRegressionRidge = 1e-6;

/// 1 minus the entropy of the shares to the base of their number; a lone share competes with none.
double concentration(const Eigen::ArrayXd& importances) {
    if (importances.size() < 2) return 1.0;
    double entropy = 0.0;
    for (const double share : importances / importances.sum())
        if (share > 0.0) entropy -= share * std::log(share);
    return 1.0 - entropy / std::log(static_cast<double>(importances.size()));
}

/// From standardized codes to factors, with an intercept.
class LinearRegression {
public:
    LinearRegression(const Matrix& codes, const Eigen::MatrixXd& factors) {
        const Eigen::MatrixXd x = codes.cast<double>();
        mean_ = x.rowwise().mean();
        const Eigen::MatrixXd centered = x.colwise() - mean_;
        const auto count = static_cast<double>(x.cols());
        scale_ = (centered.rowwise().squaredNorm() / count).cwiseSqrt();
        for (double& scale : scale_) scale = scale > 0.0 ? 1.0 / scale : 0.0;
        const Eigen::MatrixXd standardized = scale_.asDiagonal() * centered;
        intercept_ = factors.rowwise().mean();
        const Eigen::MatrixXd differences = factors.colwise() - intercept_;
        Eigen::MatrixXd gram = standardized * standardized.transpose() / count;
        gram.diagonal().array() += kRegressionRidge;
        weights_ = gram.ldlt().solve(standardized * differences.transpose() / count).transpose();
    }

    Eigen::MatrixXd predict(const Matrix& codes) const {
        const Eigen::MatrixXd standardized = scale_.asDiagonal() * (codes.cast<double>().colwise() - mean_);
        return (weights_ * standardized).colwise() + intercept_;
    }

private:
    Eigen::VectorXd mean_, scale_, intercept_;
    Eigen::MatrixXd weights_;
};

/// factors x images.
Eigen::MatrixXd valuesOf(const std::vector<Factor>& factors, Index images) {
    Eigen::MatrixXd values(static_cast<Index>(factors.size()), images);
    for (Index i = 0; i < values.rows(); ++i)
        values.row(i) = Eigen::Map<const Eigen::VectorXf>(factors[static_cast<std::size_t>(i)].values.data(), images)
                            .cast<double>()
                            .transpose();
    return values;
}

double informativeness(const FactorCodes& fitted, const FactorCodes& heldOut) {
    const LinearRegression regression(fitted.codes, valuesOf(fitted.factors, fitted.codes.cols()));
    const Eigen::MatrixXd values = valuesOf(heldOut.factors, heldOut.codes.cols());
    const Eigen::VectorXd errors = (regression.predict(heldOut.codes) - values).rowwise().squaredNorm();
    const Eigen::VectorXd spread = (values.colwise() - values.rowwise().mean()).rowwise().squaredNorm();
    double sum = 0.0;
    int varying = 0;
    for (Index i = 0; i < spread.size(); ++i) {
        if (spread[i] <= 0.0) continue;
        sum += 1.0 - errors[i] / spread[i];
        ++varying;
    }
    return varying > 0 ? sum / varying : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

Dci measureDci(const FactorCodes& fitted, const FactorCodes& heldOut) {
    FactorCodes varying{fitted.codes, {}}, judged{heldOut.codes, {}};
    for (std::size_t i = 0; i < fitted.factors.size(); ++i) {
        if (!varies(fitted.factors[i])) continue;
        varying.factors.push_back(fitted.factors[i]);
        judged.factors.push_back(heldOut.factors[i]);
    }
    constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
    if (varying.factors.empty()) return {kNothing, kNothing, kNothing};

    const Eigen::ArrayXXd importance = followedStrengths(varying.codes, varying.factors).array();
    Dci result{0.0, 0.0, informativeness(varying, judged)};
    for (Index latent = 0; latent < importance.rows(); ++latent) {
        const double weight = importance.row(latent).sum();
        if (weight > 0.0) result.disentanglement += weight * concentration(importance.row(latent).transpose());
    }
    if (importance.sum() > 0.0) result.disentanglement /= importance.sum();
    for (Index factor = 0; factor < importance.cols(); ++factor)
        if (importance.col(factor).sum() > 0.0) result.completeness += concentration(importance.col(factor));
    result.completeness /= static_cast<double>(importance.cols());
    return result;
}

}  // namespace lunette
