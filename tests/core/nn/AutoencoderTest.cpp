#include "Error.h"
#include "TestProgram.h"
#include "Throws.h"
#include "nn/Autoencoder.h"
#include "nn/ConvTranspose2d.h"
#include "nn/Dense.h"
#include "numeric/Random.h"

#include <QTest>

using namespace lunette;

namespace {

Architecture convolutional(ImageShape image) {
    Architecture architecture;
    architecture.image = image;
    architecture.channels = {4, 6, 5};
    architecture.hidden = {7};
    architecture.latents = 3;
    architecture.gaussianCode = true;
    return architecture;
}

Matrix randomMatrix(Index rows, Index columns) {
    Matrix matrix(rows, columns);
    RandomStream::fillNormal(4, Purpose::Evaluation, 1, matrix);
    return matrix;
}

using Layers = std::vector<std::shared_ptr<const Layer>>;

Layers repeated(const std::shared_ptr<const Layer>& layer) { return Layers(8, layer); }

double meanSquare(const Matrix& matrix) {
    return static_cast<double>(matrix.squaredNorm()) / static_cast<double>(matrix.size());
}

}  // namespace

Q_DECLARE_METATYPE(Layers)

class AutoencoderTest : public QObject {
    Q_OBJECT
private slots:
    void convolutions_ofAnySize_giveItBackExactly_data() {
        QTest::addColumn<int>("kernel");
        for (const int kernel : {3, 4, 5, 6, 7}) QTest::addRow("kernel %d", kernel) << kernel;
    }

    void convolutions_ofAnySize_giveItBackExactly() {
        QFETCH(int, kernel);
        for (const Index width : {8, 9, 20, 31, 64, 127, 128})
            for (const Index height : {8, 13, 28, 128})
                for (const Index channels : {1, 3}) {
                    Architecture architecture = convolutional({width, height, channels});
                    architecture.kernel = kernel;
                    const Autoencoder network(architecture);
                    Vector theta(network.parameterCount());
                    network.initialize(Slice(theta.data(), theta.size()), 1);
                    const ConstSlice weights(theta.data(), theta.size());
                    Autoencoder::Workspace workspace;
                    Posterior posterior;
                    network.encode(weights, randomMatrix(network.pixels(), 2), workspace, posterior);
                    QCOMPARE(posterior.logVariance.rows(), 3);
                    const Matrix& output = network.decode(weights, posterior.mean, workspace);
                    QCOMPARE(output.rows(), width * height * channels);
                    QVERIFY(output.allFinite());
                }
    }

    /// Files hold the tensors by these names and shapes.
    void tensors_areNamedAndShapedAsInPyTorch() {
        const Autoencoder network(convolutional({20, 13, 3}));
        std::vector<std::pair<std::string, std::vector<Index>>> weights;
        Index end = 0;
        for (const auto& tensor : network.tensors()) {
            QCOMPARE(tensor.offset, end);
            end += tensor.size;
            if (tensor.name.ends_with("weight")) weights.emplace_back(tensor.name, tensor.shape);
        }
        QCOMPARE(end, network.parameterCount());
        const decltype(weights) expected{
            {"encoder.0.weight", {4, 3, 3, 3}}, {"encoder.1.weight", {6, 4, 3, 3}}, {"encoder.2.weight", {5, 6, 3, 3}},
            {"encoder.3.weight", {7, 30}},      {"mean.0.weight", {3, 7}},          {"decoder.0.weight", {7, 3}},
            {"decoder.1.weight", {30, 7}},      {"decoder.2.weight", {5, 6, 3, 3}}, {"decoder.3.weight", {6, 4, 3, 3}},
            {"decoder.4.weight", {4, 3, 3, 3}}, {"log_variance.0.weight", {3, 7}}};
        QVERIFY(weights == expected);
        QCOMPARE(network.architecture().describe(), std::string("20x13x3-10x7x4-5x4x6-3x2x5-7-3 and back"));
    }

    void initialWeights_ofDeepNetworks_keepTheSizeOfASignal_data() {
        QTest::addColumn<Layers>("layers");
        constexpr auto relu = Activation::Relu;
        QTest::newRow("linear") << repeated(std::make_shared<Dense>(256, 256, Activation::Identity));
        QTest::newRow("rectifiers") << repeated(std::make_shared<Dense>(256, 256, relu));
        QTest::newRow("convolutions") << Layers{
            std::make_shared<Conv2d>(ImageShape{33, 33, 32}, 48, Window{3, 2, 0}, relu),
            std::make_shared<Conv2d>(ImageShape{16, 16, 48}, 64, Window{4, 4, 0}, relu),
            std::make_shared<ConvTranspose2d>(ImageShape{4, 4, 64}, ImageShape{16, 16, 48}, Window{4, 4, 0}, relu),
            std::make_shared<ConvTranspose2d>(ImageShape{16, 16, 48}, ImageShape{33, 33, 32}, Window{3, 2, 0}, relu)};
    }

    /// Without this, a deep network of narrow layers gives the same picture for every code and never learns.
    void initialWeights_ofDeepNetworks_keepTheSizeOfASignal() {
        QFETCH(Layers, layers);
        const Sequential network(layers);
        Vector theta(network.parameterCount());
        network.initialize(Slice(theta.data(), theta.size()), 1);
        const Matrix x = randomMatrix(layers.front()->inputs(), 64);
        Sequential::Workspace workspace;
        const Matrix& y = network.forward(ConstSlice(theta.data(), theta.size()), x, workspace);
        const double factor = meanSquare(y) / meanSquare(x);
        QVERIFY2(factor > 0.5 && factor < 2.0, qPrintable(QString::number(factor)));
    }

    /// An untrained VAE stands at its prior, so that the first steps do not have to undo what nobody learned.
    void untrainedModel_startsNearThePriorAndGray() {
        const Autoencoder network(convolutional({20, 13, 3}));
        Vector theta(network.parameterCount());
        network.initialize(Slice(theta.data(), theta.size()), 1);
        const ConstSlice weights(theta.data(), theta.size());
        Autoencoder::Workspace workspace;
        Posterior posterior;
        network.encode(weights, randomMatrix(network.pixels(), 64), workspace, posterior);
        QVERIFY(meanSquare(posterior.mean) < 0.3);
        QVERIFY(meanSquare(posterior.logVariance) < 0.3);
        QVERIFY(meanSquare(network.decode(weights, randomMatrix(3, 64), workspace)) < 0.3);
    }

    void convolutions_tooMany_areRefused() {
        Architecture architecture = convolutional({8, 8, 1});
        architecture.kernel = 4;
        architecture.channels = {4, 4, 4, 4};
        QVERIFY(test::throws(ErrorKind::Conflict, {"8x8x1"}, [&] { const Autoencoder network(architecture); }));
    }
};

static const lunette::test::TestClass<AutoencoderTest> kAutoencoderTest;
#include "AutoencoderTest.moc"
