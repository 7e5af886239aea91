#include "TestProgram.h"
#include "analysis/Sharpness.h"
#include "data/MoonPhases.h"

#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

/// Each pixel the mean of itself and its four neighbors.
Matrix blurred(const Matrix& pictures, Index side) {
    Matrix result = pictures;
    for (Index picture = 0; picture < pictures.cols(); ++picture)
        for (Index y = 1; y < side - 1; ++y)
            for (Index x = 1; x < side - 1; ++x) {
                const Index i = y * side + x;
                result(i, picture) = (pictures(i, picture) + pictures(i - 1, picture) + pictures(i + 1, picture) +
                                      pictures(i - side, picture) + pictures(i + side, picture)) /
                                     Scalar(5);
            }
    return result;
}

}  // namespace

class SharpnessTest : public QObject {
    Q_OBJECT
private slots:
    /// One white pixel in the middle of 5 x 5: 16 at itself, 1 at each of four neighbors, over 9 inner pixels.
    void detailEnergy_ofOneWhitePixel_isKnown() {
        Matrix picture = Matrix::Zero(25, 1);
        picture(12, 0) = Scalar(1);
        QVERIFY(std::abs(detailEnergy(picture, {5, 5, 1}) - 20.0 / 9.0) < 1e-6);
    }

    void detailEnergy_ofAnEvenSlope_isNothing() {
        Matrix picture(24, 1);
        for (Index i = 0; i < 24; ++i) picture(i, 0) = static_cast<Scalar>(i % 6) / Scalar(8);
        QVERIFY(detailEnergy(picture, {6, 4, 1}) < 1e-10);
        QCOMPARE(detailEnergy(picture, {12, 2, 1}), 0.0);
    }

    void detailEnergy_ofColors_keepsChannelsApart() {
        Matrix picture(27, 1);  // red, green and blue differ, each of them flat
        for (Index i = 0; i < 27; ++i) picture(i, 0) = static_cast<Scalar>(i % 3) / Scalar(2);
        QVERIFY(detailEnergy(picture, {3, 3, 3}) < 1e-10);
    }

    void detailEnergy_ofBlurredMoons_isLower() {
        MoonOptions options;
        options.count = 60;
        options.noise = 0.0;
        const auto moons = makeMoonPhases(options).train;
        Matrix pictures;
        moons->gather(0, moons->size(), pictures);
        const double sharp = detailEnergy(pictures, moons->shape());
        QVERIFY(detailEnergy(blurred(pictures, 32), moons->shape()) < kBlurredBelow * sharp);
        QCOMPARE(detailEnergy(*moons), sharp);
    }
};

static const lunette::test::TestClass<SharpnessTest> kSharpnessTest;
#include "SharpnessTest.moc"
