#include "TestProgram.h"
#include "analysis/PointGrid.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace lunette;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

struct Points {
    std::vector<float> x, y;
    void add(float atX, float atY) {
        x.push_back(atX);
        y.push_back(atY);
    }
    PointGrid grid() const { return {x, y}; }
    /// Looks at every point.
    Index nearest(float atX, float atY, float reach) const {
        float best = reach * reach;
        Index found = -1;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const float dx = x[i] - atX, dy = y[i] - atY;
            if (!(dx * dx + dy * dy <= best)) continue;
            best = dx * dx + dy * dy;
            found = static_cast<Index>(i);
        }
        return found;
    }
};

}  // namespace

class PointGridTest : public QObject {
    Q_OBJECT
private slots:
    void nearest_withoutPoints_isNone() {
        QCOMPARE(PointGrid().nearest(0, 0, 100), -1);
        QCOMPARE(Points().grid().nearest(0, 0, kInfinity), -1);
    }

    void nearest_beyondReach_isNone() {
        Points points;
        points.add(1, 1);
        const PointGrid grid = points.grid();
        QCOMPARE(grid.nearest(1, 1, 0), 0);
        QCOMPARE(grid.nearest(4, 5, 5), 0);
        QCOMPARE(grid.nearest(4, 5, 4.9F), -1);
        QCOMPARE(grid.nearest(1, 1, -1), -1);
        QCOMPARE(grid.nearest(1, 1, kNan), -1);
        QCOMPARE(grid.nearest(kNan, 1, 5), -1);
        QCOMPARE(grid.nearest(-100, 40, kInfinity), 0);
    }

    void nearest_ofPointsInOnePlace_isTheLast() {
        Points points;
        for (int i = 0; i < 1000; ++i) points.add(2, -3);
        QCOMPARE(points.grid().nearest(2.1F, -3, 1), 999);
    }

    void nearest_nonFinitePoints_areNeverFound() {
        Points points;
        for (const float x : {kNan, 0.F, kInfinity, -kInfinity, 1.F})
            for (const float y : {0.F, kNan, kInfinity}) points.add(x, y);
        const PointGrid grid = points.grid();
        QCOMPARE(grid.nearest(0.1F, 0, kInfinity), 3);   // at 0, 0
        QCOMPARE(grid.nearest(0.9F, 0, kInfinity), 12);  // at 1, 0
        Points none;
        for (int i = 0; i < 100; ++i) none.add(kNan, kNan);
        QCOMPARE(none.grid().nearest(0, 0, kInfinity), -1);
    }

    void nearest_ofManyPoints_agreesWithASearchOfAll_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("hasOutliers");
        QTest::addColumn<bool>("isLine");
        QTest::newRow("few") << 20 << false << false;
        QTest::newRow("a cloud") << 20'000 << false << false;
        QTest::newRow("a cloud with far outliers") << 20'000 << true << false;
        QTest::newRow("a line") << 20'000 << false << true;
    }
    void nearest_ofManyPoints_agreesWithASearchOfAll() {
        QFETCH(const int, count);
        QFETCH(const bool, hasOutliers);
        QFETCH(const bool, isLine);
        std::mt19937 random(7);
        std::normal_distribution<float> normal;
        Points points;
        for (int i = 0; i < count; ++i) {
            const float far = hasOutliers && i % 1000 == 0 ? 1e6F : 1;
            points.add(far * normal(random), isLine ? 2 : far * normal(random));
            if (i % 50 == 0) points.add(points.x.back(), points.y.back());  // a twin
        }
        const PointGrid grid = points.grid();
        int found = 0;
        for (int i = 0; i < 1000; ++i) {
            const float x = 2 * normal(random), y = 2 * normal(random);
            const float reach = i % 10 == 0 ? 1e5F : i % 10 == 1 ? 1.5F : 0.05F;
            const Index expected = points.nearest(x, y, reach);
            QCOMPARE(grid.nearest(x, y, reach), expected);
            found += expected >= 0 ? 1 : 0;
        }
        QVERIFY(found > 100);
    }
};

static const lunette::test::TestClass<PointGridTest> kPointGridTest;
#include "PointGridTest.moc"
