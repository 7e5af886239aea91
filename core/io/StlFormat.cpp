#include "io/StlFormat.h"

#include "data/PixelDoubts.h"
#include "data/Split.h"
#include "io/ByteSource.h"
#include "io/WholeFile.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kStlSide = 96, kStlPlane = kStlSide * kStlSide, kStlPixels = 3 * kStlPlane;
constexpr std::size_t kStlClasses = 10;
constexpr std::uint64_t kMaxStlPixels = std::uint64_t{896} << 20;
constexpr std::array<const char*, 3> kStlImages{"train_X.bin", "test_X.bin", "unlabeled_X.bin"};
constexpr const char* kStlNames = "class_names.txt";

/// The files of one dataset.
struct StlFiles {
    fs::path images;
    std::optional<fs::path> labels{}, test{}, testLabels{};
    fs::path folder{};
};

/// Whether a file is of whole pictures.
bool areStlImages(const fs::path& path) {
    std::error_code ignored, failure;
    if (!fs::is_regular_file(path, ignored)) return false;
    const std::uint64_t size = fs::file_size(path, failure);
    return !failure && size > 0 && size % kStlPixels == 0;
}

std::optional<fs::path> labelsBeside(const fs::path& images) {
    std::string name = images.filename().string();
    name.replace(name.rfind('X'), 1, "y");
    std::error_code ignored;
    const fs::path labels = images.parent_path() / name;
    return fs::is_regular_file(labels, ignored) ? std::optional(labels) : std::nullopt;
}

StlFiles filesOfImages(const fs::path& images) {
    StlFiles files{images, labelsBeside(images), {}, {}, images.parent_path()};
    const fs::path test = files.folder / kStlImages[1];
    if (images.filename() != kStlImages[0] || !areStlImages(test)) return files;
    files.test = test;
    files.testLabels = labelsBeside(test);
    return files;
}

std::optional<StlFiles> stlFiles(const fs::path& path) {
    std::error_code ignored, failure;
    if (!fs::is_directory(path, ignored)) {
        const auto isName = [&](const char* name) { return path.filename() == name; };
        if (std::ranges::none_of(kStlImages, isName) || !areStlImages(path)) return std::nullopt;
        return filesOfImages(path);
    }
    for (const fs::path& folder : {path, path / "stl10_binary"})  // the archive holds this folder
        for (const char* name : kStlImages)
            if (areStlImages(folder / name)) return filesOfImages(folder / name);
    return std::nullopt;
}

/// The pictures of one file.
Dataset::Parts readStlImages(const fs::path& path, const StlOptions& options, const Progress& progress) {
    const SharedBytes file = wholeFile(path.string());
    const bool isTurned = options.turn == StlTurn::Upright;
    const std::size_t all = file.bytes.size() / kStlPixels;
    const auto first = static_cast<std::size_t>(options.first);
    const std::size_t count = first > 0 ? std::min(first, all) : all;
    if (count == 0 || file.bytes.size() % kStlPixels != 0)
        throw Error(ErrorKind::Damaged, Message::tr("'%1' holds %2 bytes, no whole number of STL-10's pictures of "
                                                    "27,648 bytes; copy or download it again.",
                                                    path.string(), file.bytes.size()));
    if (count * kStlPixels > kMaxStlPixels)
        throw Error(ErrorKind::TooLarge,
                    Message::tr("'%1' holds %2 pictures, more than 896 MiB of pixels; say first=N for fewer, at most "
                                "first=%3.",
                                path.string(), count, kMaxStlPixels / kStlPixels));
    Dataset::Parts parts;
    parts.shape = {static_cast<Index>(kStlSide), static_cast<Index>(kStlSide), 3};
    parts.pixels.resize(count * kStlPixels);
    constexpr std::size_t kImagesPerReport = 256;
    std::uint8_t* out = parts.pixels.data();
    for (std::size_t i = 0; i < count; ++i) {
        if (i % kImagesPerReport == 0) report(progress, static_cast<double>(i) / static_cast<double>(count));
        const auto planes = file.bytes.subspan(i * kStlPixels, kStlPixels);
        for (std::size_t y = 0; y < kStlSide; ++y)
            for (std::size_t x = 0; x < kStlSide; ++x)
                for (std::size_t c = 0; c < 3; ++c)
                    *out++ = planes[c * kStlPlane + (isTurned ? x * kStlSide + y : y * kStlSide + x)];
    }
    if (count < all) parts.report.notes.push_back(Message::tr("Only the first %1 images were taken (first=).", count));
    return parts;
}

/// A label of 0 to 9 for each picture.
void readStlLabels(const fs::path& path, const fs::path& images, Dataset::Parts& parts) {
    const SharedBytes file = wholeFile(path.string());
    const std::uint64_t all = fs::file_size(images) / kStlPixels;
    if (file.bytes.size() != all)
        throw Error(ErrorKind::Conflict,
                    Message::tr("'%1' holds %2 labels and '%3' %4 pictures; copy or download both again, or say "
                                "labels=none.",
                                path.string(), file.bytes.size(), images.filename().string(), all));
    const std::size_t count = parts.pixels.size() / kStlPixels;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint8_t label = file.bytes[i];
        if (label < 1 || label > kStlClasses)
            throw Error(ErrorKind::Damaged,
                        Message::tr("'%1' gives image %2 the label %3; those of STL-10 are 1 to 10.", path.string(),
                                    i + 1, label));
        parts.labels.push_back(static_cast<std::int32_t>(label) - 1);
    }
}

