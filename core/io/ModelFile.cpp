#include "io/ModelFile.h"

#include "io/Gzip.h"
#include "io/Safetensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace lunette {

namespace {

using Json = nlohmann::json;

constexpr const char* kFormatName = "lunette-model";
constexpr int kFormatVersion = 1;
constexpr const char* kBestPrefix = "best.";  // of the tensors of the epoch that early stopping may go back to

/// JSON has no word for what is not finite; it travels as null.
Json toJson(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

double realFromJson(const Json& value) {
    return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

/// A number that is whole and fits; any other is not silently made one.
std::int64_t integerFromJson(const Json& value) {
    const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>() <= INT64_MAX : value.is_number_integer();
    if (!fits) throw Json::type_error::create(302, "a whole number is expected", &value);
    return value.get<std::int64_t>();
}

Json toJson(const LossTerms& terms) {
    return {{"loss", toJson(terms.loss)},
            {"reconstruction", toJson(terms.reconstruction)},
            {"kl", toJson(terms.kl)},
            {"penalty", toJson(terms.penalty)},
            {"squared_error", toJson(terms.squaredError)}};
}

LossTerms termsFromJson(const Json& json) {
    return {realFromJson(json.at("loss")), realFromJson(json.at("reconstruction")), realFromJson(json.at("kl")),
            realFromJson(json.at("penalty")), realFromJson(json.at("squared_error"))};
}

Json toJson(const std::vector<EpochRecord>& history) {
    Json json = Json::array();
    for (const EpochRecord& record : history)
        json.push_back({{"epoch", record.epoch},
                        {"train", toJson(record.train)},
                        {"test", toJson(record.test)},
                        {"seconds", toJson(record.seconds)}});
    return json;
}

std::vector<EpochRecord> historyFromJson(const Json& json) {
    std::vector<EpochRecord> history;
    for (const Json& record : json)
        history.push_back({integerFromJson(record.at("epoch")), termsFromJson(record.at("train")),
                           termsFromJson(record.at("test")), realFromJson(record.at("seconds"))});
    return history;
}

Json toJson(const BestEpoch& best) {
    return {{"epoch", best.epoch},
            {"loss", best.loss},
            {"waited", best.waited},
            {"taken", best.taken},
            {"optimizer_steps", best.optimizer.stepCount}};
}

BestEpoch bestFromJson(const Json& json) {
    BestEpoch best;
    best.epoch = integerFromJson(json.at("epoch"));
    best.loss = json.at("loss").get<double>();
    best.waited = integerFromJson(json.at("waited"));
    best.taken = json.at("taken").get<bool>();
    best.optimizer.stepCount = integerFromJson(json.at("optimizer_steps"));
    return best;
}

std::map<std::string, std::string> describe(const SavedModel& saved) {
    const ImageShape shape = saved.model->image();
    const TrainingState& state = saved.state;
    const Json image{{"width", shape.width}, {"height", shape.height}, {"channels", shape.channels}};
    Json training{{"step", state.step},
                  {"optimizer_steps", state.optimizer.stepCount},
                  {"seconds", toJson(state.seconds)},
                  {"epoch_sums", toJson(state.epochSums)}};
    if (state.best.epoch > 0) training["best"] = toJson(state.best);
    return {{"format", kFormatName},
            {"version", std::to_string(kFormatVersion)},
            {"configuration", Json(trainingParameters().settings(saved.model->config())).dump()},
            {"image", image.dump()},
            {"dataset", saved.datasetRecipe},
            {"training", training.dump()},
            {"history", toJson(state.history).dump()}};
}

std::string momentTensorName(const std::string& moment, const NamedTensor& tensor) {
    return "optimizer." + moment + "." + tensor.name;
}

std::vector<std::uint64_t> fileShape(const NamedTensor& tensor) { return {tensor.shape.begin(), tensor.shape.end()}; }

/// The slice of a flat vector that is this tensor.
FloatTensor slice(std::string name, const NamedTensor& tensor, const Vector& flat) {
    return {std::move(name), fileShape(tensor),
            std::span(flat.data() + tensor.offset, static_cast<std::size_t>(tensor.size))};
}

/// Weights and moments, each by its name behind the prefix.
void addTensors(const std::string& prefix, const Model& model, const Vector& theta, const Optimizer::State& optimizer,
                std::vector<FloatTensor>& tensors) {
    for (const NamedTensor& tensor : model.network().tensors())
        tensors.push_back(slice(prefix + tensor.name, tensor, theta));
    const auto moments = model.makeOptimizer()->momentNames();
    for (std::size_t i = 0; i < optimizer.moments.size(); ++i)
        for (const NamedTensor& tensor : model.network().tensors())
            tensors.push_back(slice(prefix + momentTensorName(moments.at(i), tensor), tensor, optimizer.moments[i]));
}

/// Reads one SavedModel out of an already parsed file.
class ModelReader {
public:
    ModelReader(const ByteReader& reader, const Safetensors& file) : reader_(reader), file_(file) {}

    SavedModel read() const {
        checkFormat();
        SavedModel saved;
        saved.datasetRecipe = text("dataset");
        try {
            saved.model = readModel();
            readTraining(saved.state);
        } catch (const Json::exception&) {
            reader_.fail("is damaged: what it says of its training cannot be read");
        }
        const Model& model = *saved.model;
        TrainingState& state = saved.state;
        readTensors("", model, state.theta, state.optimizer);
        if (state.best.taken) {
            state.best.theta = state.theta;
            state.best.optimizer = state.optimizer;
        } else if (state.best.epoch > 0) {
            readTensors(kBestPrefix, model, state.best.theta, state.best.optimizer);
        }
        return saved;
    }

    Vector readWeights(const Model& model) const {
        return readFlat(model, [](const NamedTensor& tensor) { return tensor.name; });
    }

private:
    const std::string& text(const std::string& key) const {
        const auto found = file_.metadata.find(key);
        if (found == file_.metadata.end()) reader_.fail("is damaged: it does not say its " + key);
        return found->second;
    }

    void checkFormat() const {
        const auto found = file_.metadata.find("format");
        if (found == file_.metadata.end() || found->second != kFormatName)
            reader_.fail("is a safetensors file, but not a model that Lunette saved");
        const std::string& version = text("version");
        if (version == std::to_string(kFormatVersion)) return;
        reader_.fail("is in version " + version + " of the format, and this Lunette reads version " +
                     std::to_string(kFormatVersion) + "; update Lunette");
    }

    std::shared_ptr<const Model> readModel() const {
        TrainingConfig config;
        const Json image = Json::parse(text("image"));
        const ImageShape shape{integerFromJson(image.at("width")), integerFromJson(image.at("height")),
                               integerFromJson(image.at("channels"))};
        constexpr Index kLongestModelSide = 1 << 16;
        const bool possible = shape.width > 0 && shape.height > 0 && shape.width <= kLongestModelSide &&
                              shape.height <= kLongestModelSide && (shape.channels == 1 || shape.channels == 3);
        if (!possible) reader_.fail("is damaged: its pictures have an impossible size");
        try {
            trainingParameters().apply(Json::parse(text("configuration")).get<Settings>(), config);
            return std::make_shared<const Model>(config, shape);
        } catch (const Error& error) {
            reader_.fail(std::string("has a configuration that cannot be used: ") + error.what());
        }
    }

    void readTraining(TrainingState& state) const {
        const Json training = Json::parse(text("training"));
        state.step = integerFromJson(training.at("step"));
        state.optimizer.stepCount = integerFromJson(training.at("optimizer_steps"));
        state.seconds = realFromJson(training.at("seconds"));
        state.epochSums = termsFromJson(training.at("epoch_sums"));
        state.history = historyFromJson(Json::parse(text("history")));
        if (training.contains("best")) state.best = bestFromJson(training.at("best"));
        if (state.step < 0 || state.optimizer.stepCount < 0 || state.best.epoch < 0)
            reader_.fail("is damaged: its step count is negative");
    }

    void readTensors(const std::string& prefix, const Model& model, Vector& theta, Optimizer::State& optimizer) const {
        theta = readFlat(model, [&](const NamedTensor& tensor) { return prefix + tensor.name; });
        for (const std::string& moment : model.makeOptimizer()->momentNames()) {
            const auto nameOf = [&](const NamedTensor& tensor) { return prefix + momentTensorName(moment, tensor); };
            // An optimiser that has not moved yet has no moments.
            if (optimizer.stepCount == 0 && !file_.find(nameOf(model.network().tensors().front()))) break;
            optimizer.moments.push_back(readFlat(model, nameOf));
        }
    }

    /// Checks every tensor before it makes room for them, so that a lying configuration costs no memory.
    template <class Naming>
    Vector readFlat(const Model& model, const Naming& nameOf) const {
        for (const NamedTensor& tensor : model.network().tensors()) check(nameOf(tensor), tensor);
        Vector flat(model.network().parameterCount());
        for (const NamedTensor& tensor : model.network().tensors()) {
            const Safetensors::Tensor& stored = *file_.find(nameOf(tensor));
            std::memcpy(flat.data() + tensor.offset, file_.data.data() + stored.begin, stored.end - stored.begin);
            if (!flat.segment(tensor.offset, tensor.size).allFinite())
                reader_.fail("has a tensor '" + stored.name + "' with values that are not finite; it cannot be used");
        }
        return flat;
    }

    void check(const std::string& name, const NamedTensor& tensor) const {
        const Safetensors::Tensor* stored = file_.find(name);
        if (!stored) reader_.fail("has no tensor '" + name + "', which its configuration asks for");
        if (stored->type != "F32")
            reader_.fail("has a tensor '" + name + "' of type " + stored->type + " instead of F32");
        if (stored->shape != fileShape(tensor))
            reader_.fail("has a tensor '" + name + "' whose shape does not fit its configuration");
    }

    const ByteReader& reader_;
    const Safetensors& file_;
};

}  // namespace

void saveModel(const SavedModel& saved, const std::string& path) {
    const TrainingState& state = saved.state;
    std::vector<FloatTensor> tensors;
    addTensors("", *saved.model, state.theta, state.optimizer, tensors);
    // Where they are not already the weights in hand.
    if (state.best.epoch > 0 && !state.best.taken)
        addTensors(kBestPrefix, *saved.model, state.best.theta, state.best.optimizer, tensors);
    writeSafetensors(path, describe(saved), tensors);
}

SavedModel loadModel(const std::string& path) {
    ByteReader reader(std::make_unique<FileSource>(path), path);
    const Safetensors file = readSafetensors(reader);
    return ModelReader(reader, file).read();
}

Vector loadWeights(const std::string& path, const Model& model) {
    ByteReader reader(std::make_unique<FileSource>(path), path);
    const Safetensors file = readSafetensors(reader);
    return ModelReader(reader, file).readWeights(model);
}

}  // namespace lunette
