#include "io/IdxFormat.h"

#include "data/PixelDoubts.h"
#include "data/Split.h"
#include "io/ClassLabels.h"
#include "io/Gzip.h"
#include "io/StoredNumbers.h"
#include "io/WholeFile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <optional>
#include <set>

namespace lunette {

namespace {

namespace fs = std::filesystem;

constexpr double kLargestLabel = kMaxClasses - 1;

struct ElementType {
    std::uint8_t code;
    char kind;  ///< as in NpyHeader
    std::size_t size;
};
constexpr std::array<ElementType, 6> kElementTypes{
    {{0x08, 'u', 1}, {0x09, 'i', 1}, {0x0B, 'i', 2}, {0x0C, 'i', 4}, {0x0D, 'f', 4}, {0x0E, 'f', 8}}};

const ElementType* findElementType(std::uint8_t code) {
    const auto found = std::ranges::find(kElementTypes, code, &ElementType::code);
    return found == kElementTypes.end() ? nullptr : &*found;
}

bool beginsAsIdx(ByteSource&& source) {
    std::array<std::uint8_t, 4> magic{};
    return source.read(magic) == magic.size() && magic[0] == 0 && magic[1] == 0 &&
           findElementType(magic[2]) != nullptr && magic[3] > 0;
}

/// Reads the first three bytes.
const ElementType& readMagic(ByteReader& reader) {
    if (reader.upperBound() == 0) reader.fail(ErrorKind::Damaged, Message::tr("is empty; copy or download it again"));
    const std::uint8_t first = reader.u8(Message::tr("first bytes"));
    const std::uint8_t second = reader.u8(Message::tr("first bytes"));
    if (first != 0 || second != 0)
        reader.fail(ErrorKind::Unsupported,
                    Message::tr("is not an IDX file, whatever its name: those begin with two zero bytes"));
    const std::uint8_t type = reader.u8(Message::tr("element type"));
    const ElementType* known = findElementType(type);
    if (!known)
        reader.fail(ErrorKind::Damaged, Message::tr("is not an IDX file: its element type %1 does not exist", type));
    return *known;
}

void checkSize(const ByteReader& reader, const NpyHeader& header, std::uint64_t mostBytes) {
    std::uint64_t product = header.itemSize;
    for (const std::uint64_t length : header.shape) {
        if (length == 0)
            reader.fail(ErrorKind::TooFew, Message::tr("holds no image: its header says %1", header.shapeText()));
        if (length > mostBytes / product)
            reader.fail(
                ErrorKind::TooLarge,
                Message::tr(
                    "claims %1 numbers of %n bytes; Lunette unpacks at most %2 MiB. Check the file's header, or "
                    "unpack it with gunzip: then it is read in place",
                    "claims %1 numbers of %n byte; Lunette unpacks at most %2 MiB. Check the file's header, or "
                    "unpack it with gunzip: then it is read in place",
                    header.itemSize, header.shapeText(), kMaxUnpacked >> 20));
        product *= length;
    }
}

// The files that belong together differ in one word of their names.

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.rfind(from);
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}

std::string withoutGz(std::string name) {
    if (name.ends_with(".gz")) name.resize(name.size() - 3);
    return name;
}

/// The name as it is, and with either separator before "idx"; each plain and packed.
std::vector<std::string> spellingsOf(const std::string& name) {
    const std::string plain = withoutGz(name);
    const std::size_t idx = plain.rfind("idx");
    std::vector<std::string> spellings;
    for (const char* ending : {"", ".gz"}) {
        spellings.push_back(plain + ending);
        for (const char separator : {'-', '.'}) {
            if (idx == std::string::npos || idx == 0) continue;
            spellings.push_back(plain + ending);
            spellings.back()[idx - 1] = separator;
        }
    }
    return spellings;
}

/// The same for all spellings of a name.
std::string plainName(const std::string& name) {
    std::string plain = withoutGz(name);
    const std::size_t idx = plain.rfind("idx");
    if (idx != std::string::npos && idx > 0 && plain[idx - 1] == '.') plain[idx - 1] = '-';
    return plain;
}

/// The file of that name in the folder, or in a folder there that is called as it is.
std::optional<fs::path> findIn(const fs::path& folder, const std::string& name) {
    if (name.empty()) return std::nullopt;
    const std::vector<std::string> spellings = spellingsOf(name);
    std::error_code ignored;
    for (const std::string& file : spellings)
        if (fs::is_regular_file(folder / file, ignored)) return folder / file;
    for (const std::string& inner : spellings)
        if (fs::is_directory(folder / inner, ignored))
            for (const std::string& file : spellings)
                if (fs::is_regular_file(folder / inner / file, ignored)) return folder / inner / file;
    return std::nullopt;
}

/// The same beside a file of images, which may itself lie in a folder that is called as it is.
std::optional<fs::path> findBeside(const fs::path& images, const std::string& name) {
    if (auto found = findIn(images.parent_path(), name)) return found;
    const fs::path folder = fs::absolute(images).lexically_normal().parent_path();
    const bool isInItsOwn = plainName(folder.filename().string()) == plainName(images.filename().string());
    return isInItsOwn ? findIn(folder.parent_path(), name) : std::nullopt;
}

std::optional<fs::path> findLabels(const fs::path& images) {
    std::string name = replaced(images.filename().string(), "images", "labels");
    for (const char* kind : {"idx3", "idx4"})
        if (name.find(kind) != std::string::npos) name = replaced(name, kind, "idx1");
    if (auto found = findBeside(images, name)) return found;
    return findBeside(images, replaced(name, "idx1-ubyte", "idx2-int"));  // as QMNIST has them
}

std::optional<fs::path> findTestImages(const fs::path& images) {
    for (const char* word : {"t10k", "test"})
        if (auto found = findBeside(images, replaced(images.filename().string(), "train", word))) return found;
    return std::nullopt;
}

NpyHeader readHeader(ByteReader& reader, std::uint64_t mostBytes) {
    const ElementType& type = readMagic(reader);
    const std::uint8_t dimensions = reader.u8(Message::tr("number of dimensions"));
    if (dimensions < 1 || dimensions > 4)
        reader.fail(ErrorKind::Unsupported, Message::tr("has %1 dimensions; labels have 1, images 3 or 4", dimensions));
    NpyHeader header{type.kind, true, type.size, false, {}};
    for (int i = 0; i < dimensions; ++i) header.shape.push_back(reader.bigEndian32(Message::tr("header")));
    checkSize(reader, header, mostBytes);
    return header;
}

/// The array in a file's bytes, without a copy of them.
IdxArray within(const SharedBytes& file, const std::string& name) {
    ByteReader reader(std::make_unique<MemorySource>(file.bytes), name);
    NpyHeader header = readHeader(reader, std::numeric_limits<std::uint64_t>::max());
    const std::uint64_t begin = file.bytes.size() - reader.upperBound(), size = header.byteCount();
    reader.expectLeft(size, Message::tr("pixels"));
    return {std::move(header), file.part(begin, size)};
}

IdxArray readFile(const fs::path& path, const Progress& progress) {
    if (beginsAsIdx(FileSource(path.string())) && fs::file_size(path) >= kMappedFrom)
        return within(wholeFile(path.string()), path.string());
    ByteReader reader(openPossiblyPacked(path.string()), path.string());
    return readIdx(reader, progress);
}

/// The only number of each image, or the first of several, which the notes then say. `whole` is how many images the
/// file holds, of which the first `count` are taken.
std::vector<std::int32_t> readLabels(const fs::path& path, const fs::path& images, std::uint64_t whole,
                                     std::uint64_t count, std::vector<Message>& notes) {
    const IdxArray array = readFile(path, {});
    const NpyHeader& header = array.header;
    const std::uint64_t columns = header.shape.size() == 2 ? header.shape[1] : 1;
    if (header.shape.size() > 2)
        throw Error(ErrorKind::Conflict, Message::tr("'%1' should hold labels, but holds pictures.", path.string()));
    if (header.shape[0] != whole)
        throw Error(ErrorKind::Conflict,
                    Message::tr("'%1' holds %2 labels, but '%3' holds %4 images; they do not belong together.",
                                path.string(), header.shape[0], images.string(), whole));
    std::vector<std::int32_t> labels;
    labels.reserve(count);
    withNumberType(header, [&]<class Number>() {
        for (std::uint64_t i = 0; i < count; ++i) {
            const double label = storedNumber<Number>(array.values.bytes.data(), i * columns, header.isBigEndian);
            if (!(label >= 0 && label <= kLargestLabel && label == std::floor(label)))
                throw Error(ErrorKind::Damaged,
                            Message::tr("'%1': label %2 is %3; labels are whole numbers of 0 to 999.", path.string(),
                                        i + 1, formatReal(label)));
            labels.push_back(static_cast<std::int32_t>(label));
        }
    });
    notes.push_back(Message::tr("The labels are those of '%1'.", path.filename().string()));
    if (columns > 1) notes.push_back(Message::tr("Of %1 numbers of each image in it the first is the label.", columns));
    return labels;
}

struct IdxImages {
    ImageArray array;
    std::uint64_t whole = 0;  ///< how many the file holds
};

IdxImages readImages(const fs::path& path, std::int64_t first, const Progress& progress) {
    IdxImages images{picturesOf(readFile(path, progress), path.string())};
    ImageArray& array = images.array;
    const auto most = static_cast<std::uint64_t>(first);
    images.whole = array.layout.count;
    if (most == 0 || array.layout.count <= most) return images;
    array.header.shape[0] = array.layout.count = most;
    array.bytes = array.bytes.part(0, array.header.byteCount());
    array.layout.notes.push_back(Message::tr("Only the first %1 images were taken (first=).", most));
    return images;
}

void addLabels(Dataset::Parts& parts, const fs::path& images, std::uint64_t whole, std::uint64_t count) {
    const auto labels = findLabels(images);
    auto& notes = parts.report.notes;
    if (labels)
        parts.labels = readLabels(*labels, images, whole, count, notes);
    else
        notes.push_back(Message::tr("No label file was found beside %1.", images.filename().string()));
}

Dataset::Parts withLabels(Dataset::Parts parts, const IdxImages& images, std::string name) {
    const ImageArray& array = images.array;
    const fs::path path = array.name;
    parts.name = std::move(name);
    auto& notes = parts.report.notes;
    notes.insert(notes.begin(), Message::tr("'%1' holds %2, %3.", path.filename().string(), array.header.shapeText(),
                                            array.header.typeName()));
    addLabels(parts, path, images.whole, array.layout.count);
    return parts;
}

void nameClasses(Dataset::Parts& parts, std::vector<std::string> names, std::int32_t largestLabel) {
    if (parts.labels.empty()) return;
    while (static_cast<std::int32_t>(names.size()) <= largestLabel) names.push_back(std::to_string(names.size()));
    parts.classNames = std::move(names);
}

std::int32_t largestLabel(const Dataset::Parts& parts) {
    return parts.labels.empty() ? -1 : *std::ranges::max_element(parts.labels);
}

bool isNamedAsIdx(const std::string& name) {
    return (name.find("idx") != std::string::npos && name.find("ubyte") != std::string::npos) ||
           name.find("idx2-int") != std::string::npos;
}

/// The IDX files in a folder, by their names, and in folders there that are called as they are; one of each name.
std::vector<fs::path> idxFilesIn(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        if (const std::string name = entry.path().filename().string(); isNamedAsIdx(name))
            names.insert(plainName(name));
    std::vector<fs::path> files;
    for (const std::string& name : names)
        if (auto file = findIn(folder, name)) files.push_back(std::move(*file));
    return files;
}

std::vector<fs::path> imageFilesIn(const fs::path& folder) {
    std::vector<fs::path> files = idxFilesIn(folder);
    std::erase_if(files,
                  [](const fs::path& file) { return file.filename().string().find("images") == std::string::npos; });
    return files;
}

/// The file that says "images", in IDX, and "train" where there are several.
fs::path chooseInFolder(const fs::path& folder) {
    const std::vector<fs::path> images = imageFilesIn(folder);
    std::vector<fs::path> training;
    std::ranges::copy_if(images, std::back_inserter(training), [](const fs::path& file) {
        return file.filename().string().find("train") != std::string::npos;
    });
    const auto& choice = training.empty() ? images : training;
    if (choice.size() == 1) return choice.front();
    throw Error(ErrorKind::Conflict,
                Message::tr("The folder '%1' holds %2 IDX files of images; open one of them by its own path.",
                            folder.string(), choice.size()));
}

/// Names the files of images in the folder that are none of `taken`; empty where there is none.
std::string otherImages(const fs::path& folder, const std::vector<ImageArray>& taken) {
    std::set<std::string> others, names;
    for (const ImageArray& array : taken) names.insert(plainName(fs::path(array.name).filename().string()));
    for (const fs::path& file : imageFilesIn(folder))
        if (const std::string name = file.filename().string(); !names.contains(plainName(name)))
            others.insert(withoutGz(name));
    std::string text;
    for (const std::string& name : others) text += (text.empty() ? "'" : ", '") + name + "'";
    return text;
}

/// The path as the user may give it again from anywhere, without a slash at its end.
std::string specOf(const std::string& path) {
    const fs::path whole = fs::absolute(path).lexically_normal();
    return (whole.has_filename() ? whole : whole.parent_path()).string();
}

}  // namespace

