#include "Generated.h"
#include "TestProgram.h"
#include "Throws.h"
#include "data/MoonPhases.h"
#include "io/ModelFile.h"
#include "io/Safetensors.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>
#include <thread>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::messageOf;
using lunette::test::negative;
using lunette::test::readAll;
using lunette::test::TemporaryFolder;
using lunette::test::throws;

namespace {

/// Held out are negatives: what is learned makes their loss rise, so that patience ends in every run.
DataSplit moons() {
    static const DataSplit data = [] {
        MoonOptions options;
        options.count = 96;
        const DataSplit split = makeMoonPhases(options);
        return DataSplit{split.train, std::make_shared<const Dataset>(negative(*split.test)), split.spec};
    }();
    return data;
}

TrainingConfig config(OptimizerKind optimizer = OptimizerKind::Adam, ObjectiveKind objective = ObjectiveKind::Vae) {
    TrainingConfig result;
    result.hidden = {12, 7};
    result.latents = 3;
    result.epochs = 2;
    result.batchSize = 32;
    result.threads = 1;
    result.optimizer = optimizer;
    result.objective = objective;
    result.learningRate = 0.1 / 3.0;  // no short decimal
    return result;
}

SavedModel trained(const TrainingConfig& settings) {
    SavedModel saved;
    saved.model = std::make_shared<const Model>(settings, moons().train->shape());
    RunControl control(liveParameters(settings));
    RunOutputs outputs;
    saved.state = Trainer(saved.model, moons()).run(initialState(*saved.model), control, outputs).state;
    saved.origin.spec = moons().spec;
    return saved;
}

/// Everything that one training has and that must be in the file for it to go on.
TrainingConfig demanding() {
    TrainingConfig result = config(OptimizerKind::AdamW);
    result.schedule = ScheduleKind::Cosine;
    result.warmupEpochs = 1.5;
    result.clipNorm = 5.0;
    result.patience = 12;
    result.epochs = 20;
    return result;
}

/// Trains on from a state and stops after `steps` more.
TrainingState stoppedAfter(const std::shared_ptr<const Model>& model, TrainingState state, std::int64_t steps) {
    const std::int64_t end = state.step + steps;
    RunControl control(liveParameters(model->config()));
    RunOutputs outputs;
    control.pause();
    std::thread worker([&] { state = Trainer(model, moons()).run(std::move(state), control, outputs).state; });
    for (auto step = end - steps; step < end; ++step) {
        control.stepOnce();
        while (outputs.progress().status != RunStatus::Paused || outputs.progress().step <= step)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    control.stop();
    worker.join();
    return state;
}

/// The clock is the one thing that two equal trainings do not share.
void forgetTime(TrainingState& state) {
    state.seconds = 0.0;
    for (auto& record : state.history) record.seconds = 0.0;
}

/// The bytes of a file that was loaded, trained on to the last epoch and saved again, without the time.
Bytes trainedOn(const TemporaryFolder& folder, const SavedModel& part) {
    saveModel(part, folder.path("part.lunette"));
    SavedModel loaded = loadModel(folder.path("part.lunette"));
    RunControl control(liveParameters(loaded.model->config()));
    RunOutputs outputs;
    loaded.state = Trainer(loaded.model, moons()).run(std::move(loaded.state), control, outputs).state;
    forgetTime(loaded.state);
    saveModel(loaded, folder.path("again.lunette"));
    return readAll(folder.path("again.lunette"));
}

bool same(const LossTerms& a, const LossTerms& b) {
    return a.loss == b.loss && a.reconstruction == b.reconstruction && a.kl == b.kl && a.penalty == b.penalty &&
           a.squaredError == b.squaredError;
}

Bytes replaced(const Bytes& bytes, const std::string& from, const std::string& to) {
    std::string text(bytes.begin(), bytes.end());
    const std::size_t at = text.find(from);
    if (at == std::string::npos || from.size() != to.size()) throw std::runtime_error("no such text: " + from);
    text.replace(at, from.size(), to);
    return {text.begin(), text.end()};
}

}  // namespace

class ModelFileTest : public QObject {
    Q_OBJECT
private slots:
    void saveModel_loaded_isExact_data() {
        QTest::addColumn<int>("optimizer");
        QTest::addColumn<int>("objective");
        QTest::newRow("Adam, VAE") << int(OptimizerKind::Adam) << int(ObjectiveKind::Vae);
        QTest::newRow("SGD, autoencoder") << int(OptimizerKind::Sgd) << int(ObjectiveKind::Autoencoder);
    }

