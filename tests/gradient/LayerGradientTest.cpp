#include "Error.h"
#include "GradientChecker.h"
#include "TestProgram.h"
#include "nn/Conv2d.h"
#include "nn/ConvTranspose2d.h"
#include "nn/Dense.h"
#include "nn/Sequential.h"
#include "nn/Silu.h"
#include "numeric/Random.h"

#include <QTest>

using namespace lunette;

namespace {

Matrix randomMatrix(Index rows, Index columns, std::uint32_t sample) {
    RandomStream random(11, Purpose::Evaluation, 0, sample);
    Matrix matrix(rows, columns);
    for (double& value : matrix.reshaped()) value = random.nextNormal();
    return matrix;
}

Vector randomParameters(const Layer& layer) {
    Vector theta(layer.parameterCount());
    layer.initialize(Slice(theta.data(), theta.size()), {5, 3});
    return theta;
}

/// A scalar that weighs every output differently, so that a wrong element of any gradient shows.
double weighted(const Layer& layer, const Vector& theta, const Matrix& x, const Matrix& weights) {
    Matrix y;
    layer.forward(ConstSlice(theta.data(), theta.size()), x, y);
    return (y.array() * weights.array()).sum();
}

/// The parameters' gradient after backward(), in several ranges, into memory that held something else; then once
/// more on top of it, and halved.
Vector parameterGradient(const Layer& layer, const Matrix& x, const Matrix& dy, const Vector& sums) {
    const Index count = layer.parameterCount();
    Vector dtheta = Vector::Constant(count, std::nan(""));
    const Layer::Share whole{&x, &dy, &sums};
    for (const double beta : {0.0, 1.0})
        for (Index first = 0, length = 1; first < count; ++length) {
            const ParameterRange range{first, layer.rangeEdge(std::min(first + length, count))};
            layer.parameterGradient({&whole, 1}, range, beta, Slice(dtheta.data() + first, range.size()));
            first = range.last;
        }
    return dtheta / 2;
}

/// Both gradients of a layer.
void checkLayer(const Layer& layer, Index batch) {
    const Vector theta = randomParameters(layer);
    const Matrix x = randomMatrix(layer.inputs(), batch, 1);
    const Matrix weights = randomMatrix(layer.outputs(), batch, 2);

    Matrix y;
    layer.forward(ConstSlice(theta.data(), theta.size()), x, y);
    Matrix dy = weights;
    Matrix dx;
    Vector sums;
    layer.backward(ConstSlice(theta.data(), theta.size()), x, y, dy, &dx, sums);
    const Vector dtheta = parameterGradient(layer, x, dy, sums);

    const auto byTheta = [&](const Vector& point) { return weighted(layer, point, x, weights); };
    QVERIFY(gradientError(byTheta, theta, dtheta) < kGradientTolerance);
    const auto byInput = [&](const Vector& point) {
        return weighted(layer, theta, point.reshaped(layer.inputs(), batch), weights);
    };
    QVERIFY(gradientError(byInput, x.reshaped(), dx.reshaped()) < kGradientTolerance);
}

}  // namespace

Q_DECLARE_METATYPE(lunette::Window)

class LayerGradientTest : public QObject {
    Q_OBJECT
private slots:
    void dense_ofEveryActivation_agreesWithFiniteDifferences_data() {
        QTest::addColumn<int>("activation");
        for (const auto activation :
             {Activation::Identity, Activation::Relu, Activation::LeakyRelu, Activation::Tanh, Activation::Sigmoid})
            QTest::newRow(toString(activation)) << static_cast<int>(activation);
    }

    void dense_ofEveryActivation_agreesWithFiniteDifferences() {
        QFETCH(int, activation);
        checkLayer(Dense(7, 70, static_cast<Activation>(activation)), 3);   // more rows than one parallel range
        checkLayer(Dense(7, 70, static_cast<Activation>(activation)), 10);  // more columns than units
    }

    void silu_agreesWithFiniteDifferences() {
        checkLayer(Silu(7), 3);
        checkLayer(Silu(900), 5);  // more than one parallel range
    }

