#include "DatasetText.h"
#include "Paths.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/GifWriter.h"
#include "imaging/PictureFolder.h"
#include "imaging/PictureSheet.h"
#include "numeric/Parallel.h"

#include <QBuffer>
#include <QImageReader>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>

using namespace lunette;
using namespace lunette::test;

namespace {

QByteArray little(std::uint64_t value, int bytes) {
    QByteArray result;
    for (int i = 0; i < bytes; ++i) result += char(i < 8 ? value >> (8 * i) : 0);
    return result;
}

ReadPicture readBytes(QByteArray bytes, const PictureWish& wish = {}) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readPicture(buffer, wish);
}

QString whyNot(const QByteArray& bytes) {
    return messageOf([&] { readBytes(bytes); });
}

/// "r,g,b" of a pixel.
QString pixelText(const QImage& image, int x, int y) {
    const QRgb pixel = image.pixel(x, y);
    return QString("%1,%2,%3").arg(qRed(pixel)).arg(qGreen(pixel)).arg(qBlue(pixel));
}

struct TiffTag {
    int number;
    std::vector<std::uint32_t> values;
    int size = 4;  // of each, 2 or 4 bytes
};

/// A little-endian TIFF of these pages: the bytes of each, and their tags without the places of the pixels.
QByteArray tiff(const std::vector<std::pair<QByteArray, std::vector<TiffTag>>>& pages) {
    QByteArray file = QByteArray("II*\0", 4) + QByteArray(4, 0);
    qsizetype link = 4;
    for (auto [pixels, tags] : pages) {
        const auto at = static_cast<std::uint32_t>(file.size());
        file += pixels;
        const auto planes = std::ranges::find(tags, 284, &TiffTag::number);
        const std::uint32_t strips = planes != tags.end() && planes->values[0] == 2 ? 3 : 1;
        const auto length = static_cast<std::uint32_t>(pixels.size()) / strips;
        const bool isTiled = std::ranges::find(tags, 322, &TiffTag::number) != tags.end();
        TiffTag places{isTiled ? 324 : 273, {}}, lengths{isTiled ? 325 : 279, {}};
        for (std::uint32_t i = 0; i < strips; ++i) {
            places.values.push_back(at + i * length);
            lengths.values.push_back(length);
        }
        tags.push_back(places);
        tags.push_back(lengths);
        std::ranges::sort(tags, {}, &TiffTag::number);
        std::vector<std::uint32_t> outside;
        for (const TiffTag& tag : tags) {
            outside.push_back(static_cast<std::uint32_t>(file.size()));
            if (tag.values.size() * static_cast<std::size_t>(tag.size) > 4)
                for (const std::uint32_t value : tag.values) file += little(value, tag.size);
        }
        file.replace(link, 4, little(static_cast<std::uint64_t>(file.size()), 4));
        file += little(tags.size(), 2);
        for (std::size_t i = 0; i < tags.size(); ++i) {
            const TiffTag& tag = tags[i];
            file += little(static_cast<std::uint64_t>(tag.number), 2) + little(tag.size == 2 ? 3 : 4, 2) +
                    little(tag.values.size(), 4);
            QByteArray inside;
            for (const std::uint32_t value : tag.values) inside += little(value, tag.size);
            file += inside.size() > 4 ? little(outside[i], 4) : inside + QByteArray(4 - inside.size(), 0);
        }
        link = file.size();
        file += QByteArray(4, 0);
    }
    return file;
}

std::vector<TiffTag> tags(std::uint32_t width, std::uint32_t height, std::uint32_t bits, std::uint32_t photometric,
                          std::uint32_t samples = 1, std::uint32_t format = 1, std::uint32_t planar = 1) {
    const std::vector<std::uint32_t> each(samples, bits), kinds(samples, format);
    return {{256, {width}},      {257, {height}}, {258, each, 2},     {259, {1}, 2},  {262, {photometric}, 2},
            {277, {samples}, 2}, {278, {height}}, {284, {planar}, 2}, {339, kinds, 2}};
}

/// A gray TIFF of 2 x 2 pixels in the corner of one tile of 16 x 16, of 8 bits or fewer each.
QByteArray tileOf(std::array<int, 4> levels, std::uint32_t bits) {
    QByteArray pixels(static_cast<qsizetype>(16 * 16 * bits / 8), 0);
    for (int i = 0; i < 4; ++i) {
        const auto bit = static_cast<std::uint32_t>(i / 2 * 16 + i % 2) * bits;
        char& byte = pixels[static_cast<qsizetype>(bit / 8)];
        byte = static_cast<char>(byte | levels[static_cast<std::size_t>(i)] << (8 - bits - bit % 8));
    }
    std::vector<TiffTag> all = tags(2, 2, bits, 1);
    std::erase_if(all, [](const TiffTag& tag) { return tag.number == 278; });
    all.push_back({322, {16}});
    all.push_back({323, {16}});
    return tiff({{pixels, all}});
}

