#include "Near.h"
#include "TestProgram.h"
#include "analysis/DataDistance.h"
#include "analysis/Indicators.h"
#include "data/MoonPhases.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace lunette;
using lunette::test::isNear;

/// Oracles of one pixel, whose distances can be worked out by hand.
class IndicatorsTest : public QObject {
    Q_OBJECT
private slots:
    void validities_areDistancesInUnitsOfHeldOutImages();
    void validity_withWithheldImages_leavesThemOutOfItsUnit();
    void holeFraction_ofTheIdentity_isThatOfTheNormalTable();
    void noiseTolerance_ofEvenlySpacedImages_isThatOfTheFormula();
    void noiseTolerance_atItsEnds_isExact_data();
    void noiseTolerance_atItsEnds_isExact();
    void activeLatents_withDeadOnes_countsTheOthers();
    void mig_withoutVaryingFactors_isMissing();
    void manifoldDistance_ofDrawnMoons_isNearZero();
    void manifoldDistance_ofOtherDataThanMoons_isMissing();
    void measureIndicators_sameSeed_givesTheSameFigures();
    void midpointValidity_ofOneHeldOutImage_isNan();
};

namespace {

std::shared_ptr<const Dataset> dots(std::vector<std::uint8_t> levels, std::vector<Factor> factors = {}) {
    Dataset::Parts parts;
    parts.name = "dots";
    parts.shape = {1, 1, 1};
    parts.pixels = std::move(levels);
    parts.factors = std::move(factors);
    return std::make_shared<const Dataset>(std::move(parts));
}

std::vector<std::uint8_t> allLevels() {
    std::vector<std::uint8_t> levels(256);
    std::iota(levels.begin(), levels.end(), std::uint8_t{0});
    return levels;
}

Codec identity() {
    return {1, [](const Matrix& images) { return images; }, [](const Matrix& codes) { return codes; }};
}

Codec constant(Scalar level) {
    Codec codec = identity();
    codec.decode = [level](const Matrix& codes) -> Matrix { return Matrix::Constant(1, codes.cols(), level); };
    return codec;
}

/// Black and white to learn from; 0.2 and 0.8 held out, both 0.2 away.
DataSplit blackAndWhite() { return {dots({0, 255}), dots({51, 204}), "dots"}; }

}  // namespace

void IndicatorsTest::validities_areDistancesInUnitsOfHeldOutImages() {
    const Indicators exact = measureIndicators(identity(), blackAndWhite(), 1);
    QVERIFY(isNear(exact.midpointValidity, 0.5 / 0.2, 1e-5));

    const Indicators far = measureIndicators(constant(Scalar(0.4)), blackAndWhite(), 1);
    QVERIFY(isNear(far.sampleValidity, 2.0, 1e-5));
    QVERIFY(isNear(far.midpointValidity, 2.0, 1e-5));
    QCOMPARE(far.holeFraction, 1.0);

    const Indicators close = measureIndicators(constant(Scalar(0.9)), blackAndWhite(), 1);
    QVERIFY(isNear(close.sampleValidity, 0.5, 1e-5));
    QCOMPARE(close.holeFraction, 0.0);
}

void IndicatorsTest::validity_withWithheldImages_leavesThemOutOfItsUnit() {
    // Three of a value that training never saw, 0.5 away: were they counted, they would be the median.
    const auto brightness = [](std::vector<float> values) {
        return std::vector<Factor>{{"brightness", std::move(values)}};
    };
    DataSplit data{dots({0, 255}, brightness({0, 1})),
                   dots({51, 127, 127, 127, 204}, brightness({0.2F, 0.5F, 0.5F, 0.5F, 0.8F})), "dots"};
    QVERIFY(isNear(measureIndicators(constant(Scalar(0.4)), data, 1).sampleValidity, 0.4 / (127.0 / 255), 1e-5));
    data.withheld = {"brightness", {{0.4, 0.6}}};
    QVERIFY(isNear(measureIndicators(constant(Scalar(0.4)), data, 1).sampleValidity, 0.4 / 0.2, 1e-5));
    auto drawn = drawHeldOut(data, 1);
    std::ranges::sort(drawn);
    QCOMPARE(drawn, (std::vector<Index>{0, 4}));

    data.withheld.values = {{0, 1}};  // nothing else is held out: better these than none
    QCOMPARE(drawHeldOut(data, 1).size(), 5U);
}

void IndicatorsTest::holeFraction_ofTheIdentity_isThatOfTheNormalTable() {
    // P(min(|z|, |z - 1|) > 0.2) for z ~ N(0, 1): 1 - 0.1585 - 0.0968; four standard errors of 1,000 draws.
    const Indicators indicators = measureIndicators(identity(), blackAndWhite(), 1);
    QVERIFY(isNear(indicators.holeFraction, 0.7447, 4 * std::sqrt(0.7447 * 0.2553 / 1000)));
}

