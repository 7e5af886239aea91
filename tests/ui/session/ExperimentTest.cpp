#include "Error.h"
#include "TestProgram.h"
#include "data/MoonPhases.h"
#include "session/Experiment.h"

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

#include <limits>

using namespace lunette;

class ExperimentTest : public QObject {
    Q_OBJECT
private slots:
    void train_untilFinished_recordsEveryEpoch();
    void train_afterTheEnd_goesOnForAsManyEpochsAgain();
    void train_afterTheNetworkChanged_startsAfresh();
    void step_whilePaused_trainsOneStep();
    void requestCheckpoint_duringTraining_changesNothing();
    void requestCheckpoint_inEveryState_givesTheCurrentOne();
    void markSaved_ofAnEarlierStep_leavesTrainingUnsaved();
    void reset_afterTraining_bringsBackTheInitialWeights();
    void setData_ofTheSameShape_keepsTheModel();
    void pendingParameters_duringTraining_areThoseThatWait();
    void train_diverged_reportsItAndKeepsFiniteWeights();
    void train_stoppedEarly_reportsItAndCanGoOn();
    void load_withoutData_keepsTheModelAndCannotTrain();
    void setCondition_ofAConditionalModel_holdsUntilOneWithOtherConditions();
    void setData_ofAnotherKind_takesItsSuggestionsAndForgetsWhatWasSet();

private:
    static DataSplit moons(std::int64_t size = 28, std::int64_t seed = 1);
    static void makeSmall(Experiment& experiment, int epochs);
    static void finish(Experiment& experiment);
};

DataSplit ExperimentTest::moons(std::int64_t size, std::int64_t seed) {
    MoonOptions options;
    options.count = 120;
    options.size = size;
    options.seed = seed;
    return makeMoonPhases(options);
}

void ExperimentTest::makeSmall(Experiment& experiment, int epochs) {
    experiment.setData(moons());
    experiment.setParameter("hidden", "12");
    experiment.setParameter("batch-size", "20");
    experiment.setParameter("epochs", std::to_string(epochs));
    experiment.setParameter("threads", "1");
}

void ExperimentTest::finish(Experiment& experiment) {
    experiment.train();
    QTRY_VERIFY(!experiment.isActive());
}

void ExperimentTest::setData_ofAnotherKind_takesItsSuggestionsAndForgetsWhatWasSet() {
    Experiment experiment;
    experiment.setData(moons());
    experiment.setParameter("beta", "10");
    experiment.setParameter("learning-rate", "0.01");
    experiment.setData(moons(28, 2));  // other moons: what was set stays
    QCOMPARE(experiment.config().beta, 10.0);
    DataSplit faces = moons();
    faces.spec = "faces:count=120";
    faces.suggestedTraining = {{"latents", "6"}, {"named-latents", "fraction"}};
    experiment.setData(faces);
    QCOMPARE(experiment.config().latents, 6);
    QCOMPARE(experiment.config().namedLatents, std::string("fraction"));
    QCOMPARE(experiment.config().beta, 1.0);
    QCOMPARE(experiment.config().learningRate, 0.01);  // is of no data
    QCOMPARE(experiment.defaults().latents, 6);
    QCOMPARE(experiment.defaults().learningRate, TrainingConfig().learningRate);
    experiment.setData(moons());
    QCOMPARE(experiment.config().latents, 2);
    QVERIFY(experiment.config().namedLatents.empty());
}

void ExperimentTest::train_untilFinished_recordsEveryEpoch() {
    Experiment experiment;
    makeSmall(experiment, 3);
    std::vector<EpochRecord> epochs;
    connect(&experiment, &Experiment::historyGrew, this, [&epochs](const HistoryLog::Batch& batch) {
        epochs.insert(epochs.end(), batch.epochs.begin(), batch.epochs.end());
    });
    experiment.train();
    QVERIFY(experiment.isRunning());
    QTRY_VERIFY(!experiment.isActive());
    QCOMPARE(epochs.size(), std::size_t(3));
    QVERIFY(epochs.back().test.loss < epochs.front().test.loss);
    QCOMPARE(experiment.snapshot()->step(), 18);
    QVERIFY(experiment.hasUnsavedTraining());
}

void ExperimentTest::train_afterTheEnd_goesOnForAsManyEpochsAgain() {
    Experiment experiment;
    makeSmall(experiment, 2);
    finish(experiment);
    experiment.setParameter("learning-rate", "0.0005");
    experiment.setParameter("epochs", "3");
    finish(experiment);
    QCOMPARE(experiment.snapshot()->step(), (2 + 3) * 6);
    const SavedModel saved = experiment.checkpointAtRest().toSavedModel();
    QCOMPARE(saved.state.history.size(), std::size_t(5));
    QCOMPARE(saved.model->config().epochs, 5);
    QCOMPARE(saved.model->config().learningRate, 0.0005);
}

