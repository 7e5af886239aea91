#include "io/Safetensors.h"

#include "io/AtomicFile.h"
#include "io/Endian.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace lunette {

namespace {

using Json = nlohmann::json;

static_assert(std::endian::native == std::endian::little, "tensors are copied as they lie in memory");

constexpr std::uint64_t kLongestJsonHeader = 100'000'000;
constexpr const char* kMetadataKey = "__metadata__";

/// Of one element. Those of less than a byte lie packed, and a tensor of them must fill whole bytes.
struct TypeSize {
    const char* name;
    std::uint64_t bits;
};
constexpr std::array<TypeSize, 20> kTypeSizes{
    {{"BOOL", 8},    {"F4", 4},      {"F6_E2M3", 6}, {"F6_E3M2", 6}, {"U8", 8},   {"I8", 8},    {"F8_E5M2", 8},
     {"F8_E4M3", 8}, {"F8_E8M0", 8}, {"I16", 16},    {"U16", 16},    {"F16", 16}, {"BF16", 16}, {"I32", 32},
     {"U32", 32},    {"F32", 32},    {"C64", 64},    {"F64", 64},    {"I64", 64}, {"U64", 64}}};

/// Whatever is wrong, the file cannot be mended by hand.
[[noreturn]] void refuse(const ByteReader& reader, const Message& what) {
    reader.fail(ErrorKind::Damaged,
                Message::tr("%1; copy or download it again, or save it again in the program that wrote it", what));
}

/// Refuses what a general JSON parser lets pass: deep nesting and keys given twice.
class HeaderGuard {
public:
    explicit HeaderGuard(const ByteReader& reader) : reader_(reader) {}

    bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
        const auto level = static_cast<std::size_t>(depth);
        const bool opens = event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
        if (opens && level >= keys_.size()) refuse(reader_, Message::tr("has a header that is nested too deeply"));
        if (opens) keys_[level].clear();
        if (event == Json::parse_event_t::key && !keys_[level - 1].insert(parsed.get<std::string>()).second)
            refuse(reader_, Message::tr("names '%1' twice in its header", parsed.get<std::string>()));
        return true;
    }

private:
    const ByteReader& reader_;
    std::array<std::set<std::string>, 3> keys_;  // of the objects that are open: header, tensor, list
};

/// Whether a file begins as what torch.save() writes: a ZIP archive or a bare pickle of protocol 2 to 5.
bool beginsAsPickle(std::uint64_t firstEightBytes) {
    const std::uint64_t first = firstEightBytes & 0xFFU, second = firstEightBytes >> 8U & 0xFFU;
    return (first == 'P' && second == 'K') || (first == 0x80U && second >= 2 && second <= 5);
}

Json parseHeader(ByteReader& reader) {
    const std::uint64_t length = reader.littleEndian64(Message::tr("header's length"));
    if (length > reader.upperBound() && beginsAsPickle(length))
        reader.fail(ErrorKind::Unsupported,
                    Message::tr("is a PyTorch pickle, which is never loaded; convert it in Python: "
                                "safetensors.torch.save_file(torch.load('w.pt', weights_only=True), 'w.safetensors')"));
    if (length > kLongestJsonHeader || length > reader.upperBound())
        refuse(reader,
               Message::tr("is not a safetensors file, or is cut short: it claims a header of %1 bytes", length));
    const auto text = reader.bytes(length, Message::tr("header"));
    if (text.empty() || text.front() != '{')
        refuse(reader, Message::tr("is not a safetensors file: its header does not begin with '{'"));
    try {
        return Json::parse(text.begin(), text.end(), HeaderGuard(reader));
    } catch (const Json::exception&) {
        refuse(reader, Message::tr("is not a safetensors file: its header is not valid JSON"));
    }
}

std::map<std::string, std::string> readMetadata(const ByteReader& reader, const Json& header) {
    std::map<std::string, std::string> metadata;
    const auto found = header.find(kMetadataKey);
    if (found == header.end()) return metadata;
    if (!found->is_object()) refuse(reader, Message::tr("has metadata that are not an object"));
    for (const auto& [key, value] : found->items()) {
        if (!value.is_string()) refuse(reader, Message::tr("has metadata '%1' that are not a text", key));
        metadata[key] = value.get<std::string>();
    }
    return metadata;
}

std::vector<std::uint64_t> readCounts(const ByteReader& reader, const std::string& tensor, const Json& values) {
    std::vector<std::uint64_t> counts;
    const bool whole =
        values.is_array() && std::ranges::all_of(values, [](const Json& v) { return v.is_number_unsigned(); });
    if (!whole)
        refuse(reader, Message::tr("has a tensor '%1' whose shape or offsets are not lists of whole numbers", tensor));
    for (const Json& value : values) counts.push_back(value.get<std::uint64_t>());
    return counts;
}

