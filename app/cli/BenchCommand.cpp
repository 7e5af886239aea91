#include "cli/Commands.h"
#include "cli/Data.h"
#include "cli/Documents.h"
#include "numeric/Kernels.h"
#include "numeric/Random.h"
#include "numeric/RoundedProducts.h"
#include "numeric/Stopwatch.h"
#include "train/Trainer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <limits>
#include <optional>

namespace lunette::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr Index kTrainingImages = 4096;
constexpr double kWarmUpSeconds = 0.1;
constexpr Index kLimitSize = 1024;

double rounded(double value, double partsOfOne) { return std::round(value * partsOfOne) / partsOfOne; }

/// What is trained or decoded with, before threads and epochs are filled in.
struct Subject {
    TrainingConfig config;
    ImageShape image;
};

/// 784-400-(20, 20)-400-784, ReLU, Bernoulli likelihood and KL, batch 128.
Subject mlpVae() {
    TrainingConfig config;
    config.hidden = {400};
    config.latents = 20;
    config.batchSize = 128;
    return {config, {28, 28, 1}};
}

/// Four 4x4 convolutions of stride 2, 32-32-64-64, dense 256, 10 latents, mirrored, batch 64.
Subject convVae() {
    TrainingConfig config;
    config.architecture = ArchitectureKind::Conv;
    config.channels = {32, 32, 64, 64};
    config.kernel = 4;
    config.hidden = {256};
    config.latents = 10;
    config.batchSize = 64;
    return {config, {64, 64, 1}};
}

/// 3x3 convolutions of stride 2, 32-64, 16 latents, mirrored, batch 128; squared error, which is a Gaussian
/// likelihood of variance 1/2 but for a constant.
Subject convAutoencoder() {
    TrainingConfig config;
    config.objective = ObjectiveKind::Autoencoder;
    config.likelihood = LikelihoodKind::Gaussian;
    config.observationStd = std::sqrt(0.5);
    config.architecture = ArchitectureKind::Conv;
    config.channels = {32, 64};
    config.kernel = 3;
    config.hidden = {};
    config.latents = 16;
    config.batchSize = 128;
    return {config, {28, 28, 1}};
}

/// How all workloads are measured.
struct Measurement {
    double seconds;
    int threads;
    bool withLimit;
    Precision precision;
};

std::shared_ptr<const Model> modelOf(const Subject& subject, const Measurement& measurement) {
    TrainingConfig config = subject.config;
    config.threads = measurement.threads;
    config.precision = measurement.precision;
    config.epochs = std::numeric_limits<std::int32_t>::max();
    return std::make_shared<const Model>(config, subject.image);
}

std::shared_ptr<const Dataset> noise(Index images, ImageShape shape) {
    Dataset::Parts parts;
    parts.name = "noise";
    parts.shape = shape;
    parts.pixels.resize(static_cast<std::size_t>(images * shape.pixelCount()));
    RandomStream random(1, Purpose::Generation);
    for (auto& pixel : parts.pixels) pixel = static_cast<std::uint8_t>(random.nextBits() >> 24);
    return std::make_shared<const Dataset>(std::move(parts));
}

/// Trains on from `state` for so long.
TrainingState trainFor(double seconds, const Trainer& trainer, TrainingState state, const TrainingConfig& config) {
    RunControl control(liveParameters(config));
    std::optional<Stopwatch> watch;
    RunOutputs outputs([&] {
        outputs.snapshots.take();
        if (!watch) watch.emplace();  // the initial weights: everything is laid out, nothing is trained
        if (watch->seconds() >= seconds) control.stop();
    });
    return trainer.run(std::move(state), control, outputs).state;
}

