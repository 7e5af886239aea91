#include "Error.h"
#include "SmallTraining.h"
#include "TestProgram.h"

#include <QTest>

using namespace lunette;

/// What each family of autoencoders promises of a whole training; its losses and gradients are checked elsewhere.
class ObjectivesTest : public QObject {
    Q_OBJECT
private slots:
    /// Free bits and a target activation look at the whole batch, on however many threads it is.
    void objectivesThatCoupleImagesDoNotDependOnTheThreads_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("free nats") << "free-bits"
                                   << "0.5";
        QTest::newRow("importance samples") << "importance-samples"
                                            << "3";
        QTest::newRow("contraction") << "contraction"
                                     << "0.5";
    }

    void objectivesThatCoupleImagesDoNotDependOnTheThreads() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        TrainingConfig config = smallConfig();
        trainingParameters().apply({{key.toStdString(), value.toStdString()}}, config);
        const Vector one = train(config).result.state.theta;
        config.threads = 3;
        const Vector three = train(config).result.state.theta;
        QVERIFY((one - three).cwiseAbs().maxCoeff() < 1e-4F);
    }

    void refusesPartsThatExcludeEachOther_data() {
        QTest::addColumn<Settings>("parts");
        QTest::addColumn<QString>("word");
        QTest::newRow("target") << Settings{{"sparsity", "kl"}} << "target activation";
        QTest::newRow("noise") << Settings{{"importance-samples", "2"}, {"posterior-noise", "0.5"}}
                               << "posterior noise";
        QTest::newRow("free nats") << Settings{{"importance-samples", "2"}, {"free-bits", "1"}} << "free nats";
        QTest::newRow("components") << Settings{{"objective", "pca"}, {"latents", "1000"}} << "784";
    }

    void refusesPartsThatExcludeEachOther() {
        QFETCH(Settings, parts);
        QFETCH(QString, word);
        TrainingConfig config = smallConfig();
        trainingParameters().apply(parts, config);
        try {
            const Model model(config, smallMoons().train->shape());
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(word), error.what());
        }
    }

    void principalComponentsAreOneStepThatCountsAsAnEpoch() {
        TrainingConfig config = smallConfig();
        trainingParameters().apply({{"objective", "pca"}, {"latents", "8"}}, config);
        const auto [result, model] = train(config);
        QCOMPARE(result.status, RunStatus::Finished);
        QCOMPARE(result.state.history.size(), std::size_t{1});
        QCOMPARE(result.state.step, 7);
        RunControl control(liveParameters(config));
        RunOutputs outputs;
        const auto again = Trainer(model, smallMoons()).run(result.state, control, outputs);
        QCOMPARE(again.state.history.size(), std::size_t{1});
        QVERIFY(same(again.state.theta, result.state.theta));
        // Linear, and better than any code of fewer numbers.
        config.latents = 4;
        QVERIFY(train(config).result.state.history[0].test.squaredError > result.state.history[0].test.squaredError);
    }
};

static const lunette::test::TestClass<ObjectivesTest> kTestClass;
#include "ObjectivesTest.moc"
