#include "io/CsvPartners.h"

#include "data/LowerCase.h"
#include "io/ArrayNames.h"
#include "io/AttributeTable.h"
#include "io/ClassLabels.h"
#include "io/CsvColumns.h"
#include "io/CsvFields.h"
#include "io/CsvReader.h"
#include "io/Gzip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kTableEndings{".csv", ".csv.gz", ".tsv", ".tsv.gz", ".txt", ".txt.gz"};
constexpr std::size_t kMaxLabelFields = std::size_t{1} << 26;

/// The table of the first of these names that is there, with the first of the endings.
std::string tableBeside(const fs::path& folder, const std::vector<std::string>& names, const std::string& ending) {
    std::error_code ignored;
    std::vector<std::string> endings{ending};
    endings.insert(endings.end(), kTableEndings.begin(), kTableEndings.end());
    for (const std::string& name : names)
        for (const std::string& end : endings)
            if (const fs::path file = folder / (name + end); fs::is_regular_file(file, ignored)) return file.string();
    return {};
}

/// A file's name without the ending of a table, and that ending.
std::array<std::string, 2> stemAndEnding(const std::string& path) {
    const std::string name = fs::path(path).filename().string(), small = lowerCase(name);
    for (const std::string_view ending : kTableEndings)
        if (small.ends_with(ending)) {
            const std::size_t stem = name.size() - ending.size();
            return {name.substr(0, stem), name.substr(stem)};
        }
    return {name, ""};
}

/// The records of a table of labels.
class LabelLines {
public:
    explicit LabelLines(const std::string& path) : reader_(openPossiblyPacked(path), path) {
        while (flaw_.isEmpty() && reader_.next()) add();
    }

    std::size_t count() const { return head_.empty() ? 0 : 1 + rows_; }
    const Message& flaw() const { return flaw_; }

    /// Whether the first line is one of names, as its words say: one is "label" or the like, or stands over numbers.
    bool beginsWithNames() const {
        for (std::size_t k = 0; k < head_.size(); ++k) {
            if (isLabelName(head_[k])) return true;
            if (k >= columns_.size() || fieldNumber(head_[k]) || isMissingField(head_[k])) continue;
            if (std::ranges::all_of(columns_[k].different(),
                                    [](const std::string& word) { return fieldNumber(word) || isMissingField(word); }))
                return true;
        }
        return false;
    }

    /// The columns, called by the first line, or with that as the first row.
    std::vector<AttributeColumn> takeColumns(bool hasNames) {
        std::vector<AttributeColumn> columns(columns_.empty() ? head_.size() : columns_.size());
        if (hasNames && head_.size() + 1 == columns.size()) head_.insert(head_.begin(), "");  // as R writes them
        if (head_.size() != columns.size()) return {};
        for (std::size_t k = 0; k < columns.size(); ++k) {
            columns[k].setName(hasNames ? head_[k] : "");
            if (!hasNames) columns[k].add(head_[k]);
            for (std::size_t row = 0; row < rows_; ++row) columns[k].add(columns_[k].at(row));
        }
        return columns;
    }

private:
    void add() {
        const auto& fields = reader_.fields();
        if (head_.empty()) {
            for (const std::string_view field : fields) head_.emplace_back(withoutBlanks(field));
            return;
        }
        if (columns_.empty()) columns_.resize(fields.size());
        if (fields.size() != columns_.size())
            flaw_ = Message::tr("line %1 of it has %2 fields and the lines before have %3", reader_.line(),
                                fields.size(), columns_.size());
        else if (columns_.size() > kMaxClasses + 1 || ++rows_ * columns_.size() > kMaxLabelFields)
            flaw_ = Message::tr("it has too many fields for labels");
        else
            for (std::size_t k = 0; k < fields.size(); ++k) columns_[k].add(withoutBlanks(fields[k]));
    }

    CsvReader reader_;
    std::vector<std::string> head_;
    std::vector<AttributeColumn> columns_;
    std::size_t rows_ = 0;
    Message flaw_;
};

/// Whether the rows are numbered one by one, from 0 or 1.
bool countsRows(const AttributeColumn& column) {
    const auto first = fieldNumber(column.at(0));
    if (!first || (*first != 0.0F && *first != 1.0F)) return false;
    const auto begin = static_cast<std::size_t>(*first);
    for (std::size_t row = 0; row < column.rows(); ++row)
        if (column.at(row) != std::to_string(begin + row)) return false;
    return column.rows() > 1;
}

