#include "TestProgram.h"
#include "data/Polygon.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <vector>

using namespace lunette;

namespace {

std::vector<float> filled(const std::vector<Point>& corners, Index size) {
    std::vector<float> pixels(static_cast<std::size_t>(size * size), -1.0F);
    fillPolygon(corners, size, pixels.data());
    return pixels;
}

double sumOf(const std::vector<float>& pixels) {
    double sum = 0.0;
    for (const float pixel : pixels) sum += static_cast<double>(pixel);
    return sum;
}

}  // namespace

class PolygonTest : public QObject {
    Q_OBJECT
private slots:
    void rectangle_coversPixelsByTheirShare() {
        const auto pixels = filled({{1.0, 0.5}, {3.25, 0.5}, {3.25, 2.0}, {1.0, 2.0}}, 4);
        const std::vector<float> expected{0, 0.5F, 0.5F, 0.125F,  //
                                          0, 1.0F, 1.0F, 0.25F,   //
                                          0, 0.0F, 0.0F, 0.0F,    //
                                          0, 0.0F, 0.0F, 0.0F};
        QCOMPARE(pixels, expected);
    }

    void slantedEdge_sharesPixelsExactly() {
        // Below the line from (0, 0) to (4, 2).
        const auto pixels = filled({{0, 0}, {4, 2}, {0, 2}}, 4);
        const std::vector<float> expected{0.75F, 0.25F, 0.0F,  0.0F,   //
                                          1.0F,  1.0F,  0.75F, 0.25F,  //
                                          0.0F,  0.0F,  0.0F,  0.0F,   //
                                          0.0F,  0.0F,  0.0F,  0.0F};
        for (std::size_t i = 0; i < expected.size(); ++i) QVERIFY(std::abs(pixels[i] - expected[i]) < 1e-6F);
    }

    void winding_eitherWay_fillsTheSame() {
        const auto one = filled({{0.3, 0.2}, {6.1, 1.7}, {3.2, 7.9}}, 8);
        const auto other = filled({{3.2, 7.9}, {6.1, 1.7}, {0.3, 0.2}}, 8);
        for (std::size_t i = 0; i < one.size(); ++i) QVERIFY(std::abs(one[i] - other[i]) < 1e-6F);
    }

    void pentagon_turned_addsUpToItsArea() {
        for (int turn = 0; turn < 90; turn += 7) {
            std::vector<Point> corners;
            for (int i = 0; i < 5; ++i) {
                const double angle = (turn + 72.0 * i) * std::numbers::pi / 180.0;
                corners.push_back({8.3 + 7.0 * std::cos(angle), 8.6 + 7.0 * std::sin(angle)});
            }
            const double area = 2.5 * 49.0 * std::sin(2.0 * std::numbers::pi / 5.0);
            QVERIFY(std::abs(sumOf(filled(corners, 16)) - area) < 1e-3);
        }
    }

    void wholePicture_isFilled() { QCOMPARE(sumOf(filled({{0, 0}, {5, 0}, {5, 5}, {0, 5}}, 5)), 25.0); }

    // Under the address sanitizer: nothing is written beside the picture.
    void corners_justOutside_fillOnlyThePicture() {
        const double beside = 5 + 1e-9;
        QCOMPARE(sumOf(filled({{-1e-9, -1e-9}, {beside, -1e-9}, {beside, beside}, {-1e-9, beside}}, 5)), 25.0);
    }
};

static const lunette::test::TestClass<PolygonTest> kPolygonTest;
#include "PolygonTest.moc"
