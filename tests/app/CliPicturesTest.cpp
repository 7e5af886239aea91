#include "CliProgram.h"

#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QTest>

/// What the commands draw and the codes they write.
class CliPicturesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void samplesRepeatAndFollowTheSeed();
    void samplesFillAFolder();
    void interpolationStartsAndEndsAtTheImages();
    void interpolationBecomesAnAnimation();
    void codesGoOutAndComeBack_data();
    void codesGoOutAndComeBack();
    void picturesSayWhereTheyWereFound();
    void reconstructionsStandBelowTheirImages();

private:
    CliProgram cli_;
    QString model_ = "model.lunette";
};

namespace {

const QString kMoons = CliProgram::moons;

}  // namespace

void CliPicturesTest::initTestCase() {
    QVERIFY(cli_.isValid());
    QVERIFY(!cli_.train({"--epochs", "2", "--output", model_}, "model.json").isEmpty());
}

void CliPicturesTest::samplesRepeatAndFollowTheSeed() {
    QCOMPARE(cli_.run({"sample", model_, "--count", "9", "--output", "a.png"}).code, 0);
    QCOMPARE(cli_.run({"sample", model_, "--count", "9", "--seed", "1", "--output", "b.png"}).code, 0);
    QCOMPARE(cli_.run({"sample", model_, "--count", "9", "--seed", "2", "--output", "c.png"}).code, 0);
    QCOMPARE(QImage(cli_.path("a.png")).size(), QSize(3 * 28, 3 * 28));
    QCOMPARE(cli_.contents("a.png"), cli_.contents("b.png"));
    QVERIFY(cli_.contents("a.png") != cli_.contents("c.png"));
}

void CliPicturesTest::samplesFillAFolder() {
    QCOMPARE(cli_.run({"sample", model_, "--count", "3", "--magnify", "2", "--output", "pictures"}).code, 0);
    QCOMPARE(QDir(cli_.path("pictures")).entryList(QDir::Files, QDir::Name),
             (QStringList{"0001.png", "0002.png", "0003.png"}));
    QCOMPARE(QImage(cli_.path("pictures/0002.png")).size(), QSize(56, 56));
}

void CliPicturesTest::interpolationStartsAndEndsAtTheImages() {
    const QStringList ends{"interpolate", model_, kMoons, "--path", "spherical"};
    QCOMPARE(cli_.run(ends + QStringList{"--from", "3", "--to", "7", "--steps", "5", "--output", "there.png"}).code, 0);
    QCOMPARE(cli_.run(ends + QStringList{"--from", "7", "--to", "3", "--steps", "5", "--output", "back.png"}).code, 0);
    const QImage there(cli_.path("there.png"));
    const QImage back(cli_.path("back.png"));
    QCOMPARE(there.size(), QSize(5 * 28, 28));
    QCOMPARE(there.copy(0, 0, 28, 28), back.copy(4 * 28, 0, 28, 28));
    QVERIFY(there.copy(0, 0, 28, 28) != there.copy(4 * 28, 0, 28, 28));
}

void CliPicturesTest::interpolationBecomesAnAnimation() {
    QCOMPARE(
        cli_.run({"interpolate", model_, kMoons, "--from", "3", "--to", "7", "--steps", "4", "--output", "morph.gif"})
            .code,
        0);
    QImageReader reader(cli_.path("morph.gif"));
    QCOMPARE(reader.format(), "gif");
    QCOMPARE(reader.imageCount(), 6);  // there and back, each end once
    QCOMPARE(reader.loopCount(), -1);
    QCOMPARE(
        cli_.run({"interpolate", model_, kMoons, "--from", "3", "--to", "7", "--steps", "4", "--output", "strip.png"})
            .code,
        0);
    const QImage strip(cli_.path("strip.png"));
    for (int frame = 0; frame < 4; ++frame)
        QCOMPARE(reader.read().convertToFormat(QImage::Format_Grayscale8),
                 strip.copy(28 * frame, 0, 28, 28).convertToFormat(QImage::Format_Grayscale8));
}

void CliPicturesTest::codesGoOutAndComeBack_data() {
    QTest::addColumn<QString>("codes");
    QTest::newRow("csv") << "codes.csv";
    QTest::newRow("npy") << "codes.npy";
}

void CliPicturesTest::codesGoOutAndComeBack() {
    QFETCH(QString, codes);
    QCOMPARE(cli_.run({"encode", model_, kMoons, "--part", "test", "--output", codes}).code, 0);
    QCOMPARE(cli_.run({"decode", model_, codes, "--output", codes + "-pictures"}).code, 0);
    QCOMPARE(cli_.run({"reconstruct", model_, kMoons, "--part", "test", "--output", codes + "-direct"}).code, 0);
    for (const char* name : {"0001.png", "0020.png"}) {
        const QByteArray decoded = cli_.contents(codes + "-pictures/" + name);
        QVERIFY(!decoded.isEmpty());
        QCOMPARE(decoded, cli_.contents(codes + "-direct/" + name));
    }
}

void CliPicturesTest::picturesSayWhereTheyWereFound() {
    QCOMPARE(cli_.run({"sample", model_, "--count", "3", "--seed", "9", "--output", "found"}).code, 0);
    const QImage second(cli_.path("found/0002.png"));
    QCOMPARE(second.text("Lunette-Seed"), "9");
    QCOMPARE(second.text("Lunette-Model").size(), 16);
    QFile codes(cli_.path("found.csv"));
    QVERIFY(codes.open(QIODevice::WriteOnly));
    codes.write(second.text("Lunette-Code").replace(' ', ',').toUtf8() + '\n');
    codes.close();
    QCOMPARE(cli_.run({"decode", model_, "found.csv", "--output", "again"}).code, 0);
    QCOMPARE(QImage(cli_.path("again/0001.png")), second);
    QCOMPARE(QImage(cli_.path("again/0001.png")).text("Lunette-Model"), second.text("Lunette-Model"));

    QCOMPARE(cli_.run({"sample", model_, "--count", "3", "--seed", "9", "--output", "grid.png"}).code, 0);
    QCOMPARE(QImage(cli_.path("grid.png")).text("Lunette-Code").split("; ").value(1), second.text("Lunette-Code"));
}

void CliPicturesTest::reconstructionsStandBelowTheirImages() {
    QCOMPARE(cli_.run({"reconstruct", model_, kMoons, "--count", "4", "--output", "grid.png"}).code, 0);
    QCOMPARE(cli_.run({"reconstruct", model_, kMoons, "--count", "4", "--output", "direct"}).code, 0);
    const QImage grid = QImage(cli_.path("grid.png")).convertToFormat(QImage::Format_Grayscale8);
    QCOMPARE(grid.size(), QSize(2 * 28, 4 * 28));
    const QImage third = QImage(cli_.path("direct/0003.png")).convertToFormat(QImage::Format_Grayscale8);
    QCOMPARE(grid.copy(0, 3 * 28, 28, 28), third);
    QVERIFY(grid.copy(0, 2 * 28, 28, 28) != third);
}

QTEST_GUILESS_MAIN(CliPicturesTest)
#include "CliPicturesTest.moc"
