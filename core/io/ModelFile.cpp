#include "io/ModelFile.h"

#include "io/FileAddress.h"
#include "io/StoredTensors.h"

#include <nlohmann/json.hpp>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace lunette {

namespace {

/// Without the keys that earlier versions did not know, where they say nothing: the same model keeps the same file.
Settings storedSettings(const TrainingConfig& config) {
    Settings settings = trainingParameters().settings(config);
    if (config.namedLatents.empty())
        for (const char* key : {"named-latents", "labels", "label-weight"}) settings.erase(key);
    if (config.condition.empty())
        for (const char* key : {"condition", "condition-encoder"}) settings.erase(key);
    if (config.precision == Precision::Float32) settings.erase("precision");
    TrainingConfig preset;
    trainingParameters().apply({{"objective", settings.at("objective")}}, preset);
    for (const char* key : {"tc-weight", "mi-weight", "mmd-weight"})
        if (settings.at(key) == trainingParameters().find(key)->text(preset)) settings.erase(key);
    return settings;
}

using Json = nlohmann::json;

constexpr const char* kFormatName = "lunette-model";
constexpr int kFormatVersion = 1;
constexpr const char* kBestPrefix = "best.";  // of the tensors of the epoch that early stopping may go back to
constexpr const char* kMomentPrefix = "optimizer.";
constexpr const char* kChecksumKey = "checksum";
constexpr const char* kConditionKey = "condition";
constexpr const char* kFingerprintKey = "dataset_fingerprint";
constexpr std::string_view kChecksumKind = "crc32:";  // before the value; a later version may write another kind

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

std::string checksumText(uLong checksum) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%08lx", checksum);
    return std::string(kChecksumKind) + digits.data();
}

Json toJson(const DataFingerprint& fingerprint) {
    return {{"train", fingerprint.trainCount},
            {"test", fingerprint.testCount},
            {"checksum", checksumText(fingerprint.checksum)}};
}

Json toJson(const Condition& condition) {
    Json json = Json::object();
    for (const auto& one : condition.classes) json["classes"].push_back({{"name", one.name}, {"images", one.images}});
    for (const auto& range : condition.ranges)
        json["factors"].push_back({{"name", range.factor}, {"low", range.low}, {"high", range.high}});
    return json;
}

Condition conditionFromJson(const Json& json) {
    Condition condition;
    for (const Json& one : json.value("classes", Json::array()))
        condition.classes.push_back({one.at("name").get<std::string>(), integerFromJson(one.at("images"))});
    for (const Json& range : json.value("factors", Json::array()))
        condition.ranges.push_back(
            {range.at("name").get<std::string>(), range.at("low").get<double>(), range.at("high").get<double>()});
    return condition;
}

/// A path may hold any bytes, a model file only UTF-8: another path is kept as an address.
std::string storedSpec(const std::string& spec) {
    try {
        Json(spec).dump();
        return spec;
    } catch (const Json::exception&) {
        return addressOfPath(spec);
    }
}

std::string restoredSpec(const std::string& text) { return text.starts_with("file:///") ? pathOfAddress(text) : text; }

std::map<std::string, std::string> describe(const SavedModel& saved) {
    const ImageShape shape = saved.model->image();
    const TrainingState& state = saved.state;
    const Json image{{"width", shape.width}, {"height", shape.height}, {"channels", shape.channels}};
    Json training{{"step", state.step},
                  {"optimizer_steps", state.optimizer.stepCount},
                  {"seconds", toJson(state.seconds)},
                  {"epoch_sums", toJson(state.epochSums)}};
    if (state.best.epoch > 0) training["best"] = toJson(state.best);
    std::map<std::string, std::string> metadata{{"format", kFormatName},
                                                {"version", std::to_string(kFormatVersion)},
                                                {"configuration", Json(storedSettings(saved.model->config())).dump()},
                                                {"image", image.dump()},
                                                {"dataset", storedSpec(saved.origin.spec)},
                                                {"training", training.dump()},
                                                {"history", toJson(state.history).dump()}};
    const Condition& condition = saved.model->condition();
    if (!condition.isNone())
        metadata[kConditionKey] = toJson(condition).dump(-1, ' ', false, Json::error_handler_t::replace);
    if (saved.origin.fingerprint.isKnown()) metadata[kFingerprintKey] = toJson(saved.origin.fingerprint).dump();
    return metadata;
}

