#include "imaging/PictureTable.h"

#include "imaging/LabelChoice.h"
#include "imaging/PictureFolder.h"
#include "io/AttributeReader.h"
#include "io/Gzip.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace lunette {
namespace {

namespace fsys = std::filesystem;

constexpr std::size_t kRecordsLookedAt = 20, kColumnsLookedAt = 16, kFoldersLookedAt = 64, kLongestName = 1024;
constexpr std::size_t kMaxMissing = 10'000;

/// Where the pictures of a table are.
struct NamedPictures {
    std::size_t column = 0;
    fsys::path folder;   ///< from which the names count
    std::string ending;  ///< that is added to them; with its dot
};

bool isFile(const fsys::path& path) {
    std::error_code ignored;
    return fsys::is_regular_file(path, ignored);
}

bool mayBeAName(const std::string& word) {
    return !word.empty() && word.size() < kLongestName && word.find('\0') == std::string::npos &&
           word.find('\n') == std::string::npos;
}

/// The table's folder and those within.
std::vector<fsys::path> foldersBeside(const std::string& table) {
    const fsys::path own = fsys::absolute(table).lexically_normal().parent_path();
    std::vector<fsys::path> folders{own};
    std::error_code failure;
    for (fsys::directory_iterator entry(own, failure);
         !failure && entry != fsys::directory_iterator() && folders.size() < kFoldersLookedAt;
         entry.increment(failure)) {
        std::error_code ignored;
        if (entry->is_directory(ignored)) folders.push_back(entry->path());
    }
    std::ranges::sort(folders.begin() + 1, folders.end());
    return folders;
}

/// How many of the words name a picture file.
std::size_t filesNamed(const AttributeColumn& column, const fsys::path& folder, const std::string& ending) {
    return static_cast<std::size_t>(std::ranges::count_if(column.different(), [&](const std::string& word) {
        if (!mayBeAName(word)) return false;
        const fsys::path file = folder / (word + ending);
        return isPictureName(file.string()) && isFile(file);
    }));
}

/// Of the first records; nothing where half of no column's words name pictures.
std::optional<NamedPictures> findNamed(const AttributeTable& table, const std::string& path) {
    const std::vector<fsys::path> folders = foldersBeside(path);
    for (std::size_t k = 0; k < std::min(kColumnsLookedAt, table.columns.size()); ++k) {
        const AttributeColumn& column = table.columns[k];
        if (column.rows() == 0 || column.different().size() * 10 < column.rows() * 9) continue;  // names differ
        for (const fsys::path& folder : folders)
            for (const char* ending : {"", ".png", ".jpg", ".jpeg"})
                if (2 * filesNamed(column, folder, ending) >= column.different().size())
                    return NamedPictures{k, folder, ending};
    }
    return std::nullopt;
}

std::optional<NamedPictures> lookAt(const std::string& path) {
    AttributeTable table = readAttributeTable(openPossiblyPacked(path), path, {}, kRecordsLookedAt);
    if (table.rows() == 0) table.takeHead(false);
    return findNamed(table, path);
}

bool isWithin(const fsys::path& name) { return name.is_relative() && !name.empty() && *name.begin() != ".."; }

/// The pictures that a table names, and the folder from which their paths count: that of the names, or, where some lie
/// outside of it, the deepest one that holds all.
struct PicturesOfTable {
    fsys::path folder;
    PictureFiles files;  ///< with those that are not there
};

void addMissing(const fsys::path& name, PictureFiles& files) {
    if (files.unusable.size() < kMaxMissing)
        files.unusable.push_back({shownPath(name.generic_string()),
                                  isWithin(name) ? Message::tr("is not there")
                                                 : Message::tr("is not there, outside of the table's folder")});
    else
        ++files.moreUnusable;
}

PicturesOfTable picturesOf(const std::string& path, const NamedPictures& named, const Progress& progress) {
    AttributeTable table = readAttributeTable(openPossiblyPacked(path), path, progress);
    const bool isOfNames = !table.head.empty() && !isFile(named.folder / (table.head[named.column] + named.ending));
    table.takeHead(isOfNames);
    PicturesOfTable found{named.folder, {}};
    std::vector<fsys::path> pictures;
    bool areWithin = true;
    for (const std::string& word : table.columns[named.column].different()) {
        if (!mayBeAName(word)) continue;
        const fsys::path name = fsys::path(word + named.ending).lexically_normal();
        const fsys::path picture = (named.folder / name).lexically_normal();
        if (!isFile(picture)) {
            addMissing(name, found.files);
            continue;
        }
        pictures.push_back(picture);
        areWithin = areWithin && isWithin(picture.lexically_relative(named.folder));
    }
    if (pictures.empty()) throw Error(ErrorKind::TooFew, Message::tr("'%1' names no pictures that are there.", path));
    if (!areWithin) found.folder = deepestFolderOf(pictures);
    for (const fsys::path& picture : pictures)
        found.files.pictures.push_back(picture.lexically_relative(found.folder).generic_string());
    std::ranges::sort(found.files.pictures);
    auto& names = found.files.pictures;
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return found;
}

}  // namespace

std::vector<ParameterInfo> PictureTableFormat::parameters() const { return folderParameters().describe(); }

Settings PictureTableFormat::defaults() const { return folderParameters().settings({}); }

bool PictureTableFormat::recognizes(const std::string& path) const {
    try {
        return isAttributeTableName(path) && isFile(path) && lookAt(path);
    } catch (const Error&) {
        return false;
    }
}

std::vector<std::string> PictureTableFormat::files(const std::string& path) const {
    std::vector<std::string> files{path};
    const auto named = lookAt(path);
    if (!named) return files;
    const PicturesOfTable found = picturesOf(path, *named, {});
    for (const std::string& picture : found.files.pictures) files.push_back((found.folder / picture).string());
    return files;
}

DataSplit PictureTableFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    FolderOptions options;
    folderParameters().apply(settings, options);
    const auto named = lookAt(path);
    if (!named) throw Error(ErrorKind::TooFew, Message::tr("'%1' names no pictures that are there.", path));
    const PicturesOfTable found = picturesOf(path, *named, progress);
    const std::string table = fsys::absolute(path).lexically_normal().string();
    if (options.labels.empty() || options.labels == "auto")
        options.labels = table;
    else if (!isFolderLabel(options.labels))
        options.labels = table + "+" + options.labels;
    return openPictures({std::make_shared<FolderStore>(found.folder.string()),
                         found.files,
                         {{table, {}, false, [table] { return openPossiblyPacked(table); }}},
                         fsys::path(path).filename().string()},
                        options, progress);
}

}  // namespace lunette
