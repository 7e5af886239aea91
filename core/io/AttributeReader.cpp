#include "io/AttributeReader.h"

#include "io/AttributeTableBuilder.h"
#include "io/CsvFields.h"
#include "io/CsvReader.h"
#include "io/JsonTable.h"
#include "io/LowerCase.h"
#include "io/TextSource.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <array>
#include <map>

namespace lunette {
namespace {

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
    AttributeTableBuilder builder(table, name, progress, bytes.upperBound());
    CsvReader reader(std::move(source), name);
    std::vector<Record> sample;
    while (sample.size() <= kWidthSample && reader.next())
        sample.emplace_back(reader.fields().begin(), reader.fields().end());
    if (sample.empty()) throw Error(ErrorKind::Damaged, Message::tr("The table '%1' is empty.", name));
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
    for (std::size_t i = 1; i < sample.size(); ++i) add(sample[i]);
    while ((most == 0 || table.rows() < most) && reader.next()) {
        builder.tick(bytes);
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
