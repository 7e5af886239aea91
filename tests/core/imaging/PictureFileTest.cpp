#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/PictureFile.h"
#include "imaging/PictureGrid.h"

#include <QTest>

using namespace lunette;
using lunette::test::messageOf;
using lunette::test::TemporaryFolder;
using lunette::test::throws;

namespace {

/// Three gray pictures of 2 x 1: (0, 0.2), (0.4, 0.6), (0.8, 1).
Matrix threePictures() {
    Matrix pictures(2, 3);
    pictures << 0.0F, 0.4F, 0.8F, 0.2F, 0.6F, 1.0F;
    return pictures;
}

constexpr ImageShape kShape{2, 1, 1};

}  // namespace

class PictureFileTest : public QObject {
    Q_OBJECT
private slots:
    void savePng_readBack_isExact() {
        const TemporaryFolder folder;
        const QImage image = pictureGrid(toImages(threePictures(), kShape), {3, 2, 1});
        savePng(image, folder.path("strip.png"));
        QCOMPARE(QImage(QString::fromStdString(folder.path("strip.png"))).convertToFormat(image.format()), image);
        QCOMPARE(folder.names(), QStringList{"strip.png"});
        savePng(image, folder.path("no ending"));
        QVERIFY(QImage::fromData(QByteArray::fromStdString([&] {
                                     const auto bytes = test::readAll(folder.path("no ending"));
                                     return std::string(bytes.begin(), bytes.end());
                                 }()),
                                 "PNG")
                    .size() == image.size());
    }

    void savePng_impossiblePath_isNamed() {
        const TemporaryFolder folder;
        const QImage image = pictureGrid(toImages(threePictures(), kShape));
        QVERIFY(throws(ErrorKind::WrongValue, {folder.path("x.jpg")}, [&] { savePng(image, folder.path("x.jpg")); }));
        QVERIFY(throws(ErrorKind::Unwritable, {folder.path("none/x.png")},
                       [&] { savePng(image, folder.path("none/x.png")); }));
        QVERIFY(throws(ErrorKind::Unwritable, {"/dev/full"}, [&] { savePng(image, "/dev/full"); }));
        QCOMPARE(folder.names(), QStringList());
    }
};

static const lunette::test::TestClass<PictureFileTest> kPictureFileTest;
#include "PictureFileTest.moc"
