#include "imaging/PictureFolder.h"

#include "data/PixelDoubts.h"
#include "data/Split.h"
#include "imaging/CommonestSize.h"
#include "imaging/LabelChoice.h"
#include "imaging/MaskDoubts.h"
#include "imaging/NameLabels.h"
#include "imaging/PictureFiles.h"
#include "imaging/PictureImport.h"
#include "io/ClassLabels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr double kLookingShare = 0.1;  // of the time that an import takes

bool isAuto(const FolderOptions& options) { return options.size.empty() || options.size == "auto"; }

/// "5 pictures are in a format that is not read (.heic)", and what to do about it.
Message unreadText(const PictureFiles& files) {
    std::int64_t count = 0;
    std::string endings;
    for (const auto& [ending, number] : files.unread) {
        count += number;
        endings += (endings.empty() ? "" : ", ") + ending;
    }
    return Message::tr(
        "%n pictures are in a format that is not read (%1), the first '%2'; convert to PNG, with "
        "ImageMagick: mogrify -format png *%3",
        "%n picture is in a format that is not read (%1), the first '%2'; convert to PNG, with "
        "ImageMagick: mogrify -format png *%3",
        count, endings, files.firstUnread, files.unread.begin()->first);
}

/// "3 other files (.txt, .md)", and what else lay in the folder.
void noteOthers(const PictureFiles& files, ImportReport& report) {
    std::int64_t count = 0;
    std::string endings;
    for (const auto& [ending, number] : files.others) {
        count += number;
        endings += (endings.empty() ? "" : ", ") + (ending.empty() ? std::string("without an ending") : ending);
    }
    if (!files.unread.empty()) report.notes.push_back(Message::tr("%1.", unreadText(files)));
    if (files.byContent > 0)
        report.notes.push_back(
            Message::tr("%n pictures were known by the contents, for the names do not end as those of pictures do.",
                        "%n picture was known by the contents, for the names do not end as those of pictures do.",
                        files.byContent));
    if (count > 0)
        report.notes.push_back(Message::tr("%n other files are no pictures by their endings (%1).",
                                           "%n other file is no picture by its ending (%1).", count,
                                           shownPath(endings.substr(0, 200))));
    if (files.hidden > 0)
        report.notes.push_back(Message::tr("%n hidden files or folders were passed over.",
                                           "%n hidden file or folder was passed over.", files.hidden));
    if (files.linkedFolders > 0) report.notes.push_back(files.linksText());
    report.notes.insert(report.notes.end(), files.notes.begin(), files.notes.end());
    std::ranges::copy(files.unusable, std::back_inserter(report.skipped));
    if (files.moreUnusable > 0)
        report.skipped.push_back(
            {Message::tr("%1 more", files.moreUnusable), Message::tr("are not files or cannot be read")});
}

/// What is known of the pictures before they are read.
struct KnownPictures {
    FolderParts folders;
    PictureAttributes attributes;  ///< of folders.files

    bool haveTable() const { return !attributes.isNamed.empty(); }
    const std::vector<std::string>& words() const {
        return attributes.words.empty() ? folders.words : attributes.words;
    }
};

template <class Value>
void keepSome(const std::vector<bool>& isKept, std::vector<Value>& values) {
    if (values.empty()) return;
    std::vector<Value> kept;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (isKept[i]) kept.push_back(std::move(values[i]));
    values = std::move(kept);
}

void keepSome(const std::vector<bool>& isKept, KnownPictures& known) {
    keepSome(isKept, known.folders.files);
    keepSome(isKept, known.folders.words);
    keepSome(isKept, known.folders.isTest);
    keepSome(isKept, known.attributes.words);
    keepSome(isKept, known.attributes.isTest);
    for (Factor& factor : known.attributes.factors) keepSome(isKept, factor.values);
}

Message partsNote(const FolderParts& folders) {
    return Message::tr("Models learn from the folder '%1' and are judged by '%2'.", folders.train, folders.test);
}

