#include "TestProgram.h"
#include "numeric/Convolution.h"
#include "numeric/Elementwise.h"
#include "numeric/Kernels.h"
#include "numeric/Parallel.h"
#include "numeric/Random.h"
#include "numeric/RoundedProducts.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace lunette;

namespace {

/// What rounding to 8 bits changes a number by at most, as a share of it.
constexpr float kRounding = 1.0F / 512;

Matrix drawnMatrix(Index rows, Index columns, std::uint32_t sample) {
    Matrix matrix(rows, columns);
    RandomStream::fillNormal(11, Purpose::Evaluation, sample, matrix);
    return matrix;
}

float widenedNumber(Bfloat16 number) { return std::bit_cast<float>(static_cast<std::uint32_t>(number) << 16); }

Matrix roundedNumbers(const Matrix& numbers) {
    return numbers.unaryExpr([](float number) {
        Bfloat16 rounded{};
        elementwise().toBfloat16(&number, &rounded, 1);
        return widenedNumber(rounded);
    });
}

std::uint32_t bitsOf(Bfloat16 number) { return static_cast<std::uint32_t>(number); }

/// op(a) op(b) in double.
Eigen::MatrixXd exactProduct(bool transposeA, const Matrix& a, bool transposeB, const Matrix& b) {
    const Eigen::MatrixXd left = a.cast<double>(), right = b.cast<double>();
    const Eigen::MatrixXd opA = transposeA ? Eigen::MatrixXd(left.transpose()) : left;
    const Eigen::MatrixXd opB = transposeB ? Eigen::MatrixXd(right.transpose()) : right;
    return opA * opB;
}

struct Factors {
    Matrix a, b;
};

Factors roundedFactorsOf(bool transposeA, bool transposeB, Index rows, Index columns, Index depth) {
    return {transposeA ? drawnMatrix(depth, rows, 1) : drawnMatrix(rows, depth, 1),
            transposeB ? drawnMatrix(columns, depth, 2) : drawnMatrix(depth, columns, 2)};
}

Transpose asTranspose(bool transpose) { return transpose ? Transpose::Yes : Transpose::No; }

}  // namespace

class RoundedProductsTest : public QObject {
    Q_OBJECT
private slots:
    void toBfloat16_ofEveryKindOfNumber_roundsToNearestEven_data() {
        QTest::addColumn<quint32>("bits");
        QTest::addColumn<quint32>("expected");
        const auto add = [](const char* name, quint32 bits, quint32 expected) {
            QTest::newRow(name) << bits << expected;
        };
        add("one", 0x3F800000, 0x3F80);
        add("minus zero", 0x80000000, 0x8000);
        add("below the middle", 0x3F807FFF, 0x3F80);
        add("in the middle, down to even", 0x3F808000, 0x3F80);
        add("in the middle, up to even", 0x3F818000, 0x3F82);
        add("above the middle", 0x3F808001, 0x3F81);
        add("into the next power", 0xBFFFFFFF, 0xC000);
        add("too large", 0x7F7FFFFF, 0x7F80);
        add("infinite", 0xFF800000, 0xFF80);
    }

    void toBfloat16_ofEveryKindOfNumber_roundsToNearestEven() {
        QFETCH(quint32, bits);
        QFETCH(quint32, expected);
        const std::vector<float> numbers(77, std::bit_cast<float>(bits));
        for (int set = 0; const auto* kernels = elementwiseSet(set); ++set) {
            std::vector<Bfloat16> rounded(numbers.size());
            kernels->toBfloat16(numbers.data(), rounded.data(), static_cast<Index>(numbers.size()));
            for (const Bfloat16 number : rounded) QCOMPARE(bitsOf(number), expected);
        }
    }

    void toBfloat16_ofNan_isNan() {
        for (const std::uint32_t bits : {0x7FC00000U, 0x7FFFFFFFU, 0x7F800001U, 0xFFFFFFFFU}) {
            const auto nan = std::bit_cast<float>(bits);
            Bfloat16 rounded{};
            elementwise().toBfloat16(&nan, &rounded, 1);
            QVERIFY(std::isnan(widenedNumber(rounded)));
        }
    }

    void multiply_rounded_isTheProductOfRoundedFactors_data() {
        QTest::addColumn<bool>("transposeA");
        QTest::addColumn<bool>("transposeB");
        QTest::addColumn<float>("beta");
        for (const bool a : {false, true})
            for (const bool b : {false, true})
                for (const float beta : {0.0F, 1.0F})
                    QTest::addRow("%s%s beta %g", a ? "T" : "N", b ? "T" : "N", double(beta)) << a << b << beta;
    }