QByteArray floats(const std::vector<float>& values) {
    return {reinterpret_cast<const char*>(values.data()), static_cast<qsizetype>(values.size() * sizeof(float))};
}

/// A BMP with a header of 40 bytes or more, `rest` being what follows its first 40.
QByteArray bitmap(int width, int height, int bits, int compression, const QByteArray& rest, const QByteArray& pixels,
                  int header = 40, int colors = 0) {
    const auto offset = static_cast<std::uint64_t>(14 + 40 + rest.size());
    return "BM" + little(offset + static_cast<std::uint64_t>(pixels.size()), 4) + little(0, 4) + little(offset, 4) +
           little(static_cast<std::uint64_t>(header), 4) + little(static_cast<std::uint64_t>(width), 4) +
           little(static_cast<std::uint64_t>(height), 4) + little(1, 2) + little(static_cast<std::uint64_t>(bits), 2) +
           little(static_cast<std::uint64_t>(compression), 4) + little(0, 12) +
           little(static_cast<std::uint64_t>(colors), 4) + little(0, 4) + rest + pixels;
}

QByteArray targa(int kind, int bits, int flags, const QByteArray& id, const QByteArray& map, const QByteArray& pixels,
                 int width = 2, int height = 2) {
    QByteArray header(18, 0);
    header[0] = char(id.size());
    header[1] = map.isEmpty() ? 0 : 1;
    header[2] = char(kind);
    header[5] = char(map.size() / 3);
    header[7] = map.isEmpty() ? 0 : 24;
    header[12] = char(width);
    header[14] = char(height);
    header[16] = char(bits);
    header[17] = char(flags);
    return header + id + map + pixels;
}

DataSplit openKinds(const std::string& path, const Settings& settings = {}) {
    return PictureFolderFormat().open(path, settings, {});
}

/// The largest pixel of both parts, and the smallest.
std::pair<int, int> extremes(const DataSplit& data) {
    int high = 0, low = 255;
    for (const auto& part : {data.train, data.test})
        for (Index i = 0; i < part->size(); ++i)
            for (const std::uint8_t pixel : part->image(i)) {
                high = std::max(high, int(pixel));
                low = std::min(low, int(pixel));
            }
    return {high, low};
}

Bytes rawBytes(const QByteArray& bytes) { return {bytes.begin(), bytes.end()}; }

QByteArray pgm(int width, int height, int white, const QByteArray& pixels) {
    return QString("P5\n# a remark\n%1 %2\n%3\n").arg(width).arg(height).arg(white).toLatin1() + pixels;
}

QString casesFolder() {
    const QString path = lunette::test::sourcePath("../shared/cases/pictures");
    return QFileInfo::exists(path) ? path : QString();
}

}  // namespace

class PictureKindsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { setThreadCount(2); }

    void pixels_ofOddKinds_areRight_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("pixels");  // of 2 x 2, from the upper left
        const QByteArray bgr = QByteArray("\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c", 12);
        const QStringList topDown{"3,2,1", "6,5,4", "9,8,7", "12,11,10"};
        const QStringList bottomUp{"9,8,7", "12,11,10", "3,2,1", "6,5,4"};
        QTest::newRow("TGA") << targa(2, 24, 0x20, {}, {}, bgr) << "TGA, RGB" << topDown;
        QTest::newRow("TGA with an ID") << targa(2, 24, 0x20, "1234567", {}, bgr) << "TGA, RGB" << topDown;
        QTest::newRow("TGA from the bottom") << targa(2, 24, 0, "x", {}, bgr) << "TGA, RGB" << bottomUp;
        QTest::newRow("TGA from the right")
            << targa(2, 24, 0x30, {}, {}, bgr) << "TGA, RGB" << QStringList{"6,5,4", "3,2,1", "12,11,10", "9,8,7"};
        QTest::newRow("TGA of run lengths")
            << targa(10, 24, 0x20, {}, {}, QByteArray("\x82\x01\x02\x03", 4) + QByteArray("\x00\x0a\x0b\x0c", 4))
            << "TGA, RGB" << QStringList{"3,2,1", "3,2,1", "3,2,1", "12,11,10"};
        QTest::newRow("TGA of 16 bits") << targa(2, 16, 0x20, {}, {},
                                                 little(0x7FFF, 2) + little(0x7C00, 2) + little(0x03E0, 2) +
                                                     little(0x801F, 2))
                                        << "TGA, RGB" << QStringList{"255,255,255", "255,0,0", "0,255,0", "0,0,255"};
        QTest::newRow("TGA, gray") << targa(3, 8, 0x20, {}, {}, QByteArray("\x00\x40\x80\xff", 4)) << "TGA, gray"
                                   << QStringList{"0,0,0", "64,64,64", "128,128,128", "255,255,255"};
        QTest::newRow("TGA, palette") << targa(1, 8, 0x20, "id", bgr.left(6), QByteArray("\x00\x01\x01\x00", 4))
                                      << "TGA, palette" << QStringList{"3,2,1", "6,5,4", "6,5,4", "3,2,1"};
        QTest::newRow("TGA of an alpha that is all 0")
            << targa(2, 32, 0x28, {}, {}, QByteArray("\x01\x02\x03\x00", 4).repeated(4)) << "TGA, RGB"
            << QStringList{"3,2,1", "3,2,1", "3,2,1", "3,2,1"};

        const QByteArray five = little(0xFFFF, 2) + little(0xF800, 2) + little(0x07E0, 2) + little(0x001F, 2);
        QTest::newRow("BMP of 5-6-5") << bitmap(2, -2, 16, 3, little(0xF800, 4) + little(0x07E0, 4) + little(0x001F, 4),
                                                five)
                                      << "BMP, RGB" << QStringList{"255,255,255", "255,0,0", "0,255,0", "0,0,255"};
        const QByteArray wide = little(0xFFE00000, 4) + little(0x001FFC00, 4) + little(0x000003FF, 4);
        QTest::newRow("BMP of 11-11-10") << bitmap(2, 2, 32, 3, wide,
                                                   little(0xFFFFFFFF, 4) + little(0, 4) + little(0xFFE00000, 4) +
                                                       little(0x80100200, 4))
                                         << "BMP, RGB" << QStringList{"255,0,0", "128,128,128", "255,255,255", "0,0,0"};
        const QByteArray masks = little(0x7C00, 4) + little(0x03E0, 4) + little(0x001F, 4) + little(0x8000, 4);
        QTest::newRow("BMP with an alpha of one bit")
            << bitmap(2, -2, 16, 3, masks + QByteArray(52, 0),
                      little(0xFC00, 2) + little(0x8000, 2) + little(0x7FFF, 2) + little(0x0000, 2), 108)
            << "BMP, RGBA" << QStringList{"255,0,0", "0,0,0", "255,255,255", "255,255,255"};
        const QByteArray twoColors = QByteArray("\x0a\x14\x1e\x00\x28\x32\x3c\x00", 8);
        QTest::newRow("BMP of a short palette")
            << bitmap(2, -2, 8, 0, twoColors, QByteArray("\x00\x01\x00\x00\x01\x00\x00\x00", 8), 40, 2)
            << "BMP, palette" << QStringList{"30,20,10", "60,50,40", "60,50,40", "30,20,10"};
        const QByteArray os2 = "BM" + little(14 + 12 + 6 + 8, 4) + little(0, 4) + little(14 + 12 + 6, 4) +
                               little(12, 4) + little(2, 2) + little(2, 2) + little(1, 2) + little(8, 2) +
                               QByteArray("\x0a\x14\x1e\x28\x32\x3c", 6) +
                               QByteArray("\x00\x01\x00\x00\x01\x00\x00\x00", 8);
        QTest::newRow("OS/2 BMP of two colors")
            << os2 << "BMP, palette" << QStringList{"60,50,40", "30,20,10", "30,20,10", "60,50,40"};

        QTest::newRow("plain PBM") << QByteArray("P1 # bits\n2 2\n10\n01") << "PBM, 1-bit"
                                   << QStringList{"0,0,0", "255,255,255", "255,255,255", "0,0,0"};
        QTest::newRow("raw PBM") << QByteArray("P4 2 2\n\x80\x40", 9) << "PBM, 1-bit"
                                 << QStringList{"0,0,0", "255,255,255", "255,255,255", "0,0,0"};
        QTest::newRow("plain PGM") << QByteArray("P2 2 2 4 0 1\n2 4") << "PGM, gray"
                                   << QStringList{"0,0,0", "64,64,64", "128,128,128", "255,255,255"};
        QTest::newRow("PGM of 12 bits") << pgm(2, 2, 4095, QByteArray("\x00\x00\x08\x00\x0f\xff\x04\x00", 8))
                                        << "PGM, gray, 16-bit"
                                        << QStringList{"0,0,0", "128,128,128", "255,255,255", "64,64,64"};
