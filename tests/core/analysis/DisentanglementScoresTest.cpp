#include "Near.h"
#include "Paths.h"
#include "SmallTraining.h"
#include "TestProgram.h"
#include "analysis/DisentanglementScores.h"
#include "analysis/MutualInformation.h"
#include "numeric/Random.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace lunette;
using lunette::test::isNear;

class DisentanglementScoresTest : public QObject {
    Q_OBJECT
private slots:
    void factorsThemselves_asCodes_haveEveryScoreOne();
    void mixedLatents_onAGrid_scoreAsByHand();
    void twoCopiesOfEachFactor_areCompleteByHalf();
    void turnedFactors_areTangled();
    void unrelatedCodes_scoreNothing();
    void anyCodes_scoreAsScikitLearnSays();
    void factorVae_sameSeed_sameVotes();
    void factorVae_deadLatents_takeNoPart();
    void constantFactors_areLeftOut();
    void model_onMoons_hasSampledScoresWhereCodesAreDistributions();
    void model_withoutFactors_hasNone();
};

namespace {

constexpr Index kImages = 4000;

Matrix uniform(Index rows, std::uint64_t seed) {
    RandomStream random(seed, Purpose::Generation);
    Matrix values(rows, kImages);
    for (Scalar& value : values.reshaped()) value = static_cast<Scalar>(random.nextUniform());
    return values;
}

std::vector<Factor> factorsOf(const Matrix& values) {
    std::vector<Factor> factors;
    for (Index i = 0; i < values.rows(); ++i) {
        const Vector row = values.row(i);
        factors.push_back({"factor " + std::to_string(i), {row.begin(), row.end()}});
    }
    return factors;
}

/// Two switches in every combination equally often.
Matrix grid() {
    Matrix values(2, kImages);
    for (Index i = 0; i < kImages; ++i) values.col(i) << static_cast<Scalar>(i % 2), static_cast<Scalar>(i / 2 % 2);
    return values;
}

Matrix matrixOf(const QJsonValue& value) {
    const QJsonArray rows = value.toArray();
    Matrix matrix(rows.size(), rows[0].toArray().size());
    for (Index i = 0; i < matrix.rows(); ++i)
        for (Index j = 0; j < matrix.cols(); ++j)
            matrix(i, j) = static_cast<Scalar>(rows[static_cast<int>(i)].toArray()[static_cast<int>(j)].toDouble());
    return matrix;
}

}  // namespace

void DisentanglementScoresTest::factorsThemselves_asCodes_haveEveryScoreOne() {
    const Matrix values = uniform(4, 1);
    const FactorCodes data{Scalar(3) * values, factorsOf(values)};
    const Dci dci = measureDci(data, data);
    QVERIFY(isNear(dci.disentanglement, 1.0, 0.05));
    QVERIFY(isNear(dci.completeness, 1.0, 0.05));
    QVERIFY(isNear(dci.informativeness, 1.0, 1e-5));
    QVERIFY(isNear(separatedAttributePredictability(data), 1.0, 0.01));
    QCOMPARE(factorVaeScore(data, 1), 1.0);
}

/// One latent is the factor a, the other a + 2 b, which tells both. Importances: (1 0; 1 1). So the latents' own
/// disentanglements are 1 and 0 with the weights 1/3 and 2/3, and the factors' completenesses 0 and 1. Correlations
/// squared: with a 1 and 1/5, with b 0 and 4/5. With b given, the second latent varies by a fifth of its variance.
void DisentanglementScoresTest::mixedLatents_onAGrid_scoreAsByHand() {
    const Matrix values = grid();
    FactorCodes data{values, factorsOf(values)};
    data.codes.row(1) = values.row(0) + 2 * values.row(1);
    const Dci dci = measureDci(data, data);
    QVERIFY(isNear(dci.disentanglement, 1.0 / 3.0, 1e-9));
    QVERIFY(isNear(dci.completeness, 0.5, 1e-9));
    QVERIFY(isNear(dci.informativeness, 1.0, 1e-5));
    QVERIFY(isNear(separatedAttributePredictability(data), 0.8, 1e-6));
    QCOMPARE(factorVaeScore(data, 1), 1.0);
    QVERIFY(isNear(mutualInformationGap(data.codes, data.factors), 0.5, 1e-9));
}

/// Four latents, two for each factor: 1 - log 2 / log 4.
void DisentanglementScoresTest::twoCopiesOfEachFactor_areCompleteByHalf() {
    const Matrix values = grid();
    FactorCodes data{Matrix(4, kImages), factorsOf(values)};
    data.codes << values, values;
    const Dci dci = measureDci(data, data);
    QVERIFY(isNear(dci.disentanglement, 1.0, 1e-9));
    QVERIFY(isNear(dci.completeness, 0.5, 1e-9));
    QVERIFY(isNear(separatedAttributePredictability(data), 0.0, 1e-9));
}

/// By 45 degrees, either latent tells as much of either factor: 1 - log 2 / log 2 = 0.
void DisentanglementScoresTest::turnedFactors_areTangled() {
    const Matrix values = uniform(2, 2);
    FactorCodes data{Matrix(2, kImages), factorsOf(values)};
    data.codes.row(0) = values.row(0) + values.row(1);
    data.codes.row(1) = values.row(0) - values.row(1);
    const Dci dci = measureDci(data, data);
    QVERIFY(isNear(dci.disentanglement, 0.0, 0.01));
    QVERIFY(isNear(dci.completeness, 0.0, 0.01));
    QVERIFY(isNear(dci.informativeness, 1.0, 1e-5));
    QVERIFY(isNear(separatedAttributePredictability(data), 0.0, 0.05));
    QVERIFY(isNear(factorVaeScore(data, 1), 0.5, 0.08));  // four standard errors of 800 votes
}

