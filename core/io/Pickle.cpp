#include "io/Pickle.h"

#include "io/StoredNumbers.h"
#include "io/Utf8.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace lunette {
namespace {

constexpr std::size_t kMaxPickleValues = std::size_t{1} << 22;
constexpr std::string_view kTorchStart("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 14);
constexpr std::size_t kMostDecoded = 4;  ///< times the length of the file
constexpr std::uint8_t kNewestProtocol = 5;
constexpr std::string_view kOnlyData =
    "which is never run: only arrays, numbers, text, lists and dictionaries are read";

/// Opcodes that make or call something else than plain data, with Python's names for them (pickletools).
struct RefusedOpcode {
    char code;
    const char* name;
};
constexpr std::array<RefusedOpcode, 14> kRefusedOpcodes{{{'i', "INST"},
                                                         {'o', "OBJ"},
                                                         {'\x81', "NEWOBJ"},
                                                         {'\x92', "NEWOBJ_EX"},
                                                         {'P', "PERSID"},
                                                         {'Q', "BINPERSID"},
                                                         {'\x82', "EXT1"},
                                                         {'\x83', "EXT2"},
                                                         {'\x84', "EXT4"},
                                                         {'\x8f', "EMPTY_SET"},
                                                         {'\x90', "ADDITEMS"},
                                                         {'\x91', "FROZENSET"},
                                                         {'\x97', "NEXT_BUFFER"},
                                                         {'\x98', "READONLY_BUFFER"}}};

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

/// The number that these hexadecimal digits are; nothing where they are none.
std::optional<std::uint32_t> hexadecimal(std::string_view digits, std::size_t count) {
    std::uint32_t value = 0;
    if (digits.size() < count) return std::nullopt;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + count, value, 16);
    return error == std::errc{} && end == digits.data() + count ? std::optional(value) : std::nullopt;
}

/// Python's repr() of bytes without its quotes, as protocol 0 writes them.
std::string unescaped(std::string_view text) {
    constexpr std::string_view kLetters = "nrt\\'\"", kMeanings = "\n\r\t\\'\"";
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t letter =
            text[i] == '\\' && i + 1 < text.size() ? kLetters.find(text[i + 1]) : std::string_view::npos;
        if (letter != std::string_view::npos) {
            result.push_back(kMeanings[letter]);
            ++i;
        } else if (const auto value =
                       text.substr(i).starts_with("\\x") ? hexadecimal(text.substr(i + 2), 2) : std::nullopt) {
            result.push_back(static_cast<char>(*value));
            i += 3;
        } else {
            result.push_back(text[i]);
        }
    }
    return result;
}

/// Python's raw-unicode-escape as UTF-8.
std::string unicodeUnescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const std::size_t digits = rest.starts_with("\\u") ? 4 : rest.starts_with("\\U") ? 8 : 0;
        const auto point = digits > 0 ? hexadecimal(rest.substr(2), digits) : std::nullopt;
        if (point && *point <= 0x10FFFF) i += 1 + digits;
        appendUtf8(point && *point <= 0x10FFFF ? *point : static_cast<std::uint8_t>(text[i]), result);
    }
    return result;
}

/// UTF-8 as one byte a character; nothing where a character is above 255.
std::optional<std::string> asLatin1(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto first = static_cast<std::uint8_t>(text[i]);
        if (first >= 0x80) {
            if ((first != 0xC2 && first != 0xC3) || i + 1 == text.size()) return std::nullopt;
            result.push_back(static_cast<char>((first & 0x03U) << 6U | (static_cast<std::uint8_t>(text[++i]) & 0x3FU)));
        } else {
            result.push_back(text[i]);
        }
    }
    return result;
}

}  // namespace

/// Python's pickle machine, for plain data: a stack, marks on it, and a memo.
class PickleParser {
public:
    using Kind = PickleValue::Kind;