void IndicatorsTest::noiseTolerance_ofEvenlySpacedImages_isThatOfTheFormula() {
    // Half of the pictures are taken for a neighbor once m * sd * 0.6745 (the median of |e|) is half a gray level.
    const double deviation = std::sqrt((256.0 * 256.0 - 1) / 12) / 255;
    const double expected = 0.5 / 255 / deviation / 0.6745;
    const Indicators indicators = measureIndicators(identity(), {dots({0, 255}), dots(allLevels()), "dots"}, 1);
    QVERIFY(isNear(indicators.noiseTolerance, expected, 0.3 * expected));
}

void IndicatorsTest::noiseTolerance_atItsEnds_isExact_data() {
    QTest::addColumn<bool>("reconstructs");
    QTest::addColumn<double>("expected");
    // Of two images each noise pushes at most half across, so it never is more than half.
    QTest::newRow("never confused") << true << 5.0;
    QTest::newRow("one picture for all") << false << 0.0;
}

void IndicatorsTest::noiseTolerance_atItsEnds_isExact() {
    QFETCH(bool, reconstructs);
    QFETCH(double, expected);
    const DataSplit data{dots({0, 255}), reconstructs ? dots({51, 204}) : dots({0, 51, 204}), "dots"};
    const Indicators indicators = measureIndicators(reconstructs ? identity() : constant(Scalar(0.1)), data, 3);
    QCOMPARE(indicators.noiseTolerance, expected);
}

void IndicatorsTest::activeLatents_withDeadOnes_countsTheOthers() {
    Codec codec = identity();
    codec.latents = 3;
    codec.encode = [](const Matrix& images) {
        Matrix codes = Matrix::Constant(3, images.cols(), Scalar(0.7));
        codes.row(1) = images;
        codes.row(2) = Scalar(0.1) * images;  // varies by 0.0009
        return codes;
    };
    codec.decode = [](const Matrix& codes) -> Matrix { return codes.row(1); };
    QCOMPARE(measureIndicators(codec, blackAndWhite(), 1).activeLatents, Index(1));
}

void IndicatorsTest::mig_withoutVaryingFactors_isMissing() {
    QVERIFY(!measureIndicators(identity(), blackAndWhite(), 1).mig);

    std::vector<float> levels;
    for (int i = 0; i < 256; ++i) levels.push_back(static_cast<float>(i));
    const DataSplit known{dots(allLevels(), {{"level", levels}}), dots({51, 204}, {{"level", {51, 204}}}), "dots"};
    const auto gap = measureIndicators(identity(), known, 1).mig;
    QVERIFY(gap && *gap > 0.99);

    const DataSplit fixed{dots({0, 255}, {{"tilt", {3, 3}}}), dots({51, 204}, {{"tilt", {3, 3}}}), "dots"};
    QVERIFY(!measureIndicators(identity(), fixed, 1).mig);
}

void IndicatorsTest::manifoldDistance_ofDrawnMoons_isNearZero() {
    MoonOptions options;
    options.count = 40;
    options.size = 28;
    options.noise = 0.0;
    DataSplit data = makeMoonPhases(options);
    data.spec = "moons:count=40,size=28,noise=0";
    Codec codec;
    codec.latents = 1;
    codec.encode = [](const Matrix& images) -> Matrix { return images.colwise().mean(); };
    codec.decode = [](const Matrix& codes) {
        Matrix pictures(28 * 28, codes.cols());
        for (Index i = 0; i < codes.cols(); ++i) {
            const double fraction = 0.5 + 0.5 * std::tanh(static_cast<double>(codes(0, i)));
            drawMoon({fraction, true, 0.0, 0.0, 0.0, moonRadius(28)}, 28, pictures.col(i).data());
        }
        return pictures;
    };
    const Indicators indicators = measureIndicators(codec, data, 1);
    QVERIFY(indicators.manifoldDistance);
    QVERIFY(indicators.manifoldDistance->samples < 0.005);
    QVERIFY(indicators.manifoldDistance->heldOut < 0.01);
    QVERIFY(indicators.sampleValidity > 0.1);
}

void IndicatorsTest::manifoldDistance_ofOtherDataThanMoons_isMissing() {
    QVERIFY(!measureIndicators(identity(), blackAndWhite(), 1).manifoldDistance);
}

void IndicatorsTest::measureIndicators_sameSeed_givesTheSameFigures() {
    const DataSplit data{dots({0, 255}), dots(allLevels()), "dots"};
    const Indicators first = measureIndicators(identity(), data, 5);
    const Indicators again = measureIndicators(identity(), data, 5);
    const Indicators other = measureIndicators(identity(), data, 6);
    QCOMPARE(first.sampleValidity, again.sampleValidity);
    QCOMPARE(first.midpointValidity, again.midpointValidity);
    QCOMPARE(first.noiseTolerance, again.noiseTolerance);
    QVERIFY(first.sampleValidity != other.sampleValidity);
}

void IndicatorsTest::midpointValidity_ofOneHeldOutImage_isNan() {
    const Indicators indicators = measureIndicators(identity(), {dots({0, 255}), dots({51}), "dots"}, 1);
    QVERIFY(std::isnan(indicators.midpointValidity));
    QVERIFY(indicators.sampleValidity > 0);
}

static const lunette::test::TestClass<IndicatorsTest> kIndicatorsTest;
#include "IndicatorsTest.moc"
