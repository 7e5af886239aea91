#include "Error.h"
#include "TestProgram.h"
#include "analysis/ValidityMap.h"

#include <Eigen/LU>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace lunette;

class ValidityMapTest : public QObject {
    Q_OBJECT
private slots:
    void roundTripErrors_ofAnExactInverse_areZero();
    void roundTripErrors_ofAScalingEncoder_areThatOfTheFormula();
    void pictureSpeeds_ofALinearDecoder_areThoseOfItsMatrix();
    void pictureSpeeds_ofACurve_areItsSlope();
    void roundTripErrors_ofManyCodes_areThoseOfEachAlone();
    void planeDensity_ofTwoPoints_isTheSumOfTheirKernels();
    void planeDensity_overThePlane_integratesToOne();
    void planeDensity_whereCodesAre_isHighest();
    void densityAround_leavesOutThePointItself();
    void densityAround_manyPoints_isThatOfTheirDistribution();
};

namespace {

/// A picture of four pixels from two latents, D(z) = A z, and an encoder that is its inverse, but for a factor.
Matrix decoder() {
    Matrix a(4, 2);
    a << 1, 0, 0, 2, 0, 0, 2, 0;
    return a;
}

Codec linearCodec(Scalar factor) {
    const Matrix a = decoder();
    const Matrix inverse = (a.transpose() * a).inverse() * a.transpose();
    return {2, [=](const Matrix& images) -> Matrix { return factor * (inverse * images); },
            [=](const Matrix& codes) -> Matrix { return a * codes; }};
}

Matrix someCodes(Index count) {
    Matrix codes(2, count);
    for (Index i = 0; i < count; ++i) codes.col(i) << static_cast<Scalar>(i) / 10, 3 - static_cast<Scalar>(i) / 7;
    return codes;
}

}  // namespace

void ValidityMapTest::roundTripErrors_ofAnExactInverse_areZero() {
    QVERIFY(roundTripErrors(linearCodec(1), someCodes(5)).maxCoeff() < 1e-5);
}

void ValidityMapTest::roundTripErrors_ofAScalingEncoder_areThatOfTheFormula() {
    // E(D(z)) = 1.5 z, so that the error is half of |z|.
    const Matrix codes = someCodes(40);
    const Eigen::ArrayXd errors = roundTripErrors(linearCodec(Scalar(1.5)), codes);
    for (Index i = 0; i < codes.cols(); ++i)
        QVERIFY(std::abs(errors(i) - 0.5 * static_cast<double>(codes.col(i).norm())) < 1e-5);
}

void ValidityMapTest::pictureSpeeds_ofALinearDecoder_areThoseOfItsMatrix() {
    // Along z1 the pixels change by 1, 0, 0, 2 a unit: sqrt(5 / 4). Along z2 by 0, 2, 0, 0: 1. Both: sqrt(9 / 8).
    const Codec codec = linearCodec(1);
    const Matrix codes = someCodes(3);
    const Matrix both = Matrix::Identity(2, 2) * Scalar(0.25);
    const auto isAll = [&](const Matrix& steps, double speed) {
        return (pictureSpeeds(codec, codes, steps) - speed).abs().maxCoeff() < 1e-5;
    };
    QVERIFY(isAll(both.leftCols(1), std::sqrt(5.0 / 4.0)));
    QVERIFY(isAll(both.rightCols(1) * 3, 1.0));
    QVERIFY(isAll(both, std::sqrt(9.0 / 8.0)));
    QVERIFY_THROWS_EXCEPTION(Error, pictureSpeeds(codec, codes, both.leftCols(0)));
}

void ValidityMapTest::pictureSpeeds_ofACurve_areItsSlope() {
    const Codec codec{1, {}, [](const Matrix& codes) -> Matrix { return codes.array().sin().matrix(); }};
    Matrix codes(1, 3);
    codes << 0, 1, Scalar(std::numbers::pi / 2);
    const Eigen::ArrayXd speeds = pictureSpeeds(codec, codes, Matrix::Constant(1, 1, Scalar(0.05)));
    // (sin(z + h) - sin(z - h)) / 2h = cos(z) sin(h) / h
    const double shrunk = std::sin(0.05) / 0.05;
    QVERIFY(std::abs(speeds(0) - shrunk) < 1e-5);
    QVERIFY(std::abs(speeds(1) - std::cos(1.0) * shrunk) < 1e-5);
    QVERIFY(speeds(2) < 1e-5);
}

void ValidityMapTest::roundTripErrors_ofManyCodes_areThoseOfEachAlone() {
    const Codec codec = linearCodec(2);
    const Matrix codes = someCodes(700);
    const Eigen::ArrayXd all = roundTripErrors(codec, codes);
    QCOMPARE(all.size(), Index(700));
    for (const Index i : {0, 255, 256, 699}) QVERIFY(std::abs(all(i) - roundTripErrors(codec, codes.col(i))(0)) < 1e-6);
}

