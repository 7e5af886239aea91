#include "ArrayFiles.h"
#include "DatasetText.h"
#include "PickleBytes.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/ArrayFormat.h"
#include "io/ClassLabels.h"
#include "io/NpyFolder.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <numeric>

using namespace lunette;
using namespace lunette::test;

namespace {

/// So many pictures of 6 x 6.
std::string pickledPictures(int count) {
    return pickledArray("u1", {count, 6, 6}, counting(static_cast<std::size_t>(36 * count)));
}
std::string pickledPicture() { return pickledArray("u1", {6, 6}, counting(36)); }
std::string pickledTuple(const std::vector<std::string>& items) {
    std::string text = "(";
    for (const std::string& item : items) text += item;
    return text + "t";
}
std::string pickledList(const std::vector<std::string>& items) {
    std::string text = "](";
    for (const std::string& item : items) text += item;
    return text + "e";
}
/// Labels as an array of NumPy.
std::string pickledLabels(const std::vector<int>& labels) {
    return pickledArray("i4", {static_cast<int>(labels.size())}, bytesOf(labels));
}

Bytes npyPictures(int count, int side = 6) {
    const std::string length = std::to_string(side);
    return npyFile("|u1", "(" + std::to_string(count) + ", " + length + ", " + length + ")",
                   counting(static_cast<std::size_t>(count * side * side)));
}
Bytes npyLabels(const Bytes& labels) { return npyFile("|u1", "(" + std::to_string(labels.size()) + ",)", labels); }

QString classesOf(const DataSplit& split) {
    return texts({split.train->classNames().begin(), split.train->classNames().end()}).join('|');
}

void writeWithin(const TemporaryFolder& folder, const std::string& name, const Bytes& bytes) {
    std::filesystem::create_directories(std::filesystem::path(folder.path(name)).parent_path());
    folder.write(name, bytes);
}

}  // namespace

/// What arrays are whose names or whose arrangement says it.
class ArrayRolesTest : public QObject {
    Q_OBJECT
private slots:
    void pickles_ofEveryArrangement_open_data();
    void pickles_ofEveryArrangement_open();
    void membersWithoutNames_arePairedByShape_data();
    void membersWithoutNames_arePairedByShape();
    void arraysOfAClassEach_becomeOne_data();
    void arraysOfAClassEach_becomeOne();
    void foldersOfArrays_areClasses_data();
    void foldersOfArrays_areClasses();

    void picklesThatCannotBeRead_sayWhatConvertsThem() {
        const TemporaryFolder folder;
        const auto message = [&](const std::string& piece) {
            const std::string path = folder.write("m.pkl", pickled(piece));
            return messageOf([&] { PickleFormat().open(path, {}, {}); });
        };
        const std::string other = pickledArray("u1", {3, 4}, counting(12));
        QVERIFY(
            message(pickledList({pickledPicture(), pickledPicture(), other, other, other})).contains("numpy.stack(["));
        const std::string ragged = pickledList({pickledNumbers({1, 2}), pickledNumbers({3, 4, 5})});
        QVERIFY(message(pickledDictionary({{"X", ragged}, {"y", pickledTexts({"a"})}})).contains("several lengths"));
        const std::string words = pickledList({pickledNumbers({1, 2}), pickledTexts({"a", "b"})});
        QVERIFY(message(pickledDictionary({{"X", words}})).contains("numpy.array(it)"));
    }

    void nestedLists_haveTheNumbersOfTheArray() {
        const TemporaryFolder folder;
        const auto open = [&](const std::string& piece) {
            return PickleFormat().open(folder.write("m.pkl", pickled(piece)), {}, {});
        };
        const auto picture = [](int ground) {
            return pickledList({pickledNumbers({ground, ground + 1, ground + 2}), pickledNumbers({7, 8, 255})});
        };
        const std::string three = pickledList({picture(10), picture(20), picture(30)});
        const DataSplit split = open(pickledDictionary({{"images", three}, {"labels", pickledNumbers({4, 5, 4})}}));
        QCOMPARE(split.train->shape(), (ImageShape{3, 2, 1}));
        QCOMPARE(sortedImagesOf(split),
                 (std::vector<Bytes>{{10, 11, 12, 7, 8, 255}, {20, 21, 22, 7, 8, 255}, {30, 31, 32, 7, 8, 255}}));
        QCOMPARE(classesOf(split), QString("4|5"));
        QVERIFY2(notesOf(split).contains("'images' is of lists within lists (3 x 2 x 3, int64)."),
                 qPrintable(notesOf(split)));
        const std::string deep = pickledList({pickledList({three})});
        QVERIFY(messageOf([&] { open(pickledDictionary({{"images", deep}})); }).contains("several lengths"));
        const std::string labels = pickledNumbers({4, 5, 4});
        const DataSplit pair = open(pickledTuple({three, labels}));
        QCOMPARE(classesOf(pair), QString("4|5"));
        const std::string part = pickledTuple({three, labels});
        QCOMPARE(open(pickledDictionary({{"train", part}, {"test", part}})).test->size(), 3);
        const auto record = [&](int ground) {
            return pickledDictionary({{"image", picture(ground)}, {"label", pickledNumber(ground)}});
        };
        QCOMPARE(classesOf(open(pickledList({record(10), record(20)}))), QString("10|20"));
    }

