#include "Error.h"
#include "TestProgram.h"
#include "analysis/LogLikelihood.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace lunette;

/// A linear Gaussian model, whose likelihood is known: x = w z + b + noise, z ~ N(0, 1), so x ~ N(b, w^2 + s^2).
class LogLikelihoodTest : public QObject {
    Q_OBJECT
private slots:
    void logLikelihood_ofALinearModel_agreesWithItsDensity();
    void logLikelihood_withTheTruePosterior_isExactFromOneSample();
    void logLikelihood_ofMoreSamples_tightensTheBound();
    void logLikelihood_sameSeed_isTheSame();
    void logLikelihood_ofAnAutoencoder_isRefused();
    void logLikelihood_cancelled_throws();
};

namespace {

constexpr double kWeight = 0.3;
constexpr double kBias = 0.4;
constexpr double kNoise = 0.2;

std::shared_ptr<const Dataset> twoDots() {
    Dataset::Parts parts;
    parts.name = "dots";
    parts.shape = {1, 1, 1};
    parts.pixels = {0, 64, 128, 255};
    return std::make_shared<const Dataset>(std::move(parts));
}

std::shared_ptr<const Model> linearModel(ObjectiveKind objective) {
    TrainingConfig config;
    config.objective = objective;
    config.hidden = {};
    config.latents = 1;
    config.likelihood = LikelihoodKind::Gaussian;
    config.output = OutputKind::Linear;
    config.observationStd = kNoise;
    return std::make_shared<const Model>(config, ImageShape{1, 1, 1});
}

/// Posterior N(gain (x - b), variance), whatever the true one may be.
Snapshot snapshot(double gain, double variance) {
    const auto model = linearModel(ObjectiveKind::Vae);
    Vector theta = Vector::Zero(model->network().parameterCount());
    // Mean head, decoder, log-variance head, each a weight and then a bias.
    theta << static_cast<Scalar>(gain), static_cast<Scalar>(-gain * kBias), static_cast<Scalar>(kWeight),
        static_cast<Scalar>(kBias), Scalar(0), static_cast<Scalar>(std::log(variance));
    return {model, theta, 0, 0.0};
}

Snapshot withTruePosterior() {
    const double evidence = kWeight * kWeight + kNoise * kNoise;
    return snapshot(kWeight / evidence, kNoise * kNoise / evidence);
}

double knownLogLikelihood() {
    const double variance = kWeight * kWeight + kNoise * kNoise;
    double sum = 0.0;
    for (const double pixel : {0.0, 64.0, 128.0, 255.0})
        sum -= 0.5 * (std::pow(pixel / 255.0 - kBias, 2) / variance + std::log(2 * std::numbers::pi * variance));
    return sum / 4;
}

}  // namespace

void LogLikelihoodTest::logLikelihood_ofALinearModel_agreesWithItsDensity() {
    const double estimate = logLikelihood(snapshot(1.0, 0.5), *twoDots(), 20000, 1);
    QVERIFY(std::abs(estimate - knownLogLikelihood()) < 0.02);
}

void LogLikelihoodTest::logLikelihood_withTheTruePosterior_isExactFromOneSample() {
    QVERIFY(std::abs(logLikelihood(withTruePosterior(), *twoDots(), 1, 1) - knownLogLikelihood()) < 1e-4);
}

void LogLikelihoodTest::logLikelihood_ofMoreSamples_tightensTheBound() {
    const Snapshot poor = snapshot(0.0, 1.0);
    double one = 0.0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) one += logLikelihood(poor, *twoDots(), 1, seed) / 50;
    const double many = logLikelihood(poor, *twoDots(), 5000, 1);
    QVERIFY(one < many - 0.2);
    QVERIFY(std::abs(many - knownLogLikelihood()) < 0.05);
}

void LogLikelihoodTest::logLikelihood_sameSeed_isTheSame() {
    const Snapshot poor = snapshot(0.0, 1.0);
    QCOMPARE(logLikelihood(poor, *twoDots(), 7, 3), logLikelihood(poor, *twoDots(), 7, 3));
    QVERIFY(logLikelihood(poor, *twoDots(), 7, 3) != logLikelihood(poor, *twoDots(), 7, 4));
}

void LogLikelihoodTest::logLikelihood_ofAnAutoencoder_isRefused() {
    const auto model = linearModel(ObjectiveKind::Autoencoder);
    const Snapshot autoencoder(model, Vector::Zero(model->network().parameterCount()), 0, 0.0);
    QVERIFY_THROWS_EXCEPTION(Error, logLikelihood(autoencoder, *twoDots(), 10, 1));
}

void LogLikelihoodTest::logLikelihood_cancelled_throws() {
    QVERIFY_THROWS_EXCEPTION(Cancelled,
                             logLikelihood(withTruePosterior(), *twoDots(), 10, 1, [](double) { return false; }));
}

static const lunette::test::TestClass<LogLikelihoodTest> kLogLikelihoodTest;
#include "LogLikelihoodTest.moc"
