#include "imaging/GroupColumn.h"

#include "io/CsvFields.h"
#include "io/SplitColumn.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lunette {

GroupColumn::GroupColumn(const AttributeGroup& group, std::size_t column) : group_(group), column_(column) {
    for (const AttributeMatch& match : group)
        for (const std::string& word : match.table.columns[column].different()) words_.insert(word);
    judge();
}

const std::string* GroupColumn::of(std::size_t picture) const {
    for (const AttributeMatch& match : group_)
        if (match.rows[picture] != AttributeMatch::kNoRow)
            return &match.table.columns[column_].at(static_cast<std::size_t>(match.rows[picture]));
    return nullptr;
}

std::vector<float> GroupColumn::numbers(std::size_t pictures, std::size_t& missing) const {
    std::vector<float> values(pictures, 0.0F);
    for (std::size_t i = 0; i < pictures; ++i) {
        const std::string* word = of(i);
        if (word == nullptr) continue;
        const float number = numberOf(*word);
        missing += std::isfinite(number) ? 0 : 1;
        if (std::isfinite(number)) values[i] = number;
    }
    return values;
}

float GroupColumn::numberOf(const std::string& word) const {
    if (use_ != ColumnUse::YesNo) return fieldNumber(word).value_or(std::numeric_limits<float>::infinity());
    const auto answer = yesOrNo(word);
    return answer ? static_cast<float>(*answer) : std::numeric_limits<float>::infinity();
}

void GroupColumn::judge() {
    std::size_t numbers = 0, answers = 0, missing = 0;
    for (const std::string& word : words_) {
        const auto number = fieldNumber(word);
        numbers += number ? 1 : 0;
        isWhole_ = isWhole_ && (!number || *number == std::floor(*number));
        answers += yesOrNo(word) ? 1 : 0;
        missing += isMissingField(word) && !number ? 1 : 0;
    }
    const std::size_t all = words_.size() - missing;
    const std::size_t rows = group_.front().table.rows();
    if (all == 0)
        use_ = ColumnUse::Empty;
    else if (numbers == all)
        use_ = isIndex() || (isWhole_ && rows > 4 && group_.size() == 1 && countsUp()) ? ColumnUse::Counting
                                                                                       : ColumnUse::Numbers;
    else
        use_ = answers == all ? ColumnUse::YesNo : ColumnUse::Words;
}

/// The first column, of whole numbers that differ, and the only one without a name, as pandas writes its index.
bool GroupColumn::isIndex() const {
    if (column_ > 0 || !isWhole_ || !name().empty()) return false;
    const std::vector<AttributeColumn>& columns = group_.front().table.columns;
    const bool areOthersNamed = std::ranges::none_of(
        columns.begin() + 1, columns.end(), [](const AttributeColumn& column) { return column.name().empty(); });
    const auto holdsDifferent = [](const AttributeMatch& match) {
        return match.table.columns.front().different().size() == match.table.rows();
    };
    return columns.size() > 1 && areOthersNamed && std::ranges::all_of(group_, holdsDifferent);
}

/// The numbers begin at 0 or 1, and each is the one before it plus 1.
bool GroupColumn::countsUp() const {
    const AttributeColumn& column = group_.front().table.columns[column_];
    const float first = fieldNumber(column.at(0)).value_or(-1.0F);
    if (column.different().size() != column.rows() || (first != 0.0F && first != 1.0F)) return false;
    for (std::size_t row = 1; row + 1 < column.rows(); ++row)
        if (fieldNumber(column.at(row)).value_or(0.0F) != fieldNumber(column.at(row - 1)).value_or(0.0F) + 1.0F)
            return false;
    return true;
}

}  // namespace lunette
