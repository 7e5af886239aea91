#include "imaging/PictureAttributes.h"

#include "imaging/PictureReader.h"
#include "io/ClassLabels.h"
#include "io/CsvColumns.h"
#include "io/CsvFields.h"
#include "io/LowerCase.h"
#include "io/MissingLabels.h"
#include "io/SplitColumn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>
#include <set>

namespace lunette {
namespace {

constexpr std::size_t kMaxFactors = 64;
constexpr float kNoNumber = std::numeric_limits<float>::infinity();

enum class ColumnUse { Words, Numbers, YesNo, Counting, Empty };

std::vector<std::string> namesApartByPlus(const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('+', begin), text.size());
        names.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return names;
}

/// "list_eval_partition" of "list_eval_partition.txt".
std::string stemOfTable(const AttributeMatch& match) {
    return std::filesystem::path(match.source->path).stem().string();
}

/// One column of all tables of a group.
class GroupColumn {
public:
    GroupColumn(const AttributeGroup& group, std::size_t column) : group_(group), column_(column) {
        for (const AttributeMatch& match : group)
            for (const std::string& word : match.table.columns[column].different()) words_.insert(word);
        judge();
    }

    ColumnUse use() const { return use_; }
    const std::string& name() const { return group_.front().table.columns[column_].name(); }
    std::string shownName() const { return group_.front().table.nameOf(column_); }
    std::string bareName() const { return name().empty() ? "column " + std::to_string(column_ + 1) : name(); }
    const std::set<std::string>& different() const { return words_; }
    bool isWhole() const { return isWhole_; }

