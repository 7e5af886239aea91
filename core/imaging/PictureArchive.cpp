#include "imaging/PictureArchive.h"

#include "data/LowerCase.h"
#include "imaging/PictureFolder.h"
#include "io/Archive.h"
#include "io/MemberName.h"

#include <QBuffer>

#include <algorithm>
#include <filesystem>
#include <unordered_map>

namespace lunette {
namespace {

constexpr std::size_t kHeldBytes = std::size_t{64} << 20;  // of files that wait to be decoded
constexpr std::size_t kMaxListedInArchive = 10'000, kMaxTablesInArchive = 100, kMaxEndingsInArchive = 100;
constexpr std::uint64_t kMaxRatio = 200;  // pictures that shrink by more are taken for a bomb
constexpr std::uint64_t kNeverABomb = std::uint64_t{16} << 30;

const Archive::Bound kPictureBound{std::uint64_t{256} << 20, Message::tr("unpack the archive and open its folder")};

/// Bytes in memory as a device that keeps them.
class HeldBytes final : public QBuffer {
public:
    explicit HeldBytes(SharedBytes bytes)
        : bytes_(std::move(bytes)),
          view_(QByteArray::fromRawData(reinterpret_cast<const char*>(bytes_.bytes.data()),
                                        static_cast<qsizetype>(bytes_.bytes.size()))) {
        setData(view_);
        QBuffer::open(ReadOnly);
    }
    HeldBytes(const HeldBytes&) = delete;
    HeldBytes& operator=(const HeldBytes&) = delete;
    ~HeldBytes() override { close(); }

private:
    SharedBytes bytes_;
    QByteArray view_;
};

using EntryPlaces = std::unordered_map<std::string, std::size_t>;

class ArchiveStore final : public PictureStore {
public:
    ArchiveStore(std::string path, std::shared_ptr<Archive> archive, EntryPlaces places)
        : path_(std::move(path)), archive_(std::move(archive)), places_(std::move(places)) {}

    const std::string& name() const override { return path_; }
    std::size_t place(const std::string& file) const override { return places_.at(file); }

    std::size_t prepare(std::span<const std::string> files) override {
        held_.clear();
        std::size_t bytes = 0, count = 0;
        for (const std::string& file : files) {
            if (bytes > kHeldBytes) break;
            Held& held = held_[file];
            try {
                held.bytes = archive_->contents(places_.at(file), kPictureBound, {});
                bytes += held.bytes.bytes.size();
            } catch (const Error& error) {
                held.flaw = error;
            }
            ++count;
        }
        return count;
    }

    std::unique_ptr<QIODevice> open(const std::string& file) const override {
        const Held& held = held_.at(file);
        if (held.flaw) throw Error(held.flaw->kind(), held.flaw->message().asClause());
        return std::make_unique<HeldBytes>(held.bytes);
    }

private:
    struct Held {
        SharedBytes bytes;
        std::optional<Error> flaw;  ///< where it cannot be unpacked
    };
    std::string path_;
    std::shared_ptr<Archive> archive_;
    EntryPlaces places_;
    std::unordered_map<std::string, Held> held_;
};

bool beginsAsPictureFile(const std::vector<std::uint8_t>& start) {
    const std::string_view text(reinterpret_cast<const char*>(start.data()), start.size());
    return text.starts_with("\x89PNG\r\n") || text.starts_with("\xFF\xD8\xFF") || text.starts_with("GIF8") ||
           isPlainBitmap(start) || isPixmap(start) || isTiff(start) ||
           (text.starts_with("RIFF") && text.substr(8).starts_with("WEBP"));
}

/// Sorts the entries of an archive as those of a folder are.
class ArchiveListing {
public:
    explicit ArchiveListing(Archive& archive) : archive_(archive) {}

    void list(const Progress& progress) {
        for (std::size_t i = 0; i < archive_.entries().size(); ++i) {
            if (i % 1000 == 0) report(progress, 0.0);
            add(i);
        }
        for (const auto& [path, entry] : places) {
            const FileKind kind = fileKindOf(path);
            (kind == FileKind::Table ? files.tables : files.pictures).push_back(path);
        }
        std::ranges::sort(files.pictures);
        std::ranges::sort(files.tables);
        if (repeated_ > 0)
            files.notes.push_back(Message::tr("%n names occur several times in the archive; the last of each counts.",
                                              "%n name occurs several times in the archive; the last of each counts.",
                                              repeated_));
    }

    PictureFiles files;
    EntryPlaces places;  ///< of pictures and tables

private:
    void add(std::size_t i) {
        const Archive::Entry& entry = archive_.entries()[i];
        if (entry.kind == Archive::Entry::Kind::Folder) return;
        const MemberName name(entry.name);
        if (name.isHidden && !name.leadsOut) {
            ++files.hidden;
            return;
        }
        const FileKind kind = fileKindOf(name.path);
        if (kind == FileKind::Other || kind == FileKind::Unread) return count(kind, name.path);
        if (name.leadsOut || entry.kind != Archive::Entry::Kind::File) {
            if (kind == FileKind::Picture)
                addUnusable(entry.name, name.leadsOut ? Message::tr("names a place outside of the archive")
                                                      : Message::tr("is a link or no file"));
            return;
        }
        if (kind == FileKind::Unknown && !isPictureByContent(i)) return count(kind, name.path);
        if (kind == FileKind::Table) {
            count(kind, name.path);
            if (tables_++ >= kMaxTablesInArchive) return;
        }
        const auto [place, isNew] = places.insert_or_assign(name.path, i);
        repeated_ += isNew ? 0 : 1;
    }