    void saveModel_loaded_isExact() {
        QFETCH(int, optimizer);
        QFETCH(int, objective);
        const TemporaryFolder folder;
        TrainingConfig settings = config(OptimizerKind(optimizer), ObjectiveKind(objective));
        if (settings.optimizer == OptimizerKind::Sgd) settings.learningRate = 1e-4;
        const SavedModel saved = trained(settings);
        saveModel(saved, folder.path("m.lunette"));
        const SavedModel loaded = loadModel(folder.path("m.lunette"));

        QCOMPARE(trainingParameters().settings(loaded.model->config()), trainingParameters().settings(settings));
        QCOMPARE(loaded.model->config().learningRate, settings.learningRate);
        QCOMPARE(loaded.model->image(), saved.model->image());
        QCOMPARE(loaded.origin.spec, saved.origin.spec);
        QCOMPARE(loaded.state.theta, saved.state.theta);
        QCOMPARE(loaded.state.step, saved.state.step);
        QCOMPARE(loaded.state.seconds, saved.state.seconds);
        QVERIFY(same(loaded.state.epochSums, saved.state.epochSums));
        QCOMPARE(loaded.state.optimizer.stepCount, saved.state.optimizer.stepCount);
        QCOMPARE(loaded.state.optimizer.moments.size(), saved.state.optimizer.moments.size());
        for (std::size_t i = 0; i < saved.state.optimizer.moments.size(); ++i)
            QCOMPARE(loaded.state.optimizer.moments[i], saved.state.optimizer.moments[i]);
        QCOMPARE(loaded.state.history.size(), 2U);
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(loaded.state.history[i].epoch, saved.state.history[i].epoch);
            QCOMPARE(loaded.state.history[i].seconds, saved.state.history[i].seconds);
            QVERIFY(same(loaded.state.history[i].train, saved.state.history[i].train));
            QVERIFY(same(loaded.state.history[i].test, saved.state.history[i].test));
        }

        saveModel(loaded, folder.path("again.lunette"));
        QCOMPARE(readAll(folder.path("again.lunette")), readAll(folder.path("m.lunette")));
    }

    void training_resumedFromAFile_endsByteForByteTheSame_data() {
        QTest::addColumn<Settings>("parts");
        QTest::newRow("float32") << Settings{};
        QTest::newRow("bfloat16") << Settings{{"precision", "bfloat16"}, {"hidden", "64"}, {"latents", "32"}};
    }

    void training_resumedFromAFile_endsByteForByteTheSame() {
        QFETCH(Settings, parts);
        const TemporaryFolder folder;
        TrainingConfig settings = demanding();
        trainingParameters().apply(parts, settings);
        SavedModel whole = trained(settings);
        QVERIFY(whole.state.best.taken);
        forgetTime(whole.state);
        saveModel(whole, folder.path("whole.lunette"));

        SavedModel part = whole;
        part.state = stoppedAfter(part.model, initialState(*part.model), 10 * 3);
        QVERIFY(part.state.best.epoch > 0 && part.state.best.epoch < 10);  // not the current weights
        QCOMPARE(part.state.history.size(), 10U);
        QVERIFY(trainedOn(folder, part) == readAll(folder.path("whole.lunette")));
    }

    void everyObjective_resumedFromAFile_endsByteForByteTheSame_data() {
        QTest::addColumn<Settings>("parts");
        QTest::newRow("sparse denoising") << Settings{{"objective", "denoising"}, {"sparsity", "kl"}};
        QTest::newRow("contractive, masked") << Settings{{"objective", "contractive"}, {"corruption", "masking"}};
        QTest::newRow("sparse, salt and pepper")
            << Settings{{"objective", "sparse"}, {"corruption", "salt-and-pepper"}};
        QTest::newRow("vae, learned variance, warm-up, free nats") << Settings{
            {"likelihood", "gaussian"}, {"observation-variance", "learned"}, {"kl-warmup", "3"}, {"free-bits", "0.1"}};
        QTest::newRow("importance weighted") << Settings{{"importance-samples", "3"}};
        QTest::newRow("total correlation") << Settings{{"objective", "beta-tcvae"}};
        QTest::newRow("total correlation, weight 0") << Settings{{"objective", "beta-tcvae"}, {"tc-weight", "0"}};
        QTest::newRow("Wasserstein") << Settings{{"objective", "wae"}};
        QTest::newRow("vae with comparisons")
            << Settings{{"tc-weight", "2"}, {"mi-weight", "-0.5"}, {"mmd-weight", "3"}};
    }

