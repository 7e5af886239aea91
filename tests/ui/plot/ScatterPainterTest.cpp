#include "TestProgram.h"
#include "plot/ScatterPainter.h"

#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

constexpr QRgb kRed = qRgb(200, 0, 0), kBlue = qRgb(0, 0, 200), kGreen = qRgb(0, 200, 0);

/// A plane of 100 x 100 units on as many pixels, y up.
const ScatterWindow kWindow{QRectF(0, 0, 100, 100), QSize(100, 100), 1};

class Cloud {
public:
    void add(float x, float y, QRgb color) {
        points_.x.push_back(x);
        points_.y.push_back(y);
        colors_.push_back(color);
    }
    /// `perPixel` points in the middle of each pixel of a square with its lower left corner at x, y.
    void fill(int x, int y, int side, int perPixel, QRgb color) {
        for (int j = 0; j < side; ++j)
            for (int i = 0; i < side; ++i)
                for (int n = 0; n < perPixel; ++n)
                    add(static_cast<float>(x + i) + 0.5F, static_cast<float>(y + j) + 0.5F, color);
    }
    QImage draw(const ScatterEmphasis& emphasis = {}, const ScatterWindow& window = kWindow) {
        points_.colors = std::make_shared<const std::vector<QRgb>>(colors_);
        return ScatterPainter().draw(points_, window, emphasis);
    }
    QImage draw(const ScatterEmphasis& emphasis, ScatterPainter& painter) {
        points_.colors = std::make_shared<const std::vector<QRgb>>(colors_);
        return painter.draw(points_, kWindow, emphasis);
    }
    std::size_t size() const { return points_.size(); }

private:
    ScatterPoints points_;
    std::vector<QRgb> colors_;
};

/// The pixel whose middle is at a point of the plane of kWindow.
QRgb at(const QImage& image, int x, int y) { return image.pixel(x, 99 - y); }

std::shared_ptr<const CodeSelection> selectionOf(std::vector<std::uint8_t> mask) {
    return changedSelection(nullptr, std::move(mask), SelectionChange::Replace);
}

}  // namespace

class ScatterPainterTest : public QObject {
    Q_OBJECT
private slots:
    void point_alone_isADisc() {
        Cloud cloud;
        cloud.add(30.5F, 70.5F, kRed);
        const QImage image = cloud.draw();
        const double radius = dotRadius(1);
        for (int y = 0; y < 100; ++y)
            for (int x = 0; x < 100; ++x) {
                const double distance = std::hypot(x - 30, y - 70);
                if (distance < radius - 1) QCOMPARE(qAlpha(at(image, x, y)), int(255 * kDiscOpacity));
                if (distance > radius + 1) QCOMPARE(at(image, x, y), QRgb(0));
            }
        QVERIFY(qRed(at(image, 30, 70)) > 150 && qBlue(at(image, 30, 70)) == 0);
    }

    void crowd_ofTwoColors_mixesThem() {
        Cloud cloud;
        cloud.fill(20, 20, 60, 4, kRed);
        cloud.fill(20, 20, 60, 4, kBlue);  // all after all red ones: as discs they would hide them
        const QRgb middle = qUnpremultiply(at(cloud.draw(), 50, 50));
        QVERIFY2(std::abs(qRed(middle) - 100) <= 2 && std::abs(qBlue(middle) - 100) <= 2 && qGreen(middle) <= 1,
                 qPrintable(QColor(middle).name()));
    }

    void crowd_ofMorePoints_isBrighterByTheLogarithm() {
        Cloud cloud;  // one twentieth of the pixels holds 64 points, so that these are the brightest
        cloud.fill(0, 0, 100, 4, kRed);
        cloud.fill(10, 10, 24, 12, kRed);
        cloud.fill(60, 60, 24, 60, kRed);
        const QImage image = cloud.draw();
        const double low = qAlpha(at(image, 50, 20)), middle = qAlpha(at(image, 22, 22)),
                     high = qAlpha(at(image, 72, 72));
        // 4, 16 and 64: equal steps.
        QVERIFY(std::abs((high - middle) - (middle - low)) <= 3);
        QVERIFY(high >= 253 && middle - low > 30);
    }

    void point_besideACrowd_staysADisc() {
        Cloud cloud;
        cloud.fill(50, 20, 40, 8, kRed);
        cloud.add(20.5F, 50.5F, kBlue);
        const QImage image = cloud.draw();
        QVERIFY(qBlue(at(image, 20, 50)) > 150);  // in the middle of a disc
        QVERIFY(qBlue(at(image, 21, 50)) > 100);  // beside its middle
        QCOMPARE(qAlpha(at(image, 70, 40)), 255);
    }

