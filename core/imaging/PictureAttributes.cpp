#include "imaging/PictureAttributes.h"

#include "imaging/PictureNames.h"
#include "imaging/PictureReader.h"
#include "io/AttributeTable.h"
#include "io/ClassLabels.h"
#include "io/CsvColumns.h"
#include "io/LowerCase.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace lunette {
namespace {

constexpr std::size_t kMaxFactors = 64;
constexpr std::size_t kNamesListed = 8;
constexpr std::int32_t kNoRow = -1;
constexpr float kNoNumber = std::numeric_limits<float>::infinity();

/// "'a', 'b' and 3 more"
Message listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kNamesListed); ++i) text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kNamesListed ? Message::tr("%1 and %2 more", text, names.size() - kNamesListed)
                                       : Message(text);
}

/// A table, the column of it that names pictures, and which record is about which picture.
struct Match {
    const AttributeSource* source = nullptr;
    AttributeTable table;
    std::size_t column = 0;
    std::vector<std::int32_t> rows;  ///< one a picture, or kNoRow
    std::size_t named = 0;           ///< pictures
    std::size_t strangers = 0;       ///< records that name no picture
    std::size_t repeats = 0;         ///< records that name one that has a record
};

/// A column that counts things, and is no name of them.
bool countsRows(const std::string& name) {
    const std::string word = lowerCase(name);
    return word == "index" || word == "unnamed: 0";
}

/// Which picture each different word of a column names.
std::vector<std::int32_t> picturesOf(const AttributeColumn& column, const AttributeSource& source,
                                     const PictureNames& names) {
    const bool byNumber = !source.isBeside && !countsRows(column.name());
    std::vector<std::int32_t> places;
    for (const std::string& word : column.different()) {
        // A table of codes, which counts its images, may lie beside pictures whose names are numbers.
        const bool counts = countsRows(column.name()) && word.find('.') == std::string::npos;
        const auto place = counts ? std::nullopt : names.find(word, source.folder, byNumber);
        places.push_back(place ? static_cast<std::int32_t>(*place) : kNoRow);
    }
    return places;
}

/// Whether the first record is a header: it names no picture, and does not end as those that name some.
bool isHeadOfNames(const Match& match, const std::vector<std::int32_t>& pictures, const PictureNames& names) {
    const std::string& first = match.table.head[match.column];
    if (names.find(first, match.source->folder, !match.source->isBeside)) return false;
    const AttributeColumn& column = match.table.columns[match.column];
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        if (pictures[i] == kNoRow) continue;
        const std::string ending = lowerCaseEnding(column.different()[i]);
        return (ending.empty() || ending != lowerCaseEnding(first)) && !(ending.empty() && fieldNumber(first));
    }
    return true;
}

/// Sets the rows of a match from the column that names most of the pictures, once each. False where none names any.
bool matchPictures(Match& match, std::size_t pictureCount, const PictureNames& names) {
    std::vector<std::int32_t> best;
    std::size_t most = 0;
    for (std::size_t k = 0; k < match.table.columns.size(); ++k) {
        const std::vector<std::int32_t> pictures = picturesOf(match.table.columns[k], *match.source, names);
        std::set<std::int32_t> different(pictures.begin(), pictures.end());
        different.erase(kNoRow);
        if (different.size() <= most) continue;
        most = different.size();
        match.column = k;
        best = pictures;
    }
    if (most == 0) return false;
    if (!match.table.head.empty()) {
        match.table.takeHead(isHeadOfNames(match, best, names));
        best = picturesOf(match.table.columns[match.column], *match.source, names);
    }
    const AttributeColumn& column = match.table.columns[match.column];
    match.rows.assign(pictureCount, kNoRow);
    for (std::size_t row = 0; row < column.rows(); ++row) {
        const std::int32_t picture = best[column.place(row)];
        if (picture == kNoRow) {
            ++match.strangers;
        } else if (std::int32_t& place = match.rows[static_cast<std::size_t>(picture)]; place == kNoRow) {
            place = static_cast<std::int32_t>(row);
            ++match.named;
        } else {
            ++match.repeats;
        }
    }
    return true;
}

bool haveSameColumns(const Match& one, const Match& other) {
    return one.column == other.column && std::ranges::equal(one.table.columns, other.table.columns, {},
                                                            &AttributeColumn::name, &AttributeColumn::name);
}

bool nameDifferentPictures(const Match& one, const Match& other) {
    for (std::size_t i = 0; i < one.rows.size(); ++i)
        if (one.rows[i] != kNoRow && other.rows[i] != kNoRow) return false;
    return true;
}