    void multiply_rounded_isTheProductOfRoundedFactors() {
        QFETCH(bool, transposeA);
        QFETCH(bool, transposeB);
        QFETCH(float, beta);
        const auto [a, b] = roundedFactorsOf(transposeA, transposeB, 45, 70, 333);
        const Matrix before = drawnMatrix(45, 70, 3);
        Matrix c = before;
        if (beta == 0.0F) c.setConstant(std::nanf(""));
        const RoundedWeights weights;
        const RoundedProducts products(&weights);
        multiply(asTranspose(transposeA), a, asTranspose(transposeB), b, beta, c);

        Eigen::MatrixXd expected = exactProduct(transposeA, roundedNumbers(a), transposeB, roundedNumbers(b));
        if (beta == 1.0F) expected += before.cast<double>();
        QVERIFY((c.cast<double>() - expected).cwiseAbs().maxCoeff() < 1e-4);
        // And so it is no farther from the product of the factors themselves than two roundings of each term.
        Eigen::MatrixXd plain = exactProduct(transposeA, a, transposeB, b);
        if (beta == 1.0F) plain += before.cast<double>();
        const Eigen::MatrixXd magnitudes = exactProduct(transposeA, a.cwiseAbs(), transposeB, b.cwiseAbs());
        const double bound = 2.0 * kRounding + kRounding * kRounding;
        QVERIFY(((c.cast<double>() - plain).cwiseAbs().array() <= bound * magnitudes.array() + 1e-4).all());
        QVERIFY((c.cast<double>() - plain).cwiseAbs().maxCoeff() > 1e-3);
    }

    void multiply_ofPartsOfMatrices_takesNothingElse() {
        const auto [a, b] = roundedFactorsOf(false, true, 100, 90, 80);
        Matrix c = Matrix::Constant(60, 120, 7.0F);
        const RoundedWeights weights;
        const RoundedProducts products(&weights);
        multiply(Transpose::No, a.middleRows(10, 50), Transpose::Yes, b.middleRows(20, 40), 0, c.block(3, 5, 50, 40));
        const Eigen::MatrixXd expected =
            exactProduct(false, roundedNumbers(a.middleRows(10, 50)), true, roundedNumbers(b.middleRows(20, 40)));
        QVERIFY((c.block(3, 5, 50, 40).cast<double>() - expected).cwiseAbs().maxCoeff() < 1e-4);
        c.block(3, 5, 50, 40).setConstant(7.0F);
        QCOMPARE(c, Matrix::Constant(60, 120, 7.0F));
    }

    void multiply_ofWeightsThatAreRounded_isTheSame() {
        const Matrix all = drawnMatrix(64, 300, 5), b = drawnMatrix(64, 40, 6);
        const auto product = [&](const RoundedWeights& weights) {
            const RoundedProducts products(&weights);
            Matrix c(100, 40);
            multiply(Transpose::Yes, all.middleCols(150, 100), Transpose::No, b, 0, c);
            return c;
        };
        RoundedWeights taken;
        taken.take({all.data(), all.size()});
        QCOMPARE(bitsOf(*taken.find(all.data() + 77)), bitsOf(taken.find(all.data())[77]));
        QVERIFY(!taken.find(all.data() + all.size()));
        QVERIFY(!taken.find(b.data()));
        QCOMPARE(product(taken), product({}));
    }

    /// As each of many threads has them.
    void multiply_ofWeightsByFewColumns_isRounded() {
        const auto [weights, b] = roundedFactorsOf(false, false, 64, 8, 64);
        RoundedWeights taken;
        taken.take({weights.data(), weights.size()});
        const RoundedProducts products(&taken);
        Matrix c(64, 8);
        multiply(Transpose::No, weights, Transpose::No, b, 0, c);
        const Eigen::MatrixXd expected = exactProduct(false, roundedNumbers(weights), false, roundedNumbers(b));
        QVERIFY((c.cast<double>() - expected).cwiseAbs().maxCoeff() < 1e-4);
        QVERIFY((c - Matrix(weights * b)).cwiseAbs().maxCoeff() > 1e-3F);
    }

    void multiply_onSeveralThreads_isTheSame() {
        const auto [a, b] = roundedFactorsOf(false, false, 64, 256, 64);
        const auto product = [&a = a, &b = b] {
            const RoundedWeights weights;
            const RoundedProducts products(&weights);
            Matrix c(64, 256);
            multiply(Transpose::No, a, Transpose::No, b, 0, c);
            return c;
        };
        const Matrix alone = product();
        setThreadCount(3);
        const Matrix together = product();
        setThreadCount(1);
        QCOMPARE(together, alone);
        QVERIFY((together - Matrix(a * b)).cwiseAbs().maxCoeff() > 1e-3F);
    }