    /// Of one picture; null where no record names it.
    const std::string* of(std::size_t picture) const {
        for (const AttributeMatch& match : group_)
            if (match.rows[picture] != AttributeMatch::kNoRow)
                return &match.table.columns[column_].at(static_cast<std::size_t>(match.rows[picture]));
        return nullptr;
    }
    /// As a factor; 0 where there is none, which is then counted.
    std::vector<float> numbers(std::size_t pictures, std::size_t& missing) const {
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

private:
    float numberOf(const std::string& word) const {
        if (use_ != ColumnUse::YesNo) return fieldNumber(word).value_or(kNoNumber);
        const auto answer = yesOrNo(word);
        return answer ? static_cast<float>(*answer) : kNoNumber;
    }
    void judge() {
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
    bool isIndex() const {
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
    bool countsUp() const {
        const AttributeColumn& column = group_.front().table.columns[column_];
        const float first = fieldNumber(column.at(0)).value_or(-1.0F);
        if (column.different().size() != column.rows() || (first != 0.0F && first != 1.0F)) return false;
        for (std::size_t row = 1; row + 1 < column.rows(); ++row)
            if (fieldNumber(column.at(row)).value_or(0.0F) != fieldNumber(column.at(row - 1)).value_or(0.0F) + 1.0F)
                return false;
        return true;
    }

    const AttributeGroup& group_;
    std::size_t column_;
    std::set<std::string> words_;
    ColumnUse use_ = ColumnUse::Empty;
    bool isWhole_ = true;
};

/// Gives the columns of one group their uses.
class Attributes {
public:
    Attributes(const AttributeGroup& group, const AttributeRequest& request, std::size_t pictures)
        : group_(group), pictures_(pictures) {
        for (std::size_t k = 0; k < group.front().table.columns.size(); ++k) columns_.emplace_back(group, k);
        if (request.split.empty())
            findSplit();
        else if (request.split != "none")
            demandSplit(request.split);
        if (!request.factors.empty()) demandFactors(request.factors);
        if (!request.column.empty())
            label_ = demand(request.column, "labels=");
        else if (request.takesLabel)
            findLabel();
    }

    bool isNamed(std::size_t picture) const { return columns_[names()].of(picture) != nullptr; }
    bool isOf(const AttributeGroup& group) const { return &group == &group_; }
    bool isByCounting() const { return namingOf(group_) == Naming::Counting; }
    bool hasLabel() const { return label_ || !oneHot_.empty(); }
    bool hasSplit() const { return split_ || areParts_; }
    bool tellsNothing() const { return !hasLabel() && !hasSplit() && factorNames().empty(); }
    std::vector<std::string> factorNames() const {
        std::vector<std::string> factors;
        for (std::size_t k = 0; k < columns_.size(); ++k)
            if (isFactor(k)) factors.push_back(columns_[k].bareName());
        return factors;
    }

    PictureAttributes take() {
        result_.isNamed.resize(pictures_);
        for (std::size_t i = 0; i < pictures_; ++i) result_.isNamed[i] = isNamed(i);
        addTableNote();
        takeFactors();
        if (label_)
            takeLabel();
        else if (!oneHot_.empty())
            takeOneHot();
        takeSplit();
        return std::move(result_);
    }

private:
    std::size_t names() const { return group_.front().column; }

    std::size_t demand(const std::string& requested, const std::string& option) const {
        const std::size_t column = group_.front().table.find(requested);
        if (column < columns_.size()) return column;
        std::vector<std::string> known;
        for (const GroupColumn& one : columns_) known.push_back(one.shownName());
        throw Error(ErrorKind::Unknown, Message::tr("The %1 has no column '%2' for %3; it has %4.", pathsOf(group_),
                                                    requested, option, listOfNames(known)));
    }

    void demandSplit(const std::string& requested) {
        split_ = demand(requested, "split=");
        if (!saysParts(*split_))
            throw Error(
                ErrorKind::WrongValue,
                Message::tr("The column %1 of the %2 does not say train and test of the pictures; name another column "
                            "as split=, or none (yes and no count only under a name such as is_training).",
                            columns_[*split_].shownName(), pathsOf(group_)));
    }

    void demandFactors(const std::string& requested) {
        requestedFactors_.emplace();
        if (requested == "none") return;
        for (const std::string& name : namesApartByPlus(requested)) {
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
    bool isRequestedFactor(std::size_t k) const {
        return requestedFactors_ && std::ranges::find(*requestedFactors_, k) != requestedFactors_->end();
    }
    /// Whether a column names neither the pictures nor their parts, and is no requested factor.
    bool isFree(std::size_t k) const { return k != names() && split_ != k && !isRequestedFactor(k); }

    void findSplit() {
        for (std::size_t k = 0; k < columns_.size() && !split_; ++k) {
            const std::string& name = columns_[k].name();
            const bool isCalledSo = isSplitName(name, columns_[k].use() == ColumnUse::Numbers) || isSplitFlagName(name);
            if (k != names() && isCalledSo && saysParts(k)) split_ = k;
        }
        for (std::size_t k = 0; k < columns_.size() && !split_; ++k)
            if (k != names() && !isLabelName(columns_[k].name()) && saysParts(k) && holdsPartWords(k)) split_ = k;
        if (!split_) findSplitOfTableName();
        if (!split_) findPartsOfTables();
    }

    /// Whether all words mean a part and nothing else.
    bool holdsPartWords(std::size_t k) const {
        return columns_[k].use() == ColumnUse::Words &&
               std::ranges::all_of(columns_[k].different(), [](const std::string& word) { return isPartWord(word); });
    }

    /// The one column beside the names in a table without names of columns that is called so itself:
    /// list_eval_partition.txt.
    void findSplitOfTableName() {
        const std::string stem = stemOfTable(group_.front());
        const std::vector<std::string> words = lowerCaseWords(stem);
        const bool isCalledSo = std::ranges::any_of(
            words, [](const std::string& word) { return word == "partition" || word == "split" || word == "splits"; });
        if (!isCalledSo || columns_.size() != 2 || !columns_[1 - names()].name().empty()) return;
        splitName_ = stem;
        if (saysParts(1 - names())) split_ = 1 - names();
        if (!split_) splitName_.clear();
    }

    /// Whether the tables are called as parts, and both are there: train.csv and test.csv.
    void findPartsOfTables() {
        std::set<bool> parts;
        for (const AttributeMatch& match : group_) {
            const std::string_view part = partCalledBy(stemOfTable(match));
            if (part.empty()) return;
            parts.insert(part == "train");
        }
        areParts_ = parts.size() == 2;
    }

    /// The name by which the words of a column of parts are understood.
    const std::string& splitNameOf(std::size_t k) const { return splitName_.empty() ? columns_[k].name() : splitName_; }

    SplitPart partOf(const std::string& word) const { return splitPartIn(splitNameOf(*split_), word); }

    /// Whether its words, or its numbers, name both parts and nothing else.
    bool saysParts(std::size_t k) const {
        if (columns_[k].use() == ColumnUse::Empty || columns_[k].use() == ColumnUse::Counting) return false;
        std::set<SplitPart> parts;
        for (const std::string& word : columns_[k].different()) parts.insert(splitPartIn(splitNameOf(k), word));
        return parts.size() == 2 && !parts.contains(SplitPart::Unknown);
    }

    bool canBeClasses(std::size_t k) const {
        const std::size_t count = columns_[k].different().size();
        return isFree(k) && count > 1 && count <= kMaxClasses && columns_[k].isWhole() &&
               columns_[k].use() != ColumnUse::Empty && columns_[k].use() != ColumnUse::Counting;
    }

    /// The likeliest column: one that is called so, of words rather than of numbers; the first of words; the only one
    /// beside the pictures' names.
    void findLabel() {
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
    void findOneHot() {
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
            if (columns_[names()].of(i) == nullptr) continue;
            if (std::ranges::count_if(found, [&](std::size_t k) { return isOne(k, i); }) != 1) return;
        }
        oneHot_ = std::move(found);
    }
    bool isOne(std::size_t column, std::size_t picture) const {
        return fieldNumber(*columns_[column].of(picture)) == 1.0F;
    }

    void addTableNote() {
        std::size_t strangers = 0, repeats = 0, skipped = 0, ambiguous = 0, otherCase = 0;
        for (const AttributeMatch& match : group_) {
            strangers += match.strangers;
            repeats += match.repeats;
            skipped += match.table.skipped;
            ambiguous += match.ambiguous;
            otherCase += match.otherCase;
        }
        const Message column = columns_[names()].name().empty()
                                   ? Message::tr("column %1", columns_[names()].shownName())
                                   : Message::tr("the column %1", columns_[names()].shownName());
        const Message tables = pathsOf(group_);
        std::vector<Message> note{
            group_.size() == 1
                ? Message::tr("The %1 names the pictures in %2 (labels=none passes over it).", tables, column)
                : Message::tr("The %1 name the pictures in %2 (labels=none passes over it).", tables, column)};
        if (strangers > 0)
            note.push_back(
                Message::tr("%n records name no picture here.", "%n record names no picture here.", strangers));
        if (repeats > 0)
            note.push_back(Message::tr("%n records name pictures a second time and count for nothing.",
                                       "%n record names a picture a second time and counts for nothing.", repeats));
        if (ambiguous > 0)
            note.push_back(Message::tr(
                "%n records name several pictures each and count for none; write paths with endings into them.",
                "%n record names several pictures and counts for none; write a path with an ending into it.",
                ambiguous));
        if (otherCase > 0)
            note.push_back(Message::tr("%n names have other capital letters than the files.",
                                       "%n name has other capital letters than the file.", otherCase));
        if (skipped > 0)
            note.push_back(Message::tr("%n lines do not fit and were left out.",
                                       "%n line does not fit and was left out.", skipped));
        for (const AttributeMatch& match : group_) std::ranges::copy(match.table.notes, std::back_inserter(note));
        result_.notes.push_back(Message::sentences(note));
    }

    bool isFactor(std::size_t k) const {
        if (requestedFactors_) return isRequestedFactor(k);
        const ColumnUse use = columns_[k].use();
        return (use == ColumnUse::Numbers || use == ColumnUse::YesNo) && k != names() && label_ != k && split_ != k &&
               std::ranges::find(oneHot_, k) == oneHot_.end();
    }

    void takeFactors() {
        std::vector<std::string> taken;
        std::size_t missing = 0, tooMany = 0;
        for (std::size_t k = 0; k < columns_.size(); ++k) {
            if (!isFactor(k)) continue;
            if (taken.size() == kMaxFactors) {
                ++tooMany;
                continue;
            }
            result_.factors.push_back({columns_[k].bareName(), columns_[k].numbers(pictures_, missing)});
            taken.push_back(columns_[k].shownName());
        }
        if (taken.empty()) return;
        std::vector<Message> note{taken.size() == 1
                                      ? Message::tr("Its column %1 is a factor (factors=).", listOfNames(taken))
                                      : Message::tr("Its columns %1 are factors (factors=).", listOfNames(taken))};
        if (missing > 0)
            note.push_back(Message::tr("%n fields hold no number and count as 0.",
                                       "%n field holds no number and counts as 0.", missing));
        if (tooMany > 0) note.push_back(Message::tr("%1 more columns of numbers are left out.", tooMany));
        result_.notes.push_back(Message::sentences(note));
    }

    void takeLabel() {
        std::vector<std::string> others;
        for (std::size_t k = 0; k < columns_.size(); ++k)
            if (k != *label_ && canBeClasses(k)) others.push_back(columns_[k].shownName());
        const auto& words = columns_[*label_].different();
        MissingLabels missing({words.begin(), words.end()});
        std::set<std::string> different;
        for (std::size_t i = 0; i < pictures_; ++i) {
            const std::string* word = columns_[*label_].of(i);  // null: the picture is left out
            result_.words.push_back(word == nullptr ? "(none)" : missing.labelOf(*word));
            if (word != nullptr) different.insert(result_.words.back());
        }
        if (different.size() > kMaxClasses)
            throw Error(ErrorKind::TooLarge, Message::tr("The %1 has more than 1,000 different words in its column %2, "
                                                         "which are no labels; say labels= with another column.",
                                                         pathsOf(group_), columns_[*label_].shownName()));
        const std::string column = columns_[*label_].shownName();
        result_.notes.push_back(others.empty() ? Message::tr("The labels are its column %1 (labels=).", column)
                                               : Message::tr("The labels are its column %1; labels= takes another: %2.",
                                                             column, listOfNames(others)));
        std::ranges::copy(missing.notes(), std::back_inserter(result_.notes));
    }

    void takeOneHot() {
        result_.words.assign(pictures_, "(none)");
        for (std::size_t i = 0; i < pictures_; ++i)
            for (const std::size_t k : oneHot_)
                if (columns_[k].of(i) != nullptr && isOne(k, i)) result_.words[i] = columns_[k].bareName();
        result_.notes.push_back(Message::tr("The labels are its columns %1 to %2, of which each record has one 1.",
                                            columns_[oneHot_.front()].shownName(),
                                            columns_[oneHot_.back()].shownName()));
    }

    void takeSplit() {
        if (!hasSplit()) return;
        std::set<bool> parts;
        for (std::size_t i = 0; i < pictures_; ++i) {
            result_.isTest.push_back(isNamed(i) && isTest(i));
            if (isNamed(i)) parts.insert(isTest(i));
        }
        if (parts.size() < 2) {
            result_.isTest.clear();
            result_.notes.push_back(
                split_ ? Message::tr("Its column %1 says the parts, but the pictures here are all of one; a share is "
                                     "held out.",
                                     columns_[*split_].shownName())
                       : Message::tr("The pictures here are all of one part; a share is held out."));
        } else if (split_) {
            describeSplit();
        } else {
            describeParts();
        }
    }

    bool isTest(std::size_t picture) const {
        if (split_) return partOf(*columns_[*split_].of(picture)) == SplitPart::Test;
        return std::ranges::any_of(group_, [&](const AttributeMatch& match) {
            return match.rows[picture] != AttributeMatch::kNoRow && partCalledBy(stemOfTable(match)) != "train";
        });
    }

    /// "'train.csv'", of the tables of one part.
    Message tablesOf(bool isTrain) const {
        std::vector<std::string> paths;
        for (const AttributeMatch& match : group_)
            if ((partCalledBy(stemOfTable(match)) == "train") == isTrain)
                paths.push_back("'" + shownPath(match.source->path) + "'");
        return listOfNames(paths);
    }

    void describeParts() {
        result_.splitDescription = Message::tr(
            "Models learn from the pictures that %1 names and are judged by those of %2 (split=none holds out a share "
            "instead).",
            tablesOf(true), tablesOf(false));
    }

    void describeSplit() {
        std::string train, test;
        for (const std::string& word : columns_[*split_].different()) {
            std::string& words = partOf(word) == SplitPart::Test ? test : train;
            words += (words.empty() ? "'" : ", '") + word + "'";
        }
        result_.splitDescription = Message::tr(
            "Models learn from the pictures with %1 in the table's column %2 and are judged by those with %3 (split=).",
            train, columns_[*split_].shownName(), test);
        if (splitName_.empty()) return;
        result_.notes.push_back(
            Message::tr("Doubtful: its column %1 is taken for the parts by the table's name, with %2 to learn from and "
                        "%3 to judge by (labels=FILE+COLUMN takes it for the label, split=none for no parts).",
                        columns_[*split_].shownName(), train, test));
    }

    const AttributeGroup& group_;
    std::size_t pictures_;
    std::vector<GroupColumn> columns_;
    std::optional<std::size_t> label_, split_;
    std::string splitName_;  ///< of the table, where that says what the column of parts is
    bool areParts_ = false;  ///< the tables, each of one
    std::optional<std::vector<std::size_t>> requestedFactors_;
    std::vector<std::size_t> oneHot_;
    PictureAttributes result_;
};

using Groups = std::vector<const AttributeGroup*>;

bool hasColumns(const AttributeGroup& group, const std::vector<std::string>& names) {
    const AttributeTable& table = group.front().table;
    return std::ranges::all_of(names, [&](const std::string& name) { return table.find(name) < table.columns.size(); });
}

/// Whether numbers that may count something else name each picture once and nothing else, and something is said of it.
bool isOneToOne(const AttributeGroup& group, std::size_t pictures) {
    const bool areAllNamed = std::ranges::all_of(group, [](const AttributeMatch& match) {
        return match.strangers == 0 && match.repeats == 0 && match.table.columns.size() > 1;
    });
    return areAllNamed && picturesNamedBy(group) == pictures;
}

/// The groups without those that name pictures less surely than another, or not surely enough.
Groups surestOf(const Groups& groups, std::size_t pictures, bool areNamesThere, std::vector<Message>& notes) {
    Naming surest = Naming::Counting;
    for (const AttributeGroup* group : groups) surest = std::max(surest, namingOf(*group));
    Groups sure;
    std::vector<std::string> unsure;
    for (const AttributeGroup* group : groups) {
        const bool mayCount = surest == Naming::Counting && (areNamesThere || !isOneToOne(*group, pictures));
        const bool isSure = namingOf(*group) == surest && !mayCount;
        if (isSure)
            sure.push_back(group);
        else if (group->front().table.columns.size() > 1)
            for (const AttributeMatch& match : *group)
                unsure.push_back("'" + shownPath(match.source->path) + "' (" + match.table.nameOf(match.column) + ")");
    }
    if (!unsure.empty())
        notes.push_back(
            Message::tr("Tables with columns of numbers that may be those of the pictures, or count something else, "
                        "were passed over: %1 (labels=FILE takes one).",
                        listOfNames(unsure)));
    return sure;
}

/// The groups that may be taken, the surest: all of them that name half of the pictures and have the requested columns.
Groups likelyGroups(const std::vector<AttributeGroup>& groups, std::size_t pictures, const AttributeRequest& request,
                    std::vector<Message>& notes) {
    Groups likely;
    for (const AttributeGroup& group : groups) {
        const bool isEnough = !request.table.empty() || 2 * picturesNamedBy(group) >= pictures;
        if (isEnough && hasColumns(group, request.columns())) likely.push_back(&group);
        const bool isAmbiguous = group.front().ambiguous > 0 && namingOf(group) != Naming::Counting;
        if (!isEnough && isAmbiguous) notes.push_back(ambiguityOf(group.front()));
    }
    const bool isRequested = !request.columns().empty() || !request.table.empty();
    const bool areNamesThere =
        std::ranges::any_of(groups, [](const AttributeGroup& group) { return namingOf(group) == Naming::Names; });
    return isRequested ? likely : surestOf(likely, pictures, areNamesThere, notes);
}

Message namesOfGroups(const Groups& groups) {
    Message names;
    for (const AttributeGroup* group : groups)
        names = names.isEmpty() ? Message::tr("the %1", pathsOf(*group))
                                : Message::tr("%1, the %2", names, pathsOf(*group));
    return names;
}

using TakenTables = std::vector<std::unique_ptr<Attributes>>;

/// Whether tables say different things of the same pictures. Puts that first which says what they are.
bool fitTogether(TakenTables& tables, std::size_t pictures) {
    std::size_t labels = 0, splits = 0;
    std::set<std::string> factors;
    for (const auto& table : tables) {
        labels += table->hasLabel() ? 1 : 0;
        splits += table->hasSplit() ? 1 : 0;
        for (const std::string& name : table->factorNames())
            if (!factors.insert(name).second) return false;
    }
    if (labels > 1 || splits > 1) return false;
    std::ranges::stable_sort(tables, std::greater<>(), [](const auto& table) {
        return table->hasLabel() ? 2 : table->factorNames().empty() ? 0 : 1;
    });
    return std::ranges::all_of(tables, [&](const auto& table) {
        for (std::size_t i = 0; i < pictures; ++i)
            if (tables.front()->isNamed(i) && !table->isNamed(i)) return false;
        return true;
    });
}

PictureAttributes joined(const TakenTables& tables) {
    PictureAttributes all = tables.front()->take();
    for (std::size_t i = 1; i < tables.size(); ++i) {
        PictureAttributes more = tables[i]->take();
        if (all.words.empty()) all.words = std::move(more.words);
        if (all.isTest.empty()) {
            all.isTest = std::move(more.isTest);
            all.splitDescription = std::move(more.splitDescription);
        }
        std::ranges::move(more.factors, std::back_inserter(all.factors));
        std::ranges::move(more.notes, std::back_inserter(all.notes));
    }
    if (all.factors.size() > kMaxFactors) {
        all.notes.push_back(Message::tr("%1 more columns of numbers are left out.", all.factors.size() - kMaxFactors));
        all.factors.resize(kMaxFactors);
    }
    return all;
}

/// Adds to the table that has the requested columns one that says the parts of its pictures, and no more.
void addSplit(const std::vector<AttributeGroup>& groups, const AttributeRequest& request, std::size_t pictures,
              TakenTables& tables) {
    if (!request.split.empty() || tables.front()->hasSplit()) return;
    for (const AttributeGroup& group : groups) {
        if (tables.front()->isOf(group) || namingOf(group) != Naming::Names) continue;
        auto other = std::make_unique<Attributes>(group, AttributeRequest(), pictures);
        if (!other->hasSplit() || other->hasLabel() || !other->factorNames().empty()) continue;
        tables.push_back(std::move(other));
        if (fitTogether(tables, pictures)) return;
        std::erase_if(tables, [&](const auto& table) { return table->isOf(group); });
    }
}

/// The tables to take: the requested one, the only one, or those that fit together. Empty where there is none.
TakenTables chooseTables(const std::vector<AttributeGroup>& groups, std::size_t pictures,
                         const AttributeRequest& request, std::vector<Message>& notes) {
    const Groups likely = likelyGroups(groups, pictures, request, notes);
    const bool isRequested = !request.columns().empty() || !request.table.empty();
    TakenTables tables;
    if (likely.size() == 1 || !isRequested)
        for (const AttributeGroup* group : likely)
            tables.push_back(std::make_unique<Attributes>(*group, request, pictures));
    if (tables.size() > 1) std::erase_if(tables, [](const auto& table) { return table->tellsNothing(); });
    if (tables.size() > 1 && !fitTogether(tables, pictures)) tables.clear();
    if (tables.size() == 1 && isRequested) addSplit(groups, request, pictures, tables);
    if (!tables.empty()) return tables;
    if (!likely.empty() && isRequested)
        throw Error(ErrorKind::Conflict,
                    Message::tr("Several tables could be meant: %1; say labels=FILE for one, or labels=FILE+COLUMN for "
                                "a column of it.",
                                namesOfGroups(likely)));
    if (!likely.empty())
        notes.push_back(
            Message::tr("Several tables name the pictures, and none was taken: %1 (labels=FILE takes one, "
                        "labels=FILE+COLUMN a column of it).",
                        namesOfGroups(likely)));
    else if (groups.size() == 1 && isRequested)  // whose error names its columns
        tables.push_back(std::make_unique<Attributes>(groups.front(), request, pictures));
    return tables;
}

}  // namespace

std::vector<std::string> AttributeRequest::columns() const {
    std::vector<std::string> names;
    if (!column.empty()) names.push_back(column);
    if (asksSplit()) names.push_back(split);
    if (asksFactors()) std::ranges::move(namesApartByPlus(factors), std::back_inserter(names));
    return names;
}

PictureAttributes findAttributes(const std::vector<std::string>& pictures, const std::vector<AttributeSource>& tables,
                                 const AttributeRequest& request, const Progress& progress) {
    if (tables.empty() || pictures.empty()) return {};
    MatchedTables matched = matchTables(pictures, tables, request.table, progress);
    const TakenTables taken = chooseTables(matched.groups, pictures.size(), request, matched.notes);
    PictureAttributes attributes;
    if (!taken.empty()) attributes = joined(taken);
    const bool isByCounting = std::ranges::any_of(taken, [](const auto& table) { return table->isByCounting(); });
    if (isByCounting)
        attributes.notes.push_back(
            Message::tr("Doubtful: the table names the pictures by numbers alone, which may count something else "
                        "(labels=none passes over it)."));
    std::ranges::move(matched.notes, std::back_inserter(attributes.notes));
    return attributes;
}

}  // namespace lunette
