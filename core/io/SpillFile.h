#pragma once

#include "numeric/Types.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace lunette {

/// A file that takes numbers for which there is no room in memory. It has no name, so the system removes it with the
/// process, however that ends, and nothing is left behind. Every method may be called on any thread.
class SpillFile {
    struct Disk;

public:
    /// Numbers in the file. Their room on the disk is given back with the piece, which may outlive the SpillFile.
    class Piece {
    public:
        Piece(std::shared_ptr<Disk> disk, std::int64_t offset, std::size_t bytes, std::uint32_t checksum);
        ~Piece();
        Piece(const Piece&) = delete;
        Piece& operator=(const Piece&) = delete;

        std::size_t bytes() const { return bytes_; }
        /// Fills the parts, which must have the sizes of those that were written. Throws Error where the disk does not
        /// give back what it was given.
        void read(std::span<const std::span<Scalar>> parts) const;

    private:
        std::shared_ptr<Disk> disk_;
        std::int64_t offset_;
        std::size_t bytes_;
        std::uint32_t checksum_;
    };

    /// Nothing is in the folder before the first write().
    explicit SpillFile(const std::string& folder);

    /// Throws Error naming the folder and the cause; the pieces before are untouched.
    std::shared_ptr<const Piece> write(std::span<const std::span<const Scalar>> parts);
    /// Of all pieces that there are.
    std::size_t bytes() const;

private:
    std::shared_ptr<Disk> disk_;
};

}  // namespace lunette
