#include "Patience.h"
#include "TestFiles.h"
#include "cli/RunKeeper.h"

#include <QTest>

using namespace lunette;
using cli::RunKeeper;
using lunette::test::TemporaryFolder;

namespace {

constexpr int kPatience = 60000;

std::shared_ptr<const Model> smallModel() {
    TrainingConfig config;
    config.hidden = {4};
    return std::make_shared<const Model>(config, ImageShape{28, 28, 1});
}

TrainingState stateAt(const Model& model, std::int64_t step) {
    TrainingState state = initialState(model);
    state.step = step;
    return state;
}

/// A keeper of a run in a folder of its own.
struct Kept {
    explicit Kept(double interval) : keeper(file, {model, {}, "moons"}, RunKeeper::Seconds(interval)) {}

    std::int64_t step() const { return loadModel(file->file()).state.step; }

    TemporaryFolder folder;
    std::shared_ptr<const Model> model = smallModel();
    std::shared_ptr<RecoveryFile> file = std::make_shared<RecoveryFile>(folder.path("recovery"));
    RunKeeper keeper;
};

}  // namespace

class RunKeeperTest : public QObject {
    Q_OBJECT
private slots:
    void state_isDue_onceAnInterval() {
        Kept soon(0.02);
        QVERIFY(QTest::qWaitFor([&] { return soon.keeper.isDue(); }, kPatience));
        Kept late(3600), never(0);
        QVERIFY(!late.keeper.isDue());
        QVERIFY(!never.keeper.isDue());
    }

    void state_thatIsKept_isOnTheDisk() {
        Kept kept(1);
        QVERIFY(!kept.keeper.hasKept());
        kept.keeper.keep(stateAt(*kept.model, 3));
        QTRY_VERIFY(kept.keeper.hasKept());
        QCOMPARE(kept.step(), 3);
        kept.keeper.keepLast(stateAt(*kept.model, 4));
        QCOMPARE(kept.step(), 4);
        QVERIFY(!kept.keeper.takeFailure());
    }

    void discarded_run_isGone() {
        Kept kept(1);
        for (std::int64_t step = 1; step <= 20; ++step) kept.keeper.keep(stateAt(*kept.model, step));
        kept.keeper.discard();
        QVERIFY(!kept.keeper.hasKept());
        QVERIFY(QDir(QString::fromStdString(kept.folder.path("recovery"))).entryList(QDir::Files).isEmpty());
    }

    void failure_isSaidOnce_untilAWriteSucceeds() {
        Kept kept(1);
        kept.folder.write("recovery", {1});  // a file is where the folder should be
        std::optional<std::string> failure;
        const auto failed = [&] { return (failure = kept.keeper.takeFailure()).has_value(); };
        kept.keeper.keep(stateAt(*kept.model, 1));
        QVERIFY(QTest::qWaitFor(failed, kPatience));
        QVERIFY2(QString::fromStdString(*failure).contains("recovery"), failure->c_str());
        kept.keeper.keep(stateAt(*kept.model, 2));
        QFile::remove(QString::fromStdString(kept.folder.path("recovery")));
        // Whether the second fails too or not, it says nothing.
        for (std::int64_t step = 3; !kept.keeper.hasKept(); ++step) {
            kept.keeper.keep(stateAt(*kept.model, step));
            QVERIFY(!failed());
        }
    }

    void state_thatNoFileBringsBack_leavesTheLast() {
        Kept kept(1);
        kept.keeper.keep(stateAt(*kept.model, 1));
        QTRY_VERIFY(kept.keeper.hasKept());
        TrainingState diverged = stateAt(*kept.model, 2);
        diverged.theta[0] = std::numeric_limits<Scalar>::quiet_NaN();
        kept.keeper.keepLast(diverged);
        QCOMPARE(kept.step(), 1);
    }
};

QTEST_GUILESS_MAIN(RunKeeperTest)
#include "RunKeeperTest.moc"
