#include "Error.h"
#include "MemoryFile.h"
#include "io/ArrayFile.h"

using namespace lunette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // A member may honestly unpack to a thousand times its size.
    constexpr std::uint64_t kMax = std::uint64_t{1} << 24;
    const test::MemoryFile file(data, size);
    try {
        for (const StoredArray& array : readNpzFile(file.path()).arrays) {
            if (array.header.byteCount() > kMax) continue;
            try {
                if (array.numbers({}).bytes.size() != array.header.byteCount()) __builtin_trap();
            } catch (const Error&) {
                continue;
            }
        }
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
