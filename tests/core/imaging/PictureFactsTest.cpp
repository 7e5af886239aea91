#include "TestFiles.h"
#include "imaging/GifWriter.h"
#include "imaging/PictureReader.h"

#include <QBuffer>
#include <QImageWriter>
#include <QTest>

using namespace lunette;
using namespace lunette::test;

namespace {

QImage gradient() {
    QImage image(32, 24, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) image.setPixel(x, y, qRgb(8 * x, 10 * y, 3 * x + 5 * y));
    return image;
}

QByteArray encoded(const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    gradient().save(&buffer, format);
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

QByteArray little(qsizetype value) {
    return QByteArray() + char(value) + char(value >> 8) + char(value >> 16) + char(value >> 24);
}

/// The plain file's one chunk, with a header that announces EXIF before it, and the block behind.
QByteArray turnedWebp(char orientation) {
    const QByteArray plain = encoded("webp").mid(12), block = exif(orientation);
    const QByteArray header =
        "VP8X" + little(10) + little(8) + char(31) + QByteArray(2, 0) + char(23) + QByteArray(2, 0);
    const QByteArray content = "WEBP" + header + plain + "EXIF" + little(block.size()) + block;
    return "RIFF" + little(content.size()) + content;
}

QImage read(QByteArray bytes) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readPicture(buffer, Ground::White).image;
}

QString whyUnread(QByteArray bytes) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return messageOf([&] { readPicture(buffer, Ground::White); });
}

}  // namespace

class PictureFactsTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsCutShortIsNoPicture_data() {
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

    void whatIsCutShortIsNoPicture() {
        QFETCH(QByteArray, file);
        QFETCH(int, unneeded);
        QCOMPARE(whyUnread(file), QString());
        QCOMPARE(whyUnread(file + "notes of a camera"), QString());
        for (qsizetype length = 0; length < file.size() - unneeded; ++length)
            QVERIFY2(!whyUnread(file.left(length)).isEmpty(), qPrintable(QString::number(length)));
        QVERIFY(whyUnread(file.left(file.size() / 2)).contains("cut short"));
    }

    void exifTurnsEveryFormat_data() {
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

    void exifTurnsEveryFormat() {
        QFETCH(int, orientation);
        QFETCH(QPoint, origin);
        QFETCH(QPoint, right);
        QList<std::pair<QByteArray, QByteArray>> files{{encoded("png"), turnedPng(char(orientation))}};
        if (QImageWriter::supportedImageFormats().contains("webp"))
            files.append({encoded("webp"), turnedWebp(char(orientation))});
        for (const auto& [plain, turned] : files) {
            const QImage stored = read(plain), seen = read(turned);
            QCOMPARE(seen.size(), orientation < 5 ? stored.size() : stored.size().transposed());
            QCOMPARE(seen.pixel(origin), stored.pixel(0, 0));
            QCOMPARE(seen.pixel(right), stored.pixel(31, 0));
        }
    }

    void aTurnedPictureCountsAsItIsSeen() {
        const TemporaryFolder folder;
        const QByteArray file = turnedPng(6);
        QCOMPARE(pictureSize(folder.write("a.png", {file.begin(), file.end()})), QSize(24, 32));
    }
};

QTEST_GUILESS_MAIN(PictureFactsTest)
#include "PictureFactsTest.moc"
