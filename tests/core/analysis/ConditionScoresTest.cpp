#include "TestProgram.h"
#include "Throws.h"
#include "analysis/Classifier.h"
#include "analysis/ConditionScores.h"
#include "analysis/LogLikelihood.h"
#include "numeric/Random.h"

#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

/// Two normal clouds in the plane, `distance` apart along the first axis, alternately.
Matrix twoClouds(Index count, Scalar distance, std::uint64_t seed) {
    Matrix points(2, count);
    RandomStream::fillNormal(seed, Purpose::Generation, 0, points);
    for (Index i = 1; i < count; i += 2) points(0, i) += distance;
    return points;
}

std::vector<Index> alternating(Index count) {
    std::vector<Index> classes;
    for (Index i = 0; i < count; ++i) classes.push_back(i % 2);
    return classes;
}

/// One pixel that is always the same, in two classes: two images of the first to one of the second.
Dataset onePixel(Index count) {
    Dataset::Parts parts;
    parts.name = "one pixel";
    parts.shape = {1, 1, 1};
    for (Index i = 0; i < count; ++i) {
        parts.pixels.push_back(i % 3 == 2 ? 255 : 0);
        parts.labels.push_back(i % 3 == 2 ? 1 : 0);
    }
    parts.classNames = {"dark", "light"};
    return Dataset(std::move(parts));
}

}  // namespace

class ConditionScoresTest : public QObject {
    Q_OBJECT
private slots:
    /// The best possible accuracy for two unit normals at distance 2 is Phi(1) = 0.8413.
    void classLeak_ofTwoNormals_isTheBestPossible() {
        const auto classes = alternating(10000);
        const ClassLeak leak = classLeak(twoClouds(10000, 2, 1), classes, twoClouds(10000, 2, 2), classes, 2, 1);
        QVERIFY2(std::abs(leak.accuracy - 0.8413) < 0.01, qPrintable(QString::number(leak.accuracy)));
        QCOMPARE(leak.chance, 0.5);
    }

    void classLeak_ofCodesThatSayNothing_isAtChance() {
        std::vector<Index> classes;
        for (Index i = 0; i < 6000; ++i) classes.push_back(i % 3 == 0 ? 0 : i % 3 == 1 ? 1 : 1);
        const ClassLeak leak = classLeak(twoClouds(6000, 0, 1), classes, twoClouds(6000, 0, 2), classes, 2, 1);
        QVERIFY(std::abs(leak.chance - 2.0 / 3.0) < 1e-9);
        QVERIFY(std::abs(leak.accuracy - leak.chance) < 0.01);
    }

    void classLeak_ofACodeThatIsTheClass_isComplete() {
        const auto classes = alternating(200);
        Matrix codes(1, 200);
        for (Index i = 0; i < 200; ++i) codes(0, i) = static_cast<Scalar>(classes[static_cast<std::size_t>(i)]);
        QCOMPARE(classLeak(codes, classes, codes, classes, 2, 1).accuracy, 1.0);
    }

    /// value = 2 a - b + e: of the variance 4 + 1 + 1 five sixths are explained.
    void factorLeak_ofALineWithNoise_isItsShare() {
        const auto drawn = [](std::uint64_t seed) {
            Matrix three(3, 20000);
            RandomStream::fillNormal(seed, Purpose::Generation, 0, three);
            return three;
        };
        const Matrix train = drawn(1), test = drawn(2);
        const auto values = [](const Matrix& three) { return Vector(2 * three.row(0) - three.row(1) + three.row(2)); };
        const double leak = factorLeak(train.topRows(2), values(train), test.topRows(2), values(test));
        QVERIFY2(std::abs(leak - 5.0 / 6.0) < 0.01, qPrintable(QString::number(leak)));
        QVERIFY(std::abs(factorLeak(train.topRows(1), train.row(2).transpose(), test.topRows(1),
                                    test.row(2).transpose())) < 0.01);
    }