    void crowd_zoomedIn_becomesPoints() {
        Cloud cloud;
        for (int i = 0; i < 10'000; ++i)  // a hundred points a unit of area; each has its own hundredth of a unit
            cloud.add(45 + static_cast<float>(i % 100) / 10, 45 + static_cast<float>(i / 100) / 10,
                      (i + i / 100) % 2 ? kRed : kBlue);
        const QRgb far = qUnpremultiply(at(cloud.draw(), 50, 50));
        QVERIFY(std::abs(qRed(far) - 100) < 8 && std::abs(qBlue(far) - 100) < 8);
        const ScatterWindow near{QRectF(49.95, 49.95, 1, 1), QSize(100, 100), 1};
        const QImage image = cloud.draw({}, near);
        // Points ten pixels apart, in turn of either color; between four of them there is the ground.
        QVERIFY(qBlue(image.pixel(5, 94)) > 150 && qRed(image.pixel(5, 94)) == 0);
        QVERIFY(qRed(image.pixel(15, 94)) > 150 && qBlue(image.pixel(15, 94)) == 0);
        QCOMPARE(image.pixel(10, 89), QRgb(0));
    }

    void crowd_ofTwoPointsAPixel_isBetweenDiscsAndDensity() {
        // Two points a pixel: halfway between one, where discs end, and three, where density begins.
        Cloud discs, both, dense;
        for (Cloud* cloud : {&discs, &both, &dense}) {
            const int perPixel = cloud == &discs ? 1 : cloud == &both ? 2 : 3;
            cloud->fill(0, 0, 100, perPixel, kRed);
        }
        // Discs lie over one another up to full opacity; one point a pixel as density is as faint as any.
        QVERIFY(qAlpha(at(discs.draw(), 50, 50)) > 250);
        Cloud sparseDensity;
        sparseDensity.fill(0, 0, 100, 2, kRed);
        sparseDensity.fill(0, 0, 20, 200, kRed);  // the brightest
        const int faded = qAlpha(at(sparseDensity.draw(), 70, 70));
        Cloud fullDensity;
        fullDensity.fill(0, 0, 100, 3, kRed);
        fullDensity.fill(0, 0, 20, 200, kRed);
        const int full = qAlpha(at(fullDensity.draw(), 70, 70));
        QVERIFY2(faded < 250 && faded > full + 10, qPrintable(QString("%1 %2").arg(faded).arg(full)));
    }

    void selectedPoints_areRingedAndOthersDimmed() {
        Cloud cloud;
        cloud.add(20.5F, 50.5F, kRed);
        cloud.add(70.5F, 50.5F, kRed);
        const QImage image = cloud.draw({selectionOf({0, 1}), kGreen});
        QCOMPARE(qAlpha(at(image, 70, 50)), 255);
        QVERIFY(qAlpha(at(image, 20, 50)) < 0.25 * 255);
        const int edge = static_cast<int>(std::lround(dotRadius(2) + ScatterEmphasis::kRingWidth / 2));
        QVERIFY(qGreen(at(image, 70 + edge, 50)) > 60);
        QCOMPARE(qGreen(at(image, 20 + edge, 50)), 0);
    }

    void selectedPoints_underACrowd_standOut() {
        Cloud cloud;
        cloud.fill(20, 20, 60, 8, kRed);
        std::vector<std::uint8_t> mask(cloud.size(), 0);
        cloud.fill(45, 45, 10, 1, kBlue);
        mask.resize(cloud.size(), 1);
        cloud.fill(20, 20, 60, 8, kRed);
        mask.resize(cloud.size(), 0);
        const QImage image = cloud.draw({selectionOf(mask), kGreen});
        const QRgb inside = at(image, 50, 50), outside = at(image, 30, 30);
        QVERIFY(qBlue(inside) > qRed(inside));
        QVERIFY(qBlue(outside) == 0 && qAlpha(outside) < 100);
    }

    void painter_usedBefore_drawsTheSame() {
        Cloud crowd, few;
        crowd.fill(10, 10, 60, 8, kRed);
        crowd.add(85.5F, 40.5F, kBlue);
        few.add(50.5F, 50.5F, kGreen);
        std::vector<std::uint8_t> mask(crowd.size(), 0);
        std::fill(mask.begin(), mask.begin() + 2000, 1);
        const ScatterEmphasis emphasis{selectionOf(mask), kGreen};
        ScatterPainter painter;
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(crowd.draw({}, painter), crowd.draw());
            QCOMPARE(crowd.draw(emphasis, painter), crowd.draw(emphasis));
            QCOMPARE(few.draw({}, painter), few.draw());
        }
    }

    void points_placedOnce_areDrawnForEverySelection() {
        Cloud crowd;
        crowd.fill(10, 10, 60, 8, kRed);
        crowd.fill(75, 75, 10, 1, kBlue);
        std::vector<std::uint8_t> some(crowd.size(), 0), others(crowd.size(), 0);
        std::fill(some.begin(), some.begin() + 2000, 1);
        std::fill(others.end() - 3000, others.end(), 1);
        ScatterPainter painter;
        crowd.draw({}, painter);
        for (const auto& selection : {selectionOf(some), selectionOf(others), selectionOf({}), selectionOf(some)}) {
            const ScatterEmphasis emphasis{selection, kGreen};
            QCOMPARE(painter.draw(emphasis), crowd.draw(emphasis));
        }
    }

    void disc_atTheEdge_isCutOff() {
        for (const QPointF middle : {QPointF(0.5, 50.5), QPointF(99.5, 50.5), QPointF(50.5, 0.5), QPointF(50.5, 99.5),
                                     QPointF(-2.5, 50.5), QPointF(50.5, 102.5)}) {
            Cloud cloud;
            cloud.add(static_cast<float>(middle.x()), static_cast<float>(middle.y()), kRed);
            const QImage image = cloud.draw();
            const double radius = dotRadius(1);
            for (int y = 0; y < 100; ++y)
                for (int x = 0; x < 100; ++x) {
                    const double distance = std::hypot(x + 0.5 - middle.x(), y + 0.5 - middle.y());
                    if (distance < radius - 1) QVERIFY(qAlpha(at(image, x, y)) > 200);
                    if (distance > radius + 1) QCOMPARE(at(image, x, y), QRgb(0));
                }
        }
    }

    void nonFinitePoints_areNotDrawn() {
        Cloud cloud;
        cloud.add(std::nanf(""), 50, kRed);
        cloud.add(50, INFINITY, kRed);
        const QImage image = cloud.draw();
        QCOMPARE(image, [] {
            QImage empty(100, 100, QImage::Format_ARGB32_Premultiplied);
            empty.fill(Qt::transparent);
            return empty;
        }());
    }
};

static const lunette::test::TestClass<ScatterPainterTest> kScatterPainterTest;
#include "ScatterPainterTest.moc"
