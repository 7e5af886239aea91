#include "Error.h"
#include "TestProgram.h"
#include "imaging/JpegBudget.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

QImage drawing(QSize size, QImage::Format format) {
    QImage image(size, QImage::Format_RGB888);
    image.fill(QColor(30, 60, 120));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(240, 200, 60));
    painter.drawEllipse(QRectF(size.width() * 0.2, size.height() * 0.1, size.width() * 0.5, size.height() * 0.7));
    painter.end();
    return image.convertToFormat(format);
}

}  // namespace

/// JPEG at so many bytes.
class JpegBudgetTest : public QObject {
    Q_OBJECT
private slots:
    void scanBytes_leaveOutHeadersAndTables() {
        // Start, a comment of one byte, a scan's header of two bytes, three bytes of data, end.
        const std::vector<std::uint8_t> file{0xff, 0xd8, 0xff, 0xfe, 0, 3, 7, 0xff, 0xda,
                                             0,    4,    1,    2,    9, 8, 7, 0xff, 0xd9};
        QCOMPARE(scanBytes(file), 3);
        QVERIFY_EXCEPTION_THROWN(scanBytes(std::span(file).first(17)), Error);
        QVERIFY_EXCEPTION_THROWN(scanBytes(std::span(file).first(6)), Error);
        QVERIFY_EXCEPTION_THROWN(scanBytes({}), Error);
        QByteArray real;
        QBuffer buffer(&real);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(drawing({64, 64}, QImage::Format_Grayscale8).save(&buffer, "JPEG", 50));
        const Index scan =
            scanBytes({reinterpret_cast<const std::uint8_t*>(real.constData()), static_cast<std::size_t>(real.size())});
        QVERIFY(scan > 50 && scan < real.size() - 300);
    }

    void squaredError_ofTwoPictures_isThatOfTheirPixels() {
        QImage one(2, 1, QImage::Format_Grayscale8), other = one;
        one.fill(0);
        other.fill(0);
        other.scanLine(0)[1] = 255;
        QCOMPARE(squaredError(one, other), 1.0);
        const QImage red = drawing({5, 5}, QImage::Format_RGB888);
        QCOMPARE(squaredError(red, red), 0.0);
        QImage brighter = red.copy();
        brighter.scanLine(4)[14] = static_cast<uchar>(brighter.scanLine(4)[14] + 51);
        QVERIFY(std::abs(squaredError(red, brighter) - 0.04) < 1e-12);
    }

    void jpegWithin_aLargerBudget_keepsItAndComesNearer() {
        for (const auto format : {QImage::Format_Grayscale8, QImage::Format_RGB888}) {
            const QImage picture = drawing({50, 34}, format);
            double before = 1e9;
            for (const Index budget : {8, 40, 120, 500, 4000}) {
                const JpegPicture found = jpegWithin(picture, budget);
                QVERIFY2(found.bytes <= budget, qPrintable(QString::number(found.bytes)));
                QCOMPARE(found.picture.size(), picture.size());
                QCOMPARE(found.picture.format(), picture.format());
                const double error = squaredError(picture, found.picture);
                QVERIFY(error < before);
                before = error;
            }
            QVERIFY(before < 0.001 * picture.width() * picture.height() * picture.depth() / 8);
        }
    }

    void jpegWithin_aBudgetTooSmall_givesTheShortest() {
        const JpegPicture found = jpegWithin(drawing({28, 28}, QImage::Format_Grayscale8), 0);
        QVERIFY(found.bytes >= 1 && found.bytes <= 3);
        QVERIFY(!found.picture.isNull());
    }
};

static const lunette::test::TestClass<JpegBudgetTest, QGuiApplication> kJpegBudgetTest;
#include "JpegBudgetTest.moc"
