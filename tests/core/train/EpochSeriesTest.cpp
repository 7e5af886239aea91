#include "SmallTraining.h"
#include "TestProgram.h"

#include <QtTest>

using namespace lunette;

class EpochSeriesTest : public QObject {
    Q_OBJECT
private slots:
    void epochSeries_ofManyEpochs_isThinnedEvenly();
    void epochSeries_ofLargeModels_keepsFewer();
    void epochSeries_ofATraining_holdsEveryEpochsWeights();

private:
    static std::shared_ptr<const Snapshot> snapshotOf(Index parameters) {
        return std::make_shared<const Snapshot>(nullptr, Vector::Zero(parameters), 0, 0.0);
    }
    static std::vector<std::int64_t> epochsOf(const EpochSeries& series) {
        std::vector<std::int64_t> epochs;
        for (const auto& entry : series.entries()) epochs.push_back(entry.epoch);
        return epochs;
    }
};

void EpochSeriesTest::epochSeries_ofManyEpochs_isThinnedEvenly() {
    EpochSeries series;
    const auto snapshot = snapshotOf(3);
    for (std::int64_t epoch = 0; epoch <= 120; ++epoch) {
        if (series.wants(epoch)) series.add(epoch, snapshot);
        QVERIFY(series.entries().size() <= EpochSeries::kMaxSnapshots);
    }
    // 0..49 are fifty; with the next the odd ones go, and with 100 all but every fourth.
    std::vector<std::int64_t> expected;
    for (std::int64_t epoch = 0; epoch <= 120; epoch += 4) expected.push_back(epoch);
    QCOMPARE(epochsOf(series), expected);
    QVERIFY(!series.wants(121));
    QVERIFY(series.wants(124));
    QVERIFY2(!series.wants(120), "an epoch is kept once");
}

void EpochSeriesTest::epochSeries_ofLargeModels_keepsFewer() {
    EpochSeries series;
    const auto large = snapshotOf(static_cast<Index>(EpochSeries::kMaxBytes / sizeof(Scalar)));
    for (std::int64_t epoch = 0; epoch < 9; ++epoch) series.add(epoch, large);
    QCOMPARE(epochsOf(series), (std::vector<std::int64_t>{0, 8}));
}

void EpochSeriesTest::epochSeries_ofATraining_holdsEveryEpochsWeights() {
    const TrainingConfig config = smallConfig();
    const auto model = std::make_shared<const Model>(config, smallMoons().train->shape());
    const auto series = std::make_shared<EpochSeries>();
    RunControl control(liveParameters(config));
    RunOutputs outputs({}, {}, series);
    const TrainingResult result = Trainer(model, smallMoons()).run(initialState(*model), control, outputs);
    const auto entries = series->entries();
    QCOMPARE(epochsOf(*series), (std::vector<std::int64_t>{1, 2, 3, 4}));
    QVERIFY(same(entries[3].snapshot->theta(), result.state.theta));
    QCOMPARE(entries[1].snapshot->step(), 14);
    TrainingConfig half = config;
    half.epochs = 2;
    QVERIFY(same(entries[1].snapshot->theta(), train(half).result.state.theta));
}

static const lunette::test::TestClass<EpochSeriesTest> kEpochSeriesTest;
#include "EpochSeriesTest.moc"
