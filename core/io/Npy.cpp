#include "io/Npy.h"

#include "io/AtomicFile.h"
#include "io/Endian.h"
#include "io/NpyHeader.h"

#include <array>
#include <cstring>
#include <initializer_list>
#include <utility>
#include <vector>

namespace lunette {
namespace {

static_assert(std::endian::native == std::endian::little, "arrays are copied as they lie in memory");

constexpr std::string_view kMagicOfVersion1("\x93NUMPY\x01\x00", 8);
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
    const std::size_t unpadded = kMagicOfVersion1.size() + 2 + dictionary.size() + 1;
    dictionary.append((kAlignment - unpadded % kAlignment) % kAlignment, ' ');
    dictionary += '\n';
    const auto length = littleEndian(static_cast<std::uint16_t>(dictionary.size()));
    return std::string(kMagicOfVersion1) + std::string(length.begin(), length.end()) + dictionary;
}

template <class Number>
void write(const std::string& path, const std::string& head, std::span<const Number> numbers) {
    const std::array<std::span<const std::uint8_t>, 2> pieces{
        bytesOf(head), bytesOf({reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()})};
    writeWholeFile(path, pieces);
}

template <class Number>
Matrix readNumbers(ByteReader& reader, const NpyHeader& header) {
    const auto bytes = reader.bytes(header.byteCount(), Message::tr("numbers"));
    Eigen::Matrix<Number, Eigen::Dynamic, Eigen::Dynamic> numbers(static_cast<Index>(header.shape[1]),
                                                                  static_cast<Index>(header.shape[0]));
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
    for (Index i = 0; i < images.size(); ++i) {
        const Pixels image = images.image(i);
        pixels.insert(pixels.end(), image.begin(), image.end());
    }
    write<std::uint8_t>(path, head, pixels);
}

void saveNpy(std::span<const std::int32_t> numbers, const std::string& path) {
    write(path, header("<i4", {static_cast<Index>(numbers.size())}), numbers);
}

Matrix loadNpy(const std::string& path) {
    ByteReader reader(std::make_unique<FileSource>(path), path);
    const NpyHeader header = readNpyHeader(reader);
    if (header.isFortran)
        reader.fail(ErrorKind::Unsupported,
                    Message::tr("is in Fortran order; save it again with numpy.ascontiguousarray()"));
    if (header.shape.size() != 2)
        reader.fail(ErrorKind::Unsupported,
                    Message::tr("is not a table: it must have two dimensions, images and latents"));
    const bool isFloat = header.kind == 'f' && header.itemSize >= 4 && !header.isBigEndian;
    if (!isFloat)
        reader.fail(ErrorKind::Unsupported, Message::tr("must hold float32 or float64 numbers, little-endian"));
    Matrix numbers = header.itemSize == 8 ? readNumbers<double>(reader, header) : readNumbers<float>(reader, header);
    reader.expectEnd();
    return numbers;
}

}  // namespace lunette
