#include "Error.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/GifWriter.h"

#include <QImageReader>
#include <QTest>

using namespace lunette;

class GifWriterTest : public QObject {
    Q_OBJECT
private slots:
    void gray_everyShade_survives();
    void framesOfFewColors_keepColorsAndDelay();
    void slowGradients_ofManyColors_haveNeitherBandsNorFlicker();
    void framesOfOtherColors_getPalettesOfTheirOwn();
    void saveGif_withoutFrames_isRefusedAndLeavesNothing();

private:
    test::TemporaryFolder folder_;
};

void GifWriterTest::gray_everyShade_survives() {
    QImage shades(16, 16, QImage::Format_Grayscale8);
    for (int i = 0; i < 256; ++i) shades.scanLine(i / 16)[i % 16] = static_cast<uchar>(i);
    saveGif({shades}, 1, 10, folder_.path("gray.gif"));
    const QImage read(QString::fromStdString(folder_.path("gray.gif")));
    QCOMPARE(read.convertToFormat(QImage::Format_Grayscale8), shades);
}

void GifWriterTest::framesOfFewColors_keepColorsAndDelay() {
    QImage red(3, 2, QImage::Format_RGB888);
    red.fill(QColor(200, 10, 30));
    QImage blue = red;
    blue.fill(QColor(0, 40, 250));
    blue.setPixelColor(2, 1, Qt::white);
    saveGif({red, blue, red}, 1, 5, folder_.path("color.gif"));

    QImageReader reader(QString::fromStdString(folder_.path("color.gif")));
    QCOMPARE(reader.imageCount(), 3);
    QCOMPARE(reader.loopCount(), -1);
    QCOMPARE(reader.read().convertToFormat(QImage::Format_RGB888), red);
    QCOMPARE(reader.nextImageDelay(), 200);
    QCOMPARE(reader.read().convertToFormat(QImage::Format_RGB888), blue);
}

namespace {

/// A slow gradient of color, which moves by `phase` below a half that stays.
QImage gradientAt(int phase) {
    QImage picture(96, 96, QImage::Format_RGB888);
    for (int y = 0; y < 96; ++y)
        for (int x = 0; x < 96; ++x) {
            const int at = y < 48 ? x : x + phase;
            picture.setPixelColor(x, y, QColor(90 + at / 2, 120 + y / 2, 200 - at / 3));
        }
    return picture;
}

std::vector<QImage> framesOf(const std::string& path) {
    QImageReader reader(QString::fromStdString(path));
    std::vector<QImage> frames;
    for (QImage frame = reader.read(); !frame.isNull(); frame = reader.read())
        frames.push_back(frame.convertToFormat(QImage::Format_RGB888));
    return frames;
}

/// The largest difference of the means over squares of 8 x 8 pixels, of any channel.
double largestMeanDifference(const QImage& one, const QImage& other) {
    double largest = 0;
    for (int top = 0; top + 8 <= one.height(); top += 8)
        for (int left = 0; left + 8 <= one.width(); left += 8) {
            double sums[3] = {0, 0, 0};
            for (int y = top; y < top + 8; ++y)
                for (int x = left; x < left + 8; ++x) {
                    const QColor a = one.pixelColor(x, y), b = other.pixelColor(x, y);
                    sums[0] += a.red() - b.red();
                    sums[1] += a.green() - b.green();
                    sums[2] += a.blue() - b.blue();
                }
            for (const double sum : sums) largest = std::max(largest, std::abs(sum) / 64);
        }
    return largest;
}

}  // namespace

void GifWriterTest::slowGradients_ofManyColors_haveNeitherBandsNorFlicker() {
    std::vector<QImage> frames;
    for (int phase = 0; phase < 12; ++phase) frames.push_back(gradientAt(phase));
    saveGif(frames, 1, 20, folder_.path("slow.gif"));
    const auto read = framesOf(folder_.path("slow.gif"));
    QCOMPARE(read.size(), frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        QVERIFY(largestMeanDifference(read[i], frames[i]) < 3.0);  // a band would be off everywhere in a square
        const QRect still(0, 0, 96, 47);
        QVERIFY2(read[i].copy(still) == read[0].copy(still), qPrintable(QStringLiteral("frame %1 flickers").arg(i)));
    }
}

void GifWriterTest::framesOfOtherColors_getPalettesOfTheirOwn() {
    std::vector<QImage> frames;
    for (const int channel : {0, 1, 2}) {
        QImage picture(256, 96, QImage::Format_RGB888);
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                int rgb[3] = {y, y, y};
                rgb[channel] = x;
                picture.setPixelColor(x, y, QColor(rgb[0], rgb[1], rgb[2]));
            }
        frames.push_back(picture);
    }
    saveGif(frames, 1, 20, folder_.path("other.gif"));
    const auto read = framesOf(folder_.path("other.gif"));
    QCOMPARE(read.size(), frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) QVERIFY(largestMeanDifference(read[i], frames[i]) < 6.0);
}

void GifWriterTest::saveGif_withoutFrames_isRefusedAndLeavesNothing() {
    QVERIFY(test::throws(ErrorKind::TooFew, {folder_.path("none.gif")},
                         [&] { saveGif({}, 1, 10, folder_.path("none.gif")); }));
    QVERIFY(!folder_.names().contains("none.gif"));
}

static const lunette::test::TestClass<GifWriterTest, QCoreApplication> kGifWriterTest;
#include "GifWriterTest.moc"
