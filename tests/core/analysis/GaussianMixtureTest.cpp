#include "Error.h"
#include "TestProgram.h"
#include "analysis/GaussianMixture.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

using namespace lunette;

class GaussianMixtureTest : public QObject {
    Q_OBJECT
private slots:
    void fitMixture_ofThreeClusters_recoversThem();
    void fitMixture_ofOneComponent_isFitGaussian();
    void logLikelihood_ofTwoCodes_isThatOfTheFormula();
    void logLikelihood_duringTheFit_neverFalls_data();
    void logLikelihood_duringTheFit_neverFalls();
    void bic_ofThreeClusters_choosesThree();
    void bic_ofOneGaussian_choosesOne();
    void fitMixture_sameSeed_givesTheSameFit();
    void fit_ofCodesInAPlane_drawsInThatPlane();
    void fitMixture_ofManyLatents_hasDiagonalCovariances();
    void fit_ofNoCodesOrNan_isRefused();
};

namespace {

/// Two long, slanted Gaussians of unequal weight, and a round one.
CodeDistribution threeClusters() {
    return CodeDistribution({{0.5, Eigen::Vector2d(0, 0), Eigen::Matrix2d{{2, 0}, {1, 0.5}}},
                             {0.3, Eigen::Vector2d(10, -3), Eigen::Matrix2d{{0.5, 0}, {-1, 1}}},
                             {0.2, Eigen::Vector2d(-4, 12), Eigen::Matrix2d{{0.7, 0}, {0, 0.7}}}});
}

}  // namespace

void GaussianMixtureTest::fitMixture_ofThreeClusters_recoversThem() {
    const CodeDistribution made = threeClusters();
    const CodeDistribution found = fitMixture(made.draw(6000, 1.0, 4), 3, 1).distribution;
    QCOMPARE(found.components().size(), std::size_t(3));
    for (const auto& original : made.components()) {
        const auto nearest = std::ranges::min_element(
            found.components(), {}, [&](const auto& component) { return (component.mean - original.mean).norm(); });
        QVERIFY((nearest->mean - original.mean).norm() < 0.15);
        QVERIFY(std::abs(nearest->weight - original.weight) < 0.02);
        const Eigen::MatrixXd covariance = nearest->factor * nearest->factor.transpose();
        QVERIFY((covariance - original.factor * original.factor.transpose()).norm() < 0.4);
    }
}

void GaussianMixtureTest::fitMixture_ofOneComponent_isFitGaussian() {
    const Matrix codes = threeClusters().draw(300, 1.0, 4);
    const CodeDistribution mixture = fitMixture(codes, 1, 1).distribution, gaussian = fitGaussian(codes);
    const auto &one = mixture.components().front(), &other = gaussian.components().front();
    QVERIFY((one.mean - other.mean).norm() < 1e-9);
    QVERIFY((one.factor - other.factor).norm() < 1e-9);
    QVERIFY(std::abs(one.weight - 1) < 1e-12);
}

void GaussianMixtureTest::logLikelihood_ofTwoCodes_isThatOfTheFormula() {
    // -1 and 1: mean 0, variance v = 1 (1 + ridge); log N(1; 0, v) = -(log 2 pi v + 1 / v) / 2.
    Matrix codes(1, 2);
    codes << -1, 1;
    const MixtureFit fit = fitMixture(codes, 1, 1);
    const double variance = 1 + gaussians::kRidge;
    const double expected = -0.5 * (std::log(2 * std::numbers::pi * variance) + 1 / variance);
    QVERIFY(std::abs(fit.logLikelihoods.back() - expected) < 1e-12);
    QVERIFY(std::abs(fit.bic - (-2 * 2 * expected + 2 * std::log(2.0))) < 1e-12);  // a mean and a variance
}

void GaussianMixtureTest::logLikelihood_duringTheFit_neverFalls_data() {
    QTest::addColumn<int>("components");
    QTest::addColumn<quint64>("seed");
    for (const int components : {2, 3, 5, 8})
        for (const quint64 seed : {1U, 2U, 3U})
            QTest::addRow("%d components, seed %d", components, static_cast<int>(seed)) << components << seed;
}

