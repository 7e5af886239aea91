#include "SmallTraining.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/Codes.h"
#include "io/ModelFile.h"
#include "objective/LabelLoss.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace lunette;

namespace {

std::shared_ptr<const Dataset> copied(const Dataset& moons, const std::vector<std::int32_t>& labels,
                                      std::vector<std::string> classNames = {"first", "second", "third"}) {
    Dataset::Parts parts;
    parts.name = moons.name();
    parts.shape = moons.shape();
    for (Index i = 0; i < moons.size(); ++i) {
        const Pixels image = moons.image(i);
        parts.pixels.insert(parts.pixels.end(), image.begin(), image.end());
        if (!labels.empty()) parts.labels.push_back(labels[static_cast<std::size_t>(i) % labels.size()]);
    }
    if (!labels.empty()) parts.classNames = std::move(classNames);
    parts.factors.assign(moons.factors().begin(), moons.factors().end());
    return std::make_shared<const Dataset>(Dataset(std::move(parts)));
}

/// The same images; the value of one factor of one of them is another.
std::shared_ptr<const Dataset> withFactor(const Dataset& moons, const std::string& name, std::size_t image,
                                          float value) {
    Dataset::Parts parts;
    parts.name = moons.name();
    parts.shape = moons.shape();
    for (Index i = 0; i < moons.size(); ++i) {
        const Pixels pixels = moons.image(i);
        parts.pixels.insert(parts.pixels.end(), pixels.begin(), pixels.end());
    }
    parts.factors.assign(moons.factors().begin(), moons.factors().end());
    std::ranges::find(parts.factors, name, &Factor::name)->values[image] = value;
    return std::make_shared<const Dataset>(Dataset(std::move(parts)));
}

/// The moons with these labels, over and over; with none where there are none.
DataSplit moonsOf(const std::vector<std::int32_t>& labels) {
    DataSplit split = smallMoons();
    split.train = copied(*smallMoons().train, labels);
    split.test = copied(*smallMoons().test, labels);
    return split;
}

/// In three classes of which one is twice as frequent.
const DataSplit& labeledMoons() {
    static const DataSplit data = moonsOf({0, 0, 1, 2});
    return data;
}

const DataSplit& unlabeledMoons() {
    static const DataSplit data = moonsOf({});
    return data;
}

TrainingConfig conditionalConfig(const std::string& condition, EncoderCondition encoder = EncoderCondition::Yes) {
    TrainingConfig config = smallConfig();
    config.condition = condition;
    config.conditionEncoder = encoder;
    return config;
}

TrainingResult trainOn(const DataSplit& data, const std::shared_ptr<const Model>& model, TrainingState state) {
    RunControl control(liveParameters(model->config()));
    RunOutputs outputs;
    return Trainer(model, data).run(std::move(state), control, outputs);
}

/// The weights of another model of the same layers, by the tensors' names; 0 for those that it lacks.
Vector weightsFrom(const Autoencoder& source, const Vector& theta, const Autoencoder& target) {
    Vector weights = Vector::Zero(target.parameterCount());
    for (const NamedTensor& tensor : target.tensors())
        for (const NamedTensor& other : source.tensors())
            if (other.name == tensor.name)
                weights.segment(tensor.offset, tensor.size) = theta.segment(other.offset, other.size);
    return weights;
}

}  // namespace

class ConditionTest : public QObject {
    Q_OBJECT
private slots:
    void conditionOf_labels_countsItsClasses() {
        const Condition condition = conditionOf(conditionalConfig("label"), *labeledMoons().train);
        QCOMPARE(condition.size(), Index(3));
        const Index size = labeledMoons().train->size();
        QCOMPARE(condition.classes[0].images + condition.classes[1].images + condition.classes[2].images, size);
        QVERIFY(std::abs(std::exp(condition.logFrequencies()[0]) - 0.5) < 0.02);
        QCOMPARE(condition.typical(), Vector(Vector::Unit(3, 0)));
        QCOMPARE(condition.parse("third"), Vector(Vector::Unit(3, 2)));
        const Matrix own = ConditionReader(condition, *labeledMoons().train).of(0, 4);
        QCOMPARE(own, Matrix(Matrix{{1, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}}));
    }

