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

}  // namespace

class IntervalsTest : public QObject {
    Q_OBJECT
private slots:
    void projectsThePosteriorsOnTheLineBetweenTheMeans() {
        Matrix mean(2, 2), variance(2, 2);
        mean << 1, 4, 1, 5;  // 3 to the right, 4 up: u = (0.6, 0.8)
        variance << 1, 0.25, 4, 0.25;
        const CodeIntervals intervals = codeIntervals(posteriors(mean, variance));
        QCOMPARE(intervals.distance, 5.0);
        QVERIFY(std::abs(intervals.deviationA - std::sqrt(0.36 * 1 + 0.64 * 4)) < 1e-6);
        QVERIFY(std::abs(intervals.deviationB - 0.5) < 1e-6);
    }

    void pointsHaveNoWidthAndShareNothing() {
        Matrix mean(2, 2);
        mean << 0, 3, 0, 4;
        const CodeIntervals intervals = codeIntervals({mean, Matrix()});
        QCOMPARE(intervals.distance, 5.0);
        QCOMPARE(intervals.deviationA, 0.0);
        QCOMPARE(overlapArea(intervals, 3.0), 0.0);
    }

    void coincidingMeansHaveADirectionToo() {
        Matrix mean = Matrix::Ones(2, 2), variance(2, 2);
        variance << 1, 1, 3, 3;
        const CodeIntervals intervals = codeIntervals(posteriors(mean, variance));
        QCOMPARE(intervals.distance, 0.0);
        QVERIFY(std::abs(intervals.deviationA - std::sqrt(2.0)) < 1e-6);
        QVERIFY(std::abs(overlapArea(intervals) - 1.0) < 1e-9);
    }

    void theSharedAreaIsThatUnderTheLowerBell_data() {
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

    void theSharedAreaIsThatUnderTheLowerBell() {
        QFETCH(double, distance);
        QFETCH(double, a);
        QFETCH(double, b);
        QVERIFY(std::abs(overlapArea({distance, a, b}) - summedOverlap(distance, a, b)) < 1e-4);
        QVERIFY(std::abs(overlapArea({distance, a / 2, b / 2}, 2.0) - overlapArea({distance, a, b})) < 1e-12);
    }
};

static const lunette::test::TestClass<IntervalsTest> kTestClass;
#include "IntervalsTest.moc"
