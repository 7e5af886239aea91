#include "io/MatFile.h"

#include "io/ArrayLibrary.h"
#include "io/Gzip.h"
#include "io/Mat4File.h"
#include "io/MatElements.h"
#include "io/MatlabArrays.h"

#include <algorithm>
#include <bit>
#include <matio.h>
#include <optional>

namespace lunette {
namespace {

constexpr std::size_t kMaxVariables = 1000;
constexpr std::size_t kDeepest = 8;  // structures within structures
constexpr std::string_view kMatStart = "MATLAB 5.0 MAT-file";
constexpr std::size_t kMatHeader = 128;  // bytes

struct MatCloser {
    void operator()(mat_t* file) const { Mat_Close(file); }
    void operator()(matvar_t* variable) const { Mat_VarFree(variable); }
};
using OpenMat = std::unique_ptr<mat_t, MatCloser>;
using MatVariable = std::unique_ptr<matvar_t, MatCloser>;

OpenMat openMat(const std::string& path) {
    OpenMat file(Mat_Open(path.c_str(), MAT_ACC_RDONLY));
    if (!file) throw Error(ErrorKind::Unsupported, Message::tr("'%1' is no MATLAB file.", path));
    return file;
}

/// NumPy's letter for a class of numbers, and the bytes of one; nothing for other classes.
std::optional<std::pair<char, std::size_t>> numberOfClass(matio_classes matlabClass) {
    switch (matlabClass) {
        case MAT_C_DOUBLE:
            return {{'f', 8}};
        case MAT_C_SINGLE:
            return {{'f', 4}};
        case MAT_C_INT8:
            return {{'i', 1}};
        case MAT_C_UINT8:
            return {{'u', 1}};
        case MAT_C_INT16:
            return {{'i', 2}};
        case MAT_C_UINT16:
            return {{'u', 2}};
        case MAT_C_INT32:
            return {{'i', 4}};
        case MAT_C_UINT32:
            return {{'u', 4}};
        case MAT_C_INT64:
            return {{'i', 8}};
        case MAT_C_UINT64:
            return {{'u', 8}};
        default:
            return std::nullopt;
    }
}

ArrayFlaw flawOfClass(matio_classes matlabClass) {
    switch (matlabClass) {
        case MAT_C_CELL:
            return ArrayFlaw::Cell;
        case MAT_C_STRUCT:
        case MAT_C_OBJECT:
            return ArrayFlaw::Structure;
        case MAT_C_CHAR:
            return ArrayFlaw::Text;
        case MAT_C_SPARSE:
            return ArrayFlaw::Sparse;
        default:
            return ArrayFlaw::OtherClass;
    }
}

bool isSingleStructure(const matvar_t& variable) {
    return variable.class_type == MAT_C_STRUCT && variable.rank == 2 && variable.dims != nullptr &&
           variable.dims[0] == 1 && variable.dims[1] == 1;
}

ListedArray listed(const std::string& name, const matvar_t& variable) {
    const auto number = numberOfClass(variable.class_type);
    if (!number) return {name, flawOfClass(variable.class_type), {}, {}};
    if (variable.isComplex != 0) return {name, ArrayFlaw::Complex, {}, {}};
    if (variable.rank < 2 || variable.dims == nullptr) return {name, ArrayFlaw::NoDimensions, {}, {}};
    NpyHeader header;
    header.kind = variable.isLogical != 0 && number->second == 1 ? 'b' : number->first;
    header.itemSize = number->second;
    header.isBigEndian = std::endian::native == std::endian::big;
    header.isFortran = true;
    header.shape.assign(variable.dims, variable.dims + variable.rank);
    return {name, ArrayFlaw::None, withoutSingleLengths(std::move(header)), {}};
}

class MatLibrary final : public ArrayLibrary {
public:
    std::vector<ListedArray> list(const std::string& path) const override {
        const OpenMat file = openMat(path);
        std::vector<ListedArray> arrays;
        while (arrays.size() < kMaxVariables) {
            const MatVariable variable(Mat_VarReadNextInfo(file.get()));
            if (!variable) break;
            if (variable->name == nullptr) continue;
            if (isSingleStructure(*variable))
                addFields(*variable, variable->name, 1, arrays);
            else
                arrays.push_back(listed(variable->name, *variable));
        }
        return arrays;
    }

    void read(const std::string& path, const ListedArray& array, const ChildSource::Sink& sink) const override {
        requireAllNumbers(path, array.name);
        const OpenMat file = openMat(path);
        const std::size_t point = array.name.find('.');  // no name in MATLAB has one
        const MatVariable variable(Mat_VarReadInfo(file.get(), array.name.substr(0, point).c_str()));
        matvar_t* numbers = variable.get();
        for (std::size_t begin = point; numbers != nullptr && begin != std::string::npos;) {
            const std::size_t end = array.name.find('.', begin + 1);
            const bool isLast = end == std::string::npos;
            const std::string field = array.name.substr(begin + 1, isLast ? end : end - begin - 1);
            numbers = isSingleStructure(*numbers) ? Mat_VarGetStructFieldByName(numbers, field.c_str(), 0) : nullptr;
            begin = end;
        }
        const std::uint64_t size = array.header.byteCount();
        const bool isRead = size <= kMaxUnpacked && numbers != nullptr &&
                            Mat_VarReadDataAll(file.get(), numbers) == 0 && numbers->data != nullptr &&
                            numbers->nbytes == size;
        if (!isRead) throw Error(ErrorKind::Damaged, Message::tr("It cannot be read."));
        sink({static_cast<const std::uint8_t*>(numbers->data), static_cast<std::size_t>(size)});
    }

private:
    /// Structures within structures, as EMNIST's, are gone through, but not for ever.
    static void addFields(matvar_t& structure, const std::string& path, std::size_t depth,
                          std::vector<ListedArray>& arrays) {
        char* const* names = Mat_VarGetStructFieldnames(&structure);
        const std::size_t count =
            names == nullptr ? 0 : std::min<std::size_t>(Mat_VarGetNumberOfFields(&structure), kMaxVariables);
        for (std::size_t k = 0; k < count && arrays.size() < kMaxVariables; ++k) {
            matvar_t* field = Mat_VarGetStructFieldByIndex(&structure, k, 0);
            if (field == nullptr || names[k] == nullptr) continue;
            const std::string name = path + "." + names[k];
            if (isSingleStructure(*field) && depth < kDeepest)
                addFields(*field, name, depth + 1, arrays);
            else
                arrays.push_back(listed(name, *field));
        }
    }
};

}  // namespace

bool isMatFile(const std::string& path) {
    try {
        return beginningOf(path, kMatHeader).starts_with(kMatStart) || isMat4File(path);
    } catch (const Error&) {
        return false;
    }
}

ArrayFile readMatFile(const std::string& path) {
    static const MatLibrary library;
    ArrayFile file =
        isMat4File(path)
            ? readMat4File(path)
            : readArrays(
                  library, path,
                  Message::tr("save it with -v7.3 and say first=N for its first N images, or write it as an .npy file "
                              "of bytes, which is read in place"));
    readTenAsZero(file);
    return file;
}

}  // namespace lunette
