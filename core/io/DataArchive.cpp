#include "io/DataArchive.h"

#include "io/Archive.h"
#include "io/MemberName.h"
#include "parameter/ReadablePath.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxUnpackedBytes = std::uint64_t{8} << 30;
constexpr std::uint64_t kLeftFree = std::uint64_t{256} << 20;  // of the disk
constexpr std::size_t kMaxFiles = 1000;
constexpr std::size_t kMaxSkippedMembers = 1000;  // that are named
constexpr std::size_t kWrittenAtOnce = std::size_t{1} << 20;

/// A new folder that nobody else can look into, removed with what it holds when the pointer goes.
std::shared_ptr<const std::string> makeTemporaryFolder(const std::string& path) {
    const auto fail = [&](const Message& cause) {
        throw Error(
            ErrorKind::Unwritable,
            Message::tr("'%1' cannot be unpacked into the temporary folder: %2; say another as TMPDIR.", path, cause));
    };
    std::error_code failure;
    std::string name = (fs::temp_directory_path(failure) / "lunette-XXXXXX").string();
    if (failure) fail(Message::ofSystem(failure));
    if (mkdtemp(name.data()) == nullptr) fail(Message::ofSystem(errno));
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
    Unpacker(const std::string& path, const std::string& within, const Progress& progress)
        : path_(path),
          within_(MemberName(within).path),
          progress_(progress),
          archive_(path, isPackedAlone(path) ? Archive::Formats::Any : Archive::Formats::All, progress),
          unpacked_{makeTemporaryFolder(path), {}} {
        std::error_code ignored;
        const fs::space_info space = fs::space(*unpacked_.folder, ignored);
        if (!ignored && space.available < kMaxUnpackedBytes + kLeftFree)
            room_ = space.available > kLeftFree ? space.available - kLeftFree : 0;
        packed_ = fs::file_size(path, ignored);
    }

    UnpackedFiles unpack() {
        const std::vector<Member> all = members();
        const std::vector<Member> wanted = all.size() > kMaxFiles ? wantedOf(all) : all;
        for (const Member& member : wanted) write(member);
        if (wanted.empty() && !flaw_.isEmpty())
            throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be opened: what it holds %2.", path_, flaw_));
        if (unlisted_ > 0)
            unpacked_.report.skipped.push_back(
                {Message::tr("%1 more", unlisted_), Message::tr("are not files or cannot be read")});
        return std::move(unpacked_);
    }

private:
    struct Member {
        std::size_t entry = 0;
        std::string name;
    };

    /// Of a file that is packed by itself: what it is called without the last ending.
    std::string ownName() const { return fs::path(path_).stem().string(); }

    /// What can be unpacked; the report gets the rest.
    std::vector<Member> members() {
        std::vector<Member> members;
        for (std::size_t i = 0; i < archive_.entries().size(); ++i) {
            const Archive::Entry& entry = archive_.entries()[i];
            const bool isPackedByItself = archive_.entries().size() == 1 && entry.name == "data";
            const MemberName name(isPackedByItself ? ownName() : entry.name);
            if (entry.kind == Archive::Entry::Kind::Folder || (name.isHidden && !name.leadsOut)) continue;
            if (name.leadsOut)
                skip(entry.name, Message::tr("names a place outside of the archive"));
            else if (entry.kind != Archive::Entry::Kind::File)
                skip(entry.name, Message::tr("is a link or no file"));
            else if (!entry.flaw.isEmpty())
                skip(entry.name, entry.flaw);
            else
                members.push_back({i, name.path});
            if (flaw_.isEmpty()) flaw_ = entry.flaw;
        }
        return members;
    }

    void skip(const std::string& name, const Message& why) {
        if (unpacked_.report.skipped.size() < kMaxSkippedMembers)
            unpacked_.report.skipped.push_back({readablePath(name), why});
        else
            ++unlisted_;
    }

    /// What is wanted of too many. Throws Error where that is nothing, or too many, too.
    std::vector<Member> wantedOf(const std::vector<Member>& all) const {
        if (within_.empty())
            throw Error(
                ErrorKind::TooLarge,
                Message::tr("'%1' holds more than 1,000 files; unpack it and open the file that you want, or name it "
                            "behind the archive, as in %1/%2.",
                            path_, all.front().name));
        const fs::path within(within_);
        const auto isWanted = [&](const Member& member) {
            const fs::path name(member.name);
            return member.name == within_ || member.name.starts_with(within_ + "/") ||
                   (name.parent_path() == within.parent_path() && name.extension() == within.extension());
        };
        std::vector<Member> wanted;
        std::ranges::copy_if(all, std::back_inserter(wanted), isWanted);
        if (wanted.empty())
            throw Error(ErrorKind::Unknown, Message::tr("'%1' holds no '%2'; it holds %3 files, the first '%4'.", path_,
                                                        within_, all.size(), all.front().name));
        if (wanted.size() > kMaxFiles)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("'%1' holds more than 1,000 files in '%2' or of its kind beside "
                                    "it; unpack it and open the file that you want.",
                                    path_, within_));
        return wanted;
    }

    void write(const Member& member) {
        const fs::path place = fs::path(*unpacked_.folder) / member.name;
        std::error_code failure, ignored;
        fs::create_directories(place.parent_path(), failure);
        if (failure == std::errc::not_a_directory || failure == std::errc::file_exists ||
            fs::is_directory(place, ignored))
            return skip(member.name, Message::tr("has the name of a folder, or lies in what is a file"));
        if (failure) failToWrite(member.name, Message::ofSystem(failure));
        errno = 0;  // a stream says nothing of the cause
        std::ofstream file(place, std::ios::binary | std::ios::trunc);
        if (!file) failToWrite(member.name, Message::ofSystem(errno != 0 ? errno : EIO));
        const auto source = archive_.source(member.entry);
        std::vector<std::uint8_t> bytes(kWrittenAtOnce);
        while (const std::size_t count = source->read(bytes)) {
            written_ += count;
            requireRoom();
            report(progress_, std::min(0.99, static_cast<double>(written_) / static_cast<double>(4 * packed_ + 1)));
            errno = 0;
            file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(count));
            if (!file) failToWrite(member.name, Message::ofSystem(errno != 0 ? errno : EIO));
        }
        errno = 0;
        file.close();
        if (!file) failToWrite(member.name, Message::ofSystem(errno != 0 ? errno : EIO));
    }

    [[noreturn]] void failToWrite(const std::string& name, const Message& cause) const {
        throw Error(ErrorKind::Unwritable,
                    Message::tr("'%1': its member '%2' cannot be unpacked into the temporary folder: %3; say another "
                                "as TMPDIR.",
                                path_, name, cause));
    }

    void requireRoom() const {
        if (written_ > kMaxUnpackedBytes)
            throw Error(
                ErrorKind::TooLarge,
                Message::tr("'%1' unpacks to more than 8 GiB; unpack it and open the file that you want.", path_));
        if (written_ > room_)
            throw Error(ErrorKind::TooLarge, Message::tr("'%1' does not fit unpacked into '%2'; say another folder as "
                                                         "TMPDIR, or unpack it and open the file that you want.",
                                                         path_, fs::path(*unpacked_.folder).parent_path().string()));
    }

    const std::string& path_;
    std::string within_;  ///< empty: everything
    const Progress& progress_;
    Archive archive_;
    UnpackedFiles unpacked_;
    Message flaw_;               ///< of the first member that has one
    std::int64_t unlisted_ = 0;  ///< of what was left out
    std::uint64_t written_ = 0, room_ = kMaxUnpackedBytes, packed_ = 0;
};

}  // namespace

bool DataArchive::recognizes(const std::string& path) const {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored) && beginsAsArchive(archiveStart(path));
}

UnpackedFiles DataArchive::unpack(const std::string& path, const std::string& within, const Progress& progress) const {
    return Unpacker(path, within, progress).unpack();
}

}  // namespace lunette
