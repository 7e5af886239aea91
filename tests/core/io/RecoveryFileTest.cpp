#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/RecoveryFile.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sys/wait.h>
#include <unistd.h>

using namespace lunette;
using lunette::test::messageOf;
using lunette::test::readAll;
using lunette::test::TemporaryFolder;
using lunette::test::throws;

namespace {

/// A run after so many steps.
SavedModel run(std::int64_t step) {
    TrainingConfig config;
    config.hidden = {4};
    const auto model = std::make_shared<const Model>(config, ImageShape{28, 28, 1});
    SavedModel saved{model, initialState(*model), {"moons", {}}};
    saved.state.step = step;
    return saved;
}

std::int64_t stepOf(const RecoveryFile& place) { return loadModel(place.file()).state.step; }

/// A process that keeps a run in this folder and lives on. Gives its number.
pid_t ownerIn(const std::string& folder, std::int64_t step) {
    std::array<int, 2> ready{};
    if (pipe(ready.data()) != 0) qFatal("pipe");
    const pid_t child = fork();
    if (child == 0) {
        RecoveryFile place(folder);
        place.write(run(step), 1);
        if (write(ready[1], "x", 1) == 1) pause();
        _exit(1);
    }
    char byte = 0;
    if (read(ready[0], &byte, 1) != 1) qFatal("the owner wrote nothing");
    close(ready[0]);
    close(ready[1]);
    return child;
}

void killAndWait(pid_t child) {
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
}

}  // namespace

class RecoveryFileTest : public QObject {
    Q_OBJECT
private slots:
    void discardedRuns_leaveNothing();
    void run_ofALiveOwner_isNotAbandoned();
    void abandonedRun_isClaimedByOneProcessAlone();
    void abandoned_givesTheNewestFirst();
    void write_thatCameLate_isDropped();
    void write_nonFiniteRun_isDropped();
    void abandoned_clearsAwayUnfinishedSaves();
    void folderNamedLikeARun_losesNothing();
    void unreadableRun_isNewsOnce();
    void write_afterTheFolderWasDeleted_makesItAgain();
    void write_impossibleFolder_isNamed();
    void adoptedRun_belongsToThisProcess_untilItIsDiscarded();
    void adoptedRun_thatIsNone_isRefused();
    void description_ofTheLatestOwner_isFoundWithTheRun();
    void lockOfADeletedRun_isClearedAway();
    void standardFolder_followsTheStandard();
};

void RecoveryFileTest::discardedRuns_leaveNothing() {
    const TemporaryFolder folder;
    {
        RecoveryFile place(folder.path());
        QVERIFY(place.file().empty());
        QVERIFY(folder.names().isEmpty());
        place.write(run(1), 1);
        QCOMPARE(folder.names().size(), 2);
        place.discard(2);
        QVERIFY(folder.names().isEmpty());
        place.write(run(2), 3);
        QCOMPARE(stepOf(place), 2);
        place.discard(4);
    }
    QVERIFY(folder.names().isEmpty());
    QVERIFY(RecoveryFile::abandoned(folder.path("absent")).empty());
}

void RecoveryFileTest::run_ofALiveOwner_isNotAbandoned() {
    const TemporaryFolder folder;
    const pid_t owner = ownerIn(folder.path(), 7);
    QVERIFY(RecoveryFile::abandoned(folder.path()).empty());
    killAndWait(owner);
    {
        const auto found = RecoveryFile::abandoned(folder.path());
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(stepOf(*found[0]), 7);
        QVERIFY2(RecoveryFile::abandoned(folder.path()).empty(), "it was given away twice");
    }
    const auto again = RecoveryFile::abandoned(folder.path());
    QCOMPARE(again.size(), std::size_t(1));
    again[0]->write(run(8), 1);
    QCOMPARE(stepOf(*again[0]), 8);
    QCOMPARE(folder.names().size(), 2);
}

/// Four processes reach for twenty runs at once.
void RecoveryFileTest::abandonedRun_isClaimedByOneProcessAlone() {
    constexpr std::size_t kRuns = 20;
    const TemporaryFolder folder;
    for (std::size_t i = 0; i < kRuns; ++i) RecoveryFile(folder.path()).write(run(1), 1);
    std::array<int, 2> counts{};
    QCOMPARE(pipe(counts.data()), 0);
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            const auto mine = RecoveryFile::abandoned(folder.path());
            const auto count = static_cast<char>(mine.size());
            if (write(counts[1], &count, 1) == 1) pause();
            _exit(1);
        }
        children.push_back(child);
    }
    std::size_t total = 0;
    for (std::size_t i = 0; i < children.size(); ++i) {
        char count = 0;
        QCOMPARE(read(counts[0], &count, 1), 1);
        total += static_cast<std::size_t>(count);
    }
    for (const pid_t child : children) killAndWait(child);
    QCOMPARE(total, kRuns);
}

