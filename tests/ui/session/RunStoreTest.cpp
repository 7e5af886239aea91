#include "Error.h"
#include "Patience.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "imaging/StandardCatalog.h"
#include "session/Comparison.h"

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

using namespace lunette;
using lunette::test::kPatience;

namespace {

struct StoreFixture {
    StoreFixture() {
        experiment.setData(samples::moons());
        set("hidden", "12");
        set("batch-size", "20");
        set("epochs", "3");
        set("threads", "1");
    }
    void set(const char* key, const char* text) { experiment.setParameter(key, text); }
    void finish() {
        experiment.train();
        QTRY_VERIFY_WITH_TIMEOUT(!experiment.isActive(), kPatience);
    }
    void compare(const std::vector<ObjectiveKind>& objectives) {
        QSignalSpy ended(&comparison, &Comparison::ended);
        comparison.start(objectives);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
        isComplete = ended.front().front().toBool();
    }
    const StoredRun& run(std::size_t place) const { return store.runs().at(place); }

    BackgroundService service;
    Experiment experiment;
    RunStore store{experiment, service};
    Comparison comparison{experiment, store};
    bool isComplete = false;
};

const std::vector<ObjectiveKind> kBoth{ObjectiveKind::Autoencoder, ObjectiveKind::Vae};

}  // namespace

class RunStoreTest : public QObject {
    Q_OBJECT
private slots:
    void run_finished_isKept();
    void run_trainedFurther_staysOneRun();
    void trainedOnWithAnotherBeta_isAnotherRun();
    void reset_duringTraining_keepsTheRunItReplaces();
    void runs_areNamedColoredAndRemoved();
    void open_ofAKeptRun_continuesIt();
    void dataOfAnotherSize_leaveTheRunInTheListOnly();
    void unsavedElsewhere_countsUnsavedRunsButTheCurrentOne();
    void comparison_ofTwoObjectives_startsFromTheSamePictures();
    void comparison_ofAVaeWithoutNoiseAndKl_equalsTheAutoencoder();
    void comparison_ofOtherObjectives_restoresTheConfiguration();
    void comparison_cancelled_keepsWhatWasTrained();
    void comparison_afterTheDataChanged_ends();
    void comparison_withACheckpointTaken_goesOn();
    void open_loadingThrows_nextRunIsItsOwn();
    void saved_underAChosenCondition_isSavedAndKeptPlain();
};

void RunStoreTest::run_finished_isKept() {
    StoreFixture fixture;
    fixture.experiment.reset();
    QVERIFY2(fixture.store.runs().empty(), "nothing was trained");
    fixture.finish();
    QCOMPARE(fixture.store.runs().size(), std::size_t(1));
    const StoredRun& run = fixture.run(0);
    QCOMPARE(run.name, QStringLiteral("VAE 2-latent"));
    QCOMPARE(run.snapshot.value, fixture.experiment.snapshot());
    QCOMPARE(run.history->size(), std::size_t(3));
    QCOMPARE(run.data.test, fixture.experiment.data().test);
    QCOMPARE(run.epochs.value->entries().size(), std::size_t(4));  // the initial weights too
    QVERIFY(run.epochs.value->entries().front().snapshot->theta() == initialState(*run.model).theta);
    QCOMPARE(run.lineEpochs, std::optional<std::int64_t>(3));
    QCOMPARE(fixture.store.current(), run.id);
}

void RunStoreTest::run_trainedFurther_staysOneRun() {
    StoreFixture fixture;
    fixture.finish();
    fixture.finish();
    QCOMPARE(fixture.store.runs().size(), std::size_t(1));
    QCOMPARE(fixture.run(0).history->size(), std::size_t(6));
    QCOMPARE(fixture.run(0).epochs.value->entries().size(), std::size_t(7));
}

