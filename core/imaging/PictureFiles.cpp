#include "imaging/PictureFiles.h"

#include "data/LowerCase.h"
#include "imaging/PictureReader.h"
#include "io/AttributeReader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <span>
#include <unordered_set>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr int kEntriesPerReport = 1000;
constexpr std::size_t kMaxListed = 10'000, kMaxEndings = 100, kMaxTables = 100;

const std::unordered_set<std::string>& dottedEndings() {
    static const std::unordered_set<std::string> dotted = [] {
        std::unordered_set<std::string> endings;
        for (const QString& ending : pictureEndings()) endings.insert("." + ending.toStdString());
        return endings;
    }();
    return dotted;
}

/// Of pictures that are not read where no plugin of Qt does.
constexpr std::array<std::string_view, 14> kUnreadEndings{".heic", ".heif", ".hif", ".avif", ".jxl", ".jp2", ".j2k",
                                                          ".dng",  ".cr2",  ".cr3", ".nef",  ".arw", ".orf", ".rw2"};

/// Of files that are no pictures, whatever their first bytes say.
constexpr std::array<std::string_view, 37> kOtherEndings{
    ".txt", ".csv", ".tsv",  ".json", ".jsonl", ".xml", ".yml", ".yaml", ".md",  ".html",     ".htm", ".log", ".py",
    ".sh",  ".zip", ".tar",  ".gz",   ".7z",    ".npy", ".npz", ".mat",  ".h5",  ".pt",       ".pth", ".pkl", ".db",
    ".ini", ".cfg", ".toml", ".mp4",  ".avi",   ".mov", ".mp3", ".wav",  ".svg", ".pictures", ".pdf"};

/// Whether a file that has no telling name begins as a picture.
bool beginsAsPicture(const fs::path& path) {
    constexpr std::array<std::string_view, 3> kMarks{"\x89PNG\r\n", "\xFF\xD8\xFF", "GIF8"};
    std::array<char, 64> bytes{};
    std::ifstream file(path, std::ios::binary);
    file.read(bytes.data(), bytes.size());
    const std::string_view start(bytes.data(), static_cast<std::size_t>(file.gcount()));
    const std::span raw(reinterpret_cast<const std::uint8_t*>(start.data()), start.size());
    const bool isMarked = std::ranges::any_of(kMarks, [&](std::string_view mark) { return start.starts_with(mark); });
    return isMarked || isPlainBitmap(raw) || isPixmap(raw) || isTiff(raw) ||
           (start.starts_with("RIFF") && start.substr(8).starts_with("WEBP"));
}

class Search {
public:
    Search(const std::string& folder, const Progress& progress) : folder_(folder), progress_(progress) {}

    PictureFiles files() {
        std::error_code failure;
        const fs::directory_iterator root(folder_, failure);
        if (failure)
            throw Error(ErrorKind::Unreadable, Message::tr("The folder '%1' cannot be read: %2.", folder_.string(),
                                                           Message::ofSystem(failure)));
        for (pending_.push_back(folder_); !pending_.empty();) {
            const fs::path here = std::move(pending_.back());
            pending_.pop_back();
            fs::directory_iterator entry(here, failure);
            for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) add(*entry);
            if (failure) addUnusable(here, Message::tr("this folder cannot be read: %1", Message::ofSystem(failure)));
        }
        std::ranges::sort(files_.pictures);
        std::ranges::sort(files_.tables);
        std::ranges::sort(files_.unusable, {}, [](const auto& item) { return item.what.english(); });
        return std::move(files_);
    }

