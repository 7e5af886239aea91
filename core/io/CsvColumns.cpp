#include "io/CsvColumns.h"

#include "Error.h"
#include "data/LowerCase.h"
#include "io/CsvFields.h"
#include "io/PixelNames.h"
#include "io/SplitColumn.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace lunette {
namespace {

using Fields = std::vector<std::string>;

constexpr std::size_t kFewestToJudge = 10;  // records

/// How many fields most of the records have; of equally many records, those that come first.
std::size_t usualSize(const std::vector<Fields>& records) {
    std::map<std::size_t, std::size_t> counts;
    for (const Fields& record : records) ++counts[record.size()];
    return std::ranges::max_element(records, {}, [&](const Fields& record) { return counts[record.size()]; })->size();
}

bool isNumber(const std::string& field) { return fieldNumber(field).has_value(); }

/// A whole number as a name says it: "0" and "12", not "1.0".
bool isPlainCount(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether these are the names that pandas gives where it took a line of numbers for names: equal ones are made unique
/// by a point and a count, as in 7, 0, 0.1, 1, 0.2.
bool areRenumbered(const Fields& names) {
    std::map<std::string, std::size_t, std::less<>> used;
    std::size_t renumbered = 0;
    for (const std::string& name : names) {
        if (&name == &names.front() && isIndexName(name)) continue;  // the column in which pandas counts lines
        const std::size_t point = name.rfind('.');
        const std::string stem = name.substr(0, point);
        if (!isPlainCount(stem)) return false;
        auto& times = used[stem];
        if (point == std::string::npos ? times > 0 : times == 0 || name.substr(point + 1) != std::to_string(times))
            return false;
        ++times;
        renumbered += point == std::string::npos ? 0 : 1;
    }
    return renumbered > 0;
}

/// Numbers that count up one by one, as table programs name columns; a few words may stand among them.
bool countsUp(const Fields& record) {
    constexpr std::size_t kMostWords = 4;
    std::size_t counting = 0, words = 0;
    std::optional<float> before;
    for (const std::string& field : record) {
        const auto value = fieldNumber(field);
        if (!value) ++words;
        if (before && value && *value == *before + 1.0F) ++counting;
        before = value;
    }
    return record.size() >= 4 && 2 * counting >= record.size() && words <= kMostWords &&
           counting + 2 + 2 * words >= record.size();
}

/// Whether each record has a single 1 in these columns and else 0.
bool holdOneHot(const std::vector<const Fields*>& records, const std::vector<std::size_t>& columns) {
    return std::ranges::all_of(records, [&](const Fields* record) {
        std::size_t ones = 0, zeros = 0;
        for (const std::size_t column : columns) {
            const auto number = fieldNumber((*record)[column]);
            ones += number == 1.0F ? 1 : 0;
            zeros += number == 0.0F ? 1 : 0;
        }
        return ones == 1 && ones + zeros == columns.size();
    });
}

/// "1.160" and "12.345.678".
bool mayPartThousands(std::string_view field) {
    if (field.starts_with('-')) field.remove_prefix(1);
    std::size_t digits = 0, points = 0;
    for (const char c : field) {
        const bool isPoint = c == '.';
        if (!isPoint && (c < '0' || c > '9')) return false;
        if (isPoint && (points == 0 ? digits == 0 || digits > 3 : digits != 3)) return false;
        points += isPoint ? 1 : 0;
        digits = isPoint ? 0 : digits + 1;
    }
    return points > 0 && digits == 3 && !field.starts_with('0');
}

bool isWholeNumber(const std::string& field) {
    const auto number = fieldNumber(field);
    return isMissingField(field) || (number && *number == std::floor(*number));
}

}  // namespace

bool isIndexName(const std::string& name) {
    const std::string word = lowerCase(name);
    return word.empty() || word == "index" || word == "id" || word == "unnamed: 0";
}

bool isLabelName(const std::string& name) {
    constexpr std::array<std::string_view, 10> kNames{"label", "labels", "class",   "target",   "y",
                                                      "digit", "letter", "species", "category", "emotion"};
    return std::ranges::find(kNames, lowerCase(name)) != kNames.end();
}

std::string CsvColumns::bareNameOf(std::size_t column) const { return names_.empty() ? std::string() : names_[column]; }

Message CsvColumns::nameOf(std::size_t column) const {
    const std::string name = bareNameOf(column);
    return name.empty() ? Message::tr("column %1", column + 1) : Message::tr("column '%1'", name);
}

/// By which the columns are judged: the first may be names.
std::vector<const Fields*> CsvColumns::judgesOf(const Records& records) const {
    std::vector<const Fields*> judges;
    for (std::size_t k = 1; k < records.size(); ++k)
        if (records[k].size() == count) judges.push_back(&records[k]);
    if (judges.empty()) judges.push_back(&records.front());
    return judges;
}

std::vector<CsvColumns::Kind> CsvColumns::kindsOf(const Records& records) const {
    const std::vector<const Fields*> judges = judgesOf(records);
    std::vector<Kind> kinds;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t numbers = 0, words = 0;
        for (const Fields* record : judges) {
            if (isNumber((*record)[i]))
                ++numbers;
            else if (!isMissingField((*record)[i]))
                ++words;
        }
        kinds.push_back(words > numbers ? Kind::Words : numbers > 0 ? Kind::Numbers : Kind::Empty);
    }
    return kinds;
}

