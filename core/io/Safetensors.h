#pragma once

#include "io/ByteReader.h"

#include <map>
#include <string>
#include <string_view>

namespace lunette {

/// A safetensors file: named tensors in one buffer, described by a JSON header
/// (https://github.com/huggingface/safetensors, "Format").
struct Safetensors {
    struct Tensor {
        std::string name;
        std::string type;  ///< "F32", "I64", ...
        std::vector<std::uint64_t> shape;
        std::uint64_t begin;  ///< in `data`
        std::uint64_t end;
    };

    std::map<std::string, std::string> metadata;
    std::vector<Tensor> tensors;             ///< as they lie in the buffer, without gap or overlap, covering it
    std::unique_ptr<std::uint8_t[]> buffer;  ///< of `data`; not a vector, which would first fill it with zeros
    std::span<const std::uint8_t> data;

    /// Null where there is none.
    const Tensor* find(std::string_view name) const;
};

/// Throws Error for whatever the format forbids: a header over 100 MB or past the end, a key given twice, unknown
/// types, offsets that overlap, leave a gap or contradict the shape, data cut short or going on.
Safetensors readSafetensors(ByteReader& reader);

struct FloatTensor {
    std::string name;
    std::vector<std::uint64_t> shape;
    std::span<const float> values;  ///< as many as the product of the shape
};

/// Writes the tensors in this order, whole or not at all (see writeWholeFile).
void writeSafetensors(const std::string& path, const std::map<std::string, std::string>& metadata,
                      std::span<const FloatTensor> tensors);

}  // namespace lunette
