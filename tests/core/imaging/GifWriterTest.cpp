#include "Error.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "imaging/GifWriter.h"

#include <QImageReader>
#include <QTest>

using namespace lunette;

class GifWriterTest : public QObject {
    Q_OBJECT
private slots:
    void everyShadeOfGreySurvives();
    void fewColoursSurviveAndTimeIsKept();
    void refusesNoFramesAndLeavesNothing();

private:
    test::TemporaryFolder folder_;
};

void GifWriterTest::everyShadeOfGreySurvives() {
    QImage shades(16, 16, QImage::Format_Grayscale8);
    for (int i = 0; i < 256; ++i) shades.scanLine(i / 16)[i % 16] = static_cast<uchar>(i);
    saveGif({shades}, 1, 10, folder_.path("grey.gif"));
    const QImage read(QString::fromStdString(folder_.path("grey.gif")));
    QCOMPARE(read.convertToFormat(QImage::Format_Grayscale8), shades);
}

void GifWriterTest::fewColoursSurviveAndTimeIsKept() {
    QImage red(3, 2, QImage::Format_RGB888);
    red.fill(QColor(200, 10, 30));
    QImage blue = red;
    blue.fill(QColor(0, 40, 250));
    blue.setPixelColor(2, 1, Qt::white);
    saveGif({red, blue, red}, 1, 5, folder_.path("colour.gif"));

    QImageReader reader(QString::fromStdString(folder_.path("colour.gif")));
    QCOMPARE(reader.imageCount(), 3);
    QCOMPARE(reader.loopCount(), -1);
    QCOMPARE(reader.read().convertToFormat(QImage::Format_RGB888), red);
    QCOMPARE(reader.nextImageDelay(), 200);
    QCOMPARE(reader.read().convertToFormat(QImage::Format_RGB888), blue);
}

void GifWriterTest::refusesNoFramesAndLeavesNothing() {
    QVERIFY(test::messageOf([&] { saveGif({}, 1, 10, folder_.path("none.gif")); }).contains("none.gif"));
    QVERIFY(!folder_.names().contains("none.gif"));
}

static const lunette::test::TestClass<GifWriterTest, QCoreApplication> kTestClass;
#include "GifWriterTest.moc"
