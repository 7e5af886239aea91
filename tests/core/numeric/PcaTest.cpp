#include "Error.h"
#include "TestProgram.h"
#include "numeric/Pca.h"
#include "numeric/Random.h"

#include <QTest>

using namespace lunette;

class PcaTest : public QObject {
    Q_OBJECT
private slots:
    void fitPca_ofAStretchedCloud_findsItsAxes();
    void axes_havePositiveLargestComponents();
    void fitPca_ofPaddedPoints_givesTheSame();
    void axes_thatAreUndetermined_areOrthonormal();
    void lift_invertsProjectOnThePlane();
    void fitPca_impossibleRequest_isRefused();
};

namespace {

Matrix normals(Index rows, Index columns, std::uint64_t seed) {
    Matrix samples(rows, columns);
    RandomStream::fillNormal(seed, Purpose::Generation, 0, samples);
    return samples;
}

double distanceFromOrthonormal(const Matrix& axes) {
    return (axes.transpose() * axes - Matrix::Identity(axes.cols(), axes.cols())).norm();
}

}  // namespace

void PcaTest::fitPca_ofAStretchedCloud_findsItsAxes() {
    Matrix points(2, 4);
    points << 3, -3, 0, 0,  //
        0, 0, 1, -1;
    points.colwise() += Vector{{10, 20}};
    const Pca pca = fitPca(points, 2);
    QVERIFY((pca.mean - Vector{{10, 20}}).norm() < 1e-5);
    QVERIFY((pca.variances - Vector{{4.5F, 0.5F}}).norm() < 1e-5);
    QVERIFY((pca.axes - Matrix::Identity(2, 2)).norm() < 1e-5);
}

void PcaTest::axes_havePositiveLargestComponents() {
    for (const Index count : {3, 40}) {
        const Pca pca = fitPca(normals(7, count, 5), 2);
        for (Index k = 0; k < 2; ++k) QCOMPARE(pca.axes.col(k).maxCoeff(), pca.axes.col(k).cwiseAbs().maxCoeff());
    }
}

void PcaTest::fitPca_ofPaddedPoints_givesTheSame() {
    // Padding with constant dimensions changes nothing but the way the axes are found.
    const Matrix points = Vector{{5, 3, 1}}.asDiagonal() * normals(3, 20, 1);
    Matrix padded = Matrix::Constant(50, 20, Scalar(0.5));
    padded.topRows(3) = points;
    const Pca few = fitPca(points, 3);
    const Pca many = fitPca(padded, 3);
    QVERIFY((few.variances - many.variances).norm() < 1e-4 * few.variances(0));
    QVERIFY((few.axes - many.axes.topRows(3)).norm() < 1e-3);
    QVERIFY(many.axes.bottomRows(47).norm() < 1e-3);
}

void PcaTest::axes_thatAreUndetermined_areOrthonormal() {
    const Pca one = fitPca(Matrix::Constant(6, 1, Scalar(2)), 3);
    QVERIFY(distanceFromOrthonormal(one.axes) < 1e-5);
    QCOMPARE(one.variances.norm(), Scalar(0));

    const Pca three = fitPca(normals(10, 3, 2), 8);
    QVERIFY(distanceFromOrthonormal(three.axes) < 1e-4);
    QVERIFY(three.variances(1) > 0);
    QCOMPARE(three.variances.tail(6).norm(), Scalar(0));
}

void PcaTest::lift_invertsProjectOnThePlane() {
    const Matrix points = normals(4, 30, 3);
    const Pca plane = fitPca(points, 2);
    const Matrix coordinates = plane.project(points);
    QVERIFY((plane.project(plane.lift(coordinates)) - coordinates).norm() < 1e-4);
    const Pca whole = fitPca(points, 4);
    QVERIFY((whole.lift(whole.project(points)) - points).norm() < 1e-4);
}

void PcaTest::fitPca_impossibleRequest_isRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, fitPca(Matrix(3, 0), 1));
    QVERIFY_THROWS_EXCEPTION(Error, fitPca(Matrix::Zero(3, 5), 4));
}

static const lunette::test::TestClass<PcaTest> kPcaTest;
#include "PcaTest.moc"
