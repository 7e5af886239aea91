#include "TestProgram.h"
#include "analysis/LogLikelihood.h"
#include "numeric/Pca.h"
#include "train/Trainer.h"

#include <Eigen/Eigenvalues>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace lunette;

namespace {

/// Pictures that vary along `directions` and a little in every pixel.
std::shared_ptr<const Dataset> cloud(ImageShape shape, Index images, Index directions) {
    RandomStream random(4, Purpose::Generation);
    const Index pixels = shape.pixelCount();
    Matrix axes(pixels, directions);
    for (Scalar& value : axes.reshaped()) value = static_cast<Scalar>(random.nextNormal());
    Dataset::Parts parts;
    parts.name = "cloud";
    parts.shape = shape;
    for (Index i = 0; i < images; ++i) {
        Vector picture = Vector::Constant(pixels, Scalar(0.5));
        for (Index k = 0; k < directions; ++k)
            picture += static_cast<Scalar>(0.08 * random.nextNormal() / static_cast<double>(k + 1)) * axes.col(k);
        for (const Scalar value : picture) {
            const double noisy = static_cast<double>(value) + 0.02 * random.nextNormal();
            parts.pixels.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(noisy, 0.0, 1.0) * 255.0)));
        }
    }
    return std::make_shared<const Dataset>(std::move(parts));
}

Matrix pixelsOf(const Dataset& dataset) {
    Matrix x;
    dataset.gather(0, dataset.size(), x);
    return x;
}

/// Falling.
Eigen::VectorXd eigenvalues(const Dataset& dataset) {
    const Eigen::MatrixXd x = pixelsOf(dataset).cast<double>();
    const Eigen::MatrixXd centered = x.colwise() - x.rowwise().mean();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(centered * centered.transpose() /
                                                                static_cast<double>(x.cols()));
    return solver.eigenvalues().reverse();
}

TrainingConfig linearConfig(const std::string& objective, std::int64_t latents) {
    TrainingConfig config;
    trainingParameters().apply({{"objective", objective}}, config);
    config.hidden.clear();
    config.likelihood = LikelihoodKind::Gaussian;
    config.output = OutputKind::Linear;
    config.latents = latents;
    config.batchSize = 100;
    config.epochs = 3000;
    config.learningRate = 1e-2;
    config.schedule = ScheduleKind::Cosine;
    config.threads = 1;
    return config;
}

Snapshot trainedLinear(const TrainingConfig& config, const std::shared_ptr<const Dataset>& dataset) {
    const auto model = std::make_shared<const Model>(config, dataset->shape());
    RunControl control(liveParameters(config));
    RunOutputs outputs;
    auto result = Trainer(model, {dataset, dataset, ""}).run(initialState(*model), control, outputs);
    return {model, std::move(result.state.theta), result.state.step, 0.0};
}

LossTerms lossOf(const Snapshot& snapshot, const Dataset& dataset) {
    return evaluateLoss(snapshot.model(), ConstSlice(snapshot.theta().data(), snapshot.theta().size()), dataset,
                        liveParameters(snapshot.model().config()).weights);
}

}  // namespace

/// Linear models have optima that are known in closed form: whatever is wrong in a loss, a gradient or a step keeps
/// training from them.
class LinearOraclesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { data_ = cloud({4, 3, 1}, 500, 4); }

    void pca_leavesTheSmallestEigenvalues() {
        const Snapshot pca = trainedLinear(linearConfig("pca", 3), data_);
        const Eigen::VectorXd values = eigenvalues(*data_);
        const double left = values.tail(values.size() - 3).sum();
        QVERIFY(std::abs(lossOf(pca, *data_).squaredError / left - 1.0) < 1e-4);
        // Codes are uncorrelated, of the largest variances.
        const Matrix codes = pca.encode(pixelsOf(*data_)).mean;
        const Matrix covariance = codes * codes.transpose() / static_cast<Scalar>(codes.cols());
        for (Index i = 0; i < 3; ++i)
            for (Index j = 0; j < 3; ++j)
                QVERIFY(std::abs(static_cast<double>(covariance(i, j)) - (i == j ? values[i] : 0.0)) <
                        1e-4 * values[0]);
    }

    void pca_ofLargePictures_agreesWithTheExactOne() {
        const auto large = cloud({40, 30, 1}, 300, 6);
        const Snapshot pca = trainedLinear(linearConfig("pca", 4), large);
        const Matrix x = pixelsOf(*large);
        const Pca exact = fitPca(x, 4);
        const double best =
            static_cast<double>((x - exact.lift(exact.project(x))).squaredNorm()) / static_cast<double>(x.cols());
        QVERIFY(std::abs(lossOf(pca, *large).squaredError / best - 1.0) < 1e-4);
    }

    void linearAutoencoder_trained_reachesTheErrorOfPca() {
        TrainingConfig config = linearConfig("autoencoder", 3);
        config.observationStd = 0.02;
        const double error = lossOf(trainedLinear(config, data_), *data_).squaredError;
        const double best = lossOf(trainedLinear(linearConfig("pca", 3), data_), *data_).squaredError;
        QVERIFY2(error / best < 1.01, qPrintable(QString::number(error / best)));
        QVERIFY(error / best > 0.9999);
    }

    /// Tipping and Bishop 1999, "Probabilistic principal component analysis", eq. 8 and 9: at the maximum the variance
    /// is the mean of the eigenvalues left out. The linear VAE's posterior can be the exact one, so that its bound
    /// touches the likelihood.
    void linearVae_trained_reachesTheLikelihoodOfProbabilisticPca() {
        constexpr int kLatents = 3;
        TrainingConfig config = linearConfig("vae", kLatents);
        config.observationVariance = VarianceKind::Learned;
        config.epochs = 8000;
        const Snapshot vae = trainedLinear(config, data_);

        const Eigen::VectorXd values = eigenvalues(*data_);
        const double left = static_cast<double>(values.size() - kLatents);
        const double variance = values.tail(values.size() - kLatents).sum() / left;
        const double maximum = -0.5 * (static_cast<double>(values.size()) * (std::log(2.0 * std::numbers::pi) + 1.0) +
                                       values.head(kLatents).array().log().sum() + left * std::log(variance));
        const double reached = logLikelihood(vae, *data_, 200, 1);
        QVERIFY2(std::abs(reached - maximum) < 0.1, qPrintable(QString("%1 of %2").arg(reached).arg(maximum)));
        QVERIFY(-lossOf(vae, *data_).loss < maximum + 0.1);
        QVERIFY(-lossOf(vae, *data_).loss > maximum - 0.2);
        const double learned =
            *vae.model().network().observationLogVariance(ConstSlice(vae.theta().data(), vae.theta().size()));
        QVERIFY2(std::abs(learned - std::log(variance)) < 0.1,
                 qPrintable(QString("%1 of %2").arg(learned).arg(std::log(variance))));
    }

private:
    std::shared_ptr<const Dataset> data_;
};

static const lunette::test::TestClass<LinearOraclesTest> kLinearOraclesTest;
#include "LinearOraclesTest.moc"
