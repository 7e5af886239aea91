#include "TestProgram.h"
#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QtTest>

using namespace lunette;

class PictureTest : public QObject {
    Q_OBJECT
private slots:
    void toImage_ofGrays_clipsAndKeepsTheOrder();
    void toImage_ofColors_readsInterleavedChannels();
    void pixelExactRect_isAWholeMultipleOfDevicePixels_data();
    void pixelExactRect_isAWholeMultipleOfDevicePixels();
    void toDifferenceImage_ofEqualPixels_isTheBackground();
    void pictureView_paintsEveryPixelAsASquare();
};

void PictureTest::toImage_ofGrays_clipsAndKeepsTheOrder() {
    Vector pixels(6);
    pixels << 0, 0.5F, 1, -3, 7, 0.2F;
    const QImage image = toImage(pixels, {3, 2, 1});
    QCOMPARE(image.size(), QSize(3, 2));
    const auto gray = [&image](int x, int y) { return qGray(image.pixel(x, y)); };
    QCOMPARE(gray(0, 0), 0);
    QCOMPARE(gray(1, 0), 128);
    QCOMPARE(gray(2, 0), 255);
    QCOMPARE(gray(0, 1), 0);
    QCOMPARE(gray(1, 1), 255);
    QCOMPARE(gray(2, 1), 51);
}

void PictureTest::toImage_ofColors_readsInterleavedChannels() {
    Vector pixels(6);
    pixels << 1, 0, 0, 0, 0, 1;
    const QImage image = toImage(pixels, {2, 1, 3});
    QCOMPARE(image.pixel(0, 0), qRgb(255, 0, 0));
    QCOMPARE(image.pixel(1, 0), qRgb(0, 0, 255));
}

void PictureTest::pixelExactRect_isAWholeMultipleOfDevicePixels_data() {
    QTest::addColumn<double>("ratio");
    QTest::addColumn<QSizeF>("expected");
    QTest::newRow("1x") << 1.0 << QSizeF(84, 84);
    QTest::newRow("2x") << 2.0 << QSizeF(98, 98);
    QTest::newRow("1.25x") << 1.25 << QSizeF(89.6, 89.6);
}

void PictureTest::pixelExactRect_isAWholeMultipleOfDevicePixels() {
    QFETCH(double, ratio);
    QFETCH(QSizeF, expected);
    const QRectF rect = pixelExactRect({28, 28}, QRectF(7, 3, 100, 150), ratio);
    QCOMPARE(rect.size(), expected);
    QVERIFY(QRectF(7, 3, 100, 150).contains(rect));
    QCOMPARE(std::round(rect.x() * ratio), rect.x() * ratio);
    QCOMPARE(std::round(rect.y() * ratio), rect.y() * ratio);
}

void PictureTest::toDifferenceImage_ofEqualPixels_isTheBackground() {
    const QWidget widget;
    Vector input(2), output(2);
    input << 0.25F, 1.0F;
    output << 0.25F, 0.0F;
    const QImage image = toDifferenceImage(input, output, {2, 1, 1}, widget);
    QCOMPARE(image.pixelColor(0, 0), theme::ground(widget));
    QCOMPARE(image.pixelColor(1, 0), theme::diverging(1.0, widget));
}

void PictureTest::pictureView_paintsEveryPixelAsASquare() {
    PictureView view;
    view.resize(100, 100);
    QImage checks(2, 2, QImage::Format_RGB32);
    checks.setPixel(0, 0, qRgb(255, 0, 0));
    checks.setPixel(1, 0, qRgb(0, 255, 0));
    checks.setPixel(0, 1, qRgb(0, 0, 255));
    checks.setPixel(1, 1, qRgb(255, 255, 255));
    view.setPicture(checks);
    const QImage shot = view.grab().toImage();
    for (int y = 0; y < 100; ++y) {
        for (int x = 0; x < 100; ++x) QCOMPARE(shot.pixel(x, y), checks.pixel(x / 50, y / 50));
    }
}

static const lunette::test::TestClass<PictureTest, QApplication> kPictureTest;
#include "PictureTest.moc"
