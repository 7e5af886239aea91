#include "Error.h"
#include "TestProgram.h"
#include "Throws.h"
#include "parameter/ParseNumber.h"
#include "train/TrainingConfig.h"

#include <QTest>

#include <cmath>

using namespace lunette;

class ParameterTest : public QObject {
    Q_OBJECT
private slots:
    void settings_readBack_areExact() {
        TrainingConfig config;
        config.hidden = {7, 3};
        config.learningRate = 0.1 + 0.2;  // needs all 17 digits
        config.objective = ObjectiveKind::Autoencoder;
        config.activation = Activation::Tanh;
        TrainingConfig read;
        trainingParameters().apply(trainingParameters().settings(config), read);
        QVERIFY(trainingParameters().settings(read) == trainingParameters().settings(config));
        QCOMPARE(read.learningRate, config.learningRate);
        QVERIFY(read.hidden == config.hidden);
    }

    void objective_asAPreset_yieldsToExplicitSettings() {
        TrainingConfig config;
        trainingParameters().apply({{"objective", "denoising"}}, config);
        QVERIFY(config.corruption == CorruptionKind::Gaussian);
        QVERIFY(config.sparsity == SparsityKind::None);
        trainingParameters().apply({{"objective", "sparse"}}, config);
        QVERIFY(config.corruption == CorruptionKind::None);
        QVERIFY(config.sparsity == SparsityKind::L1);
        // By name "corruption" and "contraction" come before "objective", and yet they stand.
        trainingParameters().apply({{"objective", "sparse"}, {"corruption", "masking"}, {"contraction", "0.5"}},
                                   config);
        QVERIFY(config.corruption == CorruptionKind::Masking);
        QCOMPARE(config.contraction, 0.5);
        TrainingConfig read;
        trainingParameters().apply(trainingParameters().settings(config), read);
        QVERIFY(trainingParameters().settings(read) == trainingParameters().settings(config));
    }

    void klWarmup_raisesBetaToItsValue() {
        TrainingConfig config;
        config.beta = 4.0;
        config.klWarmup = 10.0;
        const ObjectiveWeights weights = liveParameters(config).weights;
        QCOMPARE(warmedUp(weights, config, 0.0).beta, 0.0);
        QCOMPARE(warmedUp(weights, config, 2.5).beta, 1.0);
        QCOMPARE(warmedUp(weights, config, 30.0).beta, 4.0);
    }

    void parseNumber_onlyWhatIsANumberThroughout() {
        QCOMPARE(parseNumber<int>("-12").value_or(0), -12);
        QCOMPARE(parseNumber<double>("1e-3").value_or(0.0), 1e-3);
        QVERIFY(std::isinf(parseNumber<double>("inf").value_or(0.0)));
        for (const char* text : {"", " 1", "1 ", "+1", "1x", "0x1", "1.5", "2147483648"})
            QVERIFY2(!parseNumber<int>(text), text);
        QVERIFY(!parseNumber<unsigned>("-1") && !parseNumber<double>("1e999") && !parseNumber<double>("1,5"));
    }

    void hidden_empty_isALinearModel() {
        TrainingConfig config;
        trainingParameters().apply({{"hidden", ""}}, config);
        QVERIFY(config.hidden.empty());
    }

    void wrongValue_isNamedWithItsKey_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::newRow("not a number") << "learning-rate"
                                      << "fast";
        QTest::newRow("nan") << "learning-rate"
                             << "nan";
        QTest::newRow("too large") << "learning-rate"
                                   << "2";
        QTest::newRow("trailing") << "epochs"
                                  << "3x";
        QTest::newRow("fraction") << "epochs"
                                  << "3.5";
        QTest::newRow("zero") << "epochs"
                              << "0";
        QTest::newRow("beyond 64 bits") << "seed"
                                        << "99999999999999999999";
        QTest::newRow("empty number") << "latents"
                                      << "";
        QTest::newRow("unknown choice") << "objective"
                                        << "gan";
        QTest::newRow("list with a gap") << "hidden"
                                         << "10,,20";
        QTest::newRow("list with a comma behind") << "hidden"
                                                  << "10,";
        QTest::newRow("zero width") << "hidden"
                                    << "0";
        QTest::newRow("too long a list") << "hidden"
                                         << "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1";
    }

    void wrongValue_isNamedWithItsKey() {
        QFETCH(QString, key);
        QFETCH(QString, text);
        TrainingConfig config;
        const std::initializer_list<std::string> named{key.toStdString(), text.toStdString()};
        QVERIFY(test::throws(ErrorKind::WrongValue, named, [&] {
            trainingParameters().apply({{key.toStdString(), text.toStdString()}}, config);
        }));
    }

    void unknownKey_isNamedWithTheKnownOnes() {
        TrainingConfig config;
        QVERIFY(test::throws(ErrorKind::Unknown, {"learningrate", "learning-rate"}, [&] {
            trainingParameters().apply({{"learningrate", "1"}}, config);
        }));
    }

    void parseInterval_readsOnlyIntervalsWithinTheRange() {
        const ParameterInfo info{"gap", std::string("Gap"), {}, IntervalRange{0.0, 1.0}};
        QVERIFY(!parseInterval(info, "none"));
        QVERIFY((parseInterval(info, "0.6-0.9") == Interval{0.6, 0.9}));
        QVERIFY((parseInterval(info, "1e-3-0.5") == Interval{1e-3, 0.5}));
        for (const char* wrong : {"", "0.6", "0.9-0.6", "0.5-1.5", "-0.1-0.5", "a-b"})
            QVERIFY_THROWS_EXCEPTION(Error, parseInterval(info, wrong));
    }
};

static const lunette::test::TestClass<ParameterTest> kParameterTest;
#include "ParameterTest.moc"