IdxArray readIdx(ByteReader& reader, const Progress& progress) {
    NpyHeader header = readHeader(reader, kMaxUnpacked);
    const Message what = header.shape.size() == 1 ? Message::tr("labels") : Message::tr("pixels");
    const auto values =
        std::make_shared<const std::vector<std::uint8_t>>(reader.bytes(header.byteCount(), what, progress));
    reader.expectEnd();
    return {std::move(header), {values, *values}};
}

ImageArray picturesOf(const IdxArray& array, const std::string& path) {
    const NpyHeader& header = array.header;
    const auto& n = header.shape;
    const bool fits = n.size() == 3 || (n.size() == 4 && (n[3] == 1 || n[3] == 3));
    if (!fits)
        throw Error(ErrorKind::Unsupported,
                    Message::tr("'%1' holds an array of %2; images are count x height x width, with or without x 3. %3",
                                path, header.shapeText(),
                                n.size() == 1 ? Message::tr("It may be a label file: open the images beside it.")
                                              : Message::tr("Check the file.")));
    return {header, layoutOf(header, {.channels = ChannelPlace::Last, .axes = ImageAxis::First}, path), array.values,
            path};
}

const ParameterTable<IdxOptions>& idxParameters() {
    static const ParameterTable<IdxOptions> table({
        choiceParameter("turn", Message::tr("Turn"), Message::tr("Whether rows and columns change places."),
                        &IdxOptions::turn, turnOptions()),
        integerParameter("first", Message::tr("At most"),
                         Message::tr("How many of the first images are taken; 0: all."), &IdxOptions::first,
                         {0, 16'777'216}),
        choiceParameter("scale", Message::tr("Brightness"),
                        Message::tr("How numbers become pixels: as their type says, or stretched to 0..255."),
                        &IdxOptions::scale, scaleOptions()),
    });
    return table;
}

