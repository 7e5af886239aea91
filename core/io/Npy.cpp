#include "io/Npy.h"

#include "io/AtomicFile.h"
#include "io/ByteReader.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <initializer_list>
#include <utility>
#include <vector>

namespace lunette {
namespace {

static_assert(std::endian::native == std::endian::little, "arrays are copied as they lie in memory");

constexpr std::string_view kMagic("\x93NUMPY\x01\x00", 8);
constexpr std::size_t kAlignment = 64;

std::span<const std::uint8_t> bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Magic, the header's length, and the header, padded so that the data is aligned.
std::string header(const char* type, std::initializer_list<Index> shape) {
    std::string dictionary = std::string("{'descr': '") + type + "', 'fortran_order': False, 'shape': (";
    const char* separator = "";
    for (const Index length : shape) dictionary += std::exchange(separator, ", ") + std::to_string(length);
    dictionary += shape.size() == 1 ? ",), }" : "), }";
    const std::size_t unpadded = kMagic.size() + 2 + dictionary.size() + 1;
    dictionary.append((kAlignment - unpadded % kAlignment) % kAlignment, ' ');
    dictionary += '\n';
    std::string text(kMagic);
    text += static_cast<char>(dictionary.size() & 0xff);
    text += static_cast<char>(dictionary.size() >> 8);
    return text + dictionary;
}

template <class Number>
void write(const std::string& path, const std::string& head, std::span<const Number> numbers) {
    const std::array<std::span<const std::uint8_t>, 2> pieces{
        bytesOf(head), bytesOf({reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()})};
    writeWholeFile(path, pieces);
}

/// What follows `key` and its colon in the header's dictionary.
std::string_view valueOf(const ByteReader& reader, std::string_view dictionary, std::string_view key) {
    const std::size_t place = dictionary.find(key);
    const std::size_t colon = dictionary.find(':', place == std::string_view::npos ? place : place + key.size());
    if (colon == std::string_view::npos) reader.fail("has no " + std::string(key) + " in its header");
    const std::string_view rest = dictionary.substr(colon + 1);
    return rest.substr(std::min(rest.size(), rest.find_first_not_of(' ')));
}

struct Shape {
    std::uint64_t rows = 0;
    std::uint64_t columns = 0;
};

Shape parseShape(const ByteReader& reader, std::string_view text) {
    Shape shape;
    const char* end = text.data() + text.size();
    const auto rows = std::from_chars(text.data() + 1, end, shape.rows);
    const bool hasComma = text.starts_with('(') && rows.ec == std::errc{} && rows.ptr != end && *rows.ptr == ',';
    const char* second = hasComma ? rows.ptr + 1 : end;
    while (second != end && *second == ' ') ++second;
    const auto columns = std::from_chars(second, end, shape.columns);
    if (!hasComma || columns.ec != std::errc{} || columns.ptr == end || (*columns.ptr != ')' && *columns.ptr != ','))
        reader.fail("is not a table: it must have two dimensions, images and latents");
    constexpr std::uint64_t most = std::uint64_t{1} << 31;
    if (shape.rows == 0 || shape.columns == 0 || shape.rows > most || shape.columns > most)
        reader.fail("has an impossible shape");
    return shape;
}

template <class Number>
Matrix readNumbers(ByteReader& reader, const Shape& shape) {
    const auto bytes = reader.bytes(shape.rows * shape.columns * sizeof(Number), "numbers");
    Eigen::Matrix<Number, Eigen::Dynamic, Eigen::Dynamic> numbers(static_cast<Index>(shape.columns),
                                                                  static_cast<Index>(shape.rows));
    std::memcpy(numbers.data(), bytes.data(), bytes.size());
    return numbers.template cast<Scalar>();
}

}  // namespace

void saveNpy(const Eigen::Ref<const Matrix>& columns, const std::string& path) {
    const Eigen::MatrixXf numbers = columns.cast<float>();
    write<float>(path, header("<f4", {numbers.cols(), numbers.rows()}),
                 {numbers.data(), static_cast<std::size_t>(numbers.size())});
}

void saveNpy(const Dataset& images, const std::string& path) {
    const ImageShape shape = images.shape();
    const std::string head = shape.channels == 1
                                 ? header("|u1", {images.size(), shape.height, shape.width})
                                 : header("|u1", {images.size(), shape.height, shape.width, shape.channels});
    std::vector<std::uint8_t> pixels;
    pixels.reserve(static_cast<std::size_t>(images.size() * shape.pixelCount()));
    for (Index i = 0; i < images.size(); ++i)
        pixels.insert(pixels.end(), images.image(i).begin(), images.image(i).end());
    write<std::uint8_t>(path, head, pixels);
}

void saveNpy(std::span<const std::int32_t> numbers, const std::string& path) {
    write(path, header("<i4", {static_cast<Index>(numbers.size())}), numbers);
}

Matrix loadNpy(const std::string& path) {
    ByteReader reader(std::make_unique<FileSource>(path), path);
    const auto magic = reader.bytes(kMagic.size(), "header");
    if (std::memcmp(magic.data(), kMagic.data(), kMagic.size()) != 0) reader.fail("is not an .npy file of version 1.0");
    const std::uint64_t length = reader.u8("header") + 256U * reader.u8("header");
    const auto bytes = reader.bytes(length, "header");
    const std::string_view dictionary(reinterpret_cast<const char*>(bytes.data()), bytes.size());

    if (!valueOf(reader, dictionary, "'fortran_order'").starts_with("False"))
        reader.fail("is in Fortran order; save it again with numpy.ascontiguousarray()");
    const Shape shape = parseShape(reader, valueOf(reader, dictionary, "'shape'"));
    const std::string_view type = valueOf(reader, dictionary, "'descr'");
    const bool isDouble = type.starts_with("'<f8'");
    if (!isDouble && !type.starts_with("'<f4'")) reader.fail("must hold float32 or float64 numbers");
    Matrix numbers = isDouble ? readNumbers<double>(reader, shape) : readNumbers<float>(reader, shape);
    reader.expectEnd();
    return numbers;
}

}  // namespace lunette