    void everyObjective_resumedFromAFile_endsByteForByteTheSame() {
        QFETCH(Settings, parts);
        const TemporaryFolder folder;
        TrainingConfig settings = config();
        settings.learningRate = 1e-3;
        trainingParameters().apply(parts, settings);
        SavedModel whole = trained(settings);
        forgetTime(whole.state);
        saveModel(whole, folder.path("whole.lunette"));

        SavedModel part = whole;
        part.state = stoppedAfter(part.model, initialState(*part.model), 4);  // within the second epoch
        QVERIFY(trainedOn(folder, part) == readAll(folder.path("whole.lunette")));
    }

    void precision_isInTheFileWhereItIsNotFloat32() {
        const TemporaryFolder folder;
        for (const Precision precision : {Precision::Float32, Precision::Bfloat16}) {
            SavedModel fresh;
            TrainingConfig settings = config();
            settings.precision = precision;
            fresh.model = std::make_shared<const Model>(settings, ImageShape{4, 3, 1});
            fresh.state = initialState(*fresh.model);
            saveModel(fresh, folder.path("m.lunette"));
            const Bytes bytes = readAll(folder.path("m.lunette"));
            QCOMPARE(std::string(bytes.begin(), bytes.end()).find("precision") == std::string::npos,
                     precision == Precision::Float32);
            QCOMPARE(loadModel(folder.path("m.lunette")).model->config().precision, precision);
        }
    }

    void bestWeights_thatAreTheCurrentOnes_areStoredOnce() {
        const TemporaryFolder folder;
        TrainingConfig settings = demanding();
        settings.patience = 2;
        settings.epochs = 60;
        const SavedModel saved = trained(settings);
        QVERIFY(saved.state.best.taken);
        saveModel(saved, folder.path("m.lunette"));
        const SavedModel loaded = loadModel(folder.path("m.lunette"));
        QVERIFY(loaded.state.best.taken);
        QCOMPARE(loaded.state.best.epoch, saved.state.best.epoch);
        QCOMPARE(loaded.state.best.loss, saved.state.best.loss);
        QCOMPARE(loaded.state.best.theta, saved.state.theta);
        QCOMPARE(loaded.state.best.optimizer.stepCount, saved.state.best.optimizer.stepCount);
        const Bytes bytes = readAll(folder.path("m.lunette"));
        QVERIFY(std::string(bytes.begin(), bytes.end()).find("best.mean") == std::string::npos);
    }

    /// A file from before there were schedules, clipping and patience says nothing of them.
    void loadModel_fileOfAnEarlierVersion_takesDefaults() {
        const TemporaryFolder folder;
        saveModel(trained(config()), folder.path("m.lunette"));
        ByteReader reader(std::make_unique<FileSource>(folder.path("m.lunette")), "m.lunette");
        Safetensors file = readSafetensors(reader);
        auto& text = file.metadata["configuration"];
        QJsonObject settings = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
        for (const char* later :
             {"schedule", "decay-factor", "decay-epochs", "warmup-epochs", "weight-decay", "clip-norm", "patience"}) {
            QVERIFY(settings.contains(later));
            settings.remove(later);
        }
        text = QJsonDocument(settings).toJson(QJsonDocument::Compact).toStdString();
        std::vector<FloatTensor> tensors;
        for (const auto& [name, type, shape, begin, end] : file.tensors)
            tensors.push_back({name, shape,
                               std::span(reinterpret_cast<const float*>(file.data.data() + begin),
                                         static_cast<std::size_t>(end - begin) / sizeof(float))});
        writeSafetensors(folder.path("old.lunette"), file.metadata, tensors);

        const SavedModel loaded = loadModel(folder.path("old.lunette"));
        QCOMPARE(trainingParameters().settings(loaded.model->config()), trainingParameters().settings(config()));
        QCOMPARE(loaded.state.best.epoch, 0);
        QCOMPARE(loaded.state.step, 6);
        RunControl control(liveParameters(loaded.model->config()));
        RunOutputs outputs;
        QCOMPARE(Trainer(loaded.model, moons()).run(loaded.state, control, outputs).status, RunStatus::Finished);
    }

    void saveModel_untrained_isLoadedBack() {
        const TemporaryFolder folder;
        SavedModel fresh;
        fresh.model = std::make_shared<const Model>(config(), ImageShape{4, 3, 3});
        fresh.state = initialState(*fresh.model);
        saveModel(fresh, folder.path("m.lunette"));
        const SavedModel loaded = loadModel(folder.path("m.lunette"));
        QCOMPARE(loaded.state.theta, fresh.state.theta);
        QCOMPARE(loaded.state.optimizer.moments.size(), fresh.state.optimizer.moments.size());
        QCOMPARE(loaded.model->image(), (ImageShape{4, 3, 3}));
    }