/// Where the pictures of one of the two folders were all left out, a share of the other is to be held out. `why` says
/// so of both folders.
template <class Why>
void replaceEmptyPart(KnownPictures& known, const Why& why) {
    std::vector<bool>& isTest = known.folders.isTest;
    if (isTest.empty() || std::ranges::count(isTest, isTest.front()) < std::ssize(isTest)) return;
    std::string kept = known.folders.train, gone = known.folders.test;
    if (isTest.front()) std::swap(kept, gone);
    std::erase_if(known.folders.notes,
                  [&](const Message& note) { return note.english() == partsNote(known.folders).english(); });
    known.attributes.notes.push_back(why(gone, kept));
    isTest.clear();
}

/// Leaves out the pictures that the table does not name.
void leaveOutUnnamed(KnownPictures& known) {
    const std::vector<bool> isNamed = known.attributes.isNamed;
    const auto others = static_cast<std::int64_t>(std::ranges::count(isNamed, false));
    if (others == 0) return;
    known.attributes.notes.push_back(Message::tr("%n pictures that it does not name are left out.",
                                                 "%n picture that it does not name is left out.", others));
    keepSome(isNamed, known);
    replaceEmptyPart(known, [](const std::string& gone, const std::string& kept) {
        return Message::tr(
            "No table tells anything of the pictures of the folder '%1', which are left out; a share of '%2' is held "
            "out in their place (labels=none takes both without labels).",
            gone, kept);
    });
}

/// Takes the labels in the names of the files, and leaves out the pictures that have none. Throws Error where these are
/// no classes.
void takeNameLabels(const std::string& place, KnownPictures& known) {
    std::vector<bool> isNamed;
    std::set<std::string> different;
    for (const std::string& file : known.folders.files) {
        known.folders.words.push_back(shownPath(labelInName(file)));
        isNamed.push_back(!known.folders.words.back().empty());
        if (isNamed.back()) different.insert(known.folders.words.back());
    }
    if (different.size() < 2 || different.size() > kMaxClasses)
        throw Error(ErrorKind::Unknown,
                    Message::tr("labels: the names of the pictures in '%1' have %2 different words before their "
                                "numbers, and labels=names needs 2 to 1,000, as in 'cat.1.jpg' and 'dog_0001.png'.",
                                place, different.size()));
    const std::size_t first = static_cast<std::size_t>(std::ranges::find(isNamed, true) - isNamed.begin());
    known.folders.notes.push_back(
        Message::tr("The labels are the %1 words before the numbers in the pictures' names, as '%2' in '%3' (labels=).",
                    different.size(), known.folders.words[first], shownPath(known.folders.files[first])));
    const auto others = static_cast<std::int64_t>(std::ranges::count(isNamed, false));
    if (others == 0) return;
    const std::size_t other = static_cast<std::size_t>(std::ranges::find(isNamed, false) - isNamed.begin());
    known.folders.notes.push_back(
        Message::tr("%n pictures have no word before a number in their names and are left out, such as '%1'.",
                    "%n picture has no word before a number in its name and is left out, '%1'.", others,
                    shownPath(known.folders.files[other])));
    keepSome(isNamed, known);
    replaceEmptyPart(known, [](const std::string& gone, const std::string& kept) {
        return Message::tr(
            "No picture of the folder '%1' has a word before a number in its name; a share of '%2' is held out in its "
            "place (labels=none takes both without labels).",
            gone, kept);
    });
}

/// Says that the names of pictures to learn from may be labels, where nothing else is.
void noteNameLabels(KnownPictures& known) {
    std::vector<std::string> files;
    for (std::size_t i = 0; i < known.folders.files.size(); ++i)
        if (known.folders.isTest.empty() || !known.folders.isTest[i]) files.push_back(known.folders.files[i]);
    const std::size_t words = countOfNameLabels(files);
    if (words == 0) return;
    known.attributes.notes.push_back(
        Message::tr("No labels are taken, but %1 different words stand before the numbers in the pictures' names, such "
                    "as '%2' in '%3' (labels=names takes them).",
                    words, shownPath(labelInName(files.front())), shownPath(files.front())));
}

