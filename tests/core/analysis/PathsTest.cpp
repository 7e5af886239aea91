#include "Error.h"
#include "analysis/Paths.h"

#include <QTest>

#include <cmath>

using namespace lunette;

class PathsTest : public QObject {
    Q_OBJECT
private slots:
    void endsAreTheCodes_data();
    void endsAreTheCodes();
    void linearGoesStraight();
    void sphericalTurnsSteadilyAndBlendsLengths();
    void sphericalFallsBackToLinear_data();
    void sphericalFallsBackToLinear();
    void onePointIsNoPath();
};

void PathsTest::endsAreTheCodes_data() {
    QTest::addColumn<PathKind>("kind");
    QTest::newRow("linear") << PathKind::Linear;
    QTest::newRow("spherical") << PathKind::Spherical;
}

void PathsTest::endsAreTheCodes() {
    QFETCH(PathKind, kind);
    const Vector a{{1, 2, -1}};
    const Vector b{{-4, 0, 2}};
    const Matrix points = pathPoints(kind, a, b, 5);
    QCOMPARE(points.cols(), Index(5));
    QVERIFY((points.col(0) - a).norm() < 1e-6);
    QVERIFY((points.col(4) - b).norm() < 1e-6);
}

void PathsTest::linearGoesStraight() {
    const Vector point = pathPoint(PathKind::Linear, Vector{{0, 4}}, Vector{{8, 0}}, 0.25);
    QVERIFY((point - Vector{{2, 3}}).norm() < 1e-6);
}

void PathsTest::sphericalTurnsSteadilyAndBlendsLengths() {
    const Vector a{{2, 0}};
    const Vector b{{0, 4}};
    for (const double t : {0.1, 0.5, 0.8}) {
        const Vector point = pathPoint(PathKind::Spherical, a, b, t);
        const double angle = t * std::acos(-1.0) / 2;
        const double length = 2 + 2 * t;
        QVERIFY(std::abs(point(0) - length * std::cos(angle)) < 1e-5);
        QVERIFY(std::abs(point(1) - length * std::sin(angle)) < 1e-5);
    }
}

void PathsTest::sphericalFallsBackToLinear_data() {
    QTest::addColumn<QList<float>>("from");
    QTest::addColumn<QList<float>>("to");
    QTest::newRow("from the origin") << QList<float>{0, 0} << QList<float>{3, 1};
    QTest::newRow("same direction") << QList<float>{1, 1} << QList<float>{3, 3};
    QTest::newRow("opposite direction") << QList<float>{1, 2} << QList<float>{-2, -4};
}

void PathsTest::sphericalFallsBackToLinear() {
    QFETCH(QList<float>, from);
    QFETCH(QList<float>, to);
    const Vector a{{from[0], from[1]}};
    const Vector b{{to[0], to[1]}};
    const Vector spherical = pathPoint(PathKind::Spherical, a, b, 0.3);
    QVERIFY((spherical - pathPoint(PathKind::Linear, a, b, 0.3)).norm() < 1e-6);
}

void PathsTest::onePointIsNoPath() {
    QVERIFY_THROWS_EXCEPTION(Error, pathPoints(PathKind::Linear, Vector::Zero(2), Vector::Ones(2), 1));
}

QTEST_APPLESS_MAIN(PathsTest)
#include "PathsTest.moc"