    void conditionOf_factors_scalesThemToTheTrainingImagesRange() {
        const auto& train = *labeledMoons().train;
        const Condition condition = conditionOf(conditionalConfig("tilt,fraction"), train);
        const Matrix all = ConditionReader(condition, train).of(0, train.size());
        QCOMPARE(all.rows(), Index(2));
        for (Index row = 0; row < 2; ++row) {
            QCOMPARE(all.row(row).minCoeff(), Scalar(-1));
            QCOMPARE(all.row(row).maxCoeff(), Scalar(1));
        }
        const auto& range = condition.ranges[1];
        QCOMPARE(range.factor, std::string("fraction"));
        const std::string middle = formatReal(0.5 * (condition.ranges[0].low + condition.ranges[0].high));
        const Vector parsed = condition.parse(middle + "," + formatReal(range.high));
        QVERIFY(std::abs(parsed[0]) < 1e-6F && std::abs(parsed[1] - 1) < 1e-6F);
    }

    void text_ofACondition_isWhatParseMakesItOf() {
        const Condition label = conditionOf(conditionalConfig("label"), *labeledMoons().train);
        QCOMPARE(label.text(label.ofClass(2)), std::string("third"));
        const Vector between = Scalar(0.3F) * label.ofClass(0) + Scalar(0.7F) * label.ofClass(2);
        QVERIFY(label.parse(label.text(between)) == between);
        const Condition factors = conditionOf(conditionalConfig("tilt,fraction"), *labeledMoons().train);
        for (const Vector& conditional : {Vector(Vector::Constant(2, -1)), Vector(Vector::Constant(2, 1)),
                                          Vector(Vector{{Scalar(0.123F), Scalar(-0.77F)}})})
            QVERIFY(factors.parse(factors.text(conditional)) == conditional);
        QVERIFY(Condition().text(Vector()).empty());
    }

    void conditionOf_whatCannotBe_isRefused() {
        using test::throws;
        const auto of = [](const std::string& text, const Dataset& data) {
            conditionOf(conditionalConfig(text), data);
        };
        QVERIFY(throws(ErrorKind::Conflict, [&] { of("label", *unlabeledMoons().train); }));
        QVERIFY(throws(ErrorKind::Unknown, [&] { of("smile", *smallMoons().train); }));
        QVERIFY(throws(ErrorKind::Conflict, [&] {
            TrainingConfig config = conditionalConfig("label");
            config.objective = ObjectiveKind::Autoencoder;
            Model(config, *labeledMoons().train);
        }));
        QVERIFY(throws(ErrorKind::Conflict, [&] { Model(conditionalConfig("label"), ImageShape{28, 28, 1}); }));
        const Condition condition = conditionOf(conditionalConfig("label"), *labeledMoons().train);
        QVERIFY(throws(ErrorKind::Unknown, [&] { condition.parse("fourth"); }));
        QVERIFY(throws(ErrorKind::Conflict, [&] { Condition().parse("first"); }));
        QVERIFY(throws(ErrorKind::Conflict, [&] { ConditionReader(condition, *unlabeledMoons().train); }));
        QVERIFY(throws(ErrorKind::Unknown, [&] { ConditionReader(condition, *smallMoons().train); }));
        const Condition factor = conditionOf(conditionalConfig("fraction"), *labeledMoons().train);
        QVERIFY(throws(ErrorKind::WrongValue, [&] { factor.parse("7"); }));
        QVERIFY(throws(ErrorKind::WrongValue, [&] { factor.parse("0.2,0.3"); }));
    }

    void conditionOf_factorsApartBySpaces_areTrimmed() {
        const auto& train = *labeledMoons().train;
        const Condition condition = conditionOf(conditionalConfig(" tilt , fraction"), train);
        QVERIFY(condition == conditionOf(conditionalConfig("tilt,fraction"), train));
        QVERIFY(condition.matches(conditionalConfig("tilt, fraction")));
        const auto middle = [&](std::size_t i) {
            return formatReal(0.5 * (condition.ranges[i].low + condition.ranges[i].high));
        };
        QVERIFY(condition.parse(middle(0) + ", " + middle(1)) == condition.parse(middle(0) + "," + middle(1)));
    }