void RecoveryFileTest::abandoned_givesTheNewestFirst() {
    const TemporaryFolder folder;
    for (std::int64_t step = 1; step <= 3; ++step) {
        RecoveryFile place(folder.path());
        place.write(run(step), 1);
        std::filesystem::last_write_time(
            place.file(), std::filesystem::file_time_type::clock::now() - std::chrono::hours(step == 2 ? 1 : step + 4));
    }
    std::vector<std::int64_t> steps;
    for (const auto& place : RecoveryFile::abandoned(folder.path())) steps.push_back(stepOf(*place));
    QCOMPARE(steps, (std::vector<std::int64_t>{2, 1, 3}));
}

void RecoveryFileTest::write_thatCameLate_isDropped() {
    const TemporaryFolder folder;
    RecoveryFile place(folder.path());
    place.write(run(5), 5);
    place.write(run(4), 4);
    QCOMPARE(stepOf(place), 5);
    place.discard(4);
    QCOMPARE(stepOf(place), 5);
    place.discard(6);
    place.write(run(5), 5);
    QVERIFY(folder.names().isEmpty());
}

void RecoveryFileTest::write_nonFiniteRun_isDropped() {
    const TemporaryFolder folder;
    RecoveryFile place(folder.path());
    place.write(run(1), 1);
    SavedModel diverged = run(2);
    diverged.state.theta[3] = std::numeric_limits<Scalar>::quiet_NaN();
    place.write(diverged, 2);
    SavedModel overflown = run(3);
    overflown.state.optimizer.stepCount = 3;
    overflown.state.optimizer.moments.assign(2, overflown.state.theta);
    overflown.state.optimizer.moments[1][0] = std::numeric_limits<Scalar>::infinity();
    place.write(overflown, 3);
    QCOMPARE(stepOf(place), 1);
}

void RecoveryFileTest::abandoned_clearsAwayUnfinishedSaves() {
    const TemporaryFolder folder;
    RecoveryFile(folder.path()).write(run(1), 1);
    folder.write("run-x.lunette.part12-0", {1, 2, 3});
    folder.write("notes.txt", {1});
    QCOMPARE(RecoveryFile::abandoned(folder.path()).size(), std::size_t(1));
    QCOMPARE(folder.names().size(), 3);
    QVERIFY(folder.names().contains("notes.txt"));
}

void RecoveryFileTest::folderNamedLikeARun_losesNothing() {
    const TemporaryFolder folder;
    const std::string inner = folder.path("home.lunette");
    std::filesystem::create_directory(inner);
    RecoveryFile(inner).write(run(4), 1);
    folder.write("home.lunette/notes.txt", {1});
    const auto found = RecoveryFile::abandoned(inner);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(stepOf(*found[0]), 4);
    QVERIFY(std::filesystem::exists(inner + "/notes.txt"));
    QCOMPARE(folder.names(), QStringList{"home.lunette"});
}

void RecoveryFileTest::unreadableRun_isNewsOnce() {
    const TemporaryFolder folder;
    RecoveryFile(folder.path()).write(run(1), 1);
    QVERIFY(RecoveryFile::abandoned(folder.path()).front()->isNewlyUnreadable());
    const auto again = RecoveryFile::abandoned(folder.path());
    QCOMPARE(again.size(), std::size_t(1));
    QVERIFY(!again.front()->isNewlyUnreadable());
    again.front()->discard(1);
    QVERIFY(folder.names().isEmpty());
}

void RecoveryFileTest::write_afterTheFolderWasDeleted_makesItAgain() {
    const TemporaryFolder folder;
    const std::string inner = folder.path("recovery");
    RecoveryFile place(inner);
    place.write(run(1), 1);
    std::filesystem::remove_all(inner);
    place.write(run(2), 2);
    QCOMPARE(stepOf(place), 2);
    QVERIFY2(RecoveryFile::abandoned(inner).empty(), "its new file is not locked");
}