/// GFLOP/s of products of square matrices through the seam that training uses, on this thread's team. Both factors are
/// rounded beforehand, as weights are.
double productRate(double seconds, Precision precision) {
    Matrix factors(kLimitSize, 2 * kLimitSize), c(kLimitSize, kLimitSize);
    RandomStream::fillNormal(1, Purpose::Generation, 1, factors);
    RoundedWeights rounded;
    if (precision == Precision::Bfloat16) rounded.take({factors.data(), factors.size()});
    const RoundedProducts products(precision == Precision::Bfloat16 ? &rounded : nullptr);
    const auto product = [&] {
        multiply(Transpose::No, factors.leftCols(kLimitSize), Transpose::No, factors.rightCols(kLimitSize), Scalar(0),
                 c);
    };
    product();
    double count = 0.0;
    const Stopwatch watch;
    do {
        product();
        ++count;
    } while (watch.seconds() < seconds);
    return 2e-9 * static_cast<double>(kLimitSize * kLimitSize * kLimitSize) * count / watch.seconds();
}

/// A step is what it is in training, by the trainer itself: draw the batch, forward, loss, backward, update.
Json trainingRate(const Subject& subject, const Measurement& measurement) {
    const auto model = modelOf(subject, measurement);
    const Trainer trainer(model, {noise(kTrainingImages, model->image()), noise(1, model->image()), {}});
    const TrainingState warm = trainFor(kWarmUpSeconds, trainer, initialState(*model), model->config());
    const TrainingState done = trainFor(measurement.seconds, trainer, warm, model->config());
    const double elapsed = done.seconds - warm.seconds;
    const auto steps = static_cast<double>(done.step - warm.step);
    return {{"images_per_second", rounded(static_cast<double>(subject.config.batchSize) * steps / elapsed, 10.0)},
            {"ms_per_step", rounded(1e3 * elapsed / steps, 1000.0)}};
}

/// Codes to pictures, as a view asks for them.
Json decode(const Subject& subject, Index count, const Measurement& measurement) {
    const auto model = modelOf(subject, measurement);
    const Snapshot snapshot(model, initialState(*model).theta, 0, 0.0);
    Matrix codes(model->network().latents(), count);
    std::vector<double> times;
    const Stopwatch watch;
    while (watch.seconds() < measurement.seconds) {
        RandomStream::fillNormal(1, Purpose::Sampling, times.size(), codes);
        const Stopwatch single;
        const Matrix pictures = snapshot.decode(codes);
        times.push_back(1e3 * single.seconds());
    }
    std::ranges::sort(times);
    const auto share = [&](double part) {
        return times[static_cast<std::size_t>(static_cast<double>(times.size()) * part)];
    };
    return {{"ms_p50", rounded(share(0.5), 1e4)}, {"ms_p99", rounded(share(0.99), 1e4)}};
}

/// With a limit, the rate that training reached, by the operations that its layers count, and the machine's own in
/// the same precision, the better of before and after: each is measured for a fifth of the time.
Json train(const Subject& subject, const Measurement& measurement) {
    if (!measurement.withLimit) return trainingRate(subject, measurement);
    const double before = productRate(0.2 * measurement.seconds, measurement.precision);
    Json line = trainingRate(subject, measurement);
    const double limit = std::max(before, productRate(0.2 * measurement.seconds, measurement.precision));
    const auto operations = 2.0 * static_cast<double>(modelOf(subject, measurement)->network().trainingMultiplyAdds());
    const double reached = 1e-9 * operations * line["images_per_second"].get<double>();
    line["threads"] = measurement.threads;
    line["gflops"] = rounded(reached, 10.0);
    line["limit_gflops"] = rounded(limit, 10.0);
    line["share"] = rounded(reached / limit, 1000.0);
    return line;
}

struct Workload {
    std::string name;
    bool trains;
    std::function<Json(const Measurement&)> run;
};

std::vector<Workload> workloads() {
    const auto training = [](std::string name, const Subject& subject) {
        return Workload{std::move(name), true,
                        [subject](const Measurement& measurement) { return train(subject, measurement); }};
    };
    const auto decoding = [](std::string name, const Subject& subject, Index count) {
        return Workload{std::move(name), false, [subject, count](const Measurement& measurement) {
                            return decode(subject, count, measurement);
                        }};
    };
    return {training("mlp-vae", mlpVae()),
            training("conv-vae", convVae()),
            training("conv-ae28", convAutoencoder()),
            decoding("decode-mlp", mlpVae(), 1),
            decoding("decode-conv", convVae(), 1),
            decoding("decode-grid", mlpVae(), 400)};
}

