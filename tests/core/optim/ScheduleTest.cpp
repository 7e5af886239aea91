#include "TestProgram.h"
#include "optim/Schedule.h"

#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

constexpr std::int64_t kStepsPerEpoch = 4;

bool isClose(double a, double b) { return std::abs(a - b) < 1e-12; }

}  // namespace

class ScheduleTest : public QObject {
    Q_OBJECT
private slots:
    void constant_isExactlyOne() {
        const Schedule schedule({}, kStepsPerEpoch);
        for (const std::int64_t step : {0, 1, 79, 80, 1000000}) QCOMPARE(schedule.factor(step), 1.0);
    }

    void warmup_risesEvenlyToTheWholeRate() {
        Schedule::Options options;
        options.warmupEpochs = 1.25;
        const Schedule schedule(options, kStepsPerEpoch);  // five steps
        for (int step = 0; step < 5; ++step) QVERIFY(isClose(schedule.factor(step), (step + 1) / 5.0));
        QCOMPARE(schedule.factor(4), 1.0);
        QCOMPARE(schedule.factor(5), 1.0);
    }

    void step_afterEveryDecayEpochs_multipliesTheFactor() {
        Schedule::Options options;
        options.kind = ScheduleKind::Step;
        options.decayFactor = 0.5;
        options.decayEpochs = 3;
        const Schedule schedule(options, kStepsPerEpoch);
        QCOMPARE(schedule.factor(11), 1.0);
        QCOMPARE(schedule.factor(12), 0.5);
        QCOMPARE(schedule.factor(23), 0.5);
        QCOMPARE(schedule.factor(24), 0.25);
    }

    void cosine_fallsFromTheWarmupToTheLastEpoch() {
        Schedule::Options options;
        options.kind = ScheduleKind::Cosine;
        options.warmupEpochs = 2;
        options.epochs = 10;
        const Schedule schedule(options, kStepsPerEpoch);  // 8 steps up, 32 down
        QCOMPARE(schedule.factor(7), 1.0);
        QCOMPARE(schedule.factor(8), 1.0);
        QVERIFY(isClose(schedule.factor(16), 0.5 * (1.0 + std::sqrt(0.5))));
        QVERIFY(isClose(schedule.factor(24), 0.5));
        for (int step = 8; step < 40; ++step) QVERIFY(schedule.factor(step) > schedule.factor(step + 1));
        QVERIFY(schedule.factor(39) > 0.0);
        QCOMPARE(schedule.factor(40), 0.0);
        QCOMPARE(schedule.factor(41), 0.0);
    }

    void cosine_ofALongerRun_hasItsLength() {
        Schedule::Options options;
        options.kind = ScheduleKind::Cosine;
        options.epochs = 40;
        QVERIFY(isClose(Schedule(options, kStepsPerEpoch).factor(20 * kStepsPerEpoch), 0.5));
    }

    void warmup_asLongAsTheRun_leavesNoCosine() {
        Schedule::Options options;
        options.kind = ScheduleKind::Cosine;
        options.warmupEpochs = 3;
        options.epochs = 3;
        const Schedule schedule(options, kStepsPerEpoch);
        QCOMPARE(schedule.factor(11), 1.0);
        QCOMPARE(schedule.factor(12), 0.0);
    }
};

static const lunette::test::TestClass<ScheduleTest> kScheduleTest;
#include "ScheduleTest.moc"
