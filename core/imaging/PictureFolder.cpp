#include "imaging/PictureFolder.h"

#include "data/Split.h"
#include "imaging/DecodingMemory.h"
#include "imaging/LabelChoice.h"
#include "imaging/PictureFiles.h"
#include "imaging/PictureImport.h"
#include "io/ClassLabels.h"
#include "numeric/Parallel.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace lunette {
namespace {

namespace fs = std::filesystem;

// Where nothing is asked for, of so many files the size is looked at and of so many the colours.
constexpr std::size_t kSizesLookedAt = 4096;
constexpr std::size_t kColoursLookedAt = 64;
constexpr int kLargestOfItsOwn = 128;
constexpr int kSideOtherwise = 64;
constexpr double kLookingShare = 0.2;  // of the time that an import takes

bool isAuto(const FolderOptions& options) { return options.size.empty() || options.size == "auto"; }

/// At most `most` of the files, evenly spread.
std::vector<std::string> spread(const std::vector<std::string>& files, std::size_t most) {
    std::vector<std::string> some;
    const std::size_t count = std::min(files.size(), most);
    for (std::size_t i = 0; i < count; ++i) some.push_back(files[i * files.size() / count]);
    return some;
}

/// Calls look(i) for each, on all threads.
template <class Look>
void lookAt(std::size_t count, const Progress& progress, Look look) {
    constexpr std::size_t kPerReport = 256;
    for (std::size_t first = 0; first < count; first += kPerReport) {
        report(progress, kLookingShare * static_cast<double>(first) / static_cast<double>(count));
        parallelFor(static_cast<Index>(std::min(kPerReport, count - first)), 4, [&](Index begin, Index end) {
            for (Index i = begin; i < end; ++i) look(first + static_cast<std::size_t>(i));
        });
    }
}

QSize commonestSize(const std::string& folder, const std::vector<std::string>& files, std::vector<std::string>& notes,
                    const Progress& progress) {
    const std::vector<std::string> some = spread(files, kSizesLookedAt);
    std::vector<QSize> sizes(some.size());
    lookAt(some.size(), progress, [&](std::size_t i) { sizes[i] = pictureSize(folder + "/" + some[i]); });
    std::map<std::pair<int, int>, int> counts;
    for (const QSize& size : sizes)
        if (!size.isEmpty()) ++counts[{size.width(), size.height()}];
    if (counts.empty()) return {kSideOtherwise, kSideOtherwise};
    const auto commonest = std::ranges::max_element(counts, {}, [](const auto& item) { return item.second; });
    const QSize size(commonest->first.first, commonest->first.second);
    const std::string words = std::to_string(size.width()) + " x " + std::to_string(size.height());
    if (std::max(size.width(), size.height()) > kLargestOfItsOwn) {
        notes.push_back("The commonest size is " + words + "; pictures became 64 x 64 (size= asks for another).");
        return {kSideOtherwise, kSideOtherwise};
    }
    notes.push_back("The commonest size is " + words + ", and all pictures are given it (size= asks for another).");
    return size;
}

bool isColoured(const std::string& folder, const std::vector<std::string>& files, Ground ground,
                std::vector<std::string>& notes, const Progress& progress) {
    const std::vector<std::string> some = spread(files, kColoursLookedAt);
    enum class Look : char { Unread, Grey, Coloured };
    std::vector<Look> looks(some.size(), Look::Unread);
    lookAt(some.size(), progress, [&](std::size_t i) {
        try {
            DecodingMemory memory;
            const bool isGrey = readPicture(folder + "/" + some[i], ground, &memory).isGrey;
            looks[i] = isGrey ? Look::Grey : Look::Coloured;
        } catch (const std::exception&) {
            looks[i] = Look::Unread;  // the import itself says why
        }
    });
    const bool any = std::ranges::count(looks, Look::Coloured) > 0;
    if (!any)
        notes.push_back("All of " + std::to_string(std::ranges::count(looks, Look::Grey)) +
                        " pictures looked at are grey, and so are the images.");
    return any;
}

std::string counted(std::int64_t count, const std::string& one, const std::string& several) {
    return std::to_string(count) + " " + (count == 1 ? one : several);
}

/// "3 other files (.txt, .md)", and what else lay in the folder.
void noteOthers(const PictureFiles& files, ImportReport& report) {
    std::int64_t count = 0;
    std::string endings;
    for (const auto& [ending, number] : files.others) {
        count += number;
        endings += (endings.empty() ? "" : ", ") + (ending.empty() ? std::string("without an ending") : ending);
    }
    if (count > 0)
        report.notes.push_back(std::to_string(count) + " other files are no pictures by their endings (" +
                               shownPath(endings.substr(0, 200)) + ").");
    if (files.hidden > 0)
        report.notes.push_back(counted(files.hidden, "hidden file or folder was", "hidden files or folders were") +
                               " passed over.");
    if (files.linkedFolders > 0)
        report.notes.push_back(counted(files.linkedFolders, "link to a folder was", "links to folders were") +
                               " not followed.");
    std::ranges::copy(files.unusable, std::back_inserter(report.skipped));
    if (files.moreUnusable > 0)
        report.skipped.push_back({std::to_string(files.moreUnusable) + " more", "are not files or cannot be read"});
}

/// What is known of the pictures before they are read.
struct KnownPictures {
    FolderParts folders;
    PictureAttributes attributes;  ///< of folders.files

