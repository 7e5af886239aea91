#include "export/CommandLines.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace lunette {
namespace {

/// A path is good from any folder.
std::string anywhere(const std::string& dataset) {
    std::error_code unknown;
    return std::filesystem::exists(dataset, unknown) ? std::filesystem::absolute(dataset, unknown).string() : dataset;
}

}  // namespace

std::string trainLine(const TrainingConfig& config, const std::string& dataset, const std::string& output) {
    std::vector<std::string> words{"lunette-cli", "train", anywhere(dataset)};
    TrainingConfig written;
    // In the table's order, because a preset changes other parameters and has to precede them.
    for (const auto& parameter : trainingParameters().all()) {
        const std::string value = parameter.text(config);
        if (parameter.text(written) == value) continue;
        parameter.setText(written, value);
        words.insert(words.end(), {"--" + parameter.key, value});
    }
    words.insert(words.end(), {"--output", output});
    return shellLine(words);
}

std::string evaluateLine(const std::string& model, const std::string& dataset) {
    return shellLine(std::array<std::string, 4>{"lunette-cli", "evaluate", model, anywhere(dataset)});
}

DrawingCommand commandWithCondition(const ShownPictures& shown) {
    DrawingCommand command = shown.command;
    const Snapshot& snapshot = *shown.snapshot;
    const Condition& condition = snapshot.model().condition();
    const bool takesOwn = command.name == "reconstruct" || (command.name == "interpolate" && !snapshot.isUnder());
    const bool saysIt = std::ranges::count(command.options, "--condition") > 0;
    if (condition.isNone() || takesOwn || saysIt) return command;
    std::vector<std::string> texts{condition.text(snapshot.condition())};
    if (shown.conditions.size() > 0) {
        texts.clear();
        for (const auto values : shown.conditions.colwise()) texts.push_back(condition.text(values));
    }
    const bool isOne = std::ranges::count(texts, texts.front()) == std::ssize(texts);
    if (command.name == "sample" && !isOne) return command;  // which draws them by itself
    command.options.insert(command.options.end(), {"--condition", isOne ? texts.front() : conditionsText(texts)});
    return command;
}

std::string drawLine(const DrawingCommand& command, const std::string& model, const std::string& dataset,
                     int magnification, const std::string& output) {
    std::vector<std::string> words{"lunette-cli", command.name, model};
    if (command.needsData && command.dataIsOption) words.emplace_back("--data");
    if (command.needsData) words.push_back(anywhere(dataset));
    words.insert(words.end(), command.options.begin(), command.options.end());
    if (magnification != 1) words.insert(words.end(), {"--magnify", std::to_string(magnification)});
    words.insert(words.end(), {"--output", output});
    return shellLine(words);
}

}  // namespace lunette
