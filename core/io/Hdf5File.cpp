#include "io/Hdf5File.h"

#include "io/ArrayLibrary.h"
#include "io/MatlabArrays.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <hdf5.h>
#include <optional>

namespace lunette {
namespace {

constexpr std::size_t kMaxDatasets = 1000;
constexpr std::uint64_t kBytesOfSlab = std::uint64_t{1} << 24;
constexpr std::uint64_t kMaxOfSlab = std::uint64_t{1} << 29;
constexpr std::string_view kHdf5Signature("\x89HDF\r\n\x1a\n", 8);
constexpr std::size_t kMatlabBlock = 512;  // bytes before HDF5's own

/// An identifier of the library's, closed with its owner; negative where the call failed.
class Hdf5Id {
public:
    using Close = herr_t (*)(hid_t);

    Hdf5Id(hid_t id, Close close) : id_(id), close_(close) {}
    ~Hdf5Id() {
        if (id_ >= 0) close_(id_);
    }
    Hdf5Id(const Hdf5Id&) = delete;
    Hdf5Id& operator=(const Hdf5Id&) = delete;

    operator hid_t() const { return id_; }  // NOLINT(google-explicit-constructor): it is one to the library
    bool isValid() const { return id_ >= 0; }

private:
    hid_t id_;
    Close close_;
};

/// An open file. The library reports errors by its results only: it prints nothing. It loads no filter from elsewhere.
struct OpenHdf5 {
    explicit OpenHdf5(std::string name)
        : path(std::move(name)), access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose), id(open()) {}

    std::string path;
    Hdf5Id access;
    Hdf5Id id;
    std::uint64_t size = 0;
    bool isOfMatlab = false;

private:
    Hdf5Id open() const {
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
        H5PLset_loading_state(0);
        H5Pset_file_locking(access, false, true);  // also on file systems without locks
        return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access), H5Fclose};
    }
};

std::string beginningOfHdf5(const std::string& path) { return beginningOf(path, kMatlabBlock + kHdf5Signature.size()); }

std::shared_ptr<const OpenHdf5> openHdf5(const std::string& path) {
    const auto file = std::make_shared<OpenHdf5>(path);
    if (!file->id.isValid()) throw Error(ErrorKind::Unsupported, Message::tr("'%1' is no HDF5 file.", path));
    file->size = std::filesystem::file_size(path);
    file->isOfMatlab = beginningOfHdf5(path).starts_with("MATLAB");
    return file;
}

/// The datasets' paths within the file.
std::vector<std::string> datasetNames(const OpenHdf5& file) {
    std::vector<std::string> names;
    const auto visit = [](hid_t, const char* name, const H5O_info_t* info, void* all) -> herr_t {
        auto& list = *static_cast<std::vector<std::string>*>(all);
        if (info->type == H5O_TYPE_DATASET) list.emplace_back(name);
        return list.size() < kMaxDatasets ? 0 : 1;
    };
    if (H5Ovisit2(file.id, H5_INDEX_NAME, H5_ITER_INC, visit, &names, H5O_INFO_BASIC) < 0 && names.empty())
        throw Error(ErrorKind::Damaged, Message::tr("'%1' has datasets that cannot be listed.", file.path));
    return names;
}

/// The reason why the numbers of a type cannot be read; else sets `header`.
ArrayFlaw setType(hid_t type, NpyHeader& header);

ArrayFlaw setInteger(hid_t type, NpyHeader& header) {
    header.kind = H5Tget_sign(type) == H5T_SGN_NONE ? 'u' : 'i';
    const bool isWhole = header.itemSize == 1 || header.itemSize == 2 || header.itemSize == 4 || header.itemSize == 8;
    return isWhole && H5Tget_precision(type) == 8 * header.itemSize ? ArrayFlaw::None : ArrayFlaw::OddIntegers;
}

