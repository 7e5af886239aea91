#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/PictureSheet.h"

#include <QTest>

using namespace lunette;
using namespace lunette::test;

namespace {

DataSplit openSheet(const std::string& path, const Settings& settings = {}) {
    return PictureSheetFormat().open(path, settings, {});
}

/// `columns` x `rows` cells, each of one gray that counts up.
QImage sheet(int columns, int rows, QSize cell, QImage::Format format = QImage::Format_RGB32) {
    QImage image(columns * cell.width(), rows * cell.height(), format);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const int level = y / cell.height() * columns + x / cell.width();
            image.setPixelColor(x, y, QColor(level, level, level));
        }
    return image;
}

std::string save(const TemporaryFolder& folder, const QImage& image) {
    const std::string path = folder.path("sheet.png");
    if (!image.save(QString::fromStdString(path))) qFatal("cannot save the sheet");
    return path;
}

}  // namespace

class PictureSheetTest : public QObject {
    Q_OBJECT
private slots:
    void sheet_ofCells_isCutRowByRow() {
        const TemporaryFolder folder;
        const std::string path = save(folder, sheet(5, 3, {4, 2}));
        QVERIFY(PictureSheetFormat().recognizes(path));
        const DataSplit split = openSheet(path, {{"cell", "4x2"}});
        QCOMPARE(split.train->shape(), (ImageShape{4, 2, 1}));
        QCOMPARE(split.train->size() + split.test->size(), 15);
        std::vector<int> levels;
        for (const auto& part : {split.train, split.test})
            for (Index i = 0; i < part->size(); ++i) {
                const auto image = part->image(i);
                QVERIFY(std::ranges::all_of(image, [&](std::uint8_t level) { return level == image[0]; }));
                levels.push_back(image[0]);
            }
        std::ranges::sort(levels);
        for (int i = 0; i < 15; ++i) QCOMPARE(levels[static_cast<std::size_t>(i)], i);
    }

    void strip_withoutACell_isCutIntoSquares() {
        const TemporaryFolder folder;
        QCOMPARE(openSheet(save(folder, sheet(6, 1, {3, 3}))).train->shape(), (ImageShape{3, 3, 1}));
        QVERIFY(test::throws(ErrorKind::TooFew, [&] { openSheet(save(folder, sheet(1, 1, {3, 3}))); }));
        QVERIFY(test::throws(ErrorKind::TooFew, [&] { openSheet(save(folder, sheet(2, 1, {3, 4}))); }));
    }

    void cell_notGiven_isReportedAsGuessed() {
        const TemporaryFolder folder;
        const auto isGuessed = [&](const Settings& settings) {
            const DataSplit split = openSheet(save(folder, sheet(6, 1, {3, 3})), settings);
            return std::ranges::any_of(split.train->report().notes, [](const Message& note) {
                const std::string text = note.english();
                return text.find("guessed") != std::string::npos && text.find("cell=WxH") != std::string::npos;
            });
        };
        QVERIFY(isGuessed({}));
        QVERIFY(!isGuessed({{"cell", "3"}}));
    }

    void leftoverPixels_areReported() {
        const TemporaryFolder folder;
        QImage image = sheet(3, 2, {4, 4}, QImage::Format_ARGB32).copy(0, 0, 13, 9);
        for (int y = 4; y < 8; ++y)
            for (int x = 8; x < 12; ++x) image.setPixelColor(x, y, Qt::transparent);
        const DataSplit split = openSheet(save(folder, image), {{"cell", "4"}});
        QCOMPARE(split.train->size() + split.test->size(), 5);
        QStringList skipped;
        for (const auto& item : split.train->report().skipped) skipped << QString::fromStdString(item.what.english());
        QCOMPARE(skipped, (QStringList{"1 cells", "the last 1 columns of pixels", "the last 1 rows of pixels"}));
    }

    void sheet_ofColors_keepsThem() {
        const TemporaryFolder folder;
        QImage image = sheet(4, 1, {2, 2});
        image.setPixelColor(0, 0, QColor(10, 20, 30));
        const std::string path = save(folder, image);
        QCOMPARE(openSheet(path).train->shape().channels, 3);
        QCOMPARE(openSheet(path, {{"colour", "grey"}}).train->shape().channels, 1);
    }

    void open_wrongCellOrFile_saysWhatIsWrong() {
        const TemporaryFolder folder;
        const std::string path = save(folder, sheet(4, 1, {2, 2}));
        QVERIFY(test::throws(ErrorKind::Conflict, {path, "9"}, [&] { openSheet(path, {{"cell", "9"}}); }));
        QVERIFY(test::throws(ErrorKind::WrongValue, {"cell"}, [&] { openSheet(path, {{"cell", "0"}}); }));
        QVERIFY(test::throws(ErrorKind::Unknown, {"cells"}, [&] { openSheet(path, {{"cells", "2"}}); }));
        QVERIFY(throws(ErrorKind::Unsupported, {"half.png"}, [&] {
            openSheet(folder.write("half.png", {0x89, 'P', 'N', 'G'}));
        }));
        QVERIFY(!PictureSheetFormat().recognizes(folder.write("text", {'a'})));
        QVERIFY(!PictureSheetFormat().recognizes(folder.path()));
    }

    void sheet_ofRealDigits_opens() {
        const QString file = realData("digits/digits-20x20.png");
        if (file.isEmpty()) QSKIP("no digits beside the project (LUNETTE_TEST_DATA)");
        const DataSplit split = openSheet(file.toStdString(), {{"cell", "20x20"}});
        QCOMPARE(split.train->size() + split.test->size(), 5000);
        QCOMPARE(split.train->shape(), (ImageShape{20, 20, 1}));
    }
};

static const lunette::test::TestClass<PictureSheetTest, QCoreApplication> kPictureSheetTest;
#include "PictureSheetTest.moc"
