#include "TestProgram.h"
#include "plot/Marker.h"
#include "plot/ScatterPainter.h"

#include <QTest>

using namespace lunette;

class MarkerTest : public QObject {
    Q_OBJECT
private slots:
    void withMarker_anyColor_keepsBoth() {
        for (const Marker marker : kMarkers) {
            const QRgb color = withMarker(qRgb(12, 34, 56), marker);
            QCOMPARE(color & 0xffffffU, qRgb(12, 34, 56) & 0xffffffU);
            QCOMPARE(markerOf(color), static_cast<std::size_t>(marker));
        }
        QCOMPARE(markerOf(qRgb(1, 2, 3)), std::size_t(0));  // an opaque color is a disc
    }

    void hollow_ofAMarker_keepsColorAndShapeAndHasAHole() {
        for (const Marker marker : kClassMarkers) {
            const QRgb solid = withMarker(qRgb(200, 0, 0), marker), ring = hollow(solid);
            QCOMPARE(ring & 0xffffffU, solid & 0xffffffU);
            QVERIFY(isHollow(kMarkers[markerOf(ring)]));
            QCOMPARE(hollow(ring), ring);
            QCOMPARE(alphaInTheMiddle(ring), 0);
            QVERIFY(alphaInTheMiddle(solid) > 0);
        }
        QCOMPARE(hollow(qRgb(1, 2, 3)), withMarker(qRgb(1, 2, 3), Marker::HollowDisc));
    }

    /// Inside and outside agree with the outline.
    void markerDistance_onTheGrid_agreesWithTheOutline() {
        for (const Marker marker : kMarkers) {
            const QPainterPath path = markerPath(marker, 1.0);
            for (double x = -1.2; x < 1.25; x += 0.1)
                for (double y = -1.2; y < 1.25; y += 0.1) {
                    const double distance = markerDistance(marker, x, y);
                    if (std::abs(distance - 1.0) < 0.05) continue;  // on the edge
                    QVERIFY2(path.contains(QPointF(x, y)) == (distance < 1.0),
                             qPrintable(QStringLiteral("marker %1 at %2, %3").arg(int(marker)).arg(x).arg(y)));
                }
        }
    }

    void draw_pointsOfOneColor_differByTheirMarkers() {
        std::vector<QImage> images;
        for (const Marker marker : kMarkers) {
            ScatterPoints points;
            points.x = {0.0F};
            points.y = {0.0F};
            points.colors = std::make_shared<const std::vector<QRgb>>(1, withMarker(qRgb(200, 0, 0), marker));
            images.push_back(ScatterPainter().draw(points, {QRectF(-1, -1, 2, 2), QSize(40, 40), 1.0}));
        }
        for (std::size_t i = 0; i < images.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) QVERIFY(images[i] != images[j]);
    }

private:
    static int alphaInTheMiddle(QRgb color) {
        ScatterPoints points;
        points.x = points.y = {0.0F};
        points.colors = std::make_shared<const std::vector<QRgb>>(1, color);
        return qAlpha(ScatterPainter().draw(points, {QRectF(-1, -1, 2, 2), QSize(41, 41), 1.0}).pixel(20, 20));
    }
};

static const lunette::test::TestClass<MarkerTest> kMarkerTest;
#include "MarkerTest.moc"
