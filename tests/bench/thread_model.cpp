// Predicts how training scales to more processors than this machine has. On one thread it measures, for each number of
// threads n, what the slowest of n threads does in a step: its share of the images forward and backward, its share of
// the gradient from all shares of the images, and its share of the optimizer's update. To these it adds what only one
// thread does, which is a whole step on one thread less its phases, and for each of its two loops a barrier, which is
// measured with two threads and taken to grow by as much with every further one. Where the machine has n processors, it
// measures the step as well. Prints a JSON line a workload and number of threads:
//
//     thread_model [--threads N] [--seconds S] [--batch B] [WORKLOAD ...]
//
// efficiency leaves out that processors share a cache and a clock, and fetch what another one wrote. By how much a
// measured step on two threads is longer than the predicted one says what that costs there. efficiency_fetching takes
// it for the cost of fetching weights that other threads wrote, of which each of n threads needs the part (n - 1) / n.
//
// weights_gb_per_second, the bytes that all threads read and write of weights, gradients and moments at the predicted
// rate, is to be held against stream_gb_per_second, what one thread here copies beyond the caches.

#include "numeric/Parallel.h"
#include "numeric/Random.h"
#include "numeric/Stopwatch.h"
#include "train/Trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <vector>

using namespace lunette;

namespace {

constexpr Index kImages = 4096;
constexpr int kPhases = 2;
constexpr int kRounds = 5;  ///< of which the fastest counts: what else runs on the machine only slows it down

struct Workload {
    std::string name;
    TrainingConfig config;
    ImageShape image;
};

/// Those of `lunette-cli bench`.
std::vector<Workload> workloads() {
    TrainingConfig mlp;
    mlp.hidden = {400};
    mlp.latents = 20;
    mlp.batchSize = 128;
    TrainingConfig conv;
    conv.architecture = ArchitectureKind::Conv;
    conv.channels = {32, 32, 64, 64};
    conv.kernel = 4;
    conv.hidden = {256};
    conv.latents = 10;
    conv.batchSize = 64;
    TrainingConfig small;
    small.objective = ObjectiveKind::Autoencoder;
    small.likelihood = LikelihoodKind::Gaussian;
    small.observationStd = std::sqrt(0.5);
    small.architecture = ArchitectureKind::Conv;
    small.channels = {32, 64};
    small.kernel = 3;
    small.hidden = {};
    small.latents = 16;
    small.batchSize = 128;
    return {{"mlp-vae", mlp, {28, 28, 1}}, {"conv-vae", conv, {64, 64, 1}}, {"conv-ae28", small, {28, 28, 1}}};
}

std::shared_ptr<const Dataset> noise(ImageShape shape) {
    Dataset::Parts parts;
    parts.name = "noise";
    parts.shape = shape;
    parts.pixels.resize(static_cast<std::size_t>(kImages * shape.pixelCount()));
    RandomStream random(1, Purpose::Generation);
    for (auto& pixel : parts.pixels) pixel = static_cast<std::uint8_t>(random.nextBits() >> 24);
    return std::make_shared<const Dataset>(std::move(parts));
}

/// The fastest tenth: what else runs on the machine only slows it down.
double typical(std::vector<double> values) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 10);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// Milliseconds, for one of `threads` threads.
struct PhaseTimes {
    double images = 0.0, gradient = 0.0, optimizer = 0.0;
    double sum() const { return images + gradient + optimizer; }
};

/// What one of n threads does in a step, on this thread.
class OneOfMany {
public:
    OneOfMany(const Workload& workload, std::shared_ptr<const Dataset> data, Index threads)
        : model_(workload.config, workload.image),
          data_(std::move(data)),
          batch_(workload.config.batchSize),
          threads_(threads),
          parts_(static_cast<std::size_t>(std::clamp<Index>(batch_ / 8, 1, threads))),  // as in Trainer
          theta_(initialState(model_).theta),
          gradient_(Vector::Zero(theta_.size())) {
        terms_.weights = liveParameters(workload.config).weights;
        terms_.batchSize = batch_;
        terms_.population = kImages;
        for (std::size_t i = 0; i < parts_.size(); ++i) imagesPhase(i);
    }

