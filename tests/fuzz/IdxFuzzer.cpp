#include "io/IdxFormat.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        lunette::ByteReader reader(std::make_unique<lunette::MemorySource>(std::span(data, size)), "input");
        const lunette::IdxArray array = lunette::readIdx(reader);
        std::uint64_t product = 1;
        for (const std::uint64_t length : array.lengths) product *= length;
        if (product != array.values.bytes.size()) __builtin_trap();
    } catch (const lunette::Error&) {
        return 0;
    }
    return 0;
}
