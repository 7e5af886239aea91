#include "imaging/PictureFiles.h"

#include "imaging/PictureReader.h"
#include "io/AttributeTable.h"
#include "io/LowerCase.h"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr int kEntriesPerReport = 1000;
constexpr std::size_t kMaxListed = 10'000, kMaxEndings = 100, kMaxTables = 100;

std::unordered_set<std::string> dottedEndings() {
    std::unordered_set<std::string> endings;
    for (const QString& ending : pictureEndings()) endings.insert("." + ending.toStdString());
    return endings;
}

class Search {
public:
    Search(const std::string& folder, const Progress& progress) : folder_(folder), progress_(progress) {}

    PictureFiles files() {
        std::error_code failure;
        const fs::directory_iterator root(folder_, failure);
        if (failure) throw Error("The folder '" + folder_.string() + "' cannot be read: " + failure.message() + ".");
        for (pending_.push_back(folder_); !pending_.empty();) {
            const fs::path here = std::move(pending_.back());
            pending_.pop_back();
            fs::directory_iterator entry(here, failure);
            for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) add(*entry);
            if (failure) addUnusable(here, "this folder cannot be read: " + failure.message());
        }
        std::ranges::sort(files_.pictures);
        std::ranges::sort(files_.tables);
        std::ranges::sort(files_.unusable, {}, &ImportReport::Skipped::what);
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
                ++files_.linkedFolders;
            else
                pending_.push_back(path);
            return;
        }
        const std::string ending = lowerCaseEnding(path);
        if (!endings_.contains(ending)) {
            if (isAttributeTableName(path) && fs::is_regular_file(status) && files_.tables.size() < kMaxTables)
                files_.tables.push_back(path.lexically_relative(folder_).generic_string());
            const bool isNamed = files_.others.size() < kMaxEndings || files_.others.contains(ending);
            ++files_.others[isNamed ? ending : "..."];
        } else if (fs::is_regular_file(status)) {
            files_.pictures.push_back(path.lexically_relative(folder_).generic_string());
        } else if (status.type() == fs::file_type::not_found) {
            addUnusable(path, "is a link to what is not there");
        } else {
            addUnusable(path, failure ? "cannot be looked at: " + failure.message() : "is not a file");
        }
    }

    void addUnusable(const fs::path& path, const std::string& why) {
        if (files_.unusable.size() < kMaxListed)
            files_.unusable.push_back({shownPath(path.lexically_relative(folder_).generic_string()), why});
        else
            ++files_.moreUnusable;
    }

    fs::path folder_;
    const Progress& progress_;
    std::unordered_set<std::string> endings_ = dottedEndings();
    PictureFiles files_;
    std::vector<fs::path> pending_;
    int seen_ = 0;
};

}  // namespace

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

}  // namespace lunette
