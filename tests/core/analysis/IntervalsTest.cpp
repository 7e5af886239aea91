#include "TestProgram.h"
#include "analysis/Intervals.h"

#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

double density(double x, double mean, double deviation) {
    const double score = (x - mean) / deviation;
    return std::exp(-0.5 * score * score) / (deviation * std::sqrt(2 * M_PI));
}

/// The shared area, summed.
double summedOverlap(double distance, double a, double b) {
    const double reach = 12 * std::max(a, b), step = std::min(a, b) / 200;
    double area = 0;
    for (double x = -reach; x < distance + reach; x += step)
        area += step * std::min(density(x, 0, a), density(x, distance, b));
    return area;
}

Posterior posteriors(const Matrix& mean, const Matrix& variance) { return {mean, variance.array().log().matrix()}; }

Posterior points(const Matrix& mean) {
    Posterior result;
    result.mean = mean;
    return result;
}

}  // namespace

class IntervalsTest : public QObject {
    Q_OBJECT
private slots:
    void codeIntervals_projectPosteriorsOntoTheLineOfTheirMeans() {
        Matrix mean(2, 2), variance(2, 2);
        mean << 1, 4, 1, 5;  // 3 to the right, 4 up: u = (0.6, 0.8)
        variance << 1, 0.25, 4, 0.25;
        const CodeIntervals intervals = codeIntervals(posteriors(mean, variance));
        QCOMPARE(intervals.distance, 5.0);
        QVERIFY(std::abs(intervals.deviationA - std::sqrt(0.36 * 1 + 0.64 * 4)) < 1e-6);
        QVERIFY(std::abs(intervals.deviationB - 0.5) < 1e-6);
    }

    void codeIntervals_ofPoints_haveNoWidthAndNoOverlap() {
        Matrix mean(2, 2);
        mean << 0, 3, 0, 4;
        const CodeIntervals intervals = codeIntervals(points(mean));
        QCOMPARE(intervals.distance, 5.0);
        QCOMPARE(intervals.deviationA, 0.0);
        QCOMPARE(overlapArea(intervals, 3.0), 0.0);
    }

    void intervalsBetween_ends_holdsThoseThatTheLineCrosses() {
        Matrix mean(2, 2), variance = Matrix::Ones(2, 2);
        mean << 0, 3, 0, 4;  // u = (0.6, 0.8), the distance is 5
        const Posterior ends = posteriors(mean, variance);
        Matrix others(2, 5), widths(2, 5);
        others.col(0) << 2.4F, 3.2F;                // on the line at 4
        others.col(1) << 0.6F - 0.8F, 0.8F + 0.6F;  // at 1, one away across
        others.col(2) << 1.2F - 0.8F, 1.6F + 0.6F;  // at 2, one away across, but narrow
        others.col(3) << -0.6F, -0.8F;              // before A
        others.col(4) << 3.6F, 4.8F;                // beyond B
        widths << 0.25F, 1, 0.04F, 1, 1, 1, 1, 0.04F, 1, 1;
        const auto between = intervalsBetween(ends, posteriors(others, widths));
        QCOMPARE(between.size(), std::size_t(2));
        QVERIFY(std::abs(between[0].position - 1.0) < 1e-6 && std::abs(between[0].deviation - 1.0) < 1e-6);
        QVERIFY(std::abs(between[1].position - 4.0) < 1e-6);
        QVERIFY(std::abs(between[1].deviation - std::sqrt(0.36 * 0.25 + 0.64)) < 1e-6);
        QCOMPARE(intervalsBetween(ends, posteriors(others, widths), 6.0).size(), std::size_t(3));
    }

    void coveredShare_ofIntervals_countsEachPlaceOnce() {
        const CodeIntervals ends{10.0, 0.5, 1.0};  // 0 to 1, 8 to 10
        QCOMPARE(coveredShare(ends, {}), 0.3);
        QCOMPARE(coveredShare(ends, {{4.0, 0.5}}), 0.5);               // 3 to 5
        QCOMPARE(coveredShare(ends, {{4.0, 0.5}, {4.5, 0.5}}), 0.55);  // 3 to 5.5
        QCOMPARE(coveredShare(ends, {{4.5, 2.0}}), 1.0);
        QCOMPARE(coveredShare({10.0, 0.0, 0.0}, {}), 0.0);
        QCOMPARE(coveredShare({0.0, 1.0, 1.0}, {}), 1.0);
    }

    void intervalsBetween_points_holdsNothing() {
        Matrix mean(2, 2);
        mean << 0, 3, 0, 4;
        QVERIFY(intervalsBetween(points(mean), points(mean)).empty());
        const Posterior same = posteriors(Matrix::Ones(2, 2), Matrix::Ones(2, 2));
        QVERIFY(intervalsBetween(same, same).empty());
    }

    void codeIntervals_ofCoincidingMeans_haveADirection() {
        Matrix mean = Matrix::Ones(2, 2), variance(2, 2);
        variance << 1, 1, 3, 3;
        const CodeIntervals intervals = codeIntervals(posteriors(mean, variance));
        QCOMPARE(intervals.distance, 0.0);
        QVERIFY(std::abs(intervals.deviationA - std::sqrt(2.0)) < 1e-6);
        QVERIFY(std::abs(overlapArea(intervals) - 1.0) < 1e-9);
    }

    void overlapArea_ofTwoBells_isThatUnderTheLower_data() {
        QTest::addColumn<double>("distance");
        QTest::addColumn<double>("a");
        QTest::addColumn<double>("b");
        QTest::newRow("the same width") << 2.0 << 1.0 << 1.0;
        QTest::newRow("apart") << 9.0 << 1.0 << 0.5;
        QTest::newRow("narrow in wide") << 0.0 << 2.0 << 0.3;
        QTest::newRow("narrow beside wide") << 1.0 << 0.2 << 3.0;
        QTest::newRow("wide beside narrow") << 1.5 << 3.0 << 0.2;
        QTest::newRow("nearly the same width") << 1.0 << 1.0 << 1.0000001;
    }

    void overlapArea_ofTwoBells_isThatUnderTheLower() {
        QFETCH(double, distance);
        QFETCH(double, a);
        QFETCH(double, b);
        QVERIFY(std::abs(overlapArea({distance, a, b}) - summedOverlap(distance, a, b)) < 1e-4);
        QVERIFY(std::abs(overlapArea({distance, a / 2, b / 2}, 2.0) - overlapArea({distance, a, b})) < 1e-12);
    }
};

static const lunette::test::TestClass<IntervalsTest> kIntervalsTest;
#include "IntervalsTest.moc"
