#include "io/NpyHeader.h"

#include "parameter/ParseNumber.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>

namespace lunette {
namespace {

constexpr std::string_view kNpyMagic("\x93NUMPY", 6);
constexpr std::uint64_t kLongestNpyHeader = std::uint64_t{1} << 16;
constexpr std::size_t kLongestText = 4096;  // characters
constexpr std::size_t kMaxDimensions = 32;

bool isPossibleSize(char kind, std::size_t size) {
    if (kind == 'b') return size == 1;
    if (kind == 'f') return size == 2 || size == 4 || size == 8;
    return size == 1 || size == 2 || size == 4 || size == 8;
}

/// The one Python dictionary that the format allows: three keys, with a text, a bool and a tuple of whole numbers.
class Dictionary {
public:
    Dictionary(const ByteReader& reader, std::string_view text) : reader_(reader), text_(text) {}

    NpyHeader read() {
        expect('{');
        while (!accept('}')) {
            const std::string key = quoted();
            expect(':');
            if (key == "descr")
                readType();
            else if (key == "fortran_order")
                header_.isFortran = readBool();
            else if (key == "shape")
                readShape();
            else
                fail(Message::tr("has an unknown key '%1'", key.substr(0, 20)));
            ++keys_;
            if (!accept(',') && !isAt('}')) fail(Message::tr("is malformed"));
        }
        if (keys_ != 3 || type_.empty() || !hasShape_)
            fail(Message::tr("must give 'descr', 'fortran_order' and 'shape'"));
        return header_;
    }

private:
    [[noreturn]] void fail(const Message& what) const {
        reader_.fail(ErrorKind::Damaged,
                     Message::tr("is not an .npy file that can be read: its header %1. Save the array again", what));
    }

    void skipSpace() {
        while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\n')) text_.remove_prefix(1);
    }
    bool isAt(char c) {
        skipSpace();
        return text_.starts_with(c);
    }
    bool accept(char c) {
        if (!isAt(c)) return false;
        text_.remove_prefix(1);
        return true;
    }
    void expect(char c) {
        if (!accept(c)) fail(Message::tr("is malformed"));
    }

    std::string quoted() {
        const char quote = isAt('"') ? '"' : '\'';
        expect(quote);
        const std::size_t end = text_.find(quote);
        if (end == std::string_view::npos) fail(Message::tr("is malformed"));
        std::string word(text_.substr(0, end));
        text_.remove_prefix(end + 1);
        return word;
    }

    bool readBool() {
        skipSpace();
        for (const std::string_view word : {"True", "False"}) {
            if (!text_.starts_with(word)) continue;
            text_.remove_prefix(word.size());
            return word == "True";
        }
        fail(Message::tr("is malformed"));
    }

    /// '<f4': byte order, kind and bytes an item.
    void readType() {
        if (isAt('['))
            reader_.fail(
                ErrorKind::Unsupported,
                Message::tr("holds records of several columns; save the pictures' column as an array of its own"));
        type_ = quoted();
        if (const Message flaw = setNumberType(type_, header_); !flaw.isEmpty()) fail(flaw);
    }

    void readShape() {
        hasShape_ = true;
        header_.shape.clear();
        expect('(');
        while (!accept(')')) {
            skipSpace();
            std::uint64_t length = 0;
            const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), length);
            if (error != std::errc{} || header_.shape.size() == kMaxDimensions)
                fail(Message::tr("has an impossible shape"));
            header_.shape.push_back(length);
            text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
            accept('L');  // as Python 2 wrote long numbers
            if (!accept(',') && !isAt(')')) fail(Message::tr("has an impossible shape"));
        }
    }

    const ByteReader& reader_;
    std::string_view text_;
    NpyHeader header_;
    std::string type_;
    bool hasShape_ = false;
    int keys_ = 0;
};