/// Whether all are numbers and one is not whole.
bool areRealNumbers(const AttributeColumn& column) {
    bool areWhole = true;
    for (const std::string& word : column.different()) {
        const auto number = fieldNumber(word);
        if (!number && !isMissingField(word)) return false;
        areWhole = areWhole && (!number || *number == std::floor(*number));
    }
    return !areWhole;
}

/// What the one 1 of each row says; nothing where a row has another number.
std::optional<std::vector<std::string>> wordsOfOneHot(const std::vector<AttributeColumn>& columns) {
    std::vector<std::string> words;
    const bool areNamed = std::ranges::all_of(
        columns, [](const AttributeColumn& column) { return !column.name().empty() && !fieldNumber(column.name()); });
    for (std::size_t row = 0; row < columns.front().rows(); ++row) {
        std::optional<std::size_t> one;
        for (std::size_t k = 0; k < columns.size(); ++k) {
            const auto number = fieldNumber(columns[k].at(row));
            if (number == 0.0F) continue;
            if (number != 1.0F || one) return std::nullopt;
            one = k;
        }
        if (!one) return std::nullopt;
        words.push_back(areNamed ? columns[*one].name() : std::to_string(*one));
    }
    return words;
}

PartnerLabels labelsOf(const AttributeColumn& column) {
    if (areRealNumbers(column)) return {{}, Message::tr("it holds numbers that are not whole")};
    PartnerLabels labels;
    labels.words.reserve(column.rows());
    for (std::size_t row = 0; row < column.rows(); ++row) labels.words.push_back(column.at(row));
    return labels;
}

/// Those of the columns that are the labels.
PartnerLabels labelsAmong(std::vector<AttributeColumn> columns) {
    if (columns.empty()) return {{}, Message::tr("its first line has another number of fields than the others")};
    if (columns.size() > 1 && countsRows(columns.front())) columns.erase(columns.begin());
    if (columns.size() == 1) return labelsOf(columns.front());
    if (auto words = wordsOfOneHot(columns)) return {std::move(*words)};
    if (isIndexName(columns.front().name()) && !columns.front().name().empty())
        return {{}, Message::tr("its column '%1' does not count the lines", columns.front().name())};
    const auto named =
        std::ranges::find_if(columns, [](const AttributeColumn& column) { return isLabelName(column.name()); });
    if (named != columns.end()) return labelsOf(*named);
    return {{}, Message::tr("none of its %1 columns is called label", columns.size())};
}

}  // namespace

CsvPartners CsvPartners::of(const std::string& path) {
    const fs::path folder = fs::path(path).parent_path();
    const auto [stem, ending] = stemAndEnding(path);
    CsvPartners partners{tableBeside(folder, labelNamesFor(stem), ending), {}, {}, {}};
    if (partners.labels.empty()) return {};
    for (const std::string& name : testNamesFor(stem)) {
        const std::string test = tableBeside(folder, {name}, ending);
        if (test.empty()) continue;
        if (partners.test.empty()) {
            partners.test = test;
            partners.testLabels = tableBeside(folder, labelNamesFor(name), ending);
        } else {
            partners.others.push_back(fs::path(test).filename().string());
        }
    }
    return partners;
}

PartnerLabels readPartnerLabels(const std::string& path, std::size_t count) {
    LabelLines table(path);
    if (!table.flaw().isEmpty()) return {{}, table.flaw()};
    const std::size_t most = table.count(), least = most - (most > 0 ? 1 : 0);
    const bool beginsWithNames = table.beginsWithNames(), hasNames = least == count || beginsWithNames;
    if ((hasNames ? least : most) != count)
        return {{}, Message::tr("it has %1 lines for %2 pictures", hasNames ? least : most, count)};
    PartnerLabels labels = labelsAmong(table.takeColumns(hasNames));
    if (hasNames && !beginsWithNames)
        labels.note = Message::tr("The first line of '%1' is taken for names, for it has one line more than pictures.",
                                  fs::path(path).filename().string());
    return labels;
}

}  // namespace lunette
