#include "io/PickleCalls.h"

#include "io/PickleText.h"
#include "io/StoredNumbers.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lunette {
namespace {

enum class KnownGlobal { Reconstruct, Array, Type, Scalar, FromBuffer, Encode, Bytes };
struct GlobalName {
    std::string_view name;  // module and name
    KnownGlobal global;
};
constexpr std::array<GlobalName, 13> kGlobals{{{"numpy.core.multiarray _reconstruct", KnownGlobal::Reconstruct},
                                               {"numpy._core.multiarray _reconstruct", KnownGlobal::Reconstruct},
                                               {"numpy.core.multiarray scalar", KnownGlobal::Scalar},
                                               {"numpy._core.multiarray scalar", KnownGlobal::Scalar},
                                               {"numpy.core.numeric _frombuffer", KnownGlobal::FromBuffer},
                                               {"numpy._core.numeric _frombuffer", KnownGlobal::FromBuffer},
                                               {"numpy ndarray", KnownGlobal::Array},
                                               {"numpy dtype", KnownGlobal::Type},
                                               {"_codecs encode", KnownGlobal::Encode},
                                               {"builtins bytes", KnownGlobal::Bytes},
                                               {"builtins bytearray", KnownGlobal::Bytes},
                                               {"__builtin__ bytes", KnownGlobal::Bytes},
                                               {"__builtin__ bytearray", KnownGlobal::Bytes}}};

const GlobalName* findGlobal(std::string_view name) {
    const auto found = std::ranges::find(kGlobals, name, &GlobalName::name);
    return found == kGlobals.end() ? nullptr : &*found;
}

/// The one number of these bytes; the header is numeric.
double numberOf(const NpyHeader& header, std::string_view bytes) {
    double value = 0.0;
    withNumberType(header, [&]<class Number>() {
        value = storedNumber<Number>(reinterpret_cast<const std::uint8_t*>(bytes.data()), 0, header.isBigEndian);
    });
    return value;
}

}  // namespace

void PickleCalls::pushGlobal(std::string_view module, std::string_view name) {
    constexpr std::size_t kLongestShown = 100;
    const std::string whole = std::string(module) + " " + std::string(name);
    const GlobalName* known = findGlobal(whole);
    if (known == nullptr) {
        const std::string shown = (std::string(module) + "." + std::string(name)).substr(0, kLongestShown);
        input_.fail(ErrorKind::Unsupported,
                    Message::tr("is a pickle that calls '%1' %2, %3", shown, input_.place(), onlyPlainData()));
    }
    stack_.pushText(Kind::Global, known->name);
}

void PickleCalls::call(const PickleValue& function, const PickleValue& arguments) {
    switch (findGlobal(function.text)->global) {
        case KnownGlobal::Reconstruct:
            stack_.push(Kind::Array);
            break;  // setState() sets its type
        case KnownGlobal::Type:
            makeType(arguments.items);
            break;
        case KnownGlobal::Scalar:
            makeScalar(arguments.items);
            break;
        case KnownGlobal::FromBuffer:
            makeFromBuffer(arguments.items);
            break;
        case KnownGlobal::Encode:
        case KnownGlobal::Bytes:
            makeBytes(arguments.items);
            break;
        case KnownGlobal::Array:
            input_.fail(ErrorKind::Unsupported,
                        Message::tr("is a pickle that calls 'numpy.ndarray', which is never run"));
    }
}

/// dtype('f4', False, True); the byte order comes with its state.
void PickleCalls::makeType(const Items& arguments) {
    if (arguments.empty() || !arguments[0]->isText()) input_.failDamaged(Message::tr("a type has no name"));
    NpyHeader header;
    if (arguments[0]->text.starts_with('O'))
        header.kind = 'O';
    else if (const Message flaw = setNumberType(arguments[0]->text, header); !flaw.isEmpty())
        input_.fail(ErrorKind::Unsupported, Message::tr("holds an array of a type that cannot be read: it %1", flaw));
    stack_.push(Kind::Type).header = std::make_unique<NpyHeader>(header);
}