    /// Of the thread that takes longest.
    PhaseTimes slowest(double seconds) {
        PhaseTimes times;
        for (Index thread = 0; thread < threads_; ++thread) {
            const PhaseTimes one = measure(thread, seconds / static_cast<double>(threads_));
            times.images = std::max(times.images, one.images);
            times.gradient = std::max(times.gradient, one.gradient);
            times.optimizer = std::max(times.optimizer, one.optimizer);
        }
        return times;
    }

    double parameters() const { return static_cast<double>(theta_.size()); }
    std::size_t parts() const { return parts_.size(); }

private:
    struct Part {
        Objective::Terms terms;
        Matrix images;
        Objective::Workspace workspace;
    };

    void imagesPhase(std::size_t i) {
        const auto count = static_cast<Index>(parts_.size()), place = static_cast<Index>(i);
        Part& part = parts_[i];
        part.terms = terms_;
        part.terms.firstColumn = batch_ * place / count;
        data_->gather(part.terms.firstColumn, batch_ * (place + 1) / count - part.terms.firstColumn, part.images);
        const ConstSlice theta(theta_.data(), theta_.size());
        model_.objective().forward(model_.network(), theta, {part.images, none_}, part.terms, part.workspace, true);
        model_.objective().backward(model_.network(), theta, part.images, part.terms, part.workspace.sums,
                                    part.workspace);
    }

    /// Adds the ms that the gradient and the optimizer take of the parameters from the first one on.
    void parametersPhase(Index first, Index last, Optimizer& optimizer, PhaseTimes& sums) {
        constexpr Index kStrip = 131072;  // as in Trainer
        std::vector<Objective::Share> shares;
        for (const Part& part : parts_) shares.push_back({&part.images, &part.terms, &part.workspace});
        optimizer.beginStep(1e-4);
        for (Index from = first, to = 0; from < last; from = to) {
            to = std::min(model_.network().rangeEdge(from + kStrip), last);
            const Stopwatch strip;
            model_.objective().gradient(model_.network(), shares, {from, to}, Slice(gradient_.data(), to - from));
            const double afterGradient = strip.seconds();
            optimizer.update(Slice(theta_.data(), theta_.size()), from, ConstSlice(gradient_.data(), to - from));
            sums.gradient += 1e3 * afterGradient;
            sums.optimizer += 1e3 * (strip.seconds() - afterGradient);
        }
    }

    PhaseTimes measure(Index thread, double seconds) {
        const auto edge = [&](Index of) { return model_.network().rangeEdge(theta_.size() * of / threads_); };
        const Index first = edge(thread), last = edge(thread + 1);
        const auto optimizer = makeAdam(theta_.size());
        PhaseTimes best{1e9, 1e9, 1e9};
        for (int round = 0; round < kRounds; ++round) {
            PhaseTimes sums;
            double steps = 0.0;
            const Stopwatch all;
            do {
                const Stopwatch step;
                if (thread < static_cast<Index>(parts_.size())) imagesPhase(static_cast<std::size_t>(thread));
                sums.images += 1e3 * step.seconds();
                parametersPhase(first, last, *optimizer, sums);
                ++steps;
            } while (all.seconds() < seconds / kRounds);
            const PhaseTimes mean{sums.images / steps, sums.gradient / steps, sums.optimizer / steps};
            if (mean.sum() < best.sum()) best = mean;
        }
        return best;
    }

    Model model_;
    std::shared_ptr<const Dataset> data_;
    Index batch_, threads_;
    std::vector<Part> parts_;
    Vector theta_, gradient_;
    Matrix none_;
    Objective::Terms terms_{};
};

/// Milliseconds of a step of the trainer itself, in the fastest round after the first.
double trainerStep(const Workload& workload, const std::shared_ptr<const Dataset>& data, int threads, double seconds) {
    TrainingConfig config = workload.config;
    config.threads = threads;
    config.epochs = std::numeric_limits<std::int32_t>::max();
    const auto model = std::make_shared<const Model>(config, workload.image);
    const Trainer trainer(model,
                          {data, std::make_shared<const Dataset>(data->subset(std::vector<Index>{0}, "one")), {}});
    double best = std::numeric_limits<double>::infinity();
    TrainingState state = initialState(*model);
    for (int round = 0; round <= kRounds; ++round) {
        const double secondsBefore = state.seconds;
        const std::int64_t before = state.step;
        RunControl control(liveParameters(config));
        std::optional<Stopwatch> watch;
        RunOutputs outputs([&] {
            outputs.snapshots.take();
            if (!watch) watch.emplace();
            if (watch->seconds() >= seconds / kRounds) control.stop();
        });
        state = trainer.run(std::move(state), control, outputs).state;
        const double step = 1e3 * (state.seconds - secondsBefore) / static_cast<double>(state.step - before);
        if (round > 0) best = std::min(best, step);
    }
    return best;
}

