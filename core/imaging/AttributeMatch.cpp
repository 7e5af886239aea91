#include "imaging/AttributeMatch.h"

#include "data/LowerCase.h"
#include "imaging/PictureFiles.h"
#include "imaging/PictureNames.h"
#include "imaging/PictureReader.h"
#include "io/AttributeReader.h"
#include "io/CsvFields.h"
#include "io/SplitColumn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <set>

namespace lunette {
namespace {

constexpr std::size_t kNamesListed = 8;
constexpr std::size_t kRecordsTried = 64;  // of a table that lies beside the pictures
constexpr std::int32_t kNoRow = AttributeMatch::kNoRow;

/// Whether a name holds one of these words.
template <std::size_t count>
bool holdsWordOf(const std::array<std::string_view, count>& words, const std::string& name) {
    return std::ranges::any_of(lowerCaseWords(name),
                               [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); });
}

/// A column that counts the records of a table, and is no name of pictures.
bool countsRows(const std::string& name) {
    const std::string word = lowerCase(name);
    return word == "index" || word == "unnamed: 0";
}

/// Whether a column is called as what names pictures: id, ImageId, file_name.
bool isCalledAsNames(const std::string& name) {
    constexpr std::array<std::string_view, 22> kWords{
        "id",   "ids",   "image",   "images", "img",      "imgs",  "file", "files", "filename", "name", "names",
        "path", "paths", "picture", "pic",    "pictures", "photo", "url",  "frame", "uid",      "uuid", "key"};
    constexpr std::array<std::string_view, 5> kBegins{"image", "img", "file", "picture", "photo"};
    const std::string text = lowerCase(name);
    return holdsWordOf(kWords, name) ||
           std::ranges::any_of(kBegins, [&](std::string_view begin) { return text.starts_with(begin); });
}

/// Whether a column is called as what counts something else than pictures: epoch, rank.
bool isCalledAsCount(const std::string& name) {
    constexpr std::array<std::string_view, 10> kWords{"epoch",      "epochs", "step", "steps", "iteration",
                                                      "iterations", "iter",   "rank", "row",   "rows"};
    return holdsWordOf(kWords, name);
}

/// What a column is called; the first record tells before it is known to be of names.
std::string calledOf(const AttributeTable& table, std::size_t column) {
    return table.head.empty() ? table.columns[column].name() : std::string(withoutBlanks(table.head[column]));
}

/// What a column names.
struct NamedByColumn {
    std::size_t column = 0;
    std::vector<NamedPicture> pictures{};  ///< one for each different word
    std::size_t count = 0;                 ///< different pictures
    std::size_t ambiguous = 0;             ///< words that name several
    Naming naming = Naming::Counting;

    bool isSurer(const NamedByColumn& other) const {
        if ((count > 0) != (other.count > 0)) return count > 0;
        if (count > 0 && naming != other.naming) return naming > other.naming;
        return count != other.count ? count > other.count : ambiguous > other.ambiguous;
    }
};

/// Looks up what the columns of one table name.
class ColumnSearch {
public:
    /// `isRequested`: the table; then a column that counts something may still name pictures.
    ColumnSearch(const AttributeMatch& match, const PictureNames& names, std::size_t pictures, bool isRequested)
        : match_(match), names_(names), pictureCount_(pictures), isRequested_(isRequested) {}

    /// Of words without folders that name several pictures, one of these is meant.
    void lookAmong(std::vector<bool> among) { among_ = std::move(among); }

    /// The likeliest column.
    NamedByColumn find() const {
        NamedByColumn best;
        for (std::size_t k = 0; k < match_.table.columns.size(); ++k) {
            NamedByColumn named = namedBy(k);
            if (named.isSurer(best)) best = std::move(named);
        }
        return best;
    }

    NamedByColumn namedBy(std::size_t k) const {
        const AttributeColumn& column = match_.table.columns[k];
        NamedByColumn named{k};
        std::set<std::size_t> all, byName;
        bool areFiles = false, areWhole = true;
        for (const std::string& word : column.different()) {
            const auto number = fieldNumber(word);
            areWhole = areWhole && (!number || !std::isfinite(*number) || *number == std::floor(*number));
            const NamedPicture& found = named.pictures.emplace_back(find(word));
            named.ambiguous += found.by == NamedPicture::By::Several ? 1 : 0;
            if (found.by == NamedPicture::By::Number || found.by == NamedPicture::By::Name) all.insert(found.place);
            if (found.by == NamedPicture::By::Name) byName.insert(found.place);
            if (found.by == NamedPicture::By::Name || found.by == NamedPicture::By::Several)
                areFiles = areFiles || isPictureName(word) || word.find('/') != std::string::npos;
        }
        named.count = all.size();
        const std::size_t most = std::min(column.different().size(), pictureCount_);
        if (areFiles || (!byName.empty() && 2 * byName.size() >= most)) {
            named.naming = Naming::Names;
            return named;
        }
        if (!areWhole || !mayNameByNumbers(k)) return NamedByColumn{k};
        const std::string called = calledOf(match_.table, k);
        named.naming = isCalledAsNames(called) && !isCalledAsCount(called) ? Naming::Numbers : Naming::Counting;
        return named;
    }

