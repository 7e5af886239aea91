#include "Patience.h"
#include "SpilledFile.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "session/Comparison.h"

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

#include <unistd.h>

using namespace lunette;
using lunette::test::kPatience;
using lunette::test::spilledFile;
using lunette::test::TemporaryFolder;

namespace {

/// A store with three small runs, of which the last one is current.
struct MemoryFixture {
    explicit MemoryFixture(const std::string& inFolder = {})
        : store(experiment, service, QString::fromStdString(inFolder.empty() ? folder.path() : inFolder)) {
        experiment.setData(samples::moons());
        for (const auto& [key, text] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"hidden", "12"}, {"batch-size", "20"}, {"epochs", "2"}, {"threads", "1"}})
            experiment.setParameter(key, text);
        for (const char* seed : {"1", "2", "3"}) {
            experiment.setParameter("seed", seed);
            train();
        }
    }
    void train() {
        experiment.train();
        QTRY_VERIFY_WITH_TIMEOUT(!experiment.isActive(), kPatience);
    }
    const StoredRun& run(std::size_t place) const { return store.runs().at(place); }
    std::int64_t id(std::size_t place) const { return run(place).id; }
    /// Waits until the budget holds, or nothing more can go.
    void setBudget(std::size_t bytes) {
        store.memory().setBudget(bytes);
        settle();
    }
    /// The parts that are in memory, a letter each: S(tate), E(pochs), W(eights).
    QString there(std::size_t place) const {
        QString parts;
        if (run(place).state.value) parts += u'S';
        if (run(place).epochs.value) parts += u'E';
        if (run(place).snapshot.value) parts += u'W';
        return parts;
    }
    QString allThere() const { return QStringList{there(0), there(1), there(2)}.join(u' '); }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!store.memory().isBusy(), kPatience); }

    TemporaryFolder folder;
    BackgroundService service;
    Experiment experiment;
    RunStore store;
};

std::size_t stateBytes(const MemoryFixture& fixture) { return bytesOf(*fixture.run(2).state.value); }
std::size_t epochBytes(const MemoryFixture& fixture) { return bytesOf(*fixture.run(2).epochs.value); }

bool isSame(const TrainingState& a, const TrainingState& b) {
    return a.theta == b.theta && a.optimizer.moments == b.optimizer.moments &&
           a.optimizer.stepCount == b.optimizer.stepCount && a.step == b.step && a.history.size() == b.history.size() &&
           a.best.epoch == b.best.epoch && a.best.theta == b.best.theta &&
           a.best.optimizer.moments == b.best.optimizer.moments;
}

}  // namespace

class RunMemoryTest : public QObject {
    Q_OBJECT
private slots:
    void budget_sufficient_keepsEverythingInMemory();
    void budget_exceeded_writesStatesThenEpochsThenWeights();
    void budget_exceeded_writesTheLeastRecentlyUsedFirst();
    void run_written_comesBackBitForBit();
    void run_writtenAndOpened_trainsOnBitForBit();
    void run_comparedOrReplayed_comesBackAndStays();
    void run_removed_leavesTheFile();
    void run_readAgain_isNotWrittenAgain();
    void epochs_sharedWithTheCurrentRun_stay();
    void writing_failing_isReportedOnceAndLosesNothing();
    void reading_failing_isReportedAndLosesNothingElse();
    void opening_ofTwoRuns_opensTheLatter();
    void opening_whenAnotherRunHasBegun_isDropped();
    void epochs_trainedAfterTheyWereWritten_areWrittenAnew();
    void comparison_beyondTheBudget_comparesAll();
    void data_openedAgain_areNotKeptTwice();
};

void RunMemoryTest::budget_sufficient_keepsEverythingInMemory() {
    MemoryFixture fixture;
    const std::size_t all = fixture.store.memory().inMemory();
    QCOMPARE(all, 3 * (stateBytes(fixture) + epochBytes(fixture) + bytesOf(*fixture.run(2).snapshot.value)));
    fixture.setBudget(all);
    QCOMPARE(fixture.allThere(), QStringLiteral("SEW SEW SEW"));
    QCOMPARE(fixture.store.memory().inFile(), std::size_t(0));
}

void RunMemoryTest::budget_exceeded_writesStatesThenEpochsThenWeights() {
    MemoryFixture fixture;
    std::size_t left = fixture.store.memory().inMemory();
    const std::size_t state = stateBytes(fixture), epochs = epochBytes(fixture);
    fixture.setBudget(left - 1);
    QCOMPARE(fixture.allThere(), QStringLiteral("EW SEW SEW"));
    fixture.setBudget(left -= 2 * state);
    QCOMPARE(fixture.allThere(), QStringLiteral("EW EW SEW"));
    QCOMPARE(fixture.store.memory().inMemory(), left);
    fixture.setBudget(left - 1);
    QCOMPARE(fixture.allThere(), QStringLiteral("W EW SEW"));
    fixture.setBudget(left -= 2 * epochs);
    QCOMPARE(fixture.allThere(), QStringLiteral("W W SEW"));
    fixture.setBudget(left - 1);
    QCOMPARE(fixture.allThere(), QStringLiteral(" W SEW"));
    fixture.setBudget(0);
    QCOMPARE(fixture.allThere(), QStringLiteral("  SEW"));  // the current run is in use
    QCOMPARE(fixture.store.memory().inFile(), 2 * fixture.store.memory().inMemory());
    QVERIFY(fixture.folder.names().isEmpty());
    // What is shown of them needs no file.
    QCOMPARE(fixture.run(0).history->size(), std::size_t(2));
    QCOMPARE(fixture.run(0).keptEpochs(), (std::vector<std::int64_t>{0, 1, 2}));
}