/// The column of words in which each field is the same number of numbers.
void CsvColumns::findText(const Records& records, const std::vector<Kind>& kinds) {
    constexpr std::size_t kMin = 4;
    const std::vector<const Fields*> judges = judgesOf(records);
    std::vector<float> numbers;
    for (std::size_t i = 0; i < count; ++i) {
        if (kinds[i] != Kind::Words) continue;
        std::map<std::size_t, std::size_t> sizes;  // how many fields are of so many numbers
        for (const Fields* record : judges)
            if (readNumbers((*record)[i], numbers)) ++sizes[numbers.size()];
        const auto usual = std::ranges::max_element(sizes, {}, [](const auto& one) { return one.second; });
        if (usual == sizes.end() || usual->first < kMin || 2 * usual->second <= judges.size()) continue;
        text = i;
        textNumbers = usual->first;
        const bool hasCommas =
            std::ranges::any_of(judges, [i](const Fields* record) { return hasDecimalCommas((*record)[i]); });
        if (hasCommas)
            notes.push_back(
                Message::tr("Commas between digits of the pictures' fields were taken for decimal points, for blanks "
                            "separate the numbers."));
        return;
    }
}

/// Whether the first record holds names, which names_ then are.
bool CsvColumns::findHeader(const Records& records, const std::vector<Kind>& kinds) {
    Fields first = records.front();
    // Where the names of the columns lack one, as R writes them, it is that of the first, which counts the records.
    if (first.size() + 1 == count) first.insert(first.begin(), "");
    if (first.size() != count) return false;
    std::size_t numbers = 0, named = 0;
    bool areWhole = true;
    for (std::size_t i = 0; i < count; ++i) {
        if (kinds[i] != Kind::Numbers) continue;
        ++numbers;
        if (!isMissingField(first[i]) && !isNumber(first[i])) ++named;
        for (const Fields* record : judgesOf(records)) {
            const auto number = fieldNumber((*record)[i]);
            areWhole = areWhole && (!number || !std::isfinite(*number) || *number == std::floor(*number));
        }
    }
    const bool hasMore = records.size() > 1 && numbers > 0 && first != records[1];
    const bool isRenumbered = hasMore && areWhole && areRenumbered(first);
    std::vector<float> ignored;
    // One word among numbers is a slip; names stand over most columns.
    hasHeader = (named > 0 && 2 * named >= numbers) || (hasMore && countsUp(first)) || isRenumbered ||
                (text && !readNumbers(first[*text], ignored));
    if (!hasHeader) return false;
    for (const std::string& name : first) names_.emplace_back(withoutBlanks(name));
    areRenumbered_ = isRenumbered;
    if (isRenumbered)
        notes.push_back(
            Message::tr("The first line counts up behind equal numbers, as pandas names columns, and was taken for "
                        "names and not for a picture."));
    return true;
}

CsvColumns CsvColumns::of(const Records& records, const ColumnRequest& request, const std::string& file) {
    CsvColumns columns;
    columns.count = usualSize(records);
    const std::vector<Kind> kinds = columns.kindsOf(records);
    columns.findText(records, kinds);
    columns.findHeader(records, kinds);
    const bool takesFactors = request.factors != std::vector<std::string>{"none"};
    for (const std::string& factor : takesFactors ? request.factors : std::vector<std::string>())
        columns.factors.push_back(columns.demand(factor, Message::tr("a factor's column"), file));
    columns.findSplit(records, kinds, request.split, file);
    columns.findLabel(records, kinds, request.label, file);
    columns.assign(records, kinds, takesFactors && request.factors.empty());
    if (!columns.text && columns.hasHeader && !columns.areRenumbered_)
        columns.followNames(records, takesFactors && request.factors.empty());
    columns.doubtPoints(records);
    return columns;
}

