#pragma once

#include "io/NpyHeader.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// One value of a pickle. Pointers and views are valid for as long as their pickle.
struct PickleValue {
    enum class Kind { None, Bool, Integer, Real, Bytes, Text, List, Tuple, Dict, Array, Type, Global };

    Kind kind = Kind::None;
    std::int64_t integer = 0;               ///< of Bool and Integer
    double real = 0.0;                      ///< of Bool, Integer and Real
    std::string_view text{};                ///< of Bytes and Text; the numbers of an Array; "module name" of a Global
    std::vector<const PickleValue*> items;  ///< of List and Tuple; of Dict key, value, key, value, ...
    std::unique_ptr<NpyHeader> header{};    ///< of Type and Array; text holds its byteCount() bytes unless kind is 'O'

    bool isNumber() const { return kind == Kind::Bool || kind == Kind::Integer || kind == Kind::Real; }
    bool isText() const { return kind == Kind::Bytes || kind == Kind::Text; }
    bool isSequence() const { return kind == Kind::List || kind == Kind::Tuple; }
    /// The value of a Dict's key; null without that key, or if this is not a Dict.
    const PickleValue* find(std::string_view key) const;
};

/// All values of a pickle.
struct PickleValues {
    std::deque<PickleValue> values;  ///< flat, so that cycles and depth are harmless
    std::deque<std::string> texts;   ///< decoded texts
};

}  // namespace lunette
