#include "objective/Objective.h"
#include "optim/Optimizer.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

Vector toVector(const QJsonValue& value) {
    const QJsonArray array = value.toArray();
    Vector vector(array.size());
    for (Index i = 0; i < vector.size(); ++i) vector[i] = array[static_cast<int>(i)].toDouble();
    return vector;
}

/// PyTorch's order of extents is channels, height, width.
ImageShape imageOf(const QJsonObject& run) {
    if (run.contains("pixels")) return {run["pixels"].toInt(), 1, 1};
    const QJsonArray extents = run["image"].toArray();
    return {extents[2].toInt(), extents[1].toInt(), extents[0].toInt()};
}

Autoencoder networkOf(const QJsonObject& run) {
    static const std::map<QString, Activation> activations{{"relu", Activation::Relu},
                                                           {"leakyrelu", Activation::LeakyRelu},
                                                           {"tanh", Activation::Tanh},
                                                           {"sigmoid", Activation::Sigmoid}};
    Architecture architecture;
    architecture.image = imageOf(run);
    for (const auto& count : run["channels"].toArray()) architecture.channels.push_back(count.toInt());
    architecture.kernel = run["kernel"].toInt(3);
    architecture.hidden.clear();
    for (const auto& width : run["hidden"].toArray()) architecture.hidden.push_back(width.toInt());
    architecture.latents = run["latents"].toInt();
    architecture.activation = activations.at(run["activation"].toString());
    architecture.gaussianCode = run["vae"].toBool();
    return Autoencoder(architecture);
}

Objective objectiveOf(const QJsonObject& run) {
    std::unique_ptr<const Code> code;
    if (run["vae"].toBool())
        code = std::make_unique<GaussianCode>();
    else
        code = std::make_unique<DeterministicCode>();
    const QString name = run["likelihood"].toString();
    if (name == "bernoulli") return {std::move(code), std::make_unique<BernoulliLikelihood>()};
    const auto mean = name == "gaussian-linear" ? GaussianLikelihood::Mean::Linear : GaussianLikelihood::Mean::Sigmoid;
    return {std::move(code), std::make_unique<GaussianLikelihood>(0.3, mean)};
}

bool close(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

}  // namespace

/// Ten training steps against PyTorch, in double; make_golden.py beside this file made the figures.
class GoldenStepsTest : public QObject {
    Q_OBJECT
private slots:
    void tenStepsMatchPyTorch_data() {
        QTest::addColumn<QJsonObject>("run");
        QFile file(LUNETTE_SOURCE_DIR "/tests/golden/golden.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray runs = QJsonDocument::fromJson(file.readAll()).object()["runs"].toArray();
        QCOMPARE(runs.size(), 7);
        for (const auto& run : runs) QTest::newRow(qPrintable(run.toObject()["name"].toString())) << run.toObject();
    }

    void tenStepsMatchPyTorch() {
        QFETCH(QJsonObject, run);
        const Autoencoder network = networkOf(run);
        const Objective objective = objectiveOf(run);
        Vector theta = toVector(run["initial"]);
        QCOMPARE(theta.size(), network.parameterCount());
        const auto optimizer =
            run["optimizer"].toString() == "adam" ? makeAdam(theta.size()) : makeSgd(theta.size(), 0.9);
        const Matrix x = toVector(run["x"]).reshaped(network.pixels(), run["batch"].toInt());
        Vector gradient(theta.size());
        Slice slice(gradient.data(), gradient.size());
        Objective::Workspace workspace;

        const QJsonArray losses = run["losses"].toArray();
        QCOMPARE(losses.size(), 10);
        for (int step = 0; step < losses.size(); ++step) {
            const NoiseKey key{static_cast<std::uint64_t>(run["seed"].toInt()), Purpose::PosteriorNoise,
                               static_cast<std::uint64_t>(step)};
            const LossTerms terms = objective.evaluate(network, ConstSlice(theta.data(), theta.size()), x,
                                                       {run["beta"].toDouble(), key, x.cols()}, workspace,
                                                       Objective::Pass::ForwardAndBackward);
            objective.gradient(network, x, workspace, {0, theta.size()}, 0.0, slice);
            const QJsonObject expected = losses[step].toObject();
            QVERIFY(close(terms.loss, expected["loss"].toDouble()));
            QVERIFY(close(terms.reconstruction, expected["reconstruction"].toDouble()));
            QVERIFY(close(terms.kl, expected["kl"].toDouble()));
            optimizer->step(Slice(theta.data(), theta.size()), ConstSlice(gradient.data(), gradient.size()),
                            run["rate"].toDouble());
        }
        const Vector expected = toVector(run["final"]);
        QVERIFY((theta - expected).cwiseAbs().maxCoeff() < 1e-8);
    }
};

QTEST_APPLESS_MAIN(GoldenStepsTest)
#include "GoldenStepsTest.moc"
