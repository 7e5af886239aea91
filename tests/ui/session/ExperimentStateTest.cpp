#include "TestProgram.h"
#include "data/MoonPhases.h"
#include "session/Experiment.h"

#include <QCoreApplication>
#include <QtTest>

#include <set>

using namespace lunette;
using State = Experiment::State;

namespace {

DataSplit moons(std::int64_t size) {
    MoonOptions options;
    options.count = 60;
    options.size = size;
    return makeMoonPhases(options);
}

/// What can be asked of an experiment, by its name in the test's table.
void act(Experiment& experiment, const QString& action) {
    if (action == "reset") return experiment.reset();
    if (action == "train") return experiment.train();
    if (action == "pause") return experiment.pause();
    if (action == "step") return experiment.step();
    if (action == "stop") return experiment.stop();
    if (action == "the same data") return experiment.setData(moons(28));
    if (action == "data of another size") return experiment.setData(moons(32));
    qFatal("no action %s", qPrintable(action));
}

/// An experiment in this state, whose run does not end by itself.
void bringTo(Experiment& experiment, State state) {
    experiment.setData(moons(28));
    experiment.setParameter("hidden", "8");
    experiment.setParameter("epochs", "1000000");
    if (state != State::NoModel) experiment.reset();
    if (state == State::Running || state == State::Paused) experiment.train();
    if (state == State::Paused) experiment.pause();
    QCOMPARE(experiment.state(), state);
}

}  // namespace

class ExperimentStateTest : public QObject {
    Q_OBJECT
private slots:
    void mayFollow_ofEveryPair_isTheTable() {
        const std::set<std::pair<State, State>> refused{{State::NoModel, State::Running},
                                                        {State::NoModel, State::Paused},
                                                        {State::Running, State::NoModel},
                                                        {State::Paused, State::NoModel}};
        for (const State present : kStates)
            for (const State next : kStates)
                QCOMPARE(Experiment::mayFollow(present, next), !refused.contains({present, next}));
    }

    void action_inAState_leadsToTheNext_data() {
        QTest::addColumn<State>("present");
        QTest::addColumn<QString>("action");
        QTest::addColumn<State>("next");
        const auto row = [](State present, const char* action, State next) {
            QTest::addRow("%d, %s", static_cast<int>(present), action)
                << present << QString::fromLatin1(action) << next;
        };
        row(State::NoModel, "reset", State::Idle);
        row(State::NoModel, "train", State::Running);
        row(State::NoModel, "step", State::Paused);
        row(State::NoModel, "pause", State::NoModel);
        row(State::NoModel, "stop", State::NoModel);
        row(State::NoModel, "data of another size", State::NoModel);
        row(State::Idle, "reset", State::Idle);
        row(State::Idle, "train", State::Running);
        row(State::Idle, "step", State::Paused);
        row(State::Idle, "pause", State::Idle);
        row(State::Idle, "stop", State::Idle);
        row(State::Idle, "the same data", State::Idle);
        row(State::Idle, "data of another size", State::NoModel);
        row(State::Running, "reset", State::Idle);
        row(State::Running, "train", State::Running);
        row(State::Running, "step", State::Paused);
        row(State::Running, "pause", State::Paused);
        row(State::Running, "stop", State::Idle);
        row(State::Running, "the same data", State::Idle);
        row(State::Running, "data of another size", State::NoModel);
        row(State::Paused, "reset", State::Idle);
        row(State::Paused, "train", State::Running);
        row(State::Paused, "step", State::Paused);
        row(State::Paused, "pause", State::Paused);
        row(State::Paused, "stop", State::Idle);
        row(State::Paused, "the same data", State::Idle);
        row(State::Paused, "data of another size", State::NoModel);
    }

    void action_inAState_leadsToTheNext() {
        QFETCH(State, present);
        QFETCH(QString, action);
        QFETCH(State, next);
        Experiment experiment;
        bringTo(experiment, present);
        if (QTest::currentTestFailed()) return;
        act(experiment, action);
        QCOMPARE(experiment.state(), next);
    }

private:
    static constexpr State kStates[] = {State::NoModel, State::Idle, State::Running, State::Paused};
};

static const lunette::test::TestClass<ExperimentStateTest, QCoreApplication> kExperimentStateTest;
#include "ExperimentStateTest.moc"