void RunMemoryTest::budget_exceeded_writesTheLeastRecentlyUsedFirst() {
    MemoryFixture fixture;
    fixture.store.setCompared(fixture.id(0), true);
    fixture.store.setCompared(fixture.id(0), false);
    fixture.setBudget(fixture.store.memory().inMemory() - 1);
    QCOMPARE(fixture.allThere(), QStringLiteral("SEW EW SEW"));
}

void RunMemoryTest::run_written_comesBackBitForBit() {
    MemoryFixture fixture;
    const StoredRun before = fixture.run(0);
    fixture.setBudget(0);
    QCOMPARE(fixture.there(0), QString());
    QVERIFY(isSame(fixture.run(0).saved().state, *before.state.value));
    const auto snapshot = fixture.run(0).snapshot.read();
    QVERIFY(snapshot->theta() == before.snapshot.value->theta());
    QCOMPARE(snapshot->step(), before.snapshot.value->step());
    QCOMPARE(snapshot->epoch(), before.snapshot.value->epoch());
    const auto epochs = fixture.run(0).epochs.read()->entries(), were = before.epochs.value->entries();
    QCOMPARE(epochs.size(), were.size());
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        QCOMPARE(epochs[i].epoch, were[i].epoch);
        QVERIFY(epochs[i].snapshot->theta() == were[i].snapshot->theta());
    }
}

void RunMemoryTest::run_writtenAndOpened_trainsOnBitForBit() {
    MemoryFixture fixture;
    SavedModel before = fixture.run(0).saved();
    fixture.setBudget(0);
    QSignalSpy opened(&fixture.store, &RunStore::opened);
    fixture.store.open(fixture.id(0));
    QVERIFY2(opened.isEmpty(), "the file is not read on this thread");
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kPatience);
    QCOMPARE(fixture.store.current(), fixture.id(0));
    QVERIFY(fixture.experiment.hasUnsavedTraining());
    fixture.train();
    Experiment uninterrupted;
    uninterrupted.load(std::move(before), fixture.experiment.data());
    uninterrupted.train();
    QTRY_VERIFY_WITH_TIMEOUT(!uninterrupted.isActive(), kPatience);
    QVERIFY(isSame(*fixture.run(0).state.value, *uninterrupted.checkpointAtRest().state));
    QCOMPARE(fixture.run(0).keptEpochs(), (std::vector<std::int64_t>{0, 1, 2, 3, 4}));
    fixture.settle();
    QCOMPARE(fixture.allThere(), QStringLiteral("SEW  "));
}

void RunMemoryTest::run_comparedOrReplayed_comesBackAndStays() {
    MemoryFixture fixture;
    fixture.setBudget(0);
    fixture.store.setCompared(fixture.id(0), true);
    fixture.settle();
    QCOMPARE(fixture.allThere(), QStringLiteral("SEW  SEW"));
    fixture.store.setReplayed(fixture.id(1));
    fixture.settle();
    QCOMPARE(fixture.allThere(), QStringLiteral("SEW SEW SEW"));
    fixture.store.setReplayed(0);
    fixture.store.setCompared(fixture.id(0), false);
    fixture.settle();
    QCOMPARE(fixture.allThere(), QStringLiteral("  SEW"));
}

void RunMemoryTest::run_removed_leavesTheFile() {
    MemoryFixture fixture;
    fixture.setBudget(0);
    fixture.store.remove(fixture.id(0));
    fixture.store.remove(fixture.id(0));
    QCOMPARE(fixture.store.memory().inFile(), std::size_t(0));
}

void RunMemoryTest::run_readAgain_isNotWrittenAgain() {
    MemoryFixture fixture;
    fixture.setBudget(0);
    const auto spilled = fixture.run(0).state.spilled;
    fixture.store.setCompared(fixture.id(0), true);
    fixture.settle();
    fixture.store.setCompared(fixture.id(0), false);
    fixture.settle();
    QCOMPARE(fixture.there(0), QString());
    QCOMPARE(fixture.run(0).state.spilled, spilled);
}

void RunMemoryTest::epochs_sharedWithTheCurrentRun_stay() {
    MemoryFixture fixture;
    fixture.experiment.setParameter("beta", "17");
    fixture.train();
    QCOMPARE(fixture.run(2).epochs.value, fixture.run(3).epochs.value);
    fixture.setBudget(0);
    QCOMPARE(fixture.there(2), QStringLiteral("E"));
    QCOMPARE(fixture.there(3), QStringLiteral("SEW"));
}

