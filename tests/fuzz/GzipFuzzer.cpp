#include "Error.h"
#include "MemoryFile.h"
#include "io/Gzip.h"

#include <vector>

/// Unpacks at most 1 MiB and holds the source to its bound.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kPieces = 16;
    const lunette::test::MemoryFile file(data, size);
    std::vector<std::uint8_t> piece(std::size_t{1} << 16);
    try {
        const auto source = lunette::openPossiblyPacked(file.path());
        for (std::size_t i = 0; i < kPieces; ++i) {
            const std::uint64_t bound = source->upperBound();
            const std::size_t count = source->read(piece);
            if (count > bound) __builtin_trap();
            if (count < piece.size()) break;
        }
    } catch (const lunette::Error&) {
        return 0;
    }
    return 0;
}
