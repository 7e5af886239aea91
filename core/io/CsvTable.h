#pragma once

#include "data/Dataset.h"
#include "data/Progress.h"
#include "io/CsvColumns.h"
#include "io/CsvFields.h"
#include "io/CsvReader.h"

#include <deque>
#include <unordered_map>

namespace lunette {

/// Rows of numbers in blocks: as bytes for as long as all of a block are whole numbers from 0 to 255, else as floats.
class NumberRows {
public:
    explicit NumberRows(std::size_t width);

    std::size_t width() const { return width_; }
    std::size_t rows() const { return rows_; }
    std::size_t byteCount() const { return byteCount_; }
    /// `row` has width() numbers.
    void add(std::span<const float> row);
    float at(std::size_t row, std::size_t column) const {
        return blocks_[row / rowsPerBlock_].at(row % rowsPerBlock_ * width_ + column);
    }
    /// Calls visit(row) for all in order, a row being a span of bytes or of floats, and gives back their memory on the
    /// way where `isLast`.
    template <class Visit>
    void visit(bool isLast, Visit visit) {
        for (std::size_t row = 0, block = 0; row < rows_; ++block) {
            const Block& numbers = blocks_[block];
            const std::size_t end = std::min(row + rowsPerBlock_, rows_);
            for (std::size_t at = 0; row < end; ++row, at += width_) {
                if (numbers.areBytes)
                    visit(std::span(numbers.bytes).subspan(at, width_));
                else
                    visit(std::span(numbers.floats).subspan(at, width_));
            }
            if (isLast) blocks_[block] = {};
        }
    }

private:
    struct Block {
        bool areBytes = true;
        std::vector<std::uint8_t> bytes;
        std::vector<float> floats;  ///< in place of the bytes where one is none
        float at(std::size_t i) const { return areBytes ? static_cast<float>(bytes[i]) : floats[i]; }
    };
    std::size_t width_, rowsPerBlock_;
    std::size_t rows_ = 0, byteCount_ = 0;
    std::deque<Block> blocks_;
};

/// The words of a column, one a row.
class WordColumn {
public:
    void add(std::string_view word);
    bool isEmpty() const { return places_.empty(); }
    /// There are more different ones than classes can be; words() is then empty.
    bool hasTooMany() const { return hasTooMany_; }
    const std::vector<std::int32_t>& words() const { return words_; }  ///< places in different()
    std::vector<std::string> different() const;                        ///< in order of appearance

private:
    std::unordered_map<std::string, std::int32_t> places_;
    std::vector<std::int32_t> words_;
    bool hasTooMany_ = false;
};

/// The pictures, labels, parts and factors of a text table, line by line. Lines that do not fit are skipped.
class CsvTable {
public:
    /// Looks at the first lines. Throws Error where no column can be pictures. At most `first` lines are taken, 0: all.
    CsvTable(std::unique_ptr<ByteSource> source, const std::string& name, const ColumnRequest& request,
             std::int64_t first);

    /// Throws Error where no line gives a picture, most do not, or they do not fit into memory.
    void readAll(const Progress& progress);
    /// The same of another file with the same columns.
    void append(std::unique_ptr<ByteSource> source, const std::string& name, const Progress& progress);

    const CsvColumns& columns() const { return columns_; }
    NumberRows& numbers() { return numbers_; }
    const NumberRows& numbers() const { return numbers_; }
    WordColumn& labels() { return labels_; }
    const WordColumn& parts() const { return parts_; }
    const std::vector<std::vector<float>>& factors() const { return factors_; }  ///< as columns().factors
    std::size_t missing() const { return missing_; }                             ///< fields of pixels without a number
    std::size_t missingFactors() const { return missingFactors_; }               ///< the same of factors
    /// Whether lines beyond the first ones that were requested are left.
    bool wasCut() const { return wasCut_; }
    std::vector<ImportReport::Skipped>& skipped() { return skipped_; }
    /// How many records behind those that were read are left. To be called once, before append().
    std::size_t countRest();
    /// Of each record below the names, of all files: whether it is a row of the numbers.
    const std::vector<bool>& isTaken() const { return isTaken_; }
    [[noreturn]] void fail(ErrorKind kind, const Message& what) const {
        throw Error(kind, Message::tr("'%1' %2.", name_, what));
    }

private:
    void readSample();
    void skipTitles();
    void understandCommas();
    void add(const std::vector<std::string_view>& fields, std::uint64_t line);
    bool readPicture(const std::vector<std::string_view>& fields, std::uint64_t line);
    bool readColumns(const std::vector<std::string_view>& fields, std::uint64_t line);
    bool readFactors(const std::vector<std::string_view>& fields, std::uint64_t line);
    bool skip(std::uint64_t line, const Message& why);
    bool isFull() const { return first_ > 0 && numbers_.rows() - rowsBefore_ >= first_; }
    bool holdsNames() const;

    std::uint64_t bytes_;
    const ByteSource* source_;  // which the reader owns
    std::string name_;
    std::size_t first_;
    CsvReader reader_;
    QuotedCommas commas_ = QuotedCommas::None;
    std::string commasExample_;
    std::vector<std::vector<std::string>> sample_;
    std::vector<std::uint64_t> sampleLines_;
    CsvColumns columns_;
    NumberRows numbers_;
    std::vector<float> row_, factorRow_;
    WordColumn labels_, parts_;
    std::vector<std::vector<float>> factors_;
    std::size_t missing_ = 0, missingHere_ = 0, missingFactors_ = 0;
    bool wasCut_ = false;
    std::vector<bool> isTaken_;
    std::size_t behind_ = 0;      ///< records that were seen, but not wanted any more
    std::size_t rowsBefore_ = 0;  ///< those of the files before
    std::string otherFile_;       ///< the name of one that is appended; empty in the first
    std::vector<ImportReport::Skipped> skipped_;
};

}  // namespace lunette