void ValidityMapTest::planeDensity_ofTwoPoints_isTheSumOfTheirKernels() {
    // -1 and 1 across, 0 and 2 upwards: deviations 1 and 1, kernels of deviation 2^(-1/6) / 2.
    Matrix points(2, 2);
    points << -1, 1, 0, 2;
    const double h = std::pow(2.0, -1.0 / 6.0) / 2;
    const auto bell = [h](double way) {
        return std::exp(-0.5 * way * way / (h * h)) / (h * std::sqrt(2 * std::numbers::pi));
    };
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(3, -1, 1), y = Eigen::ArrayXd::LinSpaced(2, 0, 1);
    const Eigen::ArrayXXd density = planeDensity(points, x, y);
    QCOMPARE(density.rows(), Index(2));
    QCOMPARE(density.cols(), Index(3));
    for (Index row = 0; row < 2; ++row)
        for (Index column = 0; column < 3; ++column) {
            const double expected = (bell(x(column) + 1) * bell(y(row)) + bell(x(column) - 1) * bell(y(row) - 2)) / 2;
            QVERIFY(std::abs(density(row, column) - expected) < 1e-9);
        }
}

void ValidityMapTest::planeDensity_overThePlane_integratesToOne() {
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(201, -20, 30), y = Eigen::ArrayXd::LinSpaced(161, -20, 20);
    const double cell = (x(1) - x(0)) * (y(1) - y(0));
    QVERIFY(std::abs(planeDensity(someCodes(50), x, y).sum() * cell - 1) < 1e-3);
}

void ValidityMapTest::planeDensity_whereCodesAre_isHighest() {
    Matrix points = Matrix::Zero(2, 30);
    points.leftCols(20).array() += Scalar(4);
    const Eigen::ArrayXd places = Eigen::ArrayXd::LinSpaced(5, 0, 4);
    const Eigen::ArrayXXd density = planeDensity(points, places, places);
    QVERIFY(density(4, 4) > density(0, 0));
    QVERIFY(density(0, 0) > density(2, 2));
    QVERIFY(planeDensity(Matrix::Ones(2, 3), places, places).isFinite().all());  // all codes in one place
}

void ValidityMapTest::densityAround_leavesOutThePointItself() {
    QCOMPARE(densityAround(Matrix::Zero(2, 1))(0), 0.0);
    // Three points on a line, by hand: their deviation is sqrt(14 / 9), so the kernels' half of it times 3^(-1/5).
    Matrix line(1, 3);
    line << 0, 1, 3;
    const double width = 0.5 * std::sqrt(14.0 / 9) * std::pow(3.0, -0.2);
    const auto kernel = [width](double distance) {
        return std::exp(-0.5 * distance * distance / (width * width)) / (width * std::sqrt(2 * std::numbers::pi));
    };
    const Eigen::ArrayXd densities = densityAround(line);
    const double expected[] = {(kernel(1) + kernel(3)) / 2, (kernel(1) + kernel(2)) / 2, (kernel(3) + kernel(2)) / 2};
    for (Index i = 0; i < 3; ++i) QVERIFY(std::abs(densities(i) - expected[i]) < 1e-9);
}

void ValidityMapTest::densityAround_manyPoints_isThatOfTheirDistribution() {
    // Evenly over a square of 2 x 3, in an order in which every part of it is met early: 1/6 in its middle.
    constexpr Index count = 5000;
    Matrix points(2, count);
    for (Index i = 0; i < count; ++i) {
        const double at = static_cast<double>(i);
        points.col(i) << static_cast<Scalar>(2 * std::fmod(at * 0.7548776662, 1.0)),
            static_cast<Scalar>(3 * std::fmod(at * 0.5698402910, 1.0));
    }
    const Eigen::ArrayXd densities = densityAround(points);
    int inMiddle = 0;
    double sum = 0;
    for (Index i = 0; i < count; ++i) {
        if (std::abs(points(0, i) - 1) > Scalar(0.4) || std::abs(points(1, i) - Scalar(1.5)) > Scalar(0.6)) continue;
        ++inMiddle;
        sum += densities(i);
        QVERIFY2(std::abs(densities(i) - 1.0 / 6) < 0.25 / 6, qPrintable(QString::number(densities(i))));
    }
    QVERIFY(inMiddle > 500);
    QVERIFY(std::abs(sum / inMiddle - 1.0 / 6) < 0.05 / 6);  // kernels of so many points are uneven, not in the mean
}

static const lunette::test::TestClass<ValidityMapTest> kValidityMapTest;
#include "ValidityMapTest.moc"
