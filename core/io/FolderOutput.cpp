#include "io/FolderOutput.h"

#include "io/AtomicFile.h"

#include <filesystem>

namespace lunette {
namespace {

namespace fs = std::filesystem;

/// The folder and those above it that are not there, outermost first.
std::vector<std::string> missingFolders(const std::string& folder) {
    std::vector<std::string> missing;
    std::error_code ignored;
    fs::path path = fs::absolute(folder).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();  // it ended in a slash
    for (; path.has_relative_path() && !fs::exists(fs::symlink_status(path, ignored)); path = path.parent_path())
        missing.insert(missing.begin(), path.string());
    return missing;
}

/// From the innermost on. One that somebody else has put something into stays.
void removeFolders(const std::vector<std::string>& made) {
    std::error_code ignored;
    for (auto folder = made.rbegin(); folder != made.rend(); ++folder) fs::remove(*folder, ignored);
}

}  // namespace

FolderOutput::FolderOutput(std::string folder) : folder_(std::move(folder)), made_(missingFolders(folder_)) {
    try {
        makeFolder(folder_);
    } catch (...) {
        removeFolders(made_);
        throw;
    }
}

FolderOutput::~FolderOutput() {
    std::error_code ignored;
    for (const std::string& file : files_) fs::remove(file, ignored);
    removeFolders(made_);
}

std::string FolderOutput::add(const std::string& name) {
    std::string file = (fs::path(folder_) / name).string();
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(file, ignored))) files_.push_back(file);
    return file;
}

void FolderOutput::keep() {
    files_.clear();
    made_.clear();
}

}  // namespace lunette
