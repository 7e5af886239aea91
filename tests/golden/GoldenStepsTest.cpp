#include "Paths.h"
#include "TestProgram.h"
#include "numeric/Pca.h"
#include "objective/LabelLoss.h"
#include "objective/Objective.h"
#include "optim/GradientClip.h"
#include "optim/Optimizer.h"
#include "optim/Schedule.h"

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
                                                           {"silu", Activation::Silu},
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
    if (run["sparsity"] == "target") architecture.codeActivation = Activation::Sigmoid;
    if (run["learned_variance"].toBool()) architecture.observationStd = 0.3;
    architecture.conditions = run["condition"].toArray().size() / run["batch"].toInt();
    architecture.conditionedEncoder = run["conditioned_encoder"].toBool();
    return Autoencoder(architecture);
}

std::unique_ptr<const Likelihood> likelihoodOf(const QString& name) {
    if (name == "bernoulli") return std::make_unique<BernoulliLikelihood>();
    const auto mean = name == "gaussian-linear" ? GaussianLikelihood::Mean::Linear : GaussianLikelihood::Mean::Sigmoid;
    return std::make_unique<GaussianLikelihood>(0.3, mean);
}

Objective objectiveOf(const QJsonObject& run) {
    Objective::Parts parts;
    if (run["vae"].toBool())
        parts.code = std::make_unique<GaussianCode>();
    else
        parts.code = std::make_unique<DeterministicCode>();
    parts.likelihood = likelihoodOf(run["likelihood"].toString());
    const QString corruption = run["corruption"].toString();
    if (corruption == "gaussian") parts.corruption = std::make_unique<GaussianCorruption>();
    if (corruption == "masking") parts.corruption = std::make_unique<MaskingCorruption>();
    if (corruption == "salt") parts.corruption = std::make_unique<SaltAndPepperCorruption>();
    if (run["sparsity"] == "l1") parts.sparsity = std::make_unique<L1Sparsity>();
    if (run["sparsity"] == "target") parts.sparsity = std::make_unique<TargetActivation>(run["target"].toDouble());
    parts.freeBits = run["free_bits"].toDouble();
    parts.importanceSamples = run["samples"].toInt(1);
    return Objective(std::move(parts));
}

ObjectiveWeights weightsOf(const QJsonObject& run) {
    return {run["beta"].toDouble(),        run["strength"].toDouble(),          run["sparsity_weight"].toDouble(),
            run["contraction"].toDouble(), run["total_correlation"].toDouble(), run["mutual_information"].toDouble(),
            run["discrepancy"].toDouble()};
}

std::unique_ptr<Optimizer> optimizerOf(const QJsonObject& run, Index parameters) {
    const QString name = run["optimizer"].toString();
    if (name == "sgd") return makeSgd(parameters, 0.9);
    return name == "adam" ? makeAdam(parameters) : makeAdamW(parameters, run["weight_decay"].toDouble());
}

Schedule scheduleOf(const QJsonObject& run) {
    static const std::map<QString, ScheduleKind> kinds{
        {"", ScheduleKind::Constant}, {"step", ScheduleKind::Step}, {"cosine", ScheduleKind::Cosine}};
    const QJsonObject schedule = run["schedule"].toObject();
    return {{kinds.at(schedule["kind"].toString()), schedule["warmup_epochs"].toDouble(),
             schedule["decay_factor"].toDouble(1.0), schedule["decay_epochs"].toInt(1), schedule["epochs"].toInt(1)},
            schedule["steps_per_epoch"].toInt(10)};
}

/// What named latents add to the loss and its gradient; 0 where a run has none.
double addLabels(const QJsonObject& run, const Autoencoder& network, const Vector& theta, Slice gradient) {
    if (!run.contains("labeled")) return 0.0;
    const Vector pixels = toVector(run["labeled"]), targets = toVector(run["targets"]);
    const Matrix x = pixels.reshaped(network.pixels(), pixels.size() / network.pixels());
    LabelLoss::Workspace workspace;
    const double loss = LabelLoss::evaluate(
        network, {theta.data(), theta.size()}, x, targets.reshaped(targets.size() / x.cols(), x.cols()),
        run["label_weight"].toDouble() / static_cast<double>(x.cols()), workspace, true);
    LabelLoss::addGradient(network, x, workspace, {0, theta.size()}, gradient);
    return loss;
}

