#include "data/DataFolder.h"

#include "data/LowerCase.h"
#include "data/UnreadFormat.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <tuple>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPlaces = 10'000;  // files and folders
constexpr std::size_t kEntriesPerReport = 1000;
constexpr std::size_t kMaxNamed = 3;

/// A folder and those in it, those nearer to it first.
class FolderWalk {
public:
    struct Place {
        fs::path folder;
        std::vector<fs::path> files{};  ///< in order of their names
    };

    FolderWalk(const fs::path& folder, const Progress& progress) : progress_(progress) {
        places_.push_back({folder});
        for (std::size_t k = 0; k < places_.size() && !isCut_; ++k) enter(k);
    }

    const std::vector<Place>& places() const { return places_; }

    std::vector<Message> notes() const {
        std::vector<Message> notes;
        if (linkedFolders_ > 0)
            notes.push_back(Message::tr("%n links to folders were not followed.",
                                        "%n link to a folder was not followed.", linkedFolders_));
        if (isCut_)
            notes.push_back(
                Message::tr("Only the first 10,000 files and folders were looked at; open another one by "
                            "its own path."));
        return notes;
    }

private:
    /// As a search for pictures does: links to files are followed, those to folders may lead back.
    void enter(std::size_t place) {
        std::vector<fs::path> folders, files;
        std::error_code failure;
        fs::directory_iterator entry(places_[place].folder, failure);
        for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
            if (seen_++ % kEntriesPerReport == 0) report(progress_, 0.0);
            std::error_code unknown;
            if (entry->path().filename().string().starts_with('.')) continue;
            if (entry->is_regular_file(unknown))
                files.push_back(entry->path());
            else if (entry->is_directory(unknown) && entry->is_symlink(unknown))
                ++linkedFolders_;
            else if (entry->is_directory(unknown))
                folders.push_back(entry->path());
        }
        std::ranges::sort(files);
        std::ranges::sort(folders);
        keepSome(files);
        keepSome(folders);
        places_[place].files = std::move(files);
        for (fs::path& folder : folders) places_.push_back({std::move(folder)});
    }

    void keepSome(std::vector<fs::path>& paths) {
        isCut_ = isCut_ || paths.size() > kMaxPlaces - kept_;
        paths.resize(std::min(paths.size(), kMaxPlaces - kept_));
        kept_ += paths.size();
    }

    const Progress& progress_;
    std::vector<Place> places_;
    std::size_t seen_ = 0, kept_ = 0;
    std::int64_t linkedFolders_ = 0;
    bool isCut_ = false;
};

const DatasetFormat* formatFor(const fs::path& place, const std::vector<std::unique_ptr<const DatasetFormat>>& formats,
                               const Progress& progress) {
    report(progress, 0.0);
    const auto found = std::ranges::find_if(
        formats, [&](const auto& format) { return !format->opensAnyFolder() && format->recognizes(place.string()); });
    return found == formats.end() ? nullptr : found->get();
}

std::string smallName(const fs::path& file) { return lowerCase(file.filename().string()); }

/// Whether a file tells people of the others.
bool isForPeople(const fs::path& file) {
    constexpr std::array<std::string_view, 5> kNames{"readme", "license", "licence", "changelog", "citation"};
    const std::string name = smallName(file);
    return std::ranges::any_of(kNames, [&](std::string_view word) { return name.starts_with(word); });
}

/// A file that can be opened, and those that it is opened with.
struct Candidate {
    DataInFolder data;
    std::vector<std::string> files;
    std::uintmax_t size = 0;  ///< in bytes

    explicit Candidate(DataInFolder found) : data(std::move(found)) {
        try {
            files = data.format->files(data.place);
        } catch (const Cancelled&) {
            throw;
        } catch (const std::exception&) {
            files = {data.place};  // opening it says what is wrong, should it be the one
        }
        std::error_code failure;
        const std::uintmax_t bytes = fs::file_size(data.place, failure);
        if (!failure) size = bytes;
    }

    /// How likely it is the one that is meant.
    auto rank() const {
        const std::string name = smallName(data.name);
        return std::tuple(files.size(), !name.ends_with(".txt"), name.find("train") != std::string::npos, size);
    }
};

DataInFolder likeliest(const std::vector<Candidate>& candidates) {
    const Candidate& best = *std::ranges::max_element(candidates, {}, &Candidate::rank);
    DataInFolder found = best.data;
    for (const Candidate& candidate : candidates)
        if (std::ranges::find(best.files, candidate.data.place) == best.files.end())
            found.others.push_back(candidate.data.name);
    return found;
}

}  // namespace

std::optional<DataInFolder> findData(const std::string& folder,
                                     const std::vector<std::unique_ptr<const DatasetFormat>>& formats,
                                     const Progress& progress) {
    const auto nameOf = [&](const fs::path& place) { return place.lexically_relative(folder).string(); };
    const FolderWalk walk(folder, progress);
    for (const FolderWalk::Place& place : walk.places())
        if (const DatasetFormat* format = formatFor(place.folder, formats, progress))
            return DataInFolder{place.folder.string(), nameOf(place.folder), format, {}, walk.notes()};
    std::vector<Candidate> candidates;
    for (const FolderWalk::Place& place : walk.places()) {
        for (const fs::path& file : place.files)
            if (const DatasetFormat* format = isForPeople(file) ? nullptr : formatFor(file, formats, progress))
                candidates.emplace_back(DataInFolder{file.string(), nameOf(file), format, {}, walk.notes()});
        if (!candidates.empty()) return likeliest(candidates);
    }
    return std::nullopt;
}

void failWithoutData(const std::string& folder, const std::string& file, const Progress& progress) {
    const FolderWalk walk(folder, progress);
    for (const FolderWalk::Place& place : walk.places())
        for (const fs::path& inner : place.files)
            if (const Message advice = describeUnreadFormat(inner.string()); !advice.isEmpty())
                throw Error(ErrorKind::Unsupported, Message::tr("'%1' holds '%2', which %3.", file,
                                                                inner.lexically_relative(folder).string(), advice));
    throw Error(ErrorKind::TooFew,
                Message::tr("'%1' holds no pictures, table or arrays that Lunette reads; it holds %2.", file,
                            contentsOf(folder, progress)));
}

Message contentsOf(const std::string& folder, const Progress& progress) {
    Message named;
    std::size_t count = 0;
    const FolderWalk walk(folder, progress);
    for (const FolderWalk::Place& place : walk.places())
        for (const fs::path& file : place.files) {
            if (++count > kMaxNamed) continue;
            const Message one("'" + file.lexically_relative(folder).string() + "'");
            named = named.isEmpty() ? one : Message::tr("%1, %2", named, one);
        }
    if (count == 0) return Message::tr("nothing");
    return count > kMaxNamed ? Message::tr("%1 and %2 more", named, count - kMaxNamed) : named;
}

}  // namespace lunette
