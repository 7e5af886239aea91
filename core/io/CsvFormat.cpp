#include "io/CsvFormat.h"

#include "data/Split.h"
#include "io/ClassLabels.h"
#include "io/CsvColumns.h"
#include "io/CsvReader.h"
#include "io/Gzip.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <filesystem>
#include <limits>
#include <optional>
#include <set>

namespace lunette {
namespace {

constexpr std::size_t kNumbersPerBlock = std::size_t{1} << 20;
constexpr std::size_t kRowsPerReport = 1024;
// 512 MiB as floats, until the range of all numbers is known.
constexpr std::size_t kMostNumbers = std::size_t{1} << 27;
constexpr std::size_t kMostClasses = 1000;
constexpr std::size_t kSkippedBeforeDoubt = 1000;

/// The numbers of a table, row by row.
class Table {
public:
    Table(std::unique_ptr<ByteSource> source, const std::string& name, const std::string& askedLabel)
        : bytes_(source->upperBound()), source_(*source), name_(name), reader_(std::move(source), name) {
        if (!reader_.next()) fail("is empty. Copy or download it again");
        const std::vector<std::string> first(reader_.fields().begin(), reader_.fields().end());
        firstLine_ = reader_.line();
        const bool hasSecond = reader_.next();
        const std::vector<std::string> second =
            hasSecond ? std::vector<std::string>(reader_.fields().begin(), reader_.fields().end())
                      : std::vector<std::string>();
        columns_ = CsvColumns::of(first, second, askedLabel, name);
        width_ = columns_.pixels.size();
        if (width_ == 0) fail("has no column of numbers in line " + std::to_string(reader_.line()));
        if (!columns_.hasHeader) {
            const std::vector<std::string_view> views(first.begin(), first.end());
            add(views, firstLine_);
        }
        if (hasSecond) add(reader_.fields(), reader_.line());
    }

    void readAll(const Progress& progress) {
        while (reader_.next()) {
            if ((rows_ + skipped_.size()) % kRowsPerReport == 0)
                report(progress, 1.0 - static_cast<double>(source_.upperBound()) / static_cast<double>(bytes_ + 1));
            add(reader_.fields(), reader_.line());
        }
        if (rows_ == 0) fail("holds no picture: " + skipped_.front().what + " " + skipped_.front().why);
    }

    std::size_t rows() const { return rows_; }
    std::size_t width() const { return width_; }
    const CsvColumns& columns() const { return columns_; }
    std::vector<std::string>& words() { return words_; }
    std::vector<ImportReport::Skipped>& skipped() { return skipped_; }
    const std::deque<std::vector<float>>& blocks() const { return blocks_; }
    std::deque<std::vector<float>>& blocks() { return blocks_; }

    /// The numbers of one of the pixels' columns, by its place among them.
    template <class Visit>
    void visitColumn(std::size_t place, Visit visit) const {
        for (const auto& block : blocks_)
            for (std::size_t at = place; at < block.size(); at += width_) visit(block[at]);
    }

    [[noreturn]] void fail(const std::string& what) const { throw Error("'" + name_ + "' " + what + "."); }

private:
    void add(const std::vector<std::string_view>& fields, std::uint64_t line) {
        if ((rows_ + 1) * width_ > kMostNumbers || rows_ == Dataset::kMostImages)
            fail("holds more than 134 million numbers or 16.7 million lines; save them as an .npy file of bytes");
        if (blocks_.empty() || blocks_.back().size() + width_ > kNumbersPerBlock)
            blocks_.emplace_back().reserve(std::max(width_, kNumbersPerBlock));
        if (!addNumbers(fields, line)) return;
        if (columns_.label) words_.emplace_back(fields[*columns_.label]);
        ++rows_;
    }

