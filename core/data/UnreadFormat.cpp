#include "data/UnreadFormat.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace lunette {

namespace {

struct UnreadFormat {
    std::size_t offset;  // of the signature, bytes
    std::string_view signature;
    Message advice;
};

const Message kConvertHeif =
    Message::tr("is a HEIF picture; convert it to PNG, with: heif-convert picture.heic picture.png");

const Message kConvertAvif =
    Message::tr("is an AVIF picture; convert it to PNG, with: heif-convert picture.avif picture.png");

const Message kConvertTorch = Message::tr(
    "is a PyTorch file, a pickle, which is never loaded; in Python: "
    "safetensors.torch.save_file(torch.load('weights.pt', weights_only=True), 'weights.safetensors') for weights, "
    "numpy.save('images.npy', torch.load('images.pt', weights_only=True).numpy()) for images");

const Message kConvertSheet = Message::tr(
    "is a spreadsheet; save it as CSV, or in Python: "
    "pandas.read_excel('data.xlsx').to_csv('data.csv', index=False)");

const Message kConvertVideo =
    Message::tr("is a video; write its frames as PNG into a folder, with: ffmpeg -i video.mp4 frames/%05d.png");

const Message kConvertRaw = Message::tr("is a camera's raw picture; convert it to TIFF, with: dcraw -T picture.nef");

const Message kConvertRecords = Message::tr(
    "is a TFRecord file; write its pictures into a folder, in Python: "
    "for i, r in enumerate(tensorflow.data.TFRecordDataset('data.tfrecord')): open(f'{i}.png', 'wb').write("
    "tensorflow.train.Example.FromString(r.numpy()).features.feature['image/encoded'].bytes_list.value[0])");

const UnreadFormat kFormats[] = {
    {0, "PAR1",
     Message::tr("is a Parquet table; write it as CSV, in Python: "
                 "pandas.read_parquet('data.parquet').to_csv('data.csv', index=False)")},
    {0, "\x89HDF\r\n\x1a\n",
     Message::tr("is an HDF5 file; write its array as NPY, in Python: numpy.save('images.npy', "
                 "h5py.File('data.h5')['images'])")},
    {0, "MATLAB 7.3 MAT-file",
     Message::tr("is a MATLAB file of version 7.3; write its array as NPY, in Python: "
                 "numpy.save('X.npy', h5py.File('data.mat')['X'][()].T)")},
    {0, "MATLAB 5.0 MAT-file",
     Message::tr("is a MATLAB file; write its array as NPY, in Python: numpy.save('X.npy', "
                 "scipy.io.loadmat('data.mat')['X'])")},
    {0, std::string_view("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 14), kConvertTorch},
    {0, "ARROW1",
     Message::tr("is an Arrow table; write it as CSV, in Python: "
                 "pandas.read_feather('data.arrow').to_csv('data.csv', index=False)")},
    {0, "Obj\x01",
     Message::tr("is an Avro file; write it as CSV, in Python: "
                 "pandas.DataFrame(fastavro.reader(open('data.avro', 'rb'))).to_csv('data.csv', index=False)")},
    {0, std::string_view("SQLite format 3\0", 16),
     Message::tr(
         "is an SQLite database; write its table as CSV, with: sqlite3 -csv -header data.db 'select * from images' > "
         "data.csv")},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", kConvertSheet},
    {0, "%PDF-", Message::tr("is a PDF document; write its pages as PNG, with: pdftoppm -png document.pdf page")},
    {0, std::string_view("\x76\x2f\x31\x01", 4),
     Message::tr("is an OpenEXR picture; convert it to PNG, with ImageMagick: convert picture.exr picture.png")},
    {0, "SIMPLE  =",
     Message::tr("is a FITS file; write its array as NPY, in Python: numpy.save('images.npy', "
                 "astropy.io.fits.getdata('data.fits'))")},
    {344, std::string_view("n+1\0", 4),
     Message::tr("is a NIfTI volume; write its slices as NPY, in Python: "
                 "numpy.save('slices.npy', numpy.moveaxis(nibabel.load('volume.nii').get_fdata(), -1, 0))")},
    {0, std::string_view("\x1a\x45\xdf\xa3", 4), kConvertVideo},
    {4, "ftypisom", kConvertVideo},
    {4, "ftypmp4", kConvertVideo},
    {4, "ftypqt  ", kConvertVideo},
    {4, "ftypM4V", kConvertVideo},
    {8, "AVI LIST", kConvertVideo},
    {0, "FUJIFILMCCD-RAW", kConvertRaw},
    {4, "ftypcrx ", kConvertRaw},
    {0, "IIRO", kConvertRaw},
    {0, "IIRS", kConvertRaw},
    {0, std::string_view("IIU\0", 4), kConvertRaw},
    {128, "DICM",
     Message::tr("is a DICOM picture; convert it to PNG, with ImageMagick: convert picture.dcm picture.png")},
    {0, "Rar!\x1a\x07", Message::tr("is a RAR archive; unpack it, with: unar data.rar")},
    {0, std::string_view("\x04\x22\x4d\x18", 4), Message::tr("is packed by LZ4; unpack it, with: lz4 -d data.lz4")},
    {0, std::string_view("\x1f\x9d", 2), Message::tr("is packed by compress; unpack it, with: uncompress data.Z")},
    {4, "ftypheic", kConvertHeif},
    {4, "ftypheix", kConvertHeif},
    {4, "ftypheis", kConvertHeif},
    {4, "ftyphevc", kConvertHeif},
    {4, "ftypmif1", kConvertHeif},
    {4, "ftypmsf1", kConvertHeif},
    {4, "ftypavif", kConvertAvif},
    {4, "ftypavis", kConvertAvif},
};

constexpr std::size_t kMaxStart = 352;  // bytes; no signature ends behind it

/// What a name in a ZIP file says of it.
struct ZipContent {
    std::string_view name;
    Message advice;
};
const ZipContent kZipContents[] = {
    {"/data.pkl", kConvertTorch},
    {"xl/workbook.xml", kConvertSheet},
    {"xl/workbook.bin", kConvertSheet},
    {"opendocument.spreadsheet", kConvertSheet},
    {"word/document.xml", Message::tr("is a document of Word, not a dataset; save its pictures and open their folder")},
    {"ppt/presentation.xml", Message::tr("is a presentation, not a dataset; save its pictures and open their folder")},
    {"model.weights.h5", Message::tr("is a model of Keras, not a dataset")},
};

constexpr std::size_t kZipEnd = std::size_t{1} << 16;  // bytes in which a directory of few names ends
constexpr std::size_t kTextStart = std::size_t{1} << 14;
constexpr std::size_t kTiffStart = std::size_t{1} << 16;

/// At most so many bytes from a place on, which counts from the end where it is below 0.
std::string bytesAt(const std::string& path, std::int64_t place, std::size_t most) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return {};
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path, ignored));
    std::string bytes(most, '\0');
    std::ifstream file(path, std::ios::binary);
    file.seekg(place < 0 ? std::max<std::int64_t>(0, size + place) : place);
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

std::uint32_t numberIn(std::string_view bytes, std::size_t at, std::size_t size, bool isBigEndian) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8U | static_cast<std::uint8_t>(bytes[at + (isBigEndian ? i : size - 1 - i)]);
    return value;
}

