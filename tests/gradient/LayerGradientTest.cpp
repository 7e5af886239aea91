#include "GradientChecker.h"
#include "nn/Dense.h"
#include "nn/Sequential.h"
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

}  // namespace

class LayerGradientTest : public QObject {
    Q_OBJECT
private slots:
    void denseMatchesFiniteDifferences_data() {
        QTest::addColumn<int>("activation");
        for (const auto activation :
             {Activation::Identity, Activation::Relu, Activation::LeakyRelu, Activation::Tanh, Activation::Sigmoid})
            QTest::newRow(toString(activation)) << static_cast<int>(activation);
    }

    void denseMatchesFiniteDifferences() {
        QFETCH(int, activation);
        const Dense layer(7, 70, static_cast<Activation>(activation));  // more rows than one parallel range
        const Vector theta = randomParameters(layer);
        const Matrix x = randomMatrix(7, 3, 1);
        const Matrix weights = randomMatrix(70, 3, 2);

        Matrix y;
        layer.forward(ConstSlice(theta.data(), theta.size()), x, y);
        Matrix dy = weights;
        Matrix dx;
        Vector dtheta = Vector::Constant(theta.size(), 123.0);  // must be overwritten
        layer.backward(ConstSlice(theta.data(), theta.size()), x, y, dy, &dx, Slice(dtheta.data(), dtheta.size()));

        const auto byTheta = [&](const Vector& point) { return weighted(layer, point, x, weights); };
        QVERIFY(gradientError(byTheta, theta, dtheta) < kGradientTolerance);
        const auto byInput = [&](const Vector& point) { return weighted(layer, theta, point.reshaped(7, 3), weights); };
        QVERIFY(gradientError(byInput, x.reshaped(), dx.reshaped()) < kGradientTolerance);
    }

    void sequentialMatchesFiniteDifferences() {
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
        Vector dtheta(theta.size());
        network.backward(ConstSlice(theta.data(), theta.size()), x, dy, &dx, Slice(dtheta.data(), dtheta.size()),
                         workspace);

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

QTEST_APPLESS_MAIN(LayerGradientTest)
#include "LayerGradientTest.moc"
