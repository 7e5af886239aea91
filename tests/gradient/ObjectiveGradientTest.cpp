#include "GradientChecker.h"
#include "TestProgram.h"
#include "objective/LabelLoss.h"
#include "objective/Objective.h"

#include <QTest>

#include <map>
#include <numeric>

using namespace lunette;

namespace {

Matrix randomPictures(Index pixels, Index count) {
    RandomStream random(21, Purpose::Generation);
    Matrix pictures(pixels, count);
    for (double& value : pictures.reshaped()) value = random.nextUniform();
    return pictures;
}

Matrix randomConditions(Index conditions, Index count) {
    RandomStream random(22, Purpose::Generation);
    Matrix values(conditions, conditions > 0 ? count : 0);
    for (double& value : values.reshaped()) value = 2.0 * random.nextUniform() - 1.0;
    return values;
}

/// One composition of an objective's parts, on a network that fits it.
struct Composition {
    QString code = "deterministic";  ///< or "gaussian"
    QString likelihood = "bernoulli";
    QString corruption = {};
    QString sparsity = {};
    double noise = 1.0;
    double freeBits = 0.0;
    Index samples = 1;
    bool learnedVariance = false;
    bool linear = false;
    bool convolutional = false;
    Index conditions = 0;
    bool conditionedEncoder = false;
    Index population = 0;
    ObjectiveWeights weights{1.0, 0.0, 0.0, 0.0};

    Architecture architecture() const {
        Architecture architecture;
        architecture.image = {3, 2, 1};
        architecture.hidden = linear ? std::vector<std::int64_t>{} : std::vector<std::int64_t>{8, 5};
        if (convolutional) architecture.channels = {2};
        architecture.latents = 3;
        architecture.activation = Activation::Tanh;  // smooth, so that no difference straddles a kink
        architecture.gaussianCode = code == "gaussian";
        if (sparsity == "target") architecture.codeActivation = Activation::Sigmoid;
        if (learnedVariance) architecture.observationStd = 0.4;
        architecture.conditions = conditions;
        architecture.conditionedEncoder = conditionedEncoder;
        return architecture;
    }