    bool addNumbers(const std::vector<std::string_view>& fields, std::uint64_t line) {
        if (fields.size() != columns_.count)
            return skip(line, "has " + std::to_string(fields.size()) + " fields where the first has " +
                                  std::to_string(columns_.count));
        std::vector<float>& block = blocks_.back();
        const std::size_t before = block.size();
        for (const std::size_t column : columns_.pixels) {
            const auto number = fieldNumber(fields[column]);
            if (!number) {
                block.resize(before);
                return skip(line, "has \"" + std::string(fields[column].substr(0, 40)) + "\" in " +
                                      columns_.nameOf(column) + ", which is no number");
            }
            block.push_back(*number);
        }
        return true;
    }

    bool skip(std::uint64_t line, const std::string& why) {
        skipped_.push_back({"line " + std::to_string(line), why});
        if (skipped_.size() > kSkippedBeforeDoubt && skipped_.size() > rows_)
            fail("is no table of pictures: " + skipped_.front().what + " " + skipped_.front().why +
                 ", and so on in most lines");
        return false;
    }

    std::uint64_t bytes_;
    const ByteSource& source_;  // which the reader owns
    std::string name_;
    CsvReader reader_;
    std::uint64_t firstLine_ = 0;
    CsvColumns columns_;
    std::size_t width_ = 0;
    std::size_t rows_ = 0;
    std::deque<std::vector<float>> blocks_;
    std::vector<std::string> words_;
    std::vector<ImportReport::Skipped> skipped_;
};

bool isSquare(std::size_t count) {
    const auto side = static_cast<std::size_t>(std::llround(std::sqrt(static_cast<double>(count))));
    return side > 0 && side * side == count;
}

bool fits(std::size_t count, const CsvOptions& options) {
    if (options.width > 0) return count > 0 && count % static_cast<std::size_t>(options.width) == 0;
    return isSquare(count);
}

/// More than one whole number, and few of them: what a label is and a pixel at a picture's corner hardly.
bool looksLikeLabels(const Table& table, std::size_t place) {
    std::set<float> different;
    bool isLabel = true;
    table.visitColumn(place, [&](float value) {
        isLabel = isLabel && std::isfinite(value) && value == std::floor(value) && different.size() <= kMostClasses;
        if (isLabel) different.insert(value);
    });
    return isLabel && different.size() > 1 && different.size() <= kMostClasses && different.size() < table.rows();
}

/// The place, among the columns of numbers, of the one that is the label and not a pixel.
std::optional<std::size_t> findLabelPlace(const Table& table, const CsvOptions& options) {
    const std::size_t width = table.width();
    if (table.columns().label || options.label == "none" || fits(width, options) || !fits(width - 1, options))
        return {};
    const bool isFirst = looksLikeLabels(table, 0), isLast = looksLikeLabels(table, width - 1);
    if (isFirst == isLast)
        table.fail("has " + std::to_string(width) +
                   " columns of numbers, one more than a picture's; say which one is the label: label=1 or label=" +
                   std::to_string(table.columns().count));
    return isFirst ? 0 : width - 1;
}

ImageShape shapeOf(const Table& table, std::size_t pixels, const CsvOptions& options) {
    if (!fits(pixels, options))
        table.fail("has " + std::to_string(pixels) + " columns of numbers beside the label, which are no " +
                   (options.width > 0 ? "picture of that width" : "square picture") +
                   "; say width=W, or label=COLUMN where one of them is the label");
    const auto count = static_cast<Index>(pixels);
    const Index width = options.width > 0 ? static_cast<Index>(options.width)
                                          : static_cast<Index>(std::llround(std::sqrt(static_cast<double>(pixels))));
    return {width, count / width, 1};
}

NumberRange rangeOf(const Table& table, std::optional<std::size_t> labelPlace) {
    NumberRange range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(), 0};
    for (const auto& block : table.blocks()) {
        for (std::size_t at = 0; at < block.size(); ++at) {
            if (at % table.width() == labelPlace) continue;
            if (!std::isfinite(block[at])) {
                ++range.notFinite;
                continue;
            }
            range.low = std::min(range.low, static_cast<double>(block[at]));
            range.high = std::max(range.high, static_cast<double>(block[at]));
        }
    }
    if (range.low > range.high) range.low = range.high = 0.0;
    return range;
}

/// Gives back the numbers' memory on the way.
std::vector<std::uint8_t> takePixels(Table& table, std::optional<std::size_t> labelPlace, const PixelScale& scale) {
    const std::size_t pixels = table.width() - (labelPlace ? 1 : 0);
    std::vector<std::uint8_t> result;
    result.reserve(table.rows() * pixels);
    for (; !table.blocks().empty(); table.blocks().pop_front()) {
        const auto& block = table.blocks().front();
        for (std::size_t at = 0; at < block.size(); ++at)
            if (at % table.width() != labelPlace) result.push_back(scale(block[at]));
    }
    return result;
}

void setLabels(const std::vector<std::string>& words, const std::string& column, Dataset::Parts& parts) {
    if (words.empty()) return;
    ClassLabels classes = classesOf(words);
    if (classes.names.size() > kMostClasses) {
        parts.report.notes.push_back("The table's " + column + " holds " + std::to_string(classes.names.size()) +
                                     " different words; more than 1,000 are no labels.");
        return;
    }
    parts.classNames = std::move(classes.names);
    parts.labels = std::move(classes.labels);
    parts.report.notes.push_back("The labels are those of the table's " + column + ".");
}

}  // namespace