/// Leaves out all but about `most` pictures, and none of the parts empty. What is kept is spread evenly, for folders
/// follow one another.
void keepFirst(std::int64_t most, KnownPictures& known) {
    const std::size_t all = known.folders.files.size();
    const double share = static_cast<double>(most) / static_cast<double>(all);
    if (most == 0 || share >= 1.0) return;
    const auto& isTest = known.folders.isTest.empty() ? known.attributes.isTest : known.folders.isTest;
    std::vector<bool> isKept(all);
    for (const bool part : {false, true}) {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < all; ++i)
            if ((!isTest.empty() && isTest[i]) == part) places.push_back(i);
        if (places.empty()) continue;
        const auto count =
            std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(share * static_cast<double>(places.size()))));
        for (std::size_t i = 0; i < count; ++i) isKept[places[i * places.size() / count]] = true;
    }
    keepSome(isKept, known);
    known.folders.notes.push_back(
        Message::tr("Of %1 pictures %2 are taken, evenly spread (first=).", all, known.folders.files.size()));
}

/// Whether a table is called as folders whose pictures are all left out: val.csv, where train/ and test/ are taken.
bool isOfLeftOut(const AttributeSource& table, const PictureSet& pictures, const FolderParts& folders) {
    return pictures.files.pictures.size() > folders.files.size() &&
           !picturesCalledAs(table.path, pictures.files.pictures).empty() &&
           picturesCalledAs(table.path, folders.files).empty();
}

/// Of a table beside folders that give the labels: its split, where the folders are no parts themselves.
void keepOnlySplit(KnownPictures& known) {
    PictureAttributes all = std::move(known.attributes);
    known.attributes = {};
    const bool takesSplit = !all.isTest.empty() && known.folders.isTest.empty();
    known.attributes.notes.push_back(
        takesSplit ? Message::tr(
                         "The labels are the folders', and the split is that of a table (labels=FILE takes its labels, "
                         "split=none neither): %1",
                         all.notes.front())
                   : Message::tr("The labels are the folders', though a table is there (labels=FILE takes its): %1",
                                 all.notes.front()));
    if (!takesSplit) return;
    known.attributes.isNamed = std::move(all.isNamed);
    known.attributes.isTest = std::move(all.isTest);
    known.attributes.splitDescription = std::move(all.splitDescription);
}

KnownPictures knownOf(const PictureSet& pictures, const LabelChoice& choice, const FolderOptions& options,
                      const Progress& progress) {
    KnownPictures known{FolderParts::of(pictures.files.pictures, choice.folders), {}};
    if (choice.folders == FolderLabels::FileNames) takeNameLabels(pictures.source->name(), known);
    AttributeRequest request{choice.table.path, choice.column, options.split, options.factors};
    const bool asksColumns = request.asksSplit() || request.asksFactors();
    if (!choice.usesTables && !asksColumns) return known;
    const bool isRequested = !choice.column.empty() || choice.table.open;
    request.takesLabel = choice.usesTables && choice.takesLabel && (isRequested || known.folders.words.empty());
    std::vector<AttributeSource> tables = pictures.tables;
    std::erase_if(tables, [&](const AttributeSource& table) { return isOfLeftOut(table, pictures, known.folders); });
    if (choice.table.open) tables = {choice.table};
    const auto looking = [&progress](double) { return !progress || progress(0.0); };
    known.attributes = findAttributes(known.folders.files, tables, request, looking);
    if (!choice.column.empty() && !known.haveTable())
        throw Error(
            ErrorKind::Unknown,
            Message::tr("labels: \"%1\" is no table in '%2', and no table there or beside it that names the pictures "
                        "has such a column; it takes first, second, last, whole, names, none, a table's column or a "
                        "table.",
                        choice.column, pictures.source->name()));
    if (asksColumns && !known.haveTable())
        throw Error(ErrorKind::Unknown,
                    Message::tr("'%1' has no table that names the pictures and has the columns of split= and factors=; "
                                "say labels=FILE for one.",
                                pictures.source->name()));
    if (known.haveTable() && request.asksSplit()) known.folders.isTest.clear();
    if (known.haveTable() && !asksColumns && !isRequested && !known.folders.words.empty()) keepOnlySplit(known);
    if (known.haveTable()) leaveOutUnnamed(known);
    if (choice.usesTables && request.takesLabel && known.words().empty()) noteNameLabels(known);
    return known;
}

