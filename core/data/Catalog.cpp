#include "data/Catalog.h"

#include "data/DataFingerprint.h"
#include "data/DataFolder.h"
#include "data/Split.h"
#include "data/UnreadFormat.h"
#include "parameter/Text.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

namespace lunette {

namespace {

/// The file that a path goes on within: "data.zip" of "data.zip/train.csv"; empty where there is none.
std::string fileAround(const std::string& path) {
    std::error_code ignored;
    for (std::size_t slash = path.rfind('/'); slash != std::string::npos && slash > 0;
         slash = path.rfind('/', slash - 1))
        if (std::filesystem::is_regular_file(path.substr(0, slash), ignored)) return path.substr(0, slash);
    return {};
}

bool exists(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

bool existsOrIsWithin(const std::string& path) { return exists(path) || !fileAround(path).empty(); }

/// The colon that ends the path of something that exists, the last such; npos where there is none.
std::size_t endOfPath(const std::string& text) {
    std::size_t colon = text.rfind(':');
    while (colon != std::string::npos && !(colon > 0 && existsOrIsWithin(text.substr(0, colon))))
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

void Catalog::add(std::unique_ptr<const DatasetContainer> container) { containers_.push_back(std::move(container)); }

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
    if (const std::size_t end = endOfPath(text); end != std::string::npos) return text.substr(0, end);
    return existsOrIsWithin(text) ? text : std::string();
}

std::vector<std::string> Catalog::filesOf(const std::string& path) const {
    if (const std::string around = fileAround(path); !around.empty()) return {around};
    const DatasetFormat* format = formatOf(path);
    return format ? format->files(path) : std::vector<std::string>{path};
}

const DatasetFormat* Catalog::formatOf(const std::string& path) const {
    const auto found = std::ranges::find_if(formats_, [&](const auto& format) { return format->recognizes(path); });
    return found == formats_.end() ? nullptr : found->get();
}

const DatasetContainer* Catalog::containerOf(const std::string& path) const {
    const auto found =
        std::ranges::find_if(containers_, [&](const auto& container) { return container->recognizes(path); });
    return found == containers_.end() ? nullptr : found->get();
}

DataSplit Catalog::open(const std::string& text, const Progress& progress) const {
    if (const DatasetSource* source = find(text.substr(0, text.find(':'))))
        return openSource(*source, parseDatasetSpec(text).settings, progress);
    if (exists(text)) return openPath(text, {}, progress);
    const std::size_t end = endOfPath(text);
    if (end != std::string::npos) return openPath(text.substr(0, end), parseSettings(text, end), progress);
    if (existsOrIsWithin(text)) return openPath(text, {}, progress);

    std::vector<std::string> names;
    for (const auto& source : sources_) names.push_back(source->name());
    throw Error(ErrorKind::Unknown, Message::tr("There is no dataset or file '%1'; give the path of one, or one of %2.",
                                                text, joinedNames(names)));
}

DataSplit Catalog::openSource(const DatasetSource& source, const Settings& requested, const Progress& progress) {
    Settings own = requested;
    const SplitOptions options = takeSplitOptions(source, own);
    DataSplit data = splitBy(options, source.open(own, progress));
    data.suggestedTraining = source.suggestedTraining(own);
    DatasetSpec spec = parseDatasetSpec(data.spec);
    for (const auto& setting : requested)
        if (!own.contains(setting.first)) spec.settings.insert(setting);
    data.spec = formatDatasetSpec(spec);
    return data;
}

namespace {

/// How many images are of each class that has some.
std::map<std::string, std::int64_t> countClasses(const Dataset& data) {
    std::map<std::string, std::int64_t> counts;
    for (const std::int32_t label : data.labels()) ++counts[data.classNames()[static_cast<std::size_t>(label)]];
    return counts;
}

/// Doubts parts whose images are of no class in common; empty for others, and where classes are of one image each, as
/// any drawn share may leave them.
Message doubtAboutClasses(const DataSplit& data) {
    if (!data.train || !data.test) return {};
    const auto train = countClasses(*data.train), test = countClasses(*data.test);
    const auto isShared = [&](const auto& one) { return train.contains(one.first); };
    const auto isLarge = [](const auto& one) { return one.second > 1; };
    if (train.empty() || std::ranges::any_of(test, isShared) || std::ranges::none_of(test, isLarge)) return {};
    return Message::tr(
        "Doubtful: training and test share no class: %1 as '%2' are learned from, and %3 as '%4' are judged by; look "
        "whether both name their classes alike.",
        train.size(), train.begin()->first, test.size(), test.begin()->first);
}

DataSplit withReport(DataSplit data, const ImportReport& more) {
    if (more.notes.empty() && more.skipped.empty()) return data;
    data.train = std::make_shared<const Dataset>(data.train->noted(more));
    return data;
}

DataSplit openBy(const DatasetFormat& format, const std::string& place, const std::string& path,
                 const Settings& settings, const Progress& progress) {
    Settings own = settings;
    const SplitOptions options = takeSplitOptions(format, own);
    DataSplit data = format.open(place, own, progress);
    if (const Message doubt = doubtAboutClasses(data); !doubt.isEmpty())
        data = withReport(std::move(data), {{doubt}, {}, {}});
    data = splitBy(options, std::move(data));
    data.spec = formatDatasetSpec({std::filesystem::absolute(path).lexically_normal().string(), settings});
    data.format = format.name();
    data.settings = settings;
    data.fingerprint = fingerprintOf(data);
    return data;
}

/// Says in the report which of several files was taken, and how another is; `path` is that of the folder or container.
DataSplit withChoice(DataSplit data, const DataInFolder& found, const std::string& path) {
    ImportReport more{found.notes, {}, {}};
    const std::string container = std::filesystem::path(path).filename().string();
    if (!found.others.empty())
        more.notes.push_back(
            Message::tr("'%1' holds several files that can be opened; this is '%2' (%3/%4 opens another).", container,
                        found.name, container, found.others.front()));
    return withReport(std::move(data), more);
}

/// Without slashes at its end.
std::string withoutSlashes(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
}

}  // namespace

/// A file or a folder that is to be opened.
struct Catalog::Place {
    std::string path;  ///< where it lies
    std::string name;  ///< how it is called: the same, or the path that goes on within a container
    bool isUnpacked() const { return path != name; }
};

/// What a format makes of the place itself; of a folder in which that finds nothing, the likeliest of what lies there.
/// Every way to open something comes here.
DataSplit Catalog::openPlace(const Place& place, const Settings& settings, const Progress& progress) const {
    const DatasetFormat* format = formatOf(place.path);
    std::optional<Error> failure;
    try {
        if (format != nullptr) return openBy(*format, place.path, place.name, settings, progress);
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::Cancelled || !format->findsNothingIn(place.path, progress)) throw;
        failure = error;
    }
    const auto found = findData(place.path, formats_, progress);
    if (!found && failure && !place.isUnpacked()) throw Error(*failure);
    if (!found) failWithoutData(place.path, place.name, progress);
    const std::string& name = place.isUnpacked() ? place.name : found->place;
    return withChoice(openBy(*found->format, found->place, name, settings, progress), *found, place.name);
}

/// Throws Error where a container, unpacked into `folder`, has nothing of this path that can be opened.
void Catalog::requireWithin(const std::string& folder, const std::string& within, const std::string& container,
                            const Progress& progress) const {
    const std::string path = folder + "/" + within;
    const std::filesystem::path inner = std::filesystem::path(within).lexically_normal();
    std::error_code ignored;
    const bool isThere = !inner.empty() && *inner.begin() != ".." && exists(path);
    if (isThere && (std::filesystem::is_directory(path, ignored) || formatOf(path) != nullptr)) return;
    if (const Message advice = isThere ? describeUnreadFormat(path) : Message(); !advice.isEmpty())
        throw Error(ErrorKind::Unsupported, Message::tr("'%1' %2.", path, advice));
    throw Error(ErrorKind::Unknown, Message::tr("'%1' holds no '%2' that can be opened; it holds %3.", container,
                                                within, contentsOf(folder, progress)));
}

DataSplit Catalog::openUnpacked(const DatasetContainer& container, const std::string& path, const Settings& settings,
                                const Progress& progress) const {
    const std::string around = fileAround(path), file = around.empty() ? path : around;
    const std::string within = around.empty() ? std::string() : path.substr(around.size() + 1);
    const UnpackedFiles unpacked = container.unpack(file, within, progress);
    const std::string& folder = *unpacked.folder;
    try {
        if (!within.empty()) requireWithin(folder, within, file, progress);
        return withReport(openPlace({folder + path.substr(file.size()), path}, settings, progress), unpacked.report);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        const Message message = error.message().replaced(folder, file);
        const bool isMisread = error.kind() == ErrorKind::Unsupported || error.kind() == ErrorKind::TooFew;
        if (within.empty() || !isMisread || formatOf(file) == nullptr) throw Error(error.kind(), message);
        throw Error(error.kind(),
                    Message::sentences({message, Message::tr("'%1' itself opens as its pictures (labels=%2 where that "
                                                             "is a table that names them).",
                                                             file, within)}));
    }
}

DataSplit Catalog::openPath(const std::string& text, const Settings& settings, const Progress& progress) const {
    const std::string path = withoutSlashes(text), around = fileAround(path);
    if (const Message advice = describeDisguisedFormat(path); !advice.isEmpty())
        throw Error(ErrorKind::Unsupported, Message::tr("'%1' %2.", path, advice));
    if (around.empty() && formatOf(path) != nullptr) return openPlace({path, path}, settings, progress);
    if (const DatasetContainer* container = containerOf(around.empty() ? path : around))
        return openUnpacked(*container, path, settings, progress);
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