/// By the file of names, or the numbers 1 to 10.
std::vector<std::string> stlClassNames(const fs::path& folder, std::vector<Message>& notes) {
    constexpr std::size_t kLongest = 4096;
    std::vector<std::string> names;
    std::error_code ignored;
    if (fs::is_regular_file(folder / kStlNames, ignored)) {
        std::string name;
        for (const char c : beginningOf((folder / kStlNames).string(), kLongest) + '\n') {
            if (c != '\n' && c != '\r')
                name += c;
            else if (!name.empty())
                names.push_back(std::exchange(name, {}));
        }
    }
    const std::string file = kStlNames;
    if (names.size() == kStlClasses) {
        notes.push_back(Message::tr("The classes are named by '%1'.", file));
        return names;
    }
    notes.push_back(Message::tr("The classes are numbered, because no '%1' with %2 names lies beside the images.", file,
                                kStlClasses));
    names.clear();
    for (std::size_t k = 1; k <= kStlClasses; ++k) names.push_back(std::to_string(k));
    return names;
}

/// What lies in the folder and is not taken.
void noteOtherStlFiles(const StlFiles& files, std::vector<Message>& notes) {
    for (const char* name : kStlImages) {
        const fs::path other = files.folder / name;
        if (other != files.images && other != files.test && areStlImages(other))
            notes.push_back(Message::tr("'%1' beside it holds %2 more pictures; open it by itself for those.",
                                        std::string(name), fs::file_size(other) / kStlPixels));
    }
}

}  // namespace

const ParameterTable<StlOptions>& stlParameters() {
    static const ParameterTable<StlOptions> table(
        {choiceParameter("labels", Message::tr("Labels"), Message::tr("Whether the pictures have their labels."),
                         &StlOptions::labels, {{"auto", Message::tr("Where they are")}, {"none", Message::tr("None")}}),
         choiceParameter("turn", Message::tr("Turn"),
                         Message::tr("Whether the pictures, which are stored column by column, stand upright."),
                         &StlOptions::turn, {{"auto", Message::tr("Upright")}, {"none", Message::tr("As stored")}}),
         integerParameter("first", Message::tr("At most"),
                          Message::tr("How many of the first images are taken; 0: all."), &StlOptions::first,
                          {0, 16'777'216})});
    return table;
}

std::vector<ParameterInfo> StlFormat::parameters() const { return stlParameters().describe(); }
Settings StlFormat::defaults() const { return stlParameters().settings({}); }

bool StlFormat::recognizes(const std::string& path) const { return stlFiles(path).has_value(); }

std::vector<std::string> StlFormat::files(const std::string& path) const {
    const auto files = stlFiles(path);
    if (!files) return {path};
    std::vector<std::string> all{files->images.string()};
    for (const auto& file : {files->labels, files->test, files->testLabels, std::optional(files->folder / kStlNames)})
        if (std::error_code ignored; file && fs::is_regular_file(*file, ignored)) all.push_back(file->string());
    return all;
}

DataSplit StlFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    StlOptions options;
    stlParameters().apply(settings, options);
    const auto files = stlFiles(path);
    if (!files) throw Error(ErrorKind::TooFew, Message::tr("'%1' holds no pictures of STL-10.", path));
    Dataset::Parts parts = readStlImages(files->images, options, progress);
    const fs::path whole = fs::absolute(path).lexically_normal();
    parts.name = (whole.has_filename() ? whole : whole.parent_path()).filename().string();
    auto& notes = parts.report.notes;
    const std::string images = files->images.filename().string();
    notes.insert(notes.begin(),
                 options.turn == StlTurn::Upright
                     ? Message::tr("STL-10: %1 images of '%2', stored column by column and turned upright (turn=).",
                                   parts.pixels.size() / kStlPixels, images)
                     : Message::tr("STL-10: %1 images of '%2', with rows and columns exchanged, as they are stored.",
                                   parts.pixels.size() / kStlPixels, images));
    const bool haveLabels = options.labels == StlLabels::Auto && files->labels.has_value();
    const bool takesTest = files->test && (!haveLabels || files->testLabels);
    if (haveLabels) {
        readStlLabels(*files->labels, files->images, parts);
        parts.classNames = stlClassNames(files->folder, notes);
    }
    if (files->test && !takesTest)
        notes.push_back(Message::tr("'%1' is left out, for no labels lie beside it; a share is held out in its place.",
                                    files->test->filename().string()));
    noteOtherStlFiles(*files, notes);
    std::ranges::copy(doubtsAbout(parts), std::back_inserter(notes));
    if (!takesTest) return holdOutDefaultShare(std::move(parts));
    Dataset::Parts test = readStlImages(*files->test, options, progress);
    test.name = parts.name + ", test";
    if (haveLabels) readStlLabels(*files->testLabels, *files->test, test);
    test.classNames = parts.classNames;
    return {std::make_shared<const Dataset>(std::move(parts)),
            std::make_shared<const Dataset>(std::move(test)),
            {},
            {},
            {},
            {},
            Message::tr("Models are judged by '%1'.", files->test->filename().string())};
}

}  // namespace lunette