#if __has_include(<tiffio.h>)  // else Lunette is built without it
        QByteArray planes;
        for (const int level : {200, 100, 50})
            for (int i = 0; i < 4; ++i) planes += little(static_cast<std::uint64_t>(257 * level), 2);
        QTest::newRow("TIFF of 16 bits, planes apart")
            << tiff({{planes, tags(2, 2, 16, 2, 3, 1, 2)}}) << "TIFF, RGB, 16-bit" << QStringList(4, "200,100,50");
        QTest::newRow("TIFF of 12 bits") << tiff({{QByteArray("\x00\x0f\xff\x80\x04\x00", 6), tags(2, 2, 12, 1)}})
                                         << "TIFF, gray, 16-bit"
                                         << QStringList{"0,0,0", "255,255,255", "128,128,128", "64,64,64"};
        QTest::newRow("TIFF of 16 bits, white is 0")
            << tiff({{little(0, 2) + little(65535, 2) + little(32896, 2) + little(0, 2), tags(2, 2, 16, 0)}})
            << "TIFF, gray, 16-bit" << QStringList{"255,255,255", "0,0,0", "127,127,127", "255,255,255"};
        QTest::newRow("TIFF of floats") << tiff({{floats({0.0F, 100.0F, 510.0F, 255.0F}), tags(2, 2, 32, 1, 1, 3)}})
                                        << "TIFF, gray, floating-point numbers of 32 bits"
                                        << QStringList{"0,0,0", "50,50,50", "255,255,255", "128,128,128"};
        QTest::newRow("TIFF of 32 bits") << tiff({{little(0, 4) + little(1000, 4) + little(500, 4) + little(250, 4),
                                                   tags(2, 2, 32, 1)}})
                                         << "TIFF, gray, 32 bits"
                                         << QStringList{"0,0,0", "255,255,255", "128,128,128", "64,64,64"};
        QTest::newRow("TIFF within one tile") << tileOf({0, 64, 255, 128}, 8) << "TIFF, gray"
                                              << QStringList{"0,0,0", "64,64,64", "255,255,255", "128,128,128"};
        QTest::newRow("TIFF within one tile of 1 bit a pixel")
            << tileOf({0, 1, 1, 0}, 1) << "TIFF, gray" << QStringList{"0,0,0", "255,255,255", "255,255,255", "0,0,0"};
        const QByteArray lab = QByteArray("\xff\x00\x00\x80\x00\x00\x00\x00\x00\xff\x00\x00", 12);
        QTest::newRow("TIFF, CIE L*a*b*: neutral stays neutral")
            << tiff({{lab, tags(2, 2, 8, 8, 3)}}) << "TIFF, CIE Lab"
            << QStringList{"255,255,255", "120,119,119", "0,0,0", "255,255,255"};
#endif
    }

    void pixels_ofOddKinds_areRight() {
        QFETCH(QByteArray, file);
        QFETCH(QString, kind);
        QFETCH(QStringList, pixels);
        const ReadPicture picture = readBytes(file);
        QCOMPARE(QString::fromStdString(picture.kind), kind);
        QCOMPARE(picture.image.size(), QSize(2, 2));
        QStringList found;
        for (int i = 0; i < 4; ++i) found << pixelText(picture.image, i % 2, i / 2);
        const bool isExact = kind != "TIFF, CIE Lab";
        if (isExact) QCOMPARE(found, pixels);
        for (int i = 0; i < 4 && !isExact; ++i)  // a gray of one of 255 is as far as rounding goes
            for (int c = 0; c < 3; ++c)
                QVERIFY2(std::abs(found[i].section(',', c, c).toInt() - pixels[i].section(',', c, c).toInt()) <= 1,
                         qPrintable(found.join(' ')));
    }

    void oddKinds_cutShort_areRefused() {
        const QByteArray whole = targa(2, 24, 0x20, "id", {}, QByteArray(12, 7));
        QVERIFY(whyNot(whole.left(whole.size() - 1)).contains("cut short"));
        const QByteArray gray = pgm(2, 2, 255, QByteArray(4, 7));
        QVERIFY(whyNot(gray.left(gray.size() - 1)).contains("cut short"));
        const QByteArray bits = bitmap(2, 2, 32, 0, {}, QByteArray(16, 7));
        QVERIFY(whyNot(bits.left(bits.size() - 1)).contains("cut short"));
        QVERIFY(whyNot(bitmap(2, 2, 32, 3, little(0xF0F0F0F0, 4) + little(0, 8), QByteArray(16, 7)))
                    .contains("scattered bits"));
        QVERIFY(whyNot(bitmap(2, 2, 32, 5, {}, QByteArray(16, 7))).contains("not supported"));
        QVERIFY(whyNot("P5 2 2 0 abcd").contains("white is 0"));
        QVERIFY(whyNot("P5 999999999 2 255 abcd").contains("megapixels"));
        QVERIFY(whyNot("P2 2 2 255 1 2 x 4").contains("a number"));
    }

#if __has_include(<tiffio.h>)  // else Lunette is built without it
    void unsupportedKinds_areNamed_andNotCalledDamaged() {
        const QString many = whyNot(tiff({{QByteArray(2 * 2 * 6 * 2, 1), tags(2, 2, 16, 2, 6)}}));
        QVERIFY2(many.contains("6 channels of 16 bits, which is not supported") && !many.contains("damaged"),
                 qPrintable(many));
        QVERIFY(whyNot(tiff({{QByteArray(2 * 2 * 8, 1), tags(2, 2, 64, 1, 1, 6)}})).contains("complex numbers"));
    }
