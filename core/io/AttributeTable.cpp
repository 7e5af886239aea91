#include "io/AttributeTable.h"

#include "io/CsvFields.h"
#include "io/CsvReader.h"
#include "io/LowerCase.h"
#include "io/TextSource.h"
#include "parameter/ParseNumber.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace lunette {
namespace {

constexpr std::size_t kMaxColumns = 1000;
constexpr std::size_t kMaxTableBytes = std::size_t{512} << 20;
constexpr std::size_t kRecordsPerReport = 4096;
constexpr std::size_t kWidthSample = 16;  // records by which the number of columns is judged

/// The length of a first line that holds a whole number alone, and something behind it; else 0.
std::size_t countLineLength(const std::string& start) {
    const std::size_t end = start.find('\n');
    if (end == std::string::npos || end + 1 >= start.size()) return 0;
    const std::string_view line = withoutBlanks(std::string_view(start).substr(0, end));
    const bool isCount =
        parseNumber<std::uint64_t>(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line).has_value();
    return isCount ? end + 1 : 0;
}

/// Keeps account of the memory that the words of a table take.
class TableBuilder {
public:
    TableBuilder(AttributeTable& table, const std::string& name, const Progress& progress, std::uint64_t size)
        : table_(table), name_(name), progress_(progress), size_(size) {}

    void addTo(std::size_t column, std::string_view word) {
        AttributeColumn& target = table_.columns[column];
        const std::size_t before = target.different().size();
        target.add(word);
        bytes_ += sizeof(std::int32_t);
        if (target.different().size() > before) bytes_ += 2 * (word.size() + 64);
        if (bytes_ > kMaxTableBytes)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("The table '%1' takes more than 512 MiB; take a part of it.", name_));
    }
    void tick(const ByteSource& source) {
        if (count_++ % kRecordsPerReport == 0)
            report(progress_, 1.0 - static_cast<double>(source.upperBound()) / static_cast<double>(size_ + 1));
    }

private:
    AttributeTable& table_;
    const std::string& name_;
    const Progress& progress_;
    std::uint64_t size_;
    std::size_t bytes_ = 0, count_ = 0;
};

using Record = std::vector<std::string>;

/// How many fields most of the records behind the first have.
std::size_t usualWidth(const std::vector<Record>& records) {
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t i = records.size() > 1 ? 1 : 0; i < records.size(); ++i) ++counts[records[i].size()];
    return std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first;
}

void readCsv(std::unique_ptr<ByteSource> source, const std::string& name, const Progress& progress, std::size_t most,
             AttributeTable& table) {
    const ByteSource& bytes = *source;
    TableBuilder builder(table, name, progress, bytes.upperBound());
    CsvReader reader(std::move(source), name);
    std::vector<Record> sample;
    while (sample.size() <= kWidthSample && reader.next())
        sample.emplace_back(reader.fields().begin(), reader.fields().end());
    if (sample.empty()) throw Error(ErrorKind::Damaged, Message::tr("The table '%1' is empty.", name));
    const std::size_t width = usualWidth(sample);
    if (width > kMaxColumns)
        throw Error(ErrorKind::TooLarge, Message::tr("The table '%1' has more than 1,000 columns.", name));
    table.columns.resize(width);
    table.head = sample.front();
    // Where the names of the columns lack one, it is that of the first, which names the records.
    if (table.head.size() + 1 == width) table.head.insert(table.head.begin(), "");
    if (table.head.size() != width) table.head.clear();
    const auto add = [&](const auto& fields) {
        if (fields.size() != width) return void(++table.skipped);
        for (std::size_t i = 0; i < width; ++i) builder.addTo(i, withoutBlanks(fields[i]));
    };
    for (std::size_t i = 1; i < sample.size(); ++i) add(sample[i]);
    while ((most == 0 || table.rows() < most) && reader.next()) {
        builder.tick(bytes);
        add(reader.fields());
    }
}

