#pragma once

#include "data/Catalog.h"
#include "io/ArrayImages.h"
#include "parameter/Parameter.h"

namespace lunette {

const ParameterTable<ArrayOptions>& arrayParameters();

/// NumPy arrays of pictures (ArrayImages.h says of which shapes).
///
/// `X_train.npy` finds its labels in `y_train.npy`, and what it is judged by in `X_test.npy`; likewise `images` and
/// `imgs` find `labels`, anything finds itself with `_labels` behind it, and `train` finds `test`, `t10k` or `val`.
/// Without such a file a sixth of the images is held out. Large files are mapped (WholeFile.h).
class NpyFormat final : public DatasetFormat {
public:
    std::string name() const override { return "NumPy array"; }
    std::vector<std::string> filePatterns() const override { return {"*.npy"}; }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    bool recognizes(const std::string& path) const override;
    std::vector<std::string> files(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

/// The same of the members of an .npz file, which find each other by the same names, and files of one member by those
/// of their files. The largest array that can be pictures is taken where none is asked for.
class NpzFormat final : public DatasetFormat {
public:
    std::string name() const override { return "NumPy archive"; }
    std::vector<std::string> filePatterns() const override { return {"*.npz"}; }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    bool recognizes(const std::string& path) const override;
    std::vector<std::string> files(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

}  // namespace lunette
