#include "TestProgram.h"
#include "widgets/BusyMark.h"
#include "widgets/PictureRows.h"
#include "widgets/PictureStrip.h"
#include "widgets/SampleRow.h"

#include <QApplication>
#include <QtTest>

#include <cmath>

using namespace lunette;

namespace {

std::vector<QImage> grayPictures(std::size_t count, int side) {
    QImage picture(side, side, QImage::Format_RGB32);
    picture.fill(Qt::gray);
    return std::vector<QImage>(count, picture);
}

bool isWhole(double multiple) { return multiple >= 1 && std::abs(multiple - std::round(multiple)) < 1e-6; }

}  // namespace

/// Rows of pictures at whole multiples of their pixels, whatever the place and the scale.
class PictureStripTest : public QObject {
    Q_OBJECT
private slots:
    void sizeHint_inAnyRoom_isWhatWholePicturesNeed_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("room");
        for (const int side : {8, 28, 32, 64})
            for (const int room : {100, 140, 150, 200, 260, 400}) QTest::addRow("%d in %d", side, room) << side << room;
    }

    void sizeHint_inAnyRoom_isWhatWholePicturesNeed() {
        QFETCH(int, side);
        QFETCH(int, room);
        PictureStrip strip;
        show(strip, side);
        strip.resize(900, 100);
        strip.setRoom(room);
        const int height = strip.sizeHint().height();
        QVERIFY(height <= std::max(room, strip.minimumSizeHint().height()));
        strip.resize(900, height);
        QVERIFY(isWhole(strip.side() * strip.devicePixelRatioF() / side));
        // One more multiple, or the nearest pictures, would not have fitted.
        strip.resize(900, room);
        const double best = strip.side();
        const bool hadNearest = strip.hasNearest();
        strip.resize(900, height);
        if (room < strip.minimumSizeHint().height()) return;
        QCOMPARE(strip.hasNearest(), hadNearest);
        QCOMPARE(strip.side(), best);
    }

    void captions_thatBecomeLonger_moveNothing() {
        PictureStrip strip;
        show(strip, 32);
        strip.resize(900, 220);
        const PictureStrip::Captions before{QStringList(9, QStringLiteral("0.031")),
                                            QStringList(9, QStringLiteral("0.031")),
                                            QStringLiteral("0.000 (0.0 ×)"),
                                            {}};
        PictureStrip::Captions after = before;
        after.full = QStringList(9, QStringLiteral("0.031 (1.2 ×)"));
        const auto firstLine = [&](const PictureStrip::Captions& captions) {
            strip.setCaptions(captions);
            return strip.grab().toImage().copy(0, 0, 900, 70);
        };
        QCOMPARE(firstLine(before), firstLine(after));
    }

    void placeOfMark_isWithinTheStripAndOverNoPicture() {
        PictureStrip strip;
        show(strip, 32);
        const QSize mark = BusyMark(strip).sizeHint();
        for (const int height : {120, 150, 220, 300}) {
            strip.resize(900, height);
            const QRect place(strip.placeOfMark(mark), mark);
            QVERIFY(strip.rect().contains(place));
            const QImage image = strip.grab().toImage();
            const double ratio = image.devicePixelRatio();
            int gray = 0;
            for (int y = place.top(); y <= place.bottom(); ++y)
                for (int x = place.left(); x <= place.right(); ++x)
                    gray += image.pixelColor(static_cast<int>(x * ratio), static_cast<int>(y * ratio)) == Qt::gray;
            QCOMPARE(gray, 0);
        }
    }

    void sampleRow_atItsHint_showsWholePixels() {
        for (const int side : {28, 32, 64}) {
            SampleRow row;
            row.setDraws(grayPictures(4, side), grayPictures(4, side));
            row.resize(280, row.sizeHint().height());  // not enough for four of each
            QVERIFY(row.shownOfEach() < 4 || row.side() < 33);
            QVERIFY(row.side() >= 24);
            row.resize(700, row.sizeHint().height());
            QCOMPARE(row.shownOfEach(), std::size_t(4));
            const double multiple = row.side() * row.devicePixelRatioF() / side;
            QVERIFY2(isWhole(multiple) || row.side() >= 40, qPrintable(QString::number(multiple)));
            QVERIFY(row.side() >= 24);
        }
    }

    void pictureRows_withLowRows_keepTheirNamesApart() {
        PictureRows rows(QStringLiteral("rows"));
        rows.preferSize();
        rows.setShape({32, 32}, 4);
        const QString name = QStringLiteral("This model\n2 bytes\nerror 4.3");
        rows.setRowNames(QStringList(4, name));
        rows.setRows(std::vector<std::vector<QImage>>(4, grayPictures(6, 32)));
        const int line = QFontMetrics(rows.font()).height();
        rows.resize(500, 2 * line + 8 + 4 * 40);
        QVERIFY(rows.rowPitch() >= 2 * line);  // of three lines the last two are one
        rows.resize(500, 400);
        QVERIFY(rows.rowPitch() >= 3 * line);
    }

private:
    static void show(PictureStrip& strip, int side) {
        strip.setSteps(grayPictures(9, side));
        strip.setNearest(grayPictures(9, side));
    }
};

static const lunette::test::TestClass<PictureStripTest, QApplication> kPictureStripTest;
#include "PictureStripTest.moc"