void RecoveryFileTest::write_impossibleFolder_isNamed() {
    const TemporaryFolder folder;
    folder.write("file", {1});
    RecoveryFile place(folder.path("file"));
    QVERIFY(throws(ErrorKind::Unwritable, {"file"}, [&] { place.write(run(1), 1); }));
    std::filesystem::remove(folder.path("file"));
    place.write(run(1), 2);
    QCOMPARE(stepOf(place), 1);
}

void RecoveryFileTest::adoptedRun_belongsToThisProcess_untilItIsDiscarded() {
    const TemporaryFolder folder, elsewhere;
    std::string file;
    {
        RecoveryFile place(folder.path());
        place.write(run(7), 1);
        file = place.file();
        QVERIFY2(!RecoveryFile::adopted(folder.path(), file, {}), "it is its owner's still");
    }
    std::filesystem::create_symlink(file, elsewhere.path("link.lunette"));
    const auto mine = RecoveryFile::adopted(folder.path(), elsewhere.path("link.lunette"), {});
    QVERIFY(mine);
    QCOMPARE(stepOf(*mine), 7);
    QVERIFY(RecoveryFile::abandoned(folder.path()).empty());
    mine->write(run(8), 1);
    QCOMPARE(QString::fromStdString(mine->file()), QString::fromStdString(std::filesystem::canonical(file).string()));
    QCOMPARE(stepOf(*mine), 8);
    mine->discard(2);
    QVERIFY(folder.names().isEmpty());
}

void RecoveryFileTest::adoptedRun_thatIsNone_isRefused() {
    const TemporaryFolder folder, elsewhere;
    elsewhere.write("x.lunette", {1});
    folder.write("notes.txt", {1});
    QVERIFY(!RecoveryFile::adopted(folder.path(), elsewhere.path("x.lunette"), {}));
    QVERIFY(!RecoveryFile::adopted(folder.path(), folder.path("notes.txt"), {}));
    QVERIFY(!RecoveryFile::adopted(folder.path(), folder.path("gone.lunette"), {}));
    QVERIFY(!RecoveryFile::adopted(folder.path("gone"), elsewhere.path("x.lunette"), {}));
    QVERIFY(!RecoveryFile::adopted("", elsewhere.path("x.lunette"), {}));
    QCOMPARE(folder.names(), QStringList{"notes.txt"});
}

void RecoveryFileTest::description_ofTheLatestOwner_isFoundWithTheRun() {
    const TemporaryFolder folder;
    const auto describe = [](const SavedModel& saved, const std::string& file) {
        return "step " + std::to_string(saved.state.step) + (saved.state.step < 10 ? " of the beginning of " : " of ") +
               file;
    };
    const auto found = [&] { return QString::fromStdString(RecoveryFile::abandoned(folder.path())[0]->description()); };
    std::string file;
    {
        RecoveryFile place(folder.path(), describe);
        place.write(run(7), 1);
        file = place.file();
        place.write(run(12), 2);
    }
    QCOMPARE(found(), QString::fromStdString("step 12 of " + file));
    RecoveryFile::adopted(folder.path(), file, {})->write(run(13), 1);
    QCOMPARE(found(), QString());
}

void RecoveryFileTest::lockOfADeletedRun_isClearedAway() {
    const TemporaryFolder folder;
    RecoveryFile(folder.path()).write(run(1), 1);
    for (const QString& name : folder.names())
        if (name.endsWith(".lunette")) QFile::remove(QString::fromStdString(folder.path(name.toStdString())));
    QCOMPARE(folder.names().size(), 1);
    RecoveryFile owned(folder.path());
    owned.write(run(2), 1);
    QVERIFY(RecoveryFile::abandoned(folder.path()).empty());
    QCOMPARE(folder.names().size(), 2);
    QCOMPARE(stepOf(owned), 2);
}

void RecoveryFileTest::standardFolder_followsTheStandard() {
    qputenv("HOME", "/home/x");
    for (const char* none : {"", "relative"}) {
        qputenv("XDG_DATA_HOME", none);
        QCOMPARE(RecoveryFile::standardFolder(), std::string("/home/x/.local/share/Lunette/Lunette/recovery"));
    }
    qputenv("XDG_DATA_HOME", "/data");
    QCOMPARE(RecoveryFile::standardFolder(), std::string("/data/Lunette/Lunette/recovery"));
}

static const lunette::test::TestClass<RecoveryFileTest> kRecoveryFileTest;
#include "RecoveryFileTest.moc"
