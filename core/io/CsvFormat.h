#pragma once

#include "data/Catalog.h"
#include "io/ByteSource.h"
#include "io/PixelScale.h"
#include "parameter/Parameter.h"

namespace lunette {

struct CsvOptions {
    std::string label;       ///< the label's column by name or by number from 1, "none"; empty: found
    std::int64_t width = 0;  ///< 0: the pictures are square
    ScaleChoice scale = ScaleChoice::Auto;
};
const ParameterTable<CsvOptions>& csvParameters();

/// A table with a picture in each line: its pixels row by row, and perhaps a label. Lines that do not fit are skipped
/// and reported. `name` is the file's. Throws Error where no line gives a picture.
Dataset::Parts readCsvPictures(std::unique_ptr<ByteSource> source, const std::string& name, const CsvOptions& options,
                               const Progress& progress);

/// Such tables, gzipped or not (CsvReader.h, CsvColumns.h). Without a name for it the label is also found as the first
/// or the last column, where the others make a square. A sixth of the pictures is held out.
class CsvFormat final : public DatasetFormat {
public:
    std::string name() const override { return "CSV"; }
    std::vector<std::string> filePatterns() const override {
        return {"*.csv", "*.csv.gz", "*.tsv", "*.tsv.gz", "*.txt", "*.txt.gz"};
    }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    /// By its name: any text could be a table.
    bool recognizes(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

}  // namespace lunette
