#include "io/NpyFolder.h"

#include "data/LowerCase.h"
#include "io/ArrayRoles.h"
#include "io/Gzip.h"
#include "io/WholeFile.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostNpyFiles = 100'000;
constexpr std::size_t kHeadersLookedAt = 100;  // before a folder is recognized
constexpr std::size_t kFewestPictures = 3;
// What may lie beside arrays.
constexpr std::array<std::string_view, 9> kTexts{".txt", ".md",  ".json", ".csv",  ".py",
                                                 ".pdf", ".yml", ".yaml", ".ipynb"};

/// The .npy files of a folder; `folders` are those in it.
struct NpyFiles {
    std::vector<fs::path> files, folders;
};

/// Nothing where something else lies in the folder.
std::optional<NpyFiles> npyFilesIn(const fs::path& folder) {
    NpyFiles found;
    std::error_code failure, ignored;
    fs::directory_iterator entry(folder, failure);
    for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
        const fs::path& path = entry->path();
        if (path.filename().string().starts_with('.')) continue;
        const std::string ending = lowerCaseEnding(path);
        if (entry->is_directory(ignored)) {
            if (entry->is_symlink(ignored)) return std::nullopt;
            found.folders.push_back(path);
        } else if (ending == ".npy" && entry->is_regular_file(ignored)) {
            found.files.push_back(path);
        } else if (std::ranges::find(kTexts, ending) == kTexts.end()) {
            return std::nullopt;
        }
        if (found.files.size() + found.folders.size() > kMostNpyFiles) return std::nullopt;
    }
    if (failure) return std::nullopt;
    std::ranges::sort(found.files);
    std::ranges::sort(found.folders);
    return found;
}