/// Tables of the same columns that name different pictures.
using Group = std::vector<Match>;

std::size_t namedBy(const Group& group) {
    std::size_t count = 0;
    for (const Match& match : group) count += match.named;
    return count;
}

Message pathsOf(const Group& group) {
    std::vector<std::string> paths;
    for (const Match& match : group) paths.push_back("'" + shownPath(match.source->path) + "'");
    return group.size() == 1 ? Message::tr("table %1", listed(paths)) : Message::tr("tables %1", listed(paths));
}

std::vector<Group> groupsOf(std::vector<Match> matches) {
    std::vector<Group> groups;
    for (Match& match : matches) {
        const auto fits = [&](const Group& group) {
            return haveSameColumns(group.front(), match) &&
                   std::ranges::all_of(group, [&](const Match& m) { return nameDifferentPictures(m, match); });
        };
        const auto found = std::ranges::find_if(groups, fits);
        if (found == groups.end())
            groups.emplace_back().push_back(std::move(match));
        else
            found->push_back(std::move(match));
    }
    return groups;
}

enum class ColumnUse { Words, Numbers, YesNo, Counting, Empty };

std::optional<float> yesOrNo(const std::string& word) {
    constexpr std::array<std::string_view, 4> kYes{"yes", "true", "y", "t"}, kNo{"no", "false", "n", "f"};
    const std::string lower = lowerCase(word);
    if (std::ranges::find(kYes, lower) != kYes.end()) return 1.0F;
    return std::ranges::find(kNo, lower) != kNo.end() ? std::optional(0.0F) : std::nullopt;
}

/// One column of all tables of a group.
class GroupColumn {
public:
    GroupColumn(const Group& group, std::size_t column) : group_(group), column_(column) {
        for (const Match& match : group)
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
        for (const Match& match : group_)
            if (match.rows[picture] != kNoRow)
                return &match.table.columns[column_].at(static_cast<std::size_t>(match.rows[picture]));
        return nullptr;
    }
    /// As a factor; 0 where there is none, which is then counted.
    std::vector<float> numbers(std::size_t pictures, std::size_t& missing) const {
        std::vector<float> values(pictures, 0.0F);
        for (std::size_t i = 0; i < pictures; ++i) {
            const std::string* word = of(i);
            if (word == nullptr) continue;
            const float number = (use_ == ColumnUse::YesNo ? yesOrNo(*word) : fieldNumber(*word)).value_or(kNoNumber);
            missing += std::isfinite(number) ? 0 : 1;
            if (std::isfinite(number)) values[i] = number;
        }
        return values;
    }

private:
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
            use_ = isWhole_ && rows > 4 && group_.size() == 1 && countsUp() ? ColumnUse::Counting : ColumnUse::Numbers;
        else
            use_ = answers == all ? ColumnUse::YesNo : ColumnUse::Words;
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

    const Group& group_;
    std::size_t column_;
    std::set<std::string> words_;
    ColumnUse use_ = ColumnUse::Empty;
    bool isWhole_ = true;
};

/// Gives the columns of one group their uses.
class Attributes {
public:
    Attributes(const Group& group, const AttributeRequest& request, std::size_t pictures)
        : group_(group), pictures_(pictures) {
        for (std::size_t k = 0; k < group.front().table.columns.size(); ++k) columns_.emplace_back(group, k);
        if (request.split.empty())
            findSplit();
        else if (request.split != "none")
            demandSplit(request.split);
        if (!request.column.empty())
            label_ = demand(request.column, "labels=");
        else
            findLabel();
        if (!request.factors.empty()) demandFactors(request.factors);
    }

