#include "TestProgram.h"
#include "analysis/MutualInformation.h"
#include "numeric/Random.h"

#include <QTest>

#include <cmath>

using namespace lunette;

class MutualInformationTest : public QObject {
    Q_OBJECT
private slots:
    void discretize_fewValues_haveABinEach();
    void discretize_manyValues_areCutEvenly();
    void mutualInformation_ofCoins_isAsByHand();
    void mutualInformationGap_ofOracleCodes_isNearOne();
    void mutualInformationGap_ofRandomCodes_isNearZero();
    void mutualInformationGap_ofLatentsThatShareAFactor_isZero();
    void mutualInformationGap_constantFactors_areLeftOut();
    void followedFactors_ofEachLatent_areThoseThatItEncodes();
    void followedStrengths_ofFewUnrelatedImages_areLow();
};

namespace {

constexpr Index kSamples = 4000;

Factor uniformFactor(const std::string& name, std::uint64_t seed) {
    RandomStream random(seed, Purpose::Generation);
    Factor factor{name, {}};
    for (Index i = 0; i < kSamples; ++i) factor.values.push_back(static_cast<float>(random.nextUniform()));
    return factor;
}

Factor switchFactor(std::uint64_t seed) {
    RandomStream random(seed, Purpose::Generation);
    Factor factor{"side", {}};
    for (Index i = 0; i < kSamples; ++i) factor.values.push_back(random.nextBelow(2) == 0 ? -1.0F : 1.0F);
    return factor;
}

Vector column(const Factor& factor) { return Eigen::Map<const Eigen::VectorXf>(factor.values.data(), kSamples); }

}  // namespace

void MutualInformationTest::discretize_fewValues_haveABinEach() {
    const std::vector<float> values{-1, 5, 100, 5, -1};
    QCOMPARE(discretize(values, 20), (std::vector<int>{0, 1, 2, 1, 0}));
}

void MutualInformationTest::discretize_manyValues_areCutEvenly() {
    std::vector<float> values;
    for (int i = 0; i <= 100; ++i) values.push_back(static_cast<float>(i) / 10.0F);
    const auto bins = discretize(values, 20);
    QCOMPARE(bins.front(), 0);
    QCOMPARE(bins[52], 10);  // 5.2 of 0..10
    QCOMPARE(bins.back(), 19);
}

void MutualInformationTest::mutualInformation_ofCoins_isAsByHand() {
    const std::vector<int> coin{0, 0, 1, 1};
    const std::vector<int> other{0, 1, 0, 1};
    const std::vector<int> both{0, 1, 2, 3};
    QVERIFY(std::abs(mutualInformation(coin, coin) - std::log(2.0)) < 1e-12);
    QVERIFY(std::abs(mutualInformation(coin, other)) < 1e-12);
    QVERIFY(std::abs(mutualInformation(coin, both) - std::log(2.0)) < 1e-12);
}

void MutualInformationTest::mutualInformationGap_ofOracleCodes_isNearOne() {
    const std::vector<Factor> factors{uniformFactor("fraction", 1), switchFactor(2), uniformFactor("tilt", 3)};
    Matrix codes(4, kSamples);
    RandomStream::fillNormal(4, Purpose::Generation, 0, codes);  // the fourth latent stays unrelated
    codes.row(0) = 3 * column(factors[1]).transpose();
    codes.row(1) = -2 * column(factors[0]).transpose();
    codes.row(2) = column(factors[2]).transpose().array() + 7;
    QVERIFY(mutualInformationGap(codes, factors) > 0.93);
    QVERIFY(mutualInformationGap(codes, factors) <= 1.0);
}

void MutualInformationTest::mutualInformationGap_ofRandomCodes_isNearZero() {
    const std::vector<Factor> factors{uniformFactor("fraction", 1), switchFactor(2)};
    Matrix codes(6, kSamples);
    RandomStream::fillNormal(5, Purpose::Generation, 0, codes);
    QVERIFY(mutualInformationGap(codes, factors) < 0.01);
    QVERIFY(mutualInformationGap(codes, factors) >= 0.0);
}

void MutualInformationTest::mutualInformationGap_ofLatentsThatShareAFactor_isZero() {
    const std::vector<Factor> factors{uniformFactor("fraction", 1)};
    Matrix codes(2, kSamples);
    codes.row(0) = column(factors[0]).transpose();
    codes.row(1) = codes.row(0);
    QVERIFY(mutualInformationGap(codes, factors) < 1e-9);
}

void MutualInformationTest::mutualInformationGap_constantFactors_areLeftOut() {
    const Factor constant{"tilt", std::vector<float>(kSamples, 3.0F)};
    const Factor varying = uniformFactor("fraction", 1);
    const Matrix codes = column(varying).transpose();
    QVERIFY(std::isnan(mutualInformationGap(codes, std::vector{constant})));
    QVERIFY(mutualInformationGap(codes, std::vector{constant, varying}) > 0.99);
}

void MutualInformationTest::followedFactors_ofEachLatent_areThoseThatItEncodes() {
    const std::vector<Factor> factors{
        uniformFactor("fraction", 1), switchFactor(2), {"tilt", std::vector<float>(kSamples, 3.0F)}};
    Matrix codes(3, kSamples);
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
void MutualInformationTest::followedStrengths_ofFewUnrelatedImages_areLow() {
    Factor factor = uniformFactor("fraction", 1);
    factor.values.resize(200);
    Matrix codes(8, 200);
    RandomStream::fillNormal(4, Purpose::Generation, 0, codes);
    QVERIFY(followedStrengths(codes, std::vector{factor}).maxCoeff() < 0.12);
}

static const lunette::test::TestClass<MutualInformationTest> kMutualInformationTest;
#include "MutualInformationTest.moc"
