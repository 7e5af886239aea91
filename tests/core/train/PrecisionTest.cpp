#include "SmallTraining.h"
#include "TestProgram.h"
#include "numeric/RoundedProducts.h"

#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

/// Layers wide enough to be worth rounding.
TrainingConfig wideConfig(bool convolutions) {
    TrainingConfig config = smallConfig();
    config.batchSize = 64;
    config.hidden = {96};
    config.latents = 40;
    config.epochs = 2;
    if (convolutions) {
        config.architecture = ArchitectureKind::Conv;
        config.channels = {32, 48};
    }
    return config;
}

TrainingConfig inBfloat16(TrainingConfig config) {
    config.precision = Precision::Bfloat16;
    return config;
}

struct Evaluated {
    double loss = 0.0;
    Vector gradient;
};

/// Of the first 64 images, with the initial weights.
Evaluated evaluated(const Model& model, bool rounds) {
    const Vector theta = initialState(model).theta;
    const ConstSlice slice(theta.data(), theta.size());
    RoundedWeights weights;
    weights.take(slice);
    const RoundedProducts products(rounds ? &weights : nullptr);
    Matrix images;
    smallMoons().train->gather(0, 64, images);
    Objective::Terms terms;
    terms.batchSize = 64;
    terms.seed = 1;
    Objective::Workspace workspace;
    Evaluated result;
    result.gradient.resize(theta.size());
    Slice gradient(result.gradient.data(), theta.size());
    result.loss = model.objective().evaluate(model.network(), slice, {images, {}}, terms, workspace, &gradient).loss;
    return result;
}

}  // namespace

Q_DECLARE_METATYPE(lunette::Bfloat16Support)

class PrecisionTest : public QObject {
    Q_OBJECT
private slots:
    void precision_thatTheMachineLacks_isFloat32AndSaysWhy_data() {
        QTest::addColumn<Bfloat16Support>("support");
        QTest::addColumn<QString>("says");
        QTest::newRow("fast") << Bfloat16Support::Fast << "";
        QTest::newRow("processor") << Bfloat16Support::NoInstructions << "no instructions for it";
        QTest::newRow("build") << Bfloat16Support::NoLibrary << "no oneDNN";
    }

    void precision_thatTheMachineLacks_isFloat32AndSaysWhy() {
        QFETCH(Bfloat16Support, support);
        QFETCH(QString, says);
        TrainingConfig config = inBfloat16({});
        const bool isFast = support == Bfloat16Support::Fast;
        QCOMPARE(precisionHere(config, support), isFast ? Precision::Bfloat16 : Precision::Float32);
        const Message note = precisionNote(config, support);
        QCOMPARE(note.isEmpty(), isFast);
        if (!isFast) QVERIFY(QString::fromStdString(note.english()).contains(says));

        config.objective = ObjectiveKind::Pca;  // nothing is trained
        QCOMPARE(precisionHere(config, support), Precision::Float32);
        QVERIFY(precisionNote(config, support).isEmpty());
        QCOMPARE(precisionHere({}, support), Precision::Float32);
        QVERIFY(precisionNote({}, support).isEmpty());
    }

    void gradient_inBfloat16_isThatOfFloat32WithinItsBits_data() {
        QTest::addColumn<bool>("convolutions");
        QTest::newRow("dense") << false;
        QTest::newRow("convolutions") << true;
    }

    /// A product of two rounded factors is off by a share of 1/256 at most, and the longest way through this network,
    /// forward and back, leads through some ten products. What is rounded up and down cancels, so that much less is
    /// left of the bound.
    void gradient_inBfloat16_isThatOfFloat32WithinItsBits() {
        QFETCH(bool, convolutions);
        const Model model(wideConfig(convolutions), smallMoons().train->shape());
        const Evaluated plain = evaluated(model, false), rounded = evaluated(model, true);
        const double apart = (rounded.gradient - plain.gradient).cast<double>().norm();
        const double length = plain.gradient.cast<double>().norm();
        QVERIFY2(apart < 10.0 / 256 * length, qPrintable(QString::number(apart / length)));
        QVERIFY(apart > 1e-5 * length);
        QVERIFY(std::abs(rounded.loss / plain.loss - 1) < 1.0 / 256);
    }

    void run_inBfloat16_followsTheOneInFloat32_data() {
        QTest::addColumn<bool>("convolutions");
        QTest::addColumn<int>("threads");
        QTest::newRow("dense") << false << 1;
        QTest::newRow("dense, eight images a thread") << false << 8;
        QTest::newRow("convolutions") << true << 1;
    }

    void run_inBfloat16_followsTheOneInFloat32() {
        QFETCH(bool, convolutions);
        QFETCH(int, threads);
        TrainingConfig config = wideConfig(convolutions);
        config.threads = threads;
        const auto plain = train(config).result.state, rounded = train(inBfloat16(config)).result.state;
        QCOMPARE(same(plain.theta, rounded.theta), bfloat16Support() != Bfloat16Support::Fast);
        QCOMPARE(plain.history.size(), rounded.history.size());
        for (std::size_t i = 0; i < plain.history.size(); ++i) {
            QVERIFY(std::abs(rounded.history[i].train.loss / plain.history[i].train.loss - 1) < 0.01);
            QVERIFY(std::abs(rounded.history[i].test.loss / plain.history[i].test.loss - 1) < 0.01);
        }
    }

    void run_inBfloat16_isReproducedByItsSeedAndThreads_data() {
        gradient_inBfloat16_isThatOfFloat32WithinItsBits_data();
    }

    void run_inBfloat16_isReproducedByItsSeedAndThreads() {
        QFETCH(bool, convolutions);
        TrainingConfig config = inBfloat16(wideConfig(convolutions));
        for (const int threads : {1, 2, 8}) {
            config.threads = threads;
            config.seed = 1;
            const Vector theta = train(config).result.state.theta;
            QVERIFY(same(theta, train(config).result.state.theta));
            config.seed = 2;
            QVERIFY(!same(theta, train(config).result.state.theta));
        }
    }

    /// The figures of the curves are of float32 products of the weights, as everybody gets them.
    void testLoss_inBfloat16_isThatOfItsWeights() {
        const auto [result, model] = train(inBfloat16(wideConfig(false)));
        const ConstSlice theta(result.state.theta.data(), result.state.theta.size());
        QCOMPARE(evaluateLoss(*model, theta, *smallMoons().test, ObjectiveWeights{}).loss,
                 result.state.history.back().test.loss);
    }
};

static const lunette::test::TestClass<PrecisionTest> kPrecisionTest;
#include "PrecisionTest.moc"
