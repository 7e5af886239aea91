#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/PictureExport.h"
#include "imaging/PictureGrid.h"

#include <QTest>

using namespace lunette;
using lunette::test::messageOf;
using lunette::test::throws;

namespace {

/// Three gray pictures of 2 x 1: (0, 0.2), (0.4, 0.6), (0.8, 1).
Matrix threeCells() {
    Matrix pictures(2, 3);
    pictures << 0.0F, 0.4F, 0.8F, 0.2F, 0.6F, 1.0F;
    return pictures;
}

constexpr ImageShape kCellShape{2, 1, 1};

}  // namespace

class PictureGridTest : public QObject {
    Q_OBJECT
private slots:
    void pictureGrid_isFilledRowByRow() {
        const QImage grid = pictureGrid(toImages(threeCells(), kCellShape), {2, 1, 0});
        QCOMPARE(grid.size(), QSize(4, 2));
        const std::vector<int> expected{0, 51, 102, 153, 204, 255};
        for (int i = 0; i < 6; ++i) QCOMPARE(qGray(grid.pixel(i % 4, i / 4)), expected[static_cast<std::size_t>(i)]);
        QCOMPARE(pictureGrid(toImages(threeCells(), kCellShape), {99, 1, 0}).size(), QSize(6, 1));  // a strip
    }

    void pictureGrid_magnified_makesSquaresOfPixels() {
        const QImage grid = pictureGrid(toImages(threeCells(), kCellShape), {3, 4, 2});
        QCOMPARE(grid.size(), QSize(3 * 8 + 2 * 2, 4));
        for (int x = 0; x < 8; ++x)
            for (int y = 0; y < 4; ++y) QCOMPARE(qGray(grid.pixel(10 + x, y)), x < 4 ? 102 : 153);
        QVERIFY(qGray(grid.pixel(8, 0)) > 100);  // the space between is neither picture's
    }

    void interleavedRows_lastRowNotFull_leavesTheCellsThatAGridLeaves() {
        const auto pictures = toImages(threeCells(), kCellShape);
        const QImage grid = pictureGrid(interleavedRows({pictures, pictures}, 2), {2, 1, 0});
        const std::vector<int> rows{0, 102, 0, 102, 204, -1, 204, -1};  // of the first pixels; -1: an empty cell
        QCOMPARE(grid.size(), QSize(4, 4));
        const int empty = qGray(pictureGrid(pictures, {2, 1, 0}).pixel(2, 1));
        for (int i = 0; i < 8; ++i) {
            const int expected = rows[static_cast<std::size_t>(i)];
            QCOMPARE(qGray(grid.pixel(i % 2 * 2, i / 2)), expected < 0 ? empty : expected);
        }
        QVERIFY(empty != 0);
    }

    void pictureGrid_valuesOutsideTheRange_areClipped() {
        Matrix picture(2, 1);
        picture << -0.3F, 1.7F;
        const QImage image = pictureGrid(toImages(picture, kCellShape));
        QCOMPARE(qGray(image.pixel(0, 0)), 0);
        QCOMPARE(qGray(image.pixel(1, 0)), 255);
    }

    void toImage_ofThreeChannels_isInColor() {
        Matrix picture(3, 1);
        picture << 1.0F, 0.4F, 0.0F;
        QCOMPARE(toImage(picture.col(0), {1, 1, 3}).pixelColor(0, 0), QColor(255, 102, 0));
    }

    void pictureGrid_impossibleLayout_isRefused() {
        QVERIFY(!messageOf([] { pictureGrid({}); }).isEmpty());
        QVERIFY(!messageOf([] { pictureGrid(toImages(threeCells(), kCellShape), {1, 0, 0}); }).isEmpty());
        QVERIFY(!messageOf([] { toImages(Matrix::Zero(2, 1), {1, 1, 2}); }).isEmpty());
        QVERIFY(throws(ErrorKind::TooLarge, [] { pictureGrid(toImages(threeCells(), kCellShape), {3, 10000, 0}); }));
    }
};

static const lunette::test::TestClass<PictureGridTest> kPictureGridTest;
#include "PictureGridTest.moc"
