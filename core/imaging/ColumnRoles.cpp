#include "imaging/ColumnRoles.h"

#include "Error.h"
#include "data/LowerCase.h"
#include "io/ClassLabels.h"
#include "io/CsvColumns.h"
#include "io/CsvFields.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace lunette {
namespace {

/// "list_eval_partition" of "list_eval_partition.txt".
std::string stemOfTable(const AttributeMatch& match) {
    return std::filesystem::path(match.source->path).stem().string();
}

}  // namespace

bool isForTraining(const AttributeMatch& match) { return partCalledBy(stemOfTable(match)) == "train"; }

ColumnRoles::ColumnRoles(const AttributeGroup& group, const AttributeRequest& request, std::size_t pictures)
    : group_(group), pictures_(pictures) {
    for (std::size_t k = 0; k < group.front().table.columns.size(); ++k) columns_.emplace_back(group, k);
    if (request.split.empty())
        findSplit();
    else if (request.split != "none")
        demandSplit(request.split);
    if (!request.factors.empty()) demandFactors(request);
    if (!request.column.empty())
        label_ = demand(request.column, "labels=");
    else if (request.takesLabel)
        findLabel();
}

std::vector<std::string> ColumnRoles::factorNames() const {
    std::vector<std::string> factors;
    for (std::size_t k = 0; k < columns_.size(); ++k)
        if (isFactor(k)) factors.push_back(columns_[k].bareName());
    return factors;
}

std::size_t ColumnRoles::demand(const std::string& requested, const std::string& option) const {
    const std::size_t column = group_.front().table.find(requested);
    if (column < columns_.size()) return column;
    std::vector<std::string> known;
    for (const GroupColumn& one : columns_) known.push_back(one.shownName());
    throw Error(ErrorKind::Unknown, Message::tr("The %1 has no column '%2' for %3; it has %4.", pathsOf(group_),
                                                requested, option, listOfNames(known)));
}

void ColumnRoles::demandSplit(const std::string& requested) {
    split_ = demand(requested, "split=");
    if (!saysParts(*split_))
        throw Error(
            ErrorKind::WrongValue,
            Message::tr("The column %1 of the %2 does not say train and test of the pictures; name another column "
                        "as split=, or none (yes and no count only under a name such as is_training).",
                        columns_[*split_].shownName(), pathsOf(group_)));
}

void ColumnRoles::demandFactors(const AttributeRequest& request) {
    requestedFactors_.emplace();
    for (const std::string& name : request.factorColumns()) {
        const std::size_t column = demand(name, "factors=");
        const ColumnUse use = columns_[column].use();
        if (use == ColumnUse::Words)
            throw Error(ErrorKind::WrongValue,
                        Message::tr("The column %1 of the %2 holds words, and factors are numbers; name another "
                                    "column as factors=, or none.",
                                    columns_[column].shownName(), pathsOf(group_)));
        if (use == ColumnUse::Empty)
            throw Error(ErrorKind::WrongValue, Message::tr("The column %1 of the %2 is empty; name another column "
                                                           "as factors=, or none.",
                                                           columns_[column].shownName(), pathsOf(group_)));
        requestedFactors_->push_back(column);
    }
}

bool ColumnRoles::isRequestedFactor(std::size_t k) const {
    return requestedFactors_ && std::ranges::find(*requestedFactors_, k) != requestedFactors_->end();
}

/// Whether a column names neither the pictures nor their parts, and is no requested factor.
bool ColumnRoles::isFree(std::size_t k) const { return k != namesPlace() && split_ != k && !isRequestedFactor(k); }

void ColumnRoles::findSplit() {
    for (std::size_t k = 0; k < columns_.size() && !split_; ++k) {
        const std::string& name = columns_[k].name();
        const bool isCalledSo = isSplitName(name, columns_[k].use() == ColumnUse::Numbers) || isSplitFlagName(name);
        if (k != namesPlace() && isCalledSo && saysParts(k)) split_ = k;
    }
    for (std::size_t k = 0; k < columns_.size() && !split_; ++k)
        if (k != namesPlace() && !isLabelName(columns_[k].name()) && saysParts(k) && holdsPartWords(k)) split_ = k;
    if (!split_) findSplitOfTableName();
    if (!split_) findPartsOfTables();
}

/// Whether all words mean a part and nothing else.
bool ColumnRoles::holdsPartWords(std::size_t k) const {
    return columns_[k].use() == ColumnUse::Words &&
           std::ranges::all_of(columns_[k].different(), [](const std::string& word) { return isPartWord(word); });
}

