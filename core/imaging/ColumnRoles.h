#pragma once

#include "imaging/AttributeRequest.h"
#include "imaging/GroupColumn.h"
#include "io/SplitColumn.h"

#include <optional>

namespace lunette {

/// What the columns of one group of tables are for: the pictures' names, their label or one-hot label, their part, and
/// factors. The group must outlive it.
class ColumnRoles {
public:
    /// Those that are requested, and of the others the likeliest. Throws Error where a requested column is missing, or
    /// holds something else.
    ColumnRoles(const AttributeGroup& group, const AttributeRequest& request, std::size_t pictures);

    const AttributeGroup& group() const { return group_; }
    const std::vector<GroupColumn>& columns() const { return columns_; }
    /// The column that names the pictures.
    const GroupColumn& names() const { return columns_[namesPlace()]; }
    std::optional<std::size_t> label() const { return label_; }
    std::optional<std::size_t> split() const { return split_; }
    const std::vector<std::size_t>& oneHot() const { return oneHot_; }
    bool isFactor(std::size_t column) const;
    std::vector<std::string> factorNames() const;
    bool canBeClasses(std::size_t column) const;

    bool hasLabel() const { return label_ || !oneHot_.empty(); }
    bool hasSplit() const { return split_ || areParts_; }
    bool tellsNothing() const { return !hasLabel() && !hasSplit() && factorNames().empty(); }
    /// Whether only the table's name says what the column of parts is.
    bool isSplitByTableName() const { return !splitName_.empty(); }

    bool isNamed(std::size_t picture) const { return names().of(picture) != nullptr; }
    /// Whether a picture is to judge by; requires hasSplit() and isNamed().
    bool isTest(std::size_t picture) const;
    SplitPart partOf(const std::string& word) const;  ///< requires split()
    bool isOne(std::size_t column, std::size_t picture) const;

private:
    std::size_t namesPlace() const { return group_.front().column; }
    std::size_t demand(const std::string& requested, const std::string& option) const;
    void demandSplit(const std::string& requested);
    void demandFactors(const AttributeRequest& request);
    bool isRequestedFactor(std::size_t column) const;
    bool isFree(std::size_t column) const;
    void findSplit();
    bool holdsPartWords(std::size_t column) const;
    void findSplitOfTableName();
    void findPartsOfTables();
    const std::string& splitNameOf(std::size_t column) const;
    bool saysParts(std::size_t column) const;
    void findLabel();
    void findOneHot();

    const AttributeGroup& group_;
    std::size_t pictures_;
    std::vector<GroupColumn> columns_;
    std::optional<std::size_t> label_, split_;
    std::string splitName_;  ///< of the table, where that says what the column of parts is
    bool areParts_ = false;  ///< the tables, each of one
    std::optional<std::vector<std::size_t>> requestedFactors_;
    std::vector<std::size_t> oneHot_;
};

/// Whether a table is called as one of pictures to train on, as train.csv; of a group whose tables are the parts.
bool isForTraining(const AttributeMatch& match);

}  // namespace lunette
