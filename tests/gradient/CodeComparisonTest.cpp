#include "GradientChecker.h"
#include "TestProgram.h"
#include "numeric/Random.h"
#include "objective/AggregatePosterior.h"
#include "objective/Discrepancy.h"

#include <QTest>

#include <array>
#include <numbers>
#include <vector>

using namespace lunette;

/// What a batch's codes say of one another, by the formulas themselves; gradients are in ObjectiveGradientTest.
class CodeComparisonTest : public QObject {
    Q_OBJECT
private slots:
    void densities_ofABatch_areWhatTheFormulasSay();
    void densities_ofTheWholePopulation_areExact();
    void density_averagedOverBatches_isUnbiased();
    void densities_ofALoneCode_areItsOwn();
    void discrepancy_ofThreeCodes_isWhatTheFormulaSays();
    void discrepancy_ofGaussians_isTheClosedForm_data();
    void discrepancy_ofGaussians_isTheClosedForm();
    void discrepancy_ofOneCode_isNothing();
};

namespace {

Matrix normals(Index rows, Index columns, std::uint64_t step) {
    Matrix result(rows, columns);
    RandomStream::fillNormal(7, Purpose::Generation, step, result);
    return result;
}

BatchCodes anyCodes(Index images) {
    return {normals(3, images, 1), {normals(3, images, 2), 0.5 * normals(3, images, 3)}};
}

/// Those of some of the images.
BatchCodes part(const BatchCodes& codes, const std::vector<Index>& images) {
    return {codes.z(Eigen::all, images),
            {codes.posterior.mean(Eigen::all, images), codes.posterior.logVariance(Eigen::all, images)}};
}

double normalDensity(double z, double mean, double logVariance) {
    const double variance = std::exp(logVariance);
    return std::exp(-0.5 * (z - mean) * (z - mean) / variance) / std::sqrt(2.0 * std::numbers::pi * variance);
}

/// q(z_i | x_m) of one latent, or of all where j is negative.
double component(const BatchCodes& codes, Index i, Index m, Index j) {
    const auto of = [&](Index latent) {
        return normalDensity(codes.z(latent, i), codes.posterior.mean(latent, m),
                             codes.posterior.logVariance(latent, m));
    };
    if (j >= 0) return of(j);
    double product = 1.0;
    for (Index latent = 0; latent < codes.z.rows(); ++latent) product *= of(latent);
    return product;
}

/// The log density of code i under the whole mixture.
double exact(const BatchCodes& codes, Index i, Index j) {
    double sum = 0.0;
    for (Index m = 0; m < codes.z.cols(); ++m) sum += component(codes, i, m, j);
    return std::log(sum / static_cast<double>(codes.z.cols()));
}

bool near(double value, double expected, double tolerance = 1e-12) { return std::abs(value - expected) < tolerance; }

/// The mean kernel of points whose difference is N(shift, variance I), by the kernel as a mixture of Gaussians:
/// C / (C + r^2) is the integral of C exp(-t (C + r^2)) over t from 0.
double meanKernel(const Vector& shift, double variance) {
    const auto latents = static_cast<double>(shift.size());
    double sum = 0.0;
    for (const double scale : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0}) {
        const double c = 2.0 * scale * latents;
        constexpr int kSteps = 20000;
        for (int step = 0; step < kSteps; ++step) {
            const double u = (step + 0.5) / kSteps, t = -std::log(u) / c;  // C exp(-C t) dt = -du
            const double width = 1.0 + 2.0 * t * variance;
            sum += std::pow(width, -0.5 * latents) * std::exp(-t * shift.squaredNorm() / width) / kSteps;
        }
    }
    return sum;
}

}  // namespace

/// Three of ten: weights 1/10 for the image itself and 9/20 for each of the two others.
void CodeComparisonTest::densities_ofABatch_areWhatTheFormulasSay() {
    const BatchCodes codes = anyCodes(3);
    const auto densities = AggregatePosterior(codes, 10).evaluate();
    double information = 0.0, correlation = 0.0;
    for (Index i = 0; i < 3; ++i) {
        const auto mixed = [&](Index j) {
            double sum = 0.0;
            for (Index m = 0; m < 3; ++m) sum += (m == i ? 0.1 : 0.45) * component(codes, i, m, j);
            return std::log(sum);
        };
        QVERIFY(near(densities.own[i], std::log(component(codes, i, i, -1))));
        QVERIFY(near(densities.joint[i], mixed(-1)));
        for (Index j = 0; j < 3; ++j) QVERIFY(near(densities.marginals(j, i), mixed(j)));
        information += std::log(component(codes, i, i, -1)) - mixed(-1);
        correlation += mixed(-1) - mixed(0) - mixed(1) - mixed(2);
    }
    QVERIFY(near(densities.mutualInformation(), information));
    QVERIFY(near(densities.totalCorrelation(), correlation));
}

