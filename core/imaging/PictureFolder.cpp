#include "imaging/PictureFolder.h"

#include "data/Split.h"
#include "imaging/DecodingMemory.h"
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

std::string withoutFirst(const std::string& path) { return path.substr(path.find('/') + 1); }

/// The first folder that holds what models are judged by, where there is one beside `train`; else empty. Pictures that
/// lie beside both would be neither to learn from nor to judge by: then these are folders as others are.
std::string testFolder(const std::vector<std::string>& files, std::vector<std::string>& notes) {
    const auto in = [&](const std::string& name) {
        return std::ranges::count(files, name, [](const std::string& file) { return firstFolder(file); });
    };
    constexpr std::array kNames{"test", "val", "valid", "validation"};
    const auto* test = std::ranges::find_if(kNames, [&](const char* name) { return in(name) > 0; });
    if (in("train") == 0 || test == kNames.end()) return {};
    const std::int64_t beside = in(""), others = std::ssize(files) - beside - in("train") - in(*test);
    if (beside > 0) {
        const auto stray = std::ranges::find(files, std::string(), firstFolder);
        notes.push_back("The folders 'train' and '" + std::string(*test) +
                        "' are not taken as what to learn from and to judge by, for " +
                        counted(beside, "picture lies", "pictures lie") + " beside them, such as '" +
                        shownPath(*stray) + "'; move what lies there elsewhere.");
        return {};
    }
    notes.push_back("Models learn from the folder 'train' and are judged by '" + std::string(*test) + "'.");
    if (others > 0)
        notes.push_back(counted(others, "picture", "pictures") + " in other folders than these are left out.");
    return *test;
}

std::vector<std::string> wordsOf(const std::vector<std::string>& files, FolderLabels labels, bool isSplit) {
    std::vector<std::string> words;
    for (const std::string& file : files) {
        const std::string path = shownPath(isSplit ? withoutFirst(file) : file);
        words.push_back(labels == FolderLabels::First ? firstFolder(path) : wholeFolder(path));
        if (words.back().empty()) words.back() = "(in no folder)";
    }
    return words;
}

/// Labels by the folders; none where there is but one.
void setLabels(const std::vector<std::string>& files, FolderLabels labels, bool isSplit, Dataset::Parts& parts) {
    if (labels == FolderLabels::None) return;
    ClassLabels classes = classesOf(wordsOf(files, labels, isSplit));
    if (classes.names.size() < 2) return;
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

/// The images of `all` whose file's first folder is `folder`.
std::shared_ptr<const Dataset> part(const Dataset& all, const std::vector<std::string>& files,
                                    const std::string& folder, const std::string& name) {
    std::vector<Index> indices;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (firstFolder(files[i]) == folder) indices.push_back(static_cast<Index>(i));
    return std::make_shared<const Dataset>(all.subset(indices, name));
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
        choiceParameter("labels", "Labels", "Which folder's name is a picture's label.", &FolderOptions::labels,
                        {{"first", "First folder"}, {"whole", "All folders"}, {"none", "None"}}),
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
    std::vector<std::string> files = findPictures(path, {}).pictures;
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
    return openPictures(path, files, name, options, progress);
}

DataSplit openPictures(const std::string& path, const PictureFiles& files, const std::string& name,
                       const FolderOptions& options, const Progress& progress) {
    Dataset::Parts parts;
    const PictureTarget target = targetOf(path, files.pictures, options, parts.report.notes, progress);
    ImportedPictures imported = importPictures(path, files.pictures, target, [&progress](double done) {
        return !progress || progress(kLookingShare + (1.0 - kLookingShare) * done);
    });
    if (imported.places.empty())
        throw Error("None of the " + std::to_string(files.pictures.size()) + " picture files in '" + path +
                    "' can be read. The first, '" + imported.report.skipped.front().what + "', " +
                    imported.report.skipped.front().why + ".");
    std::vector<std::string> taken;
    for (const std::size_t place : imported.places) taken.push_back(files.pictures[place]);

    parts.name = shownPath(name);
    parts.shape = target.shape;
    parts.pixels = std::move(imported.pixels);
    std::ranges::transform(taken, std::back_inserter(parts.files), shownPath);
    std::ranges::copy(imported.report.notes, std::back_inserter(parts.report.notes));
    parts.report.kinds = std::move(imported.report.kinds);
    parts.report.skipped = std::move(imported.report.skipped);
    noteOthers(files, parts.report);
    const std::string test = testFolder(taken, parts.report.notes);
    setLabels(taken, options.labels, !test.empty(), parts);
    if (test.empty()) return holdOutDefaultShare(std::move(parts));
    const Dataset all(std::move(parts));
    DataSplit split{part(all, taken, "train", all.name()), part(all, taken, test, all.name() + ", " + test), {}};
    split.splitDescription = "Models learn from the folder 'train' and are judged by '" + test + "'.";
    return split;
}

}  // namespace lunette
