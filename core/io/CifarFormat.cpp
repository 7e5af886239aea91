#include "io/CifarFormat.h"

#include "data/PixelDoubts.h"
#include "data/Split.h"
#include "io/ByteReader.h"
#include "io/Pickle.h"
#include "io/PickledArrays.h"
#include "io/WholeFile.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCifarSide = 32;
constexpr std::size_t kCifarPlane = kCifarSide * kCifarSide;
constexpr std::size_t kCifarPixels = 3 * kCifarPlane;
constexpr std::uint64_t kMaxCifarPixels = std::uint64_t{896} << 20;
constexpr std::size_t kRecordsLookedAt = 20;

/// One of the two datasets.
struct CifarKind {
    std::string_view name;
    std::size_t labelBytes;      ///< of a record
    std::int32_t coarse, fine;   ///< numbers of classes; 0 where there are no coarse ones
    std::string_view namesFile;  ///< of the binary version
    std::string_view coarseNamesFile;
};
constexpr CifarKind kCifar10{"CIFAR-10", 1, 0, 10, "batches.meta.txt", ""};
constexpr CifarKind kCifar100{"CIFAR-100", 2, 20, 100, "fine_label_names.txt", "coarse_label_names.txt"};

std::size_t recordSize(const CifarKind& kind) { return kind.labelBytes + kCifarPixels; }

/// The files of one dataset.
struct CifarFiles {
    const CifarKind* kind = nullptr;
    bool isBinary = false;
    std::vector<fs::path> train;
    std::optional<fs::path> test{};
    fs::path folder{};
};

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// Empty where it cannot be read.
/// Empty where the file cannot be read.
std::string startOf(const fs::path& path, std::size_t most) {
    try {
        return beginningOf(path.string(), most);
    } catch (const Error&) {
        return {};
    }
}

bool isPickle(const fs::path& path) { return beginsAsPickle(startOf(path, 16)); }

/// The number behind "data_batch_", with or without ".bin".
std::optional<int> batchNumber(const std::string& name, bool isBinary) {
    constexpr std::string_view kBatch = "data_batch_", kBinary = ".bin";
    std::string_view rest = name;
    if (!rest.starts_with(kBatch) || rest.ends_with(kBinary) != isBinary) return std::nullopt;
    rest.remove_prefix(kBatch.size());
    if (isBinary) rest.remove_suffix(kBinary.size());
    return parseNumber<int>(rest);
}

std::optional<fs::path> existing(const fs::path& path) { return isFile(path) ? std::optional(path) : std::nullopt; }

/// Of the size of whole records whose labels, as far as they are looked at, exist.
bool areRecords(const fs::path& path, const CifarKind& kind) {
    std::error_code failure;
    const std::uint64_t size = fs::file_size(path, failure), record = recordSize(kind);
    if (failure || size == 0 || size % record != 0) return false;
    const std::string start = startOf(path, kRecordsLookedAt * record);
    for (std::size_t at = 0; at < start.size(); at += record) {
        const std::int32_t first = static_cast<std::uint8_t>(start[at]);
        const std::int32_t last = static_cast<std::uint8_t>(start[at + kind.labelBytes - 1]);
        if (last >= kind.fine || (kind.coarse > 0 && first >= kind.coarse)) return false;
    }
    return true;
}

const CifarKind* kindOfRecords(const fs::path& path) {
    for (const CifarKind* kind : {&kCifar10, &kCifar100})
        if (areRecords(path, *kind)) return kind;
    return nullptr;
}

/// The batches in a folder, by their numbers; empty where there is none.
CifarFiles batchesIn(const fs::path& folder, bool isBinary) {
    constexpr int kMaxBatches = 100;
    const std::string ending = isBinary ? ".bin" : "";
    CifarFiles files{&kCifar10, isBinary, {}, existing(folder / ("test_batch" + ending)), folder};
    for (int number = 1; number <= kMaxBatches; ++number) {  // a folder may hold a million other files
        const fs::path path = folder / ("data_batch_" + std::to_string(number) + ending);
        if (isFile(path) && (isBinary || isPickle(path))) files.train.push_back(path);
    }
    return files;
}

/// CIFAR-100's two files; `train` stays empty where they are none.
CifarFiles trainAndTestIn(const fs::path& folder, bool isBinary) {
    const std::string ending = isBinary ? ".bin" : "";
    const fs::path train = folder / ("train" + ending), test = folder / ("test" + ending);
    CifarFiles files{&kCifar100, isBinary, {}, existing(test), folder};
    if (isFile(train) && (isBinary ? areRecords(train, kCifar100) : isPickle(train) && isFile(folder / "meta")))
        files.train.push_back(train);
    return files;
}

