#include "Near.h"
#include "TestProgram.h"
#include "analysis/KlSplit.h"
#include "analysis/LatentStatistics.h"
#include "numeric/Parallel.h"
#include "numeric/Random.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace lunette;
using lunette::test::isNear;

class KlSplitTest : public QObject {
    Q_OBJECT
private slots:
    void anyPosteriors_addUpToTheKl();
    void gaussianPair_hasTheKnownParts();
    void productGrid_hasNoTotalCorrelation();
    void equalPosteriors_areAllDimensionWise();
    void separatePosteriors_tellTheirImage();
    void mixtureOnALine_agreesWithQuadrature();
    void oneImage_hasOnlyADimensionWisePart();
    void numberOfThreads_changesNothing();
    void minibatchOfAllImages_isExact();
    void minibatches_ofOverlappingPosteriors_seeTooMuchInformation();
};

namespace {

/// Posteriors of one variance.
Posterior posteriorsOf(const Matrix& mean, double variance) {
    return {mean, Matrix::Constant(mean.rows(), mean.cols(), static_cast<Scalar>(std::log(variance)))};
}

Matrix normalCodes(Index rows, Index columns, std::uint64_t seed) {
    Matrix result(rows, columns);
    RandomStream::fillNormal(seed, Purpose::Generation, 0, result);
    return result;
}

Posterior anyPosteriors() { return {normalCodes(5, 70, 1), normalCodes(5, 70, 2)}; }

}  // namespace

void KlSplitTest::anyPosteriors_addUpToTheKl() {
    const Posterior codes = anyPosteriors();
    const KlSplit split = splitKl(codes, 3);
    QCOMPARE(split.images, Index(70));
    QVERIFY(isNear(split.kl(), latentStatistics(codes).kl.cast<double>().sum(), 1e-5));
    QVERIFY(split.mutualInformation <= std::log(70.0));
}

/// Means of variance 3/4 and posteriors of variance 1/4 make a mixture of unit variances and correlation rho, so no
/// part is left to the latents' own divergence. The mixture is exact with infinitely many images; 2,000 are near.
void KlSplitTest::gaussianPair_hasTheKnownParts() {
    constexpr double kRho = 0.6;
    const double spread = std::sqrt(0.75);
    const double slope = kRho / spread;
    Matrix mean = normalCodes(2, 2000, 1);
    mean = Matrix{{static_cast<Scalar>(spread), Scalar(0)},
                  {static_cast<Scalar>(slope), static_cast<Scalar>(std::sqrt(0.75 - slope * slope))}} *
           mean;
    const KlSplit split = splitKl(posteriorsOf(mean, 0.25), 2);
    QVERIFY(isNear(split.totalCorrelation, -0.5 * std::log(1 - kRho * kRho), 0.03));
    QVERIFY(isNear(split.mutualInformation, 0.5 * std::log((1 - kRho * kRho) / (0.25 * 0.25)), 0.03));
    QVERIFY(isNear(split.dimensionWise, 0.0, 0.03));
}

void KlSplitTest::productGrid_hasNoTotalCorrelation() {
    Matrix mean(2, 20 * 15);
    for (Index i = 0; i < mean.cols(); ++i)
        mean.col(i) << static_cast<Scalar>(0.2 * static_cast<double>(i % 20)), static_cast<Scalar>(i / 20);
    QVERIFY(isNear(splitKl(posteriorsOf(mean, 0.1), 1).totalCorrelation, 0.0, 1e-9));
    mean.row(1) = mean.row(0);
    QVERIFY(splitKl(posteriorsOf(mean, 0.1), 1).totalCorrelation > 0.5);
}

void KlSplitTest::equalPosteriors_areAllDimensionWise() {
    const KlSplit split = splitKl(posteriorsOf(Matrix::Constant(3, 50, 2), 0.25), 1);
    QVERIFY(isNear(split.mutualInformation, 0.0, 1e-9));
    QVERIFY(isNear(split.totalCorrelation, 0.0, 1e-9));
    QVERIFY(isNear(split.dimensionWise, 3 * 0.5 * (4 + 0.25 - 1 - std::log(0.25)), 1e-5));
}