/// Where points may part thousands: each stands before three digits and behind a number without a leading 0.
void CsvColumns::doubtPoints(const Records& records) {
    std::string_view example;
    std::size_t plain = 0;
    for (const Fields* record : judgesOf(records)) {
        for (const std::size_t column : pixels) {
            const std::string_view field = withoutBlanks((*record)[column]);
            if (field.find('.') == std::string_view::npos) {
                ++plain;
                continue;
            }
            if (!mayPartThousands(field)) return;
            example = field;
        }
    }
    if (!example.empty() && plain > 0)
        notes.push_back(
            Message::tr("Doubtful: numbers such as %1 were taken for fractions. If their points part "
                        "thousands, write the numbers without them.",
                        example));
}

/// Whether a column counts the records, by its name; not where it is without one and says the same again and again, as
/// labels do.
bool CsvColumns::isIndex(const Records& records, std::size_t column) const {
    if (!hasHeader || !isIndexName(names_[column])) return false;
    if (lowerCase(names_[column]) == "id") return true;
    return judgesOf(records).size() < kFewestToJudge || !repeatsWords(records, column);
}

/// Whether a column says the same again and again, as labels do.
bool CsvColumns::repeatsWords(const Records& records, std::size_t column) const {
    const std::vector<const Fields*> judges = judgesOf(records);
    std::set<std::string_view> different;
    for (const Fields* record : judges) different.insert((*record)[column]);
    return 2 * different.size() <= judges.size();
}

/// Puts the columns of pixels into the order that their names count, and takes those that are called otherwise for
/// the label, where it is the only one and of whole numbers, or for factors.
void CsvColumns::followNames(const Records& records, bool takesFactors) {
    constexpr std::size_t kMostOthers = 16;
    const auto named = pixelNamesIn(names_, pixels);
    if (!named || named->others.size() > kMostOthers) return;
    const std::vector<const Fields*> judges = judgesOf(records);
    const auto& others = named->others;
    std::vector<std::size_t> ordered = named->pixels;
    if (!others.empty() && holdOneHot(judges, others)) {
        ordered.insert(others.front() < named->pixels.front() ? ordered.begin() : ordered.end(), others.begin(),
                       others.end());
    } else if (!label && others.size() == 1 &&
               (judges.size() < kFewestToJudge || repeatsWords(records, others.front())) &&
               std::ranges::all_of(judges, [&](const Fields* one) { return isWholeNumber((*one)[others[0]]); })) {
        label = others.front();
    } else if (takesFactors) {
        factors.insert(factors.end(), others.begin(), others.end());
    } else {
        for (const std::size_t column : others)
            notes.push_back(
                Message::tr("The table's %1 is not one of the requested factors and was left out.", nameOf(column)));
    }
    if (!named->areInOrder)
        notes.push_back(
            Message::tr("The columns of pixels were put in the order that their names count, from '%1' to "
                        "'%2'.",
                        names_[named->pixels.front()], names_[named->pixels.back()]));
    if (named->missing > 0)
        notes.push_back(
            Message::tr("Doubtful: the names of the columns of pixels count from '%1' to '%2', of which %3 "
                        "are missing, so the pictures may be distorted; write those columns, too.",
                        names_[named->pixels.front()], names_[named->pixels.back()], named->missing));
    pixels = std::move(ordered);
}

/// Gives each column that is left its use, or a note why it has none.
void CsvColumns::assign(const Records& records, const std::vector<Kind>& kinds, bool takesFactors) {
    for (std::size_t i = 0; i < count; ++i) {
        if (label == i || split == i || text == i || std::ranges::find(factors, i) != factors.end()) continue;
        const bool counts = kinds[i] == Kind::Numbers && isIndex(records, i);
        const bool isNumbers = kinds[i] == Kind::Numbers && !counts;
        if (isNumbers && !text)
            pixels.push_back(i);
        else if (isNumbers && takesFactors)
            factors.push_back(i);
        else
            notes.push_back(
                counts ? Message::tr("The table's %1 counts and was left out.", nameOf(i))
                : isNumbers
                    ? Message::tr("The table's %1 is not one of the requested factors and was left out.", nameOf(i))
                : kinds[i] == Kind::Empty ? Message::tr("The table's %1 is empty and was left out.", nameOf(i))
                                          : Message::tr("The table's %1 holds words and was left out.", nameOf(i)));
    }
}