    PictureAttributes take() {
        result_.isNamed.resize(pictures_);
        for (std::size_t i = 0; i < pictures_; ++i) result_.isNamed[i] = columns_[names()].of(i) != nullptr;
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
                                                    requested, option, listed(known)));
    }

    void demandSplit(const std::string& requested) {
        split_ = demand(requested, "split=");
        if (!saysParts(*split_))
            throw Error(ErrorKind::WrongValue,
                        Message::tr("The column %1 of the %2 does not say train and test of the pictures; name another "
                                    "column as split=, or none.",
                                    columns_[*split_].shownName(), pathsOf(group_)));
    }

    void demandFactors(const std::string& requested) {
        requestedFactors_.emplace();
        for (std::size_t begin = 0; begin < requested.size() && requested != "none";) {
            const std::size_t end = std::min(requested.find('+', begin), requested.size());
            const std::size_t column = demand(requested.substr(begin, end - begin), "factors=");
            if (columns_[column].use() == ColumnUse::Words || columns_[column].use() == ColumnUse::Empty)
                throw Error(ErrorKind::WrongValue,
                            Message::tr("The column %1 of the %2 holds words, and factors are numbers.",
                                        columns_[column].shownName(), pathsOf(group_)));
            requestedFactors_->push_back(column);
            begin = end + 1;
        }
    }

    void findSplit() {
        for (std::size_t k = 0; k < columns_.size() && !split_; ++k)
            if (k != names() && isSplitName(columns_[k].name()) && saysParts(k)) split_ = k;
    }

    /// 0, 1 and 2 are those to learn from, to choose by and to judge by, as in CelebA's list_eval_partition.
    static SplitPart partOf(const std::string& word) {
        const auto number = fieldNumber(word);
        if (!number) return splitPartOf(word);
        if (*number == 0.0F) return SplitPart::Train;
        return *number == 1.0F || *number == 2.0F ? SplitPart::Test : SplitPart::Unknown;
    }

    /// Whether its words, or its numbers, name both parts and nothing else.
    bool saysParts(std::size_t k) const {
        if (columns_[k].use() == ColumnUse::Empty || columns_[k].use() == ColumnUse::Counting) return false;
        std::set<SplitPart> parts;
        for (const std::string& word : columns_[k].different()) parts.insert(partOf(word));
        return parts.size() == 2 && !parts.contains(SplitPart::Unknown);
    }

    bool canBeClasses(std::size_t k) const {
        const std::size_t count = columns_[k].different().size();
        const bool isFree = k != names() && split_ != k;
        return isFree && count > 1 && count <= kMaxClasses && columns_[k].isWhole() &&
               columns_[k].use() != ColumnUse::Empty && columns_[k].use() != ColumnUse::Counting;
    }

    /// The likeliest column: one that is called so, of words rather than of numbers; the first of words; the only one
    /// beside the pictures' names.
    void findLabel() {
        std::size_t free = 0;
        for (std::size_t k = 0; k < columns_.size(); ++k) free += k != names() && split_ != k ? 1 : 0;
        int best = 0;
        for (std::size_t k = 0; k < columns_.size(); ++k) {
            if (!canBeClasses(k)) continue;
            const bool isOfWords = columns_[k].use() == ColumnUse::Words;
            const bool isSeldom =
                2 * columns_[k].different().size() <= std::max<std::size_t>(4, group_.front().table.rows());
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
            if (k == names() || columns_[k].use() != ColumnUse::Numbers) continue;
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
        std::size_t strangers = 0, repeats = 0, skipped = 0;
        for (const Match& match : group_) {
            strangers += match.strangers;
            repeats += match.repeats;
            skipped += match.table.skipped;
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
            note.push_back(Message::tr("%n records name pictures a second time and counts for nothing.",
                                       "%n record names a picture a second time and counts for nothing.", repeats));
        if (skipped > 0)
            note.push_back(Message::tr("%n lines do not fit and was left out.",
                                       "%n line does not fit and was left out.", skipped));
        result_.notes.push_back(Message::sentences(note));
    }

    void takeFactors() {
        std::vector<std::string> taken;
        std::size_t missing = 0, tooMany = 0;
        for (std::size_t k = 0; k < columns_.size(); ++k) {
            const ColumnUse use = columns_[k].use();
            const bool isFactor = (use == ColumnUse::Numbers || use == ColumnUse::YesNo) && k != names() &&
                                  label_ != k && split_ != k && std::ranges::find(oneHot_, k) == oneHot_.end();
            if (requestedFactors_ ? std::ranges::find(*requestedFactors_, k) == requestedFactors_->end() : !isFactor)
                continue;
            if (taken.size() == kMaxFactors) {
                ++tooMany;
                continue;
            }
            result_.factors.push_back({columns_[k].bareName(), columns_[k].numbers(pictures_, missing)});
            taken.push_back(columns_[k].shownName());
        }
        if (taken.empty()) return;
        std::vector<Message> note{taken.size() == 1
                                      ? Message::tr("Its column %1 is a factor (factors=).", listed(taken))
                                      : Message::tr("Its columns %1 are factors (factors=).", listed(taken))};
        if (missing > 0)
            note.push_back(Message::tr("%n fields hold no number and count as 0.",
                                       "%n field holds no number and count as 0.", missing));
        if (tooMany > 0) note.push_back(Message::tr("%1 more columns of numbers are left out.", tooMany));
        result_.notes.push_back(Message::sentences(note));
    }

    void takeLabel() {
        std::vector<std::string> others;
        for (std::size_t k = 0; k < columns_.size(); ++k)
            if (k != *label_ && canBeClasses(k)) others.push_back(columns_[k].shownName());
        std::set<std::string> different;
        for (std::size_t i = 0; i < pictures_; ++i) {
            const std::string* word = columns_[*label_].of(i);
            result_.words.push_back(word == nullptr || word->empty() ? "(none)" : *word);
            different.insert(result_.words.back());
        }
        if (different.size() > kMaxClasses)
            throw Error(ErrorKind::TooLarge, Message::tr("The %1 has more than 1,000 different words in its column %2, "
                                                         "which are no labels; say labels= with another column.",
                                                         pathsOf(group_), columns_[*label_].shownName()));
        const std::string column = columns_[*label_].shownName();
        result_.notes.push_back(others.empty() ? Message::tr("The labels are its column %1 (labels=).", column)
                                               : Message::tr("The labels are its column %1; labels= takes another: %2.",
                                                             column, listed(others)));
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
        if (!split_) return;
        for (std::size_t i = 0; i < pictures_; ++i) {
            const std::string* word = columns_[*split_].of(i);
            result_.isTest.push_back(word != nullptr && partOf(*word) == SplitPart::Test);
        }
        const std::string column = columns_[*split_].shownName();
        result_.splitDescription =
            columns_[*split_].use() == ColumnUse::Numbers
                ? Message::tr(
                      "Models learn from the pictures with 0 in the table's column %1 and are judged by the "
                      "others (split=).",
                      column)
                : Message::tr(
                      "Models learn from the pictures that the table's column %1 gives to training and are "
                      "judged by the others (split=).",
                      column);
    }

    const Group& group_;
    std::size_t pictures_;
    std::vector<GroupColumn> columns_;
    std::optional<std::size_t> label_, split_;
    std::optional<std::vector<std::size_t>> requestedFactors_;
    std::vector<std::size_t> oneHot_;
    PictureAttributes result_;
};

/// The group to take: the requested one, or the only one that names half of the pictures. Null where there is none.
const Group* chooseGroup(const std::vector<Group>& groups, std::size_t pictures, const AttributeRequest& request,
                         std::vector<Message>& notes) {
    std::vector<const Group*> likely;
    for (const Group& group : groups) {
        const bool isEnough = !request.table.empty() || 2 * namedBy(group) >= pictures;
        const AttributeTable& table = group.front().table;
        if (isEnough && (request.column.empty() || table.find(request.column) < table.columns.size()))
            likely.push_back(&group);
    }
    if (likely.size() == 1) return likely.front();
    Message names;
    for (const Group* group : likely)
        names = names.isEmpty() ? Message::tr("the %1", pathsOf(*group))
                                : Message::tr("%1, the %2", names, pathsOf(*group));
    if (!likely.empty() && (!request.column.empty() || !request.table.empty()))
        throw Error(ErrorKind::Conflict,
                    Message::tr("Several tables could be meant by labels=: %1; say labels=FILE+COLUMN.", names));
    if (!likely.empty())
        notes.push_back(
            Message::tr("Several tables name the pictures, and none was taken: %1 (labels=FILE takes one, "
                        "labels=FILE+COLUMN a column of it).",
                        names));
    else if (groups.size() == 1 && !request.column.empty())
        return &groups.front();  // whose error names its columns
    return nullptr;
}

}  // namespace

