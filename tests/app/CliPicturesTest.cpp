#include "CliProgram.h"
#include "TestProgram.h"

#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QTest>

namespace {

/// In shades of 255; codes of whole batches are rounded otherwise than those of single pictures.
int largestDifference(const QImage& a, const QImage& b) {
    if (a.size() != b.size()) return 255;
    int largest = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            largest = std::max(largest, std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))));
    return largest;
}

}  // namespace

/// What the commands draw and the codes they write.
class CliPicturesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void sample_repeated_followsTheSeed();
    void sample_intoAFolder_writesAFileAPicture();
    void interpolate_betweenTwoImages_startsAndEndsAtThem();
    void interpolate_viaAnImage_passesThroughIt();
    void interpolate_alongDensity_leavesTheStraightPath();
    void interpolate_asGif_loopsThereAndBack();
    void encode_thenDecode_equalsReconstruct_data();
    void encode_thenDecode_equalsReconstruct();
    void pictures_ofASample_nameTheirCodeSeedAndModel();
    void reconstruct_inAGrid_putsPicturesBelowTheirImages();
    void decode_ofOneCode_equalsItsPictureAmongMany();
    void reconstruct_ofNamedImages_keepsTheirOrder();
    void reconstruct_withADenoisingModel_corruptsItsImages();
    void decode_ofMalformedCodes_isRefused();

private:
    CliProgram cli_;
    QString model_ = "model.lunette";
};

namespace {}  // namespace

void CliPicturesTest::initTestCase() {
    QVERIFY(cli_.isValid());
    QVERIFY(!cli_.train({"--epochs", "2", "--output", model_}, "model.json").isEmpty());
}

void CliPicturesTest::sample_repeated_followsTheSeed() {
    QCOMPARE(cli_.run({"sample", model_, "--count", "9", "--output", "a.png"}).code, 0);
    QCOMPARE(cli_.run({"sample", model_, "--count", "9", "--seed", "1", "--output", "b.png"}).code, 0);
    QCOMPARE(cli_.run({"sample", model_, "--count", "9", "--seed", "2", "--output", "c.png"}).code, 0);
    QCOMPARE(QImage(cli_.path("a.png")).size(), QSize(3 * 28, 3 * 28));
    QCOMPARE(cli_.contents("a.png"), cli_.contents("b.png"));
    QVERIFY(cli_.contents("a.png") != cli_.contents("c.png"));
}

void CliPicturesTest::sample_intoAFolder_writesAFileAPicture() {
    QCOMPARE(cli_.run({"sample", model_, "--count", "3", "--magnify", "2", "--output", "pictures"}).code, 0);
    QCOMPARE(QDir(cli_.path("pictures")).entryList(QDir::Files, QDir::Name),
             (QStringList{"0001.png", "0002.png", "0003.png"}));
    QCOMPARE(QImage(cli_.path("pictures/0002.png")).size(), QSize(56, 56));
}

void CliPicturesTest::interpolate_betweenTwoImages_startsAndEndsAtThem() {
    const QStringList ends{"interpolate", model_, CliProgram::moons, "--path", "spherical"};
    QCOMPARE(cli_.run(ends + QStringList{"--from", "3", "--to", "7", "--steps", "5", "--output", "there.png"}).code, 0);
    QCOMPARE(cli_.run(ends + QStringList{"--from", "7", "--to", "3", "--steps", "5", "--output", "back.png"}).code, 0);
    const QImage there(cli_.path("there.png"));
    const QImage back(cli_.path("back.png"));
    QCOMPARE(there.size(), QSize(5 * 28, 28));
    QCOMPARE(there.copy(0, 0, 28, 28), back.copy(4 * 28, 0, 28, 28));
    QVERIFY(there.copy(0, 0, 28, 28) != there.copy(4 * 28, 0, 28, 28));
}

void CliPicturesTest::interpolate_viaAnImage_passesThroughIt() {
    const QStringList way{"interpolate", model_, CliProgram::moons, "--from", "3", "--to", "7", "--steps", "5"};
    QCOMPARE(cli_.run(way + QStringList{"--via", "11", "--output", "past.png"}).code, 0);
    QCOMPARE(cli_.run({"reconstruct", model_, CliProgram::moons, "--images", "3,11,7", "--output", "stops"}).code, 0);
    const QImage past = QImage(cli_.path("past.png")).convertToFormat(QImage::Format_Grayscale8);
    for (int stop = 0; stop < 3; ++stop) {
        const QImage alone(cli_.path(QStringLiteral("stops/000%1.png").arg(stop + 1)));
        QCOMPARE(past.copy(2 * 28 * stop, 0, 28, 28), alone.convertToFormat(QImage::Format_Grayscale8));
    }
    for (const char* via : {"99999", "moon"}) {
        const auto outcome = cli_.run(way + QStringList{"--via", via, "--output", "none.png"});
        QVERIFY(outcome.code != 0);
        QVERIFY2(outcome.errors.contains("--via"), outcome.errors);
    }
    QVERIFY(!QFile::exists(cli_.path("none.png")));
}

