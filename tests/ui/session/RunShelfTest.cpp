#include "session/Comparison.h"
#include "TestProgram.h"
#include "ViewSamples.h"

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

using namespace lunette;

namespace {

constexpr int kPatience = 100000;  // ms, on a busy machine

struct Desk {
    Desk() {
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
    const KeptRun& run(std::size_t place) const { return shelf.runs().at(place); }

    Experiment experiment;
    RunShelf shelf{experiment};
    Comparison comparison{experiment, shelf};
    bool isComplete = false;
};

const std::vector<ObjectiveKind> kBoth{ObjectiveKind::Autoencoder, ObjectiveKind::Vae};

}  // namespace

class RunShelfTest : public QObject {
    Q_OBJECT
private slots:
    void keepsARunWhenItEnds();
    void keepsTheRunThatGoesOnUpToDate();
    void keepsWhatAnotherRunReplaces();
    void namesColoursAndDeletes();
    void takesUpWhatItKept();
    void knowsWhatIsInNoFile();
    void comparesFromTheSameWeightsOnTheSameBatches();
    void isTheAutoencoderWhereNothingDiffers();
    void leavesTheConfigurationAsItWas();
    void endsWhenItIsCancelled();
    void endsWhenTheDataChange();
    void goesOnPastAHaltToSave();
};

void RunShelfTest::keepsARunWhenItEnds() {
    Desk desk;
    desk.experiment.reset();
    QVERIFY2(desk.shelf.runs().empty(), "nothing was trained");
    desk.finish();
    QCOMPARE(desk.shelf.runs().size(), std::size_t(1));
    const KeptRun& run = desk.run(0);
    QCOMPARE(run.name, QStringLiteral("VAE 2-latent"));
    QCOMPARE(run.snapshot, desk.experiment.snapshot());
    QCOMPARE(run.state->history.size(), std::size_t(3));
    QCOMPARE(run.data.test, desk.experiment.data().test);
    QCOMPARE(run.epochs->entries().size(), std::size_t(4));  // the initial weights too
    QVERIFY(run.epochs->entries().front().snapshot->theta() == initialState(*run.model).theta);
    QCOMPARE(run.lineEpochs, std::optional<std::int64_t>(3));
    QCOMPARE(desk.shelf.inHand(), run.id);
}

void RunShelfTest::keepsTheRunThatGoesOnUpToDate() {
    Desk desk;
    desk.finish();
    desk.finish();
    QCOMPARE(desk.shelf.runs().size(), std::size_t(1));
    QCOMPARE(desk.run(0).state->history.size(), std::size_t(6));
    QCOMPARE(desk.run(0).epochs->entries().size(), std::size_t(7));
}

void RunShelfTest::keepsWhatAnotherRunReplaces() {
    Desk desk;
    desk.set("epochs", "1000000");
    desk.experiment.train();
    QTRY_VERIFY_WITH_TIMEOUT(desk.experiment.snapshot()->step() > 20, kPatience);
    desk.set("latents", "3");
    desk.set("epochs", "1");
    desk.experiment.reset();
    QCOMPARE(desk.shelf.runs().size(), std::size_t(1));
    QVERIFY(desk.run(0).state->step > 20);
    QCOMPARE(desk.shelf.inHand(), 0);
    desk.finish();
    QCOMPARE(desk.shelf.runs().size(), std::size_t(2));
    QCOMPARE(desk.run(1).name, QStringLiteral("VAE 3-latent"));
}

void RunShelfTest::namesColoursAndDeletes() {
    Desk desk;
    desk.finish();
    desk.experiment.reset();
    desk.finish();
    QCOMPARE(desk.run(1).name, QStringLiteral("VAE 2-latent (2)"));
    QVERIFY(desk.run(0).color != desk.run(1).color);
    const auto first = desk.run(0).id, second = desk.run(1).id;
    desk.shelf.rename(first, QStringLiteral("  the good one "));
    QCOMPARE(desk.run(0).name, QStringLiteral("the good one"));
    desk.shelf.rename(first, QStringLiteral("  "));
    QCOMPARE(desk.run(0).name, QStringLiteral("the good one"));
    desk.shelf.setCompared(second, true);
    QCOMPARE(desk.shelf.compared().size(), std::size_t(1));
    QCOMPARE(desk.shelf.compared().front().id, second);
    desk.shelf.remove(first);
    QCOMPARE(desk.shelf.runs().size(), std::size_t(1));
    QVERIFY(!desk.shelf.find(first));
}

void RunShelfTest::takesUpWhatItKept() {
    Desk desk;
    desk.finish();
    const KeptRun first = desk.run(0);
    desk.set("latents", "3");
    desk.finish();
    desk.shelf.takeUp(first.id);
    QCOMPARE(desk.shelf.inHand(), first.id);
    QCOMPARE(desk.shelf.runs().size(), std::size_t(2));
    QVERIFY(desk.experiment.snapshot()->theta() == first.state->theta);
    QVERIFY(desk.experiment.hasUnsavedTraining());
    QCOMPARE(desk.experiment.config().latents, std::int64_t(2));
    desk.finish();  // it goes on where it was, and stays the same run
    QCOMPARE(desk.shelf.runs().size(), std::size_t(2));
    QCOMPARE(desk.run(0).state->history.size(), std::size_t(6));
    QCOMPARE(desk.run(0).epochs->entries().size(), std::size_t(7));
    QVERIFY2(!desk.run(0).lineEpochs, "how it was trained is no longer known");
}

void RunShelfTest::knowsWhatIsInNoFile() {
    Desk desk;
    desk.finish();
    QVERIFY(desk.run(0).isUnsaved);
    QCOMPARE(desk.shelf.unsavedElsewhere(), 0);
    desk.experiment.markSaved(desk.experiment.snapshot()->step());
    QVERIFY(!desk.run(0).isUnsaved);
    desk.experiment.reset();
    desk.finish();
    desk.experiment.reset();
    QCOMPARE(desk.shelf.unsavedElsewhere(), 1);
}

void RunShelfTest::comparesFromTheSameWeightsOnTheSameBatches() {
    Desk desk;
    desk.compare(kBoth);
    QVERIFY(desk.isComplete);
    const auto compared = desk.shelf.compared();
    QCOMPARE(compared.size(), std::size_t(2));
    QCOMPARE(compared[0].model->config().objective, ObjectiveKind::Autoencoder);
    QCOMPARE(compared[1].model->config().objective, ObjectiveKind::Vae);
    for (const KeptRun& run : compared) {
        QCOMPARE(run.state->history.size(), std::size_t(3));
        QCOMPARE(run.data.train, desk.experiment.data().train);
    }
    // Before the first step both draw the same pictures of the same images.
    Matrix images;
    desk.experiment.data().test->gather(0, 5, images);
    const Matrix first = compared[0].epochs->entries().front().snapshot->reconstruct(images);
    QVERIFY(first == compared[1].epochs->entries().front().snapshot->reconstruct(images));
    QVERIFY(compared[0].snapshot->reconstruct(images) != compared[1].snapshot->reconstruct(images));
}

void RunShelfTest::isTheAutoencoderWhereNothingDiffers() {
    Desk desk;
    desk.set("beta", "0");
    desk.set("posterior-noise", "0");
    desk.compare(kBoth);
    const auto compared = desk.shelf.compared();
    QCOMPARE(compared.size(), std::size_t(2));
    Matrix images;
    desk.experiment.data().test->gather(0, 20, images);
    QVERIFY(compared[0].snapshot->reconstruct(images) == compared[1].snapshot->reconstruct(images));
    for (std::size_t epoch = 0; epoch < 3; ++epoch)
        QCOMPARE(compared[0].state->history[epoch].test.reconstruction,
                 compared[1].state->history[epoch].test.reconstruction);
}

void RunShelfTest::leavesTheConfigurationAsItWas() {
    Desk desk;
    desk.set("objective", "contractive");
    desk.set("contraction", "0.05");
    desk.compare({ObjectiveKind::Vae, ObjectiveKind::Pca});
    QCOMPARE(desk.shelf.compared().size(), std::size_t(2));
    QCOMPARE(desk.shelf.compared()[0].model->config().contraction, 0.0);
    QCOMPARE(desk.experiment.config().objective, ObjectiveKind::Contractive);
    QCOMPARE(desk.experiment.config().contraction, 0.05);
    // What the configuration has is trained as it is, and last.
    desk.compare({ObjectiveKind::Contractive, ObjectiveKind::Autoencoder});
    QCOMPARE(desk.shelf.compared()[1].model->config().contraction, 0.05);
    QCOMPARE(desk.experiment.snapshot()->model().config().objective, ObjectiveKind::Contractive);
}

void RunShelfTest::endsWhenItIsCancelled() {
    Desk desk;
    desk.set("epochs", "1000000");
    QSignalSpy ended(&desk.comparison, &Comparison::ended);
    desk.comparison.start(kBoth);
    QTRY_VERIFY_WITH_TIMEOUT(desk.experiment.snapshot()->step() > 20, kPatience);
    desk.comparison.cancel();
    QVERIFY(!desk.experiment.isActive());
    QCOMPARE(ended.size(), 1);
    QVERIFY(!ended.front().front().toBool());
    QCOMPARE(desk.experiment.config().objective, ObjectiveKind::Vae);
    QTest::qWait(50);
    QVERIFY2(!desk.experiment.isActive(), "the next run began");
    QCOMPARE(desk.shelf.runs().size(), std::size_t(1));  // what was trained is not lost
    QVERIFY(desk.shelf.compared().empty());
}

void RunShelfTest::endsWhenTheDataChange() {
    Desk desk;
    desk.set("epochs", "1000000");
    desk.comparison.start(kBoth);
    QTRY_VERIFY_WITH_TIMEOUT(desk.experiment.snapshot()->step() > 20, kPatience);
    desk.experiment.setData(samples::moons(100));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.comparison.isActive(), kPatience);
    QVERIFY(!desk.experiment.isActive());
    QCOMPARE(desk.shelf.runs().size(), std::size_t(1));
}

void RunShelfTest::goesOnPastAHaltToSave() {
    Desk desk;
    desk.set("epochs", "300");
    QSignalSpy ended(&desk.comparison, &Comparison::ended);
    desk.comparison.start(kBoth);
    QTRY_VERIFY_WITH_TIMEOUT(desk.experiment.snapshot()->step() > 0, kPatience);
    desk.experiment.savedModel();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
    const auto compared = desk.shelf.compared();
    QCOMPARE(compared.size(), std::size_t(2));
    for (const KeptRun& run : compared) QCOMPARE(run.state->history.size(), std::size_t(300));
}

static const lunette::test::TestClass<RunShelfTest, QApplication> kTestClass;
#include "RunShelfTest.moc"
