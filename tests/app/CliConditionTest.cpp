#include "CliProgram.h"
#include "TestProgram.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QTest>

/// Conditional models on the command line, as a script would use them.
class CliConditionTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void evaluate_aConditionalModel_reportsItsCondition();
    void evaluate_aModelConditionedOnFactors_hasNoLikelihoodOfItsOwn();
    void sample_aClass_drawsIt();
    void sample_each_drawsAStyleARow();
    void interpolate_severalConditions_goesPastThem();
    void decode_whatAPictureSaysOfItself_drawsItAgain();
    void decode_withoutACondition_saysThatItNeedsOne();
    void encode_withAnUnconditionedEncoder_needsNoCondition();
    void everyCommand_ofAConditionalModel_works_data();
    void everyCommand_ofAConditionalModel_works();
    void whatCannotBe_isRefused_data();
    void whatCannotBe_isRefused();

private:
    CliProgram cli_;
    const QString digits_ = "conditional.lunette";
    const QString moons_ = "moons.lunette";
};

void CliConditionTest::initTestCase() {
    QVERIFY(cli_.isValid());
    QCOMPARE(cli_.run(QStringList{"train", "digits", "--condition", "label", "--condition-encoder", "yes", "--epochs",
                                  "25", "--output", digits_} +
                      CliProgram::small)
                 .code,
             0);
    QVERIFY(!cli_.train({"--condition", "fraction", "--epochs", "2", "--output", moons_}, "moons.json").isEmpty());
}

void CliConditionTest::evaluate_aConditionalModel_reportsItsCondition() {
    const auto outcome =
        cli_.run({"evaluate", digits_, "digits", "--importance-samples", "2", "--threads", "1", "--report", "-"});
    QVERIFY2(outcome.code == 0, outcome.errors);
    const QJsonObject report = CliProgram::json(outcome.output);
    const QJsonObject condition = report["condition"].toObject();
    QCOMPARE(condition["kind"].toString(), "label");
    QCOMPARE(condition["names"].toArray().size(), 10);
    QCOMPARE(condition["encoder"].toBool(), true);
    QCOMPARE(condition["obeyed"].toObject()["samples"].toInt(), 1000);
    QVERIFY(condition["obeyed"].toObject()["classifier_accuracy"].toDouble() > 0.8);
    const double given = condition["log_likelihood_given"].toDouble();
    const double marginal = report["test"].toObject()["log_likelihood"].toDouble();
    // log p(x) >= log p(y) + log p(x | y), with ten classes about equally frequent.
    QVERIFY(marginal > given - 2.5 && marginal < 0.0);
    // By chance a tenth; after 25 epochs the decoder obeys, and the code still tells more than chance.
    QVERIFY2(condition["classifier_accuracy"].toDouble() > 0.6, outcome.output);
    QVERIFY2(condition["obeyed"].toObject()["share"].toDouble() > 0.4, outcome.output);
    const QJsonObject leak = report["leak"].toObject()["label"].toObject();
    QVERIFY2(leak["accuracy"].toDouble() > leak["chance"].toDouble(), outcome.output);
    QVERIFY(leak["chance"].toDouble() >= 0.1 && leak["chance"].toDouble() < 0.2);
    QVERIFY(CliProgram::json(cli_.contents("moons.json"))["leak"].toObject()["fraction"].toObject().contains("r2"));
}

/// log p(x | factors) is no log p(x) and would be compared with one.
void CliConditionTest::evaluate_aModelConditionedOnFactors_hasNoLikelihoodOfItsOwn() {
    const QStringList evaluate{"evaluate", moons_, CliProgram::moons, "--importance-samples", "2", "--threads", "1"};
    const QJsonObject report = CliProgram::json(cli_.run(evaluate + QStringList{"--report", "-"}).output);
    QVERIFY(!report["test"].toObject().contains("log_likelihood"));
    const QJsonObject condition = report["condition"].toObject();
    QVERIFY(condition["log_likelihood_given"].toDouble() < 0.0);
    QVERIFY(!condition.contains("classifier_accuracy"));
    const auto printed = cli_.run(evaluate);
    QVERIFY2(printed.output.contains("given the factors  log-likelihood"), printed.output);
    QVERIFY(!printed.output.startsWith("log-likelihood") && !printed.output.contains("\nlog-likelihood"));
}