void CodeComparisonTest::densities_ofTheWholePopulation_areExact() {
    const BatchCodes codes = anyCodes(40);
    const auto densities = AggregatePosterior(codes, 40).evaluate();
    for (Index i = 0; i < 40; ++i) {
        QVERIFY(near(densities.joint[i], exact(codes, i, -1)));
        for (Index j = 0; j < 3; ++j) QVERIFY(near(densities.marginals(j, i), exact(codes, i, j)));
    }
}

/// Over all batches of three that the first of six images can be in.
void CodeComparisonTest::density_averagedOverBatches_isUnbiased() {
    const BatchCodes all = anyCodes(6);
    double sum = 0.0;
    int batches = 0;
    for (Index a = 1; a < 6; ++a)
        for (Index b = a + 1; b < 6; ++b, ++batches)
            sum += std::exp(AggregatePosterior(part(all, {0, a, b}), 6).evaluate().joint[0]);
    QCOMPARE(batches, 10);
    QVERIFY(near(sum / batches, std::exp(exact(all, 0, -1))));
}

void CodeComparisonTest::densities_ofALoneCode_areItsOwn() {
    const auto densities = AggregatePosterior(anyCodes(1), 100).evaluate();
    QVERIFY(near(densities.mutualInformation(), 0.0));
    QVERIFY(near(densities.totalCorrelation(), 0.0));
}

void CodeComparisonTest::discrepancy_ofThreeCodes_isWhatTheFormulaSays() {
    const Matrix codes = normals(2, 3, 4), draws = normals(2, 3, 5);
    const auto between = [](const auto& a, const auto& b) { return discrepancy::kernel((a - b).squaredNorm(), 2); };
    QVERIFY(
        near(discrepancy::kernel(3.0, 1), 0.2 / 3.2 + 0.4 / 3.4 + 1 / 4.0 + 2 / 5.0 + 4 / 7.0 + 10 / 13.0 + 20 / 23.0));
    double expected = 0.0;
    for (Index a = 0; a < 3; ++a)
        for (Index b = 0; b < 3; ++b) {
            if (a != b) expected += (between(codes.col(a), codes.col(b)) + between(draws.col(a), draws.col(b))) / 6.0;
            expected -= 2.0 * between(codes.col(a), draws.col(b)) / 9.0;
        }
    QVERIFY(near(discrepancy::squared(codes, draws), expected));
}

void CodeComparisonTest::discrepancy_ofGaussians_isTheClosedForm_data() {
    QTest::addColumn<double>("shift");
    QTest::addColumn<double>("deviation");
    QTest::newRow("the prior") << 0.0 << 1.0;
    QTest::newRow("shifted") << 0.8 << 1.0;
    QTest::newRow("narrow") << 0.0 << 0.4;
    QTest::newRow("shifted and wide") << -0.5 << 1.7;
}

/// Over many small batches: the estimate is unbiased, so their mean is within four standard errors of the figure.
void CodeComparisonTest::discrepancy_ofGaussians_isTheClosedForm() {
    QFETCH(double, shift);
    QFETCH(double, deviation);
    constexpr int kBatches = 4000;
    const Vector shifts = Vector::Constant(3, shift), none = Vector::Zero(3);
    const double expected = meanKernel(none, 2.0 * deviation * deviation) + meanKernel(none, 2.0) -
                            2.0 * meanKernel(shifts, 1.0 + deviation * deviation);
    double sum = 0.0, squares = 0.0;
    for (int batch = 0; batch < kBatches; ++batch) {
        const auto step = static_cast<std::uint64_t>(10 + 2 * batch);
        const Matrix codes = (deviation * normals(3, 8, step)).colwise() + shifts;
        const double value = discrepancy::squared(codes, normals(3, 8, step + 1));
        sum += value;
        squares += value * value;
    }
    const double mean = sum / kBatches, error = std::sqrt((squares / kBatches - mean * mean) / kBatches);
    QVERIFY2(near(mean, expected, 4.0 * error),
             qPrintable(QStringLiteral("%1 against %2, standard error %3").arg(mean).arg(expected).arg(error)));
    QVERIFY(shift == 0.0 && deviation == 1.0 ? near(expected, 0.0, 1e-9) : expected > 20.0 * error);
}

void CodeComparisonTest::discrepancy_ofOneCode_isNothing() {
    const Matrix one = normals(2, 1, 1);
    QCOMPARE(discrepancy::squared(one, one), 0.0);
    Matrix gradient = Matrix::Ones(2, 1);
    discrepancy::addGradient(one, one, 1.0, 0, gradient);
    QCOMPARE(gradient, Matrix(Matrix::Ones(2, 1)));
}

static const lunette::test::TestClass<CodeComparisonTest> kCodeComparisonTest;
#include "CodeComparisonTest.moc"
