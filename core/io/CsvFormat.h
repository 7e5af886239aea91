#pragma once

#include "data/Catalog.h"
#include "io/ByteSource.h"
#include "io/CsvPartners.h"
#include "io/PixelRows.h"
#include "io/PixelScale.h"
#include "parameter/Parameter.h"

namespace lunette {

struct CsvOptions {
    std::string label;       ///< the label's column by name or by number from 1, "none"; empty: found
    std::int64_t width = 0;  ///< 0: the pictures are square
    ScaleChoice scale = ScaleChoice::Auto;
    RowChannels channels = RowChannels::Auto;
    PixelOrder order = PixelOrder::Auto;
    Turn turn = Turn::Auto;
    std::int64_t first = 0;  ///< at most so many lines; 0: all
    std::string split{};     ///< the column that says which part a line belongs to, "none"; empty: found
    std::string factors{};   ///< columns of factors, apart by '+', "none"; empty: found
};
const ParameterTable<CsvOptions>& csvParameters();

/// A table with a picture in each line: its pixels row by row, and perhaps a label. Lines that do not fit are skipped
/// and reported.
struct CsvPictures {
    Dataset::Parts all;
    std::vector<bool> isTest{};  ///< one an image, or empty where nothing is set apart
    Message splitDescription{};  ///< a sentence where something is
};

/// `name` is the file's. The partners give the labels where no column does, and then the pictures to judge by. Throws
/// Error where no line gives a picture.
CsvPictures readCsvTable(std::unique_ptr<ByteSource> source, const std::string& name, const CsvOptions& options,
                         const CsvPartners& partners, const Progress& progress);

/// The pictures of all lines.
Dataset::Parts readCsvPictures(std::unique_ptr<ByteSource> source, const std::string& name, const CsvOptions& options,
                               const Progress& progress);

/// Such tables, gzipped or not (CsvReader.h, CsvColumns.h). Without a name for it the label is also found as the first
/// or the last column, or as several that hold one 1 a line, where the others make a picture. The labels
/// may also lie beside the table, and then the pictures to judge by (CsvPartners.h). What nothing else sets apart is a
/// sixth of the pictures.
class CsvFormat final : public DatasetFormat {
public:
    std::string name() const override { return "CSV"; }
    std::vector<std::string> filePatterns() const override {
        return {"*.csv", "*.csv.gz", "*.tsv", "*.tsv.gz", "*.txt", "*.txt.gz"};
    }
    std::vector<ParameterInfo> parameters() const override;
    Settings defaults() const override;
    /// By its name, or by lines of numbers at its beginning.
    bool recognizes(const std::string& path) const override;
    std::vector<std::string> files(const std::string& path) const override;
    DataSplit open(const std::string& path, const Settings& settings, const Progress& progress) const override;
};

}  // namespace lunette
