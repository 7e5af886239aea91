#include "io/DataArchive.h"

#include "io/Archive.h"
#include "io/MemberName.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxUnpackedBytes = std::uint64_t{8} << 30;
constexpr std::uint64_t kLeftFree = std::uint64_t{256} << 20;  // of the disk
constexpr std::size_t kMaxFiles = 1000;
constexpr std::size_t kWrittenAtOnce = std::size_t{1} << 20;

/// A new folder that nobody else can look into, removed with what it holds when the pointer goes.
std::shared_ptr<const std::string> makeFolder(const std::string& path) {
    std::error_code failure;
    std::string name = (fs::temp_directory_path(failure) / "lunette-XXXXXX").string();
    if (failure || mkdtemp(name.data()) == nullptr)
        throw Error(ErrorKind::Unwritable,
                    Message::tr("'%1' cannot be unpacked into the temporary folder: %2; say another as TMPDIR.", path,
                                failure ? failure.message() : std::string(std::strerror(errno))));
    return {new std::string(name), [](const std::string* folder) {
                std::error_code ignored;
                fs::remove_all(*folder, ignored);
                delete folder;
            }};
}

/// Not a ZIP, 7z or TAR file, so that what is packed may be one file by itself.
bool isPackedAlone(const std::string& path) {
    const std::string start = archiveStart(path);
    return !start.starts_with("PK") && !start.starts_with("7z") && start.find("ustar") == std::string::npos;
}

class Unpacker {
public:
    Unpacker(const std::string& path, const Progress& progress)
        : path_(path),
          progress_(progress),
          archive_(path, isPackedAlone(path) ? Archive::Formats::Any : Archive::Formats::All, progress),
          folder_(makeFolder(path)) {
        std::error_code ignored;
        const fs::space_info space = fs::space(*folder_, ignored);
        if (!ignored && space.available < kMaxUnpackedBytes + kLeftFree)
            room_ = space.available > kLeftFree ? space.available - kLeftFree : 0;
        packed_ = fs::file_size(path, ignored);
    }

    std::shared_ptr<const std::string> unpack() {
        std::size_t files = 0;
        Message flaw;
        for (std::size_t i = 0; i < archive_.entries().size(); ++i) {
            const Archive::Entry& entry = archive_.entries()[i];
            if (entry.kind != Archive::Entry::Kind::File) continue;
            const bool isPackedByItself = archive_.entries().size() == 1 && entry.name == "data";
            const MemberName name(isPackedByItself ? ownName() : entry.name);
            if (name.leadsOut || name.isHidden) continue;
            if (!entry.flaw.isEmpty()) {
                if (flaw.isEmpty()) flaw = entry.flaw;
                continue;
            }
            if (++files > kMaxFiles)
                throw Error(ErrorKind::TooLarge, Message::tr("'%1' holds more than 1,000 files, and no picture by its "
                                                             "name among them; unpack it and open what you mean.",
                                                             path_));
            write(i, name.path);
        }
        if (files == 0 && !flaw.isEmpty())
            throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be opened: what it holds %2.", path_, flaw));
        return folder_;
    }

private:
    /// Of a file that is packed by itself: what it is called without the last ending.
    std::string ownName() const { return fs::path(path_).stem().string(); }

    void write(std::size_t entry, const std::string& name) {
        const fs::path place = fs::path(*folder_) / name;
        std::error_code failure;
        fs::create_directories(place.parent_path(), failure);
        std::ofstream file(place, std::ios::binary | std::ios::trunc);
        const auto source = archive_.source(entry);
        std::vector<std::uint8_t> bytes(kWrittenAtOnce);
        while (const std::size_t count = source->read(bytes)) {
            written_ += count;
            requireRoom();
            report(progress_, std::min(0.99, static_cast<double>(written_) / static_cast<double>(4 * packed_ + 1)));
            file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(count));
            if (!file) break;
        }
        file.close();
        if (!file)
            throw Error(ErrorKind::Unwritable,
                        Message::tr("'%1': its member '%2' cannot be unpacked into the temporary folder: %3.", path_,
                                    name, std::string(std::strerror(errno))));
    }

    void requireRoom() const {
        if (written_ > kMaxUnpackedBytes)
            throw Error(ErrorKind::TooLarge, Message::tr("'%1' unpacks to more than 8 GiB; unpack it and open what you "
                                                         "mean.",
                                                         path_));
        if (written_ > room_)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("'%1' does not fit unpacked into '%2'; say another folder as TMPDIR, or unpack it "
                                    "and open what you mean.",
                                    path_, fs::path(*folder_).parent_path().string()));
    }

    const std::string& path_;
    const Progress& progress_;
    Archive archive_;
    std::shared_ptr<const std::string> folder_;
    std::uint64_t written_ = 0, room_ = kMaxUnpackedBytes, packed_ = 0;
};

}  // namespace

bool DataArchive::recognizes(const std::string& path) const {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) && beginsAsArchive(archiveStart(path));
}

std::shared_ptr<const std::string> DataArchive::unpack(const std::string& path, const Progress& progress) const {
    return Unpacker(path, progress).unpack();
}

}  // namespace lunette
