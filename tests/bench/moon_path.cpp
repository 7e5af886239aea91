// Trains on moons and reads the phase off every step of decoded half-moon-to-full-moon paths, after each epoch, a
// JSON line each: how the defaults of the moon generator were chosen. Usage:
//   moon_path [moons:key=value,...] [training-parameter=value ...]
#include "analysis/CodePath.h"
#include "analysis/Intervals.h"
#include "analysis/MoonVerdict.h"
#include "train/Trainer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>

using namespace lunette;

namespace {

constexpr Index kSteps = 11;
constexpr std::size_t kPairsASide = 6;

struct Ends {
    Index half, full;
};

/// Held-out images whose fraction is closest to `fraction`, the closest first.
std::vector<Index> closest(const Dataset& data, double fraction, float side) {
    const auto& fractions = data.factors()[0].values;
    const auto& sides = data.factors()[1].values;
    std::vector<Index> indices;
    for (Index i = 0; i < data.size(); ++i)
        if (sides[static_cast<std::size_t>(i)] == side) indices.push_back(i);
    std::ranges::sort(indices, {},
                      [&](Index i) { return std::abs(fractions[static_cast<std::size_t>(i)] - fraction); });
    indices.resize(std::min(indices.size(), kPairsASide));
    return indices;
}

std::vector<Ends> pairs(const Dataset& data) {
    std::vector<Ends> result;
    for (const float side : {1.0F, -1.0F}) {
        const auto halves = closest(data, 0.5, side);
        const auto fulls = closest(data, 1.0, side);
        for (std::size_t i = 0; i < std::min(halves.size(), fulls.size()); ++i) result.push_back({halves[i], fulls[i]});
    }
    return result;
}

std::vector<MoonReading> readPath(const Snapshot& snapshot, const Dataset& data, const MoonReader& reader, Ends ends) {
    Matrix images;
    data.gather(std::array{ends.half, ends.full}, images);
    const Posterior codes = snapshot.encode(images);
    return reader.read(snapshot.decode(CodePath(PathKind::Linear, codes.mean).points(kSteps)));
}

/// What lies halfway between the codes of each pair, and how far the intervals of the two overlap there.
nlohmann::ordered_json measureHalfway(const Snapshot& snapshot, const Dataset& data, const MoonReader& reader,
                                      const MoonOptions& options) {
    double overlap = 0.0, distance = 0.0;
    std::array<int, 3> kinds{};
    const auto ends = pairs(data);
    for (const auto& [half, full] : ends) {
        Matrix images;
        data.gather(std::array{half, full}, images);
        const Posterior codes = snapshot.encode(images);
        const Matrix picture = snapshot.decode((codes.mean.col(0) + codes.mean.col(1)) / Scalar(2));
        const MoonVerdict verdict = judgeMoons(picture, reader.read(picture), options).front();
        overlap += overlapArea(codeIntervals(codes));
        distance += verdict.reading.distance;
        ++kinds.at(static_cast<std::size_t>(verdict.kind));
    }
    const auto count = static_cast<double>(ends.size());
    return {{"overlap", overlap / count}, {"distance", distance / count}, {"pairs", ends.size()},
            {"moons", kinds[0]},          {"cross_fades", kinds[1]},      {"neither", kinds[2]}};
}

double rounded(double value) { return std::round(value * 1000.0) / 1000.0; }

/// The first pair step by step, and the worst and median of all pairs.
nlohmann::ordered_json measure(const Snapshot& snapshot, const Dataset& data, const MoonReader& reader) {
    nlohmann::ordered_json line;
    std::vector<double> farthest, longest, backward;
    for (const Ends ends : pairs(data)) {
        const auto readings = readPath(snapshot, data, reader, ends);
        double distance = 0.0;
        double step = 0.0;
        double back = 0.0;
        for (std::size_t i = 0; i < readings.size(); ++i) {
            distance = std::max(distance, readings[i].distance);
            if (i == 0) continue;
            const double change = readings[i].moon.fraction - readings[i - 1].moon.fraction;
            step = std::max(step, change);
            back = std::max(back, -change);
        }
        if (farthest.empty()) {
            for (const MoonReading& reading : readings) {
                line["fractions"].push_back(rounded(reading.moon.fraction));
                line["distances"].push_back(rounded(reading.distance));
            }
        }
        farthest.push_back(distance);
        longest.push_back(step);
        backward.push_back(back);
    }
    for (auto& [name, values] :
         {std::pair("farthest", &farthest), {"longest_step", &longest}, {"backward", &backward}}) {
        std::ranges::sort(*values);
        line[name] = {{"median", rounded((*values)[values->size() / 2])}, {"worst", rounded(values->back())}};
    }
    return line;
}

void run(const DatasetSpec& text, const Settings& training) {
    MoonOptions options;
    moonParameters().apply(text.settings, options);
    const DataSplit data = makeMoonPhases(options);
    const MoonReader reader(options);
    TrainingConfig config;
    trainingParameters().apply(training, config);

    const std::int64_t epochs = config.epochs;
    TrainingState state;
    for (config.epochs = 1; config.epochs <= epochs; ++config.epochs) {
        const auto model = std::make_shared<const Model>(config, data.train->shape());
        if (config.epochs == 1) state = initialState(*model);
        RunControl control(liveParameters(config));
        RunOutputs outputs;
        state = Trainer(model, data).run(std::move(state), control, outputs).state;
        const Snapshot snapshot(model, state.theta, state.step, static_cast<double>(config.epochs));
        nlohmann::ordered_json line{{"workload", "moon-path"},
                                    {"dataset", formatDatasetSpec(text)},
                                    {"epoch", config.epochs},
                                    {"seconds", rounded(state.seconds)},
                                    {"test_loss", rounded(state.history.back().test.loss)}};
        line.update(measure(snapshot, *data.test, reader));
        line["halfway"] = measureHalfway(snapshot, *data.test, reader, options);
        std::cout << line.dump() << std::endl;
    }
}

}  // namespace

int main(int argc, char** argv) {
    try {
        DatasetSpec text{"moons", {}};
        Settings training;
        for (const std::string argument : std::span(argv + 1, static_cast<std::size_t>(argc - 1))) {
            const std::size_t equals = argument.find('=');
            if (argument.starts_with("moons"))
                text = parseDatasetSpec(argument);
            else
                training[argument.substr(0, equals)] = equals == std::string::npos ? "" : argument.substr(equals + 1);
        }
        run(text, training);
    } catch (const std::exception& error) {
        std::cerr << "moon_path: " << error.what() << "\n";
        return 1;
    }
}
