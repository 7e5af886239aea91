#include "download/Fetch.h"

#include "download/FileFetch.h"
#include "io/AtomicFile.h"

#include <QLockFile>
#include <QString>

#include <filesystem>

namespace lunette {

namespace {

namespace fs = std::filesystem;

/// Both are on one disk, so a file is in either folder, never in both or in none.
void moveInto(const fs::path& from, const fs::path& to, const Message& title) {
    std::error_code failure;
    if (!fs::exists(to, failure)) {
        fs::rename(from, to, failure);
    } else {
        for (const auto& entry : fs::directory_iterator(from, failure))
            if (!failure) fs::rename(entry.path(), to / entry.path().filename(), failure);
        if (!failure) fs::remove(from, failure);
    }
    if (failure)
        throw Error(ErrorKind::Unwritable,
                    Message::tr("%1 was fetched into '%2', but cannot be moved to '%3': %4. Move it there yourself.",
                                title, from.string(), to.string(), Message::ofSystem(failure)));
}

}  // namespace

void fetchDataset(const DownloadableDataset& set, const Progress& progress) {
    if (set.files.empty())
        throw Error(ErrorKind::Unavailable,
                    Message::tr("%1 cannot be fetched by Lunette; save pictures from %2 into '%3'.", set.title,
                                set.page, set.folder));
    const std::string gathering = set.folder + ".download";
    makeFolder(gathering);
    QLockFile lock(QString::fromStdString(set.folder + ".lock"));
    lock.setStaleLockTime(0);  // its owner's end frees it, however long it takes
    if (!lock.tryLock(0))
        throw Error(ErrorKind::Unavailable, Message::tr("%1 is being fetched by another Lunette, or '%2.lock' cannot "
                                                        "be made; wait for it, or see to that folder.",
                                                        set.title, set.folder));
    std::uint64_t before = 0;
    for (const PublishedFile& file : set.files) {
        fetchFile(file, gathering, [&](std::uint64_t bytes) {
            return !progress || progress(static_cast<double>(before + bytes) / static_cast<double>(set.bytes()));
        });
        before += file.bytes;
    }
    moveInto(gathering, set.folder, set.title);
}

}  // namespace lunette