#endif

    void theCasesOfPeople_lookLikeTheirReferences_data() {
        QTest::addColumn<QString>("file");
        for (const char* file : {"tiff16planar/2_planes_16bit.tif", "tiff16planar/3_interleaved_16bit.tif",
                                 "tiff16planar/4_planes_8bit.tif", "tga/4_v2_noid_bottomleft.tga",
                                 "tga/2_v2_id7_topleft.tga", "bmp/5_888.bmp", "bmp_os2/2_os2_240colours.bmp"})
            QTest::newRow(file) << QString(file);
    }

    void theCasesOfPeople_lookLikeTheirReferences() {
        QFETCH(QString, file);
        if (casesFolder().isEmpty()) QSKIP("no cases beside the project");
        const QString path = casesFolder() + "/" + file;
        const QImage expected(path.section('/', 0, -2) + "/0_reference.png");
        const QImage found = readPicture(path, Ground::White).image;
        QCOMPARE(found.size(), expected.size());
        double difference = 0.0;
        // The file of 240 colors has none for the last row of its reference.
        const int rows = found.height() - (file.contains("240") ? 1 : 0);
        for (int y = 0; y < rows; ++y)
            for (int x = 0; x < found.width(); ++x) {
                const QRgb a = found.pixel(x, y), b = expected.pixel(x, y);
                difference = std::max({difference, std::abs(double(qRed(a) - qRed(b))),
                                       std::abs(double(qGreen(a) - qGreen(b))), std::abs(double(qBlue(a) - qBlue(b)))});
            }
        QVERIFY2(difference <= 1.0, qPrintable(QString::number(difference)));
    }

    void theCasesOfPeople_bitFields() {
        if (casesFolder().isEmpty()) QSKIP("no cases beside the project");
        const QImage white = readPicture(casesFolder() + "/bmp/4_white565.bmp", Ground::White).image;
        QCOMPARE(pixelText(white, 0, 0), QString("255,255,255"));
        const QImage ramp = readPicture(casesFolder() + "/bmp/2_11_11_10.bmp", Ground::White).image;
        const QImage reference(casesFolder() + "/bmp/0_reference.png");
        QCOMPARE(ramp.size(), reference.size());
        for (int x = 0; x < ramp.width(); ++x)
            QVERIFY(std::abs(qRed(ramp.pixel(x, 0)) - qRed(reference.pixel(x, 0))) <= 1);
    }

    /// 12 bits of a camera in 16: dark unless stretched, and said so.
    void deepPictures_thatUseFewLevels_areSaidToBeDark_andStretchedOnRequest() {
        const TemporaryFolder folder;
        for (int i = 0; i < 8; ++i) {
            QByteArray pixels;
            for (int j = 0; j < 256; ++j) {
                const int level = (j * 4 + i) % 1177;
                pixels += char(level >> 8);
                pixels += char(level);
            }
            folder.write(std::to_string(i) + ".pgm", rawBytes(pgm(16, 16, 65535, pixels)));
        }
        const DataSplit dark = openKinds(folder.path());
        QCOMPARE(extremes(dark).first, 4);
        QVERIFY2(notesOf(dark).contains("the largest level is 1027 of 65535 (scale=stretch"),
                 qPrintable(notesOf(dark)));
        QVERIFY2(notesOf(dark).contains("brighter than a tenth"), qPrintable(notesOf(dark)));
        const DataSplit bright = openKinds(folder.path(), {{"scale", "stretch"}});
        QCOMPARE(extremes(bright), (std::pair{255, 0}));
        QVERIFY2(notesOf(bright).contains("Levels from 0 to 1027 of 65535"), qPrintable(notesOf(bright)));
        QByteArray hot(512, 0);
        hot[0] = hot[1] = '\xFF';
        folder.write("hot.pgm", rawBytes(pgm(16, 16, 65535, hot)));
        QVERIFY(extremes(openKinds(folder.path(), {{"scale", "robust"}})).first == 255);
        QVERIFY(notesOf(openKinds(folder.path(), {{"scale", "robust"}})).contains("thousandth"));
        // The same of one picture that is cut into cells.
        const Settings cells{{"cell", "8"}};
        Settings stretched = cells;
        stretched["scale"] = "stretch";
        QCOMPARE(extremes(PictureSheetFormat().open(folder.path("3.pgm"), cells, {})).first, 4);
        QCOMPARE(extremes(PictureSheetFormat().open(folder.path("3.pgm"), stretched, {})).first, 255);
    }