ArrayFlaw setReal(hid_t type, NpyHeader& header) {
    header.kind = 'f';
    constexpr std::size_t kHalfBias = 15, kSingleBias = 127, kDoubleBias = 1023;
    const std::size_t bias = H5Tget_ebias(type), size = header.itemSize;
    const bool isKnown =
        (size == 2 && bias == kHalfBias) || (size == 4 && bias == kSingleBias) || (size == 8 && bias == kDoubleBias);
    return isKnown && H5Tget_precision(type) == 8 * size ? ArrayFlaw::None : ArrayFlaw::OddReals;
}

/// Python's and MATLAB's truth values are enumerations or bytes; other enumerations are their numbers.
ArrayFlaw setEnumeration(hid_t type, NpyHeader& header) {
    const Hdf5Id base(H5Tget_super(type), H5Tclose);
    const ArrayFlaw flaw = setType(base, header);
    std::int8_t value = -1;
    const bool isBool = flaw == ArrayFlaw::None && header.itemSize == 1 && H5Tget_nmembers(type) == 2 &&
                        H5Tenum_valueof(type, "TRUE", &value) >= 0 && value == 1;
    if (isBool) header.kind = 'b';
    return flaw;
}

ArrayFlaw setText(hid_t type, NpyHeader& header) {
    constexpr std::size_t kLongest = 4096;
    if (H5Tis_variable_str(type) != 0) return ArrayFlaw::VaryingText;
    header.kind = 'S';
    return header.itemSize > 0 && header.itemSize <= kLongest ? ArrayFlaw::None : ArrayFlaw::LongText;
}

ArrayFlaw setType(hid_t type, NpyHeader& header) {
    header.itemSize = H5Tget_size(type);
    header.isBigEndian = H5Tget_order(type) == H5T_ORDER_BE;
    switch (H5Tget_class(type)) {
        case H5T_INTEGER:
            return setInteger(type, header);
        case H5T_FLOAT:
            return setReal(type, header);
        case H5T_ENUM:
            return setEnumeration(type, header);
        case H5T_STRING:
            return setText(type, header);
        case H5T_COMPOUND:
            return ArrayFlaw::Records;
        case H5T_REFERENCE:
            return ArrayFlaw::References;
        default:
            return ArrayFlaw::NoNumbers;
    }
}

/// An open dataset and what it holds.
struct OpenDataset {
    OpenDataset(std::shared_ptr<const OpenHdf5> of, std::string member)
        : file(std::move(of)),
          name(std::move(member)),
          id(H5Dopen2(file->id, name.c_str(), H5P_DEFAULT), H5Dclose),
          type(H5Dget_type(id), H5Tclose),
          space(H5Dget_space(id), H5Sclose),
          properties(H5Dget_create_plist(id), H5Pclose) {}

    std::shared_ptr<const OpenHdf5> file;
    std::string name;
    Hdf5Id id, type, space, properties;
    NpyHeader header{};    ///< in the file's own order of dimensions
    std::string filter{};  ///< the name of an unknown filter
};

bool isContiguous(const OpenDataset& set) {
    return H5Pget_layout(set.properties) == H5D_CONTIGUOUS && H5Pget_nfilters(set.properties) == 0;
}

/// Bytes of a chunk; 0 where there are none.
std::uint64_t chunkBytes(const OpenDataset& set) {
    if (H5Pget_layout(set.properties) != H5D_CHUNKED) return 0;
    std::array<hsize_t, H5S_MAX_RANK> lengths{};
    const int rank = H5Pget_chunk(set.properties, H5S_MAX_RANK, lengths.data());
    std::uint64_t bytes = set.header.itemSize;
    for (int i = 0; i < rank; ++i) bytes = saturatingProduct(bytes, lengths[static_cast<std::size_t>(i)]);
    return bytes;
}

