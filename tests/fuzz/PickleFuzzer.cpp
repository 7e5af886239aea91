#include "Error.h"
#include "MemoryFile.h"
#include "io/PickledArrays.h"

using namespace lunette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::uint64_t kMax = std::uint64_t{1} << 24;  // a list may name one array many times
    const test::MemoryFile file(data, size);
    try {
        for (const StoredArray& array : readPickledArrays(file.path()).arrays)
            if (array.header.byteCount() <= kMax && array.numbers({}).bytes.size() != array.header.byteCount())
                __builtin_trap();
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