void checkSize(const ByteReader& reader, const NpyHeader& header) {
    std::uint64_t bytes = std::max<std::uint64_t>(1, header.itemSize);
    for (const std::uint64_t length : header.shape) {
        if (length == 0)
            reader.fail(ErrorKind::TooFew, Message::tr("holds no image: its header says %1", header.shapeText()));
        if (length > std::numeric_limits<std::uint64_t>::max() / bytes)
            reader.fail(
                ErrorKind::Damaged,
                Message::tr("claims to hold %1 numbers, more than any file. Check its header", header.shapeText()));
        bytes *= length;
    }
}

}  // namespace

Message NpyHeader::typeName() const {
    const std::string bits = std::to_string(8 * itemSize);
    switch (kind) {
        case 'b':
            return std::string("bool");
        case 'u':
            return "uint" + bits;
        case 'i':
            return "int" + bits;
        case 'f':
            return "float" + bits;
        case 'O':
            return Message::tr("Python objects");
        case 'U':
        case 'S':
            return Message::tr("text");
        default:
            return Message::tr("type '%1'", std::string(1, kind));
    }
}

Message NpyHeader::shapeText() const {
    std::string text;
    for (const std::uint64_t length : shape) text += (text.empty() ? "" : " x ") + std::to_string(length);
    return text.empty() ? Message::tr("a single number") : Message(text);
}

std::vector<std::uint64_t> NpyHeader::steps() const {
    std::vector<std::uint64_t> steps(shape.size());
    std::uint64_t step = 1;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::size_t k = isFortran ? i : steps.size() - 1 - i;
        steps[k] = step;
        step *= shape[k];
    }
    return steps;
}

std::uint64_t NpyHeader::itemCount() const {
    std::uint64_t count = 1;
    for (const std::uint64_t length : shape) count *= length;
    return count;
}

Message setNumberType(std::string_view name, NpyHeader& header) {
    std::string_view rest = name;
    if (!rest.empty() && std::string_view("<>=|").find(rest.front()) != std::string_view::npos) {
        header.isBigEndian = rest.front() == '>';
        rest.remove_prefix(1);
    }
    if (rest.empty()) return Message::tr("names no type");
    header.kind = rest.front();
    rest.remove_prefix(1);
    header.itemSize = parseNumber<std::size_t>(rest).value_or(0);
    if (header.isNumeric() && !isPossibleSize(header.kind, header.itemSize))
        return Message::tr("names the type '%1', which does not exist", name.substr(0, 20));
    if (header.isText() && (header.itemSize == 0 || header.itemSize > kLongestText))
        return Message::tr("holds text of another length than 1 to 4,096 characters");
    if (header.kind == 'U') header.itemSize *= sizeof(char32_t);
    return {};
}

NpyHeader readNpyHeader(ByteReader& reader) {
    if (reader.upperBound() == 0) reader.fail(ErrorKind::Damaged, Message::tr("is empty; copy or download it again"));
    const auto magic = reader.bytes(kNpyMagic.size(), Message::tr("first bytes"));
    if (!std::equal(magic.begin(), magic.end(), kNpyMagic.begin(),
                    [](auto a, auto b) { return a == static_cast<std::uint8_t>(b); }))
        reader.fail(ErrorKind::Unsupported,
                    Message::tr("is not an .npy file, whatever its name: those begin with \\x93NUMPY"));
    const std::uint8_t version = reader.u8(Message::tr("version"));
    reader.u8(Message::tr("version"));
    if (version < 1 || version > 3)
        reader.fail(ErrorKind::Unsupported, Message::tr("is an .npy file of version %1; 1 to 3 are known", version));
    const std::uint64_t length =
        version == 1 ? reader.littleEndian16(Message::tr("header")) : reader.littleEndian32(Message::tr("header"));
    if (length > kLongestNpyHeader)
        reader.fail(ErrorKind::Unsupported,
                    Message::tr("has a header of %1 bytes; those of pictures are shorter than 65,536", length));
    const auto bytes = reader.bytes(length, Message::tr("header"));
    NpyHeader header = Dictionary(reader, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}).read();
    checkSize(reader, header);
    return header;
}

}  // namespace lunette
