#include "data/Catalog.h"

#include "data/DataFingerprint.h"
#include "data/Split.h"
#include "data/UnreadFormat.h"
#include "parameter/Text.h"

#include <algorithm>
#include <filesystem>

namespace lunette {

namespace {

bool exists(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

/// The colon that ends the path of something that exists, the last such; npos where there is none.
std::size_t endOfPath(const std::string& text) {
    std::size_t colon = text.rfind(':');
    while (colon != std::string::npos && !(colon > 0 && exists(text.substr(0, colon))))
        colon = colon == 0 ? std::string::npos : text.rfind(':', colon - 1);
    return colon;
}

/// What stands behind the colon of a DATASET text; nothing where there is none.
Settings parseSettings(const std::string& text, std::size_t colon) {
    Settings settings;
    std::string_view rest = colon == std::string::npos ? std::string_view() : std::string_view(text).substr(colon + 1);
    while (!rest.empty()) {
        const std::string_view item = rest.substr(0, rest.find(','));
        const std::size_t equals = item.find('=');
        if (equals == std::string_view::npos || equals == 0)
            throw Error(ErrorKind::WrongValue,
                        Message::tr("'%1' in the dataset '%2' is not of the form key=value.", item, text));
        const auto [place, isNew] = settings.emplace(item.substr(0, equals), item.substr(equals + 1));
        if (!isNew)
            throw Error(ErrorKind::WrongValue, Message::tr("The dataset '%1' gives '%2' twice.", text, place->first));
        rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    }
    return settings;
}

/// Takes the options of the split out of the settings.
SplitOptions takeSplitOptions(const DatasetKind& kind, Settings& settings) {
    const std::vector<ParameterInfo> known = allParameters(kind);
    for (const auto& setting : settings)
        if (std::ranges::find(known, setting.first, &ParameterInfo::key) == known.end())
            throwUnknownParameter(setting.first, known);
    const auto& table = splitParameters(kind.drawsHeldOut());
    SplitOptions options;
    for (const auto& parameter : table.all())
        if (const auto found = settings.find(parameter.key); found != settings.end()) {
            table.apply({*found}, options);
            settings.erase(found);
        }
    return options;
}

}  // namespace

std::vector<ParameterInfo> allParameters(const DatasetKind& kind) {
    std::vector<ParameterInfo> all = kind.parameters();
    for (const auto& parameter : splitParameters(kind.drawsHeldOut()).all()) all.push_back(parameter);
    return all;
}

Settings allDefaults(const DatasetKind& kind) {
    Settings all = kind.defaults();
    all.merge(splitParameters(kind.drawsHeldOut()).settings({}));
    return all;
}

void Catalog::add(std::unique_ptr<const DatasetSource> source) { sources_.push_back(std::move(source)); }

void Catalog::add(std::unique_ptr<const DatasetFormat> format) { formats_.push_back(std::move(format)); }

const DatasetSource* Catalog::find(std::string_view name) const {
    const auto found = std::ranges::find_if(sources_, [&](const auto& source) { return source->name() == name; });
    return found == sources_.end() ? nullptr : found->get();
}

const DatasetKind* Catalog::kindOf(const DataSplit& data) const {
    if (data.format.empty()) return find(datasetPath(data));
    const auto found =
        std::ranges::find_if(formats_, [&](const auto& format) { return format->name() == data.format; });
    return found == formats_.end() ? nullptr : found->get();
}

std::string Catalog::pathOf(const std::string& text) const {
    if (const DatasetSource* source = find(text.substr(0, text.find(':')))) return source->place();
    if (exists(text)) return text;
    const std::size_t end = endOfPath(text);
    return end == std::string::npos ? std::string() : text.substr(0, end);
}

std::vector<std::string> Catalog::filesOf(const std::string& path) const {
    for (const auto& format : formats_)
        if (format->recognizes(path)) return format->files(path);
    return {path};
}

DataSplit Catalog::open(const std::string& text, const Progress& progress) const {
    if (const DatasetSource* source = find(text.substr(0, text.find(':'))))
        return openSource(*source, parseDatasetSpec(text).settings, progress);
    if (exists(text)) return openPath(text, {}, progress);
    const std::size_t end = endOfPath(text);
    if (end != std::string::npos) return openPath(text.substr(0, end), parseSettings(text, end), progress);

    std::vector<std::string> names;
    for (const auto& source : sources_) names.push_back(source->name());
    throw Error(ErrorKind::Unknown, Message::tr("There is no dataset or file '%1'; give the path of one, or one of %2.",
                                                text, joinedNames(names)));
}

DataSplit Catalog::openSource(const DatasetSource& source, const Settings& requested, const Progress& progress) {
    Settings own = requested;
    const SplitOptions options = takeSplitOptions(source, own);
    DataSplit data = splitBy(options, source.open(own, progress));
    data.suggestedTraining = source.suggestedTraining();
    DatasetSpec spec = parseDatasetSpec(data.spec);
    for (const auto& setting : requested)
        if (!own.contains(setting.first)) spec.settings.insert(setting);
    data.spec = formatDatasetSpec(spec);
    return data;
}

DataSplit Catalog::openPath(const std::string& path, const Settings& settings, const Progress& progress) const {
    if (const Message advice = describeDisguisedFormat(path); !advice.isEmpty())
        throw Error(ErrorKind::Unsupported, Message::tr("'%1' %2.", path, advice));
    for (const auto& format : formats_) {
        if (!format->recognizes(path)) continue;
        Settings own = settings;
        const SplitOptions options = takeSplitOptions(*format, own);
        DataSplit data = splitBy(options, format->open(path, own, progress));
        data.spec = formatDatasetSpec({std::filesystem::absolute(path).lexically_normal().string(), settings});
        data.format = format->name();
        data.settings = settings;
        data.fingerprint = fingerprintOf(data);
        return data;
    }
    if (const Message advice = describeUnreadFormat(path); !advice.isEmpty())
        throw Error(ErrorKind::Unsupported, Message::tr("'%1' %2.", path, advice));
    std::vector<std::string> names;
    for (const auto& format : formats_) names.push_back(format->name());
    throw Error(ErrorKind::Unsupported,
                Message::tr("'%1' is in no format that Lunette reads; it reads %2.", path, joinedNames(names)));
}

DatasetSpec parseDatasetSpec(const std::string& text) {
    const std::size_t colon = text.find(':');
    return {text.substr(0, colon), parseSettings(text, colon)};
}

std::string formatDatasetSpec(const DatasetSpec& text) {
    std::string result = text.name;
    char separator = ':';
    for (const auto& [key, value] : text.settings) {
        result.append(1, separator).append(key).append(1, '=').append(value);
        separator = ',';
    }
    return result;
}

std::string datasetPath(const DataSplit& data) {
    if (data.format.empty()) return data.spec.substr(0, data.spec.find(':'));
    return data.spec.substr(0, data.spec.size() - formatDatasetSpec({"", data.settings}).size());
}

}  // namespace lunette