/// One number of a type.
void PickleCalls::makeScalar(const Items& arguments) {
    const bool fits = arguments.size() == 2 && arguments[0]->kind == Kind::Type && arguments[0]->header->isNumeric() &&
                      arguments[1]->isText() && arguments[1]->text.size() == arguments[0]->header->itemSize;
    if (!fits) input_.fail(ErrorKind::Unsupported, Message::tr("holds a NumPy scalar that is no number"));
    const NpyHeader& header = *arguments[0]->header;
    const double value = numberOf(header, arguments[1]->text);
    if (header.kind == 'f') return stack_.pushReal(value);
    stack_.pushInteger(static_cast<std::int64_t>(value));
    if (header.kind == 'b') stack_.top().kind = Kind::Bool;
}

/// encode(text, 'latin1') or bytes(): how bytes were written before protocol 3.
void PickleCalls::makeBytes(const Items& arguments) {
    if (arguments.empty()) return stack_.pushText(Kind::Bytes, {});
    const bool isEncoded = arguments.size() == 2 && arguments[0]->kind == Kind::Text && arguments[1]->isText() &&
                           (arguments[1]->text == "latin1" || arguments[1]->text == "latin-1");
    auto bytes = isEncoded ? asLatin1(arguments[0]->text) : std::nullopt;
    if (!bytes) input_.failDamaged(Message::tr("bytes are malformed"));
    stack_.pushDecoded(Kind::Bytes, std::move(*bytes));
}

/// _frombuffer(bytes, type, shape, order), as of protocol 5.
void PickleCalls::makeFromBuffer(const Items& arguments) {
    if (arguments.size() != 4 || !arguments[0]->isText() || !arguments[3]->isText())
        input_.failDamaged(Message::tr("an array is malformed"));
    const PickleValue &bytes = *arguments[0], &type = *arguments[1], &shape = *arguments[2];
    const bool isFortran = arguments[3]->text == "F";
    stack_.push(Kind::Array);
    setArray(stack_.top(), shape, type, isFortran, bytes);
}

void PickleCalls::setState(PickleValue& value, const PickleValue& state) {
    const Items& items = state.items;
    if (state.kind == Kind::Tuple && value.kind == Kind::Array && !value.header && items.size() == 5)
        return setArray(value, *items[1], *items[2], items[3]->integer != 0, *items[4]);
    if (state.kind == Kind::Tuple && value.kind == Kind::Type && items.size() >= 5 && items[1]->isText())
        return setByteOrder(value, items);
    input_.fail(ErrorKind::Unsupported,
                Message::tr("is a pickle with the opcode BUILD %1 for something else than an array, which is never run",
                            input_.place()));
}

/// (version, order, subtype, names, fields, ...)
void PickleCalls::setByteOrder(PickleValue& type, const Items& state) {
    if (state[2]->kind != Kind::None || state[3]->kind != Kind::None)
        input_.fail(ErrorKind::Unsupported, Message::tr("holds an array of records, of several columns"));
    type.header->isBigEndian = state[1]->text == ">";
}

void PickleCalls::setArray(PickleValue& array, const PickleValue& shape, const PickleValue& type, bool isFortran,
                           const PickleValue& data) {
    if (shape.kind != Kind::Tuple || type.kind != Kind::Type || shape.items.size() > 32)
        input_.failDamaged(Message::tr("an array is malformed"));
    NpyHeader header = *type.header;
    header.isFortran = isFortran;
    std::uint64_t bytes = header.itemSize;
    for (const PickleValue* length : shape.items) {
        if (length->kind != Kind::Integer || length->integer < 0)
            input_.failDamaged(Message::tr("an array's shape is malformed"));
        header.shape.push_back(static_cast<std::uint64_t>(length->integer));
        bytes = saturatingProduct(bytes, header.shape.back());
    }
    const bool isOfObjects = header.kind == 'O';
    if (!isOfObjects && (!data.isText() || data.text.size() != bytes))
        input_.failDamaged(Message::tr("an array of %1 numbers holds others", header.shapeText()));
    if (!isOfObjects) array.text = data.text;
    array.header = std::make_unique<NpyHeader>(std::move(header));
}

}  // namespace lunette