    Objective objective() const {
        Objective::Parts parts;
        if (code == "gaussian")
            parts.code = std::make_unique<GaussianCode>(noise);
        else
            parts.code = std::make_unique<DeterministicCode>();
        if (likelihood == "bernoulli")
            parts.likelihood = std::make_unique<BernoulliLikelihood>();
        else
            parts.likelihood = std::make_unique<GaussianLikelihood>(
                0.3, likelihood == "linear" ? GaussianLikelihood::Mean::Linear : GaussianLikelihood::Mean::Sigmoid);
        if (corruption == "gaussian") parts.corruption = std::make_unique<GaussianCorruption>();
        if (corruption == "masking") parts.corruption = std::make_unique<MaskingCorruption>();
        if (corruption == "salt") parts.corruption = std::make_unique<SaltAndPepperCorruption>();
        if (sparsity == "l1") parts.sparsity = std::make_unique<L1Sparsity>();
        if (sparsity == "target") parts.sparsity = std::make_unique<TargetActivation>(0.1);
        parts.freeBits = freeBits;
        parts.importanceSamples = samples;
        return Objective(std::move(parts));
    }
};

const std::map<QString, Composition>& compositions() {
    static const std::map<QString, Composition> all{
        {"autoencoder, bernoulli", {}},
        {"autoencoder, gaussian", {.likelihood = "gaussian"}},
        {"autoencoder, linear gaussian", {.likelihood = "linear"}},
        {"vae, bernoulli", {.code = "gaussian"}},
        {"vae, gaussian", {.code = "gaussian", .likelihood = "gaussian"}},
        {"vae, beta 4, half noise", {.code = "gaussian", .noise = 0.5, .weights = {.beta = 4.0}}},
        {"vae, no noise", {.code = "gaussian", .noise = 0.0}},
        {"linear vae", {.code = "gaussian", .likelihood = "linear", .linear = true}},
        {"linear vae, learned variance",
         {.code = "gaussian", .likelihood = "linear", .learnedVariance = true, .linear = true}},
        {"vae, learned variance", {.code = "gaussian", .likelihood = "gaussian", .learnedVariance = true}},
        {"denoising, gaussian", {.corruption = "gaussian", .weights = {.corruption = 0.3}}},
        {"denoising, masking", {.corruption = "masking", .weights = {.corruption = 0.4}}},
        {"denoising vae, salt and pepper", {.code = "gaussian", .corruption = "salt", .weights = {.corruption = 0.4}}},
        {"sparse, l1", {.sparsity = "l1", .weights = {.sparsity = 0.7}}},
        {"sparse, target activation", {.sparsity = "target", .weights = {.sparsity = 3.0}}},
        {"sparse denoising",
         {.corruption = "gaussian", .sparsity = "target", .weights = {.corruption = 0.2, .sparsity = 3.0}}},
        {"sparse vae", {.code = "gaussian", .sparsity = "l1", .weights = {.sparsity = 0.7}}},
        {"contractive", {.weights = {.contraction = 0.5}}},
        {"contractive, linear", {.likelihood = "linear", .linear = true, .weights = {.contraction = 0.5}}},
        {"contractive denoising vae, convolutional",
         {.code = "gaussian",
          .corruption = "masking",
          .convolutional = true,
          .weights = {.corruption = 0.3, .contraction = 0.5}}},
        {"conditional", {.code = "gaussian", .conditions = 2}},
        {"conditional, linear, encoder too",
         {.code = "gaussian", .likelihood = "linear", .linear = true, .conditions = 2, .conditionedEncoder = true}},
        {"conditional, convolutional, encoder too, importance weighted",
         {.code = "gaussian", .samples = 3, .convolutional = true, .conditions = 4, .conditionedEncoder = true}},
        {"conditional contractive denoising, encoder too",
         {.code = "gaussian",
          .corruption = "gaussian",
          .conditions = 3,
          .conditionedEncoder = true,
          .weights = {.corruption = 0.2, .contraction = 0.4}}},
        {"vae, free bits", {.code = "gaussian", .freeBits = 0.2, .weights = {.beta = 2.0}}},
        {"importance weighted", {.code = "gaussian", .samples = 3}},
        {"importance weighted, beta 2, learned variance",
         {.code = "gaussian",
          .likelihood = "gaussian",
          .samples = 4,
          .learnedVariance = true,
          .weights = {.beta = 2.0}}},
        {"importance weighted, everything else",
         {.code = "gaussian",
          .corruption = "gaussian",
          .sparsity = "l1",
          .samples = 3,
          .convolutional = true,
          .weights = {.corruption = 0.2, .sparsity = 0.4, .contraction = 0.3}}},
        {"total correlation", {.code = "gaussian", .population = 30, .weights = {.totalCorrelation = 4.0}}},
        {"mutual information, the batch is all there is",
         {.code = "gaussian", .weights = {.beta = 2.0, .totalCorrelation = 3.0, .mutualInformation = -1.5}}},
        {"total correlation, free bits, learned variance",
         {.code = "gaussian",
          .likelihood = "gaussian",
          .freeBits = 0.2,
          .learnedVariance = true,
          .population = 9,
          .weights = {.totalCorrelation = 2.0}}},
        {"discrepancy, points", {.weights = {.discrepancy = 7.0}}},
        {"discrepancy, distributions", {.code = "gaussian", .weights = {.beta = 0.0, .discrepancy = 7.0}}},
        {"comparisons, everything else",
         {.code = "gaussian",
          .corruption = "gaussian",
          .sparsity = "l1",
          .convolutional = true,
          .population = 12,
          .weights = {.corruption = 0.2,
                      .sparsity = 0.4,
                      .contraction = 0.3,
                      .totalCorrelation = 2.0,
                      .mutualInformation = 0.7,
                      .discrepancy = 5.0}}},
    };
    return all;
}

Objective::Terms termsOf(const Composition& composition, Index images) {
    return {composition.weights, 3, 17, images, 0, Objective::Pass::Training, composition.population};
}

void addCompositions() {
    QTest::addColumn<QString>("name");
    for (const auto& [name, composition] : compositions()) QTest::newRow(qPrintable(name)) << name;
}

ConstSlice view(const Vector& vector) { return {vector.data(), vector.size()}; }

Vector initialWeights(const Autoencoder& network) {
    Vector theta(network.parameterCount());
    network.initialize(Slice(theta.data(), theta.size()), 7);
    // Codes far enough from 0 that latents differ in their divergence and no |mean| is at its kink.
    RandomStream random(5, Purpose::Generation);
    for (double& value : theta) value += 0.3 * random.nextNormal();
    return theta;
}

double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace

class ObjectiveGradientTest : public QObject {
    Q_OBJECT
private slots:
    void objective_ofEveryComposition_agreesWithFiniteDifferences_data() { addCompositions(); }

