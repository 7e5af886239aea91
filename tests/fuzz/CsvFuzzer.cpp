#include "io/CsvFormat.h"

using namespace lunette;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const Dataset dataset(
            readCsvPictures(std::make_unique<MemorySource>(std::span(data, size)), "input.csv", {}, {}));
        if (dataset.shape().pixelCount() < 1) __builtin_trap();
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