void RunStoreTest::trainedOnWithAnotherBeta_isAnotherRun() {
    StoreFixture fixture;
    fixture.finish();
    fixture.set("beta", "17");
    fixture.finish();
    QCOMPARE(fixture.store.runs().size(), std::size_t(2));
    QCOMPARE(fixture.run(0).history->size(), std::size_t(3));
    QCOMPARE(fixture.run(0).model->config().beta, 1.0);
    QCOMPARE(fixture.run(1).history->size(), std::size_t(6));
    QVERIFY2(fixture.run(1).name.contains(QStringLiteral("eta 17")), qPrintable(fixture.run(1).name));
    QCOMPARE(fixture.store.current(), fixture.run(1).id);
}

void RunStoreTest::reset_duringTraining_keepsTheRunItReplaces() {
    StoreFixture fixture;
    fixture.set("epochs", "1000000");
    fixture.experiment.train();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.experiment.snapshot()->step() > 20, kPatience);
    fixture.set("latents", "3");
    fixture.set("epochs", "1");
    fixture.experiment.reset();
    QCOMPARE(fixture.store.runs().size(), std::size_t(1));
    QVERIFY(fixture.run(0).state.value->step > 20);
    QCOMPARE(fixture.store.current(), 0);
    fixture.finish();
    QCOMPARE(fixture.store.runs().size(), std::size_t(2));
    QCOMPARE(fixture.run(1).name, QStringLiteral("VAE 3-latent"));
}

void RunStoreTest::runs_areNamedColoredAndRemoved() {
    StoreFixture fixture;
    fixture.finish();
    fixture.experiment.reset();
    fixture.finish();
    QCOMPARE(fixture.run(1).name, QStringLiteral("VAE 2-latent (2)"));
    QVERIFY(fixture.run(0).color != fixture.run(1).color);
    const auto first = fixture.run(0).id, second = fixture.run(1).id;
    fixture.store.rename(first, QStringLiteral("  the good one "));
    QCOMPARE(fixture.run(0).name, QStringLiteral("the good one"));
    fixture.store.rename(first, QStringLiteral("  "));
    QCOMPARE(fixture.run(0).name, QStringLiteral("the good one"));
    fixture.store.setCompared(second, true);
    QCOMPARE(fixture.store.compared().size(), std::size_t(1));
    QCOMPARE(fixture.store.compared().front().id, second);
    fixture.store.remove(first);
    QCOMPARE(fixture.store.runs().size(), std::size_t(1));
    QVERIFY(!fixture.store.find(first));
}

void RunStoreTest::open_ofAKeptRun_continuesIt() {
    StoreFixture fixture;
    fixture.finish();
    const StoredRun first = fixture.run(0);
    fixture.set("latents", "3");
    fixture.finish();
    fixture.store.open(first.id);
    QCOMPARE(fixture.store.current(), first.id);
    QCOMPARE(fixture.store.runs().size(), std::size_t(2));
    QVERIFY(fixture.experiment.snapshot()->theta() == first.state.value->theta);
    QVERIFY(fixture.experiment.hasUnsavedTraining());
    QCOMPARE(fixture.experiment.config().latents, std::int64_t(2));
    fixture.finish();  // it goes on where it was, and stays the same run
    QCOMPARE(fixture.store.runs().size(), std::size_t(2));
    QCOMPARE(fixture.run(0).history->size(), std::size_t(6));
    QCOMPARE(fixture.run(0).epochs.value->entries().size(), std::size_t(7));
    QVERIFY2(!fixture.run(0).lineEpochs, "how it was trained is no longer known");
}

void RunStoreTest::dataOfAnotherSize_leaveTheRunInTheListOnly() {
    StoreFixture fixture;
    fixture.finish();
    const StoredRun run = fixture.run(0);
    fixture.experiment.setData(standardCatalog().open("moons:count=40,size=32"));
    QVERIFY(!fixture.experiment.snapshot());
    QCOMPARE(fixture.store.current(), 0);
    QCOMPARE(fixture.store.unsavedElsewhere(), 1);
    fixture.store.open(run.id);
    QCOMPARE(fixture.store.current(), run.id);
    QVERIFY(fixture.experiment.snapshot() && fixture.experiment.snapshot()->theta() == run.state.value->theta);
}

