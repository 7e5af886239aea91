#include "DatasetText.h"
#include "MemoryLimit.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/StandardCatalog.h"
#include "io/StlFormat.h"

#include <QTest>

#include <array>
#include <filesystem>

using namespace lunette;
using namespace lunette::test;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSide = 96, kPlane = kSide * kSide;

/// A picture whose red grows to the right, whose green grows downward and whose blue is of one level, as the files have
/// it: plane by plane and column by column.
Bytes stlPicture(std::uint8_t blue) {
    Bytes bytes;
    for (int plane = 0; plane < 3; ++plane)
        for (std::size_t x = 0; x < kSide; ++x)
            for (std::size_t y = 0; y < kSide; ++y)
                bytes.push_back(plane == 0   ? static_cast<std::uint8_t>(x)
                                : plane == 1 ? static_cast<std::uint8_t>(100 + y)
                                             : blue);
    return bytes;
}

Bytes stlPictures(const std::vector<int>& blues) {
    Bytes all;
    for (const int blue : blues) {
        const Bytes one = stlPicture(static_cast<std::uint8_t>(blue));
        all.insert(all.end(), one.begin(), one.end());
    }
    return all;
}

Bytes stlText(const std::string& text) { return {text.begin(), text.end()}; }

void writeStl(const TemporaryFolder& folder, const std::string& in = "") {
    folder.write(in + "train_X.bin", stlPictures({1, 2, 3}));
    folder.write(in + "train_y.bin", {10, 1, 2});
    folder.write(in + "test_X.bin", stlPictures({4, 5}));
    folder.write(in + "test_y.bin", {2, 10});
    folder.write(in + "unlabeled_X.bin", stlPictures({6, 7, 8, 9}));
    folder.write(in + "class_names.txt", stlText("airplane\nbird\ncar\ncat\ndeer\ndog\nhorse\nmonkey\nship\ntruck\n"));
}

DataSplit openStl(const std::string& path, const Settings& settings = {}) {
    return StlFormat().open(path, settings, {});
}

/// "blue:class" of each image.
QString picturesOf(const Dataset& data) {
    QStringList list;
    for (Index i = 0; i < data.size(); ++i) {
        const auto label = data.hasLabels() ? data.labels()[static_cast<std::size_t>(i)] : -1;
        const std::string name = label < 0 ? "" : data.classNames()[static_cast<std::size_t>(label)];
        list << QString("%1:%2").arg(data.image(i)[2]).arg(name.c_str());
    }
    return list.join(' ');
}

}  // namespace

class StlFormatTest : public QObject {
    Q_OBJECT
private slots:
    void folder_ofBothParts_isOneDataset() {
        const TemporaryFolder folder;
        fs::create_directories(folder.path("stl10_binary"));
        writeStl(folder, "stl10_binary/");
        for (const std::string& path :
             {folder.path(), folder.path("stl10_binary"), folder.path("stl10_binary/train_X.bin")}) {
            QVERIFY(StlFormat().recognizes(path));
            const DataSplit split = openStl(path);
            QCOMPARE(split.train->shape(), (ImageShape{96, 96, 3}));
            QCOMPARE(picturesOf(*split.train), QString("1:truck 2:airplane 3:bird"));
            QCOMPARE(picturesOf(*split.test), QString("4:bird 5:truck"));
            const QString notes = notesOf(split);
            QVERIFY2(notes.contains("STL-10: 3 images of 'train_X.bin'"), qPrintable(notes));
            QVERIFY2(notes.contains("'unlabeled_X.bin' beside it holds 4 more pictures"), qPrintable(notes));
            QVERIFY(QString::fromStdString(split.splitDescription.english()).contains("test_X.bin"));
            QCOMPARE(StlFormat().files(path).size(), 5U);
        }
    }

    void pictures_storedByColumns_standUpright() {
        const TemporaryFolder folder;
        writeStl(folder);
        const auto at = [](const Dataset& data, std::size_t x, std::size_t y) {
            const Pixels image = data.image(0);
            return Bytes{image[(y * kSide + x) * 3], image[(y * kSide + x) * 3 + 1], image[(y * kSide + x) * 3 + 2]};
        };
        const DataSplit upright = openStl(folder.path()), lying = openStl(folder.path(), {{"turn", "none"}});
        QCOMPARE(at(*upright.train, 7, 40), (Bytes{7, 140, 1}));
        QCOMPARE(at(*upright.test, 95, 0), (Bytes{95, 100, 4}));
        QCOMPARE(at(*lying.train, 40, 7), (Bytes{7, 140, 1}));
        QVERIFY2(notesOf(upright).contains("turned upright (turn=)"), qPrintable(notesOf(upright)));
        QVERIFY2(notesOf(lying).contains("rows and columns exchanged"), qPrintable(notesOf(lying)));
    }

