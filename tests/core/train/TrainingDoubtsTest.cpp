#include "SmallTraining.h"
#include "TestProgram.h"
#include "train/TrainingDoubts.h"

#include <QTest>

#include <numbers>

using namespace lunette;

namespace {

constexpr ImageShape kShape{10, 10, 1};

EpochRecord epochOf(std::int64_t number, LossTerms test, double trainLoss = 0.0) {
    EpochRecord record{};
    record.epoch = number;
    record.test = test;
    record.train.loss = trainLoss;
    return record;
}

/// The losses of the epochs, with some KL, the training loss falling on.
std::vector<EpochRecord> historyOf(const std::vector<double>& losses) {
    std::vector<EpochRecord> epochs;
    for (const double loss : losses) {
        const auto number = static_cast<std::int64_t>(epochs.size()) + 1;
        epochs.push_back(epochOf(number, {loss, loss - 2.0, 2.0}, 1000.0 - static_cast<double>(number)));
    }
    return epochs;
}

std::string doubtsOf(const TrainingConfig& config, const std::vector<EpochRecord>& epochs, Index images = 100'000) {
    return Message::sentences(trainingDoubts(Model(config, kShape), images, epochs)).english();
}

}  // namespace

class TrainingDoubtsTest : public QObject {
    Q_OBJECT
private slots:
    void aLoss_farAboveThatOfGray_isDoubted() {
        TrainingConfig config = smallConfig();
        const double gray = 100 * std::numbers::ln2;
        QCOMPARE(doubtsOf(config, historyOf({60, 9.9 * gray})), std::string());
        QVERIFY(doubtsOf(config, historyOf({60, 10.1 * gray})).find("about to diverge") != std::string::npos);
        // A fixed deviation of 0.1 weighs a squared error of 1/4 a pixel with 50.
        config.likelihood = LikelihoodKind::Gaussian;
        QCOMPARE(doubtsOf(config, historyOf({60, 9.9 * 100 * 12.5})), std::string());
        QVERIFY(doubtsOf(config, historyOf({60, 10.1 * 100 * 12.5})).find("about to diverge") != std::string::npos);
    }

    void aLargePenalty_isNoDoubt() {
        const LossTerms terms{1e5, 60.0, 2.0, 1e5 - 62.0};
        QCOMPARE(doubtsOf(smallConfig(), {epochOf(1, terms)}), std::string());
    }

    void latentsThatKeepNothing_areDoubted_onlyOfAVae() {
        const std::vector<EpochRecord> epochs{epochOf(5, {60.04, 60.0, 0.04})};
        TrainingConfig config = smallConfig();
        QVERIFY(doubtsOf(config, epochs).find("keep nothing") != std::string::npos);
        QCOMPARE(doubtsOf(config, {epochOf(5, {60.06, 60.0, 0.06})}), std::string());
        QCOMPARE(doubtsOf(config, {epochOf(4, {60.04, 60.0, 0.04})}), std::string());
        config.objective = ObjectiveKind::Autoencoder;
        QCOMPARE(doubtsOf(config, epochs), std::string());
    }

    void aRisingLoss_isDoubted_withTheImagesWhereTheyAreFew() {
        const auto epochs = historyOf({60, 50, 20, 21, 22, 23, 24, 25});
        const std::string many = doubtsOf(smallConfig(), epochs), few = doubtsOf(smallConfig(), epochs, 2);
        QVERIFY(many.find("rising since epoch 3: the network learns") != std::string::npos);
        QVERIFY(few.find("2 pictures are few") != std::string::npos);
    }

    /// A VAE without active latents has nothing that it could learn by heart.
    void aRisingLoss_ofAVaeThatKeepsNothing_isNotCalledByHeart() {
        auto epochs = historyOf({60, 50, 20, 21, 22, 23, 24, 25});
        epochs.back().test.kl = 0.01;
        QVERIFY(doubtsOf(smallConfig(), epochs).find("by heart") == std::string::npos);
    }

    void noEpochs_orASoundTraining_bringNoDoubts() {
        QCOMPARE(doubtsOf(smallConfig(), {}), std::string());
        QCOMPARE(doubtsOf(smallConfig(), historyOf({60, 50, 40})), std::string());
    }
};

static const lunette::test::TestClass<TrainingDoubtsTest> kTrainingDoubtsTest;
#include "TrainingDoubtsTest.moc"