#if __has_include(<tiffio.h>)  // else Lunette is built without it
    /// One scale for all of them, by the rule for arrays of real numbers.
    void floats_ofAFolder_shareOneScale() {
        const TemporaryFolder folder;
        const auto write = [&](const char* name, float low, float high) {
            const QByteArray file = tiff({{floats({low, high, low, high}), tags(2, 2, 32, 1, 1, 3)}});
            folder.write(name, rawBytes(file));
        };
        write("a.tif", 0.0F, 0.5F);
        write("b.tif", 0.25F, 1.0F);
        write("c.tif", 0.0F, 0.75F);
        const auto levels = [&](const Settings& settings) {
            const DataSplit data = openKinds(folder.path(), settings);
            std::map<std::string, QString> found;
            for (const auto& part : {data.train, data.test})
                for (Index i = 0; i < part->size(); ++i)
                    found[*part->file(i)] = QString("%1-%2").arg(part->image(i)[0]).arg(part->image(i)[1]);
            QStringList texts;
            for (const auto& [name, text] : found) texts << text;
            return texts.join(' ');
        };
        QCOMPARE(levels({}), QString("0-128 64-255 0-191"));
        QVERIFY(notesOf(openKinds(folder.path())).contains("from 0 to 1 became 0..255"));
        write("c.tif", -1.0F, 3.0F);
        QCOMPARE(levels({}), QString("64-96 80-128 0-255"));
        QCOMPARE(levels({{"scale", "stretch"}}), QString("64-96 80-128 0-255"));
    }

    void pages_areImagesAsRequested() {
        const TemporaryFolder folder;
        std::vector<std::pair<QByteArray, std::vector<TiffTag>>> pages;
        for (int i = 0; i < 12; ++i) pages.push_back({QByteArray(4, char(20 * i)), tags(2, 2, 8, 1)});
        folder.write("stack.tif", rawBytes(tiff(pages)));
        const DataSplit alone = PictureSheetFormat().open(folder.path("stack.tif"), {}, {});
        QCOMPARE(alone.train->size() + alone.test->size(), 12);
        QVERIFY(!alone.train->hasLabels());
        std::vector<int> levels;
        for (const auto& part : {alone.train, alone.test})
            for (Index i = 0; i < part->size(); ++i) levels.push_back(part->image(i)[0]);
        std::ranges::sort(levels);
        for (int i = 0; i < 12; ++i) QCOMPARE(levels[static_cast<std::size_t>(i)], 20 * i);

        folder.write("other.tif", rawBytes(tiff({pages[3], pages[4]})));
        const DataSplit first = openKinds(folder.path());
        QCOMPARE(first.train->size() + first.test->size(), 2);
        QVERIFY2(notesOf(first).contains("There are 14 pictures in 2 files that hold several (frames=all"),
                 qPrintable(notesOf(first)));
        const DataSplit all = openKinds(folder.path(), {{"frames", "all"}});
        QCOMPARE(all.train->size() + all.test->size(), 14);
        QVERIFY(std::ranges::equal(all.train->classNames(), std::array{"other.tif", "stack.tif"}));
        QVERIFY2(QString::fromStdString(*all.train->file(0)).contains(", picture "), all.train->file(0)->c_str());
        QVERIFY(!openKinds(folder.path(), {{"frames", "all"}, {"labels", "none"}}).train->hasLabels());
    }

    /// A small copy for viewers is no page.
    void pages_thatAreReducedCopies_doNotCount() {
        auto small = tags(1, 1, 8, 1);
        small.push_back({254, {1}});
        QByteArray file = tiff(
            {{QByteArray(4, 10), tags(2, 2, 8, 1)}, {QByteArray(1, 99), small}, {QByteArray(4, 30), tags(2, 2, 8, 1)}});
        QBuffer buffer(&file);
        buffer.open(QIODevice::ReadOnly);
        QCOMPARE(frameCount(buffer), 2);
        PictureWish second;
        second.firstFrame = 1;
        QCOMPARE(pixelText(readPicture(buffer, second).image, 0, 0), QString("30,30,30"));
    }