/// The folder's only entry where that is a folder.
std::optional<fs::path> onlyFolderIn(const fs::path& folder) {
    std::error_code failure, ignored;
    fs::directory_iterator entry(folder, failure);
    if (failure || entry == fs::directory_iterator() || !entry->is_directory(ignored)) return std::nullopt;
    fs::path only = entry->path();
    const bool isOnly = entry.increment(failure) == fs::directory_iterator();
    return isOnly && !failure ? std::optional(only) : std::nullopt;
}

std::optional<CifarFiles> filesInFolder(const fs::path& folder) {
    for (const bool isBinary : {true, false})
        for (CifarFiles files : {batchesIn(folder, isBinary), trainAndTestIn(folder, isBinary)})
            if (!files.train.empty()) return files;
    const auto only = onlyFolderIn(folder);
    return only && !onlyFolderIn(*only) ? filesInFolder(*only) : std::nullopt;
}

/// Whether it is named as one of the published files.
bool isNamedAsBatch(const std::string& name, bool isBinary) {
    return batchNumber(name, isBinary) || name == (isBinary ? "test_batch.bin" : "test_batch");
}

std::optional<CifarFiles> filesBeside(const fs::path& file) {
    const std::string name = file.filename().string();
    const fs::path folder = file.parent_path();
    const bool isBinary = name.ends_with(".bin");
    const bool isNamed = isNamedAsBatch(name, isBinary);
    CifarFiles files{&kCifar10, isBinary, {file}, {}, folder};
    if (isBinary) {
        const CifarKind* kind = kindOfRecords(file);
        if (kind == nullptr && !isNamed) return std::nullopt;
        if (!isNamed) files.kind = kind;
    } else {
        const bool isOf100 = (name == "train" || name == "test") && isFile(folder / "meta");
        if (!isPickle(file) || (!isNamed && !isOf100)) return std::nullopt;
        if (isOf100) files.kind = &kCifar100;
    }
    const std::string test =
        std::string(batchNumber(name, isBinary) ? "test_batch" : "test") + (isBinary ? ".bin" : "");
    if (name.starts_with("data_batch_") || name.starts_with("train")) files.test = existing(folder / test);
    return files;
}

std::optional<CifarFiles> cifarFiles(const std::string& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return filesInFolder(path);
    return isFile(path) ? filesBeside(path) : std::nullopt;
}

/// Reads the batches of one part into pixels and labels.
class CifarPart {
public:
    CifarPart(const CifarFiles& files, CifarLabels labels) : files_(files), labels_(labels) {
        parts_.shape = {static_cast<Index>(kCifarSide), static_cast<Index>(kCifarSide), 3};
    }

    void add(const fs::path& path) {
        path_ = path.string();
        if (files_.isBinary)
            addRecords(wholeFile(path_));
        else
            addPickle(*Pickle::read(unpackedFile(path_), path_));
    }
    Dataset::Parts& parts() { return parts_; }

private:
    [[noreturn]] void fail(ErrorKind kind, const Message& what) const {
        throw Error(kind, Message::tr("'%1' %2.", path_, what));
    }

    void reserve(std::size_t images) {
        if ((parts_.labels.size() + images) * kCifarPixels > kMaxCifarPixels)
            fail(ErrorKind::TooLarge,
                 Message::tr("and the files before it hold more than 896 MiB of pixels; open fewer of them"));
        parts_.pixels.reserve(parts_.pixels.size() + images * kCifarPixels);
    }

    void addRecords(const SharedBytes& file) {
        const std::size_t record = recordSize(*files_.kind);
        if (file.bytes.empty() || file.bytes.size() % record != 0)
            fail(ErrorKind::Damaged,
                 Message::tr(
                     "holds %1 bytes, no whole number of records of %2 bytes, which %3 has; copy or download it again",
                     file.bytes.size(), record, files_.kind->name));
        reserve(file.bytes.size() / record);
        for (std::size_t at = 0; at < file.bytes.size(); at += record) {
            const std::size_t place = labels_ == CifarLabels::Coarse ? 0 : files_.kind->labelBytes - 1;
            addLabel(file.bytes[at + place]);
            addPixels(file.bytes.subspan(at + files_.kind->labelBytes, kCifarPixels));
        }
    }

