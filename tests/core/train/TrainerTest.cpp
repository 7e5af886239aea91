#include "SmallTraining.h"
#include "TestProgram.h"
#include "numeric/Parallel.h"

#include <QTest>

#include <cmath>
#include <thread>

using namespace lunette;

namespace {

/// So fast that the test loss soon rises.
TrainingConfig restlessConfig() {
    TrainingConfig config = smallConfig();
    config.learningRate = 0.05;
    config.epochs = 60;
    config.patience = 2;
    return config;
}

/// Waits, with a limit that only a hanging program reaches.
template <class Condition>
bool eventually(Condition condition) {
    for (int i = 0; i < 3000; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

}  // namespace

Q_DECLARE_METATYPE(lunette::TrainingConfig)

class TrainerTest : public QObject {
    Q_OBJECT
private slots:
    void run_lowersTheLossAndRecordsIt() {
        const auto [result, model] = train(smallConfig());
        QCOMPARE(result.status, RunStatus::Finished);
        const auto& history = result.state.history;
        QCOMPARE(history.size(), std::size_t{4});
        QCOMPARE(result.state.step, 4 * 7);
        QVERIFY(history.back().train.loss < history.front().train.loss);
        QVERIFY(history.back().test.loss < history.front().test.loss);
        // The figure of the history is the one that anybody gets from the weights.
        const ConstSlice theta(result.state.theta.data(), result.state.theta.size());
        QCOMPARE(evaluateLoss(*model, theta, *smallMoons().test, ObjectiveWeights{}).loss, history.back().test.loss);
    }

    void run_sameSeed_givesTheSameWeights() {
        TrainingConfig config = smallConfig();
        const Vector first = train(config).result.state.theta;
        QVERIFY(same(first, train(config).result.state.theta));
        config.seed = 2;
        QVERIFY(!same(first, train(config).result.state.theta));
    }

    void run_onAnyNumberOfThreads_trainsTheSame_data() {
        QTest::addColumn<bool>("convolutions");
        QTest::newRow("dense") << false;
        QTest::newRow("convolutions") << true;
    }

    /// Parts of a batch are added in another order, and that is all; with the same number of threads not even that.
    void run_onAnyNumberOfThreads_trainsTheSame() {
        QFETCH(bool, convolutions);
        TrainingConfig config = smallConfig();
        config.epochs = 1;
        config.optimizer = OptimizerKind::Sgd;  // Adam's first steps would blow up rounding errors of small gradients
        config.learningRate = 1e-4;
        config.hidden = {200};  // more parameters than one strip of a gradient
        if (convolutions) {
            config.architecture = ArchitectureKind::Conv;
            config.channels = {4, 8};
        }
        const Vector alone = train(config).result.state.theta;
        for (const int threads : {2, 5}) {
            config.threads = threads;
            const Vector theta = train(config).result.state.theta;
            QVERIFY((theta - alone).cwiseAbs().maxCoeff() < 1e-5F);
            QVERIFY(same(theta, train(config).result.state.theta));
        }
    }

    void threadsFor_withoutANumber_suitsTheBatch() {
        TrainingConfig config;
        config.threads = 0;
        const auto ofBatch = [&](std::int64_t size, int processors = 64) {
            config.batchSize = size;
            return threadsFor(config, processors);
        };
        QCOMPARE(ofBatch(1), 1);
        QCOMPARE(ofBatch(15), 1);
        QCOMPARE(ofBatch(16), 2);
        QCOMPARE(ofBatch(128), 11);
        QCOMPARE(ofBatch(128, 4), 4);
        config.architecture = ArchitectureKind::Conv;
        QCOMPARE(ofBatch(15), 1);
        QCOMPARE(ofBatch(16), 2);
        QCOMPARE(ofBatch(128), 16);
        config.threads = 40;
        QCOMPARE(ofBatch(1), 40);
        config.threads = 0;
        config.objective = ObjectiveKind::Pca;
        QCOMPARE(ofBatch(1, 64), 64);
        QCOMPARE(threadsFor(config), availableProcessors());
    }

    void vae_withoutNoiseAndKl_isTheAutoencoderBitForBit() {
        TrainingConfig config = smallConfig();
        config.objective = ObjectiveKind::Autoencoder;
        const Vector autoencoder = train(config).result.state.theta;
        config.objective = ObjectiveKind::Vae;
        config.posteriorNoise = 0.0;
        config.beta = 0.0;
        const Vector vae = train(config).result.state.theta;
        QVERIFY(vae.size() > autoencoder.size());
        QVERIFY(same(autoencoder, vae.head(autoencoder.size())));
        config.beta = 1.0;
        QVERIFY(!same(autoencoder, train(config).result.state.theta.head(autoencoder.size())));
    }

    void run_stoppedAndResumed_equalsUninterrupted_data() {
        QTest::addColumn<TrainingConfig>("config");
        QTest::addColumn<int>("stopAtStep");
        const std::map<const char*, Settings> variants{{"adam", {}},
                                                       {"sgd", {{"optimizer", "sgd"}, {"learning-rate", "1e-4"}}},
                                                       {"cosine", {{"schedule", "cosine"}, {"warmup-epochs", "1.5"}}},
                                                       {"step", {{"schedule", "step"}, {"decay-epochs", "1"}}},
                                                       {"all of it",
                                                        {{"optimizer", "adamw"},
                                                         {"clip-norm", "5"},
                                                         {"schedule", "cosine"},
                                                         {"warmup-epochs", "1.5"},
                                                         {"learning-rate", "0.05"},
                                                         {"patience", "2"},
                                                         {"epochs", "60"}}}};
        for (const auto& [name, settings] : variants)
            for (const int step : {0, 5, 7, 20}) {  // at the start, within an epoch, at its end, later
                TrainingConfig config = smallConfig();
                trainingParameters().apply(settings, config);
                QTest::addRow("%s %d", name, step) << config << step;
            }
    }

    void run_stoppedAndResumed_equalsUninterrupted() {
        QFETCH(TrainingConfig, config);
        QFETCH(int, stopAtStep);
        const auto [whole, model] = train(config);
        QCOMPARE(whole.status, RunStatus::Finished);

        RunControl control(liveParameters(config));
        RunOutputs outputs;
        TrainingResult part{RunStatus::Running, initialState(*model), {}};
        control.pause();
        std::thread worker([&] { part = Trainer(model, smallMoons()).run(std::move(part.state), control, outputs); });
        for (int step = 0; step < stopAtStep; ++step) {
            control.stepOnce();
            QVERIFY(eventually([&] {
                const auto progress = outputs.progress();
                return progress.status == RunStatus::Paused && progress.step == step + 1;
            }));
        }
        control.stop();
        worker.join();
        QCOMPARE(part.status, RunStatus::Stopped);
        QCOMPARE(part.state.step, stopAtStep);

        RunControl again(liveParameters(config));
        const auto resumed = Trainer(model, smallMoons()).run(std::move(part.state), again, outputs);
        QCOMPARE(resumed.status, RunStatus::Finished);
        QVERIFY(same(whole.state.theta, resumed.state.theta));
        QVERIFY(same(whole.state.optimizer.moments[0], resumed.state.optimizer.moments[0]));
        QCOMPARE(resumed.state.history.size(), whole.state.history.size());
        QCOMPARE(resumed.state.best.epoch, whole.state.best.epoch);
        QCOMPARE(resumed.state.best.taken, whole.state.best.taken);
        for (std::size_t i = 0; i < whole.state.history.size(); ++i) {
            QCOMPARE(resumed.state.history[i].train.loss, whole.state.history[i].train.loss);
            QCOMPARE(resumed.state.history[i].test.loss, whole.state.history[i].test.loss);
        }
    }

    /// A checkpoint of a running or paused run continues exactly as the run itself does.
    void requestedState_resumed_equalsUninterrupted() {
        const TrainingConfig config = smallConfig();
        const auto [whole, model] = train(config);
        std::mutex mutex;
        std::vector<TrainingState> states;
        const auto count = [&] {
            const std::lock_guard lock(mutex);
            return states.size();
        };
        RunControl control(liveParameters(config));
        RunOutputs outputs({}, [&](TrainingState state) {
            const std::lock_guard lock(mutex);
            states.push_back(std::move(state));
        });
        control.pause();
        TrainingResult result;
        std::thread worker([&] { result = Trainer(model, smallMoons()).run(initialState(*model), control, outputs); });
        bool answered = true;
        for (std::size_t step = 0; step < 10; ++step) {
            control.requestState();
            answered = answered && eventually([&] { return count() == step + 1; });
            control.stepOnce();
            answered = answered && eventually([&] {
                           return outputs.progress().status == RunStatus::Paused &&
                                  outputs.progress().step == static_cast<std::int64_t>(step) + 1;
                       });
        }
        control.requestState();
        control.resume();
        worker.join();
        QVERIFY(answered);
        QCOMPARE(states.size(), std::size_t(11));
        QVERIFY(same(result.state.theta, whole.state.theta));
        for (std::size_t step = 0; step < states.size(); ++step) {
            const auto done = static_cast<std::int64_t>(step);
            QVERIFY(step < 10 ? states[step].step == done : states[step].step >= done);  // the last one while it ran
            QVERIFY(states[step].seconds <= result.state.seconds);
            RunControl again(liveParameters(config));
            RunOutputs unseen;
            const auto resumed = Trainer(model, smallMoons()).run(std::move(states[step]), again, unseen).state;
            QVERIFY(same(resumed.theta, whole.state.theta));
            QVERIFY(same(resumed.optimizer.moments[0], whole.state.optimizer.moments[0]));
            QCOMPARE(resumed.history.back().train.loss, whole.state.history.back().train.loss);
        }
    }

    /// A step of plain SGD is the rate times the gradient, so two runs differ in their first step by the factor alone.
    void schedule_multipliesTheRate() {
        TrainingConfig config = smallConfig();
        config.optimizer = OptimizerKind::Sgd;
        config.learningRate = 1e-4;
        config.epochs = 1;
        config.batchSize = 200;  // one step an epoch
        const auto move = [](const TrainingConfig& settings) {
            const auto [result, model] = train(settings);
            return Vector(result.state.theta - initialState(*model).theta);
        };
        const Vector whole = move(config);
        config.warmupEpochs = 4.0;  // one step of four
        const Vector warming = move(config);
        QVERIFY((4.0F * warming - whole).cwiseAbs().maxCoeff() < 1e-2F * whole.cwiseAbs().maxCoeff());
    }

    void weightDecay_makesWeightsSmaller() {
        TrainingConfig config = smallConfig();
        const Vector plain = train(config).result.state.theta;
        config.optimizer = OptimizerKind::AdamW;
        config.weightDecay = 0.0;
        QVERIFY(same(plain, train(config).result.state.theta));
        config.weightDecay = 5.0;
        QVERIFY(train(config).result.state.theta.norm() < 0.95F * plain.norm());
    }

    /// However long the gradient, a step of SGD without momentum is then at most the rate long.
    void clipNorm_boundsTheStep() {
        TrainingConfig config = smallConfig();
        config.optimizer = OptimizerKind::Sgd;
        config.momentum = 0.0;
        config.learningRate = 1e-3;
        config.batchSize = 200;
        config.epochs = 1;
        config.clipNorm = 0.25;
        const auto [result, model] = train(config);
        const double length = (result.state.theta - initialState(*model).theta).norm();
        QVERIFY(std::abs(length - 0.25e-3) < 1e-6);
    }

    void patience_exhausted_returnsToTheBestEpoch() {
        const TrainingConfig config = restlessConfig();
        auto model = std::make_shared<const Model>(config, smallMoons().train->shape());
        RunControl control(liveParameters(config));
        RunOutputs outputs;
        const auto result = Trainer(model, smallMoons()).run(initialState(*model), control, outputs);
        QCOMPARE(result.status, RunStatus::Finished);
        QVERIFY(outputs.progress().stoppedEarly);
        const auto& [epoch, loss, waited, taken, theta, optimizer] = result.state.best;
        const auto& history = result.state.history;
        QVERIFY(taken && history.size() < 60U);
        QCOMPARE(static_cast<std::int64_t>(history.size()), epoch + config.patience);
        for (const auto& record : history) QVERIFY(record.epoch == epoch || record.test.loss >= loss);
        QVERIFY(QString::fromStdString(result.message.english()).contains("epoch " + QString::number(epoch)));
        const auto last = outputs.snapshots.take();
        QCOMPARE(last->step(), epoch * 7);
        QVERIFY(same(last->theta(), result.state.theta));

        // The same weights and moments as of a run that ends there.
        TrainingConfig shorter = config;
        shorter.patience = 0;
        shorter.epochs = epoch;
        const auto expected = train(shorter).result.state;
        QVERIFY(same(result.state.theta, expected.theta));
        QVERIFY(same(result.state.optimizer.moments[1], expected.optimizer.moments[1]));
        QCOMPARE(result.state.optimizer.stepCount, expected.optimizer.stepCount);
        QCOMPARE(expected.best.epoch, 0);
    }

    void run_resumedAfterStoppingEarly_renewsItsPatience() {
        const auto [first, model] = train(restlessConfig());
        QVERIFY(first.state.best.taken);
        RunControl control(liveParameters(model->config()));
        RunOutputs outputs;
        const auto second = Trainer(model, smallMoons()).run(first.state, control, outputs);
        QVERIFY(second.state.history.size() >= first.state.history.size() + 2U);
        QCOMPARE(second.state.history[first.state.history.size()].epoch,
                 static_cast<std::int64_t>(first.state.history.size()) + 1);
        QVERIFY(second.state.best.loss <= first.state.best.loss);
    }

    /// However short the epochs are.
    void progress_ofALongRun_moves() {
        TrainingConfig config = smallConfig();
        config.epochs = 1000000;
        auto model = std::make_shared<const Model>(config, smallMoons().train->shape());
        RunControl control(liveParameters(config));
        RunOutputs outputs;
        std::thread worker([&] { Trainer(model, smallMoons()).run(initialState(*model), control, outputs); });
        bool moves = true;
        for (int i = 0; i < 3; ++i) {
            const auto before = outputs.progress().step;
            moves = moves && eventually([&] { return outputs.progress().step > before + 1; });
        }
        control.stop();
        worker.join();
        QVERIFY(moves);
        QVERIFY(outputs.progress().imagesPerSecond > 0.0);
    }

    void run_diverged_saysWhereAndKeepsGoodWeights() {
        TrainingConfig config = smallConfig();
        config.optimizer = OptimizerKind::Sgd;
        config.learningRate = 1.0;
        config.likelihood = LikelihoodKind::Gaussian;
        config.observationStd = 0.001;
        config.output = OutputKind::Linear;
        const auto [result, model] = train(config);
        QCOMPARE(result.status, RunStatus::Diverged);
        QVERIFY(result.state.theta.allFinite());
        QVERIFY(
            QString::fromStdString(result.message.english()).contains("step " + QString::number(result.state.step)));
    }

    void liveParameters_actOnTheNextStep() {
        const TrainingConfig config = smallConfig();
        auto model = std::make_shared<const Model>(config, smallMoons().train->shape());
        const auto afterTwoSteps = [&](double secondRate) {
            RunControl control(liveParameters(config));
            RunOutputs outputs;
            control.pause();
            TrainingResult result{RunStatus::Running, initialState(*model), {}};
            std::thread worker(
                [&] { result = Trainer(model, smallMoons()).run(std::move(result.state), control, outputs); });
            control.stepOnce();
            const bool first = eventually([&] { return outputs.progress().step == 1; });
            control.setLive({secondRate, liveParameters(config).weights});
            control.stepOnce();
            const bool second = eventually([&] { return outputs.progress().step == 2; });
            control.stop();
            worker.join();
            return first && second ? result.state.theta : Vector{};
        };
        const Vector slow = afterTwoSteps(config.learningRate);
        const Vector fast = afterTwoSteps(10 * config.learningRate);
        QCOMPARE(slow.size(), model->network().parameterCount());
        QCOMPARE(fast.size(), slow.size());
        QVERIFY(!same(slow, fast));
    }

    /// The window drains while the trainer runs: every point of every epoch arrives, once.
    void history_drainedWhileTraining_isComplete() {
        const TrainingConfig config = smallConfig();
        auto model = std::make_shared<const Model>(config, smallMoons().train->shape());
        RunControl control(liveParameters(config));
        RunOutputs outputs;
        std::atomic<bool> done{false};
        std::thread worker([&] {
            Trainer(model, smallMoons()).run(initialState(*model), control, outputs);
            done = true;
        });
        std::vector<LossPoint> points;
        std::vector<EpochRecord> epochs;
        const auto drain = [&] {
            const auto batch = outputs.history.drain();
            points.insert(points.end(), batch.points.begin(), batch.points.end());
            epochs.insert(epochs.end(), batch.epochs.begin(), batch.epochs.end());
        };
        while (!done) drain();
        worker.join();
        drain();
        QCOMPARE(points.size(), std::size_t{4 * 7});
        for (std::size_t i = 0; i < points.size(); ++i) QCOMPARE(points[i].step, static_cast<std::int64_t>(i + 1));
        QCOMPARE(epochs.size(), std::size_t{4});
        const auto last = outputs.snapshots.take();
        QVERIFY(last);
        QCOMPARE(last->step(), 4 * 7);
    }

    void snapshot_decodedInSeveralThreads_givesTheSame() {
        const auto [result, model] = train(smallConfig());
        const Snapshot snapshot(model, result.state.theta, result.state.step, 4.0);
        const Matrix codes = Matrix::Random(2, 8);
        const Matrix expected = snapshot.decode(codes);
        std::vector<std::thread> threads;
        std::atomic<int> equal{0};
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int repeat = 0; repeat < 50; ++repeat)
                    if ((snapshot.decode(codes).array() == expected.array()).all()) ++equal;
            });
        for (auto& thread : threads) thread.join();
        QCOMPARE(equal.load(), 200);
        QVERIFY(expected.minCoeff() >= 0.0F && expected.maxCoeff() <= 1.0F);
    }
};

static const lunette::test::TestClass<TrainerTest> kTrainerTest;
#include "TrainerTest.moc"
