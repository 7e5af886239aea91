#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "parameter/ParameterInfo.h"

#include <memory>
#include <string>
#include <vector>

namespace lunette {

/// A kind of dataset with the parameters that it takes when it is opened.
class DatasetKind {
public:
    virtual ~DatasetKind() = default;
    virtual std::string name() const = 0;  ///< as the command line writes it: "moons"; of a format: "IDX"
    virtual std::vector<ParameterInfo> parameters() const = 0;  ///< its own
    virtual Settings defaults() const = 0;
    /// Training parameters that fit these data better than the defaults, see DataSplit.
    virtual Settings suggestedTraining(const Settings& /*settings*/) const { return {}; }
    /// Whether its held-out images are no share of those to train on, so that no other share can be requested.
    virtual bool drawsHeldOut() const { return false; }
};

/// All parameters: its own and then those of splitParameters().
std::vector<ParameterInfo> allParameters(const DatasetKind& kind);
Settings allDefaults(const DatasetKind& kind);

/// A built-in dataset: a generator, or real pictures that are shipped or found on the system.
class DatasetSource : public DatasetKind {
public:
    virtual Message title() const = 0;        ///< as the window shows it: "Moon phases"
    virtual Message description() const = 0;  ///< one sentence, with size and license where it is real data
    /// The path of what open() reads; empty where that is drawn, shipped or missing.
    virtual std::string place() const { return {}; }
    /// Overrides of defaults(). Throws Error for an unknown parameter or an impossible value.
    virtual DataSplit open(const Settings& settings, const Progress& progress) const = 0;
};

/// A kind of file or folder that holds a dataset.
class DatasetFormat : public DatasetKind {
public:
    std::vector<ParameterInfo> parameters() const override { return {}; }
    Settings defaults() const override { return {}; }
    virtual std::vector<std::string> filePatterns() const = 0;  ///< for a file dialog: "*-ubyte.gz"
    /// Whether this format is the one to read `path`, by its first bytes rather than its name. Never throws for
    /// what the file holds.
    virtual bool recognizes(const std::string& path) const = 0;
    /// The files that open() reads of a path that the format recognizes, so that nothing writes over them. Throws Error
    /// where they cannot be found out.
    virtual std::vector<std::string> files(const std::string& path) const { return {path}; }
    /// Settings are overrides of defaults(). The spec is left to the catalog.
    virtual DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const = 0;
    /// Whether it takes folders of any kind: none within another is given to it, and where it finds nothing files are.
    virtual bool opensAnyFolder() const { return false; }
    /// Of such a format: whether there is nothing in a folder that it opens, or would if it were of another kind.
    virtual bool findsNothingIn(const std::string&, const Progress&) const { return false; }
};

/// What came out of a file that holds others.
struct UnpackedFiles {
    std::shared_ptr<const std::string> folder;  ///< its path; it is there for as long as the pointer lives
    ImportReport report{};                      ///< what was left out, and why
};

/// A kind of file that holds files of the formats, as an archive does.
class DatasetContainer {
public:
    virtual ~DatasetContainer() = default;
    virtual std::vector<std::string> filePatterns() const = 0;  ///< for a file dialog
    /// By its first bytes. Never throws for what the file holds.
    virtual bool recognizes(const std::string& path) const = 0;
    /// A folder with copies of the files that it holds. Where those are too many, of what lies `within`, the path of a
    /// file or a folder in it, and of what may belong to that; empty: all. Throws Error.
    virtual UnpackedFiles unpack(const std::string& path, const std::string& within,
                                 const Progress& progress) const = 0;
};

}  // namespace lunette