    bool isPictureByContent(std::size_t entry) {
        try {
            const bool isPicture = beginsAsPictureFile(archive_.beginning(entry, 64));
            files.byContent += isPicture ? 1 : 0;
            return isPicture;
        } catch (const Error&) {
            return false;
        }
    }

    void count(FileKind kind, const std::string& path) {
        if (kind == FileKind::Unread) return files.addUnread(path);
        const std::string ending = lowerCaseEnding(path);
        const bool isNamed = files.others.size() < kMaxEndingsInArchive || files.others.contains(ending);
        ++files.others[isNamed ? ending : "..."];
    }

    void addUnusable(const std::string& name, const Message& why) {
        if (files.unusable.size() < kMaxListedInArchive)
            files.unusable.push_back({shownPath(name), why});
        else
            ++files.moreUnusable;
    }

    Archive& archive_;
    std::size_t tables_ = 0;
    std::int64_t repeated_ = 0;
};

/// Throws Error for an archive of which no picture can be unpacked, or that unpacks to far more than it holds.
void requireHonest(const std::string& path, const Archive& archive, const ArchiveListing& listing) {
    std::uint64_t unpacked = 0;
    Message flaw;
    bool anyFlawless = listing.files.pictures.empty();
    for (const std::string& picture : listing.files.pictures) {
        const Archive::Entry& entry = archive.entries()[listing.places.at(picture)];
        if (entry.size <= kPictureBound.bytes) unpacked += entry.size;
        anyFlawless = anyFlawless || entry.flaw.isEmpty();
        if (flaw.isEmpty()) flaw = entry.flaw;
    }
    if (!anyFlawless)
        throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be opened: what it holds %2.", path, flaw));
    std::error_code ignored;
    const std::uint64_t packed = std::filesystem::file_size(path, ignored);
    if (unpacked > kNeverABomb && unpacked / kMaxRatio > packed)
        throw Error(
            ErrorKind::TooLarge,
            Message::tr(
                "'%1' says that it unpacks to %2 GiB, which is no archive of pictures; copy or download it again.",
                path, unpacked >> 30));
}

std::vector<AttributeSource> tablesIn(const std::shared_ptr<Archive>& archive, const ArchiveListing& listing) {
    std::vector<AttributeSource> tables;
    for (const std::string& table : listing.files.tables) {
        const std::string within = wholeFolder(table);
        const bool holdsPictures =
            !within.empty() && std::ranges::any_of(listing.files.pictures, [&](const std::string& picture) {
                return picture.starts_with(within + "/");
            });
        const std::size_t entry = listing.places.at(table);
        tables.push_back({table, holdsPictures ? within : "", false, [archive, entry]() -> std::unique_ptr<ByteSource> {
                              SharedBytes text = archive->contents(entry, kPictureBound, {});
                              return std::make_unique<MemorySource>(text.bytes, std::move(text.owner));
                          }});
    }
    return tables;
}

bool isTarName(const std::string& path) {
    const std::string name = lowerCase(std::filesystem::path(path).filename().string());
    return name.find(".tar.") != std::string::npos || name.ends_with(".tar") || name.ends_with(".tgz");
}

}  // namespace

std::vector<ParameterInfo> PictureArchiveFormat::parameters() const { return folderParameters().describe(); }

Settings PictureArchiveFormat::defaults() const { return folderParameters().settings({}); }

bool PictureArchiveFormat::recognizes(const std::string& path) const {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored) || lowerCaseEnding(path) == ".npz" ||
        !beginsAsArchive(archiveStart(path)))
        return false;
    bool hasPicture = false, isOther = false, isEmpty = true;
    const bool isWhole = Archive::visitNames(path, [&](const std::string& name) {
        isEmpty = false;
        const bool isDocument = name == "mimetype" || name == "[Content_Types].xml" || name.starts_with("META-INF/");
        isOther = isOther || isDocument || name.ends_with(".npy");
        const MemberName member(name);
        hasPicture = hasPicture || (!member.isHidden && !member.path.empty() && isPictureName(member.path));
        return !hasPicture && !isOther;
    });
    // An archive that is cut short before its first entry is only recognized by its name.
    return (hasPicture && !isOther) || (isEmpty && !isWhole && isTarName(path));
}

DataSplit PictureArchiveFormat::open(const std::string& path, const Settings& settings,
                                     const Progress& progress) const {
    FolderOptions options;
    folderParameters().apply(settings, options);
    if (!options.size.empty() && options.size != "auto") parseSize("size", options.size);
    const auto archive = std::make_shared<Archive>(path, Archive::Formats::All, progress);
    ArchiveListing listing(*archive);
    listing.list(progress);
    if (listing.files.pictures.empty()) failWithoutPictures(Message::tr("The archive '%1'", path), listing.files);
    requireHonest(path, *archive, listing);
    const auto source = std::make_shared<ArchiveStore>(path, archive, listing.places);
    return openPictures(
        {source, listing.files, tablesIn(archive, listing), std::filesystem::path(path).filename().string(), false},
        options, progress);
}

}  // namespace lunette