    void conditionOf_aClassWhoseNameIsNoUtf8_isRefused() {
        const auto named = [](const std::string& first) {
            return copied(*smallMoons().train, {0, 1}, {first, "second"});
        };
        for (const char* name : {"caf\xe9", "\xc3", "\xe4\xb8", "\xff"})
            QVERIFY(test::throws(ErrorKind::Conflict, [&] { conditionOf(conditionalConfig("label"), *named(name)); }));
        QCOMPARE(conditionOf(conditionalConfig("label"), *named("caf\xc3\xa9 \xe7\x8c\xab")).size(), Index(2));
    }

    void conditionOf_unusableFactors_areRefused() {
        const auto refuses = [](ErrorKind kind, const std::string& text, const Dataset& data) {
            return test::throws(kind, [&] { conditionOf(conditionalConfig(text), data); });
        };
        QVERIFY(refuses(ErrorKind::Conflict, "tilt,tilt", *labeledMoons().train));
        QVERIFY(refuses(ErrorKind::Unknown, "tilt,", *labeledMoons().train));
        for (const float poison : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            const auto damaged = withFactor(*labeledMoons().train, "tilt", 7, poison);
            QVERIFY(refuses(ErrorKind::WrongValue, "tilt", *damaged));
            const Condition condition = conditionOf(conditionalConfig("tilt"), *labeledMoons().train);
            QVERIFY(test::throws(ErrorKind::WrongValue, [&] { ConditionReader(condition, *damaged); }));
        }
    }

    void objective_thatHasNoPosterior_leavesTheConditionOut() {
        TrainingConfig config = conditionalConfig("label");
        trainingParameters().apply({{"objective", "beta-tcvae"}}, config);
        QCOMPARE(config.condition, std::string("label"));
        trainingParameters().apply({{"objective", "autoencoder"}}, config);
        QVERIFY(config.condition.empty());
    }

    void draw_manyConditions_areAsFrequentAsInTraining() {
        const Condition condition = conditionOf(conditionalConfig("label"), *labeledMoons().train);
        const Matrix drawn = condition.draw(4000, 5);
        QVERIFY(drawn.colwise().sum().isOnes());
        for (Index y = 0; y < 3; ++y)
            QVERIFY(std::abs(drawn.row(y).mean() - std::exp(condition.logFrequencies()[static_cast<std::size_t>(y)])) <
                    0.03);
        QVERIFY(condition.draw(10, 5) == drawn.leftCols(10));
    }

    void zeroConditionalWeights_anyArchitecture_areTheVaeBitForBit_data() {
        QTest::addColumn<bool>("convolutional");
        QTest::addColumn<bool>("encoder");
        QTest::addColumn<bool>("hidden");
        QTest::addColumn<Settings>("parts");
        QTest::newRow("dense") << false << false << true << Settings{};
        QTest::newRow("dense, encoder too") << false << true << true << Settings{};
        QTest::newRow("linear, encoder too") << false << true << false << Settings{};
        QTest::newRow("convolutional") << true << false << true << Settings{};
        QTest::newRow("convolutional, encoder too") << true << true << true << Settings{};
        const Settings samples{{"importance-samples", "3"}}, contraction{{"contraction", "0.1"}};
        QTest::newRow("importance samples") << false << true << true << samples;
        QTest::newRow("importance samples, convolutional") << true << true << true << samples;
        QTest::newRow("contraction") << false << true << true << contraction;
        QTest::newRow("contraction, convolutional") << true << true << true << contraction;
    }