const ParameterTable<CsvOptions>& csvParameters() {
    static const ParameterTable<CsvOptions> table({
        textParameter("label", "Label column", "The column of the labels by name or number; empty: the likeliest.",
                      &CsvOptions::label, {"a column's name or number, or none", 200}),
        integerParameter("width", "Width (px)", "Width of the pictures; 0: they are square.", &CsvOptions::width,
                         {0, 16384}),
        choiceParameter("scale", "Brightness",
                        "How numbers become pixels: as their range says, or stretched to 0..255.", &CsvOptions::scale,
                        scaleOptions()),
    });
    return table;
}

Dataset::Parts readCsvPictures(std::unique_ptr<ByteSource> source, const std::string& name, const CsvOptions& options,
                               const Progress& progress) {
    Table table(std::move(source), name, options.label);
    table.readAll(progress);
    const auto labelPlace = findLabelPlace(table, options);
    std::vector<std::string> words = std::move(table.words());
    std::string labelColumn = table.columns().label ? table.columns().nameOf(*table.columns().label) : "";
    if (labelPlace) {
        labelColumn = table.columns().nameOf(table.columns().pixels[*labelPlace]);
        table.visitColumn(*labelPlace, [&](float value) { words.push_back(std::to_string(std::llround(value))); });
    }
    Dataset::Parts parts;
    parts.shape = shapeOf(table, table.width() - (labelPlace ? 1 : 0), options);
    const PixelScale scale(NumberKind::Real, rangeOf(table, labelPlace), options.scale);
    parts.report.notes = {std::to_string(table.rows()) + " lines with a picture each, " +
                          (table.columns().hasHeader ? "under a line of names." : "without a line of names.")};
    for (const auto& notes : {table.columns().notes, scale.notes()})
        parts.report.notes.insert(parts.report.notes.end(), notes.begin(), notes.end());
    setLabels(words, labelColumn, parts);
    parts.report.skipped = std::move(table.skipped());
    parts.pixels = takePixels(table, labelPlace, scale);
    return parts;
}

std::vector<ParameterInfo> CsvFormat::parameters() const { return csvParameters().describe(); }

Settings CsvFormat::defaults() const { return csvParameters().settings({}); }

bool CsvFormat::recognizes(const std::string& path) const {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return false;
    for (const char* ending : {".csv", ".csv.gz", ".tsv", ".tsv.gz"})
        if (path.ends_with(ending)) return true;
    return false;
}

DataSplit CsvFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    CsvOptions options;
    csvParameters().apply(settings, options);
    Dataset::Parts parts = readCsvPictures(openPossiblyPacked(path), path, options, progress);
    parts.name = std::filesystem::path(path).filename().string();
    parts.report.notes.emplace_back("A sixth of the images is held out, chosen by a fixed seed.");
    return holdOutSixth(std::move(parts));
}

}  // namespace lunette