void ExperimentTest::train_afterTheNetworkChanged_startsAfresh() {
    Experiment experiment;
    makeSmall(experiment, 2);
    finish(experiment);
    experiment.setParameter("latents", "3");
    QSignalSpy resets(&experiment, &Experiment::historyReset);
    finish(experiment);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(experiment.snapshot()->step(), 12);
    QCOMPARE(experiment.snapshot()->model().network().latents(), Index(3));
}

void ExperimentTest::step_whilePaused_trainsOneStep() {
    Experiment experiment;
    makeSmall(experiment, 100000);
    experiment.step();
    QTRY_COMPARE(experiment.snapshot()->step(), 1);
    QVERIFY(experiment.isActive());
    QVERIFY(!experiment.isRunning());
    experiment.step();
    QTRY_COMPARE(experiment.snapshot()->step(), 2);
    experiment.train();
    QTRY_VERIFY(experiment.snapshot()->step() > 50);
    experiment.pause();
    QVERIFY(!experiment.isRunning());
    experiment.stop();
    QVERIFY(!experiment.isActive());
}

void ExperimentTest::requestCheckpoint_duringTraining_changesNothing() {
    Experiment uninterrupted;
    makeSmall(uninterrupted, 40);
    finish(uninterrupted);

    Experiment saving;
    makeSmall(saving, 40);
    saving.train();
    std::optional<Checkpoint> saved;
    saving.requestCheckpoint([&](const Checkpoint& checkpoint) { saved = checkpoint; });
    QVERIFY2(saving.isRunning(), "saving halted the run");
    QTRY_VERIFY(!saving.isActive());
    QVERIFY(saved && saved->state->theta.size() > 0);
    QCOMPARE(saving.snapshot()->step(), 240);
    QVERIFY(saving.snapshot()->theta() == uninterrupted.snapshot()->theta());
}

void ExperimentTest::requestCheckpoint_inEveryState_givesTheCurrentOne() {
    Experiment experiment;
    makeSmall(experiment, 100000);
    std::vector<Checkpoint> taken;
    QSignalSpy states(&experiment, &Experiment::stateChanged);
    const auto requestCheckpoint = [&] {
        experiment.requestCheckpoint([&taken](const Checkpoint& checkpoint) { taken.push_back(checkpoint); });
    };
    requestCheckpoint();
    QVERIFY2(taken.empty(), "there is no model yet");
    experiment.train();
    requestCheckpoint();
    QTRY_COMPARE(taken.size(), std::size_t(1));
    const auto before = states.size();
    experiment.setParameter("learning-rate", "0.002");
    requestCheckpoint();
    QTRY_COMPARE(taken.size(), std::size_t(2));
    QCOMPARE(states.size(), before + 1);  // of the parameter: the run was not stopped and started
    QVERIFY(taken[1].state->step >= taken[0].state->step);
    QCOMPARE(taken[1].model->config().learningRate, 0.002);
    QCOMPARE(taken[1].origin.spec, experiment.data().spec);
    requestCheckpoint();
    experiment.stop();
    QCOMPARE(taken.size(), std::size_t(3));
    QCOMPARE(taken[2].state->step, experiment.snapshot()->step());
    QVERIFY(taken[2].state->theta == experiment.checkpointAtRest().toSavedModel().state.theta);
    requestCheckpoint();
    QVERIFY2(taken[3].state == taken[2].state, "what rests was copied");
}

void ExperimentTest::markSaved_ofAnEarlierStep_leavesTrainingUnsaved() {
    Experiment experiment;
    makeSmall(experiment, 2);
    finish(experiment);
    experiment.markSaved(experiment.snapshot()->step() - 1);
    QVERIFY(experiment.hasUnsavedTraining());
    experiment.markSaved(experiment.snapshot()->step());
    QVERIFY(!experiment.hasUnsavedTraining());
}

void ExperimentTest::reset_afterTraining_bringsBackTheInitialWeights() {
    Experiment experiment;
    makeSmall(experiment, 2);
    finish(experiment);
    experiment.reset();
    QCOMPARE(experiment.snapshot()->step(), 0);
    QVERIFY(experiment.snapshot()->theta() == initialState(experiment.snapshot()->model()).theta);
    QVERIFY(!experiment.hasUnsavedTraining());
}

void ExperimentTest::setData_ofTheSameShape_keepsTheModel() {
    Experiment experiment;
    makeSmall(experiment, 2);
    finish(experiment);
    const auto trained = experiment.snapshot();
    experiment.setData(moons(28, 7));
    QCOMPARE(experiment.snapshot(), trained);
    experiment.setData(moons(32));
    QVERIFY(!experiment.snapshot());
}

