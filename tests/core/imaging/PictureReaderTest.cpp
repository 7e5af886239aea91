#include "TestFiles.h"
#include "TestProgram.h"
#include "imaging/DecodingMemory.h"
#include "imaging/GifWriter.h"
#include "imaging/PictureImport.h"
#include "imaging/PictureReader.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>
#include <QTest>

#include <algorithm>
#include <array>
#include <future>
#include <memory>

using namespace lunette;
using namespace lunette::test;

namespace {

QImage gradient() {
    QImage image(32, 24, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) image.setPixel(x, y, qRgb(8 * x, 10 * y, 3 * x + 5 * y));
    return image;
}

QByteArray encoded(const char* format, const QImage& image = gradient()) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// As cameras write them: a small JPEG lies within the EXIF data of the large one.
QByteArray jpegWithThumbnail() {
    const QByteArray picture = encoded("jpeg"), exif = QByteArray("Exif\0\0", 6) + picture;
    const auto length = static_cast<int>(exif.size() + 2);
    return picture.left(2) + "\xFF\xE1" + char(length >> 8) + char(length & 255) + exif + picture.mid(2);
}

/// EXIF's block of one entry: how the picture lies.
QByteArray exif(char orientation) {
    return QByteArray("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + orientation + QByteArray(7, 0);
}

/// Qt's reader wants the checksum.
QByteArray chunk(const QByteArray& name, const QByteArray& content) {
    quint32 sum = 0xFFFFFFFF;
    for (const char byte : name + content) {
        sum ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1U ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    const auto big = [](quint32 value) {
        return QByteArray() + char(value >> 24U) + char(value >> 16U) + char(value >> 8U) + char(value);
    };
    return big(static_cast<quint32>(content.size())) + name + content + big(~sum);
}

QByteArray turnedPng(char orientation) {
    constexpr qsizetype kBehindHeader = 33;
    return encoded("png").insert(kBehindHeader, chunk("eXIf", exif(orientation)));
}

QByteArray littleEndian(qsizetype value) {
    return QByteArray() + char(value) + char(value >> 8) + char(value >> 16) + char(value >> 24);
}

/// The plain file's one chunk, with a header that announces EXIF before it, and the block behind.
QByteArray turnedWebp(char orientation) {
    const QByteArray plain = encoded("webp").mid(12), block = exif(orientation);
    const QByteArray header =
        "VP8X" + littleEndian(10) + littleEndian(8) + char(31) + QByteArray(2, 0) + char(23) + QByteArray(2, 0);
    const QByteArray content = "WEBP" + header + plain + "EXIF" + littleEndian(block.size()) + block;
    return "RIFF" + littleEndian(content.size()) + content;
}

/// Its beginning and end, without a pixel.
QByteArray emptyPng(quint16 width, quint16 height, char bits) {
    const auto big = [](quint16 value) { return QByteArray(2, 0) + char(value >> 8) + char(value); };
    const QByteArray header = big(width) + big(height) + bits + char(2) + QByteArray(3, 0);
    return encoded("png").left(8) + chunk("IHDR", header) + chunk("IDAT", {}) + chunk("IEND", {});
}

/// An icon of both sizes.
QByteArray icon(QSize first, QSize second) {
    const std::array pictures{encoded("png", gradient().scaled(first)), encoded("png", gradient().scaled(second))};
    const QByteArray middle = QByteArray(2, 0) + char(1) + char(0) + char(32) + char(0);
    constexpr qsizetype kHead = 6 + 2 * 16;
    const auto entry = [&](QSize size, qsizetype length, qsizetype at) {
        return QByteArray() + char(size.width()) + char(size.height()) + middle + littleEndian(length) +
               littleEndian(at);
    };
    return QByteArray("\0\0\1\0\2\0", 6) + entry(first, pictures[0].size(), kHead) +
           entry(second, pictures[1].size(), kHead + pictures[0].size()) + pictures[0] + pictures[1];
}

ReadPicture readWhole(QByteArray bytes) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readPicture(buffer, Ground::White);
}
QImage readImage(const QByteArray& bytes) { return readWhole(bytes).image; }

QString whyUnread(QByteArray bytes) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return messageOf([&] { readPicture(buffer, Ground::White); });
}

}  // namespace