    bool haveTable() const { return !attributes.isNamed.empty(); }
    const std::vector<std::string>& words() const {
        return attributes.words.empty() ? folders.words : attributes.words;
    }
};

template <class Value>
void keepNamed(const std::vector<bool>& isNamed, std::vector<Value>& values) {
    if (values.empty()) return;
    std::vector<Value> kept;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (isNamed[i]) kept.push_back(std::move(values[i]));
    values = std::move(kept);
}

/// Leaves out the pictures that the table does not name.
void leaveOutUnnamed(KnownPictures& known) {
    PictureAttributes& attributes = known.attributes;
    const std::vector<bool> isNamed = attributes.isNamed;
    const auto others = static_cast<std::int64_t>(std::ranges::count(isNamed, false));
    if (others == 0) return;
    attributes.notes.push_back(
        counted(others, "picture that it does not name is", "pictures that it does not name are") + " left out.");
    keepNamed(isNamed, known.folders.files);
    keepNamed(isNamed, known.folders.words);
    keepNamed(isNamed, known.folders.isTest);
    keepNamed(isNamed, attributes.words);
    keepNamed(isNamed, attributes.isTest);
    for (Factor& factor : attributes.factors) keepNamed(isNamed, factor.values);
}

KnownPictures knownOf(const PictureSet& pictures, const LabelChoice& choice, const Progress& progress) {
    KnownPictures known{FolderParts::of(pictures.files.pictures, choice.folders), {}};
    if (!choice.usesTables) return known;
    std::vector<AttributeSource> tables = pictures.tables;
    if (choice.table.open) tables = {choice.table};
    const auto looking = [&progress](double) { return !progress || progress(0.0); };
    known.attributes = findAttributes(known.folders.files, tables, {choice.table.path, choice.column}, looking);
    if (!choice.column.empty() && !known.haveTable())
        throw Error("labels: \"" + choice.column + "\" is no table in '" + pictures.folder +
                    "', and no table there or beside it that names the pictures has such a column; it takes first, "
                    "second, last, whole, none, a table's column or a table.");
    const bool isAsked = !choice.column.empty() || choice.table.open;
    if (known.haveTable() && !isAsked && !known.folders.words.empty()) {
        const std::string note = known.attributes.notes.front();
        known.attributes = {};
        known.attributes.notes.push_back(
            "The labels are the folders', though a table is there (labels=FILE takes its): " + note);
    }
    if (known.haveTable()) leaveOutUnnamed(known);
    return known;
}

/// Labels and factors of those files that became images.
void setLabels(const KnownPictures& known, const std::vector<std::size_t>& places, Dataset::Parts& parts) {
    std::ranges::copy(known.folders.notes, std::back_inserter(parts.report.notes));
    std::ranges::copy(known.attributes.notes, std::back_inserter(parts.report.notes));
    for (const Factor& factor : known.attributes.factors) {
        std::vector<float> values;
        for (const std::size_t place : places) values.push_back(factor.values[place]);
        parts.factors.push_back({factor.name, std::move(values)});
    }
    if (known.words().empty()) return;
    std::vector<std::string> words;
    for (const std::size_t place : places) words.push_back(known.words()[place]);
    ClassLabels classes = classesOf(words);
    if (classes.names.size() < 2) return;
    if (known.attributes.words.empty())
        parts.report.notes.push_back("The labels are the names of " + std::to_string(classes.names.size()) +
                                     " folders (labels=).");
    parts.classNames = std::move(classes.names);
    parts.labels = std::move(classes.labels);
}

PictureTarget targetOf(const std::string& folder, const std::vector<std::string>& files, const FolderOptions& options,
                       std::vector<std::string>& notes, const Progress& progress) {
    const QSize size =
        isAuto(options) ? commonestSize(folder, files, notes, progress) : parseSize("size", options.size);
    const bool isColour = options.colour == Colour::Auto ? isColoured(folder, files, options.ground, notes, progress)
                                                         : options.colour == Colour::Colour;
    return {{size.width(), size.height(), isColour ? 3 : 1}, options.fit, options.ground};
}

DataSplit splitByFolders(const FolderParts& folders, const std::vector<std::size_t>& places, const Dataset& all) {
    std::vector<Index> train, test;
    for (std::size_t i = 0; i < places.size(); ++i)
        (folders.isTest[places[i]] ? test : train).push_back(static_cast<Index>(i));
    DataSplit split{std::make_shared<const Dataset>(all.subset(train, all.name())),
                    std::make_shared<const Dataset>(all.subset(test, all.name() + ", " + folders.test)),
                    {}};
    split.splitDescription =
        "Models learn from the folder '" + folders.train + "' and are judged by '" + folders.test + "'.";
    return split;
}

/// By the folders, by the table, or by a share.
DataSplit split(const KnownPictures& known, const std::vector<std::size_t>& places, Dataset::Parts parts) {
    if (!known.folders.isTest.empty()) return splitByFolders(known.folders, places, Dataset(std::move(parts)));
    if (known.attributes.isTest.empty()) return holdOutDefaultShare(std::move(parts));
    std::vector<bool> isTest;
    for (const std::size_t place : places) isTest.push_back(known.attributes.isTest[place]);
    return splitByFlags(Dataset(std::move(parts)), isTest, known.attributes.splitDescription);
}

}  // namespace

