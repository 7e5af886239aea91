#include "io/WholeFile.h"

#include "io/ByteReader.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace lunette {
namespace {

class Mapping {
public:
    Mapping(void* begin, std::size_t size) : begin_(begin), size_(size) {}
    ~Mapping() { munmap(begin_, size_); }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;

private:
    void* begin_;
    std::size_t size_;
};

SharedBytes mapped(const std::string& path, std::size_t size) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    void* begin = file < 0 ? MAP_FAILED : mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
    const int cause = errno;
    if (file >= 0) close(file);
    if (begin == MAP_FAILED)
        throw Error(ErrorKind::Unreadable, Message::tr("'%1' cannot be opened: %2.", path, Message::ofSystem(cause)));
    return {std::make_shared<Mapping>(begin, size), {static_cast<const std::uint8_t*>(begin), size}, true};
}

}  // namespace

SharedBytes wholeFile(const std::string& path, std::uint64_t mappedFrom) {
    auto file = std::make_unique<FileSource>(path);
    const std::uint64_t size = file->upperBound();
    if (size > 0 && size >= mappedFrom) return mapped(path, static_cast<std::size_t>(size));
    const auto bytes = std::make_shared<const std::vector<std::uint8_t>>(
        ByteReader(std::move(file), path).bytes(size, Message::tr("contents")));
    return {bytes, *bytes};
}

}  // namespace lunette
