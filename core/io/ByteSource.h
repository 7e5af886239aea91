#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>

namespace lunette {

/// Bytes from somewhere, in order.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    /// Fills as much of `out` as there is; fewer bytes than it holds only at the end.
    virtual std::size_t read(std::span<std::uint8_t> out) = 0;

    /// No more than this many bytes are still to come: what a header claims beyond it is a lie.
    virtual std::uint64_t upperBound() const = 0;
};

/// The memory must outlive the source, unless `owner` keeps it.
class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::span<const std::uint8_t> bytes, std::shared_ptr<const void> owner = {})
        : bytes_(bytes), owner_(std::move(owner)) {}
    std::size_t read(std::span<std::uint8_t> out) override;
    std::uint64_t upperBound() const override { return bytes_.size(); }

private:
    std::span<const std::uint8_t> bytes_;
    std::shared_ptr<const void> owner_;
};

/// Throws Error where the path names a folder, a pipe or a device, which are not opened: that could wait for ever.
/// Nothing is said of a path that names nothing.
void requireRegularFile(const std::string& path);

/// The source's next bytes: as many, or all that are left.
std::string nextBytes(ByteSource& source, std::size_t most);

class FileSource final : public ByteSource {
public:
    /// Throws Error when the path is not a regular file that can be read.
    explicit FileSource(const std::string& path);
    std::size_t read(std::span<std::uint8_t> out) override;
    std::uint64_t upperBound() const override { return left_; }

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::string path_;
    std::unique_ptr<std::FILE, Closer> file_;
    std::uint64_t left_ = 0;
};

/// The file's first bytes: as many, or all that there are. Throws Error as FileSource does.
std::string beginningOf(const std::string& path, std::size_t most);

}  // namespace lunette
