#include "TestFiles.h"
#include "TestProgram.h"
#include "imaging/PictureReader.h"
#include "numeric/Random.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdlib>

using namespace lunette;
using lunette::test::TemporaryFolder;

namespace {

constexpr int kPictures = 14;  // a kind
constexpr int kWidth = 37, kHeight = 23;

enum class Source { Colors, FewColors, Gray, BlackAndWhite };

/// Noise over a slope, as PPM, of as many levels as the source has.
QByteArray ppm(Source source, int number) {
    RandomStream random(1, Purpose::Generation, static_cast<std::uint64_t>(number));
    const int step = source == Source::BlackAndWhite ? 255 : source == Source::FewColors ? 85 : 1;
    QByteArray picture = "P6 " + QByteArray::number(kWidth) + ' ' + QByteArray::number(kHeight) + " 255\n";
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            int level[3];
            for (int& channel : level)
                channel = (x * 5 + y * 3 + static_cast<int>(random.nextBelow(97))) % 256 / step * step;
            const bool isGray = source == Source::Gray || source == Source::BlackAndWhite;
            for (const int channel : level) picture += static_cast<char>(isGray ? level[0] : channel);
        }
    return picture;
}

QStringList convert(const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OMP_NUM_THREADS"), QStringLiteral("1"));  // its threads wait for one another
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("convert"), arguments);
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        return {QStringLiteral("convert: %1").arg(QString::fromLocal8Bit(process.readAllStandardError()))};
    return {};
}

}  // namespace

/// Pixels of pictures that ImageMagick wrote, against those that it reads.
class PicturePixelsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QProcess process;
        process.start(QStringLiteral("convert"), {QStringLiteral("-version")});
        if (!process.waitForFinished() || !process.readAll().contains("ImageMagick"))
            QSKIP("needs Debian's imagemagick");
    }

    void readPicture_ofEveryKind_givesThePixelsThatImageMagickReads_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<Source>("source");
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("tolerance");
        const auto row = [](const char* name, const char* ending, Source source, const char* options = "",
                            int tolerance = 0) {
            QTest::newRow(name) << QString(ending) << source << QString(options) << tolerance;
        };
        using enum Source;
        row("PNG", "png", Colors);
        row("PNG, interlaced", "png", Colors, "-interlace PNG");
        row("PNG, palette", "png", FewColors, "-type Palette");
        row("PNG, gray", "png", Gray, "-type Grayscale");
        row("PNG, 1-bit", "png", BlackAndWhite, "-type Bilevel");
        row("PNG, 16-bit", "png", Colors, "-depth 16 -define png:bit-depth=16 -define png:color-type=2");
        row("PNG, gray, 16-bit", "png", Gray, "-depth 16 -define png:bit-depth=16 -define png:color-type=0");
        row("BMP", "bmp", Colors);
        row("BMP, version 3", "bmp", Colors, "-define bmp:format=bmp3");
        row("BMP, version 2", "bmp", Colors, "-define bmp:format=bmp2");
        row("BMP, palette", "bmp", FewColors, "-type Palette -define bmp:format=bmp3");
        row("BMP, run lengths", "bmp", FewColors, "-type Palette -compress RLE -define bmp:format=bmp3");
        row("BMP, 1-bit", "bmp", BlackAndWhite, "-type Bilevel");
        row("GIF", "gif", FewColors);
        row("GIF, interlaced", "gif", FewColors, "-interlace GIF");
        row("TIFF", "tif", Colors, "-compress None");
        row("TIFF, LZW", "tif", Colors, "-compress LZW");
        row("TIFF, Zip", "tif", Colors, "-compress Zip");
        row("TIFF, PackBits", "tif", Colors, "-compress RLE");
        row("TIFF, planes", "tif", Colors, "-interlace Plane");
        row("TIFF, palette", "tif", FewColors, "-type Palette");
        row("TIFF, gray", "tif", Gray, "-type Grayscale");
        row("TIFF, 16-bit", "tif", Colors, "-depth 16");
        row("TIFF, fax", "tif", BlackAndWhite, "-type Bilevel -compress Group4");
        row("TIFF, big-endian", "tif", Colors, "-endian MSB");
        row("TGA", "tga", Colors, "-orient TopLeft -compress None");
        row("TGA, bottom line first", "tga", Colors, "-orient BottomLeft -compress None");
        row("TGA, run lengths", "tga", FewColors, "-orient TopLeft -compress RLE");
        row("TGA, gray", "tga", Gray, "-orient TopLeft -type Grayscale");
        row("PPM", "ppm", Colors);
        row("PPM, in words", "ppm", Colors, "-compress None");
        row("PGM", "pgm", Gray);
        row("PGM, in words", "pgm", Gray, "-compress None");
        row("PBM", "pbm", BlackAndWhite);
        row("PBM, in words", "pbm", BlackAndWhite, "-compress None");
        row("WebP, lossless", "webp", Colors, "-define webp:lossless=true");
        row("JPEG", "jpg", Colors, "-quality 92 -sampling-factor 1x1", 2);
        row("JPEG, gray", "jpg", Gray, "-quality 92 -type Grayscale", 2);
        row("JPEG, progressive", "jpg", Colors, "-quality 92 -sampling-factor 1x1 -interlace JPEG", 2);
    }

    void readPicture_ofEveryKind_givesThePixelsThatImageMagickReads() {
        QFETCH(QString, ending);
        QFETCH(Source, source);
        QFETCH(QString, options);
        QFETCH(int, tolerance);
        const TemporaryFolder folder;
        const auto path = [&](const QString& name) { return QString::fromStdString(folder.path(name.toStdString())); };
        QStringList sources, pictures;
        for (int i = 0; i < kPictures; ++i) {
            sources << path(QStringLiteral("%1.ppm").arg(i));
            pictures << path(QStringLiteral("out-%1.%2").arg(i).arg(ending));
            QFile file(sources.back());
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(file.write(ppm(source, i)) > 0);
        }
        const QStringList writing = options.split(u' ', Qt::SkipEmptyParts);
        QCOMPARE(convert(sources + writing + QStringList{"+adjoin", path("out-%d." + ending)}), QStringList());
        QCOMPARE(convert(pictures + QStringList{"-auto-orient", "-depth", "8", "rgb:" + path("pixels")}),
                 QStringList());
        QFile file(path("pixels"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray expected = file.readAll();
        QCOMPARE(expected.size(), qsizetype{3} * kPictures * kWidth * kHeight);
        const auto* pixel = reinterpret_cast<const uchar*>(expected.constData());
        for (const QString& picture : pictures) {
            const QImage image = readPicture(picture, Ground::White).image;
            QCOMPARE(image.size(), QSize(kWidth, kHeight));
            int worst = 0;
            for (int y = 0; y < kHeight; ++y)
                for (int x = 0; x < kWidth; ++x, pixel += 3) {
                    const QRgb found = image.pixel(x, y);
                    worst = std::max({worst, std::abs(qRed(found) - pixel[0]), std::abs(qGreen(found) - pixel[1]),
                                      std::abs(qBlue(found) - pixel[2])});
                }
            QVERIFY2(worst <= tolerance, qPrintable(QStringLiteral("%1: %2 levels off").arg(picture).arg(worst)));
        }
    }
};

static const lunette::test::TestClass<PicturePixelsTest> kPicturePixelsTest;
#include "PicturePixelsTest.moc"
