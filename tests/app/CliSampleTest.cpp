#include "CliProgram.h"
#include "TestProgram.h"

#include <QImage>
#include <QTest>

/// What new pictures are drawn from.
class CliSampleTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void temperature_ofZero_drawsTheMeanEveryTime();
    void sample_fromAFit_differsFromThePriorAndRepeats_data();
    void sample_fromAFit_differsFromThePriorAndRepeats();
    void sample_onAnyNumberOfThreads_drawsTheSame();
    void sample_aroundAnImage_isCenteredOnItsCode();
    void sample_sorted_reordersTheSamePictures();
    void sample_optionsWithoutUse_areRefused_data();
    void sample_optionsWithoutUse_areRefused();
    void sample_aroundAMissingImage_isRefused();

private:
    QString codesOf(const QStringList& options) const;

    CliProgram cli_;
    const QString model_ = "model.lunette";
    const QStringList data_{"--data", CliProgram::moons};
};

void CliSampleTest::initTestCase() {
    QVERIFY(cli_.isValid());
    const QStringList plain{"--objective", "autoencoder", "--latents", "3", "--epochs", "3", "--output", model_};
    QVERIFY(!cli_.train(plain, "model.json").isEmpty());
}

/// The codes of a grid that is drawn with these options.
QString CliSampleTest::codesOf(const QStringList& options) const {
    const auto outcome = cli_.run(QStringList{"sample", model_, "--count", "12", "--output", "grid.png"} + options);
    if (outcome.code != 0) qWarning() << outcome.errors;
    return outcome.code == 0 ? QImage(cli_.path("grid.png")).text("Lunette-Code") : QString();
}

void CliSampleTest::temperature_ofZero_drawsTheMeanEveryTime() {
    const QStringList frozen = codesOf({"--temperature", "0"}).split("; ");
    QCOMPARE(frozen.size(), 12);
    QCOMPARE(frozen.count("0 0 0"), 12);
    const QStringList fitted = codesOf(data_ + QStringList{"--from", "gaussian", "--temperature", "0"}).split("; ");
    QCOMPARE(fitted.count(fitted.front()), 12);
    QVERIFY(fitted.front() != frozen.front());
    QStringList warm = codesOf({"--temperature", "0.5"}).split("; ");
    warm.removeDuplicates();
    QCOMPARE(warm.size(), 12);
}

void CliSampleTest::sample_fromAFit_differsFromThePriorAndRepeats_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("gaussian") << QStringList{"--from", "gaussian"};
    QTest::newRow("mixture") << QStringList{"--from", "mixture", "--components", "3"};
    QTest::newRow("mixture by BIC") << QStringList{"--from", "mixture"};
}

void CliSampleTest::sample_fromAFit_differsFromThePriorAndRepeats() {
    QFETCH(QStringList, options);
    const QString codes = codesOf(data_ + options);
    QCOMPARE(codes.split("; ").size(), 12);
    QVERIFY(codes != codesOf({}));
    QCOMPARE(codes, codesOf(data_ + options));
    QVERIFY(codes != codesOf(data_ + options + QStringList{"--seed", "2"}));
}

void CliSampleTest::sample_onAnyNumberOfThreads_drawsTheSame() {
    const QStringList mixture = data_ + QStringList{"--from", "mixture", "--components", "4"};
    QCOMPARE(codesOf(mixture + QStringList{"--threads", "1"}), codesOf(mixture + QStringList{"--threads", "2"}));
}

void CliSampleTest::sample_aroundAnImage_isCenteredOnItsCode() {
    const QStringList around = data_ + QStringList{"--from", "around", "--part", "test"};
    const QString frozen = codesOf(around + QStringList{"--image", "3", "--temperature", "0"});
    QCOMPARE(
        cli_.run({"reconstruct", model_, CliProgram::moons, "--part", "test", "--images", "3", "--output", "image"})
            .code,
        0);
    QCOMPARE(frozen.split("; ").front(), QImage(cli_.path("image/0001.png")).text("Lunette-Code"));
    QVERIFY(codesOf(around + QStringList{"--image", "4", "--temperature", "0"}) != frozen);
}

void CliSampleTest::sample_sorted_reordersTheSamePictures() {
    QStringList plain = codesOf({}).split("; "), sorted = codesOf(data_ + QStringList{"--sorted"}).split("; ");
    QVERIFY(plain != sorted);
    plain.sort();
    sorted.sort();
    QCOMPARE(plain, sorted);
}

void CliSampleTest::sample_optionsWithoutUse_areRefused_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("no data to fit to") << QStringList{"--from", "gaussian"} << QByteArray("--data");
    QTest::newRow("no data to sort by") << QStringList{"--sorted"} << QByteArray("--data");
    QTest::newRow("components of a prior") << QStringList{"--components", "3"} << QByteArray("--components");
    QTest::newRow("an image for the prior") << QStringList{"--image", "3"} << QByteArray("--image");
    QTest::newRow("no such source") << QStringList{"--from", "cauchy"} << QByteArray("cauchy");
    QTest::newRow("no image") << (data_ + QStringList{"--from", "around"}) << QByteArray("--image");
    QTest::newRow("no component") << (data_ + QStringList{"--from", "mixture", "--components", "0"})
                                  << QByteArray("components");
}

void CliSampleTest::sample_optionsWithoutUse_areRefused() {
    QFETCH(QStringList, options);
    QFETCH(QByteArray, named);
    const auto outcome = cli_.run(QStringList{"sample", model_, "--output", "none.png"} + options);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.errors.contains(named), outcome.errors);
    QVERIFY(!QFile::exists(cli_.path("none.png")));
}

void CliSampleTest::sample_aroundAMissingImage_isRefused() {
    const auto outcome =
        cli_.run(QStringList{"sample", model_, "--from", "around", "--image", "99999", "--output", "none.png"} + data_);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains("99999"), outcome.errors);
}

static const lunette::test::TestClass<CliSampleTest, QCoreApplication> kCliSampleTest;
#include "CliSampleTest.moc"
