#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/PictureList.h"
#include "imaging/StandardCatalog.h"

#include <QImage>
#include <QTest>

#include <filesystem>
#include <set>
#include <sys/stat.h>

using namespace lunette;
using namespace lunette::test;

class PictureListTest : public QObject {
    Q_OBJECT
private slots:
    void list_ofPictures_opensAsADataset() {
        const TemporaryFolder folder;
        const auto pictures = makePictures(folder);
        const std::string list = writeList(folder, {pictures[0], pictures[1], pictures[3]});
        const DataSplit split = standardCatalog().open(list + ":size=8");
        QCOMPARE(split.train->size() + split.test->size(), 3);
        QCOMPARE(split.train->shape(), (ImageShape{8, 8, 1}));
        QCOMPARE(split.format, std::string("list of pictures"));
        QCOMPARE(split.train->classNames()[0], std::string("cats"));
        QCOMPARE(split.train->classNames()[1], std::string("dogs"));
        std::multiset<int> grays;
        for (const auto& part : {split.train, split.test})
            for (Index i = 0; i < part->size(); ++i) grays.insert(part->image(i)[0]);
        QCOMPARE(grays, (std::multiset<int>{0, 40, 120}));
        QCOMPARE(standardCatalog().open(split.spec).train->size(), split.train->size());
    }

    void listName_samePicturesInAnyOrder_isTheSame() {
        const TemporaryFolder folder;
        const auto pictures = makePictures(folder);
        const auto nameOf = [&](std::size_t i, std::size_t j) {
            return pictureListName(pictureListText({pictures[i], pictures[j]}));
        };
        QCOMPARE(nameOf(0, 1), nameOf(1, 0));
        QVERIFY(nameOf(0, 1) != nameOf(1, 2));
        QVERIFY(test::throws(ErrorKind::Unwritable, {"/a\nb.png"}, [] { pictureListText({"/a\nb.png"}); }));
    }

    void relativePathsAndComments_areUnderstood() {
        const TemporaryFolder folder;
        makePictures(folder);
        const std::string text = "# my pets\r\n\ncats/0.png\ndogs/2.png\r\n";
        const std::string list = folder.write("some.pictures", {text.begin(), text.end()});
        const DataSplit split = standardCatalog().open(list);
        QCOMPARE(split.train->size() + split.test->size(), 2);
    }

    void missingPicture_isReported() {
        const TemporaryFolder folder;
        const auto pictures = makePictures(folder);
        const std::string list = writeList(folder, pictures);
        std::filesystem::remove(pictures[2]);
        const DataSplit split = standardCatalog().open(list);
        QCOMPARE(split.train->size() + split.test->size(), 3);
        QCOMPARE(split.train->report().skipped.size(), 1U);
        QCOMPARE(split.train->report().skipped[0].what.english(), std::string("dogs/2.png"));
    }

    void emptyList_isRefused() {
        const TemporaryFolder folder;
        const std::string list = folder.write("none.pictures", {'#', '\n'});
        QVERIFY(test::throws(ErrorKind::TooFew, {list}, [&] { standardCatalog().open(list); }));
    }

    void invalidName_isReportedByItsLine() {
        const TemporaryFolder folder;
        for (const std::string& line : {std::string("a\0b.png", 7), std::string(100'000, 'x')}) {
            const std::string text = "cats/0.png\n" + line + "\n";
            const std::string list = folder.write("some.pictures", {text.begin(), text.end()});
            const QString message = messageOf([&] { standardCatalog().open(list); });
            QVERIFY2(message.contains("line 2") && message.size() < 300, qPrintable(message));
        }
    }

    /// Who opens one waits for somebody to write into it.
    void pipe_isSkipped() {
        const TemporaryFolder folder;
        const auto pictures = makePictures(folder);
        const std::string pipe = folder.path("cats/pipe.png");
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        const std::string list = writeList(folder, {pictures[0], pipe, pictures[3]});
        const DataSplit split = standardCatalog().open(list);
        QCOMPARE(split.train->size() + split.test->size(), 2);
        QCOMPARE(split.train->report().skipped[0].why.english(), std::string("is not a file"));
        QVERIFY(!messageOf([&] { standardCatalog().open(pipe); }).isEmpty());
    }

private:
    static std::string writeList(const TemporaryFolder& folder, const std::vector<std::string>& pictures) {
        const std::string text = pictureListText(pictures);
        return folder.write(pictureListName(text), {text.begin(), text.end()});
    }

    /// Two cats and two dogs, of the grays 0, 40, 80 and 120.
    static std::vector<std::string> makePictures(const TemporaryFolder& folder) {
        std::vector<std::string> paths;
        for (int i = 0; i < 4; ++i) {
            const std::string place = i < 2 ? "cats" : "dogs";
            std::filesystem::create_directories(folder.path(place));
            paths.push_back(folder.path(place + "/" + std::to_string(i) + ".png"));
            QImage image(16, 16, QImage::Format_Grayscale8);
            image.fill(40 * i);
            if (!image.save(QString::fromStdString(paths.back()))) qFatal("no picture can be written");
        }
        return paths;
    }
};

static const lunette::test::TestClass<PictureListTest, QCoreApplication> kPictureListTest;
#include "PictureListTest.moc"