/// The label of each image by its file, where files of several pictures are the only thing that tells images apart.
std::vector<std::string> wordsOfStacks(const KnownPictures& known, const ImportedPictures& imported) {
    std::vector<std::string> words;
    for (const std::size_t place : imported.places) words.push_back(shownPath(known.folders.files[place]));
    const std::set<std::string> different(words.begin(), words.end());
    if (different.size() == words.size() || different.size() > kMaxClasses) words.clear();
    return words;
}

/// Labels and factors of those files that became images.
void setLabels(const KnownPictures& known, const ImportedPictures& imported, FolderLabels source, bool areStacks,
               Dataset::Parts& parts) {
    std::ranges::copy(known.folders.notes, std::back_inserter(parts.report.notes));
    std::ranges::copy(known.attributes.notes, std::back_inserter(parts.report.notes));
    for (const Factor& factor : known.attributes.factors) {
        std::vector<float> values;
        for (const std::size_t place : imported.places) values.push_back(factor.values[place]);
        parts.factors.push_back({factor.name, std::move(values)});
    }
    const bool areFiles = known.words().empty() && areStacks;
    std::vector<std::string> words = areFiles ? wordsOfStacks(known, imported) : std::vector<std::string>();
    if (!known.words().empty())
        for (const std::size_t place : imported.places) words.push_back(known.words()[place]);
    if (words.empty()) return;
    ClassLabels classes = classesOf(words);
    if (classes.names.size() < 2) return;
    if (known.attributes.words.empty() && source != FolderLabels::FileNames)
        parts.report.notes.push_back(
            areFiles ? Message::tr("The labels are the names of %1 files (labels=).", classes.names.size())
                     : Message::tr("The labels are the names of %1 folders (labels=).", classes.names.size()));
    parts.classNames = std::move(classes.names);
    parts.labels = std::move(classes.labels);
}

PictureTarget targetOf(PictureStore& source, const std::vector<std::string>& files, const FolderOptions& options,
                       std::vector<Message>& notes, const Progress& progress) {
    const auto looking = [&progress](double done) { return !progress || progress(kLookingShare * done); };
    const QSize size = isAuto(options) ? chooseSize(source, files, notes, looking) : parseSize("size", options.size);
    return {{size.width(), size.height(), options.color == Color::Color ? 3 : 1},
            options.fit,
            options.ground,
            options.color,
            options.channel,
            options.scale,
            options.frames};
}

/// Where each image came from.
std::vector<std::string> filesOf(const std::vector<std::string>& files, const ImportedPictures& imported) {
    std::set<std::size_t> stacks;
    for (std::size_t i = 0; i < imported.places.size(); ++i)
        if (imported.frames[i] > 0) stacks.insert(imported.places[i]);
    std::vector<std::string> result;
    for (std::size_t i = 0; i < imported.places.size(); ++i) {
        const std::size_t file = imported.places[i];
        result.push_back(shownPath(files[file]) +
                         (stacks.contains(file) ? ", picture " + std::to_string(imported.frames[i] + 1) : ""));
    }
    return result;
}

/// 1 where it cannot be read any more.
int frameCountOf(PictureStore& source, const std::string& file) {
    try {
        source.prepare({&file, 1});
        return frameCount(*source.open(file));
    } catch (const Error&) {
        return 1;
    }
}

/// Throws Error where there are too few images to learn from and to judge by, and says what there is instead.
void requireTwo(const PictureSet& pictures, const std::vector<std::string>& files, const ImportedPictures& imported,
                const FolderOptions& options) {
    const auto& skipped = imported.report.skipped;
    const Message unread = pictures.files.unread.empty() ? Message() : Message::tr("%1.", unreadText(pictures.files));
    if (files.empty()) failWithoutPictures(Message::tr("The folder '%1'", pictures.source->name()), pictures.files);
    if (imported.places.empty())
        throw Error(ErrorKind::Unreadable,
                    Message::sentences(
                        {Message::tr("None of the %1 picture files in '%2' can be read. The first, '%3', %4.",
                                     files.size(), pictures.source->name(), skipped.front().what, skipped.front().why),
                         unread}));
    if (imported.places.size() > 1) return;
    const std::string& only = files[imported.places.front()];
    if (options.frames == Frames::First && frameCountOf(*pictures.source, only) > 1)
        throw Error(
            ErrorKind::TooFew,
            Message::tr("'%1' holds one picture file, '%2', of several pictures; say frames=all for an image of "
                        "each.",
                        pictures.source->name(), shownPath(only)));
    if (unread.isEmpty() && skipped.empty()) return;
    throw Error(ErrorKind::TooFew,
                Message::sentences({Message::tr("'%1' holds one picture that can be read, and at least two are needed.",
                                                pictures.source->name()),
                                    unread,
                                    skipped.empty() ? Message()
                                                    : Message::tr("Of those that cannot, the first, '%1', %2.",
                                                                  skipped.front().what, skipped.front().why)}));
}

