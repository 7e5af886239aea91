#include "io/AttributeReader.h"

#include "data/LowerCase.h"
#include "io/AttributeTableBuilder.h"
#include "io/CsvFields.h"
#include "io/CsvReader.h"
#include "io/JsonTable.h"
#include "io/TextSource.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <array>
#include <map>

namespace lunette {
namespace {

constexpr std::size_t kWidthSample = 16;    // records by which the number of columns is judged
constexpr std::size_t kWordsSample = 4096;  // the same, of names and words

/// The length of a first line that holds a whole number alone, and something behind it; else 0.
std::size_t countLineLength(const std::string& start) {
    const std::size_t end = start.find('\n');
    if (end == std::string::npos || end + 1 >= start.size()) return 0;
    const std::string_view line = withoutBlanks(std::string_view(start).substr(0, end));
    const bool isCount =
        parseNumber<std::uint64_t>(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line).has_value();
    return isCount ? end + 1 : 0;
}

using Record = std::vector<std::string>;

/// How many fields most of the records behind the first have.
std::size_t usualWidth(const std::vector<Record>& records) {
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t i = records.size() > 1 ? 1 : 0; i < records.size(); ++i) ++counts[records[i].size()];
    return std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first;
}

/// A file's name and words: "a.png golden retriever".
bool isFileAndWords(const Record& record) {
    return record.size() > 1 && !lowerCaseEnding(record.front()).empty() &&
           std::ranges::none_of(record, [](const std::string& field) { return fieldNumber(field).has_value(); });
}

/// Whether some labels of the records, all of which are a file's name and words, have more words than others.
bool haveLabelsOfWords(const std::vector<Record>& records) {
    const auto isOtherSize = [&](const Record& record) { return record.size() != records.front().size(); };
    return std::ranges::all_of(records, isFileAndWords) && std::ranges::any_of(records, isOtherSize);
}

/// All fields but the first as one.
Record withWordsJoined(const Record& record) {
    Record joined{record.front(), record.size() > 1 ? record[1] : std::string()};
    for (std::size_t i = 2; i < record.size(); ++i) joined.back() += " " + record[i];
    return joined;
}

void readCsv(std::unique_ptr<ByteSource> source, const std::string& name, const Progress& progress, std::size_t most,
             AttributeTable& table) {
    const ByteSource& bytes = *source;
    AttributeTableBuilder builder(table, name, progress, bytes.upperBound());
    CsvReader reader(std::move(source), name);
    std::vector<Record> sample;
    const auto isLargeEnough = [&] {
        if (sample.size() <= kWidthSample) return false;
        return sample.size() > kWordsSample || !reader.isApartByBlanks() || !isFileAndWords(sample.back());
    };
    while (!isLargeEnough() && reader.next()) sample.emplace_back(reader.fields().begin(), reader.fields().end());
    if (sample.empty()) throw Error(ErrorKind::Damaged, Message::tr("The table '%1' is empty.", name));
    const bool joinsWords = reader.isApartByBlanks() && haveLabelsOfWords(sample);
    if (joinsWords) std::ranges::transform(sample, sample.begin(), withWordsJoined);
    const std::size_t width = usualWidth(sample);
    if (width > kMaxAttributeColumns)
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
    for (std::size_t i = 1; i < sample.size() && (most == 0 || table.rows() < most); ++i) add(sample[i]);
    while ((most == 0 || table.rows() < most) && reader.next()) {
        builder.tick(bytes);
        if (joinsWords)
            add(withWordsJoined({reader.fields().begin(), reader.fields().end()}));
        else
            add(reader.fields());
    }
}

}  // namespace

bool isAttributeTableName(const std::string& path) {
    constexpr std::array<std::string_view, 5> kEndings{".csv", ".tsv", ".txt", ".jsonl", ".json"};
    return std::ranges::find(kEndings, lowerCaseEnding(path)) != kEndings.end();
}

AttributeTable readAttributeTable(std::unique_ptr<ByteSource> source, const std::string& name, const Progress& progress,
                                  std::size_t most) {
    const std::string start = peek(source);
    AttributeTable table;
    const std::size_t first = start.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && (start[first] == '{' || start[first] == '[')) {
        source = readJsonTable(std::move(source), start, name, progress, most, table);
        if (!source) return table;
    }
    std::vector<std::uint8_t> count(countLineLength(start));
    source->read(count);
    readCsv(std::move(source), name, progress, most, table);
    return table;
}

}  // namespace lunette
