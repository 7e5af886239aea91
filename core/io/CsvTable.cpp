#include "io/CsvTable.h"

#include "io/ClassLabels.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <utility>

namespace lunette {
namespace {

constexpr std::size_t kNumbersPerBlock = std::size_t{1} << 20;
constexpr std::size_t kRowsPerReport = 1024;
constexpr std::size_t kMaxBytes = std::size_t{896} << 20;
constexpr std::size_t kSkippedBeforeDoubt = 1000;
constexpr std::size_t kMaxSkipped = 100'000;  // each is named in the report
// By which the columns are judged; of long lines fewer.
constexpr std::size_t kSampledRecords = 50;
constexpr std::size_t kSampledFields = 100'000;

bool isByte(float number) {
    return number >= 0.0F && number <= 255.0F && number == static_cast<float>(static_cast<int>(number));
}

}  // namespace

NumberRows::NumberRows(std::size_t width)
    : width_(width), rowsPerBlock_(std::max<std::size_t>(1, kNumbersPerBlock / std::max<std::size_t>(1, width))) {}

void NumberRows::add(std::span<const float> row) {
    if (rows_++ % rowsPerBlock_ == 0) blocks_.emplace_back().bytes.reserve(rowsPerBlock_ * width_);
    Block& block = blocks_.back();
    if (block.areBytes && !std::ranges::all_of(row, isByte)) {
        block.areBytes = false;
        block.floats.reserve(rowsPerBlock_ * width_);
        block.floats.assign(block.bytes.begin(), block.bytes.end());
        byteCount_ += block.bytes.size() * (sizeof(float) - 1);
        block.bytes = {};
    }
    if (block.areBytes)
        for (const float number : row) block.bytes.push_back(static_cast<std::uint8_t>(number));
    else
        block.floats.insert(block.floats.end(), row.begin(), row.end());
    byteCount_ += row.size() * (block.areBytes ? 1 : sizeof(float));
}

void WordColumn::add(std::string_view word) {
    if (hasTooMany_) return;
    words_.push_back(places_.emplace(word, static_cast<std::int32_t>(places_.size())).first->second);
    hasTooMany_ = places_.size() > kMaxClasses;
    if (hasTooMany_) words_ = {};
}

std::vector<std::string> WordColumn::different() const {
    std::vector<std::string> words(places_.size());
    for (const auto& [word, place] : places_) words[static_cast<std::size_t>(place)] = word;
    return words;
}

CsvTable::CsvTable(std::unique_ptr<ByteSource> source, const std::string& name, const ColumnRequest& request,
                   std::int64_t first)
    : bytes_(source->upperBound()),
      source_(source.get()),
      name_(name),
      first_(static_cast<std::size_t>(first)),
      reader_(std::move(source), name),
      numbers_(0) {
    readSample();
    understandCommas();
    columns_ = CsvColumns::of(sample_, request, name);
    if (commas_ != QuotedCommas::None)
        columns_.notes.push_back(
            commas_ == QuotedCommas::Thousands
                ? Message::tr(
                      "Doubtful: the commas of numbers in quotes, such as \"%1\", were taken to part thousands. "
                      "If they are decimal points, separate the fields by semicolons.",
                      commasExample_)
                : Message::tr("The commas of numbers in quotes, such as \"%1\", were taken for decimal points.",
                              commasExample_));
    numbers_ = NumberRows(columns_.text ? columns_.textNumbers : columns_.pixels.size());
    factors_.resize(columns_.factors.size());
    if (numbers_.width() == 0)
        fail(ErrorKind::Unsupported,
             Message::tr("has no column of numbers in its first lines; a picture is a line of numbers, written as in "
                         "0.5 or 2e3, with commas, semicolons, tabs or spaces between them"));
    std::size_t i = columns_.hasHeader ? 1 : 0;
    for (; i < sample_.size() && !isFull(); ++i) add({sample_[i].begin(), sample_[i].end()}, sampleLines_[i]);
    behind_ = sample_.size() - i;
    wasCut_ = behind_ > 0;
    sample_ = {};
}

void CsvTable::readAll(const Progress& progress) {
    while (!isFull() && reader_.next()) {
        if ((numbers_.rows() + skipped_.size()) % kRowsPerReport == 0)
            report(progress, 1.0 - static_cast<double>(source_->upperBound()) / static_cast<double>(bytes_ + 1));
        add(reader_.fields(), reader_.line());
    }
    if (isFull() && reader_.next()) ++behind_;
    wasCut_ = wasCut_ || behind_ > 0;
    if (numbers_.rows() > rowsBefore_) return;
    if (skipped_.empty()) fail(ErrorKind::TooFew, Message::tr("holds no picture under its line of names"));
    fail(ErrorKind::TooFew, Message::tr("holds no picture: %1 %2", skipped_.front().what, skipped_.front().why));
}

void CsvTable::append(std::unique_ptr<ByteSource> source, const std::string& name, const Progress& progress) {
    bytes_ = source->upperBound();
    source_ = source.get();
    reader_ = CsvReader(std::move(source), name);
    reader_.understand(commas_);
    rowsBefore_ = numbers_.rows();
    behind_ = 0;
    const std::string own = std::exchange(name_, name);
    otherFile_ = std::filesystem::path(name).filename().string();
    if (columns_.hasHeader && !(reader_.next() && holdsNames()))
        fail(ErrorKind::Conflict, Message::tr("has other columns than '%1'; say split=none to open that alone", own));
    readAll(progress);
    name_ = own;
}

std::size_t CsvTable::countRest() {
    while (reader_.next()) ++behind_;
    return behind_;
}

/// Whether the present record is that of the names.
bool CsvTable::holdsNames() const {
    const auto& fields = reader_.fields();
    for (std::size_t k = 0; k < columns_.count && fields.size() == columns_.count; ++k)
        if (withoutBlanks(fields[k]) != withoutBlanks(columns_.bareNameOf(k))) return false;
    return fields.size() == columns_.count;
}

void CsvTable::readSample() {
    std::size_t fields = 0;
    while ((sample_.size() < 2 || (sample_.size() < kSampledRecords && fields < kSampledFields)) && reader_.next()) {
        sample_.emplace_back(reader_.fields().begin(), reader_.fields().end());
        sampleLines_.push_back(reader_.line());
        for (const std::string_view field : reader_.fields()) fields += 1 + field.size() / 8;
    }
    if (sample_.empty()) fail(ErrorKind::Damaged, Message::tr("is empty; copy or download it again"));
    skipTitles();
}

/// Of numbers in quotes; those of the sample are read anew.
void CsvTable::understandCommas() {
    if (!reader_.isApartByCommas()) return;
    commas_ = quotedCommasIn(sample_, commasExample_);
    reader_.understand(commas_);
    for (auto& record : sample_)
        for (std::string& field : record) field = withCommasRead(field, commas_);
}

/// Lines above the names, which have fewer fields than all others.
void CsvTable::skipTitles() {
    constexpr std::size_t kMostTitles = 3;
    for (std::size_t count = 0; count < kMostTitles && sample_.size() > 2; ++count) {
        const std::size_t fields = sample_.front().size(), next = sample_[1].size(), usual = sample_.back().size();
        if (fields >= next || fields + 1 >= usual || usual < 4) return;
        skip(sampleLines_.front(),
             Message::tr("has %n fields where most have %1", "has %n field where most have %1", fields, usual));
        sample_.erase(sample_.begin());
        sampleLines_.erase(sampleLines_.begin());
    }
}

void CsvTable::add(const std::vector<std::string_view>& fields, std::uint64_t line) {
    if (numbers_.byteCount() + numbers_.width() > kMaxBytes || numbers_.rows() == Dataset::kMaxImages)
        fail(ErrorKind::TooLarge,
             Message::tr("holds more than fits into memory, 896 MiB or 16.7 million lines; say first=%1 for as many of "
                         "its first lines, or save it as an .npy file of bytes",
                         numbers_.rows()));
    isTaken_.push_back(readPicture(fields, line));
    if (!isTaken_.back()) return;
    numbers_.add(row_);
    missing_ += missingHere_;
    for (std::size_t k = 0; k < factorRow_.size(); ++k) factors_[k].push_back(factorRow_[k]);
    if (columns_.label) labels_.add(withoutBlanks(fields[*columns_.label]));
    if (columns_.split) parts_.add(withoutBlanks(fields[*columns_.split]));
}

/// Sets row_, factorRow_ and missingHere_; false where the line does not fit and was skipped.
bool CsvTable::readPicture(const std::vector<std::string_view>& fields, std::uint64_t line) {
    if (fields.size() != columns_.count)
        return skip(line, reader_.opensQuote()
                              ? Message::tr("has %n fields where most have %1, and opens a quote that is not closed",
                                            "has %n field where most have %1, and opens a quote that is not closed",
                                            fields.size(), columns_.count)
                              : Message::tr("has %n fields where most have %1", "has %n field where most have %1",
                                            fields.size(), columns_.count));
    missingHere_ = 0;
    if (!columns_.text) return readColumns(fields, line) && readFactors(fields, line);
    if (!readNumbers(fields[*columns_.text], row_))
        return skip(line, Message::tr("has words in %1, where most have numbers", columns_.nameOf(*columns_.text)));
    if (row_.size() != columns_.textNumbers)
        return skip(line, Message::tr("has %1 numbers in %2 where most have %3", row_.size(),
                                      columns_.nameOf(*columns_.text), columns_.textNumbers));
    return readFactors(fields, line);
}

bool CsvTable::readColumns(const std::vector<std::string_view>& fields, std::uint64_t line) {
    row_.clear();
    for (const std::size_t column : columns_.pixels) {
        auto number = fieldNumber(fields[column]);
        if (!number && isMissingField(fields[column])) {
            number = std::numeric_limits<float>::quiet_NaN();
            ++missingHere_;
        }
        if (!number)
            return skip(line, Message::tr("has \"%1\" in %2, which is no number", fields[column].substr(0, 40),
                                          columns_.nameOf(column)));
        row_.push_back(*number);
    }
    return 2 * missingHere_ <= row_.size() ||
           skip(line, Message::tr("has no number in %1 of %2 columns", missingHere_, row_.size()));
}

bool CsvTable::readFactors(const std::vector<std::string_view>& fields, std::uint64_t line) {
    factorRow_.clear();
    for (const std::size_t column : columns_.factors) {
        auto number = fieldNumber(fields[column]);
        const bool isMissing = isMissingField(fields[column]) || (number && !std::isfinite(*number));
        if (!number && !isMissing)
            return skip(line, Message::tr("has \"%1\" in %2, which is no number", fields[column].substr(0, 40),
                                          columns_.nameOf(column)));
        if (isMissing) number = 0.0F;
        missingFactors_ += isMissing ? 1 : 0;
        factorRow_.push_back(*number);
    }
    return true;
}

bool CsvTable::skip(std::uint64_t line, const Message& why) {
    skipped_.push_back(
        {otherFile_.empty() ? Message::tr("line %1", line) : Message::tr("'%1', line %2", otherFile_, line), why});
    if (skipped_.size() > kSkippedBeforeDoubt && skipped_.size() > numbers_.rows())
        fail(ErrorKind::Unsupported, Message::tr("is no table of pictures: %1 %2, and so on in most lines",
                                                 skipped_.front().what, skipped_.front().why));
    if (skipped_.size() > kMaxSkipped)
        fail(ErrorKind::Unsupported, Message::tr("has more than 100,000 lines that are no pictures, the first: %1 %2",
                                                 skipped_.front().what, skipped_.front().why));
    return false;
}

}  // namespace lunette
