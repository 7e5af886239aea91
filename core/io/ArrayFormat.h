#pragma once

#include "data/Catalog.h"
#include "io/ArrayFile.h"
#include "io/ArrayImages.h"
#include "parameter/Parameter.h"

namespace lunette {

const ParameterTable<ArrayOptions>& arrayParameters();

/// Arrays of pictures in one kind of file, whose arrays find each other by their names; so do the files of one array,
/// with the same ending, and a file of several finds what is judged by in another (`train.mat` in `test.mat`).
class ArrayFormat : public DatasetFormat {
public:
    std::vector<ParameterInfo> parameters() const final;
    Settings defaults() const final;
    std::vector<std::string> files(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const final;

private:
    virtual ArrayFile read(const std::string& path) const = 0;
    virtual std::string ending(const std::string& path) const = 0;  ///< ".npy"
};

/// NumPy arrays of pictures (ArrayImages.h says of which shapes).
///
/// `X_train.npy` finds its labels in `y_train.npy`, and what it is judged by in `X_test.npy`; likewise `images` and
/// `imgs` find `labels`, anything finds itself with `_labels` behind it, and `train` finds `test`, `t10k` or `val`.
/// Without such a file a sixth of the images is held out. Large files are mapped (WholeFile.h).
class NpyFormat final : public ArrayFormat {
public:
    std::string name() const override { return "NumPy array"; }
    std::vector<std::string> filePatterns() const override { return {"*.npy"}; }
    bool recognizes(const std::string& path) const override;

private:
    ArrayFile read(const std::string& path) const override;
    std::string ending(const std::string&) const override { return ".npy"; }
};

/// The same of the members of an .npz file, which find each other by the same names, and files of one member by those
/// of their files. The largest array that can be pictures is taken where none is requested.
class NpzFormat final : public ArrayFormat {
public:
    std::string name() const override { return "NumPy archive"; }
    std::vector<std::string> filePatterns() const override { return {"*.npz"}; }
    bool recognizes(const std::string& path) const override;

private:
    ArrayFile read(const std::string& path) const override;
    std::string ending(const std::string&) const override { return ".npz"; }
};

/// The same of Python pickles, which are read without being run (PickledArrays.h).
class PickleFormat final : public ArrayFormat {
public:
    std::string name() const override { return "Python pickle"; }
    std::vector<std::string> filePatterns() const override { return {"*.pkl", "*.pickle", "*.pkl.gz"}; }
    bool recognizes(const std::string& path) const override;

private:
    ArrayFile read(const std::string& path) const override;
    std::string ending(const std::string&) const override { return ".pkl"; }
};

#ifdef LUNETTE_HDF5
/// The same of HDF5 files, and of MATLAB's of version 7.3 (Hdf5File.h).
class Hdf5Format final : public ArrayFormat {
public:
    std::string name() const override { return "HDF5"; }
    std::vector<std::string> filePatterns() const override { return {"*.h5", "*.hdf5", "*.mat"}; }
    bool recognizes(const std::string& path) const override;

private:
    ArrayFile read(const std::string& path) const override;
    std::string ending(const std::string& path) const override;
};
#endif

#ifdef LUNETTE_MATIO
/// The same of MATLAB files of version 4 to 7 (MatFile.h).
class MatFormat final : public ArrayFormat {
public:
    std::string name() const override { return "MATLAB"; }
    std::vector<std::string> filePatterns() const override { return {"*.mat"}; }
    bool recognizes(const std::string& path) const override;

private:
    ArrayFile read(const std::string& path) const override;
    std::string ending(const std::string&) const override { return ".mat"; }
};
#endif

}  // namespace lunette
