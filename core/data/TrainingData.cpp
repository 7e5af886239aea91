#include "data/TrainingData.h"

#include <filesystem>
#include <optional>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr int kFoldersAbove = 2;

Message differenceOf(const std::string& path, const DataFingerprint& found, const DataFingerprint& wanted) {
    if (found.trainCount != wanted.trainCount || found.testCount != wanted.testCount)
        return Message::tr("'%1' gives %2 images to train on and %3 held out; the model was trained with %4 and %5",
                           path, found.trainCount, found.testCount, wanted.trainCount, wanted.testCount);
    return Message::tr("'%1' holds other pictures than those that the model was trained on", path);
}

/// The ends of a path, the longest first: "b/c" and "c" of "/a/b/c" without its first part.
std::vector<std::string> endsOf(const std::string& path) {
    std::vector<std::string> ends;
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
        if (slash + 1 < path.size()) ends.push_back(path.substr(slash + 1));
    return ends;
}

/// The folder of the model file and those above it, the nearest first.
std::vector<fs::path> foldersAround(const std::string& modelPath) {
    std::vector<fs::path> folders;
    std::error_code failed;
    fs::path folder = fs::absolute(modelPath, failed).lexically_normal().parent_path();
    for (int i = 0; !failed && i <= kFoldersAbove; ++i, folder = folder.parent_path()) {
        folders.push_back(folder);
        if (folder == folder.root_path()) break;
    }
    return folders;
}

}  // namespace

FoundData openTrainingData(const Catalog& catalog, const DataOrigin& origin, const std::string& modelPath,
                           const Progress& progress) {
    const bool isPath = origin.spec.starts_with('/') && origin.fingerprint.isKnown();
    if (!isPath || !catalog.pathOf(origin.spec).empty()) {
        FoundData found{catalog.open(origin.spec, progress), {}};
        if (isPath && found.data.fingerprint != origin.fingerprint)
            found.note =
                Message::tr("The data have changed: %1.",
                            differenceOf(catalog.pathOf(origin.spec), found.data.fingerprint, origin.fingerprint));
        return found;
    }
    Message different;
    for (const fs::path& folder : foldersAround(modelPath))
        for (const std::string& end : endsOf(origin.spec)) {
            const std::string spec = (folder / end).string();
            const std::string path = catalog.pathOf(spec);
            if (path.empty()) continue;
            FoundData found;
            try {
                found.data = catalog.open(spec, progress);
            } catch (const Cancelled&) {
                throw;
            } catch (const Error&) {
                continue;  // something else of that name
            }
            if (found.data.fingerprint == origin.fingerprint) {
                found.note = Message::tr("The data have moved: they were found in '%1'.", path);
                return found;
            }
            if (different.isEmpty()) different = differenceOf(path, found.data.fingerprint, origin.fingerprint);
        }
    if (!different.isEmpty())
        throw Error(
            ErrorKind::Unknown,
            Message::tr("'%1' is no longer there, and %2; open the data where they are now.", origin.spec, different));
    throw Error(ErrorKind::Unknown,
                Message::tr("'%1' is no longer there, nor is it beside the model; open the data where they are now.",
                            origin.spec));
}

}  // namespace lunette
