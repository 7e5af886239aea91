#pragma once

#include "data/Dataset.h"
#include "io/NpyHeader.h"

#include <deque>
#include <string_view>

namespace lunette {

/// One value of a pickle. Pointers and views are valid for as long as their Pickle.
struct PickleValue {
    enum class Kind { None, Bool, Integer, Real, Bytes, Text, List, Tuple, Dict, Array, Type, Global };

    Kind kind = Kind::None;
    std::int64_t integer = 0;               ///< of Bool and Integer
    double real = 0.0;                      ///< of Bool, Integer and Real
    std::string_view text{};                ///< of Bytes and Text; the numbers of an Array; "module name" of a Global
    std::vector<const PickleValue*> items;  ///< of List and Tuple; of Dict key, value, key, value, ...
    std::unique_ptr<NpyHeader>
        header{};  ///< of Type and Array; text holds header->byteCount() bytes unless kind is 'O'

    bool isNumber() const { return kind == Kind::Bool || kind == Kind::Integer || kind == Kind::Real; }
    bool isText() const { return kind == Kind::Bytes || kind == Kind::Text; }
    bool isSequence() const { return kind == Kind::List || kind == Kind::Tuple; }
    /// The value of a Dict's key; null where there is none, or this is no Dict.
    const PickleValue* find(std::string_view key) const;
};

/// The plain data in a Python pickle of protocol 0 to 5 (PEP 307, 3154 and 574): None, numbers, bytes, text, lists,
/// tuples, dictionaries and NumPy's arrays. Nothing of it is run: of the functions that a pickle may name only those
/// are understood that NumPy writes for an array of numbers or text, and what Python writes for bytes; each is done
/// here by hand.
///
/// Memory: the file's bytes, and for at most 4,194,304 values about 100 bytes each. Text that has to be decoded is
/// copied, at most four times the length of the file.
class Pickle {
public:
    /// Throws Error naming the file, the byte, and the opcode or the function that is not understood.
    static std::shared_ptr<const Pickle> read(SharedBytes file, const std::string& name);

    const PickleValue& value() const { return *root_; }

private:
    friend class PickleStack;
    Pickle() = default;

    SharedBytes file_;
    std::deque<PickleValue> values_;  ///< in no order, so that cycles and depth do no harm
    std::deque<std::string> texts_;   ///< what had to be decoded
    const PickleValue* root_ = nullptr;
};

/// Whether these first bytes are those of a pickle that may hold plain data; PyTorch's own begin otherwise.
bool beginsAsPickle(std::string_view start);

}  // namespace lunette
