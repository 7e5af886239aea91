#include "data/DataFolder.h"

#include "data/UnreadFormat.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <tuple>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPlaces = 1000;  // files and folders
constexpr std::size_t kMaxNamed = 3;

struct Contents {
    std::vector<fs::path> folders, files;
};

/// In order of their names, hidden ones left out.
Contents contentsIn(const fs::path& folder) {
    Contents contents;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().filename().string().starts_with('.')) continue;
        (entry.is_directory(ignored) ? contents.folders : contents.files).push_back(entry.path());
        if (contents.folders.size() + contents.files.size() == kMaxPlaces) break;
    }
    std::ranges::sort(contents.folders);
    std::ranges::sort(contents.files);
    return contents;
}

const DatasetFormat* formatFor(const fs::path& place,
                               const std::vector<std::unique_ptr<const DatasetFormat>>& formats) {
    const auto found = std::ranges::find_if(
        formats, [&](const auto& format) { return !format->opensAnyFolder() && format->recognizes(place.string()); });
    return found == formats.end() ? nullptr : found->get();
}

/// The folder and those in it, those nearer to it first.
std::vector<fs::path> foldersIn(const fs::path& folder) {
    std::vector<fs::path> folders{folder};
    for (std::size_t k = 0; k < folders.size() && folders.size() < kMaxPlaces; ++k) {
        const Contents contents = contentsIn(folders[k]);
        folders.insert(folders.end(), contents.folders.begin(), contents.folders.end());
    }
    return folders;
}

std::string smallName(const fs::path& file) {
    std::string name = file.filename().string();
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

/// Whether a file tells people of the others.
bool isForPeople(const fs::path& file) {
    constexpr std::array<std::string_view, 5> kNames{"readme", "license", "licence", "changelog", "citation"};
    const std::string name = smallName(file);
    return std::ranges::any_of(kNames, [&](std::string_view word) { return name.starts_with(word); });
}

/// How likely a file is the one that is meant.
auto rankOf(const DataInFolder& found) {
    std::error_code ignored;
    const std::string name = smallName(found.name);
    return std::tuple(found.format->files(found.place).size(), !name.ends_with(".txt"),
                      name.find("train") != std::string::npos, fs::file_size(found.place, ignored));
}

DataInFolder likeliest(std::vector<DataInFolder> candidates) {
    DataInFolder best = *std::ranges::max_element(candidates, {}, rankOf);
    const std::vector<std::string> taken = best.format->files(best.place);
    for (const DataInFolder& candidate : candidates) {
        best.isAmongPictures = best.isAmongPictures || candidate.format->recognizesPictures();
        if (std::ranges::find(taken, candidate.place) == taken.end()) best.others.push_back(candidate.name);
    }
    return best;
}

}  // namespace

std::optional<DataInFolder> findData(const std::string& folder,
                                     const std::vector<std::unique_ptr<const DatasetFormat>>& formats) {
    const auto nameOf = [&](const fs::path& place) { return place.lexically_relative(folder).string(); };
    const std::vector<fs::path> folders = foldersIn(folder);
    for (const fs::path& place : folders)
        if (const DatasetFormat* format = formatFor(place, formats))
            return DataInFolder{place.string(), nameOf(place), format, {}};
    std::vector<DataInFolder> candidates;
    for (const fs::path& place : folders) {
        for (const fs::path& file : contentsIn(place).files)
            if (const DatasetFormat* format = isForPeople(file) ? nullptr : formatFor(file, formats))
                candidates.push_back({file.string(), nameOf(file), format, {}});
        if (!candidates.empty()) return likeliest(std::move(candidates));
    }
    return std::nullopt;
}

void failWithoutData(const std::string& folder, const std::string& file) {
    for (const fs::path& place : foldersIn(folder))
        for (const fs::path& inner : contentsIn(place).files)
            if (const Message advice = describeUnreadFormat(inner.string()); !advice.isEmpty())
                throw Error(ErrorKind::Unsupported, Message::tr("'%1' holds '%2', which %3.", file,
                                                                inner.lexically_relative(folder).string(), advice));
    throw Error(ErrorKind::TooFew,
                Message::tr("'%1' holds no pictures, table or arrays that Lunette reads; it holds %2.", file,
                            contentsOf(folder)));
}

Message contentsOf(const std::string& folder) {
    Message named;
    std::size_t count = 0;
    for (const fs::path& place : foldersIn(folder))
        for (const fs::path& file : contentsIn(place).files) {
            if (++count > kMaxNamed) continue;
            const Message one("'" + file.lexically_relative(folder).string() + "'");
            named = named.isEmpty() ? one : Message::tr("%1, %2", named, one);
        }
    if (count == 0) return Message::tr("nothing");
    return count > kMaxNamed ? Message::tr("%1 and %2 more", named, count - kMaxNamed) : named;
}

}  // namespace lunette