    /// Losses, those of named latents too, pictures, codes and the gradient of every weight that both have.
    void zeroConditionalWeights_anyArchitecture_areTheVaeBitForBit() {
        QFETCH(bool, convolutional);
        QFETCH(bool, encoder);
        QFETCH(bool, hidden);
        QFETCH(Settings, parts);
        TrainingConfig config = conditionalConfig("label", encoder ? EncoderCondition::Yes : EncoderCondition::No);
        config.channels = {4, 6};
        config.hidden = hidden ? std::vector<std::int64_t>{24, 12} : std::vector<std::int64_t>{};
        if (convolutional) config.architecture = ArchitectureKind::Conv;
        trainingParameters().apply(parts, config);
        const auto& data = *labeledMoons().train;
        const auto conditional = std::make_shared<const Model>(config, data);
        config.condition.clear();
        const auto plain = std::make_shared<const Model>(config, data);
        const Vector theta = initialState(*plain).theta;
        const Vector conditionalTheta = weightsFrom(plain->network(), theta, conditional->network());
        QVERIFY(conditionalTheta.size() > theta.size());

        Matrix images;
        data.gather(0, 50, images);
        const Snapshot a(plain, theta, 0, 0.0), b(conditional, conditionalTheta, 0, 0.0);
        const Matrix condition = b.conditionOf(data, 0, 50);
        QVERIFY(a.encode(images).mean == b.encode(images, condition).mean);
        QVERIFY(a.reconstruct(images) == b.reconstruct(images, condition));
        const Objective::Terms terms{liveParameters(config).weights, 1, 2, 50};
        Objective::Workspace workspace, conditionalWorkspace;
        Vector gradient(theta.size()), conditionalGradient(conditionalTheta.size());
        Slice slice(gradient.data(), gradient.size()),
            conditionalSlice(conditionalGradient.data(), conditionalGradient.size());
        const LossTerms loss = plain->objective().evaluate(plain->network(), {theta.data(), theta.size()}, images,
                                                           terms, workspace, &slice);
        const LossTerms conditionalLoss = conditional->objective().evaluate(
            conditional->network(), {conditionalTheta.data(), conditionalTheta.size()}, {images, condition}, terms,
            conditionalWorkspace, &conditionalSlice);
        QCOMPARE(conditionalLoss.loss, loss.loss);
        QCOMPARE(conditionalLoss.kl, loss.kl);
        QCOMPARE(conditionalLoss.penalty, loss.penalty);
        QVERIFY(loss.penalty > 0.0 || liveParameters(config).weights.contraction == 0.0);
        QVERIFY(same(weightsFrom(conditional->network(), conditionalGradient, plain->network()), gradient));
        const Matrix targets = images.topRows(2);
        LabelLoss::Workspace labels, conditionalLabels;
        gradient.setZero();
        conditionalGradient.setZero();
        const double label =
            LabelLoss::evaluate(plain->network(), {theta.data(), theta.size()}, images, targets, 0.5, labels, true);
        QCOMPARE(LabelLoss::evaluate(conditional->network(), {conditionalTheta.data(), conditionalTheta.size()},
                                     {images, condition}, targets, 0.5, conditionalLabels, true),
                 label);
        LabelLoss::addGradient(plain->network(), images, labels, {0, gradient.size()}, slice);
        LabelLoss::addGradient(conditional->network(), images, conditionalLabels, {0, conditionalGradient.size()},
                               conditionalSlice);
        QVERIFY(label > 0.0 && gradient.cwiseAbs().maxCoeff() > 0);
        QVERIFY(same(weightsFrom(conditional->network(), conditionalGradient, plain->network()), gradient));
        QVERIFY(same(weightsFrom(conditional->network(), initialState(*conditional).theta, plain->network()), theta));
    }

    void training_withTheClass_readsItAndResumesExactly() {
        TrainingConfig config = conditionalConfig("label");
        const auto model = std::make_shared<const Model>(config, *labeledMoons().train);
        const TrainingResult whole = trainOn(labeledMoons(), model, initialState(*model));
        QCOMPARE(whole.status, RunStatus::Finished);
        config.epochs = 2;
        const auto half = std::make_shared<const Model>(config, *labeledMoons().train);
        const TrainingResult begun = trainOn(labeledMoons(), half, initialState(*half));
        const test::TemporaryFolder folder;
        saveModel({half, begun.state}, folder.path("half.lunette"));
        SavedModel saved = loadModel(folder.path("half.lunette"));
        QVERIFY(saved.model->condition() == model->condition());
        QVERIFY(saved.model->config().conditionEncoder == EncoderCondition::Yes);
        const TrainingResult resumed = trainOn(labeledMoons(), model, std::move(saved.state));
        QVERIFY(same(resumed.state.theta, whole.state.theta));
    }