    void otherFiles_openByThemselves() {
        const TemporaryFolder folder;
        writeStl(folder);
        const DataSplit unlabeled = openStl(folder.path("unlabeled_X.bin"));
        QCOMPARE(unlabeled.train->size() + unlabeled.test->size(), 4);
        QVERIFY(!unlabeled.train->hasLabels());
        QVERIFY2(notesOf(unlabeled).contains("'train_X.bin' beside it holds 3 more"), qPrintable(notesOf(unlabeled)));
        const DataSplit judged = openStl(folder.path("test_X.bin"));
        QCOMPARE(judged.train->size() + judged.test->size(), 2);
        QCOMPARE(judged.train->classNames().size(), 10U);
    }

    void options_areTaken() {
        const TemporaryFolder folder;
        writeStl(folder);
        QVERIFY(!openStl(folder.path(), {{"labels", "none"}}).test->hasLabels());
        const DataSplit some = openStl(folder.path(), {{"first", "2"}});
        QCOMPARE(picturesOf(*some.train), QString("1:truck 2:airplane"));
        QVERIFY2(notesOf(some).contains("Only the first 2"), qPrintable(notesOf(some)));
    }

    void filesThatAreMissing_areSaid() {
        const TemporaryFolder folder;
        writeStl(folder);
        fs::remove(folder.path("class_names.txt"));
        QVERIFY(notesOf(openStl(folder.path())).contains("numbered, because no 'class_names.txt' with 10 names"));
        QCOMPARE(openStl(folder.path()).train->classNames()[9], std::string("10"));
        fs::remove(folder.path("test_y.bin"));
        const DataSplit held = openStl(folder.path());
        QCOMPARE(held.train->size() + held.test->size(), 3);
        QVERIFY2(notesOf(held).contains("'test_X.bin' is left out, for no labels lie beside it"),
                 qPrintable(notesOf(held)));
        fs::remove(folder.path("train_y.bin"));
        const DataSplit none = openStl(folder.path());
        QVERIFY(!none.train->hasLabels());
        QCOMPARE(none.test->size(), 2);
    }

    void files_thatAreNoneOfStl_areRefused() {
        const TemporaryFolder folder;
        writeStl(folder);
        folder.write("train_y.bin", {10, 0, 2});
        QVERIFY(test::throws(ErrorKind::Damaged, {"train_y.bin"}, [&] { openStl(folder.path()); }));
        folder.write("train_y.bin", {10, 11, 2});
        QVERIFY(test::throws(ErrorKind::Damaged, {"train_y.bin"}, [&] { openStl(folder.path()); }));
        folder.write("train_y.bin", {10, 2});
        QVERIFY(test::throws(ErrorKind::Conflict, {"train_y.bin", "train_X.bin"}, [&] { openStl(folder.path()); }));
        QCOMPARE(openStl(folder.path(), {{"labels", "none"}}).train->size(), 3);
        folder.write("train_X.bin", Bytes(kPlane));
        QVERIFY(!StlFormat().recognizes(folder.path("train_X.bin")));
        folder.write("mine_X.bin", stlPictures({1}));
        QVERIFY(!StlFormat().recognizes(folder.path("mine_X.bin")));
    }

    /// 100,000 pictures, as the published file without labels holds.
    void tooManyPictures_areRefused_unlessTheFirstAreWanted() {
        const TemporaryFolder folder;
        const std::string path = folder.write("unlabeled_X.bin", {});
        fs::resize_file(path, std::uintmax_t{100'000} * 3 * kPlane);
        withOneGibibyte(
            [&] { QVERIFY(test::throws(ErrorKind::TooLarge, {"unlabeled_X.bin"}, [&] { openStl(path); })); });
        const DataSplit some = openStl(path, {{"first", "12"}});
        QCOMPARE(some.train->size() + some.test->size(), 12);
    }

    void standardCatalog_knowsIt() {
        const TemporaryFolder folder;
        writeStl(folder);
        QCOMPARE(standardCatalog().open(folder.path()).train->shape(), (ImageShape{96, 96, 3}));
    }
};

static const lunette::test::TestClass<StlFormatTest> kStlFormatTest;
#include "StlFormatTest.moc"