    void addPickle(const Pickle& pickle) {
        const PickleValue* data = pickle.value().find("data");
        const bool isOf100 = files_.kind == &kCifar100;
        const char* key = !isOf100 ? "labels" : labels_ == CifarLabels::Coarse ? "coarse_labels" : "fine_labels";
        const PickleValue* labels = pickle.value().find(key);
        const bool areRows = data && data->kind == PickleValue::Kind::Array && data->header &&
                             data->header->kind == 'u' && data->header->itemSize == 1 && !data->header->isFortran &&
                             data->header->shape.size() == 2 && data->header->shape[1] == kCifarPixels;
        if (!areRows)
            fail(ErrorKind::Unsupported,
                 Message::tr(
                     "has no array 'data' of images x 3,072 bytes, as CIFAR has; open it as a file ending in .pkl"));
        const std::size_t images = data->header->shape[0];
        if (!labels || !labels->isSequence() || labels->items.size() != images)
            fail(ErrorKind::Damaged,
                 Message::tr("has no list '%1' of one label for each of its %2 images", std::string(key), images));
        reserve(images);
        for (const PickleValue* label : labels->items) {
            if (!label->isNumber()) fail(ErrorKind::Damaged, Message::tr("has a label that is no number"));
            addLabel(label->integer);
        }
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(data->text.data());
        for (std::size_t i = 0; i < images; ++i) addPixels({bytes + i * kCifarPixels, kCifarPixels});
    }

    void addLabel(std::int64_t label) {
        const std::int64_t classes = labels_ == CifarLabels::Coarse ? files_.kind->coarse : files_.kind->fine;
        if (label < 0 || label >= classes)
            fail(ErrorKind::Damaged, Message::tr("gives image %1 the label %2; those of %3 are 0 to %4",
                                                 parts_.labels.size() + 1, label, files_.kind->name, classes - 1));
        parts_.labels.push_back(static_cast<std::int32_t>(label));
    }

    void addPixels(std::span<const std::uint8_t> planes) {
        for (std::size_t i = 0; i < kCifarPlane; ++i)
            for (std::size_t c = 0; c < 3; ++c) parts_.pixels.push_back(planes[c * kCifarPlane + i]);
    }

    const CifarFiles& files_;
    CifarLabels labels_;
    Dataset::Parts parts_;
    std::string path_;
};

std::vector<std::string> linesOf(const fs::path& path) {
    constexpr std::size_t kLongest = std::size_t{1} << 16;
    std::vector<std::string> lines;
    std::string line;
    for (const char c : startOf(path, kLongest) + '\n') {
        if (c != '\n' && c != '\r') {
            line.push_back(c);
        } else if (!line.empty()) {
            lines.push_back(std::exchange(line, {}));
        }
    }
    return lines;
}

std::vector<std::string> namesInPickle(const fs::path& path, const std::string& key) {
    std::vector<std::string> names;
    const auto pickle = Pickle::read(unpackedFile(path.string()), path.string());
    if (const PickleValue* list = pickle->value().find(key))
        for (const PickleValue* item : list->items)
            if (item->isText()) names.emplace_back(item->text);
    return names;
}

/// The classes' names, and the note on where they are from; numbers where there is no whole list of them.
std::vector<std::string> classNames(const CifarFiles& files, CifarLabels labels, std::vector<Message>& notes) {
    const bool isCoarse = labels == CifarLabels::Coarse, isOf10 = files.kind == &kCifar10;
    const auto count = static_cast<std::size_t>(isCoarse ? files.kind->coarse : files.kind->fine);
    const std::string_view file = !files.isBinary ? (isOf10 ? "batches.meta" : "meta")
                                  : isCoarse      ? files.kind->coarseNamesFile
                                                  : files.kind->namesFile;
    const char* key = isOf10 ? "label_names" : isCoarse ? "coarse_label_names" : "fine_label_names";
    const fs::path path = files.folder / file;
    std::vector<std::string> names;
    if (isFile(path)) names = files.isBinary ? linesOf(path) : namesInPickle(path, key);
    if (names.size() == count) {
        notes.push_back(Message::tr("The classes are named by '%1'.", file));
        return names;
    }
    notes.push_back(
        Message::tr("The classes are numbered, because no '%1' with %2 names lies beside the images.", file, count));
    names.clear();
    for (std::size_t k = 0; k < count; ++k) names.push_back(std::to_string(k));
    return names;
}

std::string namesOf(const std::vector<fs::path>& paths) {
    constexpr std::size_t kMaxNamedBatches = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(paths.size(), kMaxNamedBatches); ++i)
        text += (i == 0 ? "'" : ", '") + paths[i].filename().string() + "'";
    return paths.size() > kMaxNamedBatches ? text + ", ..." : text;
}

