#include "TestProgram.h"
#include "numeric/Elementwise.h"
#include "numeric/Kernels.h"
#include "numeric/Parallel.h"
#include "numeric/Random.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lunette;

namespace {

Matrix normalMatrix(Index rows, Index columns, std::uint32_t sample) {
    Matrix matrix(rows, columns);
    RandomStream::fillNormal(4, Purpose::Evaluation, sample, matrix);
    return matrix;
}

}  // namespace

class KernelsTest : public QObject {
    Q_OBJECT
private slots:
    void multiply_agreesWithEigen_data() {
        QTest::addColumn<bool>("transposeA");
        QTest::addColumn<bool>("transposeB");
        QTest::addColumn<float>("beta");
        for (const bool a : {false, true})
            for (const bool b : {false, true})
                for (const float beta : {0.0F, 1.0F})
                    QTest::addRow("%s%s beta %g", a ? "T" : "N", b ? "T" : "N", double(beta)) << a << b << beta;
    }

    void multiply_agreesWithEigen() {
        QFETCH(bool, transposeA);
        QFETCH(bool, transposeB);
        QFETCH(float, beta);
        const Matrix a = transposeA ? normalMatrix(33, 20, 1) : normalMatrix(20, 33, 1);
        const Matrix b = transposeB ? normalMatrix(9, 33, 2) : normalMatrix(33, 9, 2);
        const Matrix before = normalMatrix(20, 9, 3);
        Matrix c = before;
        if (beta == 0.0F) c.setConstant(std::nanf(""));
        multiply(transposeA ? Transpose::Yes : Transpose::No, a, transposeB ? Transpose::Yes : Transpose::No, b, beta,
                 c);
        const Matrix opA = transposeA ? Matrix(a.transpose()) : a;
        const Matrix opB = transposeB ? Matrix(b.transpose()) : b;
        Matrix expected = opA.lazyProduct(opB);
        if (beta == 1.0F) expected += before;
        QVERIFY((c - expected).cwiseAbs().maxCoeff() < 1e-4F);
    }

    void parallelFor_coversEveryElementOnce() {
        for (const int threads : {1, 3}) {
            setThreadCount(threads);
            std::vector<int> visits(1000, 0);
            parallelFor(1000, 7, [&](Index first, Index last) {
                for (Index i = first; i < last; ++i) ++visits[static_cast<std::size_t>(i)];
            });
            QCOMPARE(std::count(visits.begin(), visits.end(), 1), 1000);
        }
        setThreadCount(1);
    }

    /// Subnormal numbers are slow: parallel work takes and gives zero for them, whoever works, and only there.
    void parallelFor_flushesSubnormals() {
#ifndef __SSE2__
        QSKIP("needs SSE2's control register");
#endif
        volatile float small = std::numeric_limits<float>::min();
        for (const int threads : {1, 3}) {
            setThreadCount(threads);
            std::array<float, 3> halves{1.0F, 1.0F, 1.0F};
            parallelFor(3, 1, [&](Index i, Index) { halves.at(static_cast<std::size_t>(i)) = small / 2; });
            for (const float half : halves) QCOMPARE(half, 0.0F);
            QVERIFY(small / 2 > 0.0F);
        }
        setThreadCount(1);
    }

    void exponential_isAccurate() {
        std::vector<float> x, y;
        for (float value = -86.0F; value < 86.0F; value += 0.0371F) x.push_back(value);
        y.resize(x.size());
        elementwise().exponential(x.data(), y.data(), static_cast<Index>(x.size()), 1.0F);
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double exact = std::exp(static_cast<double>(x[i]));
            QVERIFY2(std::abs(y[i] - exact) < 1e-6 * exact, qPrintable(QString::number(x[i])));
        }
    }

    /// Logits far out must neither overflow nor lose the loss, and a NaN must come through.
    void bernoulli_atExtremes_staysFinite() {
        const std::vector<float> logits{-200.0F, -30.0F, 0.0F, 30.0F, 200.0F};
        const std::vector<float> x{1.0F, 0.5F, 0.3F, 0.0F, 1.0F};
        double expected = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i)
            expected += std::max(logits[i], 0.0F) - logits[i] * x[i] + std::log1p(std::exp(-std::abs(logits[i])));
        std::vector<float> gradient(x.size());
        const auto sums = elementwise().bernoulli(logits.data(), x.data(), gradient.data(), 5, 1.0F);
        QVERIFY(std::abs(sums.negativeLogLikelihood - expected) < 1e-5 * expected);
        QVERIFY(std::abs(gradient[0] + 1.0F) < 1e-6F);
        const float nan = std::nanf("");
        QVERIFY(std::isnan(elementwise().bernoulli(&nan, x.data(), nullptr, 1, 1.0F).negativeLogLikelihood));
    }

    void fromBytes_dividesBy255() {
        const std::array<std::uint8_t, 3> bytes{0, 51, 255};
        std::array<float, 3> values{};
        elementwise().fromBytes(bytes.data(), values.data(), 3);
        QCOMPARE(values[0], 0.0F);
        QVERIFY(std::abs(values[1] - 0.2F) < 1e-7F);
        QCOMPARE(values[2], 1.0F);
    }
};

static const lunette::test::TestClass<KernelsTest> kKernelsTest;
#include "KernelsTest.moc"
