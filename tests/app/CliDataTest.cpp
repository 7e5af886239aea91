#include "CliProgram.h"
#include "TestProgram.h"

#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QTest>

/// What the command line says of datasets, and does with their parts.
class CliDataTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(cli_.isValid()); }
    void datasets_listsBuiltInsAndFormats();
    void inspect_ofMoons_describesImagesAndFactors();
    void inspect_ofAFolderWithABrokenPicture_namesWhatItSkipped();
    void inspect_ofATruncatedIdx_fails();
    void evaluate_withAWithheldClass_reportsItsErrorApart();

private:
    CliProgram cli_;
};

namespace {}

void CliDataTest::datasets_listsBuiltInsAndFormats() {
    const auto list = cli_.run({"datasets"});
    QCOMPARE(list.code, 0);
    for (const char* word :
         {"moons", "count=", "gap=", "style=", "faces", "sprites", "digits", "fashion-mnist", "mnist", "IDX"})
        QVERIFY2(list.output.contains(word), word);
    for (const char* line :
         {"\nIDX (*ubyte *ubyte.gz *.idx *.idx.gz)\n", "\nNumPy array (*.npy)\n", "\nfolder of pictures\n"})
        QVERIFY2(list.output.contains(line), line);
}

void CliDataTest::inspect_ofMoons_describesImagesAndFactors() {
    const auto text = cli_.run({"inspect", CliProgram::moons});
    QCOMPARE(text.code, 0);
    QVERIFY(text.output.contains("120 to train on, 20 held out"));
    QVERIFY(text.output.contains("28 x 28, 1 channel"));

    const QJsonObject report = CliProgram::json(cli_.run({"inspect", CliProgram::moons, "--report", "-"}).output);
    QCOMPARE(report["format"].toString(), "lunette-dataset");
    QCOMPARE(report["dataset"].toObject()["images"].toInt(), 120);
    QStringList factors;
    for (const auto& factor : report["factors"].toArray()) factors << factor.toObject()["name"].toString();
    QCOMPARE(factors, (QStringList{"fraction", "side", "tilt", "x", "y", "radius"}));
}

void CliDataTest::inspect_ofAFolderWithABrokenPicture_namesWhatItSkipped() {
    QDir().mkpath(cli_.path("pictures/a"));
    QDir().mkpath(cli_.path("pictures/b"));
    for (int i = 0; i < 12; ++i) {
        QImage image(28, 28, QImage::Format_Grayscale8);
        image.fill(20 * i);
        QVERIFY(image.save(cli_.path(QString("pictures/%1/%2.png").arg(i % 2 ? "a" : "b").arg(i))));
    }
    QFile cut(cli_.path("pictures/a/cut.png"));
    QVERIFY(cut.open(QIODevice::WriteOnly));
    cut.write("\x89PNG\r\n\x1a\n");
    cut.close();
    const auto text = cli_.run({"inspect", "pictures:fit=stretch"});
    QCOMPARE(text.code, 0);
    for (const char* part : {"28 x 28, 1 channel", "  a: 5 + 1", "PNG, gray: 12", "skipped      1\n  a/cut.png: "})
        QVERIFY2(text.output.contains(part), text.output.constData());
    QCOMPARE(text.errors.count('\n'), 1);  // what libpng has to say is not among it

    const QJsonObject report = CliProgram::json(cli_.run({"inspect", "pictures", "--report", "-"}).output);
    QCOMPARE(report["skipped"].toArray()[0].toObject()["what"].toString(), "a/cut.png");
    QCOMPARE(report["kinds"].toArray()[0].toObject()["images"].toInt(), 12);
    QCOMPARE(cli_.run({"train", "pictures:size=14", "--epochs", "1", "--output", "p.lunette"}).code, 0);
    QCOMPARE(cli_.run({"evaluate", "p.lunette", "pictures:size=14"}).code, 0);

    const auto alone = cli_.run({"inspect", "pictures/a/cut.png"});
    QCOMPARE(alone.code, 1);
    QVERIFY2(CliProgram::isOneErrorLine(alone.errors) && alone.errors.contains("cut.png"), alone.errors.constData());
}

void CliDataTest::inspect_ofATruncatedIdx_fails() {
    QFile file(cli_.path("short-images-idx3-ubyte"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromHex("00000803"
                                   "00000010"
                                   "0000001c"
                                   "0000001c") +
               QByteArray(1000, 'x'));
    file.close();
    const auto outcome = cli_.run({"inspect", "short-images-idx3-ubyte"});
    QCOMPARE(outcome.code, 1);
    QVERIFY(CliProgram::isOneErrorLine(outcome.errors));
    QVERIFY(outcome.errors.contains("short-images-idx3-ubyte"));
}

void CliDataTest::evaluate_withAWithheldClass_reportsItsErrorApart() {
    QVERIFY(!cli_.train({"--objective", "autoencoder", "--epochs", "2", "--output", "model.lunette"}, "model.json")
                 .isEmpty());
    const auto outcome =
        cli_.run({"evaluate", "model.lunette", CliProgram::moons + ",without=full moon", "--report", "-"});
    QCOMPARE(outcome.code, 0);
    const QJsonObject test = CliProgram::json(outcome.output)["test"].toObject();
    const double all = test["squared_error"].toDouble(), seen = test["squared_error_seen"].toDouble(),
                 unseen = test["squared_error_unseen"].toDouble();
    QVERIFY(std::min(seen, unseen) < all && all < std::max(seen, unseen));
    const auto inspected = cli_.run({"inspect", CliProgram::moons + ",without=full moon"}).output;
    QVERIFY2(inspected.contains("full moon: 0 + ") && inspected.count("withheld from training") == 1,
             inspected.constData());
    QVERIFY(cli_.run({"evaluate", "model.lunette", CliProgram::moons + ",without=half"}).errors.contains("'half'"));
}

static const lunette::test::TestClass<CliDataTest, QCoreApplication> kCliDataTest;
#include "CliDataTest.moc"