bool close(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

}  // namespace

/// Ten training steps against PyTorch, in double; make_golden.py beside this file made the figures.
class GoldenStepsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QFile file(lunette::test::sourcePath("tests/golden/golden.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        golden_ = QJsonDocument::fromJson(file.readAll()).object();
    }

    void fitPca_agreesWithTheGoldenFile() {
        const QJsonObject expected = golden_["pca"].toObject();
        const QJsonArray rows = expected["points"].toArray();
        Matrix points(6, rows.size());
        for (Index i = 0; i < points.cols(); ++i) points.col(i) = toVector(rows[static_cast<int>(i)]);
        const Pca pca = fitPca(points, 6);
        QVERIFY((pca.mean - toVector(expected["mean"])).norm() < 1e-10);
        QVERIFY((pca.variances - toVector(expected["variances"])).norm() < 1e-10);
        for (Index k = 0; k < 6; ++k)
            QVERIFY((pca.axes.col(k) - toVector(expected["axes"].toArray()[static_cast<int>(k)])).norm() < 1e-9);
    }

    void tenSteps_ofEveryRun_agreeWithPyTorch_data() {
        QTest::addColumn<QJsonObject>("run");
        const QJsonArray runs = golden_["runs"].toArray();
        QCOMPARE(runs.size(), 25);
        for (const auto& run : runs) QTest::newRow(qPrintable(run.toObject()["name"].toString())) << run.toObject();
    }

    void tenSteps_ofEveryRun_agreeWithPyTorch() {
        QFETCH(QJsonObject, run);
        const Autoencoder network = networkOf(run);
        const Objective objective = objectiveOf(run);
        Vector theta = toVector(run["initial"]);
        QCOMPARE(theta.size(), network.parameterCount());
        const auto optimizer = optimizerOf(run, theta.size());
        const Schedule schedule = scheduleOf(run);
        const double clip = run["clip_norm"].toDouble();
        const Matrix x = toVector(run["x"]).reshaped(network.pixels(), run["batch"].toInt());
        const Vector values = toVector(run["condition"]);
        const Matrix condition = values.reshaped(network.architecture().conditions, values.size() > 0 ? x.cols() : 0);
        Vector gradient(theta.size());
        Slice slice(gradient.data(), gradient.size());
        Objective::Workspace workspace;

        const QJsonArray losses = run["losses"].toArray();
        QCOMPARE(losses.size(), 10);
        for (int step = 0; step < losses.size(); ++step) {
            LossTerms terms = objective.evaluate(
                network, ConstSlice(theta.data(), theta.size()), {x, condition},
                {weightsOf(run), static_cast<std::uint64_t>(run["seed"].toInt()), static_cast<std::uint64_t>(step),
                 x.cols(), 0, Objective::Pass::Training, run["population"].toInt()},
                workspace, &slice);
            const double labels = addLabels(run, network, theta, slice);
            terms.penalty += labels;
            terms.loss += labels;
            const QJsonObject expected = losses[step].toObject();
            QVERIFY(close(terms.loss, expected["loss"].toDouble()));
            QVERIFY(close(terms.reconstruction, expected["reconstruction"].toDouble()));
            QVERIFY(close(terms.kl, expected["kl"].toDouble()));
            QVERIFY(close(terms.penalty, expected["penalty"].toDouble()));
            const double rate = run["rate"].toDouble() * schedule.factor(step);
            QVERIFY(close(rate, expected["rate"].toDouble()));
            if (clip > 0.0) QVERIFY(close(clipNorm(slice, clip), expected["norm"].toDouble()));
            optimizer->step(Slice(theta.data(), theta.size()), ConstSlice(gradient.data(), gradient.size()), rate);
        }
        const Vector expected = toVector(run["final"]);
        QVERIFY((theta - expected).cwiseAbs().maxCoeff() < 1e-8);
    }

private:
    QJsonObject golden_;
};

static const lunette::test::TestClass<GoldenStepsTest> kGoldenStepsTest;
#include "GoldenStepsTest.moc"