class PictureReaderTest : public QObject {
    Q_OBJECT
private slots:
    void file_cutAnywhere_isRefused_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("unneeded");  // bytes at the end
        const TemporaryFolder folder;
        saveGif({gradient()}, 1, 10, folder.path("a.gif"));
        const Bytes gif = readAll(folder.path("a.gif"));
        QTest::newRow("JPEG") << jpegWithThumbnail() << 0;
        QTest::newRow("PNG") << encoded("png") << 0;
        QTest::newRow("BMP") << encoded("bmp") << 0;
        QTest::newRow("GIF") << QByteArray(reinterpret_cast<const char*>(gif.data()), qsizetype(gif.size())) << 1;
    }

    void file_cutAnywhere_isRefused() {
        QFETCH(QByteArray, file);
        QFETCH(int, unneeded);
        QCOMPARE(whyUnread(file), QString());
        QCOMPARE(whyUnread(file + "notes of a camera"), QString());
        for (qsizetype length = 0; length < file.size() - unneeded; ++length)
            QVERIFY2(!whyUnread(file.left(length)).isEmpty(), qPrintable(QString::number(length)));
        QVERIFY(whyUnread(file.left(file.size() / 2)).contains("cut short"));
    }

    void exifOrientation_inEveryFormat_turnsThePicture_data() {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QPoint>("origin");  // where the stored upper left corner is seen, of 31 x 23
        QTest::addColumn<QPoint>("right");   // and the stored upper right one
        QTest::newRow("upright") << 1 << QPoint(0, 0) << QPoint(31, 0);
        QTest::newRow("mirrored") << 2 << QPoint(31, 0) << QPoint(0, 0);
        QTest::newRow("upside down") << 3 << QPoint(31, 23) << QPoint(0, 23);
        QTest::newRow("flipped") << 4 << QPoint(0, 23) << QPoint(31, 23);
        QTest::newRow("transposed") << 5 << QPoint(0, 0) << QPoint(0, 31);
        QTest::newRow("turned right") << 6 << QPoint(23, 0) << QPoint(23, 31);
        QTest::newRow("transversed") << 7 << QPoint(23, 31) << QPoint(23, 0);
        QTest::newRow("turned left") << 8 << QPoint(0, 31) << QPoint(0, 0);
    }

    void exifOrientation_inEveryFormat_turnsThePicture() {
        QFETCH(int, orientation);
        QFETCH(QPoint, origin);
        QFETCH(QPoint, right);
        QList<std::pair<QByteArray, QByteArray>> files{{encoded("png"), turnedPng(char(orientation))}};
        if (QImageWriter::supportedImageFormats().contains("webp"))
            files.append({encoded("webp"), turnedWebp(char(orientation))});
        for (const auto& [plain, turned] : files) {
            const QImage stored = readImage(plain), seen = readImage(turned);
            QCOMPARE(seen.size(), orientation < 5 ? stored.size() : stored.size().transposed());
            QCOMPARE(seen.pixel(origin), stored.pixel(0, 0));
            QCOMPARE(seen.pixel(right), stored.pixel(31, 0));
        }
    }

    void pictureSize_ofATurnedPicture_isAsItIsSeen() {
        const TemporaryFolder folder;
        const QByteArray file = turnedPng(6);
        QCOMPARE(pictureSize(folder.write("a.png", {file.begin(), file.end()})), QSize(24, 32));
    }

    void picture_tooLarge_isRefusedWithTheLimit() {
        const QString plain = whyUnread(emptyPng(12000, 9000, 8));
        QCOMPARE(plain, QString("claims 12000 x 9000 pixels; Lunette reads at most 67 megapixels: make it smaller"));
        const QString deep = whyUnread(emptyPng(9000, 4000, 16));
        QVERIFY2(deep.contains("of 16 bits") && deep.contains("33 megapixels"), qPrintable(deep));
        QVERIFY(whyUnread(emptyPng(9000, 4000, 8)).contains("damaged"));  // it has no pixels
        const TemporaryFolder folder;
        const QByteArray file = emptyPng(12000, 9000, 8);
        QVERIFY(!pictureSize(folder.write("a.png", {file.begin(), file.end()})).isValid());
    }

    void photograph_of50Megapixels_isRead() {
        QImage photograph(8192, 6144, QImage::Format_RGB32);
        photograph.fill(qRgb(10, 90, 200));
        QCOMPARE(readWhole(encoded("jpeg", photograph)).size, photograph.size());
    }

    void decodingMemory_takenByOne_makesOthersWait() {
        constexpr std::int64_t kMegabyte = 1 << 20;
        auto first = std::make_unique<DecodingMemory>();
        first->take(10'000 * kMegabyte);  // more than there is: alone
        std::future<void> second = std::async(std::launch::async, [] { DecodingMemory().take(kMegabyte); });
        QCOMPARE(second.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
        first.reset();
        second.get();
        DecodingMemory third, fourth;
        third.take(300 * kMegabyte);
        fourth.take(300 * kMegabyte);
    }

    void icon_ofSeveralSizes_givesTheLargest() {
        if (!QImageReader::supportedImageFormats().contains("ico")) QSKIP("Qt's plugin for it is missing");
        for (const auto& sizes : {std::pair(QSize(16, 16), QSize(48, 48)), {QSize(48, 48), QSize(16, 16)}}) {
            const ReadPicture picture = readWhole(icon(sizes.first, sizes.second));
            QCOMPARE(picture.size, QSize(48, 48));
            QVERIFY(picture.isOneOfSeveral);
        }
    }

    void report_namesWhatElseFilesHold() {
        const TemporaryFolder folder;
        saveGif({gradient(), gradient().mirrored()}, 1, 10, folder.path("a.gif"));
        saveGif({gradient()}, 1, 10, folder.path("b.gif"));
        folder.write("c.ppm",
                     {'P', '6', ' ', '#', '9', '\n', '1', ' ', '1', ' ', '9', '9', '9', '\n', 0, 0, 0, 0, 0, 0});
        const PictureTarget target{{8, 8, 3}, Fit::Crop, Ground::White};
        const ImportReport report = importPictures(folder.path(), {"a.gif", "b.gif", "c.ppm"}, target, {}).report;
        QCOMPARE(report.skipped.size(), 0U);
        const auto has = [&](const char* note) {
            return std::ranges::count(report.notes, note, &Message::english) == 1;
        };
        QVERIFY(has("Files of several pictures gave the first, icons the largest: 1 picture."));
        QVERIFY(has("16 bits a channel were reduced to 8: 1 picture."));
    }

    void cmykJpeg_isNamed() {
        const QString file = realData("hostile/pictures/edge_cmyk.jpg");
        if (file.isEmpty()) QSKIP("no hostile files beside the project (LUNETTE_TEST_DATA)");
        QCOMPARE(readPicture(file, Ground::White).kind, std::string("JPEG, CMYK"));
    }
};

static const lunette::test::TestClass<PictureReaderTest, QCoreApplication> kPictureReaderTest;
#include "PictureReaderTest.moc"
