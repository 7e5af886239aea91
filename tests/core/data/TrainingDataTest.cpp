#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "data/DataFingerprint.h"
#include "data/MoonPhases.h"
#include "data/TrainingData.h"
#include "imaging/StandardCatalog.h"
#include "io/ModelFile.h"
#include "io/Npy.h"

#include <QTest>

#include <filesystem>

using namespace lunette;
using lunette::test::hasArgument;
using lunette::test::TemporaryFolder;
using lunette::test::throws;
namespace fs = std::filesystem;

namespace {

/// An array of so many moons, which its seed tells from others.
std::string saveMoons(const std::string& path, int count, int seed) {
    fs::create_directories(fs::path(path).parent_path());
    const DataSplit drawn =
        standardCatalog().open("moons:size=28,count=" + std::to_string(count) + ",seed=" + std::to_string(seed));
    saveNpy(*drawn.train, path);
    return path;
}

}  // namespace

class TrainingDataTest : public QObject {
    Q_OBJECT
private slots:
    void fingerprint_ofOtherPictures_differs() {
        const std::string path = folder_.path("first/moons.npy");
        const DataFingerprint first = standardCatalog().open(saveMoons(path, 60, 1)).fingerprint;
        QVERIFY(first.isKnown());
        QCOMPARE(first.trainCount + first.testCount, std::int64_t{60});
        QVERIFY(standardCatalog().open(path).fingerprint == first);
        QVERIFY(standardCatalog().open(saveMoons(path, 60, 2)).fingerprint != first);
        QVERIFY(standardCatalog().open(saveMoons(path, 61, 1)).fingerprint != first);
        QVERIFY(!standardCatalog().open("moons:count=20,size=28").fingerprint.isKnown());
    }

    void modelFile_keepsTheFingerprint() {
        const DataSplit data = standardCatalog().open(saveMoons(folder_.path("kept/moons.npy"), 60, 1));
        TrainingConfig config;
        config.hidden = {8};
        const auto model = std::make_shared<const Model>(config, data.train->shape());
        saveModel({model, initialState(*model), originOf(data)}, folder_.path("kept/m.lunette"));
        const DataOrigin origin = loadModel(folder_.path("kept/m.lunette")).origin;
        QCOMPARE(origin.spec, data.spec);
        QVERIFY(origin.fingerprint == data.fingerprint);
    }

    void data_thatMovedWithTheirModel_areFound_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("options");
        const auto row = [](const char* name, const char* before, const char* now, const char* model,
                            const char* options = "") {
            QTest::newRow(name) << QString(before) << QString(now) << QString(model) << QString(options);
        };
        row("beside it", "a/moons.npy", "b/moons.npy", "b/m.lunette");
        row("in a folder beside it", "c/data/moons.npy", "d/data/moons.npy", "d/m.lunette");
        row("in a folder beside its own", "e/data/moons.npy", "f/data/moons.npy", "f/models/m.lunette");
        row("with options", "g/moons.npy", "h/moons.npy", "h/m.lunette", ":held-out=0.5");
    }

    void data_thatMovedWithTheirModel_areFound() {
        QFETCH(QString, before);
        QFETCH(QString, now);
        QFETCH(QString, model);
        QFETCH(QString, options);
        const auto path = [&](const QString& name) { return folder_.path(name.toStdString()); };
        const DataSplit data = standardCatalog().open(saveMoons(path(before), 60, 1) + options.toStdString());
        fs::create_directories(fs::path(path(now)).parent_path());
        fs::rename(path(before), path(now));
        const FoundData found = openTrainingData(standardCatalog(), originOf(data), path(model));
        QVERIFY(found.data.fingerprint == data.fingerprint);
        QCOMPARE(QString::fromStdString(found.data.spec), QString::fromStdString(path(now)) + options);
        QVERIFY(hasArgument(found.note, path(now)));
    }

    void data_ofTheSameNameButOtherPictures_areNotTaken() {
        const DataSplit data = standardCatalog().open(saveMoons(folder_.path("i/moons.npy"), 60, 1));
        fs::remove(folder_.path("i/moons.npy"));
        const auto open = [&] { openTrainingData(standardCatalog(), originOf(data), folder_.path("j/m.lunette")); };
        QVERIFY(throws(ErrorKind::Unknown, {folder_.path("i/moons.npy")}, open));
        saveMoons(folder_.path("j/moons.npy"), 60, 2);
        QVERIFY(throws(ErrorKind::Unknown, {folder_.path("i/moons.npy"), folder_.path("j/moons.npy")}, open));
    }

    void data_thatChangedWhereTheyAre_areOpenedWithANote() {
        const std::string path = saveMoons(folder_.path("k/moons.npy"), 60, 1);
        const DataSplit data = standardCatalog().open(path);
        QVERIFY(openTrainingData(standardCatalog(), originOf(data), folder_.path("m.lunette")).note.isEmpty());
        saveMoons(path, 80, 1);
        const FoundData found = openTrainingData(standardCatalog(), originOf(data), folder_.path("m.lunette"));
        QVERIFY(hasArgument(found.note, path));
        QCOMPARE(found.data.train->size() + found.data.test->size(), 80);
    }

    void data_ofAnEarlierFile_areOpenedByTheirPath() {
        const DataSplit data = standardCatalog().open(saveMoons(folder_.path("l/moons.npy"), 60, 1));
        QVERIFY(openTrainingData(standardCatalog(), {data.spec, {}}, folder_.path("m.lunette")).note.isEmpty());
    }

private:
    TemporaryFolder folder_;
};

static const lunette::test::TestClass<TrainingDataTest> kTrainingDataTest;
#include "TrainingDataTest.moc"
