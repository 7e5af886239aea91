#include "data/UnreadFormat.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace lunette {

namespace {

struct UnreadFormat {
    std::size_t offset;  // of the signature, bytes
    std::string_view signature;
    std::string_view advice;
};

constexpr std::string_view kConvertHeif =
    "is a HEIF picture; convert it to PNG, with: heif-convert picture.heic picture.png";

constexpr std::string_view kConvertAvif =
    "is an AVIF picture; convert it to PNG, with: heif-convert picture.avif picture.png";

constexpr UnreadFormat kFormats[] = {
    {0, "PAR1",
     "is a Parquet table; write it as CSV, in Python: "
     "pandas.read_parquet('data.parquet').to_csv('data.csv', index=False)"},
    {0, "\x89HDF\r\n\x1a\n",
     "is an HDF5 file; write its array as NPY, in Python: numpy.save('images.npy', h5py.File('data.h5')['images'])"},
    {0, "MATLAB 7.3 MAT-file",
     "is a MATLAB file of version 7.3; write its array as NPY, in Python: "
     "numpy.save('X.npy', h5py.File('data.mat')['X'][()].T)"},
    {0, "MATLAB 5.0 MAT-file",
     "is a MATLAB file; write its array as NPY, in Python: numpy.save('X.npy', scipy.io.loadmat('data.mat')['X'])"},
    {128, "DICM", "is a DICOM picture; convert it to PNG, with ImageMagick: convert picture.dcm picture.png"},
    {4, "ftypheic", kConvertHeif},
    {4, "ftypheix", kConvertHeif},
    {4, "ftypheis", kConvertHeif},
    {4, "ftyphevc", kConvertHeif},
    {4, "ftypmif1", kConvertHeif},
    {4, "ftypmsf1", kConvertHeif},
    {4, "ftypavif", kConvertAvif},
    {4, "ftypavis", kConvertAvif},
};

constexpr std::size_t kMaxStart = 132;  // bytes; no signature ends behind it

std::string startOf(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return {};
    std::string start(kMaxStart, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(file.gcount()));
    return start;
}

}  // namespace

std::string describeUnreadFormat(const std::string& path) {
    const std::string start = startOf(path);
    const auto* const found = std::ranges::find_if(kFormats, [&](const UnreadFormat& format) {
        return start.size() >= format.offset &&
               std::string_view(start).substr(format.offset).starts_with(format.signature);
    });
    return found == std::end(kFormats) ? std::string() : std::string(found->advice);
}

}  // namespace lunette
