#include "io/ByteSource.h"

#include "Error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace lunette {

std::size_t MemorySource::read(std::span<std::uint8_t> out) {
    const std::size_t count = std::min(out.size(), bytes_.size());
    std::copy_n(bytes_.begin(), count, out.begin());
    bytes_ = bytes_.subspan(count);
    return count;
}

std::string nextBytes(ByteSource& source, std::size_t most) {
    std::string bytes(most, '\0');
    bytes.resize(source.read({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()}));
    return bytes;
}

void requireRegularFile(const std::string& path) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    if (std::filesystem::is_directory(status))
        throw Error(ErrorKind::Unreadable, Message::tr("'%1' is a folder, not a file.", path));
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw Error(ErrorKind::Unreadable,
                    Message::tr("'%1' is not a regular file; save the data in one first.", path));
}

FileSource::FileSource(const std::string& path) : path_(path) {
    requireRegularFile(path);
    file_.reset(std::fopen(path.c_str(), "rb"));
    if (!file_)
        throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be opened: %2.", path, Message::ofSystem(errno)));
    std::error_code failure;
    left_ = std::filesystem::file_size(path, failure);
    if (failure)
        throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be read: %2.", path, Message::ofSystem(failure)));
}

std::size_t FileSource::read(std::span<std::uint8_t> out) {
    const std::size_t count = std::fread(out.data(), 1, out.size(), file_.get());
    if (count < out.size() && std::ferror(file_.get()) != 0)
        throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be read: %2.", path_, Message::ofSystem(errno)));
    left_ -= std::min<std::uint64_t>(left_, count);
    return count;
}

std::string beginningOf(const std::string& path, std::size_t most) {
    FileSource source(path);
    return nextBytes(source, most);
}

}  // namespace lunette