/// Of the tensor in bytes, from its type and shape.
std::uint64_t byteCount(const ByteReader& reader, const Safetensors::Tensor& tensor) {
    const auto type = std::ranges::find(kTypeSizes, tensor.type, &TypeSize::name);
    if (type == kTypeSizes.end())
        refuse(reader, Message::tr("has a tensor '%1' of the unknown type '%2'", tensor.name, tensor.type));
    std::uint64_t product = type->bits;
    for (const std::uint64_t length : tensor.shape) {
        if (length != 0 && product > std::numeric_limits<std::uint64_t>::max() / length)
            refuse(reader, Message::tr("has a tensor '%1' of impossible size", tensor.name));
        product *= length;
    }
    if (product % 8 != 0) refuse(reader, Message::tr("has a tensor '%1' that does not fill whole bytes", tensor.name));
    return product / 8;
}

Safetensors::Tensor readTensor(const ByteReader& reader, const std::string& name, const Json& fields) {
    const bool complete = fields.is_object() && fields.size() == 3 && fields.contains("dtype") &&
                          fields["dtype"].is_string() && fields.contains("shape") && fields.contains("data_offsets");
    if (!complete) refuse(reader, Message::tr("has a tensor '%1' without its type, shape and offsets", name));
    const auto offsets = readCounts(reader, name, fields["data_offsets"]);
    if (offsets.size() != 2 || offsets[0] > offsets[1])
        refuse(reader, Message::tr("has a tensor '%1' whose offsets are not a begin and an end", name));
    Safetensors::Tensor tensor{name, fields["dtype"].get<std::string>(), readCounts(reader, name, fields["shape"]),
                               offsets[0], offsets[1]};
    if (byteCount(reader, tensor) != tensor.end - tensor.begin)
        refuse(reader, Message::tr("has a tensor '%1' whose offsets do not fit its shape", name));
    return tensor;
}

}  // namespace

const Safetensors::Tensor* Safetensors::find(std::string_view name) const {
    const auto found = std::ranges::find(tensors, name, &Tensor::name);
    return found == tensors.end() ? nullptr : &*found;
}

Safetensors readSafetensors(ByteReader& reader) {
    if (reader.upperBound() == 0) refuse(reader, Message::tr("is empty"));
    const Json header = parseHeader(reader);
    Safetensors file;
    file.metadata = readMetadata(reader, header);
    for (const auto& [name, fields] : header.items())
        if (name != kMetadataKey) file.tensors.push_back(readTensor(reader, name, fields));

    std::ranges::sort(file.tensors, {}, [](const auto& tensor) { return std::pair(tensor.begin, tensor.end); });
    std::uint64_t end = 0;
    for (const Safetensors::Tensor& tensor : file.tensors) {
        if (tensor.begin != end)
            refuse(reader, Message::tr("has a gap or an overlap before its tensor '%1'", tensor.name));
        end = tensor.end;
    }
    const Message what = Message::tr("tensors");
    reader.expectAtLeast(end, what);
    file.buffer = std::make_unique_for_overwrite<std::uint8_t[]>(static_cast<std::size_t>(end));
    const std::span buffer(file.buffer.get(), static_cast<std::size_t>(end));
    reader.fill(buffer, what);
    file.data = buffer;
    reader.expectEnd();
    return file;
}

void writeSafetensors(const std::string& path, const std::map<std::string, std::string>& metadata,
                      std::span<const FloatTensor> tensors) {
    nlohmann::ordered_json header;
    header[kMetadataKey] = metadata;
    std::uint64_t end = 0;
    for (const FloatTensor& tensor : tensors) {
        const std::uint64_t begin = std::exchange(end, end + tensor.values.size_bytes());
        header[tensor.name] = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {begin, end}}};
    }
    // A path need not be valid UTF-8, JSON must be.
    std::string text = header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text.resize((text.size() + 7) / 8 * 8, ' ');  // the format's custom: tensors begin at a multiple of 8

    const auto length = littleEndian(std::uint64_t{text.size()});
    std::vector<std::span<const std::uint8_t>> pieces{
        length, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}};
    for (const FloatTensor& tensor : tensors)
        pieces.emplace_back(reinterpret_cast<const std::uint8_t*>(tensor.values.data()), tensor.values.size_bytes());
    writeWholeFile(path, pieces);
}

}  // namespace lunette