/// Far apart along both latents at once, so that either tells the image and the other adds nothing.
void KlSplitTest::separatePosteriors_tellTheirImage() {
    Matrix mean(2, 30);
    for (Index i = 0; i < mean.cols(); ++i) mean.col(i).setConstant(static_cast<Scalar>(100 * i));
    const KlSplit split = splitKl(posteriorsOf(mean, 1.0), 1);
    QVERIFY(isNear(split.mutualInformation, std::log(30.0), 1e-9));
    QVERIFY(isNear(split.totalCorrelation, std::log(30.0), 1e-9));
}

void KlSplitTest::mixtureOnALine_agreesWithQuadrature() {
    Matrix mean = Matrix::Constant(1, 2000, 1);
    mean.leftCols(1000).setConstant(-1);
    double divergence = 0.0;
    constexpr double kStep = 0.001;
    for (double z = -8; z < 8; z += kStep) {
        const double peaks = std::exp(-2 * (z - 1) * (z - 1)) + std::exp(-2 * (z + 1) * (z + 1));
        const double density = peaks / std::sqrt(2 * std::numbers::pi);  // half of each, of deviation 1/2
        const double prior = std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi);
        divergence += kStep * density * std::log(density / prior);
    }
    const KlSplit split = splitKl(posteriorsOf(mean, 0.25), 1);
    QVERIFY(isNear(split.dimensionWise, divergence, 0.02));
    QVERIFY(isNear(split.totalCorrelation, 0.0, 1e-9));
}

void KlSplitTest::oneImage_hasOnlyADimensionWisePart() {
    const KlSplit split = splitKl({normalCodes(4, 1, 1), normalCodes(4, 1, 2)}, 1);
    QVERIFY(isNear(split.mutualInformation, 0.0, 1e-9));
    QVERIFY(isNear(split.totalCorrelation, 0.0, 1e-9));
}

void KlSplitTest::numberOfThreads_changesNothing() {
    const KlSplit one = splitKl(anyPosteriors(), 3);
    setThreadCount(2);
    const KlSplit two = splitKl(anyPosteriors(), 3);
    setThreadCount(1);
    QCOMPARE(two.mutualInformation, one.mutualInformation);
    QCOMPARE(two.totalCorrelation, one.totalCorrelation);
}

void KlSplitTest::minibatchOfAllImages_isExact() {
    const KlSplit split = splitKl(anyPosteriors(), 3, 70);
    QCOMPARE(split.minibatch.batchSize, Index(70));
    QVERIFY(isNear(split.minibatch.mutualInformation, split.mutualInformation, 1e-5));
    QVERIFY(isNear(split.minibatch.totalCorrelation, split.totalCorrelation, 1e-5));
}

/// Where no posteriors overlap, or all are the same, the batch estimates q(z) without an error. In between, the
/// logarithm of the unbiased estimate is too low, and so the mutual information too high.
void KlSplitTest::minibatches_ofOverlappingPosteriors_seeTooMuchInformation() {
    Matrix mean(2, 60);
    for (Index i = 0; i < mean.cols(); ++i) mean.col(i).setConstant(static_cast<Scalar>(100 * i));
    const KlSplit apart = splitKl(posteriorsOf(mean, 1.0), 1, 20);
    QVERIFY(isNear(apart.minibatch.mutualInformation, std::log(60.0), 1e-4));
    const KlSplit equal = splitKl(posteriorsOf(Matrix::Zero(2, 60), 1.0), 1, 20);
    QVERIFY(isNear(equal.minibatch.mutualInformation, 0.0, 1e-4));
    const KlSplit some = splitKl(posteriorsOf(normalCodes(2, 600, 4), 0.05), 1, 20);
    QVERIFY(some.minibatch.mutualInformation > some.mutualInformation + 0.1);
}

static const lunette::test::TestClass<KlSplitTest> kKlSplitTest;
#include "KlSplitTest.moc"
