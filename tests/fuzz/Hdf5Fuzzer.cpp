#include "ArrayFuzzing.h"
#include "MemoryFile.h"
#include "io/Hdf5File.h"

using namespace lunette;

/// The library itself runs in processes of their own; this looks at what Lunette makes of their answers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::uint64_t kMax = std::uint64_t{1} << 20;
    const test::MemoryFile file(data, size);
    try {
        test::readEveryArray(readHdf5File(file.path()), kMax);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