const ParameterTable<FolderOptions>& folderParameters() {
    static const ParameterTable<FolderOptions> table({
        textParameter("size", "Picture size (px)",
                      "Side of the pictures, or width and height as 64x48; auto: the commonest.", &FolderOptions::size,
                      {"auto, a side up to 1024, or width x height", 20}),
        choiceParameter("fit", "Other sizes", "What is done with pictures of another size.", &FolderOptions::fit,
                        fitOptions()),
        choiceParameter("colour", "Colour", "Whether the images are grey or coloured.", &FolderOptions::colour,
                        colourOptions()),
        choiceParameter("ground", "Ground", "What shows through transparent pixels and beside letterboxed pictures.",
                        &FolderOptions::ground, groundOptions()),
        textParameter(
            "labels", "Labels",
            "Which folder's name is a picture's label: first, second, last, whole or none; or the column of a "
            "table that names the pictures, or the table's file.",
            &FolderOptions::labels,
            {"auto, first, second, last, whole, none, a table's column, or a table as FILE or FILE+COLUMN", 1000}),
    });
    return table;
}

std::vector<ParameterInfo> PictureFolderFormat::parameters() const { return folderParameters().describe(); }

Settings PictureFolderFormat::defaults() const { return folderParameters().settings({}); }

bool PictureFolderFormat::recognizes(const std::string& path) const {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

std::vector<std::string> PictureFolderFormat::files(const std::string& path) const {
    const PictureFiles found = findPictures(path, {});
    std::vector<std::string> files = found.pictures;
    files.insert(files.end(), found.tables.begin(), found.tables.end());
    for (std::string& file : files) file = (fs::path(path) / file).string();
    return files;
}

DataSplit PictureFolderFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    FolderOptions options;
    folderParameters().apply(settings, options);
    if (!isAuto(options)) parseSize("size", options.size);
    const PictureFiles files = findPictures(path, progress);
    if (files.pictures.empty())
        throw Error("The folder '" + path + "' holds no picture file; Lunette looks for those ending in " +
                    pictureEndings().join(", ").toStdString() + "." +
                    (files.unusable.empty()
                         ? ""
                         : " The first of what cannot be read in it is '" + files.unusable.front().what +
                               "': " + files.unusable.front().why + "."));
    const fs::path normal = fs::absolute(path).lexically_normal();
    const std::string name = (normal.has_filename() ? normal : normal.parent_path()).filename().string();
    return openPictures({path, files, tablesOf(path, files), name}, options, progress);
}

DataSplit openPictures(const PictureSet& pictures, const FolderOptions& options, const Progress& progress) {
    const KnownPictures known = knownOf(pictures, chooseLabels(options.labels, pictures.folder), progress);
    const std::vector<std::string>& files = known.folders.files;
    Dataset::Parts parts;
    const PictureTarget target = targetOf(pictures.folder, files, options, parts.report.notes, progress);
    ImportedPictures imported = importPictures(pictures.folder, files, target, [&progress](double done) {
        return !progress || progress(kLookingShare + (1.0 - kLookingShare) * done);
    });
    if (imported.places.empty())
        throw Error("None of the " + std::to_string(files.size()) + " picture files in '" + pictures.folder +
                    "' can be read. The first, '" + imported.report.skipped.front().what + "', " +
                    imported.report.skipped.front().why + ".");

    parts.name = shownPath(pictures.name);
    parts.shape = target.shape;
    parts.pixels = std::move(imported.pixels);
    for (const std::size_t place : imported.places) parts.files.push_back(shownPath(files[place]));
    std::ranges::copy(imported.report.notes, std::back_inserter(parts.report.notes));
    parts.report.kinds = std::move(imported.report.kinds);
    parts.report.skipped = std::move(imported.report.skipped);
    noteOthers(pictures.files, parts.report);
    setLabels(known, imported.places, parts);
    return split(known, imported.places, std::move(parts));
}

}  // namespace lunette