std::string momentTensorName(const std::string& moment, const NamedTensor& tensor) {
    return kMomentPrefix + moment + "." + tensor.name;
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

uLong addedToChecksum(uLong checksum, const void* bytes, std::size_t count) {
    return crc32_z(checksum, static_cast<const Bytef*>(bytes), count);
}

/// Of the tensors' bytes as they lie in the file.
std::string checksumOf(const std::vector<FloatTensor>& tensors) {
    uLong checksum = crc32_z(0, nullptr, 0);
    for (const FloatTensor& tensor : tensors)
        checksum = addedToChecksum(checksum, tensor.values.data(), tensor.values.size_bytes());
    return checksumText(checksum);
}

/// Whether the two names begin with the same word: "encoder" of "encoder.0.weight".
bool haveSamePart(std::string_view a, std::string_view b) {
    return a.substr(0, a.find('.')) == b.substr(0, b.find('.'));
}

/// Reads one SavedModel out of an already parsed file.
class ModelReader {
public:
    ModelReader(const ByteReader& reader, const Safetensors& file)
        : reader_(reader), file_(file), tensors_(reader, file) {}

    SavedModel read() {
        checkFormat();
        checkChecksum();
        SavedModel saved;
        saved.origin.spec = restoredSpec(text("dataset"));
        try {
            saved.model = readModel();
            readTraining(saved.state);
            saved.origin.fingerprint = readFingerprint();
        } catch (const Json::exception&) {
            failDamaged(Message::tr("what it says of its training cannot be read"));
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

    Vector readWeights(const Model& model) {
        return readFlat(model, [](const NamedTensor& tensor) { return tensor.name; });
    }

    /// The tensors that were not read, but for what Lunette itself keeps beside the weights. Throws Error where one
    /// belongs to the model's own parts: then the network that it comes from has layers that the model lacks.
    std::vector<std::string> unused(const Model& model) const {
        std::vector<std::string> names = tensors_.unused();
        for (const std::string& name : names) {
            const auto isOfThisPart = [&](const NamedTensor& own) {
                return haveSamePart(own.name, withoutWrappers(name));
            };
            if (std::ranges::any_of(model.network().tensors(), isOfThisPart))
                reader_.fail(ErrorKind::Conflict, Message::tr("has a tensor '%1' of a layer that the model does not "
                                                              "have; choose the model that it belongs to",
                                                              name));
        }
        if (isOurs())
            std::erase_if(names, [](const std::string& name) {
                return name.starts_with(kMomentPrefix) || name.starts_with(kBestPrefix);
            });
        return names;
    }

private:
    [[noreturn]] void failDamaged(const Message& what) const {
        reader_.fail(ErrorKind::Damaged,
                     Message::tr("is damaged: %1; copy it again, or go back to an earlier copy", what));
    }

    bool isOurs() const {
        const auto found = file_.metadata.find("format");
        return found != file_.metadata.end() && found->second == kFormatName;
    }

    const std::string& text(const std::string& key) const {
        const auto found = file_.metadata.find(key);
        if (found == file_.metadata.end()) failDamaged(Message::tr("it does not say its %1", key));
        return found->second;
    }

    void checkFormat() const {
        if (!isOurs())
            reader_.fail(ErrorKind::Unsupported,
                         Message::tr("is a safetensors file, but not a model that Lunette saved; 'lunette-cli import "
                                     "--model MODEL' takes weights from other programs"));
        const std::string& version = text("version");
        if (version == std::to_string(kFormatVersion)) return;
        reader_.fail(ErrorKind::Unsupported,
                     Message::tr("is in version %1 of the format, and this Lunette reads version %2; update Lunette",
                                 version, kFormatVersion));
    }

    void checkChecksum() const {
        const auto found = file_.metadata.find(kChecksumKey);
        if (found == file_.metadata.end() || !found->second.starts_with(kChecksumKind)) return;
        if (found->second == checksumText(addedToChecksum(0, file_.data.data(), file_.data.size()))) return;
        reader_.fail(ErrorKind::Damaged,
                     Message::tr("is damaged: its weights are not those that were saved, for their checksum differs; "
                                 "copy it again, or go back to an earlier copy (where another program changed them on "
                                 "purpose, 'lunette-cli import --model MODEL' takes them)"));
    }

    std::shared_ptr<const Model> readModel() const {
        TrainingConfig config;
        const Json image = Json::parse(text("image"));
        const ImageShape shape{integerFromJson(image.at("width")), integerFromJson(image.at("height")),
                               integerFromJson(image.at("channels"))};
        constexpr Index kLongestModelSide = 1 << 16;
        const bool possible = shape.width > 0 && shape.height > 0 && shape.width <= kLongestModelSide &&
                              shape.height <= kLongestModelSide && (shape.channels == 1 || shape.channels == 3);
        if (!possible) failDamaged(Message::tr("its pictures have an impossible size"));
        try {
            trainingParameters().apply(Json::parse(text("configuration")).get<Settings>(), config);
            return std::make_shared<const Model>(config, shape, readCondition(config));
        } catch (const Error& error) {
            reader_.fail(ErrorKind::Damaged,
                         Message::tr("has a configuration that cannot be used: %1", error.message().asClause()));
        }
    }

    /// None where it is missing: of a model without one.
    Condition readCondition(const TrainingConfig& config) const {
        const auto found = file_.metadata.find(kConditionKey);
        if (found == file_.metadata.end()) return {};
        constexpr std::int64_t kMaxClassImages = std::int64_t{1} << 31;
        Condition condition = conditionFromJson(Json::parse(found->second));
        const auto isImpossible = [](const auto& one) { return one.images < 0 || one.images > kMaxClassImages; };
        const auto isEmpty = [](const auto& range) { return !(range.low < range.high); };
        std::int64_t images = 0;  // classes are drawn as often as they have images
        for (const auto& one : condition.classes)
            images += std::min(std::max(one.images, std::int64_t{0}), kMaxClassImages);
        if (!condition.matches(config) || std::ranges::any_of(condition.classes, isImpossible) ||
            std::ranges::any_of(condition.ranges, isEmpty) ||
            (!condition.classes.empty() && (images == 0 || images > kMaxClassImages)))
            failDamaged(Message::tr("its condition has impossible classes or ranges"));
        return condition;
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
            failDamaged(Message::tr("its step count is negative"));
    }

    /// Not known where it is missing or of another kind: data can be opened without it.
    DataFingerprint readFingerprint() const {
        const auto found = file_.metadata.find(kFingerprintKey);
        if (found == file_.metadata.end()) return {};
        const Json json = Json::parse(found->second);
        const std::string checksum = json.at("checksum").get<std::string>();
        if (!checksum.starts_with(kChecksumKind)) return {};
        return {integerFromJson(json.at("train")), integerFromJson(json.at("test")),
                static_cast<std::uint32_t>(std::strtoul(checksum.c_str() + kChecksumKind.size(), nullptr, 16))};
    }

    void readTensors(const std::string& prefix, const Model& model, Vector& theta, Optimizer::State& optimizer) {
        theta = readFlat(model, [&](const NamedTensor& tensor) { return prefix + tensor.name; });
        for (const std::string& moment : model.makeOptimizer()->momentNames()) {
            const auto nameOf = [&](const NamedTensor& tensor) { return prefix + momentTensorName(moment, tensor); };
            // An optimizer that has not moved yet has no moments.
            if (optimizer.stepCount == 0 && !tensors_.has(nameOf(model.network().tensors().front()))) break;
            optimizer.moments.push_back(readFlat(model, nameOf));
        }
    }

    /// Checks every tensor before it makes room for them, so that a lying configuration costs no memory.
    template <class Naming>
    Vector readFlat(const Model& model, const Naming& nameOf) {
        for (const NamedTensor& tensor : model.network().tensors()) tensors_.require(nameOf(tensor), fileShape(tensor));
        Vector flat(model.network().parameterCount());
        for (const NamedTensor& tensor : model.network().tensors())
            tensors_.read(nameOf(tensor),
                          std::span(flat.data() + tensor.offset, static_cast<std::size_t>(tensor.size)));
        return flat;
    }

    const ByteReader& reader_;
    const Safetensors& file_;
    StoredTensors tensors_;
};

}  // namespace

void saveModel(const SavedModel& saved, const std::string& path) {
    const TrainingState& state = saved.state;
    std::vector<FloatTensor> tensors;
    addTensors("", *saved.model, state.theta, state.optimizer, tensors);
    // Where they are not already the current weights.
    if (state.best.epoch > 0 && !state.best.taken)
        addTensors(kBestPrefix, *saved.model, state.best.theta, state.best.optimizer, tensors);
    auto metadata = describe(saved);
    metadata[kChecksumKey] = checksumOf(tensors);
    writeSafetensors(path, metadata, tensors);
}

SavedModel loadModel(const std::string& path, std::vector<std::string>* unused) {
    ByteReader bytes(std::make_unique<FileSource>(path), path);
    const Safetensors file = readSafetensors(bytes);
    ModelReader reader(bytes, file);
    SavedModel saved = reader.read();
    auto names = reader.unused(*saved.model);
    if (unused) *unused = std::move(names);
    return saved;
}

Vector loadWeights(const std::string& path, const Model& model, std::vector<std::string>* unused) {
    ByteReader bytes(std::make_unique<FileSource>(path), path);
    const Safetensors file = readSafetensors(bytes);
    ModelReader reader(bytes, file);
    Vector weights = reader.readWeights(model);
    auto names = reader.unused(model);
    if (unused) *unused = std::move(names);
    return weights;
}

}  // namespace lunette