/// Milliseconds by which two threads that have nothing to do are later than one.
double barrier() {
    constexpr int kCalls = 2000;
    setThreadCount(2);
    std::vector<double> times;
    for (int i = 0; i < kCalls; ++i) {
        const Stopwatch watch;
        parallelFor(2, 1, [](Index, Index) {});
        times.push_back(1e3 * watch.seconds());
    }
    setThreadCount(1);
    return typical(std::move(times));
}

/// GB read and written a second by one thread that copies what no cache holds.
double streamRate() {
    constexpr Index kFloats = Index{1} << 26;
    Vector from = Vector::Ones(kFloats), to = Vector::Zero(kFloats);
    std::vector<double> times;
    for (int i = 0; i < 7; ++i) {
        const Stopwatch watch;
        to = from;
        times.push_back(watch.seconds());
    }
    return 2e-9 * static_cast<double>(kFloats) * sizeof(Scalar) / typical(std::move(times));
}

void run(const Workload& workload, int mostThreads, double seconds, double barrierMs, double stream) {
    const auto data = noise(workload.image);
    double one = 0.0, serial = 0.0, fetchAll = 0.0;
    for (int threads = 1; threads <= mostThreads; ++threads) {
        setThreadCount(1);
        OneOfMany thread(workload, data, threads);
        const PhaseTimes times = thread.slowest(seconds);
        const bool isMeasured = threads <= availableProcessors();
        const double measured = isMeasured ? trainerStep(workload, data, threads, seconds) : 0.0;
        if (threads == 1) serial = std::max(0.0, measured - times.sum());
        const double barriers = kPhases * barrierMs * (threads - 1);
        const double step = times.sum() + serial + barriers;
        if (threads == 1) one = step;
        if (threads == 2 && isMeasured) fetchAll = std::max(0.0, 2.0 * (measured - step));
        const double fetching = step + fetchAll * (threads - 1) / threads;
        // Every thread reads the weights forward and backward; the gradient is written by the first share and read
        // and written by the others; the update reads four vectors and writes three.
        const auto parts = static_cast<double>(thread.parts());
        const double bytes = 4.0 * thread.parameters() * (2.0 * parts + 1.0 + 2.0 * (parts - 1.0) + 7.0);
        std::printf(
            "{\"workload\": \"%s\", \"batch\": %lld, \"threads\": %d, \"images_ms\": %.3f, \"gradient_ms\": %.3f, "
            "\"optimizer_ms\": %.3f, \"serial_ms\": %.3f, \"barriers_ms\": %.3f, \"predicted_ms\": %.3f, ",
            workload.name.c_str(), static_cast<long long>(workload.config.batchSize), threads, times.images,
            times.gradient, times.optimizer, serial, barriers, step);
        if (isMeasured) std::printf("\"measured_ms\": %.3f, ", measured);
        std::printf(
            "\"speedup\": %.2f, \"efficiency\": %.2f, \"efficiency_fetching\": %.2f, \"weights_gb_per_second\": %.1f, "
            "\"stream_gb_per_second\": "
            "%.1f}\n",
            one / step, one / step / threads, one / fetching / threads, 1e-6 * bytes / step, stream);
        std::fflush(stdout);
    }
}

}  // namespace

int main(int argc, char** argv) {
    int mostThreads = 16, batch = 0;
    double seconds = 2.0;
    std::vector<std::string> names;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--threads" && i + 1 < argc)
            mostThreads = std::max(1, std::atoi(argv[++i]));
        else if (word == "--seconds" && i + 1 < argc)
            seconds = std::atof(argv[++i]);
        else if (word == "--batch" && i + 1 < argc)
            batch = std::max(1, std::atoi(argv[++i]));
        else
            names.push_back(word);
    }
    const double barrierMs = barrier(), stream = streamRate();
    for (Workload workload : workloads()) {
        if (!names.empty() && std::ranges::find(names, workload.name) == names.end()) continue;
        if (batch > 0) workload.config.batchSize = batch;
        run(workload, mostThreads, seconds, barrierMs, stream);
    }
    return 0;
}