void CliConditionTest::sample_aClass_drawsIt() {
    const auto drawn = [&](const QString& value) {
        const auto outcome =
            cli_.run({"sample", digits_, "--count", "4", "--condition", value, "--output", "class.png"});
        return outcome.code == 0 ? QImage(cli_.path("class.png")) : QImage();
    };
    const QImage one = drawn("1");
    QVERIFY(!one.isNull());
    QCOMPARE(one.text("Lunette-Condition"), QString("1; 1; 1; 1"));
    QVERIFY(drawn("0") != one);
    QVERIFY(drawn("1") == one);
}

void CliConditionTest::sample_each_drawsAStyleARow() {
    const QStringList each{"--count", "3", "--condition", "each", "--output", "each.png"};
    QCOMPARE(cli_.run(QStringList{"sample", digits_} + each).code, 0);
    const QImage grid(cli_.path("each.png"));
    QVERIFY2(grid.width() > 3 * grid.height(), qPrintable(QString("%1x%2").arg(grid.width()).arg(grid.height())));
    const QStringList codes = grid.text("Lunette-Code").split("; ");
    QCOMPARE(codes.size(), 30);
    QCOMPARE(codes.mid(0, 10).count(codes[0]), 10);
    QVERIFY(codes[10] != codes[0]);
    const auto again = cli_.run({"decode", digits_, "--codes", grid.text("Lunette-Code"), "--condition",
                                 grid.text("Lunette-Condition"), "--columns", "10", "--output", "again.png"});
    QVERIFY2(again.code == 0, again.errors);
    QVERIFY(QImage(cli_.path("again.png")) == grid);
    QCOMPARE(grid.text("Lunette-Condition").split("; ").mid(0, 12).join(u' '), QString("0 1 2 3 4 5 6 7 8 9 0 1"));
    const auto sorted = cli_.run(QStringList{"sample", digits_, "--data", "digits", "--sorted"} + each);
    QVERIFY2(sorted.code == 2 && sorted.errors.contains("--sorted"), sorted.errors);
    QCOMPARE(cli_.run(QStringList{"sample", moons_} + each).code, 0);
    QCOMPARE(QImage(cli_.path("each.png")).text("Lunette-Code").split("; ").size(), 33);
}

/// One picture as each class.
void CliConditionTest::interpolate_severalConditions_goesPastThem() {
    const auto outcome = cli_.run({"interpolate", digits_, "digits", "--from", "5", "--to", "5", "--steps", "10",
                                   "--condition", "0; 1; 2; 3; 4; 5; 6; 7; 8; 9", "--output", "as.png"});
    QVERIFY2(outcome.code == 0, outcome.errors);
    const QImage strip(cli_.path("as.png"));
    QCOMPARE(strip.text("Lunette-Condition"), QString("0; 1; 2; 3; 4; 5; 6; 7; 8; 9"));
    const QStringList codes = strip.text("Lunette-Code").split("; ");
    QCOMPARE(codes.count(codes[0]), 10);
    const auto refused = cli_.run({"interpolate", digits_, "digits", "--from", "5", "--to", "5", "--condition",
                                   "0; eleven", "--output", "as.png"});
    QVERIFY2(refused.code == 1 && refused.errors.contains("eleven"), refused.errors);
}

/// Pictures between two classes, too.
void CliConditionTest::decode_whatAPictureSaysOfItself_drawsItAgain() {
    const QString path = QDir(cli_.path("way")).filePath("0002.png");
    for (const QStringList& arguments :
         {QStringList{"sample", digits_, "--count", "4"}, QStringList{"sample", moons_, "--count", "4"},
          QStringList{"interpolate", digits_, "digits", "--from", "1", "--to", "3000", "--steps", "4"}}) {
        QDir(cli_.path("way")).removeRecursively();
        QCOMPARE(cli_.run(arguments + QStringList{"--output", "way"}).code, 0);
        const QImage picture(path);
        QVERIFY(!picture.isNull() && !picture.text("Lunette-Condition").isEmpty());
        const auto outcome = cli_.run({"decode", arguments[1], "--codes", picture.text("Lunette-Code"), "--condition",
                                       picture.text("Lunette-Condition"), "--output", "again.png"});
        QVERIFY2(outcome.code == 0, outcome.errors);
        QVERIFY(QImage(cli_.path("again.png")) == picture);
    }
}