    /// Of 200 lists, each the same of 200, each the same of 200 numbers.
    void nestedLists_thatGrowWithoutEnd_areRefused() {
        std::string piece = pickledNumbers(std::vector<int>(200, 1)) + "q\1";
        for (const char level : {'\2', '\3'}) {
            std::string outer = "](" + piece;
            for (int i = 1; i < 200; ++i) outer += std::string("h") + static_cast<char>(level - 1);
            piece = outer + "eq" + level;
        }
        const TemporaryFolder folder;
        const std::string path = folder.write("m.pkl", pickled(piece));
        QVERIFY(messageOf([&] { PickleFormat().open(path, {}, {}); }).contains("too many lists"));
    }

    void arraysOfAPartAndAClassEach_giveBoth_data();
    void arraysOfAPartAndAClassEach_giveBoth();

    /// As MATLAB stores arrays.
    void classes_inFortransOrder_keepTheirPixels() {
        const TemporaryFolder folder;
        const auto array = [](int count, int ground) {  // image k, row y, column x: ground + 36 k + 6 y + x
            Bytes bytes;
            for (int x = 0; x < 6; ++x)
                for (int y = 0; y < 6; ++y)
                    for (int k = 0; k < count; ++k)
                        bytes.push_back(static_cast<std::uint8_t>(ground + 36 * k + 6 * y + x));
            return npyFile("|u1", "(" + std::to_string(count) + ", 6, 6)", bytes, true);
        };
        const DataSplit split = NpzFormat().open(folder.write("a.npz", zipFile({{"train0.npy", array(3, 0)},
                                                                                {"train1.npy", array(2, 120)},
                                                                                {"test0.npy", array(2, 60)},
                                                                                {"test1.npy", array(1, 140)}})),
                                                 {}, {});
        QCOMPARE(split.train->size(), 5);
        Bytes third(36);
        std::iota(third.begin(), third.end(), std::uint8_t{72});
        QCOMPARE(bytesOfImage(*split.train, 2), third);
        QCOMPARE(split.train->image(3)[7], 127);
        QCOMPARE(split.test->image(1)[35], 131);  // 60 + 36 + 35
        QCOMPARE(split.test->image(2)[6], 146);
    }

    void first_ofClasses_takesAShareOfEach() {
        const TemporaryFolder folder;
        const std::string path =
            folder.write("a.npz", zipFile({{"cat.npy", npyPictures(12)}, {"dog.npy", npyPictures(6)}}));
        const DataSplit split = NpzFormat().open(path, {{"first", "6"}}, {});
        int dogs = 0;
        for (const auto& part : {split.train, split.test})
            for (const std::int32_t label : part->labels()) dogs += label;
        QCOMPARE(split.train->size() + split.test->size(), 6);
        QCOMPARE(dogs, 2);
        QVERIFY(notesOf(split).contains("Of 18 pictures 6 are taken"));
        const DataSplit one = NpzFormat().open(path, {{"images", "dog"}}, {});
        QCOMPARE(one.train->size() + one.test->size(), 6);
    }

