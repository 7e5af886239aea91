#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "data/Batcher.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace lunette;

namespace {

/// Images of one pixel, each with a value of its own.
std::shared_ptr<const Dataset> numbered(int count) {
    Dataset::Parts parts;
    parts.name = "numbered";
    parts.shape = {1, 1, 1};
    parts.pixels.resize(static_cast<std::size_t>(count));
    std::iota(parts.pixels.begin(), parts.pixels.end(), std::uint8_t(0));
    return std::make_shared<const Dataset>(std::move(parts));
}

std::vector<int> batchOf(Batcher& batcher, std::int64_t step) {
    Matrix x;
    batcher.batch(step, x);
    std::vector<int> images;
    for (const Scalar value : x.reshaped()) images.push_back(static_cast<int>(std::lround(value * 255)));
    return images;
}

std::vector<int> epochOf(Batcher& batcher, std::int64_t epoch) {
    std::vector<int> images;
    for (Index i = 0; i < batcher.stepsPerEpoch(); ++i) {
        const auto batch = batchOf(batcher, epoch * batcher.stepsPerEpoch() + i);
        images.insert(images.end(), batch.begin(), batch.end());
    }
    return images;
}

}  // namespace

class BatcherTest : public QObject {
    Q_OBJECT
private slots:
    void batches_ofAnEpoch_holdEveryImageOnce() {
        Batcher batcher(numbered(50), 8, 3);
        QCOMPARE(batcher.stepsPerEpoch(), 7);
        QCOMPARE(batchOf(batcher, 6).size(), 2U);
        std::vector<int> all(50);
        std::iota(all.begin(), all.end(), 0);
        for (std::int64_t epoch = 0; epoch < 3; ++epoch) {
            std::vector<int> dealt = epochOf(batcher, epoch);
            QVERIFY(dealt != all);
            std::ranges::sort(dealt);
            QCOMPARE(dealt, all);
        }
    }

    void epochs_areShuffledByNumberAndSeed() {
        Batcher one(numbered(50), 8, 3);
        Batcher other(numbered(50), 8, 4);
        QVERIFY(epochOf(one, 0) != epochOf(one, 1));
        QVERIFY(epochOf(one, 0) != epochOf(other, 0));
    }

    void batch_ofAStep_isTheSameInAnyOrder() {
        Batcher straight(numbered(50), 8, 3);
        std::vector<std::vector<int>> batches;
        for (std::int64_t step = 0; step < 21; ++step) batches.push_back(batchOf(straight, step));
        Batcher resumed(numbered(50), 8, 3);
        for (const std::int64_t step : {20, 3, 8, 7, 0, 13})
            QCOMPARE(batchOf(resumed, step), batches[static_cast<std::size_t>(step)]);
    }

    void batch_largerThanTheData_holdsAllImages() {
        Batcher batcher(numbered(5), 128, 3);
        QCOMPARE(batcher.stepsPerEpoch(), 1);
        QCOMPARE(batchOf(batcher, 4).size(), 5U);
    }

    void batcher_ofBatchesOfZero_isRefused() {
        QVERIFY(test::throws(ErrorKind::WrongValue, {"0"}, [] { const Batcher batcher(numbered(5), 0, 3); }));
    }
};

static const lunette::test::TestClass<BatcherTest> kBatcherTest;
#include "BatcherTest.moc"
