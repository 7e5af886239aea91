#include "io/CsvFormat.h"

#include "data/Split.h"
#include "io/ClassLabels.h"
#include "io/CsvColumns.h"
#include "io/CsvReader.h"
#include "io/Gzip.h"
#include "io/LowerCase.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <filesystem>
#include <limits>
#include <optional>
#include <set>
#include <unordered_map>

namespace lunette {
namespace {

constexpr std::size_t kNumbersPerBlock = std::size_t{1} << 20;
constexpr std::size_t kRowsPerReport = 1024;
// 512 MiB as floats, until the range of all numbers is known.
constexpr std::size_t kMaxNumbers = std::size_t{1} << 27;
constexpr std::size_t kSkippedBeforeDoubt = 1000;
constexpr std::size_t kMaxSkipped = 100'000;  // each is named in the report
// By which the columns are judged; of long lines fewer.
constexpr std::size_t kSampledRecords = 50;
constexpr std::size_t kSampledFields = 100'000;

/// The numbers of a table, row by row.
class Table {
public:
    Table(std::unique_ptr<ByteSource> source, const std::string& name, const std::string& askedLabel)
        : bytes_(source->upperBound()), source_(*source), name_(name), reader_(std::move(source), name) {
        const std::vector<Record> sample = readSample();
        std::vector<std::vector<std::string>> records;
        records.reserve(sample.size());
        for (const Record& record : sample) records.push_back(record.fields);
        columns_ = CsvColumns::of(records, askedLabel, name);
        width_ = columns_.pixels.size();
        if (width_ == 0)
            fail(
                "has no column of numbers in its first lines; a picture is a line of numbers, written as in 0.5 or "
                "2e3, with commas, semicolons, tabs or spaces between them");
        for (std::size_t i = columns_.hasHeader ? 1 : 0; i < sample.size(); ++i)
            add({sample[i].fields.begin(), sample[i].fields.end()}, sample[i].line);
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
    /// One a row, and nothing where there are too many different ones or no column is the label.
    const std::vector<std::int32_t>& words() const { return words_; }
    std::vector<std::string> differentWords() const {
        std::vector<std::string> words(places_.size());
        for (const auto& [word, place] : places_) words[static_cast<std::size_t>(place)] = word;
        return words;
    }
    bool hasTooManyWords() const { return hasTooManyWords_; }
    void addWord(std::string_view word) {
        if (hasTooManyWords_) return;
        words_.push_back(places_.emplace(word, static_cast<std::int32_t>(places_.size())).first->second);
        hasTooManyWords_ = places_.size() > kMaxClasses;
        if (hasTooManyWords_) words_ = {};
    }
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
    struct Record {
        std::uint64_t line;
        std::vector<std::string> fields;
    };

    std::vector<Record> readSample() {
        std::vector<Record> sample;
        std::size_t fields = 0;
        while ((sample.size() < 2 || (sample.size() < kSampledRecords && fields < kSampledFields)) && reader_.next()) {
            sample.push_back({reader_.line(), {reader_.fields().begin(), reader_.fields().end()}});
            fields += reader_.fields().size();
        }
        if (sample.empty()) fail("is empty; copy or download it again");
        return sample;
    }

    void add(const std::vector<std::string_view>& fields, std::uint64_t line) {
        if ((rows_ + 1) * width_ > kMaxNumbers || rows_ == Dataset::kMaxImages)
            fail("holds more than 134 million numbers or 16.7 million lines; save them as an .npy file of bytes");
        if (blocks_.empty() || blocks_.back().size() + width_ > kNumbersPerBlock)
            blocks_.emplace_back().reserve(std::max(width_, kNumbersPerBlock));
        if (!addNumbers(fields, line)) return;
        if (columns_.label) addWord(fields[*columns_.label]);
        ++rows_;
    }

    bool addNumbers(const std::vector<std::string_view>& fields, std::uint64_t line) {
        if (fields.size() != columns_.count)
            return skip(line, "has " + std::to_string(fields.size()) + " fields where most have " +
                                  std::to_string(columns_.count) +
                                  (reader_.opensQuote() ? ", and opens a quote that is not closed" : ""));
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
        if (skipped_.size() > kMaxSkipped)
            fail("has more than 100,000 lines that are no pictures, the first: " + skipped_.front().what + " " +
                 skipped_.front().why);
        return false;
    }

    std::uint64_t bytes_;
    const ByteSource& source_;  // which the reader owns
    std::string name_;
    CsvReader reader_;
    CsvColumns columns_;
    std::size_t width_ = 0;
    std::size_t rows_ = 0;
    std::deque<std::vector<float>> blocks_;
    std::unordered_map<std::string, std::int32_t> places_;  ///< of the labels' words, in order of appearance
    std::vector<std::int32_t> words_;
    bool hasTooManyWords_ = false;
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
        isLabel = isLabel && std::isfinite(value) && value == std::floor(value) && different.size() <= kMaxClasses;
        if (isLabel) different.insert(value);
    });
    return isLabel && different.size() > 1 && different.size() <= kMaxClasses && different.size() < table.rows();
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

void setLabels(const Table& table, const std::string& column, Dataset::Parts& parts) {
    if (table.hasTooManyWords()) {
        parts.report.notes.push_back("The table's " + column +
                                     " holds more than 1,000 different words, which are no labels.");
        return;
    }
    if (table.words().empty()) return;
    ClassLabels classes = classesOf(table.differentWords());
    parts.classNames = std::move(classes.names);
    parts.labels.reserve(table.words().size());
    for (const std::int32_t word : table.words())
        parts.labels.push_back(classes.labels[static_cast<std::size_t>(word)]);
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
    std::string labelColumn = table.columns().label ? table.columns().nameOf(*table.columns().label) : "";
    if (labelPlace) {
        labelColumn = table.columns().nameOf(table.columns().pixels[*labelPlace]);
        table.visitColumn(*labelPlace, [&](float value) { table.addWord(std::to_string(std::llround(value))); });
    }
    Dataset::Parts parts;
    parts.shape = shapeOf(table, table.width() - (labelPlace ? 1 : 0), options);
    const PixelScale scale(NumberKind::Real, rangeOf(table, labelPlace), options.scale);
    parts.report.notes = {std::to_string(table.rows()) + " lines with a picture each, " +
                          (table.columns().hasHeader ? "under a line of names." : "without a line of names.")};
    for (const auto& notes : {table.columns().notes, scale.notes()})
        parts.report.notes.insert(parts.report.notes.end(), notes.begin(), notes.end());
    setLabels(table, labelColumn, parts);
    parts.report.skipped = std::move(table.skipped());
    parts.pixels = takePixels(table, labelPlace, scale);
    return parts;
}

std::vector<ParameterInfo> CsvFormat::parameters() const { return csvParameters().describe(); }

Settings CsvFormat::defaults() const { return csvParameters().settings({}); }

bool CsvFormat::recognizes(const std::string& path) const {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return false;
    const std::string name = lowerCase(std::filesystem::path(path).filename().string());
    return std::ranges::any_of(filePatterns(),
                               [&](const std::string& pattern) { return name.ends_with(pattern.substr(1)); });
}

DataSplit CsvFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    CsvOptions options;
    csvParameters().apply(settings, options);
    Dataset::Parts parts = readCsvPictures(openPossiblyPacked(path), path, options, progress);
    parts.name = std::filesystem::path(path).filename().string();
    return holdOutDefaultShare(std::move(parts));
}

}  // namespace lunette