    void multiply_tooSmallOrOutside_staysAsItIs() {
        const auto [a, b] = roundedFactorsOf(false, false, 64, 20, 64);
        Matrix plain(64, 20), small(64, 20), after(64, 20);
        multiply(Transpose::No, a, Transpose::No, b, 0, plain);
        {
            const RoundedWeights weights;
            const RoundedProducts products(&weights);
            multiply(Transpose::No, a, Transpose::No, b, 0, small);
            const RoundedProducts notHere(nullptr);
            QVERIFY(!RoundedProducts::weightsHere());
        }
        QVERIFY(!RoundedProducts::weightsHere());
        multiply(Transpose::No, a, Transpose::No, b, 0, after);
        QCOMPARE(small, plain);
        QCOMPARE(after, plain);
    }

    void multiply_ofNan_isNan() {
        auto [a, b] = roundedFactorsOf(false, false, 64, 64, 64);
        a(5, 6) = std::bit_cast<float>(0x7FFFFFFFU);
        Matrix c(64, 64);
        const RoundedWeights weights;
        const RoundedProducts products(&weights);
        multiply(Transpose::No, a, Transpose::No, b, 0, c);
        QVERIFY(std::isnan(c(5, 9)));
        QVERIFY(std::isfinite(c(6, 9)));
    }