    void classesTooLargeTogether_areRefused() {
        const TemporaryFolder folder;
        const std::string path = folder.write("cat.npy", npyFile("|u1", "(400000, 32, 32)", {1}));
        std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1 + std::uintmax_t{400000} * 1024);
        std::filesystem::create_hard_link(path, folder.path("dog.npy"));
        std::filesystem::create_hard_link(path, folder.path("owl.npy"));
        QVERIFY(throws(ErrorKind::TooLarge, {"1171"}, [&] { NpyFolderFormat().open(folder.path(), {}, {}); }));
        const DataSplit some = NpyFolderFormat().open(folder.path(), {{"first", "300"}}, {});
        QCOMPARE(some.train->size() + some.test->size(), 300);
    }

    void labelsOfFourDimensions_orOfAnotherLength_areTakenOrDoubted() {
        const TemporaryFolder folder;
        const Bytes pictures = npyPictures(3);
        const auto open = [&](const std::string& shape, const Bytes& labels) {
            return NpzFormat().open(
                folder.write("a.npz", zipFile({{"x.npy", pictures}, {"y.npy", npyFile("|u1", shape, labels)}})), {},
                {});
        };
        QCOMPARE(classesOf(open("(3, 1, 1, 1)", {0, 1, 0})), QString("0|1"));
        const DataSplit other = open("(2,)", {0, 1});
        QVERIFY(!other.train->hasLabels());
        QVERIFY2(notesOf(other).contains("Doubtful: 'y' holds 2 labels and 'x' 3 pictures; these lengths differ"),
                 qPrintable(notesOf(other)));
        QVERIFY(!notesOf(open("(3,)", {0, 1, 0})).contains("Doubtful"));
    }

    void wholeNumbers_inAnyForm_areClassesAsSuch() {
        const auto names = [](const std::vector<std::string>& words) {
            return texts(lunette::classesOf(words).names).join('|');
        };
        QCOMPARE(names({"9.000000000000000000e+00", "0.0", "10.0", "0.0"}), QString("0|9|10"));
        QCOMPARE(names({"1.0", "(none)", "1"}), QString("(none)|1"));
        QCOMPARE(names({"1.5", "2.0"}), QString("1.5|2.0"));
        QCOMPARE(names({"v1", "2.0"}), QString("2.0|v1"));
        QCOMPARE(names({"007", "8"}), QString("007|8"));
        QVERIFY(lunette::classesOf({"1", "1.0", "2"}).labels == std::vector<std::int32_t>({0, 0, 1}));
    }
};

void ArrayRolesTest::pickles_ofEveryArrangement_open_data() {
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<int>("images");  // of both parts
    QTest::addColumn<int>("test");    // 0: a share
    QTest::addColumn<QString>("classes");
    const auto row = [](const char* name, const std::string& piece, int images, int test, const char* classes) {
        QTest::newRow(name) << QByteArray::fromStdString(piece) << images << test << classes;
    };
    const std::string four = pickledPictures(4), two = pickledPictures(2);
    const std::string fourLabels = pickledLabels({5, 7, 5, 7}), twoLabels = pickledLabels({7, 5});
    row("pairs under keys",
        pickledDictionary({{"train", pickledTuple({four, fourLabels})}, {"test", pickledTuple({two, twoLabels})}}), 6,
        2, "5|7");
    row("lists of labels under keys",
        pickledDictionary(
            {{"train", pickledTuple({four, pickledNumbers({5, 7, 5, 7})})}, {"test", pickledTuple({two, twoLabels})}}),
        6, 2, "5|7");
    row("dictionaries under keys",
        pickledDictionary({{"train", pickledDictionary({{"images", four}, {"labels", fourLabels}})},
                           {"test", pickledDictionary({{"images", two}, {"labels", twoLabels}})}}),
        6, 2, "5|7");
    const auto pair = [](int label) { return pickledTuple({pickledPicture(), pickledNumber(label)}); };
    row("a list of pairs", pickledList({pair(5), pair(7), pair(5)}), 3, 0, "5|7");
    row("two pairs", pickledList({pair(5), pair(7)}), 2, 0, "5|7");
    row("lists of pairs under keys",
        pickledDictionary(
            {{"train", pickledList({pair(5), pair(7), pair(5)})}, {"test", pickledList({pair(7), pair(5)})}}),
        5, 2, "5|7");
    row("the label first",
        pickledList({pickledTuple({pickledText("cat"), pickledPicture()}),
                     pickledTuple({pickledText("dog"), pickledPicture()})}),
        2, 0, "cat|dog");
    const auto record = [](const char* label) {
        return pickledDictionary({{"image", pickledPicture()}, {"label", pickledText(label)}});
    };
    row("a list of dictionaries", pickledList({record("cat"), record("dog"), record("cat")}), 3, 0, "cat|dog");
    row("a class under each key", pickledDictionary({{"cat", four}, {"dog", two}}), 6, 0, "cat|dog");
    row("lists of a class under each key",
        pickledDictionary({{"cat", pickledList({pickledPicture(), pickledPicture(), pickledPicture()})},
                           {"dog", pickledList({pickledPicture(), pickledPicture()})}}),
        5, 0, "cat|dog");
    row("four in a row", pickledTuple({four, fourLabels, two, twoLabels}), 6, 2, "5|7");
    row("four, pictures first", pickledTuple({four, two, fourLabels, twoLabels}), 6, 2, "5|7");
    row("six in a row", pickledTuple({four, fourLabels, two, twoLabels, two, twoLabels}), 6, 2, "5|7");
    row("pictures for training and for tests", pickledDictionary({{"train", four}, {"test", two}}), 6, 2, "");
}