    void convolutions_agreeWithFiniteDifferences_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("channels");
        QTest::addColumn<Window>("window");
        QTest::addColumn<int>("activation");
        const auto add = [](const char* name, int width, int height, int channels, Window window,
                            Activation activation) {
            QTest::newRow(name) << width << height << channels << window << static_cast<int>(activation);
        };
        add("gray, even sides", 6, 8, 1, {3, 2, 1}, Activation::Tanh);
        add("color, odd sides", 7, 5, 3, {3, 2, 1}, Activation::LeakyRelu);
        add("kernel 4", 6, 4, 2, {4, 2, 1}, Activation::Relu);
        add("kernel 5, stride 3", 8, 7, 2, {5, 3, 2}, Activation::Sigmoid);
        add("stride 1, no padding", 5, 4, 2, {2, 1, 0}, Activation::Identity);
    }

    /// A convolution and, back to the picture's exact size, its transpose.
    void convolutions_agreeWithFiniteDifferences() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, channels);
        QFETCH(Window, window);
        QFETCH(int, activation);
        const ImageShape picture{width, height, channels};
        const Conv2d convolution(picture, 4, window, static_cast<Activation>(activation));
        checkLayer(convolution, 2);
        checkLayer(ConvTranspose2d(convolution.outputShape(), picture, window, static_cast<Activation>(activation)), 2);
    }

    void convolution_ofWideRows_agreesWithFiniteDifferences() {
        checkLayer(Conv2d({2, 1, 3}, 1030, {1, 1, 0}, Activation::Tanh), 1);  // more than one element-wise row
    }

    void window_impossible_isRefused() {
        QVERIFY_THROWS_EXCEPTION(Error, Conv2d({4, 4, 1}, 2, {7, 1, 1}, Activation::Relu));
        QVERIFY_THROWS_EXCEPTION(Error, ConvTranspose2d({4, 4, 2}, {9, 8, 1}, {3, 2, 1}, Activation::Relu));
        QVERIFY_THROWS_EXCEPTION(Error, ConvTranspose2d({4, 4, 2}, {8, 6, 1}, {3, 2, 1}, Activation::Relu));
    }

    void sequential_agreesWithFiniteDifferences() {
        const Sequential network({std::make_shared<Dense>(5, 8, Activation::Tanh),
                                  std::make_shared<Dense>(8, 6, Activation::LeakyRelu),
                                  std::make_shared<Dense>(6, 4, Activation::Identity)});
        Vector theta(network.parameterCount());
        network.initialize(Slice(theta.data(), theta.size()), 9);
        const Matrix x = randomMatrix(5, 4, 3);
        const Matrix weights = randomMatrix(4, 4, 4);
        Sequential::Workspace workspace;

        network.forward(ConstSlice(theta.data(), theta.size()), x, workspace);
        Matrix dy = weights;
        Matrix dx;
        network.backward(ConstSlice(theta.data(), theta.size()), x, dy, &dx, workspace);
        Vector dtheta(theta.size());
        const Sequential::Share whole{&x, &dy, &workspace};
        QCOMPARE(network.rangeEdge(28), Index(30));
        for (const auto& range : {ParameterRange{0, 30}, {30, 78}, {78, theta.size()}})
            network.parameterGradient({&whole, 1}, range, 0.0, Slice(dtheta.data() + range.first, range.size()));

        const auto value = [&](const Vector& parameters, const Matrix& input) {
            Sequential::Workspace scratch;
            return (network.forward(ConstSlice(parameters.data(), parameters.size()), input, scratch).array() *
                    weights.array())
                .sum();
        };
        QVERIFY(gradientError([&](const Vector& point) { return value(point, x); }, theta, dtheta) <
                kGradientTolerance);
        QVERIFY(gradientError([&](const Vector& point) { return value(theta, point.reshaped(5, 4)); }, x.reshaped(),
                              dx.reshaped()) < kGradientTolerance);
    }
};

static const lunette::test::TestClass<LayerGradientTest> kLayerGradientTest;
#include "LayerGradientTest.moc"