std::vector<ParameterInfo> IdxFormat::parameters() const { return idxParameters().describe(); }
Settings IdxFormat::defaults() const { return idxParameters().settings({}); }

std::vector<std::string> IdxFormat::filePatterns() const { return {"*ubyte", "*ubyte.gz", "*.idx", "*.idx.gz"}; }

bool IdxFormat::recognizes(const std::string& path) const {
    try {
        if (!fs::is_directory(path))
            return isNamedAsIdx(fs::path(path).filename().string()) ||
                   beginsAsIdx(std::move(*openPossiblyPacked(path)));
        return !imageFilesIn(path).empty();
    } catch (const std::exception&) {
        return false;
    }
}

std::vector<std::string> IdxFormat::files(const std::string& path) const {
    std::vector<std::string> files;
    if (fs::is_directory(path)) {
        for (const fs::path& file : idxFilesIn(path)) files.push_back(file.string());
        return files;
    }
    files.push_back(path);
    if (const auto labels = findLabels(path)) files.push_back(labels->string());
    const auto testImages = findTestImages(path);
    if (testImages) files.push_back(testImages->string());
    if (const auto labels = testImages ? findLabels(*testImages) : std::nullopt) files.push_back(labels->string());
    return files;
}

DataSplit IdxFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    IdxOptions options;
    idxParameters().apply(settings, options);
    return openIdx(path, {}, {}, options, progress);
}

