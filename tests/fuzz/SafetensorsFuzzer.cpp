#include "io/Safetensors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        lunette::ByteReader reader(std::make_unique<lunette::MemorySource>(std::span(data, size)), "input");
        const lunette::Safetensors file = lunette::readSafetensors(reader);
        std::uint64_t end = 0;
        for (const auto& tensor : file.tensors) {
            if (tensor.begin != end || tensor.end < tensor.begin) __builtin_trap();
            end = tensor.end;
        }
        if (end != file.data.size()) __builtin_trap();
    } catch (const lunette::Error&) {
        return 0;
    }
    return 0;
}