/// The reason why its storage cannot be read. Sets set.filter where a filter is unknown.
ArrayFlaw flawOfStorage(OpenDataset& set) {
    const H5D_layout_t layout = H5Pget_layout(set.properties);
    if (layout != H5D_CONTIGUOUS && layout != H5D_CHUNKED && layout != H5D_COMPACT) return ArrayFlaw::OfOtherDatasets;
    if (layout == H5D_CONTIGUOUS && H5Pget_external_count(set.properties) != 0) return ArrayFlaw::InOtherFiles;
    const int filters = H5Pget_nfilters(set.properties);
    for (int i = 0; i < filters; ++i) {
        std::array<char, 64> filterName{};
        unsigned flags = 0, configuration = 0;
        std::size_t values = 0;
        const H5Z_filter_t filter = H5Pget_filter2(set.properties, static_cast<unsigned>(i), &flags, &values, nullptr,
                                                   filterName.size() - 1, filterName.data(), &configuration);
        if (filter < 0 || H5Zfilter_avail(filter) <= 0) {
            set.filter = filterName.data();
            return ArrayFlaw::UnknownFilter;
        }
    }
    const std::uint64_t most = saturatingProduct(set.file->size, kMaxPackedRatio);
    return chunkBytes(set) > std::min(most, kMaxOfSlab) ? ArrayFlaw::LargeChunks : ArrayFlaw::None;
}

/// The text of an attribute of fixed length; empty where there is none.
std::string attribute(const OpenDataset& set, const char* name) {
    if (H5Aexists(set.id, name) <= 0) return {};
    const Hdf5Id id(H5Aopen(set.id, name, H5P_DEFAULT), H5Aclose);
    const Hdf5Id type(H5Aget_type(id), H5Tclose);
    std::array<char, 64> text{};
    const bool isShort = H5Tget_class(type) == H5T_STRING && H5Tis_variable_str(type) == 0 &&
                         H5Aget_storage_size(id) < text.size() && H5Tget_size(type) < text.size();
    if (!isShort || H5Aread(id, type, text.data()) < 0) return {};
    return text.data();
}

/// Sets set.header. Returns the reason why the dataset cannot be read.
ArrayFlaw examine(OpenDataset& set) {
    if (!set.id.isValid() || !set.type.isValid() || !set.space.isValid() || !set.properties.isValid())
        return ArrayFlaw::Damaged;
    if (const ArrayFlaw flaw = setType(set.type, set.header); flaw != ArrayFlaw::None) return flaw;
    if (H5Sget_simple_extent_type(set.space) != H5S_SIMPLE) return ArrayFlaw::SingleValue;
    std::array<hsize_t, H5S_MAX_RANK> lengths{};
    const int rank = H5Sget_simple_extent_dims(set.space, lengths.data(), nullptr);
    std::uint64_t bytes = set.header.itemSize;
    for (int i = 0; i < rank; ++i) {
        set.header.shape.push_back(lengths[static_cast<std::size_t>(i)]);
        bytes = saturatingProduct(bytes, set.header.shape.back());
    }
    if (rank < 1 || bytes == 0) return ArrayFlaw::Empty;
    if (bytes == kSaturated) return ArrayFlaw::TooLarge;
    if (set.file->isOfMatlab) {
        const std::string matlabClass = attribute(set, "MATLAB_class");
        if (matlabClass == "char") return ArrayFlaw::Text;
        if (matlabClass == "logical" && set.header.itemSize == 1) set.header.kind = 'b';
    }
    return flawOfStorage(set);
}

/// How many rows of the first dimension are read at once: whole chunks, so that each is unpacked once.
std::uint64_t rowsAtOnce(const OpenDataset& set, std::uint64_t rowBytes) {
    std::array<hsize_t, H5S_MAX_RANK> chunk{1};
    if (H5Pget_layout(set.properties) == H5D_CHUNKED) H5Pget_chunk(set.properties, H5S_MAX_RANK, chunk.data());
    const std::uint64_t rows = std::max<std::uint64_t>(1, kBytesOfSlab / rowBytes),
                        whole = std::max<hsize_t>(1, chunk[0]);
    return std::max<std::uint64_t>(1, rows / whole) * whole;
}

