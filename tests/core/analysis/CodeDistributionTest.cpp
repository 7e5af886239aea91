#include "Error.h"
#include "TestProgram.h"
#include "analysis/CodeDistribution.h"
#include "analysis/GaussianMixture.h"
#include "numeric/Random.h"

#include <QTest>

#include <cmath>

using namespace lunette;

class CodeDistributionTest : public QObject {
    Q_OBJECT
private slots:
    void prior_drawn_isTheStreamOfItsSeed();
    void draw_ofMore_beginsWithTheSameCodes();
    void draw_atATemperature_scalesTheDistanceFromTheMean();
    void around_hasTheGivenMeanAndDeviations();
    void fitGaussian_drawn_hasTheMomentsOfTheCodes();
    void draw_ofAMixture_choosesComponentsByWeight();
    void codeDistribution_withoutComponents_isRefused();
};

namespace {

struct Moments {
    Eigen::VectorXd mean;
    Eigen::MatrixXd covariance;
};

Moments momentsOf(const Matrix& codes) {
    const Eigen::MatrixXd points = codes.cast<double>();
    const Eigen::VectorXd mean = points.rowwise().mean();
    const Eigen::MatrixXd centered = points.colwise() - mean;
    return {mean, centered * centered.transpose() / static_cast<double>(points.cols())};
}

CodeDistribution twoPoints(double weight) {
    std::vector<CodeDistribution::Component> points;
    for (const auto& [share, place] : {std::pair(weight, -1.0), {1 - weight, 5.0}}) {
        const Eigen::VectorXd mean = Eigen::VectorXd::Constant(1, place);
        points.push_back({share, mean, Eigen::MatrixXd::Zero(1, 1)});
    }
    return CodeDistribution(std::move(points));
}

}  // namespace

void CodeDistributionTest::prior_drawn_isTheStreamOfItsSeed() {
    Matrix expected(3, 50);
    RandomStream::fillNormal(7, Purpose::Sampling, 0, expected);
    QVERIFY(CodeDistribution::prior(3).draw(50, 1.0, 7) == expected);
    QVERIFY(CodeDistribution::prior(3).draw(50, 1.0, 8) != expected);
}

void CodeDistributionTest::draw_ofMore_beginsWithTheSameCodes() {
    const CodeDistribution distribution({{0.5, Eigen::Vector2d(0, 1), Eigen::Matrix2d{{1, 0}, {0.5, 2}}},
                                         {0.5, Eigen::Vector2d(9, 9), Eigen::Matrix2d{{3, 0}, {-1, 1}}}});
    const Matrix few = distribution.draw(3, 0.7, 5), many = distribution.draw(100, 0.7, 5);
    QVERIFY(many.leftCols(3) == few);
    QVERIFY(many.col(0) != many.col(1));
}

void CodeDistributionTest::draw_atATemperature_scalesTheDistanceFromTheMean() {
    const auto distribution = CodeDistribution::around(Vector::Constant(2, Scalar(3)), Vector::Ones(2));
    QVERIFY(distribution.draw(5, 0.0, 1) == Matrix::Constant(2, 5, Scalar(3)));
    const Matrix one = distribution.draw(5, 1.0, 1), twice = distribution.draw(5, 2.0, 1);
    QVERIFY((twice.array() - 3 - 2 * (one.array() - 3)).abs().maxCoeff() < 1e-5);
}

void CodeDistributionTest::around_hasTheGivenMeanAndDeviations() {
    Vector mean(2), deviation(2);
    mean << 4, -2;
    deviation << Scalar(0.5), 3;
    const Moments moments = momentsOf(CodeDistribution::around(mean, deviation).draw(20000, 1.0, 3));
    QVERIFY(std::abs(moments.mean(0) - 4) < 0.02 && std::abs(moments.mean(1) + 2) < 0.1);
    QVERIFY(std::abs(moments.covariance(0, 0) - 0.25) < 0.01);
    QVERIFY(std::abs(moments.covariance(1, 1) - 9) < 0.4);
    QVERIFY(std::abs(moments.covariance(0, 1)) < 0.05);
}

void CodeDistributionTest::fitGaussian_drawn_hasTheMomentsOfTheCodes() {
    // Four corners of a slanted parallelogram around (1, 2): mean (1, 2), covariance [[4, 2], [2, 1.25]].
    Matrix corners(2, 4);
    corners << 3, -1, 3, -1, Scalar(3.5), Scalar(1.5), Scalar(2.5), Scalar(0.5);
    const CodeDistribution fitted = fitGaussian(corners);
    QCOMPARE(fitted.components().size(), std::size_t(1));
    const auto& gaussian = fitted.components().front();
    const Eigen::MatrixXd covariance = gaussian.factor * gaussian.factor.transpose();
    QVERIFY((gaussian.mean - Eigen::Vector2d(1, 2)).norm() < 1e-12);
    QVERIFY((covariance - Eigen::Matrix2d{{4.0004, 2}, {2, 1.250125}}).norm() < 1e-9);  // the ridge is 1e-4 of each
    const Moments moments = momentsOf(fitted.draw(20000, 1.0, 1));
    QVERIFY((moments.mean - Eigen::Vector2d(1, 2)).norm() < 0.06);
    QVERIFY((moments.covariance - covariance).norm() < 0.15);
}

void CodeDistributionTest::draw_ofAMixture_choosesComponentsByWeight() {
    const Matrix codes = twoPoints(0.3).draw(10000, 1.0, 2);
    const auto first = (codes.array() == Scalar(-1)).count(), second = (codes.array() == Scalar(5)).count();
    QCOMPARE(first + second, Index(10000));
    QVERIFY2(std::abs(static_cast<double>(first) - 3000) < 150, qPrintable(QString::number(first)));
    QVERIFY((twoPoints(1.0).draw(100, 1.0, 2).array() == Scalar(-1)).all());
}

void CodeDistributionTest::codeDistribution_withoutComponents_isRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, CodeDistribution({}));
}

static const lunette::test::TestClass<CodeDistributionTest> kCodeDistributionTest;
#include "CodeDistributionTest.moc"
