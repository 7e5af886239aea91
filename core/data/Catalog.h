#pragma once

#include "data/DatasetKind.h"

#include <memory>
#include <string>
#include <vector>

namespace lunette {

/// Everything that can be opened by a DATASET text: a name or a path, and after a colon its options,
/// `key=value,...`. A path may itself hold colons and commas: what exists under the whole text is meant. A path may go
/// on within a container: `data.zip/train.csv`.
class Catalog {
public:
    void add(std::unique_ptr<const DatasetSource> source);
    void add(std::unique_ptr<const DatasetFormat> format);
    void add(std::unique_ptr<const DatasetContainer> container);

    const std::vector<std::unique_ptr<const DatasetSource>>& sources() const { return sources_; }
    const std::vector<std::unique_ptr<const DatasetFormat>>& formats() const { return formats_; }
    const std::vector<std::unique_ptr<const DatasetContainer>>& containers() const { return containers_; }
    const DatasetSource* find(std::string_view name) const;
    /// The source or the format that `data` came from; null where the catalog has it not, and for data without one.
    const DatasetKind* kindOf(const DataSplit& data) const;

    /// The path of what open() would read for a DATASET text; empty where that is drawn, shipped or missing.
    std::string pathOf(const std::string& text) const;
    /// The files that open() would read of such a path. Throws Error where they cannot be found out.
    std::vector<std::string> filesOf(const std::string& path) const;

    /// Throws Error saying what is wrong with the text or the file, and what would do.
    DataSplit open(const std::string& text, const Progress& progress = {}) const;

private:
    static DataSplit openSource(const DatasetSource& source, const Settings& requested, const Progress& progress);
    DataSplit openPath(const std::string& path, const Settings& settings, const Progress& progress) const;
    DataSplit openUnpacked(const DatasetContainer& container, const std::string& path, const Settings& settings,
                           const Progress& progress) const;
    struct Place;
    DataSplit openPlace(const Place& place, const Settings& settings, const Progress& progress) const;
    void requireWithin(const std::string& folder, const std::string& within, const std::string& container,
                       const Progress& progress) const;
    const DatasetFormat* formatOf(const std::string& path) const;
    const DatasetContainer* containerOf(const std::string& path) const;

    std::vector<std::unique_ptr<const DatasetSource>> sources_;
    std::vector<std::unique_ptr<const DatasetFormat>> formats_;
    std::vector<std::unique_ptr<const DatasetContainer>> containers_;
};

/// Splits "name:key=value,key=value" at its colon and commas.
struct DatasetSpec {
    std::string name;
    Settings settings;
};
DatasetSpec parseDatasetSpec(const std::string& text);
std::string formatDatasetSpec(const DatasetSpec& text);

/// The path or the name in the spec, without the options.
std::string datasetPath(const DataSplit& data);

}  // namespace lunette
