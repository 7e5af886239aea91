#include "Error.h"
#include "MemoryFile.h"
#include "imaging/PictureArchive.h"

using namespace lunette;

/// Opens an archive as a dataset, small so that what it packs is soon decoded.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const test::MemoryFile file(data, size);
    const PictureArchiveFormat format;
    format.recognizes(file.path());
    try {
        const DataSplit split = format.open(file.path(), {{"size", "8"}}, {});
        if (split.train->size() < 1 || split.test->size() < 1) __builtin_trap();
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
