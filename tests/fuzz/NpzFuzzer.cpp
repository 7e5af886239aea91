#include "ArrayFuzzing.h"
#include "MemoryFile.h"

using namespace lunette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // A member may honestly unpack to a thousand times its size.
    constexpr std::uint64_t kMax = std::uint64_t{1} << 24;
    const test::MemoryFile file(data, size);
    try {
        test::readEveryArray(readNpzFile(file.path()), kMax);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