/// Castagnoli's cyclic redundancy check, bit by bit, as TFRecord masks it.
std::uint32_t maskedCrc32c(std::string_view bytes) {
    constexpr std::uint32_t kPolynomial = 0x82F63B78, kMask = 0xA282EAD8;
    std::uint32_t crc = ~std::uint32_t{0};
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? kPolynomial : 0U);
    }
    crc = ~crc;
    return (crc >> 15U | crc << 17U) + kMask;
}

/// A record begins with its length and the check of that.
bool isRecordFile(std::string_view start) {
    constexpr std::size_t kLength = 8, kCheck = 4;
    return start.size() > kLength + kCheck &&
           maskedCrc32c(start.substr(0, kLength)) == numberIn(start, kLength, kCheck, false);
}

/// Whether a TIFF file's first directory is that of a camera: it has Adobe's DNG version, or its maker's name beside
/// directories below it, in which the raw picture lies (TIFF 6.0; TIFF/EP, ISO 12234-2).
bool isRawPicture(std::string_view start) {
    constexpr std::uint32_t kMaker = 0x010F, kBelow = 0x014A, kDngVersion = 0xC612;
    constexpr std::size_t kEntry = 12;
    const bool isBigEndian = start.starts_with(std::string_view("MM\0*", 4));
    if (start.size() < 10 || (!isBigEndian && !start.starts_with(std::string_view("II*\0", 4)))) return false;
    if (start.substr(8).starts_with("CR\x02")) return true;  // Canon's own
    const std::size_t directory = numberIn(start, 4, 4, isBigEndian);
    if (directory + 2 > start.size()) return false;
    const std::size_t count = numberIn(start, directory, 2, isBigEndian);
    bool hasMaker = false, hasBelow = false;
    for (std::size_t i = 0; i < count && directory + 2 + (i + 1) * kEntry <= start.size(); ++i) {
        const std::uint32_t tag = numberIn(start, directory + 2 + i * kEntry, 2, isBigEndian);
        if (tag == kDngVersion) return true;
        hasMaker = hasMaker || tag == kMaker;
        hasBelow = hasBelow || tag == kBelow;
    }
    return hasMaker && hasBelow;
}