    /// An exclusive or is beyond a linear probe, and not beyond a hidden layer.
    void classifier_withAHiddenLayer_learnsAnExclusiveOr() {
        Matrix points(2, 2000);
        RandomStream::fillNormal(3, Purpose::Generation, 0, points);
        std::vector<Index> classes;
        for (Index i = 0; i < points.cols(); ++i) classes.push_back(points(0, i) * points(1, i) > 0 ? 1 : 0);
        QVERIFY(Classifier(points, classes, 2, {.hidden = {16}}).accuracy(points, classes) > 0.95);
        QVERIFY(Classifier(points, classes, 2, {}).accuracy(points, classes) < 0.6);
        QVERIFY(test::throws(ErrorKind::TooFew, [&] { Classifier(points, classes, 1, {}); }));
    }

    /// By hand: image 0 is exp(-1) and exp(-2) likely, image 1 exp(-3) under both; p(y) is 0.25 and 0.75.
    void classLikelihood_ofTwoImages_isTheSumOverClasses() {
        Eigen::MatrixXd logs(2, 2);
        logs << -1.0, -3.0, -2.0, -3.0;
        const std::vector<double> priors{std::log(0.25), std::log(0.75)};
        const std::vector<Index> own{0, 0};
        const ClassLikelihood likelihood = classLikelihood(logs, priors, own);
        const double first = std::log(0.25 * std::exp(-1.0) + 0.75 * std::exp(-2.0));
        QVERIFY(std::abs(likelihood.marginal - 0.5 * (first - 3.0)) < 1e-12);
        QCOMPARE(likelihood.given, -2.0);
        // 0.25 e^-1 = 0.092 < 0.75 e^-2 = 0.101: the second class is the answer for both, and wrong for both.
        QCOMPARE(likelihood.accuracy, 0.0);
    }

    /// A class without training images counts for nothing.
    void classLikelihood_ofAClassWithoutImages_leavesItOut() {
        const Eigen::MatrixXd logs{{-4.0}, {-1.0}};
        const std::vector<double> priors{0.0, -std::numeric_limits<double>::infinity()};
        const std::vector<Index> own{0};
        const ClassLikelihood likelihood = classLikelihood(logs, priors, own);
        QCOMPARE(likelihood.marginal, -4.0);
        QCOMPARE(likelihood.accuracy, 1.0);
    }

    /// A decoder that looks at the class alone: log p(x | y) is a Bernoulli's, whatever the code.
    void classLogLikelihoods_ofADecoderOfTheClassAlone_areItsBernoullis() {
        TrainingConfig config;
        config.hidden.clear();
        config.latents = 1;
        config.condition = "label";
        const Dataset data = onePixel(6);
        const auto model = std::make_shared<const Model>(config, data);
        Vector theta = Vector::Zero(model->network().parameterCount());
        for (const NamedTensor& tensor : model->network().tensors())
            if (tensor.name == "decoder.0.condition") theta.segment(tensor.offset, 2) << -2, 1;
        const Snapshot snapshot(model, theta, 0, 0.0);
        const auto logistic = [](double x) { return 1.0 / (1.0 + std::exp(-x)); };
        const Eigen::MatrixXd logs = classLogLikelihoods(snapshot, data, 20, 1);
        QVERIFY(std::abs(logs(0, 0) - std::log(1.0 - logistic(-2))) < 1e-5);
        QVERIFY(std::abs(logs(1, 0) - std::log(1.0 - logistic(1))) < 1e-5);
        QVERIFY(std::abs(logs(0, 2) - std::log(logistic(-2))) < 1e-5);
        QVERIFY(std::abs(logs(1, 2) - std::log(logistic(1))) < 1e-5);
        const ClassLikelihood likelihood = classLikelihood(snapshot, data, 20, 1);
        const double dark = std::log(2.0 / 3.0 * (1.0 - logistic(-2)) + 1.0 / 3.0 * (1.0 - logistic(1)));
        const double light = std::log(2.0 / 3.0 * logistic(-2) + 1.0 / 3.0 * logistic(1));
        QVERIFY(std::abs(likelihood.marginal - (2.0 * dark + light) / 3.0) < 1e-5);
        QVERIFY(std::abs(likelihood.given - (2.0 * logs(0, 0) + logs(1, 2)) / 3.0) < 1e-5);
        QCOMPARE(likelihood.accuracy, 1.0);
        QVERIFY(std::abs(logLikelihood(snapshot, data, 20, 1) - likelihood.given) < 1e-5);
    }
};

static const lunette::test::TestClass<ConditionScoresTest> kConditionScoresTest;
#include "ConditionScoresTest.moc"
