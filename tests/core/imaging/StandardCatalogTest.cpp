#include "PackedBytes.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/StandardCatalog.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <numeric>

using namespace lunette;
using lunette::test::messageOf;
using lunette::test::TemporaryFolder;
using lunette::test::throws;

namespace {

/// Puts four small IDX files where the program looks for a dataset of this name.
void install(const TemporaryFolder& home, const std::string& name) {
    std::filesystem::create_directories(home.path("lunette/datasets/" + name));
    const auto write = [&](const std::string& file, const test::Bytes& bytes) {
        home.write("lunette/datasets/" + name + "/" + file, bytes);
    };
    write("train-images-idx3-ubyte", test::idxFile(8, {3, 2, 2}, test::counting(12)));
    write("train-labels-idx1-ubyte", test::idxFile(8, {3}, {0, 9, 1}));
    write("t10k-images-idx3-ubyte", test::idxFile(8, {1, 2, 2}, test::counting(4)));
    write("t10k-labels-idx1-ubyte", test::idxFile(8, {1}, {9}));
}

}  // namespace

class StandardCatalogTest : public QObject {
    Q_OBJECT
private slots:
    void standardCatalog_listsBuiltInsAndFormatsInOrder() {
        const Catalog catalog = standardCatalog();
        QStringList names;
        for (const auto& source : catalog.sources()) names.append(QString::fromStdString(source->name()));
        QCOMPARE(names, (QStringList{"moons", "faces", "sprites", "digits", "fashion-mnist", "mnist", "kmnist",
                                     "moon-photos"}));
        QStringList formats;
        for (const auto& format : catalog.formats()) formats.append(QString::fromStdString(format->name()));
        formats.removeOne("MATLAB");  // of libraries that may be missing
        formats.removeOne("HDF5");
        QCOMPARE(formats, (QStringList{"STL-10", "CIFAR", "IDX", "archive of pictures", "NumPy array", "NumPy archive",
                                       "Python pickle", "table of pictures", "CSV", "list of pictures",
                                       "sheet of pictures", "folder of NumPy arrays", "folder of pictures"}));
    }

    void digits_haveTheirLabels() {
        const DataSplit split = standardCatalog().open("digits");
        QCOMPARE(split.spec, std::string("digits"));
        QCOMPARE(split.train->size() + split.test->size(), 5000);
        QCOMPARE(split.train->shape(), (ImageShape{20, 20, 1}));
        for (std::int32_t digit = 0; digit < 10; ++digit) {
            QCOMPARE(std::ranges::count(split.test->labels(), digit), 83);
            QCOMPARE(std::ranges::count(split.train->labels(), digit), 417);
        }
        // Of all digits the one has the least ink, and the zero is hollow.
        const auto meanInk = [&](std::int32_t digit, bool middleOnly) {
            double ink = 0.0;
            for (Index i = 0; i < split.train->size(); ++i) {
                if (split.train->labels()[static_cast<std::size_t>(i)] != digit) continue;
                const auto image = split.train->image(i);
                ink += middleOnly ? image[10 * 20 + 10] : std::accumulate(image.begin(), image.end(), 0.0);
            }
            return ink / 417;
        };
        for (const std::int32_t other : {0, 2, 3, 4, 5, 6, 7, 8, 9}) {
            QVERIFY(meanInk(1, false) < meanInk(other, false));
            if (other != 0) QVERIFY(meanInk(0, true) < meanInk(other, true));
        }
    }

    void open_installedDataset_isFoundByItsName() {
        const TemporaryFolder home;
        install(home, "mnist");
        install(home, "fashion-mnist");
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(home.path()));
        const DataSplit mnist = standardCatalog().open("mnist");
        QCOMPARE(mnist.train->size(), 3);
        QCOMPARE(mnist.test->size(), 1);
        QCOMPARE(mnist.spec, std::string("mnist"));
        QCOMPARE(mnist.train->classNames()[9], std::string("9"));
        const DataSplit fashion = standardCatalog().open("fashion-mnist");
        QCOMPARE(fashion.train->name(), std::string("fashion-mnist"));
        QCOMPARE(fashion.train->classNames()[9], std::string("Ankle boot"));
        QCOMPARE(fashion.train->classNames().size(), 10U);
    }

    void open_missingDataset_saysWhereToPutIt() {
        const TemporaryFolder home;
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(home.path()));
        QVERIFY(throws(ErrorKind::Unavailable, {home.path("lunette/datasets/mnist")},
                       [] { standardCatalog().open("mnist"); }));
        QVERIFY(throws(ErrorKind::Unknown, {"size"}, [] { standardCatalog().open("digits:size=3"); }));
    }

    void partsOfOtherClasses_areDoubted_data() {
        QTest::addColumn<test::Bytes>("trainLabels");
        QTest::addColumn<test::Bytes>("testLabels");
        QTest::addColumn<bool>("isDoubted");
        QTest::newRow("other classes") << test::Bytes{0, 0, 1} << test::Bytes{2, 3, 3} << true;
        QTest::newRow("one in common") << test::Bytes{0, 0, 1} << test::Bytes{1, 3, 3} << false;
        QTest::newRow("an image a class") << test::Bytes{0, 1, 2} << test::Bytes{3, 4, 5} << false;
    }

    void partsOfOtherClasses_areDoubted() {
        QFETCH(test::Bytes, trainLabels);
        QFETCH(test::Bytes, testLabels);
        QFETCH(bool, isDoubted);
        const TemporaryFolder folder;
        const auto write = [&](const std::string& part, const test::Bytes& labels) {
            folder.write(part + "-labels-idx1-ubyte", test::idxFile(8, {3}, labels));
            return folder.write(part + "-images-idx3-ubyte", test::idxFile(8, {3, 2, 2}, test::counting(12)));
        };
        write("t10k", testLabels);
        const DataSplit split = standardCatalog().open(write("train", trainLabels));
        const bool says = std::ranges::any_of(split.train->report().notes, [](const Message& note) {
            return isDoubt(note) && note.english().find("share no class") != std::string::npos;
        });
        QCOMPARE(says, isDoubted);
    }

    void open_pathOfADataset_readsIt() {
        const TemporaryFolder folder;
        install(folder, "x");
        QCOMPARE(standardCatalog().open(folder.path("lunette/datasets/x")).train->size(), 3);
        QVERIFY(throws(ErrorKind::Unsupported, {"IDX"}, [&] {
            standardCatalog().open(folder.write("text", {'a', 'b'}));
        }));
    }
};

static const lunette::test::TestClass<StandardCatalogTest, QCoreApplication> kStandardCatalogTest;
#include "StandardCatalogTest.moc"
