#include "io/ArrayFile.h"

#include "io/Archive.h"
#include "io/Gzip.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace lunette {
namespace {

constexpr std::array<std::uint8_t, 6> kNpyFirstBytes{0x93, 'N', 'U', 'M', 'P', 'Y'};
constexpr std::size_t kBeginning =
    (std::size_t{1} << 16) + 64;  // the longest header that is read, and what is before it

std::string withoutEnding(std::string name) {
    if (name.ends_with(".npy")) name.resize(name.size() - 4);
    return name;
}

bool canBeRead(const NpyHeader& header) { return header.isNumeric() || header.isText(); }

Message contentsOf(const NpyHeader& header) { return header.isText() ? Message::tr("text") : Message::tr("numbers"); }

/// What lies behind the header of a whole file or member.
SharedBytes numbersOf(const SharedBytes& file, const std::string& name) {
    ByteReader reader(std::make_unique<MemorySource>(file.bytes), name);
    const NpyHeader header = readNpyHeader(reader);
    reader.expectLeft(header.byteCount(), contentsOf(header));
    const auto size = static_cast<std::size_t>(header.byteCount());
    return file.part(file.bytes.size() - size, size);
}

/// The numbers of an archive's member, unpacked as they are read.
class MemberNumbers final : public ByteSource {
public:
    MemberNumbers(std::shared_ptr<Archive> archive, std::unique_ptr<ByteSource> source, std::uint64_t size)
        : archive_(std::move(archive)), source_(std::move(source)), left_(size) {}

    std::size_t read(std::span<std::uint8_t> out) override {
        const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(left_, out.size()));
        const std::size_t count = source_->read(out.first(most));
        left_ -= count;
        std::uint8_t more = 0;  // at the end the archive tells whether all was right
        if (left_ == 0 && count > 0) source_->read({&more, 1});
        return count;
    }
    std::uint64_t upperBound() const override { return left_; }

private:
    std::shared_ptr<Archive> archive_;
    std::unique_ptr<ByteSource> source_;
    std::uint64_t left_;
};

std::unique_ptr<ByteSource> numbersIn(const std::shared_ptr<Archive>& archive, std::size_t entry,
                                      const std::string& name) {
    const auto beginning = archive->beginning(entry, kBeginning);
    ByteReader header(std::make_unique<MemorySource>(beginning), name);
    const std::uint64_t size = readNpyHeader(header).byteCount(), before = beginning.size() - header.upperBound();
    auto source = archive->source(entry);
    if (source->upperBound() != before + size)
        header.fail(ErrorKind::Damaged,
                    Message::tr("holds %1 bytes, not those that its header says", source->upperBound()));
    std::vector<std::uint8_t> passed(static_cast<std::size_t>(before));
    source->read(passed);
    return std::make_unique<MemberNumbers>(archive, std::move(source), size);
}

}  // namespace

const StoredArray* ArrayFile::find(const std::string& name) const {
    const auto found = std::ranges::find(arrays, name, &StoredArray::name);
    return found == arrays.end() ? nullptr : &*found;
}

const StoredArray* ArrayFile::findFirst(const std::vector<std::string>& names) const {
    for (const std::string& name : names)
        if (const StoredArray* array = find(name)) return array;
    return nullptr;
}

const StoredArray& ArrayFile::demand(const std::string& name, const std::string& path) const {
    if (const StoredArray* array = find(name)) return *array;
    std::string known;
    for (const StoredArray& array : arrays) known += (known.empty() ? "" : ", ") + array.name;
    throw Error(ErrorKind::Unknown, Message::tr("'%1' has no member '%2'; it has %3.", path, name, known));
}

ArrayFile readNpyFile(const SharedBytes& file, const std::string& path) {
    ByteReader reader(std::make_unique<MemorySource>(file.bytes), path);
    StoredArray array{withoutEnding(std::filesystem::path(path).filename().string()), readNpyHeader(reader), false, {}};
    if (canBeRead(array.header)) reader.expectLeft(array.header.byteCount(), contentsOf(array.header));
    array.numbers = [file, path](const Progress&) { return numbersOf(file, path); };
    return {{array}, {}, {}};
}

ArrayFile readNpzFile(const std::string& path) {
    const auto archive = std::make_shared<Archive>(path);
    const Archive::Bound bound{kMaxUnpacked,
                               Message::tr("save it with numpy.save() as an .npy file, which is read in place")};
    ArrayFile result;
    for (std::size_t i = 0; i < archive->entries().size(); ++i) {
        const std::string& member = archive->entries()[i].name;
        std::string name = path + ", member ";
        name += member;
        try {
            const auto beginning = archive->beginning(i, kBeginning);
            if (beginning.size() < kNpyFirstBytes.size() ||
                !std::equal(kNpyFirstBytes.begin(), kNpyFirstBytes.end(), beginning.begin())) {
                result.skipped.push_back({member, Message::tr("is no array; an .npz file is a ZIP of .npy files")});
                continue;
            }
            ByteReader reader(std::make_unique<MemorySource>(beginning), name);
            StoredArray array{withoutEnding(member), readNpyHeader(reader), true, {}};
            if (!canBeRead(array.header)) {
                const Message type = array.header.typeName();
                result.skipped.push_back({member, array.header.kind == 'O'
                                                      ? Message::tr("holds %1, which are never loaded", type)
                                                      : Message::tr("holds %1, neither numbers nor text", type)});
                continue;
            }
            array.numbers = [archive, i, bound, name](const Progress& progress) {
                return numbersOf(archive->contents(i, bound, progress), name);
            };
            array.stream = [archive, i, name] { return numbersIn(archive, i, name); };
            result.arrays.push_back(std::move(array));
        } catch (const Error& error) {
            result.skipped.push_back({member, error.message()});
        }
    }
    if (!result.arrays.empty()) return result;
    if (result.skipped.empty()) throw Error(ErrorKind::TooFew, Message::tr("'%1' holds no array of numbers.", path));
    const auto& [member, why] = result.skipped.front();
    if (why.english().starts_with('\'')) throw Error(ErrorKind::Damaged, why);  // it names the file and the member
    throw Error(
        ErrorKind::TooFew,
        Message::tr("'%1' holds no array of numbers; its member '%2' %3. Unpack a ZIP of pictures and open its folder.",
                    path, member, why));
}

}  // namespace lunette
