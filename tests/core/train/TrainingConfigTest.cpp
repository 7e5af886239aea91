#include "TestProgram.h"
#include "train/TrainingConfig.h"

#include <QTest>

#include <set>

using namespace lunette;

class TrainingConfigTest : public QObject {
    Q_OBJECT
private slots:
    void everyParameter_butTheObjective_hasAGroup() {
        std::set<std::string> groups;
        for (const auto& parameter : trainingParameters().all()) {
            QCOMPARE(parameter.group.isEmpty(), parameter.key == "objective");
            groups.insert(parameter.group.english());
        }
        QCOMPARE(groups, (std::set<std::string>{"", "Objective", "Architecture", "Optimizer", "Training"}));
    }

    void appliesTo_anyConfiguration_followsWhatHasAnEffect() {
        TrainingConfig config = defaultConfig(ObjectiveKind::Vae);
        QVERIFY(applies("beta", config));
        QVERIFY(!applies("labels", config));
        config.namedLatents = "smile";
        QVERIFY(applies("labels", config));
        config.objective = ObjectiveKind::Autoencoder;
        QVERIFY(!applies("beta", config) && !applies("labels", config) && applies("hidden", config));
        QVERIFY(!applies("channels", config));
        config.architecture = ArchitectureKind::Conv;
        QVERIFY(applies("channels", config));
        QVERIFY(!applies("observation-std", config));
        config.likelihood = LikelihoodKind::Gaussian;
        QVERIFY(applies("observation-std", config) && applies("output-activation", config));
        QVERIFY(!applies("momentum", config));
        config.optimizer = OptimizerKind::Sgd;
        QVERIFY(applies("momentum", config));
    }

    void appliesTo_principalComponents_leavesFiveParameters() {
        const TrainingConfig config = defaultConfig(ObjectiveKind::Pca);
        std::set<std::string> left;
        for (const auto& parameter : trainingParameters().all())
            if (parameter.appliesTo(config)) left.insert(parameter.key);
        QCOMPARE(left, (std::set<std::string>{"latents", "objective", "observation-std", "seed", "threads"}));
    }

    void defaultConfig_ofAnObjective_isItsPresetAndWhatSuitsTheData() {
        const TrainingConfig sparse = defaultConfig(ObjectiveKind::Sparse, {{"latents", "6"}});
        QCOMPARE(sparse.sparsity, SparsityKind::L1);
        QCOMPARE(sparse.latents, 6);
        QCOMPARE(defaultConfig(ObjectiveKind::Denoising).corruption, CorruptionKind::Gaussian);
        QCOMPARE(trainingParameters().settings(defaultConfig(ObjectiveKind::Vae)),
                 trainingParameters().settings(TrainingConfig()));
    }

private:
    static bool applies(const char* key, const TrainingConfig& config) {
        return trainingParameters().find(key)->appliesTo(config);
    }
};

static const lunette::test::TestClass<TrainingConfigTest> kTrainingConfigTest;
#include "TrainingConfigTest.moc"