/// Whether the first line is a label and pairs of a number from 1 and a value, as in "7 12:0.5 13:1" (LIBSVM's README).
bool isLibsvm(std::string_view start) {
    std::string_view line = start.substr(0, start.find('\n'));
    const auto takeWord = [&] {
        const std::string_view word = line.substr(0, line.find(' '));
        line.remove_prefix(std::min(line.size(), word.size() + 1));
        return word;
    };
    const auto isOf = [](std::string_view word, std::string_view characters) {
        return !word.empty() && word.find_first_not_of(characters) == std::string_view::npos;
    };
    constexpr std::string_view kDigits = "0123456789";
    if (!isOf(takeWord(), "0123456789+-.")) return false;
    std::size_t pairs = 0;
    for (; !line.empty() && pairs < 3; ++pairs) {
        const std::string_view pair = takeWord();
        const std::size_t colon = pair.find(':');
        if (colon == std::string_view::npos || !isOf(pair.substr(0, colon), kDigits)) return false;
    }
    return pairs > 1;
}

/// Whether what comes behind comments and empty lines is the name of a relation (Weka's ARFF).
bool isRelation(std::string_view start) {
    constexpr std::string_view kWord = "@relation";
    while (start.starts_with('%') || start.starts_with('\n') || start.starts_with('\r'))
        start.remove_prefix(std::min(start.size(), start.starts_with('%') ? start.find('\n') : 1));
    return start.size() > kWord.size() && std::ranges::equal(start.substr(0, kWord.size()), kWord, {}, [](char c) {
               return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
           });
}

Message adviceForText(const std::string& path) {
    const std::string start = bytesAt(path, 0, kTextStart);
    if (isLibsvm(start))
        return Message::tr(
            "is a LIBSVM file; write it as an archive of arrays, in Python: "
            "x, y = sklearn.datasets.load_svmlight_file('data.libsvm'); numpy.savez('data.npz', x=x.toarray(), y=y)");
    if (isRelation(start))
        return Message::tr(
            "is an ARFF table; write it as CSV, in Python: "
            "pandas.DataFrame(scipy.io.arff.loadarff('data.arff')[0]).to_csv('data.csv', index=False)");
    return {};
}

}  // namespace

Message describeUnreadFormat(const std::string& path) {
    const std::string start = bytesAt(path, 0, kMaxStart);
    const auto* const found = std::ranges::find_if(kFormats, [&](const UnreadFormat& format) {
        return start.size() >= format.offset &&
               std::string_view(start).substr(format.offset).starts_with(format.signature);
    });
    if (found != std::end(kFormats)) return found->advice;
    return isRecordFile(start) ? kConvertRecords : adviceForText(path);
}

Message describeDisguisedFormat(const std::string& path) {
    const std::string start = bytesAt(path, 0, kTiffStart);
    if (isRawPicture(start)) return kConvertRaw;
    if (!start.starts_with("PK\x03\x04")) return {};
    const std::string end = bytesAt(path, -static_cast<std::int64_t>(kZipEnd), kZipEnd);
    for (const auto& [name, advice] : kZipContents)
        if (start.find(name) != std::string::npos || end.find(name) != std::string::npos) return advice;
    return {};
}

}  // namespace lunette
