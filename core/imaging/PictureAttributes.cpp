#include "imaging/PictureAttributes.h"

#include "imaging/ColumnRoles.h"
#include "imaging/PictureReader.h"
#include "io/ClassLabels.h"
#include "io/MissingLabels.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <set>

namespace lunette {
namespace {

constexpr std::size_t kMaxFactors = 64;

/// Takes what the columns of one group say of the pictures.
class AttributeTaker {
public:
    AttributeTaker(const ColumnRoles& roles, std::size_t pictures) : roles_(roles), pictures_(pictures) {}

    PictureAttributes take() {
        result_.isNamed.resize(pictures_);
        for (std::size_t i = 0; i < pictures_; ++i) result_.isNamed[i] = roles_.isNamed(i);
        addTableNote();
        takeFactors();
        if (roles_.label())
            takeLabel();
        else if (!roles_.oneHot().empty())
            takeOneHot();
        takeSplit();
        return std::move(result_);
    }

private:
    void addTableNote() {
        std::size_t strangers = 0, repeats = 0, skipped = 0, ambiguous = 0, otherCase = 0;
        for (const AttributeMatch& match : roles_.group()) {
            strangers += match.strangers;
            repeats += match.repeats;
            skipped += match.table.skipped;
            ambiguous += match.ambiguous;
            otherCase += match.otherCase;
        }
        const Message column = roles_.names().name().empty() ? Message::tr("column %1", roles_.names().shownName())
                                                             : Message::tr("the column %1", roles_.names().shownName());
        const Message tables = pathsOf(roles_.group());
        std::vector<Message> note{
            roles_.group().size() == 1
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
        for (const AttributeMatch& match : roles_.group())
            std::ranges::copy(match.table.notes, std::back_inserter(note));
        result_.notes.push_back(Message::sentences(note));
    }

    void takeFactors() {
        std::vector<std::string> taken;
        std::size_t missing = 0, tooMany = 0;
        for (std::size_t k = 0; k < columns().size(); ++k) {
            if (!roles_.isFactor(k)) continue;
            if (taken.size() == kMaxFactors) {
                ++tooMany;
                continue;
            }
            result_.factors.push_back({columns()[k].bareName(), columns()[k].numbers(pictures_, missing)});
            taken.push_back(columns()[k].shownName());
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
        for (std::size_t k = 0; k < columns().size(); ++k)
            if (k != *roles_.label() && roles_.canBeClasses(k)) others.push_back(columns()[k].shownName());
        const auto& words = columns()[*roles_.label()].different();
        MissingLabels missing({words.begin(), words.end()});
        std::set<std::string> different;
        for (std::size_t i = 0; i < pictures_; ++i) {
            const std::string* word = columns()[*roles_.label()].of(i);  // null: the picture is left out
            result_.words.push_back(word == nullptr ? "(none)" : missing.labelOf(*word));
            if (word != nullptr) different.insert(result_.words.back());
        }
        if (different.size() > kMaxClasses)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("The %1 has more than 1,000 different words in its column %2, "
                                    "which are no labels; say labels= with another column.",
                                    pathsOf(roles_.group()), columns()[*roles_.label()].shownName()));
        const std::string column = columns()[*roles_.label()].shownName();
        result_.notes.push_back(others.empty() ? Message::tr("The labels are its column %1 (labels=).", column)
                                               : Message::tr("The labels are its column %1; labels= takes another: %2.",
                                                             column, listOfNames(others)));
        std::ranges::copy(missing.notes(), std::back_inserter(result_.notes));
    }

    void takeOneHot() {
        result_.words.assign(pictures_, "(none)");
        for (std::size_t i = 0; i < pictures_; ++i)
            for (const std::size_t k : roles_.oneHot())
                if (columns()[k].of(i) != nullptr && roles_.isOne(k, i)) result_.words[i] = columns()[k].bareName();
        result_.notes.push_back(Message::tr("The labels are its columns %1 to %2, of which each record has one 1.",
                                            columns()[roles_.oneHot().front()].shownName(),
                                            columns()[roles_.oneHot().back()].shownName()));
    }

    void takeSplit() {
        if (!roles_.hasSplit()) return;
        std::set<bool> parts;
        for (std::size_t i = 0; i < pictures_; ++i) {
            result_.isTest.push_back(roles_.isNamed(i) && roles_.isTest(i));
            if (roles_.isNamed(i)) parts.insert(roles_.isTest(i));
        }
        if (parts.size() < 2) {
            result_.isTest.clear();
            result_.notes.push_back(
                roles_.split()
                    ? Message::tr("Its column %1 says the parts, but the pictures here are all of one; a share is "
                                  "held out.",
                                  columns()[*roles_.split()].shownName())
                    : Message::tr("The pictures here are all of one part; a share is held out."));
        } else if (roles_.split()) {
            describeSplit();
        } else {
            describeParts();
        }
    }

    /// "'train.csv'", of the tables of one part.
    Message tablesOf(bool isTrain) const {
        std::vector<std::string> paths;
        for (const AttributeMatch& match : roles_.group())
            if (isForTraining(match) == isTrain) paths.push_back("'" + shownPath(match.source->path) + "'");
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
        for (const std::string& word : columns()[*roles_.split()].different()) {
            std::string& words = roles_.partOf(word) == SplitPart::Test ? test : train;
            words += (words.empty() ? "'" : ", '") + word + "'";
        }
        result_.splitDescription = Message::tr(
            "Models learn from the pictures with %1 in the table's column %2 and are judged by those with %3 (split=).",
            train, columns()[*roles_.split()].shownName(), test);
        if (!roles_.isSplitByTableName()) return;
        result_.notes.push_back(
            Message::tr("Doubtful: its column %1 is taken for the parts by the table's name, with %2 to learn from and "
                        "%3 to judge by (labels=FILE+COLUMN takes it for the label, split=none for no parts).",
                        columns()[*roles_.split()].shownName(), train, test));
    }

    const std::vector<GroupColumn>& columns() const { return roles_.columns(); }

    const ColumnRoles& roles_;
    std::size_t pictures_;
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

/// The groups without those that name pictures less surely than another, or not surely enough. Nothing is said of what
/// lies beside the folder, where tables of other things are usual.
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
                if (!match.source->isBeside)
                    unsure.push_back("'" + shownPath(match.source->path) + "' (" + match.table.nameOf(match.column) +
                                     ")");
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

using TakenTables = std::vector<std::unique_ptr<const ColumnRoles>>;

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

PictureAttributes joined(const TakenTables& tables, std::size_t pictures) {
    PictureAttributes all = AttributeTaker(*tables.front(), pictures).take();
    for (std::size_t i = 1; i < tables.size(); ++i) {
        PictureAttributes more = AttributeTaker(*tables[i], pictures).take();
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
        if (&tables.front()->group() == &group || namingOf(group) != Naming::Names) continue;
        auto other = std::make_unique<const ColumnRoles>(group, AttributeRequest(), pictures);
        if (!other->hasSplit() || other->hasLabel() || !other->factorNames().empty()) continue;
        tables.push_back(std::move(other));
        if (fitTogether(tables, pictures)) return;
        std::erase_if(tables, [&](const auto& table) { return &table->group() == &group; });
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
            tables.push_back(std::make_unique<const ColumnRoles>(*group, request, pictures));
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
        tables.push_back(std::make_unique<const ColumnRoles>(groups.front(), request, pictures));
    return tables;
}

}  // namespace

PictureAttributes findAttributes(const std::vector<std::string>& pictures, const std::vector<AttributeSource>& tables,
                                 const AttributeRequest& request, const Progress& progress) {
    if (tables.empty() || pictures.empty()) return {};
    MatchedTables matched = matchTables(pictures, tables, request.table, progress);
    const TakenTables taken = chooseTables(matched.groups, pictures.size(), request, matched.notes);
    PictureAttributes attributes;
    if (!taken.empty()) attributes = joined(taken, pictures.size());
    const bool isByCounting =
        std::ranges::any_of(taken, [](const auto& table) { return namingOf(table->group()) == Naming::Counting; });
    if (isByCounting)
        attributes.notes.push_back(
            Message::tr("Doubtful: the table names the pictures by numbers alone, which may count something else "
                        "(labels=none passes over it)."));
    std::ranges::move(matched.notes, std::back_inserter(attributes.notes));
    return attributes;
}

}  // namespace lunette
