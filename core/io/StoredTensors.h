#pragma once

#include "io/Safetensors.h"
#include "numeric/Types.h"

#include <set>

namespace lunette {

/// The tensors of a safetensors file under the names that a model has for them: without the prefixes "module.",
/// "_orig_mod." and "model." that PyTorch's DataParallel, torch.compile and training programs put before them, in any
/// order and number. Every Error names the file and the tensor. The reader and the file must outlive this.
class StoredTensors {
public:
    StoredTensors(const ByteReader& reader, const Safetensors& file) : reader_(reader), file_(file) {}

    bool has(const std::string& name) const;

    /// Throws Error unless there is exactly one tensor of this name, it has this shape, and its type is F32, F16, BF16
    /// or F64.
    void require(const std::string& name, const std::vector<std::uint64_t>& shape);

    /// The values of a tensor that was required, as 32-bit floats. Throws Error where one of them is not finite as
    /// such.
    void read(const std::string& name, std::span<Scalar> values) const;

    /// The names, as they are in the file, of the tensors that nobody required.
    std::vector<std::string> unused() const;

private:
    std::vector<const Safetensors::Tensor*> named(const std::string& name) const;

    const ByteReader& reader_;
    const Safetensors& file_;
    std::set<const Safetensors::Tensor*> required_;
};

/// A tensor's name without PyTorch's prefixes.
std::string_view withoutWrappers(std::string_view name);

}  // namespace lunette