void RunStoreTest::unsavedElsewhere_countsUnsavedRunsButTheCurrentOne() {
    StoreFixture fixture;
    fixture.finish();
    QVERIFY(fixture.run(0).isUnsaved);
    QCOMPARE(fixture.store.unsavedElsewhere(), 0);
    fixture.experiment.markSaved(fixture.experiment.snapshot()->step());
    QVERIFY(!fixture.run(0).isUnsaved);
    fixture.experiment.reset();
    fixture.finish();
    fixture.experiment.reset();
    QCOMPARE(fixture.store.unsavedElsewhere(), 1);
}

void RunStoreTest::comparison_ofTwoObjectives_startsFromTheSamePictures() {
    StoreFixture fixture;
    fixture.compare(kBoth);
    QVERIFY(fixture.isComplete);
    const auto compared = fixture.store.compared();
    QCOMPARE(compared.size(), std::size_t(2));
    QCOMPARE(compared[0].model->config().objective, ObjectiveKind::Autoencoder);
    QCOMPARE(compared[1].model->config().objective, ObjectiveKind::Vae);
    for (const StoredRun& run : compared) {
        QCOMPARE(run.history->size(), std::size_t(3));
        QCOMPARE(run.data.train, fixture.experiment.data().train);
    }
    // Before the first step both draw the same pictures of the same images.
    Matrix images;
    fixture.experiment.data().test->gather(0, 5, images);
    const Matrix first = compared[0].epochs.value->entries().front().snapshot->reconstruct(images);
    QVERIFY(first == compared[1].epochs.value->entries().front().snapshot->reconstruct(images));
    QVERIFY(compared[0].snapshot.value->reconstruct(images) != compared[1].snapshot.value->reconstruct(images));
}

void RunStoreTest::comparison_ofAVaeWithoutNoiseAndKl_equalsTheAutoencoder() {
    StoreFixture fixture;
    fixture.set("beta", "0");
    fixture.set("posterior-noise", "0");
    fixture.compare(kBoth);
    const auto compared = fixture.store.compared();
    QCOMPARE(compared.size(), std::size_t(2));
    Matrix images;
    fixture.experiment.data().test->gather(0, 20, images);
    QVERIFY(compared[0].snapshot.value->reconstruct(images) == compared[1].snapshot.value->reconstruct(images));
    for (std::size_t epoch = 0; epoch < 3; ++epoch)
        QCOMPARE((*compared[0].history)[epoch].test.reconstruction, (*compared[1].history)[epoch].test.reconstruction);
}

void RunStoreTest::comparison_ofOtherObjectives_restoresTheConfiguration() {
    StoreFixture fixture;
    fixture.set("objective", "contractive");
    fixture.set("contraction", "0.05");
    fixture.compare({ObjectiveKind::Vae, ObjectiveKind::Pca});
    QCOMPARE(fixture.store.compared().size(), std::size_t(2));
    QCOMPARE(fixture.store.compared()[0].model->config().contraction, 0.0);
    QCOMPARE(fixture.experiment.config().objective, ObjectiveKind::Contractive);
    QCOMPARE(fixture.experiment.config().contraction, 0.05);
    // What the configuration has is trained as it is, and last.
    fixture.compare({ObjectiveKind::Contractive, ObjectiveKind::Autoencoder});
    QCOMPARE(fixture.store.compared()[1].model->config().contraction, 0.05);
    QCOMPARE(fixture.experiment.snapshot()->model().config().objective, ObjectiveKind::Contractive);
}