    void datasetSpec_notInUtf8_isLoadedBack() {
        const TemporaryFolder folder;
        SavedModel fresh;
        fresh.model = std::make_shared<const Model>(config(), ImageShape{4, 3, 1});
        fresh.state = initialState(*fresh.model);
        fresh.origin.spec = "/data/caf\xe9";
        fresh.state.history.push_back({1, {}, {}, 0.5});
        fresh.state.history.back().test.loss = std::numeric_limits<double>::infinity();
        saveModel(fresh, folder.path("m.lunette"));
        const SavedModel loaded = loadModel(folder.path("m.lunette"));
        QCOMPARE(loaded.origin.spec, fresh.origin.spec);
        QVERIFY(!std::isfinite(loaded.state.history[0].test.loss));
    }

    void loadModel_wrongField_saysWhatIsWrong_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("another program's") << "lunette-model"
                                           << "another-model"
                                           << "not a model that Lunette saved";
        QTest::newRow("newer") << R"("version":"1")"
                               << R"("version":"2")"
                               << "update Lunette";
        QTest::newRow("missing tensor") << R"("mean.0.weight")"
                                        << R"("mean.0.wEight")"
                                        << "no tensor 'mean.0.weight'";
        QTest::newRow("misshapen tensor") << R"("mean.0.weight":{"dtype":"F32","shape":[3,7])"
                                          << R"("mean.0.weight":{"dtype":"F32","shape":[7,3])"
                                          << "'mean.0.weight' whose shape";
        QTest::newRow("another type") << R"("mean.0.bias":{"dtype":"F32")"
                                      << R"("mean.0.bias":{"dtype":"I32")"
                                      << "'mean.0.bias' of type I32";
        QTest::newRow("missing moment") << R"("optimizer.first_moment.mean.0.bias")"
                                        << R"("optimizer.first_moment.mean.0.biaS")"
                                        << "optimizer.first_moment.mean.0.bias";
        QTest::newRow("unknown parameter") << R"(\"latents\")"
                                           << R"(\"latentS\")"
                                           << "latentS";
        QTest::newRow("impossible value") << R"(\"latents\":\"3\")"
                                          << R"(\"latents\":\"0\")"
                                          << "latents";
        QTest::newRow("other latents") << R"(\"latents\":\"3\")"
                                       << R"(\"latents\":\"4\")"
                                       << "shape does not fit";
        QTest::newRow("impossible picture") << R"(\"channels\":1)"
                                            << R"(\"channels\":9)"
                                            << "impossible size";
        QTest::newRow("wrong kind") << R"(\"channels\":1)"
                                    << R"(\"channels\":[)"
                                    << "damaged";
        QTest::newRow("missing key") << R"(\"seconds\")"
                                     << R"(\"sEconds\")"
                                     << "damaged";
        QTest::newRow("negative step") << R"(\"step\":6)"
                                       << R"(\"step\":-)"
                                       << "damaged";
        QTest::newRow("no history") << R"("history")"
                                    << R"("hIstory")"
                                    << "does not say its history";
    }

    void loadModel_wrongField_saysWhatIsWrong() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, says);
        const TemporaryFolder folder;
        saveModel(trained(config()), folder.path("m.lunette"));
        const Bytes wrong = replaced(readAll(folder.path("m.lunette")), from.toStdString(), to.toStdString());
        const QString message = messageOf([&] { loadModel(folder.write("wrong.lunette", wrong)); });
        QVERIFY2(message.contains("wrong.lunette") && message.contains(says), qPrintable(message));
    }

    void loadModel_impossibleCondition_isRefused_data() {
        QTest::addColumn<QString>("requested");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char* name, const char* requested, const char* from, const char* to) {
            QTest::newRow(name) << requested << from << to;
        };
        row("classes without images", "label", R"(\"images\":8)", R"(\"images\":0)");
        row("too many images", "label", R"(\"images\":8,\"name\":\"light as day)",
            R"(\"images\":99999999999,\"name\":\"ay)");
        row("fewer than none", "label", R"(\"images\":8,\"name\":\"light as day)",
            R"(\"images\":-8,\"name\":\"light as da)");
        row("classes for a factor", "label", R"(\"condition\":\"label\")", R"(\"condition\":\"light\")");
        row("a factor for classes", "light", R"(\"condition\":\"light\")", R"(\"condition\":\"label\")");
        row("another factor", "light", R"(\"name\":\"light\")", R"(\"name\":\"shade\")");
        row("an empty range", "light", R"(\"low\":0.0)", R"(\"low\":1.0)");
    }

    /// The checksum is of the weights alone, so that what the metadata say must be looked at by itself.
    void loadModel_impossibleCondition_isRefused() {
        QFETCH(QString, requested);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const TemporaryFolder folder;
        TrainingConfig settings = config();
        settings.condition = requested.toStdString();
        const Condition condition = requested == "label" ? Condition{{{"dark", 0}, {"light as day", 8}}, {}}
                                                         : Condition{{}, {{"light", 0.0, 1.0}}};
        SavedModel fresh;
        fresh.model = std::make_shared<const Model>(settings, ImageShape{4, 3, 1}, condition);
        fresh.state = initialState(*fresh.model);
        saveModel(fresh, folder.path("m.lunette"));
        QVERIFY(loadModel(folder.path("m.lunette")).model->condition() == condition);
        const Bytes wrong = replaced(readAll(folder.path("m.lunette")), from.toStdString(), to.toStdString());
        QVERIFY(
            throws(ErrorKind::Damaged, {"wrong.lunette"}, [&] { loadModel(folder.write("wrong.lunette", wrong)); }));
    }

    void loadModel_nonFiniteWeights_isRefused() {
        const TemporaryFolder folder;
        for (const float poison : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            SavedModel saved = trained(config());
            const NamedTensor& last = saved.model->network().tensors().back();
            saved.state.theta[last.offset + last.size - 1] = poison;
            saveModel(saved, folder.path("m.lunette"));
            QVERIFY(throws(ErrorKind::Damaged, {last.name}, [&] { loadModel(folder.path("m.lunette")); }));
        }
    }

    /// Numbers that JSON allows and a program must not take for steps or sides.
    void loadModel_fractionsForWholeNumbers_isRefused_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("fraction") << R"(\"step\":6)"
                                  << R"(\"step\":6.5)";
        QTest::newRow("1e300") << R"(\"step\":6)"
                               << R"(\"step\":1e300)";
        QTest::newRow("2^63") << R"(\"step\":6)"
                              << R"(\"step\":9223372036854775808)";
        QTest::newRow("text") << R"(\"optimizer_steps\":6)"
                              << R"(\"optimizer_steps\":true)";
        QTest::newRow("width") << R"(\"width\":32)"
                               << R"(\"width\":32.0)";
    }

    void loadModel_fractionsForWholeNumbers_isRefused() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const TemporaryFolder folder;
        saveModel(trained(config()), folder.path("m.lunette"));
        const Bytes whole = readAll(folder.path("m.lunette"));
        std::string text(whole.begin(), whole.end());
        text.replace(text.find(from.toStdString()), static_cast<std::size_t>(from.size()), to.toStdString());
        const auto longer = static_cast<std::uint8_t>(text.size() - whole.size());
        std::uint64_t length = 0;
        for (std::size_t i = 8; i-- > 0;) length = length << 8 | whole[i];
        length += longer;
        for (std::size_t i = 0; i < 8; ++i) text[i] = static_cast<char>(length >> (8 * i) & 0xff);
        QVERIFY(throws(ErrorKind::Damaged, {"wrong"}, [&] {
            loadModel(folder.write("wrong", {text.begin(), text.end()}));
        }));
    }

    void loadModel_cutAnywhere_isDamaged() {
        const TemporaryFolder folder;
        saveModel(trained(config()), folder.path("m.lunette"));
        const Bytes whole = readAll(folder.path("m.lunette"));
        for (std::size_t length = 0; length < whole.size(); length += 977) {
            const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            QVERIFY(throws(ErrorKind::Damaged, {folder.path("cut")}, [&] { loadModel(folder.write("cut", part)); }));
        }
    }

    void missingFile_isNamed() {
        QVERIFY(throws(ErrorKind::Unreadable, {"/no/such/file"}, [] { loadModel("/no/such/file"); }));
        QVERIFY(throws(ErrorKind::Unreadable, {"/tmp"}, [] { loadModel("/tmp"); }));
        QVERIFY(throws(ErrorKind::Unwritable, {"/no/such/folder/m"},
                       [] { saveModel(trained(config()), "/no/such/folder/m"); }));
    }
};

static const lunette::test::TestClass<ModelFileTest> kModelFileTest;
#include "ModelFileTest.moc"