    /// Whether the first record is a header: it names no picture, and does not end as those that name some.
    bool isHeadOfNames(const NamedByColumn& named) const {
        const std::string& first = match_.table.head[named.column];
        if (find(first).by != NamedPicture::By::Nothing) return false;
        const AttributeColumn& column = match_.table.columns[named.column];
        for (std::size_t i = 0; i < named.pictures.size(); ++i) {
            if (named.pictures[i].by == NamedPicture::By::Nothing) continue;
            const std::string ending = lowerCaseEnding(column.different()[i]);
            return (ending.empty() || ending != lowerCaseEnding(first)) && !(ending.empty() && fieldNumber(first));
        }
        return true;
    }

private:
    NamedPicture find(const std::string& word) const {
        return names_.find(word, match_.source->folder, !match_.source->isBeside, among_);
    }
    bool mayNameByNumbers(std::size_t k) const {
        const std::string called = calledOf(match_.table, k);
        if (countsRows(called)) return false;
        return isRequested_ || !isCalledAsCount(called);
    }

    const AttributeMatch& match_;
    const PictureNames& names_;
    std::size_t pictureCount_;
    bool isRequested_;
    std::vector<bool> among_;
};

/// Sets the records of a match from what a column names.
void setRows(AttributeMatch& match, const NamedByColumn& named, std::size_t pictureCount) {
    const AttributeColumn& column = match.table.columns[named.column];
    match.column = named.column;
    match.naming = named.naming;
    match.rows.assign(pictureCount, kNoRow);
    for (std::size_t row = 0; row < column.rows(); ++row) {
        const NamedPicture& picture = named.pictures[column.place(row)];
        if (picture.by == NamedPicture::By::Several) {
            if (match.ambiguous++ == 0) match.ambiguousName = column.at(row);
        } else if (picture.by == NamedPicture::By::Nothing) {
            ++match.strangers;
        } else if (std::int32_t& place = match.rows[picture.place]; place == kNoRow) {
            place = static_cast<std::int32_t>(row);
            ++match.named;
            match.otherCase += picture.isOtherCase ? 1 : 0;
        } else {
            ++match.repeats;
        }
    }
}

/// Sets the rows of a match from the column that most surely names pictures, of equal ones that which names most. The
/// match names no picture where none does.
void matchPictures(AttributeMatch& match, const std::vector<std::string>& pictures, const PictureNames& names,
                   bool isRequested) {
    ColumnSearch search(match, names, pictures.size(), isRequested);
    NamedByColumn best = search.find();
    if (best.ambiguous > 0) {
        search.lookAmong(picturesCalledAs(match.source->path, pictures));
        best = search.find();
    }
    if (best.count == 0 && best.ambiguous == 0) return;
    if (!match.table.head.empty()) {
        match.table.takeHead(search.isHeadOfNames(best));
        best = search.namedBy(best.column);
        if (best.pictures.empty()) return;
    }
    setRows(match, best, pictures.size());
}

/// A form for answers, as competitions give it: sample_submission.csv.
bool isForAnswers(const AttributeSource& source) {
    return lowerCase(std::filesystem::path(source.path).stem().string()).find("submission") != std::string::npos;
}

/// Whether the words of a column may be names: no numbers, or whole numbers that differ.
bool mayBeNames(const AttributeColumn& column, const std::string& head) {
    bool areWhole = true;
    for (const std::string& word : column.different()) {
        const auto number = fieldNumber(word);
        if (!word.empty() && !number) return true;
        areWhole = areWhole && number && *number == std::floor(*number);
    }
    return areWhole && !countsRows(head) && !isCalledAsCount(head) &&
           10 * column.different().size() >= 9 * column.rows();
}

/// Whether the first records leave it possible that a table names pictures. So a large table of pixels that lies beside
/// a folder is not read in vain.
bool mayNamePictures(const AttributeSource& source) {
    const AttributeTable table = readAttributeTable(source.open(), shownPath(source.path), {}, kRecordsTried);
    if (table.rows() < kRecordsTried / 2) return true;
    for (std::size_t k = 0; k < table.columns.size(); ++k)
        if (mayBeNames(table.columns[k], table.head.empty() ? table.columns[k].name() : table.head[k])) return true;
    return false;
}

bool haveSameColumns(const AttributeMatch& one, const AttributeMatch& other) {
    return one.column == other.column && std::ranges::equal(one.table.columns, other.table.columns, {},
                                                            &AttributeColumn::name, &AttributeColumn::name);
}

bool nameDifferentPictures(const AttributeMatch& one, const AttributeMatch& other) {
    for (std::size_t i = 0; i < one.rows.size(); ++i)
        if (one.rows[i] != kNoRow && other.rows[i] != kNoRow) return false;
    return true;
}

std::vector<AttributeGroup> groupsOf(std::vector<AttributeMatch> matches) {
    std::vector<AttributeGroup> groups;
    for (AttributeMatch& match : matches) {
        const auto fits = [&](const AttributeGroup& group) {
            return haveSameColumns(group.front(), match) &&
                   std::ranges::all_of(group, [&](const AttributeMatch& m) { return nameDifferentPictures(m, match); });
        };
        const auto found = std::ranges::find_if(groups, fits);
        if (found == groups.end())
            groups.emplace_back().push_back(std::move(match));
        else
            found->push_back(std::move(match));
    }
    return groups;
}

}  // namespace