    PickleParser(Pickle& pickle, std::string name)
        : pickle_(pickle),
          name_(std::move(name)),
          bytes_(reinterpret_cast<const char*>(pickle.file_.bytes.data()), pickle.file_.bytes.size()) {}

    const PickleValue* run() {
        if (bytes_.empty()) fail("is empty");
        for (;;) {
            opcodeAt_ = at_;
            const char opcode = take(1)[0];
            if (opcode == '.') return pop();
            if (!readNumber(opcode) && !readText(opcode) && !readContainer(opcode) && !readStack(opcode) &&
                !readMemo(opcode) && !readCall(opcode))
                refuse(opcode);
        }
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw Error("'" + name_ + "' " + what + "; save its arrays with numpy.savez() where you trust it.");
    }
    [[noreturn]] void failDamaged(const std::string& what) const {
        throw Error("'" + name_ + "' is no pickle or is damaged: " + what + " at byte " + std::to_string(opcodeAt_) +
                    "; copy or download it again.");
    }
    [[noreturn]] void refuse(char opcode) const {
        const auto known = std::ranges::find(kRefusedOpcodes, opcode, &RefusedOpcode::code);
        if (known == kRefusedOpcodes.end())
            failDamaged("there is no opcode " + std::to_string(int{static_cast<std::uint8_t>(opcode)}));
        fail("is a pickle with the opcode " + std::string(known->name) + " at byte " + std::to_string(opcodeAt_) +
             ", " + std::string(kOnlyData));
    }

    // Bytes.

    std::string_view take(std::uint64_t count) {
        if (count > bytes_.size() - at_) failDamaged("it ends within a value");
        const std::string_view taken = bytes_.substr(at_, static_cast<std::size_t>(count));
        at_ += taken.size();
        return taken;
    }
    template <class Number>
    Number takeNumber(std::endian order = std::endian::little) {
        return numberAt<Number>(reinterpret_cast<const std::uint8_t*>(take(sizeof(Number)).data()), order);
    }
    std::string_view takeLine() {
        const std::size_t end = bytes_.find('\n', at_);
        if (end == std::string_view::npos) failDamaged("it ends within a line");
        const std::string_view line = take(end - at_);
        take(1);
        return line;
    }

    // Values.