    void convolution_rounded_isTheOneOfRoundedNumbers_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("maps");
        QTest::addColumn<int>("kernel");
        QTest::newRow("few pixels") << 8 << 64 << 64 << 4;
        QTest::newRow("odd side") << 15 << 32 << 48 << 3;
        QTest::newRow("many pixels") << 32 << 32 << 32 << 4;
        QTest::newRow("odd numbers of channels") << 12 << 13 << 11 << 5;
    }

    /// Of numbers that are rounded already nothing changes, so that the float kernels say what is right.
    void convolution_rounded_isTheOneOfRoundedNumbers() {
        QFETCH(int, side);
        QFETCH(int, channels);
        QFETCH(int, maps);
        QFETCH(int, kernel);
        const Index half = (side + 1) / 2, batch = 5;
        const ConvolutionShape shape{{side, side, channels}, {half, half, maps}, {kernel, 2, (kernel - 1) / 2}};
        const Matrix weights = drawnMatrix(shape.weightCount(), 1, 1);
        const Matrix pictures = drawnMatrix(shape.picture.pixelCount(), batch, 2);
        const Matrix ofMaps = drawnMatrix(shape.maps.pixelCount(), batch, 3);
        const auto check = [&](const ConvolutionKernels& rounding) {
            const ConvolutionKernels& exact = patchConvolution();
            const auto same = [](const Matrix& a, const Matrix& b) {
                return (a - b).cwiseAbs().maxCoeff() <= 2e-5F * (1.0F + b.cwiseAbs().maxCoeff());
            };
            const Matrix w = roundedNumbers(weights), p = roundedNumbers(pictures), m = roundedNumbers(ofMaps);
            Matrix expected(ofMaps.rows(), batch), result = Matrix::Constant(ofMaps.rows(), batch, 7.0F);
            exact.forward(shape, batch, w.data(), p.data(), expected.data());
            rounding.forward(shape, batch, weights.data(), pictures.data(), result.data());
            QVERIFY(same(result, expected));

            expected.resize(pictures.rows(), batch);
            result.setConstant(pictures.rows(), batch, 7.0F);
            exact.backwardData(shape, batch, w.data(), m.data(), expected.data());
            rounding.backwardData(shape, batch, weights.data(), ofMaps.data(), result.data());
            QVERIFY(same(result, expected));

            expected.resize(weights.rows(), 1);
            result.setConstant(weights.rows(), 1, 7.0F);
            exact.backwardWeights(shape, batch, p.data(), m.data(), expected.data());
            rounding.backwardWeights(shape, batch, pictures.data(), ofMaps.data(), result.data());
            QVERIFY(same(result, expected));
        };
        check(roundedPatchConvolution());
        const RoundedWeights none;
        const RoundedProducts products(&none);
        check(convolution());
    }

    void backwardData_rounded_ofAnyWindow_isTheOneOfRoundedNumbers_data() {
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("beyond");
        for (const int stride : {1, 2, 3})
            for (int kernel = stride; kernel < stride + 4; ++kernel)
                for (int padding = 0; padding < kernel; padding += 1 + kernel / 3)
                    for (int beyond = 0; beyond < stride; ++beyond)
                        QTest::addRow("kernel %d stride %d padding %d, %d pixels beyond", kernel, stride, padding,
                                      beyond)
                            << kernel << stride << padding << beyond;
    }

    /// Windows that end before the picture does, pictures that are no square, and more of them than are worked on at a
    /// time.
    void backwardData_rounded_ofAnyWindow_isTheOneOfRoundedNumbers() {
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, padding);
        QFETCH(int, beyond);
        const ImageShape maps{11, 8, 9};
        const auto side = [&](Index windows) { return (windows - 1) * stride + kernel - 2 * padding + beyond; };
        const ConvolutionShape shape{{side(maps.width), side(maps.height), 10}, maps, {kernel, stride, padding}};
        const Index batch = (1 << 17) / shape.picture.pixelCount() + 3;
        const Matrix weights = drawnMatrix(shape.weightCount(), 1, 1);
        const Matrix ofMaps = drawnMatrix(maps.pixelCount(), batch, 3);
        const Matrix w = roundedNumbers(weights), m = roundedNumbers(ofMaps);
        Matrix expected(shape.picture.pixelCount(), batch);
        Matrix result = Matrix::Constant(shape.picture.pixelCount(), batch, 7.0F);
        patchConvolution().backwardData(shape, batch, w.data(), m.data(), expected.data());
        const RoundedWeights none;
        const RoundedProducts products(&none);
        convolution().backwardData(shape, batch, weights.data(), ofMaps.data(), result.data());
        QVERIFY((result - expected).cwiseAbs().maxCoeff() <= 2e-5F * (1.0F + expected.cwiseAbs().maxCoeff()));
    }

    /// Whether it is rounded depends on the processor.
    void backwardData_ofOneChannel_isOffByTwoRoundingsAtMost() {
        const ConvolutionShape shape{{28, 28, 1}, {14, 14, 32}, {3, 2, 1}};
        const Matrix weights = drawnMatrix(shape.weightCount(), 1, 1), ofMaps = drawnMatrix(14 * 14 * 32, 4, 2);
        const auto run = [&](const ConvolutionKernels& kernels, const Matrix& w, const Matrix& m) {
            Matrix pictures(784, 4);
            kernels.backwardData(shape, 4, w.data(), m.data(), pictures.data());
            return pictures;
        };
        const Matrix exact = run(patchConvolution(), weights, ofMaps);
        const Matrix magnitudes = run(patchConvolution(), weights.cwiseAbs(), ofMaps.cwiseAbs());
        const RoundedWeights none;
        const RoundedProducts products(&none);
        const auto bound = static_cast<float>(2.0 * kRounding + kRounding * kRounding);
        const Matrix error = (run(convolution(), weights, ofMaps) - exact).cwiseAbs();
        QVERIFY((error.array() <= bound * magnitudes.array() + 1e-4F).all());
    }

    void multiplyColumns_isTheProductOfAllColumns_data() {
        QTest::addColumn<bool>("rounds");
        QTest::addColumn<float>("beta");
        for (const bool rounds : {false, true})
            for (const float beta : {0.0F, 1.0F})
                QTest::addRow("%s, beta %g", rounds ? "rounded" : "as they are", double(beta)) << rounds << beta;
    }

    void multiplyColumns_isTheProductOfAllColumns() {
        QFETCH(bool, rounds);
        QFETCH(float, beta);
        const Matrix a = drawnMatrix(70, 90, 1), b = drawnMatrix(50, 90, 2), before = drawnMatrix(70, 40, 3);
        Matrix c = before;
        if (beta == 0.0F) c.setConstant(std::nanf(""));
        const RoundedWeights weights;
        const RoundedProducts products(rounds ? &weights : nullptr);
        std::vector<ColumnPair> pairs;
        for (const auto& [first, count] : {std::pair{0, 33}, {33, 9}, {42, 48}})
            pairs.push_back({a.middleCols(first, count), b.block(5, first, 40, count)});
        multiplyColumns(pairs, beta, c);

        const auto factor = [&](const Matrix& numbers) { return rounds ? roundedNumbers(numbers) : numbers; };
        Eigen::MatrixXd expected = exactProduct(false, factor(a), true, factor(b.middleRows(5, 40)));
        if (beta == 1.0F) expected += before.cast<double>();
        QVERIFY((c.cast<double>() - expected).cwiseAbs().maxCoeff() < 1e-4);
    }

    /// Gray pictures: too little to multiply.
    void convolution_ofOneChannel_staysAsItIs() {
        if (bfloat16Support() != Bfloat16Support::Fast) QSKIP("where rounding gains nothing, it is done throughout");
        const ConvolutionShape shape{{28, 28, 1}, {14, 14, 32}, {3, 2, 1}};
        const Matrix weights = drawnMatrix(shape.weightCount(), 1, 1), pictures = drawnMatrix(784, 4, 2);
        Matrix plain(shape.maps.pixelCount(), 4), rounded(shape.maps.pixelCount(), 4);
        convolution().forward(shape, 4, weights.data(), pictures.data(), plain.data());
        const RoundedWeights none;
        const RoundedProducts products(&none);
        convolution().forward(shape, 4, weights.data(), pictures.data(), rounded.data());
        QCOMPARE(rounded, plain);
    }
};

static const lunette::test::TestClass<RoundedProductsTest> kRoundedProductsTest;
#include "RoundedProductsTest.moc"