void readSlabs(const OpenDataset& set, const ChildSource::Sink& sink) {
    const auto& shape = set.header.shape;
    const std::uint64_t rowBytes = set.header.byteCount() / shape[0], atOnce = rowsAtOnce(set, rowBytes);
    std::vector<std::uint8_t> slab;
    for (std::uint64_t row = 0; row < shape[0]; row += atOnce) {
        const std::uint64_t rows = std::min(atOnce, shape[0] - row);
        if (saturatingProduct(rows, rowBytes) > kMaxOfSlab)
            throw Error(ErrorKind::TooLarge, Message::tr("Its rows are too long."));
        std::vector<hsize_t> first(shape.size(), 0), count(shape.begin(), shape.end());
        first[0] = row;
        count[0] = rows;
        slab.resize(rows * rowBytes);
        const Hdf5Id memory(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose);
        const Hdf5Id space(H5Scopy(set.space), H5Sclose);
        if (H5Sselect_hyperslab(space, H5S_SELECT_SET, first.data(), nullptr, count.data(), nullptr) < 0 ||
            H5Dread(set.id, set.type, memory, space, H5P_DEFAULT, slab.data()) < 0)
            throw Error(ErrorKind::Damaged, Message::tr("It cannot be read from row %1 on.", row));
        sink(slab);
    }
}

/// The array in the order of MATLAB, with its offset where it is stored in one piece.
ListedArray listed(const OpenDataset& set) {
    ListedArray array{set.name, {}, set.header, {}};
    if (set.file->isOfMatlab) {
        array.header.isFortran = true;
        std::ranges::reverse(array.header.shape);
        array.header = withoutSingleLengths(std::move(array.header));
    }
    if (const haddr_t place = isContiguous(set) ? H5Dget_offset(set.id) : HADDR_UNDEF; place != HADDR_UNDEF)
        array.place = place;
    return array;
}

class Hdf5Library final : public ArrayLibrary {
public:
    std::vector<ListedArray> list(const std::string& path) const override {
        const auto file = openHdf5(path);
        std::vector<ListedArray> arrays;
        for (const std::string& name : datasetNames(*file)) {
            if (file->isOfMatlab && name.starts_with('#')) continue;  // the contents of cells
            OpenDataset set(file, name);
            if (const ArrayFlaw flaw = examine(set); flaw != ArrayFlaw::None)
                arrays.push_back({name, flaw, flaw == ArrayFlaw::TooLarge ? set.header : NpyHeader(), {}, set.filter});
            else
                arrays.push_back(listed(set));
        }
        return arrays;
    }

    void read(const std::string& path, const ListedArray& array, const ChildSource::Sink& sink) const override {
        OpenDataset set(openHdf5(path), array.name);
        if (examine(set) != ArrayFlaw::None) throw Error(ErrorKind::Damaged, Message::tr("It cannot be read."));
        readSlabs(set, sink);
    }
};

}  // namespace

bool isHdf5File(const std::string& path) {
    try {
        const std::string start = beginningOfHdf5(path);
        return start.starts_with(kHdf5Signature) ||
               (start.size() > kMatlabBlock && start.substr(kMatlabBlock).starts_with(kHdf5Signature));
    } catch (const Error&) {
        return false;
    }
}

ArrayFile readHdf5File(const std::string& path) {
    static const Hdf5Library library;
    ArrayFile file = readArrays(library, path,
                                Message::tr("say first=N for its first N images, or store it in one piece, which is "
                                            "read in place: h5repack -f NONE -l CONTI old.h5 new.h5"));
    if (beginningOfHdf5(path).starts_with("MATLAB")) readTenAsZero(file);
    return file;
}

}  // namespace lunette