/// The header alone; nothing where there is none.
std::optional<NpyHeader> headerOf(const fs::path& file) {
    try {
        ByteReader reader(std::make_unique<FileSource>(file.string()), file.string());
        return readNpyHeader(reader);
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// Files by their class; of files of a class each, one for each.
using NpyClasses = std::map<std::string, std::vector<fs::path>>;

/// Whether each of the files holds one picture, as many of the same shape do.
bool holdOnePictureEach(const std::vector<fs::path>& files) {
    if (files.size() < kFewestPictures) return false;
    const auto first = headerOf(files.front());
    if (!first || !isOnePicture(*first)) return false;
    const std::size_t looked = std::min(files.size(), kHeadersLookedAt);
    for (std::size_t i = 0; i < looked; ++i)
        if (const auto one = headerOf(files[i * files.size() / looked]); !one || one->shape != first->shape)
            return false;
    return true;
}

/// Whether the file holds several pictures.
bool holdsPictures(const fs::path& file) {
    const auto header = headerOf(file);
    try {
        return header && !layoutOf(*header, {}, "").areImagesLast;
    } catch (const Error&) {
        return false;
    }
}

std::vector<fs::path> allFiles(const NpyClasses& classes) {
    std::vector<fs::path> all;
    for (const auto& [name, files] : classes) all.insert(all.end(), files.begin(), files.end());
    return all;
}

/// Each file or each folder as a class; empty where they are something else.
NpyClasses classesWithin(const fs::path& folder) {
    const auto found = npyFilesIn(folder);
    NpyClasses classes;
    if (!found || (!found->files.empty() && !found->folders.empty())) return {};
    if (found->folders.size() == 1 && found->files.empty()) return classesWithin(found->folders.front());
    if (!found->files.empty()) {
        if (holdOnePictureEach(found->files)) return {{folder.filename().string(), found->files}};
        for (const fs::path& file : found->files) classes[file.stem().string()] = {file};
    }
    for (const fs::path& inner : found->folders) {
        const auto files = npyFilesIn(inner);
        if (!files || !files->folders.empty() || files->files.empty()) return {};
        classes[inner.filename().string()] = files->files;
    }
    const bool areNamed = std::ranges::any_of(classes, [](const auto& one) { return saysItsUse(one.first); });
    if (classes.size() < 2 || areNamed) return {};
    const std::vector<fs::path> all = allFiles(classes);
    const bool areRead = holdOnePictureEach(all) || std::ranges::all_of(classes, [](const auto& one) {
                             return holdsPictures(one.second.front());
                         });
    return areRead ? classes : NpyClasses();
}

/// What a file holds, of pictures of the same shape and type as `first` does.
StoredArray arrayLike(const fs::path& file, const NpyHeader& first, bool areSingle) {
    StoredArray array = std::move(readNpyFile(wholeFile(file.string()), file.string()).arrays.front());
    const NpyHeader& header = array.header;
    const auto begin = [&](const NpyHeader& one) {
        return one.shape.begin() + (areSingle || one.shape.empty() ? 0 : 1);
    };
    const bool isLike = header.kind == first.kind && header.itemSize == first.itemSize && !header.isFortran &&
                        header.isBigEndian == first.isBigEndian &&
                        std::equal(begin(header), header.shape.end(), begin(first), first.shape.end());
    if (!isLike)
        throw Error(
            ErrorKind::Conflict,
            Message::tr("'%1' holds %2, %3, and another file of this folder %4, %5; make all of one size and "
                        "type, in Python: numpy.save(FILE, numpy.ascontiguousarray(a).astype(TYPE))",
                        file.string(), header.shapeText(), header.typeName(), first.shapeText(), first.typeName()));
    return array;
}

/// The files of a class as one array, which are read again when its numbers are needed.
StoredArray joinedFiles(const std::string& name, const std::vector<fs::path>& files, const NpyHeader& first,
                        bool areSingle) {
    NpyHeader header = first;
    header.isFortran = false;
    if (areSingle) header.shape.insert(header.shape.begin(), 0);
    header.shape[0] = 0;
    for (const fs::path& file : files)
        header.shape[0] +=
            areSingle ? (arrayLike(file, first, true), 1) : arrayLike(file, first, false).header.shape[0];
    const std::uint64_t size = header.byteCount();
    return {name, header, true, [=](const Progress& progress) {
                if (size > kMaxUnpacked)
                    throw Error(ErrorKind::TooLarge,
                                Message::tr("'%1': its files take %2 MiB together, and Lunette reads at most %3 MiB of "
                                            "such; put them into one with numpy.save().",
                                            name, size >> 20, kMaxUnpacked >> 20));
                std::vector<std::uint8_t> bytes;
                bytes.reserve(static_cast<std::size_t>(size));
                for (const fs::path& file : files) {
                    report(progress, static_cast<double>(bytes.size()) / static_cast<double>(size + 1));
                    const SharedBytes numbers = arrayLike(file, first, areSingle).numbers(progress);
                    bytes.insert(bytes.end(), numbers.bytes.begin(), numbers.bytes.end());
                }
                bytes.resize(static_cast<std::size_t>(size));  // should files have changed
                const auto shared = std::make_shared<const std::vector<std::uint8_t>>(std::move(bytes));
                return SharedBytes{shared, *shared};
            }};
}

}  // namespace

bool NpyFolderFormat::recognizes(const std::string& path) const {
    std::error_code ignored;
    return fs::is_directory(path, ignored) && !classesWithin(path).empty();
}

std::vector<std::string> NpyFolderFormat::files(const std::string& path) const {
    std::vector<std::string> files;
    for (const fs::path& file : allFiles(classesWithin(path))) files.push_back(file.string());
    return files;
}

ArrayFile NpyFolderFormat::read(const std::string& path) const {
    const NpyClasses classes = classesWithin(path);
    if (classes.empty())
        throw Error(ErrorKind::TooFew, Message::tr("The folder '%1' holds no arrays of pictures as classes.", path));
    const std::vector<fs::path> all = allFiles(classes);
    const bool areSingle = holdOnePictureEach(all);
    const auto first = headerOf(all.front());
    ArrayFile file;
    for (const auto& [name, files] : classes)
        if (files.size() == 1 && !areSingle) {
            file.arrays.push_back(arrayLike(files.front(), *first, false));
            file.arrays.back().name = name;
        } else {
            file.arrays.push_back(joinedFiles(name, files, *first, areSingle));
        }
    if (areSingle)
        file.notes.push_back(Message::tr("Each of %1 files of one size was taken for a picture.", all.size()));
    return file;
}

}  // namespace lunette