void ArrayRolesTest::pickles_ofEveryArrangement_open() {
    QFETCH(QByteArray, piece);
    QFETCH(int, images);
    QFETCH(int, test);
    QFETCH(QString, classes);
    const TemporaryFolder folder;
    const DataSplit split = PickleFormat().open(folder.write("m.pkl", pickled(piece.toStdString())), {}, {});
    QCOMPARE(split.train->size() + split.test->size(), images);
    if (test > 0) QCOMPARE(split.test->size(), test);
    QCOMPARE(split.train->shape(), (ImageShape{6, 6, 1}));
    QCOMPARE(classesOf(split), classes);
}

void ArrayRolesTest::membersWithoutNames_arePairedByShape_data() {
    QTest::addColumn<QList<int>>("lengths");  // above 0: of pictures; below: of labels
    QTest::addColumn<int>("train");           // 0: nothing is paired
    QTest::addColumn<QString>("says");
    QTest::newRow("a pair") << QList<int>{6, -6} << 6 << "'arr_0' was taken for 'X' and 'arr_1' for 'y'";
    QTest::newRow("labels first") << QList<int>{-6, 6} << 6 << "'arr_1' was taken for 'X'";
    QTest::newRow("parts") << QList<int>{6, -6, 3, -3} << 6
                           << "'arr_2' was taken for 'X_test' and 'arr_3' for 'y_test'";
    QTest::newRow("pictures before labels")
        << QList<int>{6, 3, -6, -3} << 6 << "'arr_1' was taken for 'X_test' and 'arr_3' for 'y_test'";
    QTest::newRow("of one length") << QList<int>{6, -6, 6, -6} << 6 << "'arr_2' was taken for 'X_test'";
    QTest::newRow("three pairs") << QList<int>{6, -6, 3, -3, 2, -2} << 6 << "'arr_4' was taken for 'X_test'";
    QTest::newRow("other lengths") << QList<int>{6, -6, 3, -4} << 0 << "";
    QTest::newRow("pictures alone") << QList<int>{6, 3} << 0 << "";
}

void ArrayRolesTest::membersWithoutNames_arePairedByShape() {
    QFETCH(QList<int>, lengths);
    QFETCH(int, train);
    QFETCH(QString, says);
    std::vector<ZipMember> members;
    for (int i = 0; i < lengths.size(); ++i) {
        Bytes labels = counting(static_cast<std::size_t>(std::abs(lengths[i])));
        for (std::uint8_t& label : labels) label %= 2;
        members.push_back(
            {"arr_" + std::to_string(i) + ".npy", lengths[i] > 0 ? npyPictures(lengths[i]) : npyLabels(labels)});
    }
    const TemporaryFolder folder;
    const DataSplit split = NpzFormat().open(folder.write("a.npz", zipFile(members)), {}, {});
    QVERIFY2(says.isEmpty() ? !notesOf(split).contains("was taken for") : notesOf(split).contains(says),
             qPrintable(notesOf(split)));
    if (train == 0) return;
    QCOMPARE(classesOf(split), QString("0|1"));
    QCOMPARE(split.train->size() + (lengths.size() == 2 ? split.test->size() : 0), train);
    const Settings own{{"images", lengths[0] > 0 ? "arr_0" : "arr_1"}};
    QVERIFY(!notesOf(NpzFormat().open(folder.path("a.npz"), own, {})).contains("was taken for"));
}

