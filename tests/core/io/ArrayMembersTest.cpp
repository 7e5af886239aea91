#include "ArrayFiles.h"
#include "DatasetText.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/ArrayFormat.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace lunette;
using namespace lunette::test;

namespace {

DataSplit openArray(const std::string& path) { return NpyFormat().open(path, {}, {}); }
DataSplit openMembers(const std::string& path, const Settings& settings = {}) {
    return NpzFormat().open(path, settings, {});
}

}  // namespace

/// Which of a file's arrays are taken, and for what.
class ArrayMembersTest : public QObject {
    Q_OBJECT
private slots:
    void otherMembers_areNamed() {
        const TemporaryFolder folder;
        const std::string path =
            folder.write("a.npz", zipFile({{"faces.npy", npyFile("|u1", "(2, 2, 2)", counting(8))},
                                           {"shapes.npy", npyFile("|u1", "(3, 2, 2)", counting(12))},
                                           {"y.npy", npyFile("|u1", "(3,)", {4, 4, 7})}}));
        const DataSplit split = openMembers(path);
        QCOMPARE(split.train->classNames().size(), 2U);
        const QString notes = notesOf(split);
        QVERIFY2(notes.contains("other members: 'faces', 2 x 2 x 2, uint8 (images="), qPrintable(notes));
        const QString others = notesOf(openMembers(path, {{"images", "faces"}}));
        QVERIFY2(others.contains("'shapes', 3 x 2 x 2, uint8; 'y', 3, uint8"), qPrintable(others));
        std::vector<ZipMember> many;
        for (int i = 0; i < 15; ++i)
            many.push_back({"img_" + std::to_string(i) + ".npy", npyFile("|u1", "(2, 2, 2)", counting(8))});
        const DataSplit one = openMembers(folder.write("many.npz", zipFile(many)));
        QVERIFY(notesOf(one).contains("and 4 more"));
        const std::string alone = folder.write("b.npz", zipFile({{"x.npy", npyFile("|u1", "(2, 2, 2)", counting(8))}}));
        QVERIFY(!notesOf(openMembers(alone)).contains("other"));
    }

    /// As in MedMNIST's files.
    void picturesOfAThirdPart_areSaid() {
        const TemporaryFolder folder;
        const auto images = [](int count) {
            return npyFile("|u1", "(" + std::to_string(count) + ", 2, 2)",
                           counting(static_cast<std::size_t>(4 * count)));
        };
        const auto labels = [](const Bytes& values) {
            return npyFile("|u1", "(" + std::to_string(values.size()) + ", 1)", values);
        };
        const std::string path = folder.write("blood.npz", zipFile({{"train_images.npy", images(4)},
                                                                    {"val_images.npy", images(2)},
                                                                    {"test_images.npy", images(3)},
                                                                    {"train_labels.npy", labels({0, 1, 2, 1})},
                                                                    {"val_labels.npy", labels({1, 2})},
                                                                    {"test_labels.npy", labels({2, 2, 0})}}));
        const DataSplit split = openMembers(path);
        QVERIFY(std::ranges::equal(split.train->labels(), std::array{0, 1, 2, 1}));
        QVERIFY(std::ranges::equal(split.test->labels(), std::array{2, 2, 0}));
        const QString notes = notesOf(split);
        QVERIFY2(notes.contains("'val_images' (2 x 2 x 2, uint8) is a third part, which is not "
                                "used (images=val_images takes it alone)."),
                 qPrintable(notes));
        QVERIFY2(!notes.contains("other members"), qPrintable(notes));
        const DataSplit third = openMembers(path, {{"images", "val_images"}});
        QCOMPARE(third.train->size() + third.test->size(), 2);
        QCOMPARE(third.train->classNames().size(), 2U);
        const std::string two =
            folder.write("two.npz", zipFile({{"train_images.npy", images(4)}, {"validation_images.npy", images(2)}}));
        QVERIFY(QString::fromStdString(openMembers(two).splitDescription.english()).contains("'validation_images'"));
        for (const char* part : {"train", "test", "val"})
            folder.write(std::string(part) + ".npz", zipFile({{"X.npy", images(2)}, {"y.npy", labels({0, 1})}}));
        const QString files = notesOf(openMembers(folder.path("train.npz")));
        QVERIFY2(files.contains("'val.npz' beside it is a third part"), qPrintable(files));
    }

    void labels_ofText_becomeClassNames() {
        const TemporaryFolder folder;
        const std::vector<std::uint32_t> wide{'k', 'o', 0, 0x304B, 0, 0, 'k', 'o', 0, 0x1F319, 0xD800, 0};
        const auto words = [&](const std::string& type, const Bytes& bytes) {
            folder.write("y.npy", npyFile(type, "(4,)", bytes));
            const DataSplit split = openArray(folder.write("x.npy", npyFile("|u1", "(4, 2, 2)", counting(16))));
            return texts({split.train->classNames().begin(), split.train->classNames().end()});
        };
        QCOMPARE(words("<U3", bytesOf(wide)), (QStringList{"ko", "か", "🌙\uFFFD"}));
        QCOMPARE(words("|S2", {'b', 0, 'a', 'a', 'b', 0, 'b', 0}), (QStringList{"aa", "b"}));
        folder.write("y.npy", npyFile("<U3", "(4,)", Bytes(40)));  // 48 are promised
        QVERIFY(test::throws(ErrorKind::Damaged, {folder.path("y.npy")}, [&] { openArray(folder.path("x.npy")); }));
    }

