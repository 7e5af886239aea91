#include "TestProgram.h"
#include "analysis/DensityPath.h"
#include "analysis/ValidityMap.h"
#include "numeric/Random.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace lunette;

namespace {

constexpr double kRadius = 3;

/// Codes on the upper half of a ring of radius 3, scattered by 0.15 across and along it.
Matrix halfRing(Index count) {
    Matrix codes(2, count);
    RandomStream::fillNormal(1, Purpose::Sampling, 0, codes);
    codes *= Scalar(0.15);
    for (Index i = 0; i < count; ++i) {
        const double angle = std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(count);
        codes(0, i) += static_cast<Scalar>(kRadius * std::cos(angle));
        codes(1, i) += static_cast<Scalar>(kRadius * std::sin(angle));
    }
    return codes;
}

/// Of the codes, at the place of the way where it is least.
double leastDensity(const Matrix& codes, const Matrix& way) {
    double least = std::numeric_limits<double>::infinity();
    for (Index i = 0; i < way.cols(); ++i)
        least = std::min(least, planeDensity(codes, Eigen::ArrayXd::Constant(1, way(0, i)),
                                             Eigen::ArrayXd::Constant(1, way(1, i)))(0, 0));
    return least;
}

Matrix straight(const Vector& a, const Vector& b) { return densityPath(Matrix(a.size(), 0), a, b); }

}  // namespace

class DensityPathTest : public QObject {
    Q_OBJECT
private slots:
    void densityPath_inABentBand_staysInIt() {
        const Matrix codes = halfRing(600);
        const Vector a{{kRadius, 0}}, b{{-kRadius, 0}};
        const Matrix way = densityPath(codes, a, b);
        QCOMPARE(way.cols(), kDensePoints);
        QVERIFY(way.col(0) == a);
        QVERIFY(way.rightCols(1) == b);
        for (Index i = 0; i < way.cols(); ++i) QVERIFY(std::abs(way.col(i).norm() - kRadius) < 0.35);
        // The straight line leads through the middle, where no code is.
        QVERIFY(leastDensity(codes, way) > 20 * leastDensity(codes, straight(a, b)));
    }

    void densityPath_betweenClustersWithABridge_crossesIt() {
        // Two clusters, and codes every 0.1 along a right angle between them.
        Matrix codes(2, 400 + 120);
        RandomStream::fillNormal(2, Purpose::Sampling, 0, codes);
        codes *= Scalar(0.4);
        codes.row(0).segment(200, 200).array() += 6;
        codes.row(1).segment(200, 200).array() += 6;
        for (Index i = 0; i < 120; ++i) {
            const auto along = static_cast<Scalar>(i) * Scalar(0.1);
            codes.col(400 + i) = Vector{{std::min(along, Scalar(6)), std::max(along - 6, Scalar(0))}};
        }
        const Vector a{{0, 0}}, b{{6, 6}};
        const Matrix way = densityPath(codes, a, b);
        double nearestToCorner = 100;
        for (Index i = 0; i < way.cols(); ++i)
            nearestToCorner = std::min<double>(nearestToCorner, (way.col(i) - Vector{{6, 0}}).norm());
        QVERIFY(nearestToCorner < 0.8);
        QVERIFY(leastDensity(codes, way) > 2 * leastDensity(codes, straight(a, b)));
    }

    void densityPath_hasEvenSteps() {
        const Matrix way = densityPath(halfRing(400), Vector{{kRadius, 0}}, Vector{{-kRadius, 0}});
        const Vector steps = (way.rightCols(way.cols() - 1) - way.leftCols(way.cols() - 1)).colwise().norm();
        QVERIFY(steps.maxCoeff() < 1.02F * steps.minCoeff());
        QVERIFY(steps.sum() > 0.9 * std::numbers::pi * kRadius);
        QVERIFY(steps.sum() < 1.15 * std::numbers::pi * kRadius);
    }

    void densityPath_withoutCodes_isStraight() {
        const Vector a{{1, 2, 3}}, b{{-1, 0, 4}};
        const Matrix way = straight(a, b);
        for (Index i = 0; i < way.cols(); ++i) {
            const Scalar share = static_cast<Scalar>(i) / static_cast<Scalar>(way.cols() - 1);
            QVERIFY((way.col(i) - (a + share * (b - a))).norm() < 1e-5);
        }
    }

    void densityPath_fromACodeToItself_stays() {
        const Vector a{{3, 0}};
        const Matrix way = densityPath(halfRing(50), a, a);
        QVERIFY((way.colwise() - a).norm() < 1e-6);
    }
};

static const lunette::test::TestClass<DensityPathTest> kDensityPathTest;
#include "DensityPathTest.moc"