/// Batches of a folder that are missing between the first and the last number.
std::vector<Message> notesOnBatches(const CifarFiles& files) {
    std::vector<Message> notes;
    int next = 1;
    for (const fs::path& path : files.train) {
        const auto number = batchNumber(path.filename().string(), files.isBinary);
        if (!number || files.train.size() < 2) break;
        for (; next < *number && next < 100; ++next) notes.push_back(Message::tr("The batch %1 is missing.", next));
        next = *number + 1;
    }
    return notes;
}

void finish(Dataset::Parts& parts, const std::vector<std::string>& names, const CifarOptions& options) {
    const auto first = static_cast<std::size_t>(options.first);
    if (first > 0 && parts.labels.size() > first) {
        parts.pixels.resize(first * kCifarPixels);
        parts.labels.resize(first);
        parts.report.notes.push_back(Message::tr("Only the first %1 images were taken (first=).", first));
    }
    parts.classNames = names;
    if (options.labels == CifarLabels::None) {
        parts.labels.clear();
        parts.classNames.clear();
    }
}

}  // namespace

const ParameterTable<CifarOptions>& cifarParameters() {
    static const ParameterTable<CifarOptions> table(
        {choiceParameter("labels", Message::tr("Labels"),
                         Message::tr("Which of the two labels of CIFAR-100 a picture has."), &CifarOptions::labels,
                         {{"fine", Message::tr("Fine")},
                          {"coarse", Message::tr("Coarse, of CIFAR-100")},
                          {"none", Message::tr("None")}}),
         integerParameter("first", Message::tr("At most"),
                          Message::tr("How many of the first images are taken; 0: all."), &CifarOptions::first,
                          {0, 16'777'216})});
    return table;
}

std::vector<ParameterInfo> CifarFormat::parameters() const { return cifarParameters().describe(); }
Settings CifarFormat::defaults() const { return cifarParameters().settings({}); }

bool CifarFormat::recognizes(const std::string& path) const {
    try {
        return cifarFiles(path).has_value();
    } catch (const std::exception&) {
        return false;
    }
}

std::vector<std::string> CifarFormat::files(const std::string& path) const {
    std::vector<std::string> all;
    const auto files = cifarFiles(path);
    if (!files) return {path};
    for (const fs::path& file : files->train) all.push_back(file.string());
    if (files->test) all.push_back(files->test->string());
    for (const char* name :
         {"batches.meta", "batches.meta.txt", "meta", "fine_label_names.txt", "coarse_label_names.txt"})
        if (isFile(files->folder / name)) all.push_back((files->folder / name).string());
    return all;
}

DataSplit CifarFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    CifarOptions options;
    cifarParameters().apply(settings, options);
    const auto files = cifarFiles(path);
    if (!files) throw Error(ErrorKind::TooFew, Message::tr("'%1' holds no batch of CIFAR.", path));
    if (options.labels == CifarLabels::Coarse && files->kind->coarse == 0)
        throw Error(ErrorKind::Conflict,
                    Message::tr("'%1' is of CIFAR-10, which has no coarse labels; leave out labels=coarse.", path));
    CifarPart train(*files, options.labels), test(*files, options.labels);
    for (std::size_t i = 0; i < files->train.size(); ++i) {
        report(progress, static_cast<double>(i) / static_cast<double>(files->train.size() + 1));
        train.add(files->train[i]);
    }
    if (files->test) test.add(*files->test);

    Dataset::Parts& parts = train.parts();
    std::vector<Message>& notes = parts.report.notes;
    const fs::path whole = fs::absolute(path).lexically_normal();
    parts.name = (whole.has_filename() ? whole : whole.parent_path()).filename().string();
    const std::string batches = namesOf(files->train);
    notes.push_back(
        files->isBinary
            ? Message::tr("%1, binary version: %2 images of %3.", files->kind->name, parts.labels.size(), batches)
            : Message::tr("%1, Python version: %2 images of %3.", files->kind->name, parts.labels.size(), batches));
    std::ranges::copy(notesOnBatches(*files), std::back_inserter(notes));
    const std::vector<std::string> names = classNames(*files, options.labels, notes);
    std::ranges::copy(doubtsAbout(parts), std::back_inserter(notes));
    finish(parts, names, options);
    if (!files->test) return holdOutDefaultShare(std::move(parts));
    test.parts().name = parts.name + ", test";
    finish(test.parts(), names, options);
    return {std::make_shared<const Dataset>(std::move(parts)),
            std::make_shared<const Dataset>(std::move(test.parts())),
            {},
            {},
            {},
            {},
            Message::tr("Models are judged by '%1'.", files->test->filename().string())};
}

}  // namespace lunette