    void training_withAFactor_needsFewerNatsThanWithout() {
        TrainingConfig config = conditionalConfig("fraction,tilt");
        config.epochs = 15;
        const auto conditional = std::make_shared<const Model>(config, *labeledMoons().train);
        const double with =
            trainOn(labeledMoons(), conditional, initialState(*conditional)).state.history.back().test.loss;
        config.condition.clear();
        const auto plain = std::make_shared<const Model>(config, *labeledMoons().train);
        const double without = trainOn(labeledMoons(), plain, initialState(*plain)).state.history.back().test.loss;
        QVERIFY2(with < without, qPrintable(QString("%1 %2").arg(with).arg(without)));
    }

    void training_onDataWithoutLabels_isRefusedBeforeItBegins() {
        const auto model = std::make_shared<const Model>(conditionalConfig("label"), *labeledMoons().train);
        QVERIFY(test::throws(ErrorKind::Conflict, [&] { trainOn(unlabeledMoons(), model, initialState(*model)); }));
        DataSplit mixed = labeledMoons();
        mixed.test = unlabeledMoons().test;
        QVERIFY(test::throws(ErrorKind::Conflict, [&] { trainOn(mixed, model, initialState(*model)); }));
    }

    /// A class that no image has is no obstacle: excluded classes keep their names.
    void training_onDataOfAnUnknownClass_isRefusedBeforeItBegins() {
        const auto model = std::make_shared<const Model>(conditionalConfig("label"), *labeledMoons().train);
        const std::vector<std::string> names{"first", "second", "third", "fourth"};
        DataSplit other = labeledMoons();
        other.train = copied(*smallMoons().train, {0, 1, 2, 3}, names);
        QVERIFY(test::throws(ErrorKind::Unknown, [&] { trainOn(other, model, initialState(*model)); }));
        other.train = copied(*smallMoons().train, {0, 1, 2}, names);
        QCOMPARE(trainOn(other, model, initialState(*model)).status, RunStatus::Finished);
        other.test = copied(*smallMoons().test, {0, 0, 3}, names);
        QVERIFY(test::throws(ErrorKind::Unknown, [&] { trainOn(other, model, initialState(*model)); }));
    }

    void conditionToEncode_ofAnUnconditionedEncoder_needsNoLabels() {
        for (const EncoderCondition encoder : {EncoderCondition::No, EncoderCondition::Yes}) {
            const auto model =
                std::make_shared<const Model>(conditionalConfig("label", encoder), *labeledMoons().train);
            const Snapshot snapshot(model, initialState(*model).theta, 0, 0.0);
            const Dataset& unlabeled = *unlabeledMoons().test;
            QVERIFY(test::throws(ErrorKind::Conflict, [&] { snapshot.conditionOf(unlabeled, 0, 9); }));
            QCOMPARE(snapshot.conditionIfKnown(unlabeled, 0, 9).size(), Index(0));
            QVERIFY(snapshot.conditionIfKnown(*labeledMoons().test, 0, 9) ==
                    snapshot.conditionOf(*labeledMoons().test, 0, 9));
            if (encoder == EncoderCondition::No) {
                QCOMPARE(snapshot.conditionToEncode(unlabeled, 0, 9).size(), Index(0));
                QCOMPARE(encodeAll(snapshot, unlabeled).mean.cols(), unlabeled.size());
            } else {
                QVERIFY(test::throws(ErrorKind::Conflict, [&] { encodeAll(snapshot, unlabeled); }));
            }
        }
    }

    void under_anotherCondition_holdsWhereNoneIsGiven() {
        const auto model = std::make_shared<const Model>(conditionalConfig("label"), *labeledMoons().train);
        const Snapshot snapshot(model, initialState(*model).theta, 0, 0.0);
        const Matrix code = Matrix::Ones(model->network().latents(), 1);
        QVERIFY(snapshot.decode(code) == snapshot.decode(code, Matrix(model->condition().ofClass(0))));
        const Matrix third = snapshot.under(model->condition().ofClass(2)).decode(code);
        QVERIFY(third == snapshot.decode(code, Matrix(model->condition().ofClass(2))));
        QVERIFY(third != snapshot.decode(code));
    }
};

static const lunette::test::TestClass<ConditionTest> kConditionTest;
#include "ConditionTest.moc"
