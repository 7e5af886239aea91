#include "io/Pickle.h"

#include "io/PickleCalls.h"
#include "io/PickleInput.h"
#include "io/PickleStack.h"
#include "io/PickleText.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lunette {
namespace {

constexpr std::string_view kTorchStart("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 14);
constexpr std::uint8_t kNewestProtocol = 5;

/// Opcodes that make or call anything but plain data, with Python's names for them (pickletools).
struct RefusedOpcode {
    char code;
    std::string_view name;
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

/// Python's pickle machine, for plain data: runs the opcodes on a stack.
class PickleParser {
public:
    using Kind = PickleValue::Kind;

    PickleParser(PickleValues& values, std::span<const std::uint8_t> bytes, const std::string& name)
        : input_(bytes, name), stack_(values, input_), calls_(stack_, input_) {}

    const PickleValue* run() {
        if (input_.size() == 0) input_.fail(ErrorKind::Damaged, Message::tr("is empty"));
        for (;;) {
            const char opcode = input_.takeOpcode();
            if (opcode == '.') return stack_.pop();
            if (!readNumber(opcode) && !readText(opcode) && !readContainer(opcode) && !readStack(opcode) &&
                !readMemo(opcode) && !readCall(opcode))
                refuse(opcode);
        }
    }

private:
    [[noreturn]] void refuse(char opcode) const {
        const auto known = std::ranges::find(kRefusedOpcodes, opcode, &RefusedOpcode::code);
        if (known == kRefusedOpcodes.end())
            input_.failDamaged(Message::tr("there is no opcode %1", int{static_cast<std::uint8_t>(opcode)}));
        input_.fail(ErrorKind::Unsupported,
                    Message::tr("is a pickle with the opcode %1 %2, %3", known->name, input_.place(), onlyPlainData()));
    }

    // Opcodes; each function returns whether it knows the opcode.

    bool readNumber(char opcode) {
        switch (opcode) {
            case 'N':
                stack_.push(Kind::None);
                break;
            case '\x88':
                stack_.pushBool(true);
                break;
            case '\x89':
                stack_.pushBool(false);
                break;
            case 'J':
                stack_.pushInteger(input_.takeNumber<std::int32_t>());
                break;
            case 'K':
                stack_.pushInteger(input_.takeNumber<std::uint8_t>());
                break;
            case 'M':
                stack_.pushInteger(input_.takeNumber<std::uint16_t>());
                break;
            case 'I':
                pushWritten(input_.takeLine());
                break;
            case 'L':
                pushLong(input_.takeLine());
                break;
            case '\x8a':
                pushLittle(input_.take(input_.takeNumber<std::uint8_t>()));
                break;
            case '\x8b':
                pushLittle(input_.take(input_.takeNumber<std::uint32_t>()));
                break;
            case 'G':
                stack_.pushReal(input_.takeNumber<double>(std::endian::big));
                break;
            case 'F':
                pushFloat(input_.takeLine());
                break;
            default:
                return false;
        }
        return true;
    }
    void pushWritten(std::string_view digits) {
        if (digits == "00" || digits == "01") return stack_.pushBool(digits == "01");
        const auto value = parseNumber<std::int64_t>(digits);
        if (!value) input_.failDamaged(Message::tr("a whole number is malformed or above 64 bits"));
        stack_.pushInteger(*value);
    }
    void pushLong(std::string_view digits) {
        if (digits.ends_with('L')) digits.remove_suffix(1);
        const auto value = parseNumber<std::int64_t>(digits);
        if (!value) input_.failDamaged(Message::tr("a whole number is malformed or above 64 bits"));
        stack_.pushInteger(*value);
    }
    void pushFloat(std::string_view digits) {
        const auto value = parseNumber<double>(digits);
        if (!value) input_.failDamaged(Message::tr("a number is malformed"));
        stack_.pushReal(*value);
    }
    /// A number in two's complement of any length, the smallest byte first.
    void pushLittle(std::string_view bytes) {
        std::array<std::uint8_t, sizeof(std::int64_t)> number;
        if (bytes.size() > number.size())
            input_.fail(ErrorKind::Unsupported, Message::tr("is a pickle with a whole number above 64 bits"));
        const bool isNegative = !bytes.empty() && static_cast<std::uint8_t>(bytes.back()) >= 0x80;
        number.fill(isNegative ? 0xFF : 0);
        std::ranges::copy(bytes, number.begin());
        stack_.pushInteger(numberAt<std::int64_t>(number.data(), std::endian::little));
    }

    bool readText(char opcode) {
        switch (opcode) {
            case 'U':
            case 'C':
                stack_.pushText(Kind::Bytes, input_.take(input_.takeNumber<std::uint8_t>()));
                break;
            case 'T':
            case 'B':
                stack_.pushText(Kind::Bytes, input_.take(input_.takeNumber<std::uint32_t>()));
                break;
            case '\x8e':
            case '\x96':
                stack_.pushText(Kind::Bytes, input_.take(input_.takeNumber<std::uint64_t>()));
                break;
            case '\x8c':
                stack_.pushText(Kind::Text, input_.take(input_.takeNumber<std::uint8_t>()));
                break;
            case 'X':
                stack_.pushText(Kind::Text, input_.take(input_.takeNumber<std::uint32_t>()));
                break;
            case '\x8d':
                stack_.pushText(Kind::Text, input_.take(input_.takeNumber<std::uint64_t>()));
                break;
            case 'V':
                stack_.pushDecoded(Kind::Text, unicodeUnescaped(input_.takeLine()));
                break;
            case 'S':
                pushQuoted(input_.takeLine());
                break;
            default:
                return false;
        }
        return true;
    }
    void pushQuoted(std::string_view line) {
        const bool isQuoted = line.size() >= 2 && (line[0] == '\'' || line[0] == '"') && line.back() == line[0];
        if (!isQuoted) input_.failDamaged(Message::tr("a text has no quotes"));
        stack_.pushDecoded(Kind::Bytes, unescaped(line.substr(1, line.size() - 2)));
    }

    bool readContainer(char opcode) {
        switch (opcode) {
            case ']':
                stack_.push(Kind::List);
                break;
            case '}':
                stack_.push(Kind::Dict);
                break;
            case ')':
                stack_.push(Kind::Tuple);
                break;
            case 'l':
                stack_.pushAll(Kind::List, stack_.popToMark());
                break;
            case 't':
                stack_.pushAll(Kind::Tuple, stack_.popToMark());
                break;
            case 'd':
                stack_.pushAll(Kind::Dict, stack_.popToMark());
                break;
            case '\x85':
                stack_.pushAll(Kind::Tuple, stack_.popSome(1));
                break;
            case '\x86':
                stack_.pushAll(Kind::Tuple, stack_.popSome(2));
                break;
            case '\x87':
                stack_.pushAll(Kind::Tuple, stack_.popSome(3));
                break;
            case 'a':
                stack_.appendTo(Kind::List, stack_.popSome(1));
                break;
            case 'e':
                stack_.appendTo(Kind::List, stack_.popToMark());
                break;
            case 's':
                stack_.appendTo(Kind::Dict, stack_.popSome(2));
                break;
            case 'u':
                stack_.appendTo(Kind::Dict, stack_.popToMark());
                break;
            default:
                return false;
        }
        return true;
    }
    bool readStack(char opcode) {
        switch (opcode) {
            case '\x80':
                checkProtocol(input_.takeNumber<std::uint8_t>());
                break;
            case '\x95':
                input_.take(sizeof(std::uint64_t));
                break;  // a frame's length, which is not needed
            case '(':
                stack_.setMark();
                break;
            case '0':
                stack_.popOrUnmark();
                break;
            case '1':
                stack_.popToMark();
                break;
            case '2':
                stack_.duplicate();
                break;
            default:
                return false;
        }
        return true;
    }
    void checkProtocol(std::uint8_t protocol) const {
        if (protocol > kNewestProtocol)
            input_.fail(ErrorKind::Unsupported, Message::tr("is a pickle of protocol %1; 0 to 5 are known", protocol));
    }
    bool readMemo(char opcode) {
        switch (opcode) {
            case 'p':
                stack_.keep(lineNumber());
                break;
            case 'q':
                stack_.keep(input_.takeNumber<std::uint8_t>());
                break;
            case 'r':
                stack_.keep(input_.takeNumber<std::uint32_t>());
                break;
            case '\x94':
                stack_.keep(stack_.memoSize());
                break;
            case 'g':
                stack_.recall(lineNumber());
                break;
            case 'h':
                stack_.recall(input_.takeNumber<std::uint8_t>());
                break;
            case 'j':
                stack_.recall(input_.takeNumber<std::uint32_t>());
                break;
            default:
                return false;
        }
        return true;
    }
    std::uint64_t lineNumber() {
        const auto number = parseNumber<std::uint64_t>(input_.takeLine());
        if (!number) input_.failDamaged(Message::tr("a place in the memo is malformed"));
        return *number;
    }
    bool readCall(char opcode) {
        switch (opcode) {
            case 'c': {
                const std::string_view module = input_.takeLine();
                calls_.pushGlobal(module, input_.takeLine());
                break;
            }
            case '\x93': {
                const std::vector<PickleValue*> names = stack_.popSome(2);
                if (!names[0]->isText() || !names[1]->isText())
                    input_.failDamaged(Message::tr("a function has no name"));
                calls_.pushGlobal(names[0]->text, names[1]->text);
                break;
            }
            case 'R': {
                const PickleValue& arguments = *stack_.pop(Kind::Tuple, Message::tr("tuple of arguments"));
                calls_.call(*stack_.pop(Kind::Global, Message::tr("function to call")), arguments);
                break;
            }
            case 'b': {
                const PickleValue& state = *stack_.pop();
                calls_.setState(stack_.top(), state);
                break;
            }
            default:
                return false;
        }
        return true;
    }
    PickleInput input_;
    PickleStack stack_;
    PickleCalls calls_;
};

}  // namespace

std::shared_ptr<const Pickle> Pickle::read(SharedBytes file, const std::string& name) {
    const std::shared_ptr<Pickle> pickle(new Pickle());
    pickle->file_ = std::move(file);
    pickle->root_ = PickleParser(pickle->values_, pickle->file_.bytes, name).run();
    return pickle;
}

bool beginsAsPickle(std::string_view start) {
    // Protocols 0 and 1 have no header: a dictionary, a list, an array, or pairs of arrays.
    constexpr std::array<std::string_view, 8> kOldStarts{"(dp",      "(lp", "cnumpy", "(cnumpy",
                                                         "((cnumpy", "}q",  "]q",     "((lp"};
    if (start.size() >= 3 && start[0] == '\x80' && start[1] >= 2 && start[1] <= kNewestProtocol)
        return !start.starts_with(kTorchStart);
    return std::ranges::any_of(kOldStarts, [&](std::string_view old) { return start.starts_with(old); });
}

}  // namespace lunette
