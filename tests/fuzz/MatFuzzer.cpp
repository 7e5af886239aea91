#include "ArrayFuzzing.h"
#include "MemoryFile.h"
#include "io/MatElements.h"
#include "io/MatFile.h"

using namespace lunette;

/// The library itself runs in processes of their own; this looks at what Lunette makes of their answers, and at its own
/// look at the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::uint64_t kMax = std::uint64_t{1} << 20;
    const test::MemoryFile file(data, size);
    try {
        const ArrayFile arrays = readMatFile(file.path());
        test::readEveryArray(arrays, kMax);
        for (const StoredArray& array : arrays.arrays) requireAllNumbers(file.path(), array.name);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