    void twoMembers_togetherTooLarge_areRefused() {
        const TemporaryFolder folder;
        // 400 MiB each by their headers; that there are fewer numbers would be noticed later.
        const Bytes images = npyFile("|u1", "(409600, 32, 32)", counting(12));
        const std::string path =
            folder.write("a.npz", zipFile({{"x_train.npy", images, true}, {"x_test.npy", images, true}}));
        QVERIFY(throws(ErrorKind::TooLarge, {"x_train", "x_test"}, [&] { openMembers(path); }));
    }

    void onlyMember_keepsItsName() {
        const TemporaryFolder folder;
        const std::string path =
            folder.write("kuzushiji.npz", zipFile({{"arr_0.npy", npyFile("|u1", "(2, 2, 2)", counting(8))}}));
        for (const Settings& settings : {Settings{}, Settings{{"images", "arr_0"}}})
            QVERIFY(english(openMembers(path, settings).train->report().notes).first().contains("'arr_0'"));
        folder.write("kmnist-train-labels.npz", zipFile({{"arr_0.npy", npyFile("|u1", "(2,)", {3, 4})}}));
        const std::string withLabels =
            folder.write("kmnist-train-imgs.npz", zipFile({{"arr_0.npy", npyFile("|u1", "(2, 2, 2)", counting(8))}}));
        QCOMPARE(openMembers(withLabels, {{"images", "arr_0"}}).train->classNames().size(), 2U);
    }

    void labels_thatDoNotFit_areReported() {
        const TemporaryFolder folder;
        folder.write("x_test.npy", npyFile("|u1", "(2, 2, 2)", counting(8)));
        folder.write("y_train.npy", npyFile("|u1", "(3,)", {3, 4, 5}));
        const std::string path = folder.write("x_train.npy", npyFile("|u1", "(3, 2, 2)", counting(12)));
        const DataSplit split = openArray(path);
        QVERIFY(!split.train->hasLabels());
        const QString notes = notesOf(split);
        QVERIFY2(notes.contains("'y_train' gives no labels") && !notes.contains("labels are those"), qPrintable(notes));
        folder.write("y_train.npy", npyFile("|u1", "(2,)", {3, 4}));
        const QString others = notesOf(openArray(path));
        QVERIFY2(others.contains("other members: 'y_train', 2, uint8"), qPrintable(others));
    }

    void members_areChosenByNameOrOnRequest() {
        const TemporaryFolder folder;
        const Bytes pickled = npyFile("|O", "(1,)", {0x80, 4, 'c', 'o', 's', 10, 's', 'y', 's', 't', 'e', 'm'});
        const std::string path =
            folder.write("set.npz", zipFile({{"meta.npy", pickled},
                                             {"x_train.npy", npyFile("|u1", "(4, 2, 2)", counting(16)), true},
                                             {"y_train.npy", npyFile("|u1", "(4,)", {1, 0, 1, 0})},
                                             {"x_test.npy", npyFile("|u1", "(2, 2, 2)", counting(8)), true},
                                             {"y_test.npy", npyFile("|u1", "(2,)", {0, 1})},
                                             {"masks.npy", npyFile("|u1", "(4, 3, 3)", counting(36))},
                                             {"readme.txt", {'h', 'i'}}}));
        QVERIFY(NpzFormat().recognizes(path));
        const DataSplit split = openMembers(path);
        QCOMPARE(split.train->size(), 4);
        QCOMPARE(split.test->size(), 2);
        QVERIFY(std::ranges::equal(split.train->labels(), std::array{1, 0, 1, 0}));
        QStringList skipped;
        for (const auto& item : split.train->report().skipped)
            skipped << QString::fromStdString(item.what.english() + ": " + item.why.english());
        QCOMPARE(skipped.size(), 2);
        QVERIFY2(skipped[0].contains("meta.npy: holds Python objects, which are never loaded"), qPrintable(skipped[0]));
        QVERIFY2(skipped[1].startsWith("readme.txt"), qPrintable(skipped[1]));

        QCOMPARE(openMembers(path, {{"images", "masks"}}).train->shape(), (ImageShape{3, 3, 1}));
        QVERIFY(std::ranges::equal(openMembers(path, {{"images", "masks"}, {"labels", "y_train"}}).train->classNames(),
                                   std::array{"0", "1"}));
        QVERIFY(throws(ErrorKind::Unknown, {"faces", "x_train"}, [&] { openMembers(path, {{"images", "faces"}}); }));
        QVERIFY(test::throws(ErrorKind::Conflict, {"x_test", "4"}, [&] { openMembers(path, {{"labels", "x_test"}}); }));
    }
};

static const lunette::test::TestClass<ArrayMembersTest> kArrayMembersTest;
#include "ArrayMembersTest.moc"