    void objective_ofEveryComposition_agreesWithFiniteDifferences() {
        QFETCH(QString, name);
        const Composition& composition = compositions().at(name);
        const Autoencoder network(composition.architecture());
        const Objective objective = composition.objective();
        const Matrix x = randomPictures(6, 4), conditions = randomConditions(composition.conditions, 4);
        const Vector theta = initialWeights(network);

        const auto loss = [&](const Vector& point, Slice* gradient) {
            Objective::Workspace workspace;
            return objective.evaluate(network, view(point), {x, conditions}, termsOf(composition, x.cols()), workspace,
                                      gradient);
        };
        Vector gradient = Vector::Constant(theta.size(), 123.0);  // must be overwritten
        Slice slice(gradient.data(), gradient.size());
        const LossTerms terms = loss(theta, &slice);
        QCOMPARE(terms.loss, loss(theta, nullptr).loss);
        const bool isSum = composition.samples == 1 && composition.freeBits == 0.0;
        if (isSum) QCOMPARE(terms.loss, terms.reconstruction + composition.weights.beta * terms.kl + terms.penalty);
        QVERIFY(gradientError([&](const Vector& point) { return loss(point, nullptr).loss; }, theta, gradient) <
                tolerance(composition));
    }

    void labelLoss_anyNetwork_hasTheGradientOfItsDifferences_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"vae, bernoulli", "autoencoder, bernoulli", "contractive denoising vae, convolutional"})
            QTest::newRow(name) << name;
    }

    void labelLoss_anyNetwork_hasTheGradientOfItsDifferences() {
        QFETCH(QString, name);
        const Autoencoder network(compositions().at(name).architecture());
        const Matrix x = randomPictures(6, 4);
        Matrix targets(2, 4);
        targets << 0.5, -1.0, 0.0, 2.0, -0.3, 0.7, 1.1, -0.2;
        const Vector theta = initialWeights(network);
        const auto loss = [&](const Vector& point, LabelLoss::Workspace& workspace, bool withGradient) {
            return LabelLoss::evaluate(network, view(point), x, targets, 0.7, workspace, withGradient);
        };
        LabelLoss::Workspace workspace;
        const double value = loss(theta, workspace, true);
        Vector gradient = Vector::Ones(theta.size());  // is added to
        LabelLoss::addGradient(network, x, workspace, {0, theta.size()}, Slice(gradient.data(), gradient.size()));
        Autoencoder::Workspace passes;
        Posterior posterior;
        network.encode(view(theta), x, passes, posterior);
        QVERIFY(std::abs(value - 0.7 * (posterior.mean.topRows(2) - targets).squaredNorm()) < 1e-12);
        const auto at = [&](const Vector& point) {
            LabelLoss::Workspace own;
            return loss(point, own, false);
        };
        QVERIFY(gradientError(at, theta, gradient - Vector::Ones(theta.size())) < kGradientTolerance);
    }

    void batch_inShares_addsUpToTheWhole_data() { addCompositions(); }

    /// A batch in shares and a gradient in strips: whatever the cuts, the sum is the whole's.
    void batch_inShares_addsUpToTheWhole() {
        QFETCH(QString, name);
        const Composition& composition = compositions().at(name);
        const Autoencoder network(composition.architecture());
        const Objective objective = composition.objective();
        const Matrix x = randomPictures(6, 5), conditions = randomConditions(composition.conditions, 5);
        const Vector theta = initialWeights(network);
        const Objective::Terms terms = termsOf(composition, x.cols());

        Objective::Workspace whole;
        Vector expected(theta.size());
        Slice slice(expected.data(), expected.size());
        const LossTerms loss = objective.evaluate(network, view(theta), {x, conditions}, terms, whole, &slice);

        const std::array<Matrix, 2> shares{x.leftCols(2), x.rightCols(3)};
        std::array<Matrix, 2> conditionShares{conditions, conditions};
        if (conditions.size() > 0) conditionShares = {conditions.leftCols(2), conditions.rightCols(3)};
        std::array<Objective::Workspace, 2> workspaces;
        std::array<Objective::Terms, 2> shareTerms{terms, terms};
        shareTerms[1].firstColumn = 2;
        for (std::size_t i = 0; i < 2; ++i)
            objective.forward(network, view(theta), {shares[i], conditionShares[i]}, shareTerms[i], workspaces[i],
                              true);
        Objective::Sums batch = workspaces[0].sums;
        batch += workspaces[1].sums;
        objective.compareCodes(batch, terms);
        for (std::size_t i = 0; i < 2; ++i) {
            const Objective::Sums& sums = objective.couplesImages(terms.weights) ? batch : workspaces[i].sums;
            objective.backward(network, view(theta), shares[i], shareTerms[i], sums, workspaces[i]);
        }
        QVERIFY(std::abs(objective.loss(batch, terms).loss - loss.loss) < 1e-10);
        const std::array<Objective::Share, 2> both{
            {{shares.data(), shareTerms.data(), workspaces.data()}, {&shares[1], &shareTerms[1], &workspaces[1]}}};
        for (const Index strip : {1, 10, 64}) {
            Vector sum = Vector::Constant(theta.size(), std::nan(""));
            for (Index first = 0, last = 0; first < sum.size(); first = last) {
                last = network.rangeEdge(std::min(first + strip, sum.size()));
                objective.gradient(network, both, {first, last}, Slice(sum.data() + first, last - first));
            }
            QVERIFY((sum - expected).cwiseAbs().maxCoeff() < 1e-10);
        }
    }

    /// The bound by its definition, from the densities themselves.
    void importanceWeightedBound_agreesWithItsDefinition() {
        const Composition composition = compositions().at("importance weighted");
        const Autoencoder network(composition.architecture());
        const Matrix x = randomPictures(6, 4);
        const Vector theta = initialWeights(network);
        Objective::Workspace workspace;
        const double loss =
            composition.objective().evaluate(network, view(theta), x, termsOf(composition, 4), workspace, nullptr).loss;

        Autoencoder::Workspace passes;
        Posterior posterior;
        network.encode(view(theta), x, passes, posterior);
        double expected = 0.0;
        for (Index image = 0; image < 4; ++image) {
            double sum = 0.0;
            for (Index i = 0; i < composition.samples; ++i) {
                RandomStream random(3, Purpose::PosteriorNoise, 17, static_cast<std::uint32_t>(4 * i + image));
                Matrix z(3, 1);
                double logRatio = 0.0;
                for (Index j = 0; j < 3; ++j) {
                    const double epsilon = random.nextNormal();
                    const double deviation = std::exp(0.5 * posterior.logVariance(j, image));
                    z(j, 0) = posterior.mean(j, image) + deviation * epsilon;
                    logRatio += -0.5 * z(j, 0) * z(j, 0) + 0.5 * epsilon * epsilon + std::log(deviation);
                }
                const Matrix logits = network.decode(view(theta), z, passes);
                for (Index p = 0; p < 6; ++p)
                    logRatio += x(p, image) * std::log(sigmoid(logits(p, 0))) +
                                (1.0 - x(p, image)) * std::log(1.0 - sigmoid(logits(p, 0)));
                sum += std::exp(logRatio);
            }
            expected -= 0.25 * std::log(sum / static_cast<double>(composition.samples));
        }
        QVERIFY(std::abs(loss - expected) < 1e-10);
    }

    /// Jensen: on average over the draws, more of them never give a looser bound.
    void importanceWeightedBound_ofMoreSamples_isTighter() {
        const Composition composition = compositions().at("importance weighted");
        const Autoencoder network(composition.architecture());
        const Matrix x = randomPictures(6, 400);
        const Vector theta = initialWeights(network);
        double before = std::numeric_limits<double>::infinity();
        for (const Index samples : {1, 2, 5, 20, 100}) {
            Composition more = composition;
            more.samples = samples;
            Objective::Workspace workspace;
            const double loss =
                more.objective().evaluate(network, view(theta), x, termsOf(more, 400), workspace, nullptr).loss;
            QVERIFY2(loss < before, qPrintable(QString::number(samples)));
            before = loss;
        }
    }

    void likelihoodsAndDivergence_agreeWithTheFormulas() {
        // One pixel, one latent: every figure by hand.
        Matrix output(1, 1), x(1, 1), gradient;
        output << 0.4;
        x << 0.25;
        const double mean = sigmoid(0.4);
        const auto bernoulli = BernoulliLikelihood().evaluate(output, x, 1.0, &gradient);
        QVERIFY(std::abs(bernoulli.negativeLogLikelihood + 0.25 * std::log(mean) + 0.75 * std::log(1.0 - mean)) <
                1e-12);
        QVERIFY(std::abs(gradient(0, 0) - (mean - 0.25)) < 1e-12);
        QVERIFY(std::abs(bernoulli.squaredError - (mean - 0.25) * (mean - 0.25)) < 1e-12);

        const GaussianLikelihood gaussian(0.5, GaussianLikelihood::Mean::Linear);
        const auto expected = [](double variance) {
            return 0.5 * std::log(2.0 * 3.14159265358979323846 * variance) + 0.15 * 0.15 / (2.0 * variance);
        };
        QVERIFY(std::abs(gaussian.evaluate(output, x, 1.0, nullptr).negativeLogLikelihood - expected(0.25)) < 1e-12);
        QVERIFY(std::abs(gaussian.evaluate(output, x, 1.0, nullptr, std::log(0.09)).negativeLogLikelihood -
                         expected(0.09)) < 1e-12);

        Posterior posterior;
        posterior.mean = Matrix{{0.7}, {0.0}};
        posterior.logVariance = Matrix{{std::log(0.3)}, {0.0}};
        Eigen::VectorXd kl;
        GaussianCode().divergence(posterior, kl);
        QVERIFY(std::abs(kl[0] - 0.5 * (0.49 + 0.3 - 1.0 - std::log(0.3))) < 1e-12);
        QVERIFY(std::abs(kl[1]) < 1e-12);
    }

    void sparsityPenalties_agreeWithTheFormulas() {
        const Matrix means{{0.2, 0.4}, {-0.5, 0.1}};
        Eigen::VectorXd activation;
        L1Sparsity().activation(means, activation);
        QVERIFY(std::abs(L1Sparsity().penalty(activation / 2.0) - 0.6) < 1e-12);
        TargetActivation(0.1).activation(means.topRows(1), activation);
        const double divergence = 0.1 * std::log(0.1 / 0.3) + 0.9 * std::log(0.9 / 0.7);
        QVERIFY(std::abs(TargetActivation(0.1).penalty(activation / 2.0) - divergence) < 1e-12);
    }

    /// Below its free nats a latent's divergence costs them, above them itself.
    void freeBits_chargeAtLeastTheirNats() {
        Composition composition = compositions().at("vae, bernoulli");
        const Autoencoder network(composition.architecture());
        const Matrix x = randomPictures(6, 4);
        const Vector theta = initialWeights(network);
        Objective::Workspace workspace;
        const auto evaluate = [&](double freeBits) {
            composition.freeBits = freeBits;
            return composition.objective().evaluate(network, view(theta), x, termsOf(composition, 4), workspace,
                                                    nullptr);
        };
        const LossTerms plain = evaluate(0.0);
        const Eigen::VectorXd divergence = workspace.sums.divergence / 4.0;
        const double between = 0.5 * (divergence.minCoeff() + divergence.maxCoeff());
        QVERIFY(divergence.maxCoeff() > 1.1 * divergence.minCoeff());
        const LossTerms charged = evaluate(between);
        QCOMPARE(charged.kl, plain.kl);
        QVERIFY(std::abs(charged.loss - (plain.reconstruction + divergence.cwiseMax(between).sum())) < 1e-12);
    }

    /// A linear encoder's Jacobian is its weight, whatever the picture.
    void contraction_ofALinearEncoder_estimatesItsJacobiansNorm() {
        const Composition composition = compositions().at("contractive, linear");
        const Autoencoder network(composition.architecture());
        const Matrix x = randomPictures(6, 20000);
        const Vector theta = initialWeights(network);
        Objective::Workspace workspace;
        const LossTerms loss = composition.objective().evaluate(network, view(theta), x, termsOf(composition, x.cols()),
                                                                workspace, nullptr);
        const double norm = theta.head(3 * 6).squaredNorm();
        QVERIFY(std::abs(loss.penalty / (0.5 * norm) - 1.0) < 0.03);
    }

    void corruption_ofEachKind_hasItsStrength() {
        const Matrix x = Matrix::Constant(200, 300, 0.6);
        const NoiseKey key{1, Purpose::Corruption, 2};
        Matrix corrupted;
        MaskingCorruption().apply(x, 0.3, key, 0, corrupted);
        const auto share = [&](double value) {
            return static_cast<double>((corrupted.array() == value).count()) / static_cast<double>(x.size());
        };
        QVERIFY(std::abs(share(0.0) - 0.3) < 0.01);
        QVERIFY(std::abs(share(0.6) - 0.7) < 0.01);
        SaltAndPepperCorruption().apply(x, 0.4, key, 0, corrupted);
        QVERIFY(std::abs(share(0.0) - 0.2) < 0.01);
        QVERIFY(std::abs(share(1.0) - 0.2) < 0.01);
        QVERIFY(std::abs(share(0.6) - 0.6) < 0.01);
        GaussianCorruption().apply(x, 0.1, key, 0, corrupted);
        QVERIFY(std::abs(std::sqrt((corrupted - x).squaredNorm() / static_cast<double>(x.size())) - 0.1) < 0.001);
        GaussianCorruption().apply(x, 2.0, key, 0, corrupted);
        QVERIFY(corrupted.minCoeff() == 0.0 && corrupted.maxCoeff() == 1.0);
        // A share of the batch is corrupted as the whole is.
        Matrix part;
        GaussianCorruption().apply(x.rightCols(100), 2.0, key, 200, part);
        QVERIFY(part == corrupted.rightCols(100));
    }

private:
    /// The contractive penalty divides by the square of a small step, and so loses digits.
    static double tolerance(const Composition& composition) {
        return composition.weights.contraction > 0.0 ? 1e-5 : kGradientTolerance;
    }
};

static const lunette::test::TestClass<ObjectiveGradientTest> kObjectiveGradientTest;
#include "ObjectiveGradientTest.moc"