#endif

    void animations_areImagesAsRequested() {
        const TemporaryFolder folder;
        std::vector<QImage> frames;
        for (int i = 0; i < 70; ++i) {  // more than are read at once
            QImage frame(4, 4, QImage::Format_RGB32);
            frame.fill(qRgb(3 * i, 3 * i, 3 * i));
            frames.push_back(frame);
        }
        saveGif(frames, 1, 10, folder.path("a.gif"));
        const DataSplit data = PictureSheetFormat().open(folder.path("a.gif"), {}, {});
        QCOMPARE(data.train->size() + data.test->size(), 70);
        std::vector<int> levels;
        for (const auto& part : {data.train, data.test})
            for (Index i = 0; i < part->size(); ++i) levels.push_back(part->image(i)[0]);
        std::ranges::sort(levels);
        for (int i = 0; i < 70; ++i) QVERIFY(std::abs(levels[static_cast<std::size_t>(i)] - 3 * i) <= 2);
        QVERIFY(test::throws(ErrorKind::TooFew, {folder.path("a.gif")}, [&] {
            PictureSheetFormat().open(folder.path("a.gif"), {{"frames", "first"}}, {});
        }));
    }

    /// As the Yale faces are: the ending says who looks how.
    void picturesWithOddEndings_areKnownByTheirBytes() {
        const TemporaryFolder folder;
        for (int i = 0; i < 15; ++i)
            for (const char* look : {"happy", "sad", "normal"})
                folder.write("subject" + std::to_string(i) + "." + look,
                             rawBytes(pgm(4, 4, 255, QByteArray(16, char(i)))));
        folder.write("subject0.pgm", rawBytes(pgm(4, 4, 255, QByteArray(16, 9))));
        folder.write("bare", rawBytes(pgm(4, 4, 255, QByteArray(16, 8))));
        folder.write("Readme.txt", {'x'});
        folder.write("cache.bin", {'x', 'y'});
        const DataSplit data = openKinds(folder.path());
        QCOMPARE(data.train->size() + data.test->size(), 47);
        QVERIFY2(notesOf(data).contains("46 pictures were known by the contents"), qPrintable(notesOf(data)));
        QVERIFY(notesOf(data).contains("2 other files are no pictures by their endings (.bin, .txt)"));
    }

    void picturesOfPhones_areNamed_andWhatConvertsThem() {
        if (QImageReader::supportedImageFormats().contains("heic")) QSKIP("Qt has a plugin that reads them here");
        const TemporaryFolder folder;
        for (int i = 0; i < 5; ++i)
            folder.write("IMG_" + std::to_string(i) + ".HEIC", {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c'});
        QVERIFY(throws(ErrorKind::TooFew, {".heic"}, [&] { openKinds(folder.path()); }));
        folder.write("a.pgm", rawBytes(pgm(4, 4, 255, QByteArray(16, 9))));
        QVERIFY(throws(ErrorKind::TooFew, {"IMG_0.HEIC"}, [&] { openKinds(folder.path()); }));
        folder.write("b.pgm", rawBytes(pgm(4, 4, 255, QByteArray(16, 90))));
        QVERIFY(notesOf(openKinds(folder.path())).contains("5 pictures are in a format that is not read"));
    }

    void whiteIcons_lieOnBlack_unlessRequestedOtherwise() {
        const TemporaryFolder folder;
        for (int i = 0; i < 8; ++i) {
            QImage icon(16, 16, QImage::Format_ARGB32);
            for (int y = 0; y < 16; ++y)
                for (int x = 0; x < 16; ++x) icon.setPixel(x, y, qRgba(255, 255, 255, (x + i) % 4 != 0 ? 255 : 0));
            icon.save(QString::fromStdString(folder.path(std::to_string(i) + ".png")));
        }
        const DataSplit data = openKinds(folder.path());
        QCOMPARE(extremes(data), (std::pair{255, 0}));
        QVERIFY2(notesOf(data).startsWith(
                     "Transparent pixels were laid over black, because what borders on them is bright (ground=): 8"),
                 qPrintable(notesOf(data)));
        const DataSplit white = openKinds(folder.path(), {{"ground", "white"}});
        QCOMPARE(extremes(white), (std::pair{255, 255}));
        QVERIFY(notesOf(white).contains("all pictures that were looked at are equal"));
        const DataSplit alpha = openKinds(folder.path(), {{"channels", "alpha"}});
        QCOMPARE(alpha.train->shape().channels, 1);
        QCOMPARE(extremes(alpha), (std::pair{255, 0}));
    }

    void darkIcons_lieOnWhite_andThatIsSaidFirst() {
        const TemporaryFolder folder;
        for (int i = 0; i < 4; ++i) {
            QImage icon(8, 8, QImage::Format_ARGB32);
            icon.fill(Qt::transparent);
            for (int x = 0; x <= i; ++x) icon.setPixel(x, 3, qRgba(20, 20, 20, 255));
            icon.save(QString::fromStdString(folder.path(std::to_string(i) + ".png")));
        }
        const DataSplit data = openKinds(folder.path());
        QCOMPARE(extremes(data), (std::pair{255, 20}));
        QVERIFY2(notesOf(data).startsWith("Transparent pixels were laid over white"), qPrintable(notesOf(data)));
    }

    void colors_ofAFewPictures_areKept() {
        const TemporaryFolder folder;
        for (int i = 0; i < 300; ++i) {
            QImage picture(2, 2, QImage::Format_RGB32);
            picture.fill(i == 171 ? qRgb(250, 10, 20) : qRgb(i % 250, i % 250, i % 250));
            picture.save(QString::fromStdString(folder.path(std::to_string(1000 + i) + ".png")));
        }
        const DataSplit data = openKinds(folder.path());
        QCOMPARE(data.train->shape(), (ImageShape{2, 2, 3}));
        QVERIFY2(notesOf(data).contains("Of 300 pictures 1 is in color"), qPrintable(notesOf(data)));
        for (const auto& part : {data.train, data.test})
            for (Index i = 0; i < part->size(); ++i) {
                const int number = std::stoi(*part->file(i)) - 1000;
                const auto image = part->image(i);
                const std::array<int, 3> expected =
                    number == 171 ? std::array{250, 10, 20} : std::array{number % 250, number % 250, number % 250};
                for (std::size_t c = 0; c < 12; ++c) QCOMPARE(int(image[c]), expected[c % 3]);
            }
        const DataSplit red = openKinds(folder.path(), {{"channels", "red"}});
        QCOMPARE(red.train->shape().channels, 1);
    }

    void picturesOnTheirSide_areTurnedOnRequest() {
        const TemporaryFolder folder;
        for (int i = 0; i < 3; ++i)
            folder.write("emnist" + std::to_string(i) + ".pgm",
                         rawBytes(pgm(2, 2, 255, QByteArray("\x01\x02\x03\x04", 4))));
        const DataSplit data = openKinds(folder.path(), {{"turn", "transpose"}});
        QVERIFY(std::ranges::equal(data.train->image(0), std::array{1, 3, 2, 4}));
        QVERIFY(std::ranges::equal(openKinds(folder.path()).train->image(0), std::array{1, 2, 3, 4}));
    }

    void wrongEndingsAndStrayFiles_areNamed_andMakeNoClass() {
        const TemporaryFolder folder;
        for (const char* name : {"a", "b", "__MACOSX", ".ipynb_checkpoints", "empty_class"})
            std::filesystem::create_directory(folder.path(name));
        const Bytes picture = rawBytes(pgm(4, 4, 255, QByteArray(16, 9)));
        for (const char* name :
             {"a/1.png", "a/2.JPG", "b/UPPER.PNG", "b/2.pgm", ".ipynb_checkpoints/UPPER-checkpoint.png"})
            folder.write(name, picture);
        folder.write("a/empty.jpg", {});
        folder.write("b/Thumbs.db", {0xd0, 0xcf, 0x11, 0xe0});
        folder.write("b/._UPPER.PNG", {0, 5, 22, 7});
        folder.write("__MACOSX/._UPPER.PNG", {0, 5, 22, 7});
        folder.write(".DS_Store", {0, 0, 0, 1});
        const QByteArray page = "<!DOCTYPE html><p>404", pointer = "version https://git-lfs.github.com/spec/v1\n";
        folder.write("a/page.jpg", rawBytes(page));
        folder.write("a/pointer.png", rawBytes(pointer));
        const DataSplit data = openKinds(folder.path());
        QCOMPARE(data.train->size() + data.test->size(), 4);
        QVERIFY(std::ranges::equal(data.train->classNames(), std::array{"a", "b"}));
        QStringList skipped;
        for (const auto& item : data.train->report().skipped)
            skipped << QString::fromStdString(item.what.english() + ": " + item.why.english());
        QCOMPARE(skipped,
                 (QStringList{"a/empty.jpg: is empty", "a/page.jpg: is no picture in a format that can be read",
                              "a/pointer.png: is a pointer of Git LFS and not the picture itself; fetch it with: "
                              "git lfs pull"}));
    }

    void jpegForPrinters_isRed_orRefusedWithoutAdobesMarker() {
        // Of ImageMagick: convert -size 16x16 xc:red -colorspace CMYK cmyk.jpg
        const Bytes file = readAll(lunette::test::sourcePath("tests/core/imaging/cmyk.jpg").toStdString());
        const QByteArray marked(reinterpret_cast<const char*>(file.data()), static_cast<qsizetype>(file.size()));
        const ReadPicture picture = readBytes(marked);
        QCOMPARE(picture.kind, std::string("JPEG, CMYK"));
        const QRgb pixel = picture.image.pixel(8, 8);
        QVERIFY2(qRed(pixel) > 200 && qGreen(pixel) < 70 && qBlue(pixel) < 70,
                 qPrintable(pixelText(picture.image, 8, 8)));
        QByteArray plain = marked;
        plain.remove(2, 16);  // the marker comes first
        QVERIFY(!plain.contains("Adobe"));
        QVERIFY(whyNot(plain).contains("does not say whether its colors are inverted"));
    }

    void largeJpeg_isDecodedSmaller() {
        QImage photograph(12000, 9000, QImage::Format_Grayscale8);
        for (int y = 0; y < 9000; ++y) std::fill_n(photograph.scanLine(y), 12000, y < 4500 ? 200 : 40);
        const TemporaryFolder folder;
        for (const char* name : {"a.jpg", "b.jpg"})
            photograph.save(QString::fromStdString(folder.path(name)), "JPEG", 60);
        const ReadPicture picture = readPicture(folder.path("a.jpg"), Ground::White);
        QCOMPARE(picture.size, QSize(12000, 9000));
        QCOMPARE(picture.image.size(), QSize(6000, 4500));
        QVERIFY(picture.wasReduced);
        QCOMPARE(pictureSize(folder.path("a.jpg")), QSize(12000, 9000));
        const DataSplit data = openKinds(folder.path(), {{"size", "32"}});
        QCOMPARE(data.train->size() + data.test->size(), 2);
        const auto image = data.train->image(0);
        QVERIFY(std::abs(image[5] - 200) < 4 && std::abs(image[31 * 32 + 5] - 40) < 4);
        QVERIFY2(notesOf(data).contains("JPEG files of more than 67 megapixels were decoded"),
                 qPrintable(notesOf(data)));
    }
};

static const lunette::test::TestClass<PictureKindsTest, QCoreApplication> kPictureKindsTest;
#include "PictureKindsTest.moc"
