#include "GradientChecker.h"
#include "objective/Objective.h"

#include <QTest>

using namespace lunette;

namespace {

constexpr NoiseKey kKey{3, Purpose::PosteriorNoise, 17};

Matrix randomPictures(Index pixels, Index count) {
    RandomStream random(21, Purpose::Generation);
    Matrix pictures(pixels, count);
    for (double& value : pictures.reshaped()) value = random.nextUniform();
    return pictures;
}

Architecture smallArchitecture(bool gaussianCode, std::vector<std::int64_t> hidden) {
    Architecture architecture;
    architecture.image = {3, 2, 1};
    architecture.hidden = std::move(hidden);
    architecture.latents = 3;
    architecture.activation = Activation::Tanh;  // smooth, so that no difference straddles a kink
    architecture.gaussianCode = gaussianCode;
    return architecture;
}

std::unique_ptr<const Likelihood> likelihood(const QString& name) {
    if (name == "bernoulli") return std::make_unique<BernoulliLikelihood>();
    return std::make_unique<GaussianLikelihood>(
        0.3, name == "gaussian" ? GaussianLikelihood::Mean::Sigmoid : GaussianLikelihood::Mean::Linear);
}

}  // namespace

class ObjectiveGradientTest : public QObject {
    Q_OBJECT
private slots:
    void matchesFiniteDifferences_data() {
        QTest::addColumn<bool>("gaussianCode");
        QTest::addColumn<double>("noise");
        QTest::addColumn<double>("beta");
        QTest::addColumn<QString>("likelihoodName");
        QTest::addColumn<bool>("linear");
        for (const char* name : {"bernoulli", "gaussian", "gaussian linear"}) {
            QTest::addRow("autoencoder, %s", name) << false << 1.0 << 1.0 << QString(name) << false;
            QTest::addRow("vae, %s", name) << true << 1.0 << 1.0 << QString(name) << false;
            QTest::addRow("beta 4, half noise, %s", name) << true << 0.5 << 4.0 << QString(name) << false;
            QTest::addRow("no noise, %s", name) << true << 0.0 << 1.0 << QString(name) << false;
            QTest::addRow("linear vae, %s", name) << true << 1.0 << 1.0 << QString(name) << true;
        }
    }

    void matchesFiniteDifferences() {
        QFETCH(bool, gaussianCode);
        QFETCH(double, noise);
        QFETCH(double, beta);
        QFETCH(QString, likelihoodName);
        QFETCH(bool, linear);
        const Autoencoder network(
            smallArchitecture(gaussianCode, linear ? std::vector<std::int64_t>{} : std::vector<std::int64_t>{8, 5}));
        std::unique_ptr<const Code> code;
        if (gaussianCode)
            code = std::make_unique<GaussianCode>(noise);
        else
            code = std::make_unique<DeterministicCode>();
        const Objective objective(std::move(code), likelihood(likelihoodName));
        const Matrix x = randomPictures(6, 4);
        Vector theta(network.parameterCount());
        network.initialize(Slice(theta.data(), theta.size()), 7);

        const auto loss = [&](const Vector& point, Slice* gradient) {
            Objective::Workspace workspace;
            const LossTerms terms = objective.evaluate(
                network, ConstSlice(point.data(), point.size()), x, {beta, kKey, x.cols()}, workspace,
                gradient ? Objective::Pass::ForwardAndBackward : Objective::Pass::Forward);
            if (gradient) objective.gradient(network, x, workspace, {0, point.size()}, 0.0, *gradient);
            return terms;
        };
        Vector gradient = Vector::Constant(theta.size(), 123.0);  // must be overwritten
        Slice slice(gradient.data(), gradient.size());
        const LossTerms terms = loss(theta, &slice);
        QCOMPARE(terms.loss, loss(theta, nullptr).loss);
        QCOMPARE(terms.loss, terms.reconstruction + beta * terms.kl);
        QVERIFY(gradientError([&](const Vector& point) { return loss(point, nullptr).loss; }, theta, gradient) <
                kGradientTolerance);
    }

    /// A batch in parts and a gradient in strips: whatever the cuts, the sum is the whole's.
    void partsAndStripsAddUpToTheWhole() {
        const Autoencoder network(smallArchitecture(true, {8, 5}));
        const Objective objective(std::make_unique<GaussianCode>(), likelihood("bernoulli"));
        const Matrix x = randomPictures(6, 7);
        Vector theta(network.parameterCount());
        network.initialize(Slice(theta.data(), theta.size()), 7);
        const auto gradientOf = [&](const std::vector<Index>& cuts, Index strip) {
            Vector gradient = Vector::Constant(theta.size(), std::nan(""));
            for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
                const Matrix part = x.middleCols(cuts[i], cuts[i + 1] - cuts[i]);
                Objective::Workspace workspace;
                objective.evaluate(network, ConstSlice(theta.data(), theta.size()), part,
                                   {1.0, kKey, x.cols(), cuts[i]}, workspace, Objective::Pass::ForwardAndBackward);
                for (Index first = 0; first < theta.size(); first += strip)
                    objective.gradient(network, part, workspace, {first, std::min(first + strip, theta.size())},
                                       i == 0 ? 0.0 : 1.0, Slice(gradient.data(), gradient.size()));
            }
            return gradient;
        };
        const Vector whole = gradientOf({0, 7}, theta.size());
        for (const Index strip : {1, 3, 10, 64})
            for (const auto& cuts : {std::vector<Index>{0, 7}, {0, 3, 7}, {0, 1, 2, 4, 6, 7}})
                QVERIFY((gradientOf(cuts, strip) - whole).cwiseAbs().maxCoeff() < 1e-12);
    }

    void losesWhatTheFormulasSay() {
        // One pixel, one latent: every figure by hand.
        Matrix output(1, 1), x(1, 1), gradient;
        output << 0.4;
        x << 0.25;
        const double mean = 1.0 / (1.0 + std::exp(-0.4));
        const auto bernoulli = BernoulliLikelihood().evaluate(output, x, 1.0, &gradient);
        QVERIFY(std::abs(bernoulli.negativeLogLikelihood + 0.25 * std::log(mean) + 0.75 * std::log(1.0 - mean)) <
                1e-12);
        QVERIFY(std::abs(gradient(0, 0) - (mean - 0.25)) < 1e-12);
        QVERIFY(std::abs(bernoulli.squaredError - (mean - 0.25) * (mean - 0.25)) < 1e-12);

        const auto gaussian =
            GaussianLikelihood(0.5, GaussianLikelihood::Mean::Linear).evaluate(output, x, 1.0, nullptr);
        const double expected = 0.5 * std::log(2.0 * 3.14159265358979323846 * 0.25) + 0.15 * 0.15 / (2.0 * 0.25);
        QVERIFY(std::abs(gaussian.negativeLogLikelihood - expected) < 1e-12);

        Posterior posterior;
        posterior.mean = Matrix::Constant(1, 1, 0.7);
        posterior.logVariance = Matrix::Constant(1, 1, std::log(0.3));
        const double kl = GaussianCode().divergence(posterior);
        QVERIFY(std::abs(kl - 0.5 * (0.49 + 0.3 - 1.0 - std::log(0.3))) < 1e-12);
    }
};

QTEST_APPLESS_MAIN(ObjectiveGradientTest)
#include "ObjectiveGradientTest.moc"
