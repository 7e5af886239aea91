#include "TestProgram.h"
#include "analysis/PlaneRegion.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

using namespace lunette;

namespace {

using Corner = PlaneRegion::Corner;

/// How often a polygon winds around a point, by the angles under which it sees the edges: another way than the ray's.
int windings(const std::vector<Corner>& corners, double x, double y) {
    double turned = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Corner a = corners[i], b = corners[(i + 1) % corners.size()];
        turned += std::remainder(std::atan2(b.y - y, b.x - x) - std::atan2(a.y - y, a.x - x), 2 * std::numbers::pi);
    }
    return static_cast<int>(std::lround(turned / (2 * std::numbers::pi)));
}

}  // namespace

class PlaneRegionTest : public QObject {
    Q_OBJECT
private slots:
    void contains_ofARectangle_isTrueBetweenItsSides() {
        const PlaneRegion region({{-1, 2}, {3, 2}, {3, 5}, {-1, 5}});
        QVERIFY(region.contains(0, 3) && region.contains(2.99, 4.99) && region.contains(-0.99, 2.01));
        for (const auto& [x, y] : {Corner{-1.01, 3}, {3.01, 3}, {0, 1.99}, {0, 5.01}, {100, 100}})
            QVERIFY(!region.contains(x, y));
    }

    void contains_cornersInEitherDirection_isTheSame() {
        const std::vector<Corner> corners{{0, 0}, {4, 1}, {2, 5}};
        const PlaneRegion forth(corners), back({corners.rbegin(), corners.rend()});
        QVERIFY(forth.contains(2, 2) && back.contains(2, 2));
        QVERIFY(!forth.contains(0.5, 4) && !back.contains(0.5, 4));
    }

    void contains_levelWithACorner_countsItOnce() {
        const PlaneRegion diamond({{0, -1}, {1, 0}, {0, 1}, {-1, 0}});
        QVERIFY(diamond.contains(0, 0) && diamond.contains(-0.9, 0) && diamond.contains(0.9, 0));
        QVERIFY(!diamond.contains(-1.1, 0) && !diamond.contains(1.1, 0));
    }

    void contains_enclosedTwice_isFalse() {
        // A pentagram: its points are within, its middle, which it encloses twice, is not.
        std::vector<Corner> star;
        for (int i = 0; i < 5; ++i) {
            const double angle = i * 4 * std::numbers::pi / 5;
            star.push_back({std::sin(angle), std::cos(angle)});
        }
        const PlaneRegion region(star);
        QVERIFY(region.contains(0, 0.8));
        QVERIFY(!region.contains(0, 0));
        QVERIFY(!region.contains(0, -0.9));
    }

    void mask_ofALasso_agreesWithItsWindings() {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> radius(0.3, 2.0), place(-2.2, 2.2);
        std::vector<Corner> lasso;
        for (int i = 0; i < 400; ++i) {
            const double angle = i * 2 * std::numbers::pi / 400, r = radius(random);
            lasso.push_back({r * std::cos(angle), r * std::sin(angle)});
        }
        std::vector<float> x, y;
        for (int i = 0; i < 3000; ++i) {
            x.push_back(static_cast<float>(place(random)));
            y.push_back(static_cast<float>(place(random)));
        }
        const auto mask = PlaneRegion(lasso).mask(x, y);
        QCOMPARE(mask.size(), x.size());
        int within = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            QCOMPARE(int(mask[i]), windings(lasso, double(x[i]), double(y[i])) % 2 == 0 ? 0 : 1);
            within += mask[i];
        }
        QVERIFY(within > 300 && within < 2700);
    }

    void contains_ofStairs_isTrueUnderThem() {
        // Level edges amid the heights, which no ray to the side crosses.
        std::vector<Corner> stairs{{0, 0}};
        for (int step = 0; step < 7; ++step) {
            stairs.push_back({step * 1.0, (step + 1) * 1.3});
            stairs.push_back({step + 1.0, (step + 1) * 1.3});
        }
        stairs.push_back({7, 0});
        const PlaneRegion region(stairs);
        std::mt19937 random(5);
        std::uniform_real_distribution<double> x(-0.5, 7.5), y(-0.5, 10);
        for (int i = 0; i < 20'000; ++i) {
            const double px = x(random), py = y(random);
            const bool isUnder = px > 0 && px < 7 && py > 0 && py < (std::floor(px) + 1) * 1.3;
            QCOMPARE(region.contains(px, py), isUnder);
        }
    }

    void contains_ofAThinBand_isExact() {
        // Thinner than any cell that the region could be divided into.
        const PlaneRegion band({{0, 0}, {1000, 999}, {1000, 999.01}, {0, 0.01}});
        for (double x = 0.5; x < 1000; x += 0.7) {
            QVERIFY(band.contains(x, x * 0.999 + 0.005));
            QVERIFY(!band.contains(x, x * 0.999 + 0.02));
            QVERIFY(!band.contains(x, x * 0.999 - 0.01));
        }
    }

    void mask_ofNonFinitePoints_isOutside() {
        const float nan = std::numeric_limits<float>::quiet_NaN(), far = std::numeric_limits<float>::infinity();
        const std::vector<float> x{nan, 0.5F, far, 0.5F}, y{0.5F, nan, 0.5F, 0.5F};
        const auto mask = PlaneRegion({{0, 0}, {1, 0}, {1, 1}, {0, 1}}).mask(x, y);
        QCOMPARE(mask, (std::vector<std::uint8_t>{0, 0, 0, 1}));
    }

    void contains_ofADegenerateOutline_isFalse() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<std::vector<Corner>> empty{
            {}, {{0, 0}}, {{0, 0}, {1, 1}}, {{0, 0}, {1, 0}, {2, 0}}, {{0, 0}, {nan, 1}, {1, 1}}};
        for (const auto& corners : empty) QVERIFY(!PlaneRegion(corners).contains(0.5, 0.5));
    }
};

static const lunette::test::TestClass<PlaneRegionTest> kPlaneRegionTest;
#include "PlaneRegionTest.moc"
