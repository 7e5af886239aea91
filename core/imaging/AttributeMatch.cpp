#include "imaging/AttributeMatch.h"

#include "imaging/PictureNames.h"
#include "imaging/PictureReader.h"
#include "io/AttributeReader.h"
#include "io/CsvFields.h"
#include "io/LowerCase.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace lunette {
namespace {

constexpr std::size_t kNamesListed = 8;
constexpr std::size_t kRecordsTried = 64;  // of a table that lies beside the pictures
constexpr std::int32_t kNoRow = AttributeMatch::kNoRow;

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
bool isHeadOfNames(const AttributeMatch& match, const std::vector<std::int32_t>& pictures, const PictureNames& names) {
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
bool matchPictures(AttributeMatch& match, std::size_t pictureCount, const PictureNames& names) {
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

/// Whether the words of a column may be names: no numbers, or whole numbers that differ.
bool mayBeNames(const AttributeColumn& column, const std::string& head) {
    if (countsRows(head)) return false;
    bool areWhole = true;
    for (const std::string& word : column.different()) {
        const auto number = fieldNumber(word);
        if (!word.empty() && !number) return true;
        areWhole = areWhole && number && *number == std::floor(*number);
    }
    return areWhole && 10 * column.different().size() >= 9 * column.rows();
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

std::vector<AttributeGroup> matchTables(const std::vector<std::string>& pictures,
                                        const std::vector<AttributeSource>& tables, const std::string& requested,
                                        const Progress& progress) {
    const PictureNames names(pictures);
    std::vector<AttributeMatch> matches;
    for (const AttributeSource& source : tables) {
        if (!requested.empty() && source.path != requested) continue;
        try {
            if (source.isBeside && requested.empty() && !mayNamePictures(source)) continue;
            AttributeMatch match{&source, readAttributeTable(source.open(), shownPath(source.path), progress), 0, {}};
            if (matchPictures(match, pictures.size(), names)) matches.push_back(std::move(match));
        } catch (const Cancelled&) {
            throw;
        } catch (const Error&) {
            if (!requested.empty()) throw;  // else it is some other text
        }
    }
    std::vector<AttributeGroup> groups = groupsOf(std::move(matches));
    if (groups.empty() && !requested.empty())
        throw Error(
            ErrorKind::Conflict,
            Message::tr("The table '%1' names none of the %2 pictures; one of its columns is to hold their file names.",
                        shownPath(requested), pictures.size()));
    return groups;
}

}  // namespace lunette
