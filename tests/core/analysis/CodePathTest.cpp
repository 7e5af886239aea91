#include "Error.h"
#include "TestProgram.h"
#include "analysis/CodePath.h"

#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

Matrix stops(const Vector& a, const Vector& b) {
    Matrix both(a.size(), 2);
    both << a, b;
    return both;
}

}  // namespace

class CodePathTest : public QObject {
    Q_OBJECT
private slots:
    void points_ofEachKind_endAtTheCodes_data();
    void points_ofEachKind_endAtTheCodes();
    void linear_atAQuarter_isAQuarterOfTheLine();
    void spherical_turnsSteadilyAndBlendsLengths();
    void spherical_withoutAnAngle_isLinear_data();
    void spherical_withoutAnAngle_isLinear();
    void waypoints_ofEachKind_areReachedAtEvenShares_data() { points_ofEachKind_endAtTheCodes_data(); }
    void waypoints_ofEachKind_areReachedAtEvenShares();
    void points_atTheStops_areTheStops();
    void codePath_ofOnePoint_isRefused();
};

void CodePathTest::points_ofEachKind_endAtTheCodes_data() {
    QTest::addColumn<PathKind>("kind");
    QTest::newRow("linear") << PathKind::Linear;
    QTest::newRow("spherical") << PathKind::Spherical;
    QTest::newRow("density") << PathKind::Density;
}

void CodePathTest::points_ofEachKind_endAtTheCodes() {
    QFETCH(PathKind, kind);
    const Vector a{{1, 2, -1}};
    const Vector b{{-4, 0, 2}};
    const Matrix points = CodePath(kind, stops(a, b)).points(5);
    QCOMPARE(points.cols(), Index(5));
    QVERIFY((points.col(0) - a).norm() < 1e-6);
    QVERIFY((points.col(4) - b).norm() < 1e-6);
}

void CodePathTest::linear_atAQuarter_isAQuarterOfTheLine() {
    const Vector point = CodePath(PathKind::Linear, stops(Vector{{0, 4}}, Vector{{8, 0}})).at(0.25);
    QVERIFY((point - Vector{{2, 3}}).norm() < 1e-6);
}

void CodePathTest::spherical_turnsSteadilyAndBlendsLengths() {
    const Vector a{{2, 0}};
    const Vector b{{0, 4}};
    for (const double t : {0.1, 0.5, 0.8}) {
        const Vector point = CodePath(PathKind::Spherical, stops(a, b)).at(t);
        const double angle = t * std::acos(-1.0) / 2;
        const double length = 2 + 2 * t;
        QVERIFY(std::abs(point(0) - length * std::cos(angle)) < 1e-5);
        QVERIFY(std::abs(point(1) - length * std::sin(angle)) < 1e-5);
    }
}

void CodePathTest::spherical_withoutAnAngle_isLinear_data() {
    QTest::addColumn<QList<float>>("from");
    QTest::addColumn<QList<float>>("to");
    QTest::newRow("from the origin") << QList<float>{0, 0} << QList<float>{3, 1};
    QTest::newRow("same direction") << QList<float>{1, 1} << QList<float>{3, 3};
    QTest::newRow("opposite direction") << QList<float>{1, 2} << QList<float>{-2, -4};
}

void CodePathTest::spherical_withoutAnAngle_isLinear() {
    QFETCH(QList<float>, from);
    QFETCH(QList<float>, to);
    const Vector a{{from[0], from[1]}};
    const Vector b{{to[0], to[1]}};
    const Vector spherical = CodePath(PathKind::Spherical, stops(a, b)).at(0.3);
    QVERIFY((spherical - CodePath(PathKind::Linear, stops(a, b)).at(0.3)).norm() < 1e-6);
}

void CodePathTest::waypoints_ofEachKind_areReachedAtEvenShares() {
    QFETCH(PathKind, kind);
    Matrix all(2, 4);
    all << 1, 2, 5, -1,  //
        1, 0, 3, 2;
    const CodePath path(kind, all);
    for (Index stop = 0; stop < 4; ++stop)
        QVERIFY((path.at(static_cast<double>(stop) / 3) - all.col(stop)).norm() < 1e-5);
    // Within a leg the way is that of a path between its two stops alone.
    const Vector halfway = CodePath(kind, all.middleCols(1, 2)).at(0.5);
    QVERIFY((path.at(0.5) - halfway).norm() < 1e-5);
    QVERIFY((path.points(7).col(3) - halfway).norm() < 1e-5);
}

/// To the last bit, also where dividing the way rounds; and a way from a code to itself does not leave it.
void CodePathTest::points_atTheStops_areTheStops() {
    const Matrix codes = Matrix::Random(3, 50);
    QVERIFY(CodePath(PathKind::Linear, codes).points(50) == codes);
    const Vector code = codes.col(7);
    QVERIFY(CodePath(PathKind::Linear, stops(code, code)).points(9) == Matrix(code.replicate(1, 9)));
}

void CodePathTest::codePath_ofOnePoint_isRefused() {
    const CodePath path(PathKind::Linear, stops(Vector::Zero(2), Vector::Ones(2)));
    QVERIFY_THROWS_EXCEPTION(Error, path.points(1));
    QVERIFY_THROWS_EXCEPTION(Error, CodePath(PathKind::Linear, Matrix::Zero(2, 1)));
}

static const lunette::test::TestClass<CodePathTest> kCodePathTest;
#include "CodePathTest.moc"