    PickleValue& push(Kind kind) {
        if (pickle_.values_.size() >= kMaxPickleValues) fail("holds more than 4 million values in lists");
        pickle_.values_.emplace_back();
        pickle_.values_.back().kind = kind;
        pushAgain(&pickle_.values_.back());
        return pickle_.values_.back();
    }
    void pushAgain(PickleValue* value) {
        if (++pushes_ > 2 * kMaxPickleValues) fail("holds more than 4 million values in lists");
        stack_.push_back(value);
    }
    void pushInteger(std::int64_t value) {
        PickleValue& pushed = push(Kind::Integer);
        pushed.integer = value;
        pushed.real = static_cast<double>(value);
    }
    void pushBool(bool value) {
        pushInteger(value ? 1 : 0);
        stack_.back()->kind = Kind::Bool;
    }
    void pushReal(double value) { push(Kind::Real).real = value; }
    void pushText(Kind kind, std::string_view text) { push(kind).text = text; }
    void pushDecoded(Kind kind, std::string text) {
        decoded_ += text.size();
        if (decoded_ > kMostDecoded * bytes_.size()) failDamaged("it decodes the same text again and again");
        pickle_.texts_.push_back(std::move(text));
        pushText(kind, pickle_.texts_.back());
    }
    /// Never goes below a mark.
    PickleValue* pop() {
        if (stack_.size() <= (marks_.empty() ? 0 : marks_.back())) failDamaged("a value is missing");
        PickleValue* value = stack_.back();
        stack_.pop_back();
        return value;
    }
    PickleValue* pop(Kind kind, const char* what) {
        PickleValue* value = pop();
        if (value->kind != kind) failDamaged(std::string("there is no ") + what);
        return value;
    }
    std::vector<PickleValue*> popToMark() {
        if (marks_.empty()) failDamaged("a mark is missing");
        std::vector<PickleValue*> values(stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back()), stack_.end());
        stack_.resize(marks_.back());
        marks_.pop_back();
        return values;
    }

    // Opcodes; each function tells whether it knows the opcode.

    bool readNumber(char opcode) {
        switch (opcode) {
            case 'N':
                push(Kind::None);
                break;
            case '\x88':
                pushBool(true);
                break;
            case '\x89':
                pushBool(false);
                break;
            case 'J':
                pushInteger(takeNumber<std::int32_t>());
                break;
            case 'K':
                pushInteger(takeNumber<std::uint8_t>());
                break;
            case 'M':
                pushInteger(takeNumber<std::uint16_t>());
                break;
            case 'I':
                pushWritten(takeLine());
                break;
            case 'L':
                pushLong(takeLine());
                break;
            case '\x8a':
                pushLittle(take(takeNumber<std::uint8_t>()));
                break;
            case '\x8b':
                pushLittle(take(takeNumber<std::uint32_t>()));
                break;
            case 'G':
                pushReal(takeNumber<double>(std::endian::big));
                break;
            case 'F':
                pushFloat(takeLine());
                break;
            default:
                return false;
        }
        return true;
    }
    void pushWritten(std::string_view digits) {
        if (digits == "00" || digits == "01") return pushBool(digits == "01");
        const auto value = parseNumber<std::int64_t>(digits);
        if (!value) failDamaged("a whole number is malformed or above 64 bits");
        pushInteger(*value);
    }
    void pushLong(std::string_view digits) {
        if (digits.ends_with('L')) digits.remove_suffix(1);
        const auto value = parseNumber<std::int64_t>(digits);
        if (!value) failDamaged("a whole number is malformed or above 64 bits");
        pushInteger(*value);
    }
    void pushFloat(std::string_view digits) {
        const auto value = parseNumber<double>(digits);
        if (!value) failDamaged("a number is malformed");
        pushReal(*value);
    }
    /// A number in two's complement of any length, the smallest byte first.
    void pushLittle(std::string_view bytes) {
        if (bytes.size() > sizeof(std::uint64_t)) fail("is a pickle with a whole number above 64 bits");
        std::uint64_t value = bytes.empty() || static_cast<std::uint8_t>(bytes.back()) < 0x80 ? 0 : ~std::uint64_t{0};
        for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<std::uint8_t>(bytes[i]);
        pushInteger(static_cast<std::int64_t>(value));
    }

    bool readText(char opcode) {
        switch (opcode) {
            case 'U':
            case 'C':
                pushText(Kind::Bytes, take(takeNumber<std::uint8_t>()));
                break;
            case 'T':
            case 'B':
                pushText(Kind::Bytes, take(takeNumber<std::uint32_t>()));
                break;
            case '\x8e':
            case '\x96':
                pushText(Kind::Bytes, take(takeNumber<std::uint64_t>()));
                break;
            case '\x8c':
                pushText(Kind::Text, take(takeNumber<std::uint8_t>()));
                break;
            case 'X':
                pushText(Kind::Text, take(takeNumber<std::uint32_t>()));
                break;
            case '\x8d':
                pushText(Kind::Text, take(takeNumber<std::uint64_t>()));
                break;
            case 'V':
                pushDecoded(Kind::Text, unicodeUnescaped(takeLine()));
                break;
            case 'S':
                pushQuoted(takeLine());
                break;
            default:
                return false;
        }
        return true;
    }
    void pushQuoted(std::string_view line) {
        const bool isQuoted = line.size() >= 2 && (line[0] == '\'' || line[0] == '"') && line.back() == line[0];
        if (!isQuoted) failDamaged("a text has no quotes");
        pushDecoded(Kind::Bytes, unescaped(line.substr(1, line.size() - 2)));
    }

    bool readContainer(char opcode) {
        switch (opcode) {
            case ']':
                push(Kind::List);
                break;
            case '}':
                push(Kind::Dict);
                break;
            case ')':
                push(Kind::Tuple);
                break;
            case 'l':
                pushAll(Kind::List, popToMark());
                break;
            case 't':
                pushAll(Kind::Tuple, popToMark());
                break;
            case 'd':
                pushAll(Kind::Dict, popToMark());
                break;
            case '\x85':
                pushAll(Kind::Tuple, popSome(1));
                break;
            case '\x86':
                pushAll(Kind::Tuple, popSome(2));
                break;
            case '\x87':
                pushAll(Kind::Tuple, popSome(3));
                break;
            case 'a':
                appendTo(Kind::List, popSome(1));
                break;
            case 'e':
                appendTo(Kind::List, popToMark());
                break;
            case 's':
                appendTo(Kind::Dict, popSome(2));
                break;
            case 'u':
                appendTo(Kind::Dict, popToMark());
                break;
            default:
                return false;
        }
        return true;
    }
    std::vector<PickleValue*> popSome(std::size_t count) {
        std::vector<PickleValue*> values(count);
        for (std::size_t i = count; i-- > 0;) values[i] = pop();
        return values;
    }
    void pushAll(Kind kind, const std::vector<PickleValue*>& items) {
        push(kind);
        append(*stack_.back(), items);
    }
    void appendTo(Kind kind, const std::vector<PickleValue*>& items) {
        PickleValue* container = pop(kind, "container for a value");
        append(*container, items);
        stack_.push_back(container);
    }
    void append(PickleValue& container, const std::vector<PickleValue*>& items) {
        if (container.kind == Kind::Dict && items.size() % 2 != 0) failDamaged("a key has no value");
        container.items.insert(container.items.end(), items.begin(), items.end());
    }

    bool readStack(char opcode) {
        switch (opcode) {
            case '\x80':
                checkProtocol(takeNumber<std::uint8_t>());
                break;
            case '\x95':
                take(sizeof(std::uint64_t));
                break;  // a frame's length, which says nothing new
            case '(':
                setMark();
                break;
            case '0':
                popOrUnmark();
                break;
            case '1':
                popToMark();
                break;
            case '2':
                duplicate();
                break;
            default:
                return false;
        }
        return true;
    }
    void checkProtocol(std::uint8_t protocol) const {
        if (protocol > kNewestProtocol)
            fail("is a pickle of protocol " + std::to_string(protocol) + "; 0 to 5 are known");
    }
    void setMark() {
        if (marks_.size() == kMaxPickleValues) failDamaged("there are too many marks");
        marks_.push_back(stack_.size());
    }
    void popOrUnmark() {
        if (!marks_.empty() && marks_.back() == stack_.size())
            marks_.pop_back();
        else
            pop();
    }
    void duplicate() {
        PickleValue* value = pop();
        stack_.push_back(value);
        pushAgain(value);
    }

    bool readMemo(char opcode) {
        switch (opcode) {
            case 'p':
                keep(lineNumber());
                break;
            case 'q':
                keep(takeNumber<std::uint8_t>());
                break;
            case 'r':
                keep(takeNumber<std::uint32_t>());
                break;
            case '\x94':
                keep(memo_.size());
                break;
            case 'g':
                recall(lineNumber());
                break;
            case 'h':
                recall(takeNumber<std::uint8_t>());
                break;
            case 'j':
                recall(takeNumber<std::uint32_t>());
                break;
            default:
                return false;
        }
        return true;
    }
    std::uint64_t lineNumber() {
        const auto number = parseNumber<std::uint64_t>(takeLine());
        if (!number) failDamaged("a place in the memo is malformed");
        return *number;
    }
    void keep(std::uint64_t place) {
        if (memo_.size() >= kMaxPickleValues) fail("holds more than 4 million values in lists");
        PickleValue* value = pop();
        stack_.push_back(value);
        memo_[place] = value;
    }
    void recall(std::uint64_t place) {
        const auto found = memo_.find(place);
        if (found == memo_.end()) failDamaged("a value of the memo is missing");
        pushAgain(found->second);
    }

    bool readCall(char opcode) {
        switch (opcode) {
            case 'c': {
                const std::string_view module = takeLine();
                pushGlobal(module, takeLine());
                break;
            }
            case '\x93': {
                const std::vector<PickleValue*> names = popSome(2);
                if (!names[0]->isText() || !names[1]->isText()) failDamaged("a function has no name");
                pushGlobal(names[0]->text, names[1]->text);
                break;
            }
            case 'R': {
                const PickleValue& arguments = *pop(Kind::Tuple, "tuple of arguments");
                call(*pop(Kind::Global, "function to call"), arguments);
                break;
            }
            case 'b': {
                const PickleValue& state = *pop();
                setState(*stackTop(), state);
                break;
            }
            default:
                return false;
        }
        return true;
    }
    PickleValue* stackTop() {
        PickleValue* value = pop();
        stack_.push_back(value);
        return value;
    }
    void pushGlobal(std::string_view module, std::string_view name) {
        constexpr std::size_t kLongestShown = 100;
        const std::string whole = std::string(module) + " " + std::string(name);
        const GlobalName* known = findGlobal(whole);
        if (known == nullptr)
            fail("is a pickle that calls '" + (std::string(module) + "." + std::string(name)).substr(0, kLongestShown) +
                 "' at byte " + std::to_string(opcodeAt_) + ", " + std::string(kOnlyData));
        pushText(Kind::Global, known->name);
    }
    void call(const PickleValue& function, const PickleValue& arguments) {
        switch (findGlobal(function.text)->global) {
            case KnownGlobal::Reconstruct:
                push(Kind::Array);
                break;  // setState() says of what
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
                fail("is a pickle that calls 'numpy.ndarray', which is never run");
        }
    }

    using Items = std::vector<const PickleValue*>;

    /// dtype('f4', False, True); the byte order comes with its state.
    void makeType(const Items& arguments) {
        if (arguments.empty() || !arguments[0]->isText()) failDamaged("a type has no name");
        NpyHeader header;
        if (arguments[0]->text.starts_with('O'))
            header.kind = 'O';
        else if (const std::string flaw = setNumberType(arguments[0]->text, header); !flaw.empty())
            fail("holds an array of a type that cannot be read: it " + flaw);
        push(Kind::Type).header = std::make_unique<NpyHeader>(header);
    }
    /// One number of a type.
    void makeScalar(const Items& arguments) {
        const bool fits = arguments.size() == 2 && arguments[0]->kind == Kind::Type &&
                          arguments[0]->header->isNumeric() && arguments[1]->isText() &&
                          arguments[1]->text.size() == arguments[0]->header->itemSize;
        if (!fits) fail("holds a NumPy scalar that is no number");
        const NpyHeader& header = *arguments[0]->header;
        const double value = numberOf(header, arguments[1]->text);
        if (header.kind == 'f') return pushReal(value);
        pushInteger(static_cast<std::int64_t>(value));
        if (header.kind == 'b') stack_.back()->kind = Kind::Bool;
    }
    /// encode(text, 'latin1') or bytes(): how bytes were written before protocol 3.
    void makeBytes(const Items& arguments) {
        if (arguments.empty()) return pushText(Kind::Bytes, {});
        const bool isEncoded = arguments.size() == 2 && arguments[0]->kind == Kind::Text && arguments[1]->isText() &&
                               (arguments[1]->text == "latin1" || arguments[1]->text == "latin-1");
        auto bytes = isEncoded ? asLatin1(arguments[0]->text) : std::nullopt;
        if (!bytes) failDamaged("bytes are malformed");
        pushDecoded(Kind::Bytes, std::move(*bytes));
    }
    /// _frombuffer(bytes, type, shape, order), as of protocol 5.
    void makeFromBuffer(const Items& arguments) {
        if (arguments.size() != 4 || !arguments[0]->isText() || !arguments[3]->isText())
            failDamaged("an array is malformed");
        const PickleValue &bytes = *arguments[0], &type = *arguments[1], &shape = *arguments[2];
        const bool isFortran = arguments[3]->text == "F";
        push(Kind::Array);
        setArray(*stack_.back(), shape, type, isFortran, bytes);
    }
    void setState(PickleValue& value, const PickleValue& state) {
        const Items& items = state.items;
        if (state.kind == Kind::Tuple && value.kind == Kind::Array && !value.header && items.size() == 5)
            return setArray(value, *items[1], *items[2], items[3]->integer != 0, *items[4]);
        if (state.kind == Kind::Tuple && value.kind == Kind::Type && items.size() >= 5 && items[1]->isText())
            return setByteOrder(value, items);
        fail("is a pickle with the opcode BUILD at byte " + std::to_string(opcodeAt_) +
             " for something else than an array, which is never run");
    }
    /// (version, order, subtype, names, fields, ...)
    void setByteOrder(PickleValue& type, const Items& state) {
        if (state[2]->kind != Kind::None || state[3]->kind != Kind::None)
            fail("holds an array of records, of several columns");
        type.header->isBigEndian = state[1]->text == ">";
    }
    void setArray(PickleValue& array, const PickleValue& shape, const PickleValue& type, bool isFortran,
                  const PickleValue& data) {
        if (shape.kind != Kind::Tuple || type.kind != Kind::Type || shape.items.size() > 32)
            failDamaged("an array is malformed");
        NpyHeader header = *type.header;
        header.isFortran = isFortran;
        std::uint64_t bytes = header.itemSize;
        for (const PickleValue* length : shape.items) {
            if (length->kind != Kind::Integer || length->integer < 0) failDamaged("an array's shape is malformed");
            header.shape.push_back(static_cast<std::uint64_t>(length->integer));
            bytes = saturatingProduct(bytes, header.shape.back());
        }
        const bool isOfObjects = header.kind == 'O';
        if (!isOfObjects && (!data.isText() || data.text.size() != bytes))
            failDamaged("an array of " + header.shapeText() + " numbers holds others");
        if (!isOfObjects) array.text = data.text;
        array.header = std::make_unique<NpyHeader>(std::move(header));
    }

    Pickle& pickle_;
    std::string name_;
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t opcodeAt_ = 0;
    std::size_t pushes_ = 0;
    std::size_t decoded_ = 0;  ///< bytes of text
    std::vector<PickleValue*> stack_;
    std::vector<std::size_t> marks_;
    std::unordered_map<std::uint64_t, PickleValue*> memo_;
};

const PickleValue* PickleValue::find(std::string_view key) const {
    if (kind != Kind::Dict) return nullptr;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        if (items[i]->isText() && items[i]->text == key) return items[i + 1];
    return nullptr;
}

std::shared_ptr<const Pickle> Pickle::read(SharedBytes file, const std::string& name) {
    const std::shared_ptr<Pickle> pickle(new Pickle());
    pickle->file_ = std::move(file);
    pickle->root_ = PickleParser(*pickle, name).run();
    return pickle;
}

bool beginsAsPickle(std::string_view start) {
    // Protocols 0 and 1 say nothing of themselves: a dictionary, a list, an array, or pairs of arrays.
    constexpr std::array<std::string_view, 8> kOldStarts{"(dp",      "(lp", "cnumpy", "(cnumpy",
                                                         "((cnumpy", "}q",  "]q",     "((lp"};
    if (start.size() >= 3 && start[0] == '\x80' && start[1] >= 2 && start[1] <= kNewestProtocol)
        return !start.starts_with(kTorchStart);
    return std::ranges::any_of(kOldStarts, [&](std::string_view old) { return start.starts_with(old); });
}

}  // namespace lunette
