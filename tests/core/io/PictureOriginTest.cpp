#include "TestProgram.h"
#include "io/PictureOrigin.h"
#include "train/Trainer.h"

#include <QTest>

#include <limits>

using namespace lunette;

namespace {

Snapshot snapshotWith(const Settings& settings = {}, Scalar change = 0) {
    TrainingConfig config;
    config.hidden = {3};
    trainingParameters().apply(settings, config);
    auto model = std::make_shared<const Model>(config, ImageShape{4, 3, 1});
    Vector theta = initialState(*model).theta;
    theta(theta.size() - 1) += change;
    return {std::move(model), std::move(theta), 0, 0.0};
}

}  // namespace

class PictureOriginTest : public QObject {
    Q_OBJECT
private slots:
    void text_ofAnOrigin_readsBackExactly() {
        const Matrix codes{{0.1F, -0.0F, std::numeric_limits<float>::max()},
                           {1.0F / 3.0F, 1e-42F, std::numeric_limits<float>::lowest()}};
        const auto back = originOf(textOf(PictureOrigin(codes, "00ff", 77)));
        QVERIFY(back);
        QCOMPARE(back->codes, codes);
        QCOMPARE(back->model, std::string("00ff"));
        QCOMPARE(back->seed, 77);
        QCOMPARE(textOf(back->of(1)).at("Lunette-Code"), std::string("-0 1e-42"));
    }

    void text_ofAConditionalOrigin_hasEachPicturesCondition() {
        TrainingConfig config;
        config.hidden = {3};
        config.condition = "label";
        const Condition condition{{{"dark", 2}, {"light; bright", 1}}, {}};
        const auto model = std::make_shared<const Model>(config, ImageShape{4, 3, 1}, condition);
        const Snapshot snapshot(model, initialState(*model).theta, 0, 0.0);
        const Matrix codes = Matrix::Zero(config.latents, 2), conditions{{1, 0.25F}, {0, 0.75F}};
        const auto back = originOf(textOf(PictureOrigin(snapshot, codes, conditions)));
        QCOMPARE(back->conditions, (std::vector<std::string>{"dark", "0.25 0.75"}));
        QCOMPARE(back->of(1).conditions, std::vector<std::string>{"0.25 0.75"});
        QCOMPARE(textOf(PictureOrigin(snapshot, codes)).at("Lunette-Condition"), std::string("dark; dark"));
        const Snapshot light = snapshot.under(condition.ofClass(1));
        QCOMPARE(originOf(textOf(PictureOrigin(light, codes.col(0))))->conditions,
                 std::vector<std::string>{"light; bright"});
        QVERIFY(!textOf(PictureOrigin(snapshotWith(), codes)).contains("Lunette-Condition"));
    }

    void modelHash_ofOtherWeights_differs() {
        const std::string hash = modelHash(snapshotWith());
        QCOMPARE(hash.size(), 16U);
        QCOMPARE(modelHash(snapshotWith()), hash);
        QCOMPARE(modelHash(snapshotWith({{"epochs", "7"}, {"learning-rate", "0.5"}})), hash);
        QVERIFY(modelHash(snapshotWith({}, 1e-6F)) != hash);
        QVERIFY(modelHash(snapshotWith({{"activation", "tanh"}})) != hash);
        QVERIFY(modelHash(snapshotWith({{"seed", "2"}})) != hash);
    }

    void originOf_malformedText_isNone_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("seed");
        QTest::newRow("empty") << ""
                               << "1";
        QTest::newRow("words") << "left, up"
                               << "1";
        QTest::newRow("not finite") << "nan 1"
                                    << "1";
        QTest::newRow("infinite") << "inf"
                                  << "1";
        QTest::newRow("too large") << "1e99"
                                   << "1";
        QTest::newRow("uneven") << "1 2; 3"
                                << "1";
        QTest::newRow("nothing between") << "1 2; ; 3 4"
                                         << "1";
        QTest::newRow("seed") << "1 2"
                              << "one";
        QTest::newRow("seed too large") << "1 2"
                                        << "99999999999999999999";
    }

    void originOf_malformedText_isNone() {
        QFETCH(QString, code);
        QFETCH(QString, seed);
        QVERIFY(!originOf(
            {{"Lunette-Code", code.toStdString()}, {"Lunette-Model", "0"}, {"Lunette-Seed", seed.toStdString()}}));
        QVERIFY(!originOf({{"Lunette-Code", "1 2"}, {"Lunette-Model", "0"}}));
    }
};

static const lunette::test::TestClass<PictureOriginTest> kPictureOriginTest;
#include "PictureOriginTest.moc"
