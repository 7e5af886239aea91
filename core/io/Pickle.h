#pragma once

#include "data/Dataset.h"
#include "io/PickleValue.h"

namespace lunette {

/// The plain data in a Python pickle of protocol 0 to 5 (PEP 307, 3154 and 574): None, numbers, bytes, text, lists,
/// tuples, dictionaries and NumPy's arrays. No code in it is run: the only functions that are understood are those that
/// NumPy writes for an array of numbers or text and Python for bytes, and these are implemented
/// here.
///
/// Memory: the file's bytes, and for at most 4,194,304 values about 100 bytes each. Text that has to be decoded is
/// copied, at most four times the length of the file.
class Pickle {
public:
    /// Throws Error naming the file, the byte, and the opcode or the function that is not understood.
    static std::shared_ptr<const Pickle> read(SharedBytes file, const std::string& name);

    const PickleValue& value() const { return *root_; }

private:
    Pickle() = default;

    SharedBytes file_;
    PickleValues values_;
    const PickleValue* root_ = nullptr;
};

/// Whether these first bytes are those of a pickle that may hold plain data; PyTorch's pickles begin otherwise.
bool beginsAsPickle(std::string_view start);

}  // namespace lunette
