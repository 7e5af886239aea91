#pragma once

#include "data/Catalog.h"
#include "io/ArrayImages.h"
#include "io/ByteReader.h"
#include "parameter/Parameter.h"

namespace lunette {

/// The numbers of an IDX file, which in turn is a big-endian header (two zero bytes, element type, number of
/// dimensions, one 32-bit length each) before the elements, the last dimension running fastest
/// (LeCun, Cortes and Burges, "The MNIST database").
struct IdxArray {
    NpyHeader header;    ///< what they are, in NumPy's terms
    SharedBytes values;  ///< header.byteCount() of them
};

/// Throws Error for anything but a whole file with 1 to 4 dimensions, none of them 0.
IdxArray readIdx(ByteReader& reader, const Progress& progress = {});

/// The pictures of count x height x width, or with a last length of 3 (color) or 1. Throws Error for any other array,
/// naming the file by `path`.
ImageArray picturesOf(const IdxArray& array, const std::string& path);

struct IdxOptions {
    Turn turn = Turn::Auto;
    std::int64_t first = 0;  ///< at most so many images of each file; 0: all
    ScaleChoice scale = ScaleChoice::Auto;
};
const ParameterTable<IdxOptions>& idxParameters();

/// IDX files, gzipped or not, as picturesOf() takes them. Unsigned bytes stay as they lie; of other numbers PixelScale
/// makes pixels.
///
/// `train-images-idx3-ubyte` finds its labels in `train-labels-idx1-ubyte`, and what it is judged by in
/// `t10k-images-idx3-ubyte` or `test-images-idx3-ubyte`, each also with `.gz` and with `.` before `idx`; without
/// such a file a sixth of the images is held out. Labels may also be `labels-idx2-int`, several numbers an image of
/// which the first is the class (QMNIST). A folder that holds these files opens too, and each may lie in a folder that
/// is called as it is. Large files that are not packed are mapped (WholeFile.h). Pictures of EMNIST, recognized by the
/// file's name, lie on their side and are turned.
class IdxFormat final : public DatasetFormat {
public:
    std::string name() const override { return "IDX"; }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    std::vector<std::string> filePatterns() const override;
    bool recognizes(const std::string& path) const override;
    /// Of a folder, all that are named as IDX files are.
    std::vector<std::string> files(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

/// As IdxFormat::open(), spec included, with the dataset's own name and its classes' names, which may be empty: "0",
/// "1", ...
DataSplit openIdx(const std::string& path, const std::string& name, const std::vector<std::string>& classNames,
                  const IdxOptions& options, const Progress& progress);

}  // namespace lunette
