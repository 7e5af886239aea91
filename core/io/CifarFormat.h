#pragma once

#include "data/Catalog.h"
#include "parameter/Parameter.h"

namespace lunette {

/// Which of CIFAR-100's two labels a picture has; those of CIFAR-10 are its only ones.
enum class CifarLabels { Fine, Coarse, None };

struct CifarOptions {
    CifarLabels labels = CifarLabels::Fine;
    std::int64_t first = 0;  ///< at most so many images to learn from, and to judge by; 0: all
};
const ParameterTable<CifarOptions>& cifarParameters();

/// CIFAR-10 and CIFAR-100 as they are published (Krizhevsky, "Learning Multiple Layers of Features from Tiny Images",
/// 2009): pictures of 32 x 32 pixels in color, plane by plane.
///
/// The binary version has records of one label (of CIFAR-100 the coarse and the fine one) and 3,072 bytes. The Python
/// version is a pickle of a dictionary with `data` and `labels`, or `fine_labels` and `coarse_labels` (Pickle.h).
/// A folder of either is one dataset: `data_batch_1`, `data_batch_2`, ... or `train` are trained on, `test_batch` or
/// `test` judges, and `batches.meta`, `meta` or the files of names have the classes' names. A file of one batch is read
/// by itself, with the test file beside it. A folder that holds nothing but such a folder is passed through.
class CifarFormat final : public DatasetFormat {
public:
    std::string name() const override { return "CIFAR"; }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    std::vector<std::string> filePatterns() const override { return {"data_batch_*", "*.bin"}; }
    bool recognizes(const std::string& path) const override;
    std::vector<std::string> files(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

}  // namespace lunette