void RunStoreTest::comparison_cancelled_keepsWhatWasTrained() {
    StoreFixture fixture;
    fixture.set("epochs", "1000000");
    QSignalSpy ended(&fixture.comparison, &Comparison::ended);
    fixture.comparison.start(kBoth);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.experiment.snapshot()->step() > 20, kPatience);
    fixture.comparison.cancel();
    QVERIFY(!fixture.experiment.isActive());
    QCOMPARE(ended.size(), 1);
    QVERIFY(!ended.front().front().toBool());
    QCOMPARE(fixture.experiment.config().objective, ObjectiveKind::Vae);
    QCoreApplication::processEvents();
    QVERIFY2(!fixture.experiment.isActive(), "the next run began");
    QCOMPARE(fixture.store.runs().size(), std::size_t(1));  // what was trained is not lost
    QVERIFY(fixture.store.compared().empty());
}

void RunStoreTest::comparison_afterTheDataChanged_ends() {
    StoreFixture fixture;
    fixture.set("epochs", "1000000");
    fixture.comparison.start(kBoth);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.experiment.snapshot()->step() > 20, kPatience);
    fixture.experiment.setData(samples::moons(100));
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.comparison.isActive(), kPatience);
    QVERIFY(!fixture.experiment.isActive());
    QCOMPARE(fixture.store.runs().size(), std::size_t(1));
}

void RunStoreTest::comparison_withACheckpointTaken_goesOn() {
    StoreFixture fixture;
    fixture.set("epochs", "300");
    QSignalSpy ended(&fixture.comparison, &Comparison::ended);
    fixture.comparison.start(kBoth);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.experiment.snapshot()->step() > 0, kPatience);
    fixture.experiment.requestCheckpoint([](const Checkpoint&) {});
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
    const auto compared = fixture.store.compared();
    QCOMPARE(compared.size(), std::size_t(2));
    for (const StoredRun& run : compared) QCOMPARE(run.history->size(), std::size_t(300));
}

void RunStoreTest::open_loadingThrows_nextRunIsItsOwn() {
    StoreFixture fixture;
    fixture.finish();
    fixture.set("latents", "3");
    fixture.finish();
    const std::int64_t first = fixture.run(0).id, second = fixture.run(1).id;
    {
        QObject thrower;
        connect(&fixture.experiment, &Experiment::dataChanged, &thrower,
                [] { throw Error(ErrorKind::TooLarge, Message::tr("There is no memory.")); });
        QVERIFY_EXCEPTION_THROWN(fixture.store.open(first), Error);
    }
    fixture.set("latents", "4");
    fixture.finish();
    QCOMPARE(fixture.store.runs().size(), std::size_t(3));
    QCOMPARE(fixture.run(0).id, first);
    QCOMPARE(fixture.run(1).id, second);
    QCOMPARE(fixture.run(0).model->config().latents, 2);
    QCOMPARE(fixture.run(2).model->config().latents, 4);
}

void RunStoreTest::saved_underAChosenCondition_isSavedAndKeptPlain() {
    StoreFixture fixture;
    fixture.set("condition", "label");
    fixture.finish();
    const Index conditions = fixture.experiment.snapshot()->model().condition().size();
    fixture.experiment.setCondition(Vector(Vector::Unit(conditions, conditions - 1)));
    QVERIFY(fixture.run(0).isUnsaved);
    fixture.experiment.markSaved(fixture.experiment.snapshot()->step());
    QVERIFY(!fixture.run(0).isUnsaved);
    fixture.finish();  // under the condition, which the kept run does not have
    QVERIFY(fixture.experiment.snapshot()->isUnder());
    QVERIFY(!fixture.run(0).snapshot.value->isUnder());
    QVERIFY(fixture.run(0).snapshot.value->theta() == fixture.experiment.snapshot()->theta());
}

static const lunette::test::TestClass<RunStoreTest, QApplication> kRunStoreTest;
#include "RunStoreTest.moc"
