#include "Error.h"
#include "SmallTraining.h"
#include "TestProgram.h"
#include "analysis/KlSplit.h"
#include "objective/Discrepancy.h"
#include "train/NamedLatents.h"

#include <QTest>

using namespace lunette;

/// What each family of autoencoders promises of a whole training; its losses and gradients are checked elsewhere.
class ObjectivesTest : public QObject {
    Q_OBJECT
private slots:
    /// Free bits and a target activation look at the whole batch, on however many threads it is.
    void coupledObjectives_onAnyNumberOfThreads_trainTheSame_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("free nats") << "free-bits"
                                   << "0.5";
        QTest::newRow("importance samples") << "importance-samples"
                                            << "3";
        QTest::newRow("contraction") << "contraction"
                                     << "0.5";
        QTest::newRow("total correlation") << "tc-weight"
                                           << "3";
        QTest::newRow("discrepancy") << "mmd-weight"
                                     << "50";
    }

    void coupledObjectives_onAnyNumberOfThreads_trainTheSame() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        TrainingConfig config = smallConfig();
        trainingParameters().apply({{key.toStdString(), value.toStdString()}}, config);
        const Vector one = train(config).result.state.theta;
        config.threads = 3;
        const Vector three = train(config).result.state.theta;
        QVERIFY((one - three).cwiseAbs().maxCoeff() < 1e-4F);
    }

    void parts_thatExcludeEachOther_areRefused_data() {
        QTest::addColumn<Settings>("parts");
        QTest::addColumn<QString>("word");
        QTest::newRow("target") << Settings{{"sparsity", "kl"}} << "target activation";
        QTest::newRow("noise") << Settings{{"importance-samples", "2"}, {"posterior-noise", "0.5"}}
                               << "posterior noise";
        QTest::newRow("free nats") << Settings{{"importance-samples", "2"}, {"free-bits", "1"}} << "free nats";
        QTest::newRow("points") << Settings{{"objective", "wae"}, {"tc-weight", "1"}} << "distributions";
        QTest::newRow("half the noise") << Settings{{"objective", "beta-tcvae"}, {"posterior-noise", "0.5"}}
                                        << "posterior noise";
        QTest::newRow("many draws") << Settings{{"objective", "beta-tcvae"}, {"importance-samples", "2"}}
                                    << "importance samples to 1";
        QTest::newRow("many draws, discrepancy")
            << Settings{{"importance-samples", "2"}, {"mmd-weight", "1"}} << "importance samples to 1";
        QTest::newRow("components apart") << Settings{{"objective", "pca"}, {"mmd-weight", "1"}} << "descent";
        QTest::newRow("components") << Settings{{"objective", "pca"}, {"latents", "1000"}} << "784";
    }

    void parts_thatExcludeEachOther_areRefused() {
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

    /// A preset without its weight is the objective that it adds to.
    void comparisons_withoutWeight_areNotThere_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("weight");
        QTest::addColumn<QString>("plain");
        QTest::newRow("total correlation") << "beta-tcvae"
                                           << "tc-weight"
                                           << "vae";
        QTest::newRow("discrepancy") << "wae"
                                     << "mmd-weight"
                                     << "autoencoder";
    }

    void comparisons_withoutWeight_areNotThere() {
        QFETCH(QString, preset);
        QFETCH(QString, weight);
        QFETCH(QString, plain);
        const auto trained = [](const Settings& settings) {
            TrainingConfig config = smallConfig();
            trainingParameters().apply(settings, config);
            return train(config).result.state;
        };
        const TrainingState without = trained({{"objective", preset.toStdString()}, {weight.toStdString(), "0"}});
        const TrainingState expected = trained({{"objective", plain.toStdString()}});
        QVERIFY(same(without.theta, expected.theta));
        QCOMPARE(without.history.back().test.loss, expected.history.back().test.loss);
        const TrainingState with = trained({{"objective", preset.toStdString()}});
        QVERIFY(!same(with.theta, expected.theta));
        QVERIFY(with.history.back().train.penalty != 0.0);
        QVERIFY(with.history.back().test.penalty != 0.0);
    }

    void totalCorrelation_withWeight_isLessThanTheVaes() {
        const auto correlation = [](const char* weight) {
            TrainingConfig config = smallConfig();
            trainingParameters().apply({{"latents", "4"}, {"epochs", "80"}, {"tc-weight", weight}}, config);
            const auto [result, model] = train(config);
            return splitKl({model, result.state.theta, 0, 0.0}, *smallMoons().train, 1)->totalCorrelation;
        };
        const double plain = correlation("0"), weighed = correlation("20");
        QVERIFY2(weighed < 0.5 * plain, qPrintable(QStringLiteral("%1 against %2").arg(weighed).arg(plain)));
    }

    void discrepancy_withWeight_bringsTheCodesToThePrior() {
        const auto discrepancyOf = [](const char* objective) {
            TrainingConfig config = smallConfig();
            trainingParameters().apply({{"objective", objective}, {"epochs", "40"}}, config);
            const auto [result, model] = train(config);
            Matrix images;
            smallMoons().train->gather(0, smallMoons().train->size(), images);
            const Matrix codes = Snapshot(model, result.state.theta, 0, 0.0).encode(images).mean;
            Matrix draws(codes.rows(), codes.cols());
            RandomStream::fillNormal(5, Purpose::Generation, 0, draws);
            return discrepancy::squared(codes, draws);
        };
        const double points = discrepancyOf("autoencoder"), wae = discrepancyOf("wae");
        QVERIFY2(wae < 0.1 * points, qPrintable(QStringLiteral("%1 against %2").arg(wae).arg(points)));
    }

    void namedLatents_ofABetaTcVae_areThoseOfTheConfiguration() {
        TrainingConfig config = smallConfig();
        trainingParameters().apply({{"objective", "beta-tcvae"}, {"named-latents", "fraction"}, {"labels", "50"}},
                                   config);
        QCOMPARE(namedLatents(config).size(), std::size_t{1});
        TrainingConfig plain = config;
        plain.namedLatents.clear();
        QVERIFY(!same(train(config).result.state.theta, train(plain).result.state.theta));
    }

    void principalComponents_areFittedInOneEpoch() {
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

static const lunette::test::TestClass<ObjectivesTest> kObjectivesTest;
#include "ObjectivesTest.moc"