void ExperimentTest::pendingParameters_duringTraining_areThoseThatWait() {
    Experiment experiment;
    makeSmall(experiment, 100000);
    experiment.train();
    experiment.setParameter("latents", "5");
    experiment.setParameter("learning-rate", "0.01");
    const std::set<std::string, std::less<>> expected{"latents"};
    QCOMPARE(experiment.pendingParameters(), expected);
    experiment.setParameter("patience", "3");
    QVERIFY(experiment.pendingParameters().contains("patience"));
    experiment.setParameter("patience", "0");
    experiment.setParameter("latents", "2");
    QVERIFY(experiment.pendingParameters().empty());
    QVERIFY_EXCEPTION_THROWN(experiment.setParameter("latents", "-5"), Error);
}

void ExperimentTest::train_diverged_reportsItAndKeepsFiniteWeights() {
    Experiment experiment;
    makeSmall(experiment, 1000);
    experiment.setParameter("likelihood", "gaussian");
    experiment.setParameter("output-activation", "linear");
    experiment.setParameter("observation-std", "0.001");
    experiment.setParameter("optimizer", "sgd");
    experiment.setParameter("learning-rate", "1");
    QSignalSpy failures(&experiment, &Experiment::errorOccurred);
    finish(experiment);
    QCOMPARE(failures.size(), 1);
    QVERIFY(failures.front().front().toString().contains(QStringLiteral("step")));
    QVERIFY(experiment.snapshot()->theta().allFinite());
    QVERIFY(experiment.checkpointAtRest().toSavedModel().state.theta.allFinite());
}

void ExperimentTest::train_stoppedEarly_reportsItAndCanGoOn() {
    Experiment experiment;
    makeSmall(experiment, 60);
    experiment.setParameter("learning-rate", "0.1");
    experiment.setParameter("patience", "1");
    QSignalSpy messages(&experiment, &Experiment::errorOccurred);
    RunProgress progress;
    connect(&experiment, &Experiment::progressChanged, this, [&progress](const auto& news) { progress = news; });
    finish(experiment);
    QCOMPARE(messages.size(), 1);
    QVERIFY(messages.front().front().toString().startsWith(QStringLiteral("Stopped early")));
    QVERIFY(progress.stoppedEarly);
    const SavedModel saved = experiment.checkpointAtRest().toSavedModel();
    QVERIFY(saved.state.best.taken);
    QVERIFY(saved.state.history.size() < 60U);
    QVERIFY(experiment.snapshot()->theta() == saved.state.theta);

    // The same model goes on, to its last epoch where nothing may stop it.
    experiment.setParameter("patience", "0");
    finish(experiment);
    QCOMPARE(experiment.snapshot()->step(), 60 * 6);
    QCOMPARE(experiment.checkpointAtRest().toSavedModel().state.history.size(), std::size_t(60));
    QCOMPARE(experiment.checkpointAtRest().toSavedModel().state.best.epoch, 0);
}

void ExperimentTest::load_withoutData_keepsTheModelAndCannotTrain() {
    Experiment trained;
    makeSmall(trained, 2);
    finish(trained);
    Experiment experiment;
    experiment.load(trained.checkpointAtRest().toSavedModel(), {});
    QVERIFY(experiment.snapshot()->theta() == trained.snapshot()->theta());
    QVERIFY(!experiment.hasUnsavedTraining());
    QCOMPARE(experiment.config().hidden, std::vector<std::int64_t>{12});
    experiment.train();
    experiment.step();
    experiment.reset();
    QVERIFY(!experiment.isActive());
    QVERIFY(experiment.snapshot()->theta() == trained.snapshot()->theta());
}

void ExperimentTest::setCondition_ofAConditionalModel_holdsUntilOneWithOtherConditions() {
    Experiment experiment;
    makeSmall(experiment, 1);
    experiment.setParameter("condition", "label");
    experiment.reset();
    QVERIFY(!experiment.snapshot()->isUnder());
    const Vector last = experiment.snapshot()->model().condition().ofClass(1);
    QSignalSpy changed(&experiment, &Experiment::snapshotChanged);
    experiment.setCondition(last);
    QCOMPARE(changed.count(), 1);
    QVERIFY(experiment.snapshot()->condition() == last);
    finish(experiment);
    QVERIFY(experiment.snapshot()->step() > 0 && experiment.snapshot()->condition() == last);
    const Snapshot& shown = *experiment.snapshot();
    const auto earlier = std::make_shared<const Snapshot>(shown.sharedModel(), shown.theta(), 1, 0.0);
    QVERIFY(experiment.underCondition(earlier)->condition() == last);
    experiment.setCondition(Vector::Ones(99));  // of another model
    QVERIFY(experiment.snapshot()->condition() == last);
    experiment.setCondition(std::nullopt);
    QVERIFY(experiment.snapshot()->condition() == experiment.snapshot()->model().condition().typical());
    QCOMPARE(experiment.underCondition(earlier), earlier);
    experiment.setCondition(last);
    experiment.setParameter("condition", "fraction");
    experiment.reset();
    QVERIFY(!experiment.snapshot()->isUnder() && !experiment.condition());
}

static const lunette::test::TestClass<ExperimentTest, QApplication> kExperimentTest;
#include "ExperimentTest.moc"
