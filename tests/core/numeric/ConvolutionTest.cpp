#include "TestProgram.h"
#include "numeric/Convolution.h"
#include "numeric/Random.h"

#include <QTest>

#include <thread>

using namespace lunette;

namespace {

Vector randomNumbers(Index count, std::uint32_t sample) {
    Matrix numbers(count, 1);
    RandomStream::fillNormal(8, Purpose::Evaluation, sample, numbers);
    return numbers.col(0);
}

struct Numbers {
    Vector weights, pictures, maps;
};

/// The definition: calls visit(weight, number of the pictures, number of the maps) for every product that a
/// convolution sums.
template <class Visit>
void forEachProduct(const ConvolutionShape& s, Index batch, Visit visit) {
    const Index k = s.window.kernel;
    for (Index i = 0; i < batch; ++i)
        for (Index row = 0; row < s.maps.height; ++row)
            for (Index column = 0; column < s.maps.width; ++column)
                for (Index y = 0; y < k; ++y)
                    for (Index x = 0; x < k; ++x) {
                        const Index top = row * s.window.stride - s.window.padding + y;
                        const Index left = column * s.window.stride - s.window.padding + x;
                        if (top < 0 || top >= s.picture.height || left < 0 || left >= s.picture.width) continue;
                        for (Index map = 0; map < s.maps.channels; ++map)
                            for (Index channel = 0; channel < s.picture.channels; ++channel)
                                visit(((map * s.picture.channels + channel) * k + y) * k + x,
                                      i * s.picture.pixelCount() + (top * s.picture.width + left) * s.picture.channels +
                                          channel,
                                      i * s.maps.pixelCount() + (row * s.maps.width + column) * s.maps.channels + map);
                    }
}

/// By the definition, from the same numbers.
Numbers expectedOf(const ConvolutionShape& shape, Index batch, const Numbers& given) {
    Eigen::VectorXd weights = Eigen::VectorXd::Zero(given.weights.size());
    Eigen::VectorXd pictures = Eigen::VectorXd::Zero(given.pictures.size());
    Eigen::VectorXd maps = Eigen::VectorXd::Zero(given.maps.size());
    forEachProduct(shape, batch, [&](Index weight, Index picture, Index map) {
        maps[map] += static_cast<double>(given.weights[weight]) * given.pictures[picture];
        pictures[picture] += static_cast<double>(given.weights[weight]) * given.maps[map];
        weights[weight] += static_cast<double>(given.pictures[picture]) * given.maps[map];
    });
    return {weights.cast<Scalar>(), pictures.cast<Scalar>(), maps.cast<Scalar>()};
}

/// The kernels' three products, into memory that held something else.
Numbers productsOf(const ConvolutionKernels& kernels, const ConvolutionShape& shape, Index batch,
                   const Numbers& given) {
    Numbers result{Vector::Constant(given.weights.size(), 7.0F), Vector::Constant(given.pictures.size(), 7.0F),
                   Vector::Constant(given.maps.size(), 7.0F)};
    kernels.forward(shape, batch, given.weights.data(), given.pictures.data(), result.maps.data());
    kernels.backwardData(shape, batch, given.weights.data(), given.maps.data(), result.pictures.data());
    kernels.backwardWeights(shape, batch, given.pictures.data(), given.maps.data(), result.weights.data());
    return result;
}

Numbers randomNumbersFor(const ConvolutionShape& shape, Index batch) {
    return {randomNumbers(shape.weightCount(), 1), randomNumbers(shape.picture.pixelCount() * batch, 2),
            randomNumbers(shape.maps.pixelCount() * batch, 3)};
}

bool areClose(const Vector& a, const Vector& b) {
    return (a - b).cwiseAbs().maxCoeff() <= 1e-5F * (1.0F + b.cwiseAbs().maxCoeff());
}

}  // namespace

Q_DECLARE_METATYPE(lunette::ConvolutionShape)

class ConvolutionTest : public QObject {
    Q_OBJECT
private slots:
    void kernels_ofEveryShape_agreeWithTheDefinition_data() {
        QTest::addColumn<ConvolutionShape>("shape");
        QTest::addColumn<Index>("batch");
        const auto add = [](const char* name, ConvolutionShape shape, Index batch) {
            QTest::newRow(name) << shape << batch;
        };
        add("gray, halved", {{28, 28, 1}, {14, 14, 32}, {3, 2, 1}}, 5);
        add("color, kernel 4", {{32, 24, 3}, {16, 12, 16}, {4, 2, 1}}, 3);
        add("deep, halved", {{14, 14, 32}, {7, 7, 64}, {3, 2, 1}}, 9);
        add("deep, odd sides", {{15, 9, 24}, {8, 5, 40}, {3, 2, 1}}, 4);
        add("odd numbers of channels", {{10, 12, 13}, {5, 6, 11}, {5, 2, 2}}, 2);
        add("the window misses the last line and column", {{12, 14, 8}, {5, 6, 16}, {3, 2, 0}}, 2);
        add("stride 1, no padding", {{9, 7, 4}, {7, 5, 6}, {3, 1, 0}}, 3);
        add("stride 3, more padding than kernel", {{8, 8, 9}, {5, 5, 9}, {2, 3, 3}}, 2);
        add("a window as large as the picture", {{7, 7, 16}, {1, 1, 16}, {7, 2, 0}}, 3);
        add("one pixel", {{1, 1, 5}, {1, 1, 3}, {1, 1, 0}}, 1);
    }

    void kernels_ofEveryShape_agreeWithTheDefinition() {
        QFETCH(ConvolutionShape, shape);
        QFETCH(Index, batch);
        const Numbers given = randomNumbersFor(shape, batch);
        const Numbers expected = expectedOf(shape, batch, given);
        for (const auto* kernels : {&patchConvolution(), &convolution()}) {
            const Numbers result = productsOf(*kernels, shape, batch, given);
            QVERIFY(areClose(result.maps, expected.maps));
            QVERIFY(areClose(result.pictures, expected.pictures));
            QVERIFY(areClose(result.weights, expected.weights));
        }
    }

    /// Batches come in every size; what a thread remembers of the last must not leak into the next.
    void batches_ofManySizesInTurn_areIndependent() {
        const ConvolutionShape shape{{6, 6, 8}, {3, 3, 8}, {3, 2, 1}};
        for (int round = 0; round < 2; ++round)
            for (Index batch = 1; batch < 120; batch += 7) {
                const Numbers given = randomNumbersFor(shape, batch);
                QVERIFY(areClose(productsOf(convolution(), shape, batch, given).maps,
                                 productsOf(patchConvolution(), shape, batch, given).maps));
            }
    }

    void convolution_inSeveralThreads_givesTheSame() {
        const ConvolutionShape shape{{14, 14, 16}, {7, 7, 32}, {3, 2, 1}};
        const Numbers given = randomNumbersFor(shape, 6);
        const Numbers expected = productsOf(convolution(), shape, 6, given);
        std::array<bool, 4> same{};
        {
            std::vector<std::jthread> threads;
            for (bool& mine : same)
                threads.emplace_back([&] {
                    mine = true;
                    for (int i = 0; i < 20; ++i) {
                        const Numbers result = productsOf(convolution(), shape, 6, given);
                        mine = mine && result.maps == expected.maps && result.pictures == expected.pictures &&
                               result.weights == expected.weights;
                    }
                });
        }
        QCOMPARE(std::count(same.begin(), same.end(), true), 4);
    }
};

static const lunette::test::TestClass<ConvolutionTest> kConvolutionTest;
#include "ConvolutionTest.moc"