void CliConditionTest::decode_withoutACondition_saysThatItNeedsOne() {
    const auto outcome = cli_.run({"decode", digits_, "--codes", "0 0", "--output", "x.png"});
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.errors.contains("--condition"));
}

/// Its codes are those of the data that know the factor, too.
void CliConditionTest::encode_withAnUnconditionedEncoder_needsNoCondition() {
    const QString sprites = "sprites:count=200,size=28";
    const auto encoded = cli_.run({"encode", moons_, sprites, "--output", "strange.csv"});
    QVERIFY2(encoded.code == 0, encoded.errors);
    QVERIFY(!cli_.contents("strange.csv").isEmpty());
    const auto refused = cli_.run({"reconstruct", moons_, sprites, "--output", "strange.png"});
    QVERIFY2(refused.code == 1 && refused.errors.contains("fraction"), refused.errors);
}

void CliConditionTest::everyCommand_ofAConditionalModel_works_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("output");
    const auto row = [](const char* name, const QStringList& arguments, const QString& output) {
        QTest::newRow(name) << arguments << output;
    };
    row("decode", {"decode", digits_, "--codes", "0 0", "--condition", "7"}, "decoded.png");
    row("encode", {"encode", digits_, "digits", "--part", "test"}, "codes.csv");
    row("reconstruct", {"reconstruct", digits_, "digits", "--count", "9"}, "own.png");
    row("as a 7", {"reconstruct", digits_, "digits", "--count", "9", "--condition", "7"}, "seven.png");
    row("interpolate", {"interpolate", digits_, "digits", "--from", "1", "--to", "3000"}, "morph.png");
    row("interpolate as a 7", {"interpolate", digits_, "digits", "--from", "1", "--to", "9", "--condition", "7"},
        "sevens.png");
    row("sample without", {"sample", digits_, "--count", "9"}, "any.png");
    row("around", {"sample", digits_, "--from", "around", "--image", "3", "--data", "digits", "--condition", "3"},
        "around.png");
    row("a factor's value", {"sample", moons_, "--count", "4", "--condition", "0.25"}, "quarter.png");
    row("onnx", {"export", digits_, "--format", "onnx"}, "onnx");
    row("pytorch", {"export", digits_, "--format", "pytorch", "--data", "digits"}, "pytorch");
    row("import", {"import", digits_}, "imported.lunette");
    row("resume", QStringList{"train", "digits", "--resume", digits_, "--epochs", "26", "--threads", "1"},
        "further.lunette");
}

void CliConditionTest::everyCommand_ofAConditionalModel_works() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, output);
    const auto outcome = cli_.run(arguments + QStringList{"--output", output});
    QVERIFY2(outcome.code == 0, outcome.errors);
    QVERIFY(QFileInfo::exists(cli_.path(output)));
    if (output == "pytorch") QVERIFY(QFileInfo::exists(cli_.path("pytorch/conditions.npy")));
    if (output == "seven.png") QVERIFY(QImage(cli_.path("seven.png")) != QImage(cli_.path("own.png")));
}

void CliConditionTest::whatCannotBe_isRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const QStringList& arguments, const QByteArray& reason) {
        QTest::newRow(name) << arguments << reason;
    };
    row("no labels", {"train", "faces:count=60", "--condition", "label"}, "no labels");
    row("no factor", {"train", CliProgram::moons, "--condition", "smile"}, "fraction");
    row("no posterior", {"train", "digits", "--objective", "autoencoder", "--condition", "label"}, "distributions");
    row("no such class", {"sample", digits_, "--condition", "ten", "--output", "x.png"}, "no class 'ten'");
    row("outside its range", {"sample", moons_, "--condition", "9", "--output", "x.png"}, "fraction");
}

void CliConditionTest::whatCannotBe_isRefused() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, reason);
    const auto outcome = cli_.run(arguments);
    QVERIFY2(outcome.code == 1, outcome.errors);
    QVERIFY2(CliProgram::isOneErrorLine(outcome.errors), outcome.errors.constData());
    QVERIFY2(outcome.errors.contains(reason), outcome.errors.constData());
}

static const lunette::test::TestClass<CliConditionTest, QCoreApplication> kCliConditionTest;
#include "CliConditionTest.moc"