/// The one column beside the names in a table without names of columns that is called so itself:
/// list_eval_partition.txt.
void ColumnRoles::findSplitOfTableName() {
    const std::string stem = stemOfTable(group_.front());
    const std::vector<std::string> words = lowerCaseWords(stem);
    const bool isCalledSo = std::ranges::any_of(
        words, [](const std::string& word) { return word == "partition" || word == "split" || word == "splits"; });
    if (!isCalledSo || columns_.size() != 2 || !columns_[1 - namesPlace()].name().empty()) return;
    splitName_ = stem;
    if (saysParts(1 - namesPlace())) split_ = 1 - namesPlace();
    if (!split_) splitName_.clear();
}

/// Whether the tables are called as parts, and both are there: train.csv and test.csv.
void ColumnRoles::findPartsOfTables() {
    std::set<bool> parts;
    for (const AttributeMatch& match : group_) {
        const std::string_view part = partCalledBy(stemOfTable(match));
        if (part.empty()) return;
        parts.insert(part == "train");
    }
    areParts_ = parts.size() == 2;
}

/// The name by which the words of a column of parts are understood.
const std::string& ColumnRoles::splitNameOf(std::size_t k) const {
    return splitName_.empty() ? columns_[k].name() : splitName_;
}

SplitPart ColumnRoles::partOf(const std::string& word) const { return splitPartIn(splitNameOf(*split_), word); }

/// Whether its words, or its numbers, name both parts and nothing else.
bool ColumnRoles::saysParts(std::size_t k) const {
    if (columns_[k].use() == ColumnUse::Empty || columns_[k].use() == ColumnUse::Counting) return false;
    std::set<SplitPart> parts;
    for (const std::string& word : columns_[k].different()) parts.insert(splitPartIn(splitNameOf(k), word));
    return parts.size() == 2 && !parts.contains(SplitPart::Unknown);
}

bool ColumnRoles::canBeClasses(std::size_t k) const {
    const std::size_t count = columns_[k].different().size();
    return isFree(k) && count > 1 && count <= kMaxClasses && columns_[k].isWhole() &&
           columns_[k].use() != ColumnUse::Empty && columns_[k].use() != ColumnUse::Counting;
}

/// The likeliest column: one that is called so, of words rather than of numbers; the first of words; the only one
/// beside the pictures' names.
void ColumnRoles::findLabel() {
    std::size_t free = 0, rows = 0;
    for (const AttributeMatch& match : group_) rows += match.table.rows();
    for (std::size_t k = 0; k < columns_.size(); ++k) free += isFree(k) ? 1 : 0;
    int best = 0;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        if (!canBeClasses(k)) continue;
        const bool isOfWords = columns_[k].use() == ColumnUse::Words;
        const bool isSeldom = 2 * columns_[k].different().size() <= std::max<std::size_t>(4, rows);
        const int likely = isLabelName(columns_[k].name()) ? (isOfWords ? 4 : 3)
                           : isOfWords && isSeldom         ? 2
                           : free == 1 && isSeldom         ? 1
                                                           : 0;
        if (likely <= best) continue;
        best = likely;
        label_ = k;
    }
    if (!label_) findOneHot();
}

/// At least three columns of which each picture has one 1 and else 0.
void ColumnRoles::findOneHot() {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        if (!isFree(k) || columns_[k].use() != ColumnUse::Numbers) continue;
        const bool isBinary = std::ranges::all_of(columns_[k].different(), [](const std::string& word) {
            return fieldNumber(word) == 0.0F || fieldNumber(word) == 1.0F;
        });
        if (isBinary) found.push_back(k);
    }
    if (found.size() < 3) return;
    for (std::size_t i = 0; i < pictures_; ++i) {
        if (columns_[namesPlace()].of(i) == nullptr) continue;
        if (std::ranges::count_if(found, [&](std::size_t k) { return isOne(k, i); }) != 1) return;
    }
    oneHot_ = std::move(found);
}

bool ColumnRoles::isOne(std::size_t column, std::size_t picture) const {
    return fieldNumber(*columns_[column].of(picture)) == 1.0F;
}

bool ColumnRoles::isFactor(std::size_t k) const {
    if (requestedFactors_) return isRequestedFactor(k);
    const ColumnUse use = columns_[k].use();
    return (use == ColumnUse::Numbers || use == ColumnUse::YesNo) && k != namesPlace() && label_ != k && split_ != k &&
           std::ranges::find(oneHot_, k) == oneHot_.end();
}

bool ColumnRoles::isTest(std::size_t picture) const {
    if (split_) return partOf(*columns_[*split_].of(picture)) == SplitPart::Test;
    return std::ranges::any_of(group_, [&](const AttributeMatch& match) {
        return match.rows[picture] != AttributeMatch::kNoRow && !isForTraining(match);
    });
}

}  // namespace lunette
