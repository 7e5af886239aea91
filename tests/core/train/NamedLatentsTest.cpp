#include "SmallTraining.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "train/NamedLatents.h"

#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

TrainingConfig namedConfig() {
    TrainingConfig config = smallConfig();
    config.objective = ObjectiveKind::Vae;
    config.namedLatents = "fraction,side";
    config.labels = 50;
    return config;
}

}  // namespace

class NamedLatentsTest : public QObject {
    Q_OBJECT
private slots:
    /// Phi^-1 of 1/6, 1/2 and 5/6 (R: qnorm).
    void normalScores_ofRanks_areQuantiles() {
        const std::vector<float> values{7.0F, -2.0F, 100.0F};
        const Vector scores = normalScores(values);
        QVERIFY(std::abs(scores[1] + 0.9674216F) < 1e-5F);
        QVERIFY(std::abs(scores[0]) < 1e-6F);
        QVERIFY(std::abs(scores[2] - 0.9674216F) < 1e-5F);
    }

    /// Four zeros share rank 1.5 and four ones rank 5.5: Phi^-1(0.25) and Phi^-1(0.75).
    void normalScores_ofASwitch_shareTheirRanks() {
        const std::vector<float> values{0, 1, 0, 1, 0, 1, 0, 1};
        const Vector scores = normalScores(values);
        for (Index i = 0; i < 8; ++i) QVERIFY(std::abs(scores[i] - (i % 2 ? 0.6744898F : -0.6744898F)) < 1e-5F);
    }

    /// A latent that is twice the normal score less one reads as the factor, between the images too.
    void namedScales_ofALineThroughTheScores_giveTheFactorBack() {
        TrainingConfig config = namedConfig();
        const auto& train = *smallMoons().train;
        const std::string name = namedLatents(config).front();
        const auto factor = std::ranges::find(train.factors(), name, &Factor::name);
        const Vector scores = normalScores(factor->values);
        Matrix codes = Matrix::Zero(config.latents, train.size());
        codes.row(0) = (scores.array() * Scalar(2) - Scalar(1)).transpose();
        const std::vector<NamedScale> scales = namedScales(config, codes, train);
        QVERIFY(std::abs(scales.front().r2 - 1.0) < 1e-6);
        QVERIFY(std::abs(scales.front().slope - 0.5) < 1e-5);
        QVERIFY(std::abs(scales.front().intercept - 0.5) < 1e-5);
        for (const Index image : {Index{0}, Index{7}, train.size() - 1}) {
            const double value = static_cast<double>(factor->values[static_cast<std::size_t>(image)]);
            QVERIFY(std::abs(scales.front().at(static_cast<double>(codes(0, image))) - value) < 0.03);
        }
        QCOMPARE(scales.front().at(-100.0), static_cast<double>(scales.front().values.front()));
        QCOMPARE(scales.front().at(100.0), static_cast<double>(scales.front().values.back()));
    }

    void chooseLabeled_sameSeed_drawsTheSameImages() {
        TrainingConfig config = namedConfig();
        const auto& train = *smallMoons().train;
        const LabeledImages first = chooseLabeled(config, train), again = chooseLabeled(config, train);
        QCOMPARE(first.images.size(), std::size_t(50));
        QVERIFY(first.images == again.images && first.targets == again.targets);
        QVERIFY(std::ranges::adjacent_find(first.images) == first.images.end());
        config.seed = 2;
        QVERIFY(chooseLabeled(config, train).images != first.images);
        config.labels = 1000000;
        QCOMPARE(static_cast<Index>(chooseLabeled(config, train).images.size()), train.size());
        config.labelWeight = 0.0;
        QVERIFY(chooseLabeled(config, train).images.empty());
    }

    void chooseLabeled_ofAnUnknownFactor_namesThoseThatThereAre() {
        TrainingConfig config = namedConfig();
        config.namedLatents = "fraction,smile";
        QVERIFY(
            test::throws(ErrorKind::Unknown, {"smile", "radius"}, [&] { chooseLabeled(config, *smallMoons().train); }));
    }

    void model_withoutRoom_isRefused() {
        TrainingConfig config = namedConfig();
        config.latents = 1;
        QVERIFY(test::throws(ErrorKind::Conflict, {"2"}, [&] { Model(config, smallMoons().train->shape()); }));
    }

    /// As beta: kept, and without effect.
    void namedLatents_ofAnAutoencoder_areNone() {
        TrainingConfig config = namedConfig();
        config.objective = ObjectiveKind::Autoencoder;
        QVERIFY(namedLatents(config).empty());
        QVERIFY(chooseLabeled(config, *smallMoons().train).images.empty());
        TrainingConfig plain = config;
        plain.namedLatents.clear();
        QVERIFY(train(config).result.state.theta == train(plain).result.state.theta);
    }

    void training_withoutWeight_isThatOfTheVae() {
        TrainingConfig config = namedConfig();
        config.labelWeight = 0.0;
        TrainingConfig plain = config;
        plain.namedLatents.clear();
        QVERIFY(train(config).result.state.theta == train(plain).result.state.theta);
    }

    void training_withLabels_makesTheLatentFollowItsFactor() {
        TrainingConfig config = namedConfig();
        config.namedLatents = "fraction";
        config.epochs = 60;
        const auto r2 = [](const TrainingConfig& of) {
            const auto [result, model] = train(of);
            const Snapshot snapshot(model, result.state.theta, 0, 0.0);
            Matrix images;
            smallMoons().test->gather(0, smallMoons().test->size(), images);
            TrainingConfig named = of;
            named.namedLatents = "fraction";
            return namedR2(named, snapshot.encode(images).mean, *smallMoons().test).front();
        };
        TrainingConfig plain = config;
        plain.namedLatents.clear();
        const double with = r2(config), without = r2(plain);
        QVERIFY2(with > 0.7 && with > 2.0 * without,
                 qPrintable(QStringLiteral("%1 against %2").arg(with).arg(without)));
    }

    void namedR2_ofItsOwnScores_isOne() {
        TrainingConfig config = namedConfig();
        config.namedLatents = "fraction,nothing";
        const auto& test = *smallMoons().test;
        Matrix codes = Matrix::Zero(2, test.size());
        codes.row(0) = Scalar(3) * normalScores(test.factors()[0].values).transpose();
        const auto shares = namedR2(config, codes, test);
        QVERIFY(std::abs(shares[0] - 1.0) < 1e-6);
        QVERIFY(std::isnan(shares[1]));
    }
};

static const lunette::test::TestClass<NamedLatentsTest> kNamedLatentsTest;
#include "NamedLatentsTest.moc"