std::vector<std::string> workloadNames() {
    std::vector<std::string> names;
    for (const Workload& workload : workloads()) names.push_back(workload.name);
    return names;
}

Workload findWorkload(const std::string& name) {
    const auto known = workloads();
    const auto found = std::ranges::find(known, name, &Workload::name);
    if (found != known.end()) return *found;
    throw UsageError("there is no workload '" + name + "'; there are " + joined(workloadNames(), ", ") + ".");
}

/// The workloads that are named, or all; with a precision only those that train.
std::vector<Workload> chosenWorkloads(const Arguments& arguments) {
    const bool hasPrecision = arguments.has("precision");
    std::vector<Workload> chosen;
    for (const std::string& name : arguments.operands()) {
        chosen.push_back(findWorkload(name));
        if (hasPrecision && !chosen.back().trains)
            throw UsageError("--precision is about training, and " + name + " decodes, which is always in float32.");
    }
    if (!chosen.empty()) return chosen;
    chosen = workloads();
    if (hasPrecision) std::erase_if(chosen, [](const Workload& workload) { return !workload.trains; });
    return chosen;
}

/// The requested precision, or float32 and a note where bfloat16 would not help.
Precision precisionOf(const Arguments& arguments) {
    TrainingConfig config;
    if (const auto requested = arguments.text("precision")) try {
            trainingParameters().find("precision")->setText(config, *requested);
        } catch (const Error& error) {
            throw UsageError("--" + std::string(error.what()));
        }
    notePrecision(config);
    return precisionHere(config);
}

void runBench(const Arguments& arguments) {
    const std::vector<Workload> chosen = chosenWorkloads(arguments);
    const Measurement measurement{arguments.real("seconds", 5.0, {0.01, 3600.0}), useThreads(arguments),
                                  arguments.has("limit"), precisionOf(arguments)};
    for (const Workload& workload : chosen) {
        Json line{{"workload", workload.name}};
        line.update(workload.run(measurement));
        line["threads"] = measurement.threads;
        if (arguments.has("precision"))
            line["precision"] = measurement.precision == Precision::Bfloat16 ? "bfloat16" : "float32";
        std::cout << line.dump() << std::endl;
    }
}

}  // namespace

Command benchCommand() {
    return {
        "bench",
        {{"[WORKLOAD ...]", Value::Word, workloadNames()}},
        "Measure this machine. Prints a JSON object a line; without a name, all of:\n"
        "  mlp-vae      training steps of 784-400-20-400-784, batch 128\n"
        "  conv-vae     training steps of 64x64 pixels, four convolutions, 10 latents, batch 64\n"
        "  conv-ae28    training steps of 28x28 pixels, two convolutions, 16 latents, batch 128\n"
        "  decode-mlp   one code to one picture through the decoder of mlp-vae\n"
        "  decode-conv  one code to one picture through the decoder of conv-vae\n"
        "  decode-grid  400 codes to pictures at once through the decoder of mlp-vae",
        {{"seconds", Value::Word, "S", "How long each is measured; default 5."},
         {"limit", Value::Word, "",
          "Say beside each training workload what it made of the machine: gflops, the floating-point operations "
          "of its layers' products a second in 1e9 (without the gradient of the pictures, which nobody needs); "
          "limit_gflops, the same of products of 1024 x 1024 matrices on as many threads and in the same precision, "
          "measured before and after it, the better one; share, the one over the other."},
         {"precision", Value::Word, "float32|bfloat16",
          "Train in this precision, say so beside each workload, and leave out those that decode, which is always in "
          "float32; default float32."},
         threadsOption()},
        runBench};
}

}  // namespace lunette::cli