void CliPicturesTest::interpolate_alongDensity_leavesTheStraightPath() {
    const QStringList way{"interpolate", model_, CliProgram::moons, "--from", "3", "--to", "7", "--steps", "7"};
    QCOMPARE(cli_.run(way + QStringList{"--output", "straight.png"}).code, 0);
    QCOMPARE(cli_.run(way + QStringList{"--path", "density", "--output", "dense.png"}).code, 0);
    QCOMPARE(cli_.run(way + QStringList{"--path", "density", "--threads", "1", "--output", "again.png"}).code, 0);
    QCOMPARE(cli_.contents("dense.png"), cli_.contents("again.png"));
    const QImage straight(cli_.path("straight.png")), dense(cli_.path("dense.png"));
    QVERIFY(dense.copy(3 * 28, 0, 28, 28) != straight.copy(3 * 28, 0, 28, 28));
    QCOMPARE(dense.copy(0, 0, 28, 28), straight.copy(0, 0, 28, 28));
    QCOMPARE(dense.copy(6 * 28, 0, 28, 28), straight.copy(6 * 28, 0, 28, 28));
}

void CliPicturesTest::interpolate_asGif_loopsThereAndBack() {
    QCOMPARE(cli_.run({"interpolate", model_, CliProgram::moons, "--from", "3", "--to", "7", "--steps", "4", "--output",
                       "morph.gif"})
                 .code,
             0);
    QImageReader reader(cli_.path("morph.gif"));
    QCOMPARE(reader.format(), "gif");
    QCOMPARE(reader.imageCount(), 6);  // there and back, each end once
    QCOMPARE(reader.loopCount(), -1);
    QCOMPARE(cli_.run({"interpolate", model_, CliProgram::moons, "--from", "3", "--to", "7", "--steps", "4", "--output",
                       "strip.png"})
                 .code,
             0);
    const QImage strip(cli_.path("strip.png"));
    for (int frame = 0; frame < 4; ++frame)
        QCOMPARE(reader.read().convertToFormat(QImage::Format_Grayscale8),
                 strip.copy(28 * frame, 0, 28, 28).convertToFormat(QImage::Format_Grayscale8));
}

void CliPicturesTest::encode_thenDecode_equalsReconstruct_data() {
    QTest::addColumn<QString>("codes");
    QTest::newRow("csv") << "codes.csv";
    QTest::newRow("npy") << "codes.npy";
}

void CliPicturesTest::encode_thenDecode_equalsReconstruct() {
    QFETCH(QString, codes);
    QCOMPARE(cli_.run({"encode", model_, CliProgram::moons, "--part", "test", "--output", codes}).code, 0);
    QCOMPARE(cli_.run({"decode", model_, codes, "--output", codes + "-pictures"}).code, 0);
    QCOMPARE(cli_.run({"reconstruct", model_, CliProgram::moons, "--part", "test", "--output", codes + "-direct"}).code,
             0);
    for (const char* name : {"0001.png", "0020.png"}) {
        const QImage decoded(cli_.path(codes + "-pictures/" + name));
        QVERIFY(!decoded.isNull());
        QVERIFY(largestDifference(decoded, QImage(cli_.path(codes + "-direct/" + name))) <= 1);
    }
}