void ArrayRolesTest::arraysOfAClassEach_becomeOne_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QList<int>>("lengths");
    QTest::addColumn<QString>("classes");
    QTest::addColumn<QString>("says");
    QTest::newRow("classes") << QStringList{"cat", "dog"} << QList<int>{4, 3} << "cat|dog"
                             << "Each of 2 arrays was taken for a class: 'cat', 'dog' (images=NAME";
    QTest::newRow("common words") << QStringList{"bitmap_cat_v1", "bitmap_car_v1"} << QList<int>{4, 3} << "car|cat"
                                  << "for a class";
    QTest::newRow("numbers") << QStringList{"0", "1", "10"} << QList<int>{5, 5, 5} << "0|1|10"
                             << "for a class";
    QTest::newRow("beginning alike") << QStringList{"cls1", "cls2"} << QList<int>{4, 3} << "cls1|cls2"
                                     << "for a class";
    QTest::newRow("two of one length") << QStringList{"thermal", "visible"} << QList<int>{3, 3} << "thermal|visible"
                                       << "Doubtful: the arrays 'thermal', 'visible' were taken for a class each";
    QTest::newRow("masks") << QStringList{"cells", "masks"} << QList<int>{3, 3} << ""
                           << "Nothing was taken of the other members";
    QTest::newRow("a part") << QStringList{"pets", "pets_extra_test"} << QList<int>{3, 3} << ""
                            << "Nothing was taken of the other members";
    QTest::newRow("pictures") << QStringList{"a/0", "a/1", "b/2"} << QList<int>{0, 0, 0} << "a|b"
                              << "Each of 3 arrays of one size was taken for a picture";
}

void ArrayRolesTest::arraysOfAClassEach_becomeOne() {
    QFETCH(QStringList, names);
    QFETCH(QList<int>, lengths);  // 0: one picture
    QFETCH(QString, classes);
    QFETCH(QString, says);
    std::vector<ZipMember> members;
    for (int i = 0; i < names.size(); ++i)
        members.push_back({names[i].toStdString() + ".npy",
                           lengths[i] > 0 ? npyPictures(lengths[i]) : npyFile("|u1", "(6, 6)", counting(36))});
    const TemporaryFolder folder;
    const DataSplit split = NpzFormat().open(folder.write("a.npz", zipFile(members)), {}, {});
    QCOMPARE(classesOf(split), classes);
    QVERIFY2(notesOf(split).contains(says), qPrintable(notesOf(split)));
}

void ArrayRolesTest::arraysOfAPartAndAClassEach_giveBoth_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QList<int>>("lengths");
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<QString>("train");  // the number of images of each class; empty: they are not taken so
    QTest::addColumn<QString>("test");
    QTest::addColumn<QString>("says");
    const QStringList digits{"train0", "train1", "train2", "test0", "test1", "test2"};
    const QList<int> lengths{5, 6, 4, 2, 1, 3};
    QTest::newRow("mnist_all")
        << digits << lengths << Settings{} << "0:5 1:6 2:4"
        << "0:2 1:1 2:3"
        << "The arrays 'train0', 'train1', 'train2' and 3 more were taken for 3 classes by their "
           "names, of each part one array (images=NAME takes one of them).";
    QTest::newRow("as many images in each") << digits << QList<int>{4, 4, 4, 2, 2, 2} << Settings{} << "0:4 1:4 2:4"
                                            << "0:2 1:2 2:2"
                                            << "Doubtful: the arrays 'train0'";
    QTest::newRow("words") << QStringList{"cat_train", "dog_train", "cat_test", "dog_test"} << QList<int>{5, 4, 2, 3}
                           << Settings{} << "cat:5 dog:4"
                           << "cat:2 dog:3"
                           << "2 classes";
    QTest::newRow("capital letters") << QStringList{"trainCat", "trainDog", "testCat", "testDog"}
                                     << QList<int>{5, 4, 2, 3} << Settings{} << "Cat:5 Dog:4"
                                     << "Cat:2 Dog:3"
                                     << "2 classes";
    QTest::newRow("a share") << digits << lengths << Settings{{"first", "6"}} << "0:2 1:2 2:1"
                             << "0:2 1:1 2:3"
                             << "Of 15 pictures 5 are taken, of each array its share";
    QTest::newRow("one requested") << digits << lengths << Settings{{"images", "train1"}} << ""
                                   << ""
                                   << "'train1' holds 6";
    QTest::newRow("other classes in the test part")
        << QStringList{"train0", "train1", "test0", "test2"} << QList<int>{5, 4, 2, 3} << Settings{} << ""
        << ""
        << "Nothing was taken of the other members";
    QTest::newRow("another use") << QStringList{"train_images", "train_masks", "test_images", "test_masks"}
                                 << QList<int>{5, 5, 2, 2} << Settings{} << ""
                                 << ""
                                 << "'train_masks'";
}