Message listOfNames(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kNamesListed); ++i) text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kNamesListed ? Message::tr("%1 and %2 more", text, names.size() - kNamesListed)
                                       : Message(text);
}

std::size_t picturesNamedBy(const AttributeGroup& group) {
    std::size_t count = 0;
    for (const AttributeMatch& match : group) count += match.named;
    return count;
}

Message pathsOf(const AttributeGroup& group) {
    std::vector<std::string> paths;
    for (const AttributeMatch& match : group) paths.push_back("'" + shownPath(match.source->path) + "'");
    return group.size() == 1 ? Message::tr("table %1", listOfNames(paths))
                             : Message::tr("tables %1", listOfNames(paths));
}

Message ambiguityOf(const AttributeMatch& match) {
    return Message::tr(
        "The table '%1' was passed over, for its names are each those of several pictures, such as '%2'; write paths "
        "with endings into it, or put it into the folder that it is about.",
        shownPath(match.source->path), shownPath(match.ambiguousName));
}

std::vector<bool> picturesCalledAs(const std::string& table, const std::vector<std::string>& pictures) {
    const std::string stem = lowerCase(std::filesystem::path(table).stem().string());
    const std::string_view part = partCalledBy(stem);
    const auto isCalledSo = [&](const std::filesystem::path& folder) {
        const std::string name = lowerCase(folder.string());
        return name == stem || (!part.empty() && partCalledBy(name) == part);
    };
    std::vector<bool> areCalledSo;
    std::string last;  // folder; pictures of one follow one another
    for (const std::string& picture : pictures) {
        std::string folder = wholeFolder(picture);
        if (areCalledSo.empty() || folder != last)
            areCalledSo.push_back(std::ranges::any_of(std::filesystem::path(folder), isCalledSo));
        else
            areCalledSo.push_back(areCalledSo.back());
        last = std::move(folder);
    }
    if (std::ranges::find(areCalledSo, true) == areCalledSo.end()) areCalledSo.clear();
    return areCalledSo;
}

Naming namingOf(const AttributeGroup& group) {
    return std::ranges::min_element(group, {}, &AttributeMatch::naming)->naming;
}

MatchedTables matchTables(const std::vector<std::string>& pictures, const std::vector<AttributeSource>& tables,
                          const std::string& requested, const Progress& progress) {
    const PictureNames names(pictures);
    std::vector<AttributeMatch> matches;
    MatchedTables matched;
    for (const AttributeSource& source : tables) {
        if (!requested.empty() && source.path != requested) continue;
        try {
            if (source.isBeside && requested.empty() && !mayNamePictures(source)) continue;
            AttributeMatch match{
                &source, readAttributeTable(source.open(), shownPath(source.path), progress), 0, Naming::Names, {}};
            if (match.table.rows() == 0) match.table.takeHead(false);
            matchPictures(match, pictures, names, !requested.empty());
            const bool isAmbiguous = match.ambiguous > 0 && match.naming != Naming::Counting;
            if ((match.named > 0 || isAmbiguous) && requested.empty() && isForAnswers(source))
                matched.notes.push_back(
                    Message::tr("The table '%1' is by its name a form for answers to submit, and its labels were "
                                "passed over (labels=FILE takes them).",
                                shownPath(source.path)));
            else if (match.named > 0)
                matches.push_back(std::move(match));
            else if (isAmbiguous)
                matched.notes.push_back(ambiguityOf(match));
        } catch (const Cancelled&) {
            throw;
        } catch (const Error&) {
            if (!requested.empty()) throw;  // else it is some other text
        }
    }
    matched.groups = groupsOf(std::move(matches));
    if (matched.groups.empty() && !requested.empty())
        throw Error(ErrorKind::Conflict,
                    matched.notes.empty()
                        ? Message::tr("The table '%1' names none of the %2 pictures; one of its columns is to hold "
                                      "their file names.",
                                      shownPath(requested), pictures.size())
                        : matched.notes.front());
    return matched;
}

}  // namespace lunette
