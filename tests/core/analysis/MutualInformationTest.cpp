#include "TestProgram.h"
#include "analysis/MutualInformation.h"
#include "numeric/Random.h"

#include <QTest>

#include <cmath>

using namespace lunette;

class MutualInformationTest : public QObject {
    Q_OBJECT
private slots:
    void fewValuesKeepABinEach();
    void manyValuesAreCutEvenly();
    void informationByHand();
    void gapIsOneForOracleCodes();
    void gapIsNearZeroForRandomCodes();
    void gapIsZeroWhenTwoLatentsShareAFactor();
    void constantFactorsAreLeftOut();
    void aLatentFollowsTheFactorThatItKnows();
    void fewImagesDoNotLookLikeALink();
};

namespace {

constexpr Index kImages = 4000;

Factor uniformFactor(const std::string& name, std::uint64_t seed) {
    RandomStream random(seed, Purpose::Generation);
    Factor factor{name, {}};
    for (Index i = 0; i < kImages; ++i) factor.values.push_back(static_cast<float>(random.nextUniform()));
    return factor;
}

Factor switchFactor(std::uint64_t seed) {
    RandomStream random(seed, Purpose::Generation);
    Factor factor{"side", {}};
    for (Index i = 0; i < kImages; ++i) factor.values.push_back(random.nextBelow(2) == 0 ? -1.0F : 1.0F);
    return factor;
}

Vector column(const Factor& factor) { return Eigen::Map<const Eigen::VectorXf>(factor.values.data(), kImages); }

}  // namespace

void MutualInformationTest::fewValuesKeepABinEach() {
    const std::vector<float> values{-1, 5, 100, 5, -1};
    QCOMPARE(discretize(values, 20), (std::vector<int>{0, 1, 2, 1, 0}));
}

void MutualInformationTest::manyValuesAreCutEvenly() {
    std::vector<float> values;
    for (int i = 0; i <= 100; ++i) values.push_back(static_cast<float>(i) / 10.0F);
    const auto bins = discretize(values, 20);
    QCOMPARE(bins.front(), 0);
    QCOMPARE(bins[52], 10);  // 5.2 of 0..10
    QCOMPARE(bins.back(), 19);
}

void MutualInformationTest::informationByHand() {
    const std::vector<int> coin{0, 0, 1, 1};
    const std::vector<int> other{0, 1, 0, 1};
    const std::vector<int> both{0, 1, 2, 3};
    QVERIFY(std::abs(mutualInformation(coin, coin) - std::log(2.0)) < 1e-12);
    QVERIFY(std::abs(mutualInformation(coin, other)) < 1e-12);
    QVERIFY(std::abs(mutualInformation(coin, both) - std::log(2.0)) < 1e-12);
}

void MutualInformationTest::gapIsOneForOracleCodes() {
    const std::vector<Factor> factors{uniformFactor("fraction", 1), switchFactor(2), uniformFactor("tilt", 3)};
    Matrix codes(4, kImages);
    RandomStream::fillNormal(4, Purpose::Generation, 0, codes);  // the fourth latent stays unrelated
    codes.row(0) = 3 * column(factors[1]).transpose();
    codes.row(1) = -2 * column(factors[0]).transpose();
    codes.row(2) = column(factors[2]).transpose().array() + 7;
    QVERIFY(mutualInformationGap(codes, factors) > 0.93);
    QVERIFY(mutualInformationGap(codes, factors) <= 1.0);
}

void MutualInformationTest::gapIsNearZeroForRandomCodes() {
    const std::vector<Factor> factors{uniformFactor("fraction", 1), switchFactor(2)};
    Matrix codes(6, kImages);
    RandomStream::fillNormal(5, Purpose::Generation, 0, codes);
    QVERIFY(mutualInformationGap(codes, factors) < 0.01);
    QVERIFY(mutualInformationGap(codes, factors) >= 0.0);
}

void MutualInformationTest::gapIsZeroWhenTwoLatentsShareAFactor() {
    const std::vector<Factor> factors{uniformFactor("fraction", 1)};
    Matrix codes(2, kImages);
    codes.row(0) = column(factors[0]).transpose();
    codes.row(1) = codes.row(0);
    QVERIFY(mutualInformationGap(codes, factors) < 1e-9);
}

void MutualInformationTest::constantFactorsAreLeftOut() {
    const Factor constant{"tilt", std::vector<float>(kImages, 3.0F)};
    const Factor varying = uniformFactor("fraction", 1);
    const Matrix codes = column(varying).transpose();
    QVERIFY(std::isnan(mutualInformationGap(codes, std::vector{constant})));
    QVERIFY(mutualInformationGap(codes, std::vector{constant, varying}) > 0.99);
}

void MutualInformationTest::aLatentFollowsTheFactorThatItKnows() {
    const std::vector<Factor> factors{
        uniformFactor("fraction", 1), switchFactor(2), {"tilt", std::vector<float>(kImages, 3.0F)}};
    Matrix codes(3, kImages);
    RandomStream::fillNormal(4, Purpose::Generation, 0, codes);  // the third latent stays unrelated
    codes.row(0) = 3 * column(factors[1]).transpose();
    codes.row(1) = -2 * column(factors[0]).transpose();
    const auto followed = followedFactors(followedStrengths(codes, factors), factors);
    QCOMPARE(followed.size(), 3U);
    QCOMPARE(followed[0].factor, 1);
    QVERIFY(followed[0].strength > 0.99);
    QCOMPARE(followed[1].factor, 0);
    QVERIFY(followed[1].strength > 0.93);
    QVERIFY(followed[2].strength < 0.02);
    QCOMPARE(followedFactors(followedStrengths(codes, {}), {}).front().factor, -1);
}

/// A histogram of 20 x 20 bins of 200 images is full of accidents.
void MutualInformationTest::fewImagesDoNotLookLikeALink() {
    Factor factor = uniformFactor("fraction", 1);
    factor.values.resize(200);
    Matrix codes(8, 200);
    RandomStream::fillNormal(4, Purpose::Generation, 0, codes);
    QVERIFY(followedStrengths(codes, std::vector{factor}).maxCoeff() < 0.12);
}

static const lunette::test::TestClass<MutualInformationTest> kTestClass;
#include "MutualInformationTest.moc"
