#include "io/IdxFormat.h"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        lunette::ByteReader reader(std::make_unique<lunette::MemorySource>(std::span(data, size)), "input");
        const lunette::IdxArray array = lunette::readIdx(reader);
        if (array.header.byteCount() != array.values.bytes.size()) __builtin_trap();
        const std::array images{lunette::picturesOf(array, "input")};
        const lunette::Dataset dataset(std::move(lunette::imagesOf(images, lunette::ScaleChoice::Auto, {}).front()));
        if (static_cast<std::uint64_t>(dataset.size()) != array.header.shape[0]) __builtin_trap();
    } catch (const lunette::Error&) {
        return 0;
    }
    return 0;
}