private:
    void add(const fs::directory_entry& entry) {
        if (seen_++ % kEntriesPerReport == 0) report(progress_, 0.0);
        const fs::path& path = entry.path();
        std::error_code failure;
        if (path.filename().string().starts_with('.')) {
            ++files_.hidden;
            return;
        }
        const fs::file_status status = entry.status(failure);
        if (fs::is_directory(status)) {
            if (entry.is_symlink(failure))
                files_.addLinkedFolder(within(path));
            else
                pending_.push_back(path);
            return;
        }
        const FileKind kind = fileKindOf(path.string());
        if (kind == FileKind::Unread) {
            files_.addUnread(within(path));
        } else if (kind == FileKind::Unknown && fs::is_regular_file(status) && beginsAsPicture(path)) {
            ++files_.byContent;
            files_.pictures.push_back(within(path));
        } else if (kind != FileKind::Picture) {
            if (kind == FileKind::Table && fs::is_regular_file(status) && files_.tables.size() < kMaxTables)
                files_.tables.push_back(within(path));
            const std::string ending = lowerCaseEnding(path);
            const bool isNamed = files_.others.size() < kMaxEndings || files_.others.contains(ending);
            ++files_.others[isNamed ? ending : "..."];
        } else if (fs::is_regular_file(status)) {
            files_.pictures.push_back(within(path));
        } else if (status.type() == fs::file_type::not_found) {
            addUnusable(path, Message::tr("is a link to what is not there"));
        } else {
            addUnusable(path, failure ? Message::tr("cannot be looked at: %1", Message::ofSystem(failure))
                                      : Message::tr("is not a file"));
        }
    }

    std::string within(const fs::path& path) const { return path.lexically_relative(folder_).generic_string(); }

    void addUnusable(const fs::path& path, const Message& why) {
        if (files_.unusable.size() < kMaxListed)
            files_.unusable.push_back({shownPath(path.lexically_relative(folder_).generic_string()), why});
        else
            ++files_.moreUnusable;
    }

    fs::path folder_;
    const Progress& progress_;
    PictureFiles files_;
    std::vector<fs::path> pending_;
    int seen_ = 0;
};

}  // namespace

FileKind fileKindOf(const std::string& path) {
    const std::string ending = lowerCaseEnding(path);
    if (dottedEndings().contains(ending)) return FileKind::Picture;
    if (std::ranges::find(kUnreadEndings, ending) != kUnreadEndings.end()) return FileKind::Unread;
    if (isAttributeTableName(path)) return FileKind::Table;
    return std::ranges::find(kOtherEndings, ending) != kOtherEndings.end() ? FileKind::Other : FileKind::Unknown;
}

void PictureFiles::addUnread(const std::string& path) {
    ++unread[lowerCaseEnding(path)];
    std::string shown = shownPath(path);
    if (firstUnread.empty() || shown < firstUnread) firstUnread = std::move(shown);
}

void PictureFiles::addLinkedFolder(const std::string& path) {
    ++linkedFolders;
    std::string shown = shownPath(path);
    if (firstLinkedFolder.empty() || shown < firstLinkedFolder) firstLinkedFolder = std::move(shown);
}

Message PictureFiles::linksText() const {
    if (linkedFolders == 0) return {};
    return Message::tr(
        "%n links to folders were not followed, the first '%1'; open what one points to, or a copy of the folder that "
        "holds the files themselves, as cp -rL makes it.",
        "%n link to a folder was not followed, '%1'; open what it points to, or a copy of the folder that holds the "
        "files themselves, as cp -rL makes it.",
        linkedFolders, firstLinkedFolder);
}

PictureFiles findPictures(const std::string& folder, const Progress& progress) {
    return Search(folder, progress).files();
}

std::string firstFolder(const std::string& path) {
    const std::size_t slash = path.find('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string wholeFolder(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

fs::path deepestFolderOf(const std::vector<fs::path>& files) {
    fs::path common = files.front().parent_path();
    for (const fs::path& file : files) {
        const fs::path folder = file.parent_path();
        const auto [differs, ignored] = std::ranges::mismatch(common, folder);
        fs::path shared;
        for (auto part = common.begin(); part != differs; ++part) shared /= *part;
        common = shared;
    }
    return common;
}

}  // namespace lunette