/// The column that is called so, or has the number.
std::size_t CsvColumns::demand(const std::string& nameOrNumber, const Message& what, const std::string& file) const {
    const auto named = std::ranges::find(names_, nameOrNumber);
    if (named != names_.end()) return static_cast<std::size_t>(named - names_.begin());
    const auto number = parseNumber<std::size_t>(nameOrNumber);
    if (number && *number >= 1 && *number <= count) return *number - 1;
    throw Error(ErrorKind::Unknown,
                Message::tr("'%1' has no column '%2'; give the name or the number, from 1 to %3, of %4.", file,
                            nameOrNumber, count, what));
}

void CsvColumns::findSplit(const Records& records, const std::vector<Kind>& kinds, const std::string& requested,
                           const std::string& file) {
    if (requested == "none") return;
    if (!requested.empty()) {
        split = demand(requested, Message::tr("the split's column"), file);
        return;
    }
    const std::vector<const Fields*> judges = judgesOf(records);
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const bool isNamed = isSplitName(names_[i], kinds[i] == Kind::Numbers) || isSplitFlagName(names_[i]);
        if (kinds[i] == Kind::Empty || text == i || !isNamed) continue;
        const bool saysParts = std::ranges::all_of(
            judges, [&](const Fields* record) { return splitPartIn(names_[i], (*record)[i]) != SplitPart::Unknown; });
        if (!saysParts || std::ranges::find(factors, i) != factors.end()) continue;
        split = i;
        return;
    }
    findUnnamedSplit(judges, kinds);
}

/// The one column of words that all name a part, whatever it is called; not where it may be the label instead, because
/// they name one part and there is nothing else that could be the label.
void CsvColumns::findUnnamedSplit(const std::vector<const Fields*>& judges, const std::vector<Kind>& kinds) {
    for (std::size_t i = 0; i < count; ++i) {
        if (kinds[i] != Kind::Words || text == i || (!names_.empty() && isLabelName(names_[i]))) continue;
        std::size_t train = 0, test = 0;
        for (const Fields* record : judges)
            if (isPartWord((*record)[i])) ++(splitPartOf((*record)[i]) == SplitPart::Train ? train : test);
        const auto mayBeLabel = [&](const Kind& kind) {
            const auto column = static_cast<std::size_t>(&kind - kinds.data());
            return column != i && text != column && kind != Kind::Empty;
        };
        const bool hasLabel = text && std::ranges::any_of(kinds, mayBeLabel);
        if (train + test < judges.size() || ((train == 0 || test == 0) && !hasLabel)) continue;
        split = i;
        return;
    }
}

/// Whether a column of words holds another one in each line, as names do and labels do not.
bool CsvColumns::holdsNames(const Records& records, std::size_t column) const {
    constexpr std::size_t kEnough = 10;
    std::set<std::string_view> different;
    const std::vector<const Fields*> judges = judgesOf(records);
    for (const Fields* record : judges) different.insert((*record)[column]);
    return judges.size() >= kEnough && different.size() == judges.size();
}

void CsvColumns::findLabel(const Records& records, const std::vector<Kind>& kinds, const std::string& requested,
                           const std::string& file) {
    if (requested == "none") return;
    if (!requested.empty()) {
        label = demand(requested, Message::tr("the label's column"), file);
        return;
    }
    std::vector<std::size_t> words, numbers;
    for (std::size_t i = 0; i < count; ++i) {
        if (text == i || split == i || std::ranges::find(factors, i) != factors.end()) continue;
        if (!names_.empty() && isLabelName(names_[i])) {
            label = i;
            return;
        }
        if (kinds[i] == Kind::Words && !holdsNames(records, i)) words.push_back(i);
        if (kinds[i] == Kind::Numbers && !isIndex(records, i)) numbers.push_back(i);
    }
    if (words.size() == 1)
        label = words.front();
    else if (text && words.empty() && numbers.size() == 1)
        label = numbers.front();
}

}  // namespace lunette