PictureAttributes findAttributes(const std::vector<std::string>& pictures, const std::vector<AttributeSource>& tables,
                                 const AttributeRequest& request, const Progress& progress) {
    PictureAttributes none;
    if (tables.empty() || pictures.empty()) return none;
    const PictureNames names(pictures);
    std::vector<Match> matches;
    for (const AttributeSource& source : tables) {
        if (!request.table.empty() && source.path != request.table) continue;
        try {
            Match match{&source, readAttributeTable(source.open(), shownPath(source.path), progress), 0, {}};
            if (matchPictures(match, pictures.size(), names)) matches.push_back(std::move(match));
        } catch (const Cancelled&) {
            throw;
        } catch (const Error&) {
            if (!request.table.empty()) throw;  // else it is some other text
        }
    }
    const std::vector<Group> groups = groupsOf(std::move(matches));
    if (groups.empty() && !request.table.empty())
        throw Error(
            ErrorKind::Conflict,
            Message::tr("The table '%1' names none of the %2 pictures; one of its columns is to hold their file names.",
                        shownPath(request.table), pictures.size()));
    const Group* group = chooseGroup(groups, pictures.size(), request, none.notes);
    return group == nullptr ? none : Attributes(*group, request, pictures.size()).take();
}

}  // namespace lunette