void GaussianMixtureTest::logLikelihood_duringTheFit_neverFalls() {
    QFETCH(int, components);
    QFETCH(quint64, seed);
    // Wide clusters that run into one another, so that it takes many steps.
    const auto trace = fitMixture(threeClusters().draw(800, 3.0, seed), components, seed).logLikelihoods;
    QVERIFY(trace.size() >= 2);
    for (std::size_t i = 1; i < trace.size(); ++i)
        QVERIFY2(trace[i] >= trace[i - 1] - 1e-7, qPrintable(QString::number(trace[i] - trace[i - 1])));
    QVERIFY(trace.back() > trace.front());
}

void GaussianMixtureTest::bic_ofThreeClusters_choosesThree() {
    const Matrix codes = threeClusters().draw(1000, 1.0, 6);
    QCOMPARE(fitMixtureByBic(codes, 1).distribution.components().size(), std::size_t(3));
    QVERIFY(fitMixture(codes, 3, 1).bic < fitMixture(codes, 2, 1).bic);
    QVERIFY(fitMixture(codes, 3, 1).bic < fitMixture(codes, 4, 1).bic);
}

void GaussianMixtureTest::bic_ofOneGaussian_choosesOne() {
    const Matrix codes = CodeDistribution::prior(3).draw(1000, 1.0, 1);
    QCOMPARE(fitMixtureByBic(codes, 1).distribution.components().size(), std::size_t(1));
}

void GaussianMixtureTest::fitMixture_sameSeed_givesTheSameFit() {
    const Matrix codes = threeClusters().draw(500, 1.0, 9);
    const Matrix once = fitMixture(codes, 4, 2).distribution.draw(20, 1.0, 1);
    QVERIFY(once == fitMixture(codes, 4, 2).distribution.draw(20, 1.0, 1));
}

void GaussianMixtureTest::fit_ofCodesInAPlane_drawsInThatPlane() {
    Matrix codes = CodeDistribution::prior(3).draw(200, 1.0, 1);
    codes.row(2).setConstant(Scalar(0.25));  // a dead latent
    codes.row(1) = 2 * codes.row(0);
    for (const auto& fit : {fitGaussian(codes), fitMixture(codes, 3, 1).distribution}) {
        const Matrix draws = fit.draw(100, 1.0, 1);
        QVERIFY(draws.allFinite());
        QVERIFY((draws.row(2).array() - Scalar(0.25)).abs().maxCoeff() < 1e-4);
        QVERIFY((draws.row(1) - 2 * draws.row(0)).cwiseAbs().maxCoeff() < 0.2);
    }
    QVERIFY(fitGaussian(codes.leftCols(1)).draw(5, 1.0, 1).allFinite());
    QCOMPARE(fitMixture(codes.leftCols(2), 10, 1).distribution.components().size(), std::size_t(2));
}

void GaussianMixtureTest::fitMixture_ofManyLatents_hasDiagonalCovariances() {
    const Matrix codes = CodeDistribution::prior(gaussians::kMaxLatentsOfFull + 1).draw(300, 1.0, 1);
    const CodeDistribution mixture = fitMixture(codes, 2, 1).distribution;
    for (const auto& component : mixture.components()) QVERIFY(component.factor.isDiagonal());
    const CodeDistribution gaussian = fitGaussian(codes);
    QVERIFY(!gaussian.components().front().factor.isDiagonal());
}

void GaussianMixtureTest::fit_ofNoCodesOrNan_isRefused() {
    Matrix codes = Matrix::Zero(2, 5);
    QVERIFY_THROWS_EXCEPTION(Error, fitGaussian(codes.leftCols(0)));
    QVERIFY_THROWS_EXCEPTION(Error, fitMixtureByBic(codes.leftCols(0), 1));
    codes(1, 3) = std::numeric_limits<Scalar>::quiet_NaN();
    QVERIFY_THROWS_EXCEPTION(Error, fitGaussian(codes));
    QVERIFY_THROWS_EXCEPTION(Error, fitMixture(codes, 2, 1));
}

static const lunette::test::TestClass<GaussianMixtureTest> kGaussianMixtureTest;
#include "GaussianMixtureTest.moc"
