#include "TestProgram.h"
#include "numeric/Elementwise.h"
#include "numeric/Random.h"

#include <QTest>

#if __has_include(<Random123/philox.h>)
#include <Random123/philox.h>
#undef philox4x32  // a macro for C
#endif
#include <algorithm>
#include <cmath>
#include <set>

using namespace lunette;

class RandomTest : public QObject {
    Q_OBJECT
private slots:
    /// The known-answer vectors that the authors of Random123 publish for philox4x32-10.
    void philox_agreesWithPublishedVectors() {
        using Block = std::array<std::uint32_t, 4>;
        QVERIFY((philox4x32({0, 0, 0, 0}, {0, 0}) == Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
        QVERIFY(
            (philox4x32({~0U, ~0U, ~0U, ~0U}, {~0U, ~0U}) == Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
        QVERIFY((philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
                 Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
    }

    /// The authors' own program, on counters and keys of every size.
    void philox_agreesWithRandom123() {
#if __has_include(<Random123/philox.h>)
        r123::Philox4x32 philox;
        const auto counterOf = [](std::array<std::uint32_t, 4> counter) {
            r123::Philox4x32::ctr_type theirs;
            std::ranges::copy(counter, theirs.begin());
            return theirs;
        };
        const auto keyOf = [](std::array<std::uint32_t, 2> key) {
            r123::Philox4x32::key_type theirs;
            std::ranges::copy(key, theirs.begin());
            return theirs;
        };
        std::uint32_t bits = 1;
        const auto next = [&bits] { return bits = 1664525U * bits + 1013904223U; };
        for (int i = 0; i < 10000; ++i) {
            const std::array<std::uint32_t, 4> counter{next(), next(), next() >> (i % 32), next()};
            const std::array<std::uint32_t, 2> key{next() >> (i % 32), next()};
            QVERIFY(std::ranges::equal(philox4x32(counter, key), philox(counterOf(counter), keyOf(key))));
        }
        RandomStream stream(7, Purpose::Sampling, (std::uint64_t{5} << 32) + 3, 9);
        for (std::uint32_t block = 0; block < 100; ++block) {
            const std::uint32_t high = std::uint32_t(Purpose::Sampling) << 24U | 5U;
            for (const std::uint32_t expected : philox(counterOf({block, 9, 3, high}), keyOf({7, 0})))
                QCOMPARE(stream.nextBits(), expected);
        }
#else
        QSKIP("Debian's package librandom123-dev is missing");
#endif
    }

    void randomStream_anyPartOfItsKey_changesIt() {
        std::set<std::uint32_t> first;
        for (const std::uint64_t seed : {std::uint64_t{1}, std::uint64_t{1} << 40})
            for (const auto purpose : {Purpose::Shuffle, Purpose::PosteriorNoise})
                for (const std::uint64_t step : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 33})
                    for (const std::uint32_t sample : {0U, 1U})
                        first.insert(RandomStream(seed, purpose, step, sample).nextBits());
        QCOMPARE(first.size(), std::size_t{24});
    }

    void nextNormal_hasTheMomentsOfTheNormal() {
        RandomStream random(1, Purpose::Evaluation);
        constexpr int kDraws = 200000;
        double sum = 0, squares = 0, fourths = 0;
        for (int i = 0; i < kDraws; ++i) {
            const double x = random.nextNormal();
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
        }
        QVERIFY(std::abs(sum / kDraws) < 0.01);
        QVERIFY(std::abs(squares / kDraws - 1.0) < 0.02);
        QVERIFY(std::abs(fourths / kDraws - 3.0) < 0.1);
    }

    void fillNormal_byEveryKernel_agreesWithTheStream_data() {
        QTest::addColumn<Index>("rows");
        QTest::addColumn<Index>("columns");
        for (const Index rows : {1, 2, 3, 4, 5, 20, 1001})
            for (const Index columns : {1, 7, 130}) QTest::addRow("%td x %td", rows, columns) << rows << columns;
    }

    /// Every instruction set's kernel against the C library in double, far into the seeds and steps.
    void fillNormal_byEveryKernel_agreesWithTheStream() {
        QFETCH(Index, rows);
        QFETCH(Index, columns);
        constexpr std::uint64_t kSeed = (std::uint64_t{5} << 32) + 77;
        constexpr std::uint64_t kStep = (std::uint64_t{3} << 32) + 9;
        Eigen::MatrixXd expected(rows, columns);
        for (Index column = 0; column < columns; ++column) {
            RandomStream stream(kSeed, Purpose::PosteriorNoise, kStep, static_cast<std::uint32_t>(40 + column));
            for (double& value : expected.col(column)) value = stream.nextNormal();
        }
        Matrix filled(rows, columns);
        RandomStream::fillNormal(kSeed, Purpose::PosteriorNoise, kStep, filled, 40);
        QVERIFY((filled.cast<double>() - expected).cwiseAbs().maxCoeff() < 1e-6);

        const ElementwiseKernels::StreamKey key{77, 5, 40, 9, (std::uint32_t(Purpose::PosteriorNoise) << 24) | 3};
        for (int set = 0; const auto* kernels = elementwiseSet(set); ++set) {
            Matrix mine(rows, columns);
            kernels->fillNormal(mine.data(), rows, columns, key);
            QVERIFY((mine.cast<double>() - expected).cwiseAbs().maxCoeff() < 1e-6);
        }
    }

    void nextBelow_isUniformAndInRange() {
        RandomStream random(2, Purpose::Shuffle);
        std::array<int, 6> counts{};
        for (int i = 0; i < 60000; ++i) ++counts.at(random.nextBelow(6));
        for (const int count : counts) QVERIFY(std::abs(count - 10000) < 500);
    }
};

static const lunette::test::TestClass<RandomTest> kRandomTest;
#include "RandomTest.moc"