DataSplit openIdx(const std::string& path, const std::string& name, const std::vector<std::string>& classNames,
                  const IdxOptions& options, const Progress& progress) {
    const fs::path images = fs::is_directory(path) ? chooseInFolder(path) : fs::path(path);
    const auto testImages = findTestImages(images);
    const std::string spec = specOf(path);
    const IdxImages trainSet = readImages(images, options.first, progress);
    const IdxImages testSet = testImages ? readImages(*testImages, options.first, progress) : IdxImages();
    std::vector<ImageArray> arrays{trainSet.array};
    if (testImages) arrays.push_back(testSet.array);
    if (arrays.back().layout.shape != arrays.front().layout.shape)
        throw Error(ErrorKind::Conflict,
                    Message::tr("'%1' and '%2' hold pictures of different sizes; they do not belong together.",
                                testImages->string(), images.string()));
    std::vector<Dataset::Parts> parts = imagesOf(arrays, options.scale, progress);
    for (Dataset::Parts& part : parts) {
        std::ranges::copy(doubtsAbout(part), std::back_inserter(part.report.notes));
        if (isTransposed(options.turn, images.string())) transpose(options.turn, part);
    }

    const std::string title = name.empty() ? fs::path(spec).filename().string() : name;
    Dataset::Parts train = withLabels(std::move(parts.front()), trainSet, title);
    if (const std::string others = fs::is_directory(path) ? otherImages(path, arrays) : ""; !others.empty())
        train.report.notes.push_back(Message::tr("Nothing was taken of %1 in the same folder.", others));
    if (!testImages) {
        nameClasses(train, classNames, largestLabel(train));
        DataSplit split = holdOutDefaultShare(std::move(train));
        split.spec = spec;
        return split;
    }
    Dataset::Parts test = withLabels(std::move(parts.back()), testSet, title + ", test");
    const std::int32_t largest = std::max(largestLabel(train), largestLabel(test));
    nameClasses(train, classNames, largest);
    nameClasses(test, classNames, largest);
    return {std::make_shared<const Dataset>(std::move(train)),
            std::make_shared<const Dataset>(std::move(test)),
            spec,
            {},
            {},
            {},
            Message::tr("Models are judged by '%1'.", testImages->filename().string())};
}

}  // namespace lunette
