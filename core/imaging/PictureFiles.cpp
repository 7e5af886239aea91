#include "imaging/PictureFiles.h"

#include "imaging/PictureReader.h"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr int kEntriesPerReport = 1000;

std::string endingOf(const fs::path& path) {
    return QString::fromStdString(path.extension().string()).toLower().toStdString();
}

std::unordered_set<std::string> dottedEndings() {
    std::unordered_set<std::string> endings;
    for (const QString& ending : pictureEndings()) endings.insert("." + ending.toStdString());
    return endings;
}

}  // namespace

PictureFiles findPictures(const std::string& folder, const Progress& progress) {
    const auto endings = dottedEndings();
    PictureFiles files;
    int seen = 0;
    std::vector<fs::path> pending{fs::path(folder)};
    while (!pending.empty()) {
        const fs::path here = std::move(pending.back());
        pending.pop_back();
        std::error_code failure;
        fs::directory_iterator entry(here, failure);
        if (failure && here == fs::path(folder))
            throw Error("The folder '" + folder + "' cannot be read: " + failure.message() + ".");
        if (failure) files.unreadable.push_back(fs::relative(here, folder).generic_string());
        for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
            if (seen++ % kEntriesPerReport == 0) report(progress, 0.0);
            std::error_code ignored;
            const fs::path& path = entry->path();
            if (path.filename().string().starts_with('.')) continue;
            if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) pending.push_back(path);
            if (!entry->is_regular_file(ignored)) continue;
            const std::string ending = endingOf(path);
            if (endings.contains(ending))
                files.pictures.push_back(path.lexically_relative(folder).generic_string());
            else
                ++files.others[ending];
        }
    }
    std::ranges::sort(files.pictures);
    std::ranges::sort(files.unreadable);
    return files;
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