void DisentanglementScoresTest::unrelatedCodes_scoreNothing() {
    const FactorCodes data{uniform(3, 3), factorsOf(uniform(2, 4))};
    const FactorCodes heldOut{uniform(3, 5), factorsOf(uniform(2, 6))};
    QVERIFY(isNear(measureDci(data, heldOut).informativeness, 0.0, 0.01));
    QVERIFY(isNear(separatedAttributePredictability(data), 0.0, 0.01));
    QVERIFY(isNear(factorVaeScore(data, 1), 0.5, 0.08));
}

/// See make_disentanglement.py beside this file.
void DisentanglementScoresTest::anyCodes_scoreAsScikitLearnSays() {
    QFile file(lunette::test::sourcePath("tests/core/analysis/disentanglement.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject golden = QJsonDocument::fromJson(file.readAll()).object();
    const FactorCodes fitted{matrixOf(golden["codes"]), factorsOf(matrixOf(golden["factors"]))};
    const FactorCodes heldOut{matrixOf(golden["test_codes"]), factorsOf(matrixOf(golden["test_factors"]))};
    const auto matches = [&](const char* key, double value, double tolerance) {
        return isNear(value, golden[QLatin1StringView(key)].toDouble(std::nan("")), tolerance);
    };
    const Dci dci = measureDci(fitted, heldOut);
    QVERIFY(matches("mig", mutualInformationGap(fitted.codes, fitted.factors), 1e-9));
    QVERIFY(matches("dci_disentanglement", dci.disentanglement, 1e-9));
    QVERIFY(matches("dci_completeness", dci.completeness, 1e-9));
    QVERIFY(matches("dci_informativeness", dci.informativeness, 1e-6));
    QVERIFY(matches("sap", separatedAttributePredictability(fitted), 1e-6));
    // Four standard errors of 800 votes.
    QVERIFY(matches("factor_vae_score", factorVaeScore(fitted, 1), 4 * std::sqrt(0.25 / 800)));
}

void DisentanglementScoresTest::factorVae_sameSeed_sameVotes() {
    const Matrix values = uniform(3, 7);
    const FactorCodes data{values.topRows(2) + Scalar(0.5) * values.bottomRows(2), factorsOf(values)};
    QCOMPARE(factorVaeScore(data, 5), factorVaeScore(data, 5));
    QVERIFY(factorVaeScore(data, 5) != factorVaeScore(data, 6));
}

/// A latent that varies by next to nothing would win every vote, and tell nothing.
void DisentanglementScoresTest::factorVae_deadLatents_takeNoPart() {
    const Matrix values = uniform(2, 8);
    FactorCodes data{Matrix(3, kImages), factorsOf(values)};
    data.codes << values, Matrix::Constant(1, kImages, Scalar(0.3));
    QCOMPARE(factorVaeScore(data, 1), 1.0);
    data.codes.setConstant(Scalar(0.3));
    QCOMPARE(factorVaeScore(data, 1), 0.0);
}

void DisentanglementScoresTest::constantFactors_areLeftOut() {
    const Matrix values = grid();
    FactorCodes data{values, factorsOf(values)};
    const Dci without = measureDci(data, data);
    const double sap = separatedAttributePredictability(data);
    data.factors.push_back({"tilt", std::vector<float>(kImages, 3.0F)});
    const Dci with = measureDci(data, data);
    QCOMPARE(with.disentanglement, without.disentanglement);
    QCOMPARE(with.completeness, without.completeness);
    QCOMPARE(with.informativeness, without.informativeness);
    QCOMPARE(separatedAttributePredictability(data), sap);
    QCOMPARE(factorVaeScore(data, 1), 1.0);
    const FactorCodes constant{values, {data.factors.back()}};
    QVERIFY(std::isnan(measureDci(constant, constant).completeness));
    QVERIFY(std::isnan(separatedAttributePredictability(constant)));
    QVERIFY(std::isnan(factorVaeScore(constant, 1)));
}

void DisentanglementScoresTest::model_onMoons_hasSampledScoresWhereCodesAreDistributions() {
    TrainingConfig config = smallConfig();
    for (const ObjectiveKind kind : {ObjectiveKind::Vae, ObjectiveKind::Autoencoder}) {
        config.objective = kind;
        const auto [result, model] = train(config);
        const auto scores = measureDisentanglement({model, result.state.theta, 0, 0.0}, smallMoons(), 1);
        QVERIFY(scores);
        QCOMPARE(scores->migSampled.has_value(), kind == ObjectiveKind::Vae);
        for (const double score : {scores->dci.disentanglement, scores->dci.completeness, scores->sap,
                                   scores->factorVae, scores->migSampled.value_or(0.0)})
            QVERIFY(score >= 0.0 && score <= 1.0);
        QVERIFY(scores->dci.informativeness < 1.0);
    }
}

void DisentanglementScoresTest::model_withoutFactors_hasNone() {
    Dataset::Parts parts;
    parts.name = "dots";
    parts.shape = {1, 1, 1};
    parts.pixels = {0, 100, 255};
    const auto dots = std::make_shared<const Dataset>(std::move(parts));
    const auto model = std::make_shared<const Model>(smallConfig(), dots->shape());
    QVERIFY(!measureDisentanglement({model, initialState(*model).theta, 0, 0.0}, {dots, dots, "dots"}, 1));
}

static const lunette::test::TestClass<DisentanglementScoresTest> kDisentanglementScoresTest;
#include "DisentanglementScoresTest.moc"