void CliPicturesTest::pictures_ofASample_nameTheirCodeSeedAndModel() {
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

void CliPicturesTest::reconstruct_inAGrid_putsPicturesBelowTheirImages() {
    QCOMPARE(cli_.run({"reconstruct", model_, CliProgram::moons, "--count", "4", "--output", "grid.png"}).code, 0);
    QCOMPARE(cli_.run({"reconstruct", model_, CliProgram::moons, "--count", "4", "--output", "direct"}).code, 0);
    const QImage grid = QImage(cli_.path("grid.png")).convertToFormat(QImage::Format_Grayscale8);
    QCOMPARE(grid.size(), QSize(2 * 28, 4 * 28));
    const QImage third = QImage(cli_.path("direct/0003.png")).convertToFormat(QImage::Format_Grayscale8);
    QCOMPARE(grid.copy(0, 3 * 28, 28, 28), third);
    QVERIFY(grid.copy(0, 2 * 28, 28, 28) != third);
}

void CliPicturesTest::decode_ofOneCode_equalsItsPictureAmongMany() {
    QCOMPARE(cli_.run({"sample", model_, "--count", "60", "--seed", "4", "--output", "many.png"}).code, 0);
    const QImage many(cli_.path("many.png"));
    const QString codes = many.text("Lunette-Code");
    QCOMPARE(cli_.run({"decode", model_, "--codes", codes, "--threads", "1", "--output", "again.png"}).code, 0);
    QCOMPARE(QImage(cli_.path("again.png")), many);
    const QStringList each = codes.split("; ");
    for (const int place : {0, 17, 59}) {
        QCOMPARE(cli_.run({"decode", model_, "--codes", each[place], "--output", "one.png"}).code, 0);
        const QImage one = QImage(cli_.path("one.png")).convertToFormat(QImage::Format_Grayscale8);
        QCOMPARE(many.convertToFormat(QImage::Format_Grayscale8).copy(place % 8 * 28, place / 8 * 28, 28, 28), one);
    }
}

void CliPicturesTest::reconstruct_ofNamedImages_keepsTheirOrder() {
    QCOMPARE(cli_.run({"reconstruct", model_, CliProgram::moons, "--count", "8", "--output", "first"}).code, 0);
    QCOMPARE(cli_.run({"reconstruct", model_, CliProgram::moons, "--images", "7,2,7", "--output", "named"}).code, 0);
    QCOMPARE(cli_.contents("named/0001.png"), cli_.contents("first/0008.png"));
    QCOMPARE(cli_.contents("named/0002.png"), cli_.contents("first/0003.png"));
    QCOMPARE(cli_.contents("named/0003.png"), cli_.contents("first/0008.png"));
    const auto outcome = cli_.run({"reconstruct", model_, CliProgram::moons, "--images", "7,99999", "--output", "bad"});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains("99999"), outcome.errors);
    QVERIFY(!QFile::exists(cli_.path("bad")));
}

void CliPicturesTest::reconstruct_withADenoisingModel_corruptsItsImages() {
    const QStringList train{"--objective", "denoising", "--epochs", "1", "--output", "denoising.lunette"};
    QVERIFY(!cli_.train(train, "denoising.json").isEmpty());
    const QStringList grid{"reconstruct", "denoising.lunette", CliProgram::moons, "--count", "4", "--output"};
    QCOMPARE(cli_.run(grid + QStringList{"clean.png"}).code, 0);
    QCOMPARE(cli_.run(grid + QStringList{"noisy.png", "--corruption-strength", "0.4"}).code, 0);
    const QImage clean = QImage(cli_.path("clean.png")).convertToFormat(QImage::Format_Grayscale8);
    const QImage noisy = QImage(cli_.path("noisy.png")).convertToFormat(QImage::Format_Grayscale8);
    QCOMPARE(clean.size(), QSize(2 * 28, 4 * 28));
    QCOMPARE(noisy.size(), QSize(2 * 28, 6 * 28));
    QCOMPARE(noisy.copy(0, 0, 56, 28), clean.copy(0, 0, 56, 28));
    QVERIFY(noisy.copy(0, 28, 56, 28) != clean.copy(0, 0, 56, 28));
    QVERIFY(noisy.copy(0, 56, 56, 28) != clean.copy(0, 28, 56, 28));
}

void CliPicturesTest::decode_ofMalformedCodes_isRefused() {
    for (const char* codes : {"", "0.5", "0.5 1; 2", "0.5,1", "nan 1"}) {
        const auto outcome = cli_.run({"decode", model_, "--codes", codes, "--output", "none.png"});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.errors.contains("--codes needs 2 numbers"), outcome.errors);
    }
    QCOMPARE(cli_.run({"decode", model_, "--output", "none.png"}).code, 2);
    QCOMPARE(cli_.run({"decode", model_, "c.csv", "--codes", "1 2", "--output", "none.png"}).code, 2);
    QVERIFY(!QFile::exists(cli_.path("none.png")));
}

static const lunette::test::TestClass<CliPicturesTest, QCoreApplication> kCliPicturesTest;
#include "CliPicturesTest.moc"
