#pragma once

#include "io/PickleInput.h"
#include "io/PickleStack.h"

#include <string_view>
#include <vector>

namespace lunette {

/// The message for a call or an object that is not plain data.
inline Message onlyPlainData() {
    return Message::tr("which is never run: only arrays, numbers, text, lists and dictionaries are read");
}

/// The functions that NumPy's arrays and Python's bytes call in a pickle, each implemented here.
class PickleCalls {
public:
    PickleCalls(PickleStack& stack, const PickleInput& input) : stack_(stack), input_(input) {}

    /// Pushes a function or a class by its name. Throws Error for an unknown one.
    void pushGlobal(std::string_view module, std::string_view name);
    /// Pushes the result of the function for a tuple of arguments.
    void call(const PickleValue& function, const PickleValue& arguments);
    /// The opcode BUILD: gives a type its byte order, and an array its type, shape and numbers.
    void setState(PickleValue& value, const PickleValue& state);

private:
    using Kind = PickleValue::Kind;
    using Items = std::vector<const PickleValue*>;

    void makeType(const Items& arguments);
    void makeScalar(const Items& arguments);
    void makeBytes(const Items& arguments);
    void makeFromBuffer(const Items& arguments);
    void setByteOrder(PickleValue& type, const Items& state);
    void setArray(PickleValue& array, const PickleValue& shape, const PickleValue& type, bool isFortran,
                  const PickleValue& data);

    PickleStack& stack_;
    const PickleInput& input_;
};

}  // namespace lunette