DataSplit splitByFolders(const FolderParts& folders, const std::vector<std::size_t>& places, const Dataset& all) {
    std::vector<Index> train, test;
    for (std::size_t i = 0; i < places.size(); ++i)
        (folders.isTest[places[i]] ? test : train).push_back(static_cast<Index>(i));
    DataSplit split{std::make_shared<const Dataset>(all.subset(train, all.name())),
                    std::make_shared<const Dataset>(all.subset(test, all.name() + ", " + folders.test)),
                    {}};
    split.splitDescription = partsNote(folders);
    return split;
}

/// By the folders, by the table, or by a share.
DataSplit split(const KnownPictures& known, const std::vector<std::size_t>& places, Dataset::Parts parts) {
    if (!known.folders.isTest.empty()) return splitByFolders(known.folders, places, Dataset(std::move(parts)));
    if (known.attributes.isTest.empty()) return holdOutDefaultShare(std::move(parts));
    std::vector<bool> isTest;
    isTest.reserve(places.size());
    for (const std::size_t place : places) isTest.push_back(known.attributes.isTest[place]);
    return splitByFlags(Dataset(std::move(parts)), isTest, known.attributes.splitDescription);
}

}  // namespace

const ParameterTable<FolderOptions>& folderParameters() {
    static const ParameterTable<FolderOptions> table({
        textParameter("size", Message::tr("Picture size (px)"),
                      Message::tr("Side of the pictures, or width and height as 64x48; auto: the most common."),
                      &FolderOptions::size, {Message::tr("auto, a side up to 1024, or width x height"), 20}),
        choiceParameter("fit", Message::tr("Other sizes"), Message::tr("What is done with pictures of another size."),
                        &FolderOptions::fit, fitOptions()),
        choiceParameter("colour", Message::tr("Color"), Message::tr("Whether the images are gray or colored."),
                        &FolderOptions::color, colorOptions()),
        choiceParameter("ground", Message::tr("Ground"),
                        Message::tr("What shows through transparent pixels and beside letterboxed pictures."),
                        &FolderOptions::ground, groundOptions()),
        choiceParameter("channels", Message::tr("Channels"), Message::tr("Which channels of the pictures are taken."),
                        &FolderOptions::channel, channelOptions()),
        choiceParameter("scale", Message::tr("Brightness"),
                        Message::tr("How levels become 0..255: as they are, or stretched, the same for all pictures."),
                        &FolderOptions::scale, scaleOptions()),
        choiceParameter("frames", Message::tr("Files of several"),
                        Message::tr("Whether the frames of an animation and the pages of a TIFF are an image each."),
                        &FolderOptions::frames, frameOptions()),
        choiceParameter("turn", Message::tr("Turn"), Message::tr("Whether rows and columns change places."),
                        &FolderOptions::turn, turnOptions()),
        integerParameter("first", Message::tr("At most"),
                         Message::tr("How many of the pictures are taken, evenly spread; 0: all."),
                         &FolderOptions::first, {0, 2'000'000'000}),
        textParameter(
            "labels", Message::tr("Labels"),
            Message::tr("Which folder's name is a picture's label: first, second, last, whole or none; names: the word "
                        "before the number in its own; or the column of a table that names the pictures, or the "
                        "table's file."),
            &FolderOptions::labels,
            {Message::tr("auto, first, second, last, whole, names, none, a table's column, or a table as FILE or "
                         "FILE+COLUMN"),
             1000}),
        textParameter(
            "split", Message::tr("Split column"),
            Message::tr("The column of a table that says train or test of each picture; empty: the likeliest."),
            &FolderOptions::split, {Message::tr("a column's name or number, or none"), 100}),
        textParameter("factors", Message::tr("Factor columns"),
                      Message::tr("Columns of a table that are known causes, separated by '+'; empty: all of numbers."),
                      &FolderOptions::factors,
                      {Message::tr("columns' names or numbers separated by '+', or none"), 1000}),
    });
    return table;
}

std::vector<ParameterInfo> PictureFolderFormat::parameters() const { return folderParameters().describe(); }

Settings PictureFolderFormat::defaults() const { return folderParameters().settings({}); }

bool PictureFolderFormat::recognizes(const std::string& path) const {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

std::vector<std::string> PictureFolderFormat::files(const std::string& path) const {
    const PictureFiles found = findPictures(path, {});
    std::vector<std::string> files = found.pictures;
    // Of the tables only those that tell something of the pictures are read.
    if (!findAttributes(found.pictures, tablesOf(path, found), {}, {}).isNamed.empty())
        files.insert(files.end(), found.tables.begin(), found.tables.end());
    for (std::string& file : files) file = (fs::path(path) / file).string();
    return files;
}

bool PictureFolderFormat::findsNothingIn(const std::string& folder, const Progress& progress) const {
    const PictureFiles files = findPictures(folder, progress);
    return files.pictures.empty() && files.unread.empty();
}

DataSplit PictureFolderFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    FolderOptions options;
    folderParameters().apply(settings, options);
    if (!isAuto(options)) parseSize("size", options.size);
    const PictureFiles files = findPictures(path, progress);
    if (files.pictures.empty()) failWithoutPictures(Message::tr("The folder '%1'", path), files);
    const fs::path normal = fs::absolute(path).lexically_normal();
    const std::string name = (normal.has_filename() ? normal : normal.parent_path()).filename().string();
    return openPictures({std::make_shared<FolderStore>(path), files, tablesOf(path, files), name}, options, progress);
}

void failWithoutPictures(const Message& place, const PictureFiles& files) {
    throw Error(ErrorKind::TooFew,
                Message::sentences(
                    {Message::tr("%1 holds no picture file; Lunette looks for those ending in %2.", place,
                                 pictureEndings().join(", ").toStdString()),
                     files.unread.empty() ? Message() : Message::tr("%1.", unreadText(files)), files.linksText(),
                     files.unusable.empty() ? Message()
                                            : Message::tr("The first of what cannot be read in it is '%1': %2.",
                                                          files.unusable.front().what, files.unusable.front().why)}));
}

DataSplit openPictures(const PictureSet& pictures, const FolderOptions& options, const Progress& progress) {
    const LabelChoice choice =
        chooseLabels(options.labels, pictures.isAFolder ? pictures.source->name() : "", pictures.tables);
    KnownPictures known = knownOf(pictures, choice, options, progress);
    keepFirst(options.first, known);
    const std::vector<std::string>& files = known.folders.files;
    Dataset::Parts parts;
    const PictureTarget target = targetOf(*pictures.source, files, options, parts.report.notes, progress);
    ImportedPictures imported = importPictures(*pictures.source, files, target, [&progress](double done) {
        return !progress || progress(kLookingShare + (1.0 - kLookingShare) * done);
    });
    requireTwo(pictures, files, imported, options);

    parts.name = shownPath(pictures.name);
    parts.shape = imported.shape;
    parts.pixels = std::move(imported.pixels);
    parts.files = filesOf(files, imported);
    // What hides or darkens pictures is said first.
    parts.report.notes.insert(parts.report.notes.begin(), imported.report.notes.begin(), imported.report.notes.end());
    parts.report.kinds = std::move(imported.report.kinds);
    parts.report.skipped = std::move(imported.report.skipped);
    noteOthers(pictures.files, parts.report);
    const bool areStacks = options.frames == Frames::All && choice.folders != FolderLabels::None;
    setLabels(known, imported, choice.folders, areStacks, parts);
    std::ranges::copy(doubtsAboutMasks(files, pictures.source->name()), std::back_inserter(parts.report.notes));
    std::ranges::copy(doubtsAbout(parts), std::back_inserter(parts.report.notes));
    if (isTransposed(options.turn, pictures.name)) transpose(options.turn, parts);
    return split(known, imported.places, std::move(parts));
}

}  // namespace lunette