void RunMemoryTest::writing_failing_isReportedOnceAndLosesNothing() {
    const TemporaryFolder other;
    MemoryFixture fixture(other.write("taken", {}));
    QSignalSpy said(&fixture.store, &RunStore::errorOccurred);
    fixture.setBudget(0);
    QCOMPARE(said.size(), 1);
    QVERIFY(said.front().front().toString().contains(QStringLiteral("taken")));
    QCOMPARE(fixture.allThere(), QStringLiteral("SEW SEW SEW"));
    fixture.experiment.setParameter("seed", "4");
    fixture.train();
    fixture.store.open(fixture.id(0));
    QCOMPARE(fixture.store.current(), fixture.id(0));
    fixture.settle();
    QCOMPARE(said.size(), 1);
    // Once it can be written again, it is.
    QVERIFY(QFile::remove(QString::fromStdString(other.path("taken"))));
    fixture.setBudget(1);
    QCOMPARE(fixture.there(1), QString());
}

void RunMemoryTest::reading_failing_isReportedAndLosesNothingElse() {
    MemoryFixture fixture;
    fixture.setBudget(0);
    QCOMPARE(truncate(spilledFile(fixture.folder.path())->c_str(), 0), 0);
    QSignalSpy said(&fixture.store, &RunStore::errorOccurred);
    const std::int64_t current = fixture.store.current();
    fixture.store.open(fixture.id(0));
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, kPatience);
    QVERIFY(said.front().front().toString().contains(fixture.run(0).name));
    QCOMPARE(fixture.store.current(), current);
    QCOMPARE(fixture.store.runs().size(), std::size_t(3));
    QCOMPARE(fixture.there(2), QStringLiteral("SEW"));
    fixture.store.setCompared(fixture.id(1), true);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 2, kPatience);
    QVERIFY(!fixture.run(1).isCompared);
    fixture.train();  // the current run goes on
    QCOMPARE(fixture.run(2).history->size(), std::size_t(4));
}

void RunMemoryTest::opening_ofTwoRuns_opensTheLatter() {
    MemoryFixture fixture;
    fixture.setBudget(0);
    QSignalSpy opened(&fixture.store, &RunStore::opened);
    fixture.store.open(fixture.id(0));
    fixture.store.open(fixture.id(1));
    fixture.settle();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(fixture.store.current(), fixture.id(1));
    QCOMPARE(fixture.allThere(), QStringLiteral(" SEW "));
}

void RunMemoryTest::opening_whenAnotherRunHasBegun_isDropped() {
    MemoryFixture fixture;
    fixture.setBudget(0);
    QSignalSpy opened(&fixture.store, &RunStore::opened);
    fixture.store.open(fixture.id(0));
    fixture.experiment.reset();
    fixture.settle();
    QCOMPARE(opened.size(), 0);
    QCOMPARE(fixture.store.current(), 0);
    QCOMPARE(fixture.experiment.snapshot()->step(), 0);
}

void RunMemoryTest::epochs_trainedAfterTheyWereWritten_areWrittenAnew() {
    MemoryFixture fixture;
    fixture.setBudget(0);
    QSignalSpy opened(&fixture.store, &RunStore::opened);
    fixture.store.open(fixture.id(0));
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kPatience);
    fixture.experiment.setParameter("beta", "17");
    fixture.train();
    QCOMPARE(fixture.run(0).epochs.value, fixture.run(3).epochs.value);
    const Vector last = fixture.run(3).snapshot.value->theta();
    fixture.store.open(fixture.id(1));
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 2, kPatience);
    fixture.settle();
    QCOMPARE(fixture.there(3), QString());
    QCOMPARE(fixture.run(3).keptEpochs(), (std::vector<std::int64_t>{0, 1, 2, 3, 4}));
    QVERIFY(fixture.run(3).epochs.read()->entries().back().snapshot->theta() == last);
}

void RunMemoryTest::comparison_beyondTheBudget_comparesAll() {
    MemoryFixture fixture;
    fixture.setBudget(0);
    Comparison comparison(fixture.experiment, fixture.store);
    QSignalSpy ended(&comparison, &Comparison::ended);
    comparison.start({ObjectiveKind::Autoencoder, ObjectiveKind::Vae, ObjectiveKind::Sparse});
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
    fixture.settle();
    QCOMPARE(fixture.store.compared().size(), std::size_t(3));
    for (const StoredRun& run : fixture.store.compared()) QVERIFY(RunMemory::isWhole(run));
    QCOMPARE(fixture.allThere(), QStringLiteral("  "));
}

void RunMemoryTest::data_openedAgain_areNotKeptTwice() {
    MemoryFixture fixture;
    fixture.experiment.setData(samples::moons());
    for (const StoredRun& run : fixture.store.runs()) QCOMPARE(run.data.test, fixture.experiment.data().test);
    fixture.experiment.setData(samples::moons(100));
    for (const StoredRun& run : fixture.store.runs()) QVERIFY(run.data.test != fixture.experiment.data().test);
}

static const lunette::test::TestClass<RunMemoryTest, QApplication> kRunMemoryTest;
#include "RunMemoryTest.moc"