void ArrayRolesTest::arraysOfAPartAndAClassEach_giveBoth() {
    QFETCH(QStringList, names);
    QFETCH(QList<int>, lengths);
    QFETCH(Settings, settings);
    QFETCH(QString, train);
    QFETCH(QString, test);
    QFETCH(QString, says);
    std::vector<ZipMember> members;
    for (int i = 0; i < names.size(); ++i)
        members.push_back({names[i].toStdString() + ".npy", npyPictures(lengths[i])});
    const TemporaryFolder folder;
    const DataSplit split = NpzFormat().open(folder.write("a.npz", zipFile(members)), settings, {});
    QVERIFY2(notesOf(split).contains(says), qPrintable(notesOf(split)));
    QCOMPARE(split.train->hasLabels(), !train.isEmpty());
    const auto counts = [](const Dataset& part) {
        QStringList list;
        for (std::size_t k = 0; k < part.classNames().size(); ++k)
            list << QString("%1:%2")
                        .arg(part.classNames()[k].c_str())
                        .arg(std::ranges::count(part.labels(), static_cast<std::int32_t>(k)));
        return list.join(' ');
    };
    QCOMPARE(counts(*split.train), train);
    QCOMPARE(counts(*split.test), test);
}

void ArrayRolesTest::foldersOfArrays_areClasses_data() {
    QTest::addColumn<QStringList>("files");  // "NAME COUNT"; of COUNT 0 one picture, "x": no array
    QTest::addColumn<QString>("classes");    // "-": the folder is not recognized
    QTest::addColumn<int>("images");
    QTest::newRow("a class a file") << QStringList{"full_bitmap_cat 3", "full_bitmap_dog 2"} << "cat|dog" << 5;
    QTest::newRow("one folder too many") << QStringList{"q/cat 3", "q/dog 2", "readme.txt x"} << "cat|dog" << 5;
    QTest::newRow("a picture a file") << QStringList{"cat/0 0", "cat/1 0", "dog/0 0", "dog/1 0"} << "cat|dog" << 4;
    QTest::newRow("pictures without classes") << QStringList{"img_0 0", "img_1 0", "img_2 0"} << "" << 3;
    QTest::newRow("pictures of a class a folder") << QStringList{"cat/a 3", "cat/b 2", "dog/a 4"} << "cat|dog" << 9;
    QTest::newRow("partners") << QStringList{"x_train 3", "x_test 2"} << "-" << 0;
    QTest::newRow("beside pictures") << QStringList{"cat 3", "dog 2", "1.png x"} << "-" << 0;
    QTest::newRow("one file") << QStringList{"cat 3"} << "-" << 0;
    QTest::newRow("parts") << QStringList{"train/0 0", "train/1 0", "test/0 0"} << "-" << 0;
}

void ArrayRolesTest::foldersOfArrays_areClasses() {
    QFETCH(QStringList, files);
    QFETCH(QString, classes);
    QFETCH(int, images);
    const TemporaryFolder folder;
    for (const QString& file : files) {
        const std::string name = file.section(' ', 0, 0).toStdString();
        const QString count = file.section(' ', 1);
        if (count == "x")
            writeWithin(folder, name, {'x'});
        else
            writeWithin(folder, name + ".npy",
                        count == "0" ? npyFile("|u1", "(6, 6)", counting(36)) : npyPictures(count.toInt()));
    }
    QCOMPARE(NpyFolderFormat().recognizes(folder.path()), classes != "-");
    if (classes == "-") return;
    const DataSplit split = NpyFolderFormat().open(folder.path(), {}, {});
    QCOMPARE(classesOf(split), classes);
    QCOMPARE(split.train->size() + split.test->size(), images);
    QCOMPARE(NpyFolderFormat().files(folder.path()).size(),
             std::size_t(files.filter(QRegularExpression("\\d$")).size()));
}

static const lunette::test::TestClass<ArrayRolesTest> kArrayRolesTest;
#include "ArrayRolesTest.moc"
