#include "imaging/LabelChoice.h"

#include "imaging/PictureReader.h"
#include "io/AttributeReader.h"
#include "io/Gzip.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

namespace lunette {
namespace {

namespace paths = std::filesystem;

constexpr std::size_t kMaxBeside = 32;  // tables; a folder of more has other uses
constexpr std::uintmax_t kLargestBeside = std::uintmax_t{256} << 20;

AttributeSource fileSource(const paths::path& file, std::string shown, std::string folder, bool isBeside) {
    return {std::move(shown), std::move(folder), isBeside, [name = file.string()] { return openPossiblyPacked(name); }};
}

/// The folder that a folder lies in; empty where there is none.
paths::path parentOf(const std::string& folder) {
    const paths::path normal = paths::absolute(folder).lexically_normal();
    const paths::path own = normal.has_filename() ? normal : normal.parent_path();
    return own.has_relative_path() ? own.parent_path() : paths::path();
}

/// The table of this name; nothing where there is no such file.
std::optional<AttributeSource> findTable(const std::string& name, const std::string& folder,
                                         const std::vector<AttributeSource>& tables) {
    const auto known = std::ranges::find(tables, name, &AttributeSource::path);
    if (known != tables.end()) return *known;
    const auto shown = std::ranges::find(tables, name, [](const auto& table) { return shownPath(table.path); });
    if (shown != tables.end()) return *shown;
    if (folder.empty()) return std::nullopt;
    std::error_code ignored;
    const paths::path parent = parentOf(folder);
    for (const paths::path& file : {paths::path(folder) / name, parent / name, paths::path(name)})
        if (!name.empty() && paths::is_regular_file(file, ignored)) return fileSource(file, name, {}, false);
    return std::nullopt;
}

const std::map<std::string, FolderLabels>& folderWords() {
    static const std::map<std::string, FolderLabels> words{
        {"first", FolderLabels::First}, {"second", FolderLabels::Second},   {"last", FolderLabels::Last},
        {"whole", FolderLabels::Whole}, {"names", FolderLabels::FileNames}, {"none", FolderLabels::None}};
    return words;
}

}  // namespace

bool isFolderLabel(const std::string& text) { return folderWords().contains(text); }

LabelChoice chooseLabels(const std::string& text, const std::string& folder,
                         const std::vector<AttributeSource>& tables) {
    if (text.empty() || text == "auto") return {FolderLabels::First, true};
    if (isFolderLabel(text)) return {folderWords().at(text), false};
    if (const auto table = findTable(text, folder, tables)) return {FolderLabels::First, true, *table};
    const std::size_t plus = text.rfind('+');
    if (plus != std::string::npos)
        if (const auto table = findTable(text.substr(0, plus), folder, tables)) {
            const std::string column = text.substr(plus + 1);
            if (column == "none") return {FolderLabels::First, true, *table, {}, false};
            return {FolderLabels::First, true, *table, column};
        }
    return {FolderLabels::First, true, {}, text};
}

std::vector<AttributeSource> tablesOf(const std::string& folder, const PictureFiles& files) {
    std::vector<AttributeSource> tables;
    for (const std::string& table : files.tables) {
        const std::string within = wholeFolder(table);
        const bool holdsPictures =
            !within.empty() && std::ranges::any_of(files.pictures, [&](const std::string& picture) {
                return picture.starts_with(within + "/");
            });
        tables.push_back(fileSource(paths::path(folder) / table, table, holdsPictures ? within : "", false));
    }
    const paths::path parent = parentOf(folder);
    if (parent.empty()) return tables;
    std::vector<paths::path> beside;
    std::error_code failure;
    for (paths::directory_iterator entry(parent, failure); !failure && entry != paths::directory_iterator();
         entry.increment(failure)) {
        std::error_code ignored;
        if (isAttributeTableName(entry->path().string()) && entry->is_regular_file(ignored) &&
            entry->file_size(ignored) <= kLargestBeside)
            beside.push_back(entry->path());
    }
    if (beside.size() > kMaxBeside) return tables;
    std::ranges::sort(beside);
    for (const paths::path& table : beside)
        tables.push_back(fileSource(table, "../" + table.filename().string(), {}, true));
    return tables;
}

}  // namespace lunette
