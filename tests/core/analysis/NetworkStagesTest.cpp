#include "SmallTraining.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "analysis/NetworkStages.h"

#include <QTest>

using namespace lunette;
using Part = NetworkStage::Part;

namespace {

std::shared_ptr<const Snapshot> untrained(const TrainingConfig& config) {
    const auto model = std::make_shared<const Model>(config, smallMoons().train->shape());
    return std::make_shared<const Snapshot>(model, initialState(*model).theta, 0, 0.0);
}

Matrix onePicture() {
    Matrix picture;
    smallMoons().test->gather(0, 1, picture);
    return picture;
}

}  // namespace

class NetworkStagesTest : public QObject {
    Q_OBJECT
private slots:
    void networkStages_anyNetwork_leadFromThePictureThroughTheCode_data() {
        QTest::addColumn<bool>("isConv");
        QTest::addColumn<bool>("isVae");
        QTest::newRow("dense autoencoder") << false << false;
        QTest::newRow("dense variational autoencoder") << false << true;
        QTest::newRow("convolutional autoencoder") << true << false;
        QTest::newRow("convolutional variational autoencoder") << true << true;
    }

    void networkStages_anyNetwork_leadFromThePictureThroughTheCode() {
        QFETCH(bool, isConv);
        QFETCH(bool, isVae);
        TrainingConfig config = smallConfig();
        config.objective = isVae ? ObjectiveKind::Vae : ObjectiveKind::Autoencoder;
        config.architecture = isConv ? ArchitectureKind::Conv : ArchitectureKind::Dense;
        const auto snapshot = untrained(config);
        const Matrix picture = onePicture();
        const auto stages = networkStages(*snapshot, picture);

        QVERIFY(stages.front().values == picture.col(0));
        QVERIFY(stages.front().part == Part::Picture);
        const Posterior posterior = snapshot->encode(picture);
        const auto mean = std::ranges::find(stages, Part::Mean, &NetworkStage::part);
        QVERIFY(mean != stages.end() && mean->values.isApprox(posterior.mean.col(0)));
        const auto spread = std::ranges::find(stages, Part::LogVariance, &NetworkStage::part);
        QCOMPARE(spread != stages.end(), isVae);
        if (isVae) QVERIFY(spread->values.isApprox(posterior.logVariance.col(0)));
        QVERIFY(stages.back().values.isApprox(snapshot->decode(posterior.mean).col(0)));
        QVERIFY(stages.back().shape == snapshot->model().image());

        Index parameters = 0;
        for (const NetworkStage& stage : stages) {
            parameters += stage.parameters;
            QCOMPARE(stage.shape.pixelCount(), stage.values.size());
            QCOMPARE(stage.parameters == 0, stage.part == Part::Picture);
        }
        QCOMPARE(parameters, snapshot->model().network().parameterCount());
        if (isConv) {
            const auto maps = snapshot->model().network().architecture().convolvedShapes();
            QVERIFY(stages[1].shape == maps[1]);
        }
    }

    /// One step of plain gradient descent has the loss and moves the weights by the gradient that were predicted.
    void previewStep_ofGradientDescent_isTheStepThatTrainingTakes_data() {
        QTest::addColumn<std::string>("named");
        QTest::newRow("without labels") << std::string();
        QTest::newRow("with named latents") << std::string("fraction,side");
    }

    void previewStep_ofGradientDescent_isTheStepThatTrainingTakes() {
        QFETCH(std::string, named);
        TrainingConfig config = smallConfig();
        config.namedLatents = named;
        config.labels = 20;
        config.objective = ObjectiveKind::Vae;
        config.optimizer = OptimizerKind::Sgd;
        config.momentum = 0.0;
        config.learningRate = 0.001;
        config.epochs = 1;
        config.batchSize = smallMoons().train->size();  // one step an epoch
        const auto snapshot = untrained(config);
        const StepPreview preview = previewStep(*snapshot, smallMoons().train);
        QCOMPARE(static_cast<Index>(preview.images.size()), smallMoons().train->size());
        const auto [result, model] = train(config);
        QCOMPARE(result.state.step, 1);
        const Vector moved = snapshot->theta() - Scalar(0.001) * preview.gradient;
        QVERIFY((moved - result.state.theta).norm() < 1e-5F * (moved - snapshot->theta()).norm() + 1e-6F);
        QVERIFY(std::abs(result.state.history.front().train.loss - preview.loss.loss) < 1e-4 * preview.loss.loss);
    }

    void previewStep_ofPrincipalComponents_isRefused() {
        TrainingConfig config = smallConfig();
        config.objective = ObjectiveKind::Pca;
        const auto snapshot = untrained(config);
        QVERIFY(test::throws(ErrorKind::Conflict, [&] { previewStep(*snapshot, smallMoons().train); }));
    }
};

static const lunette::test::TestClass<NetworkStagesTest> kNetworkStagesTest;
#include "NetworkStagesTest.moc"
