#pragma once

#include "imaging/AttributeMatch.h"

#include <set>

namespace lunette {

/// What the words of a column are: numbers that count up, as an index does, are apart from others.
enum class ColumnUse { Words, Numbers, YesNo, Counting, Empty };

/// One column of all tables of a group, which must outlive it.
class GroupColumn {
public:
    GroupColumn(const AttributeGroup& group, std::size_t column);

    ColumnUse use() const { return use_; }
    const std::string& name() const { return group_.front().table.columns[column_].name(); }
    std::string shownName() const { return group_.front().table.nameOf(column_); }
    std::string bareName() const { return name().empty() ? "column " + std::to_string(column_ + 1) : name(); }
    const std::set<std::string>& different() const { return words_; }
    bool isWhole() const { return isWhole_; }

    /// Of one picture; null where no record names it.
    const std::string* of(std::size_t picture) const;
    /// As a factor; 0 where there is none, which is then counted.
    std::vector<float> numbers(std::size_t pictures, std::size_t& missing) const;

private:
    float numberOf(const std::string& word) const;
    void judge();
    bool isIndex() const;
    bool countsUp() const;

    const AttributeGroup& group_;
    std::size_t column_;
    std::set<std::string> words_;
    ColumnUse use_ = ColumnUse::Empty;
    bool isWhole_ = true;
};

}  // namespace lunette