/// A value as a table would have it; empty for those that hold others.
std::string fieldOf(const nlohmann::json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

/// The lines of a source.
class Lines {
public:
    Lines(std::unique_ptr<ByteSource> source, const std::string& name) : source_(std::move(source)), name_(name) {}

    std::optional<std::string_view> next() {
        while (true) {
            const std::size_t end = buffer_.find('\n', searched_);
            if (end != std::string::npos || (isAtEnd_ && begin_ < buffer_.size())) {
                const std::size_t stop = std::min(end, buffer_.size());
                const std::string_view line = std::string_view(buffer_).substr(begin_, stop - begin_);
                begin_ = searched_ = std::min(stop + 1, buffer_.size());
                return line;
            }
            if (isAtEnd_) return std::nullopt;
            refill();
        }
    }
    const ByteSource& source() const { return *source_; }

private:
    void refill() {
        constexpr std::size_t kAtOnceOfLines = std::size_t{1} << 18, kLongestLine = std::size_t{1} << 24;
        buffer_.erase(0, begin_);
        begin_ = 0;
        searched_ = buffer_.size();
        if (buffer_.size() > kLongestLine)
            throw Error(ErrorKind::TooLarge, Message::tr("The table '%1' has a line of more than 16 MiB.", name_));
        buffer_.resize(searched_ + kAtOnceOfLines);
        const std::size_t added =
            source_->read({reinterpret_cast<std::uint8_t*>(buffer_.data()) + searched_, kAtOnceOfLines});
        buffer_.resize(searched_ + added);
        isAtEnd_ = added == 0;
    }

    std::unique_ptr<ByteSource> source_;
    std::string name_;
    std::string buffer_;
    std::size_t begin_ = 0, searched_ = 0;
    bool isAtEnd_ = false;
};

void readJsonLines(std::unique_ptr<ByteSource> source, const std::string& name, const Progress& progress,
                   std::size_t most, AttributeTable& table) {
    Lines lines(std::move(source), name);
    TableBuilder builder(table, name, progress, lines.source().upperBound());
    std::unordered_map<std::string, std::size_t> places;
    std::size_t rows = 0;
    for (auto line = lines.next(); line && (most == 0 || rows < most); line = lines.next()) {
        if (withoutBlanks(*line).empty()) continue;
        builder.tick(lines.source());
        const nlohmann::json object = nlohmann::json::parse(*line, nullptr, false);
        if (!object.is_object()) {
            ++table.skipped;
            continue;
        }
        for (const auto& [key, value] : object.items()) {
            const auto [place, isNew] = places.emplace(key, table.columns.size());
            if (isNew) {
                if (table.columns.size() == kMaxColumns)
                    throw Error(ErrorKind::TooLarge, Message::tr("The table '%1' has more than 1,000 keys.", name));
                table.columns.emplace_back(key).fill(rows);
            }
            builder.addTo(place->second, fieldOf(value));
        }
        ++rows;
        for (AttributeColumn& column : table.columns) column.fill(rows);
    }
    if (rows == 0)
        throw Error(ErrorKind::TooFew, Message::tr("The table '%1' holds no JSON object in a line of its own.", name));
}

}  // namespace

void AttributeColumn::add(std::string_view word) {
    const auto [place, isNew] = found_.emplace(word, static_cast<std::int32_t>(words_.size()));
    if (isNew) words_.emplace_back(word);
    places_.push_back(place->second);
}

void AttributeColumn::fill(std::size_t rows) {
    while (places_.size() < rows) add({});
}

void AttributeTable::takeHead(bool isNames) {
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (isNames)
            columns[i].setName(std::string(withoutBlanks(head[i])));
        else
            columns[i].add(withoutBlanks(head[i]));
    }
    head.clear();
}

std::size_t AttributeTable::find(const std::string& nameOrNumber) const {
    const auto named = std::ranges::find(columns, nameOrNumber, &AttributeColumn::name);
    if (named != columns.end()) return static_cast<std::size_t>(named - columns.begin());
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!columns[i].name().empty() && lowerCase(columns[i].name()) == lowerCase(nameOrNumber)) return i;
    const auto number = parseNumber<std::size_t>(nameOrNumber);
    return number && *number >= 1 && *number <= columns.size() ? *number - 1 : columns.size();
}

std::string AttributeTable::nameOf(std::size_t column) const {
    const std::string& name = columns[column].name();
    return name.empty() ? std::to_string(column + 1) : "'" + name + "'";
}

bool isAttributeTableName(const std::string& path) {
    constexpr std::array<std::string_view, 4> kEndings{".csv", ".tsv", ".txt", ".jsonl"};
    return std::ranges::find(kEndings, lowerCaseEnding(path)) != kEndings.end();
}

AttributeTable readAttributeTable(std::unique_ptr<ByteSource> source, const std::string& name, const Progress& progress,
                                  std::size_t most) {
    const std::string start = peek(source);
    AttributeTable table;
    const std::size_t first = start.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && start[first] == '{') {
        readJsonLines(std::move(source), name, progress, most, table);
        return table;
    }
    std::vector<std::uint8_t> count(countLineLength(start));
    source->read(count);
    readCsv(std::move(source), name, progress, most, table);
    return table;
}

}  // namespace lunette
