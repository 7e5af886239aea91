#include "io/CsvFormat.h"

#include "data/LowerCase.h"
#include "data/PixelDoubts.h"
#include "data/Split.h"
#include "io/ArrayNames.h"
#include "io/ClassLabels.h"
#include "io/CsvTable.h"
#include "io/Gzip.h"
#include "io/MissingLabels.h"
#include "io/SplitColumn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <optional>
#include <set>

namespace lunette {
namespace {

constexpr std::size_t kMaxSampledValues = std::size_t{1} << 20;
constexpr std::size_t kSniffed = std::size_t{1} << 16;
constexpr std::size_t kMinSniffed = 4;  // numbers in a line

/// The columns of a table's numbers that are its label: one, or several of which each line has one 1.
struct LabelPlace {
    std::size_t first = 0;
    std::size_t count = 0;
    /// The pixels before and behind it in a row of numbers.
    template <class Row>
    std::array<Row, 2> pixelsOf(Row row) const {
        return {row.first(first), row.subspan(first + count)};
    }
};

RowOptions rowsOf(const CsvOptions& options) { return {options.width, options.channels}; }

/// More than one whole number, and few of them: what a label is and a pixel at a picture's corner hardly.
bool looksLikeLabels(const CsvTable& table, std::size_t column) {
    std::set<float> different;
    const NumberRows& numbers = table.numbers();
    for (std::size_t row = 0; row < numbers.rows(); ++row) {
        const float value = numbers.at(row, column);
        if (!std::isfinite(value) || value != std::floor(value) || different.size() > kMaxClasses) return false;
        different.insert(value);
    }
    return different.size() > 1 && different.size() <= kMaxClasses && different.size() < numbers.rows();
}

/// Whether the numbers of a column count classes: without a gap from the smallest, which is 0 or 1.
bool countsClasses(const NumberRows& numbers, std::size_t column) {
    std::set<float> different;
    for (std::size_t row = 0; row < numbers.rows() && different.size() <= kMaxClasses; ++row)
        different.insert(numbers.at(row, column));
    const float smallest = *different.begin(), largest = *different.rbegin();
    return (smallest == 0.0F || smallest == 1.0F) && largest - smallest == static_cast<float>(different.size() - 1);
}

/// Whether each line has one 1 in these columns and else 0, and not all have it in the same one.
bool areOneHot(const NumberRows& numbers, const LabelPlace& place) {
    std::set<std::size_t> used;
    for (std::size_t row = 0; row < numbers.rows(); ++row) {
        std::size_t ones = 0;
        for (std::size_t column = place.first; column < place.first + place.count; ++column) {
            const float value = numbers.at(row, column);
            if (value != 0.0F && value != 1.0F) return false;
            if (value == 1.0F && ++ones == 1) used.insert(column);
        }
        if (ones != 1) return false;
    }
    return used.size() > 1;
}

std::optional<LabelPlace> findOneHot(const NumberRows& numbers, const RowOptions& options, auto shapeOf) {
    const std::size_t width = numbers.width();
    for (std::size_t count = 2; count <= kMaxClasses && 2 * count <= width; ++count) {
        if (!shapeOf(width - count, options)) continue;
        for (const std::size_t first : {width - count, std::size_t{0}})
            if (areOneHot(numbers, {first, count})) return LabelPlace{first, count};
    }
    return std::nullopt;
}

/// The largest number of each column.
std::vector<float> largestNumbers(const NumberRows& numbers) {
    std::vector<float> largest(numbers.width(), -std::numeric_limits<float>::infinity());
    for (std::size_t row = 0; row < numbers.rows(); ++row)
        for (std::size_t column = 0; column < numbers.width(); ++column)
            largest[column] = std::max(largest[column], numbers.at(row, column));
    return largest;
}

/// The one of the first and the last column of numbers that is the label and not a pixel. Where both could be, it is
/// the one that stays below the largest pixel if the other reaches it, or the one that counts if the other has gaps.
LabelPlace labelAtAnEnd(const CsvTable& table) {
    const std::size_t width = table.numbers().width();
    bool isFirst = looksLikeLabels(table, 0), isLast = looksLikeLabels(table, width - 1);
    if (isFirst && isLast) {
        const std::vector<float> largest = largestNumbers(table.numbers());
        const float pixels = *std::max_element(largest.begin() + 1, largest.end() - 1);
        isFirst = largest.front() < pixels;
        isLast = largest.back() < pixels;
    }
    if (isFirst && isLast) {
        isFirst = countsClasses(table.numbers(), 0);
        isLast = countsClasses(table.numbers(), width - 1);
    }
    if (isFirst == isLast)
        table.fail(
            ErrorKind::Unsupported,
            Message::tr(
                "has %1 columns of numbers, one more than a picture's; say which one is the label: label=1 or label=%2",
                width, table.columns().count));
    return {isFirst ? 0 : width - 1, 1};
}

/// Where the label lies among the columns of numbers; nothing where it is known already or there is none. Gray pictures
/// come before those of three channels.
LabelPlace findLabelPlace(const CsvTable& table, const CsvOptions& options) {
    const CsvColumns& columns = table.columns();
    const std::size_t width = table.numbers().width();
    if (columns.label || columns.text || options.label == "none") return {};
    const RowOptions rows = rowsOf(options);
    for (const auto shapeOf : {grayRowShape, rowShape}) {
        if (shapeOf(width, rows)) return {};
        if (shapeOf(width - 1, rows)) return labelAtAnEnd(table);
        if (const auto place = findOneHot(table.numbers(), rows, shapeOf)) return *place;
    }
    return {};
}

ImageShape shapeOf(const CsvTable& table, std::size_t pixels, const CsvOptions& options) {
    const auto shape = rowShape(pixels, rowsOf(options));
    if (!shape)
        table.fail(ErrorKind::Unsupported,
                   Message::tr("has %1 columns of numbers beside the label, which are no %2; say width=W, with "
                               "channels=3 where they are in color, or label=COLUMN where one of them is the label",
                               pixels, rowPicture(options.width)));
    if (shape->width * shape->height == 1 && options.width == 0)
        table.fail(
            ErrorKind::Unsupported,
            Message::tr(
                "has only %1 left for pixels, so each picture would be a single pixel; say width=1 if that is meant",
                table.columns().nameOf(table.columns().pixels.front())));
    return *shape;
}

/// An even share of the pixels.
std::vector<double> someOf(CsvTable& table, const LabelPlace& label) {
    const std::size_t step =
        std::max<std::size_t>(1, table.numbers().rows() * table.numbers().width() / kMaxSampledValues);
    std::vector<double> some;
    std::size_t at = 0;
    table.numbers().visit(false, [&](auto row) {
        for (const auto part : label.pixelsOf(row))
            for (const auto number : part)
                if (at++ % step == 0) some.push_back(number);
    });
    return some;
}

/// Of the pixels. With `Robust` of the middle of them.
NumberRange rangeOf(CsvTable& table, const LabelPlace& label, ScaleChoice choice) {
    RangeFinder finder;
    std::array<bool, 256> occurs{};
    table.numbers().visit(false, [&]<class Number>(std::span<const Number> row) {
        for (const auto part : label.pixelsOf(row))
            for (const Number number : part) {
                if constexpr (std::is_same_v<Number, std::uint8_t>)
                    occurs[number] = true;
                else
                    finder.add(number);
            }
    });
    for (std::size_t level = 0; level < occurs.size(); ++level)
        if (occurs[level]) finder.add(static_cast<double>(level));
    NumberRange range = finder.range();
    range.notFinite -= table.missing();  // which have a note of their own
    return choice == ScaleChoice::Robust ? robustRange(range, someOf(table, label)) : range;
}

/// Gives back the numbers' memory on the way. `order` is Planes or Pixels.
std::vector<std::uint8_t> takePixels(CsvTable& table, const LabelPlace& label, const PixelScale& scale,
                                     const ImageShape& shape, PixelOrder order) {
    const auto size = static_cast<std::size_t>(shape.pixelCount()), plane = size / 3;
    std::array<std::uint8_t, 256> levels{};
    for (std::size_t level = 0; level < levels.size(); ++level) levels[level] = scale(static_cast<double>(level));
    std::vector<std::uint8_t> result(table.numbers().rows() * size), picture(size);
    std::uint8_t* next = result.data();
    const bool areInPlace = shape.channels == 1 || order == PixelOrder::Pixels;
    table.numbers().visit(true, [&]<class Number>(std::span<const Number> row) {
        std::uint8_t* pixel = areInPlace ? next : picture.data();
        for (const auto part : label.pixelsOf(row))
            for (const Number number : part) {
                if constexpr (std::is_same_v<Number, std::uint8_t>)
                    *pixel++ = levels[number];
                else
                    *pixel++ = scale(number);
            }
        for (std::size_t i = 0; i < size && !areInPlace; ++i) next[i] = picture[i % 3 * plane + i / 3];
        next += size;
    });
    return result;
}

/// `source` says where the words come from: "column 3", or of a file of labels its name.
void setLabels(const WordColumn& words, const Message& source, bool isFile, Dataset::Parts& parts) {
    if (words.hasTooMany()) {
        parts.report.notes.push_back(
            isFile ? Message::tr("'%1' holds more than 1,000 different words, which are no labels.", source)
                   : Message::tr("The table's %1 holds more than 1,000 different words, which are no labels.", source));
        return;
    }
    if (words.words().empty()) return;
    const std::vector<std::string> different = words.different();
    std::vector<std::size_t> counts(different.size());
    for (const std::int32_t word : words.words()) ++counts[static_cast<std::size_t>(word)];
    MissingLabels missing(different);
    std::vector<std::string> labels;
    for (std::size_t k = 0; k < different.size(); ++k) labels.push_back(missing.labelOf(different[k], counts[k]));
    ClassLabels classes = classesOf(labels);
    parts.classNames = std::move(classes.names);
    parts.labels.reserve(words.words().size());
    for (const std::int32_t word : words.words())
        parts.labels.push_back(classes.labels[static_cast<std::size_t>(word)]);
    parts.report.notes.push_back(
        isFile ? Message::tr("The labels are the lines of '%1' (label=none passes over them).", source)
               : Message::tr("The labels are those of the table's %1.", source));
    std::ranges::copy(missing.notes(), std::back_inserter(parts.report.notes));
}

/// What the classes of columns with one 1 a line are called: as the columns, or by their number from 0.
std::vector<std::string> oneHotNames(const CsvColumns& columns, const LabelPlace& place) {
    std::vector<std::string> names;
    std::set<std::string> different;
    bool areNames = true;
    for (std::size_t k = 0; k < place.count; ++k) {
        names.push_back(columns.bareNameOf(columns.pixels[place.first + k]));
        areNames = areNames && !names.back().empty() && !fieldNumber(names.back());
        different.insert(names.back());
    }
    if (areNames && different.size() == names.size()) return names;
    for (std::size_t k = 0; k < names.size(); ++k) names[k] = std::to_string(k);
    return names;
}

/// Adds the label that lies among the numbers to the table's words; how its columns are called.
Message takeLabel(CsvTable& table, const LabelPlace& place) {
    const CsvColumns& columns = table.columns();
    if (columns.label) return columns.nameOf(*columns.label);
    if (place.count == 0) return {};
    const NumberRows& numbers = table.numbers();
    const Message first = columns.nameOf(columns.pixels[place.first]);
    if (place.count == 1) {
        for (std::size_t row = 0; row < numbers.rows(); ++row)
            table.labels().add(std::to_string(std::llround(numbers.at(row, place.first))));
        return Message::tr("%1 (label= names another)", first);
    }
    const std::vector<std::string> names = oneHotNames(columns, place);
    for (std::size_t row = 0; row < numbers.rows(); ++row)
        for (std::size_t k = 0; k < place.count; ++k)
            if (numbers.at(row, place.first + k) == 1.0F) table.labels().add(names[k]);
    return Message::tr("%1 to %2, which have a single 1 in each line", first,
                       columns.nameOf(columns.pixels[place.first + place.count - 1]));
}

std::string nameOfFile(const std::string& path) { return std::filesystem::path(path).filename().string(); }

/// Adds the pictures to judge by and their words, where there are both.
void takeTestPartner(CsvTable& table, const CsvPartners& partners, const Progress& progress,
                     std::vector<std::string>& words, CsvPictures& pictures) {
    if (partners.testLabels.empty()) {
        pictures.all.report.notes.push_back(
            Message::tr("'%1' is left out, for no labels lie beside it; a share is held out in its place.",
                        nameOfFile(partners.test)));
        return;
    }
    const std::size_t rows = table.numbers().rows(), records = table.isTaken().size();
    table.append(openPossiblyPacked(partners.test), partners.test, progress);
    PartnerLabels test = readPartnerLabels(partners.testLabels, table.isTaken().size() - records + table.countRest());
    if (!test.flaw.isEmpty())
        throw Error(ErrorKind::Conflict,
                    Message::tr("'%1' is no table of the labels of '%2': %3; say split=none to leave both out.",
                                partners.testLabels, nameOfFile(partners.test), test.flaw));
    if (!test.note.isEmpty()) pictures.all.report.notes.push_back(test.note);
    test.words.resize(table.isTaken().size() - records);
    std::ranges::move(test.words, std::back_inserter(words));
    pictures.isTest.resize(rows);
    pictures.isTest.resize(table.numbers().rows(), true);
}

/// The labels that lie beside a table without a column of them, and the pictures to judge by; whether there are any.
bool takePartners(CsvTable& table, const CsvOptions& options, const std::string& name, const CsvPartners& partners,
                  const Progress& progress, CsvPictures& pictures) {
    if (partners.labels.empty() || table.columns().label || !options.label.empty()) return false;
    PartnerLabels labels = readPartnerLabels(partners.labels, table.isTaken().size() + table.countRest());
    if (!labels.flaw.isEmpty()) {
        pictures.all.report.notes.push_back(Message::tr("Doubtful: '%1' beside it is not taken for the labels: %2.",
                                                        nameOfFile(partners.labels), labels.flaw));
        return false;
    }
    if (!labels.note.isEmpty()) pictures.all.report.notes.push_back(labels.note);
    std::vector<std::string> words = std::move(labels.words);
    words.resize(table.isTaken().size());
    if (!partners.test.empty() && options.split.empty() && !table.columns().split)
        takeTestPartner(table, partners, progress, words, pictures);
    if (!pictures.isTest.empty())
        pictures.splitDescription =
            Message::tr("Models learn from '%1' and are judged by '%2' (split=none holds out a share instead).",
                        nameOfFile(name), nameOfFile(partners.test));
    for (const std::string& other : partners.others) pictures.all.report.notes.push_back(thirdFileNote(other));
    for (std::size_t i = 0; i < words.size(); ++i)
        if (table.isTaken()[i]) table.labels().add(words[i]);
    return true;
}

void setFactors(const CsvTable& table, Dataset::Parts& parts) {
    std::string names;
    for (std::size_t k = 0; k < table.factors().size(); ++k) {
        const std::size_t column = table.columns().factors[k];
        const std::string bare = table.columns().bareNameOf(column);
        parts.factors.push_back({bare.empty() ? "column " + std::to_string(column + 1) : bare, table.factors()[k]});
        names += (names.empty() ? "" : ", ") + parts.factors.back().name;
    }
    if (!names.empty())
        parts.report.notes.push_back(Message::tr("The factors are the table's columns %1 (factors=).", names));
}

/// Whether the last line is the sum of all others, as spreadsheets have it.
bool isLastTheSum(const NumberRows& numbers) {
    constexpr std::size_t kFewest = 4;
    const std::size_t last = numbers.rows() - 1, width = numbers.width();
    if (numbers.rows() < kFewest) return false;
    const auto largestOf = [&](std::size_t row) {
        float largest = 0.0F;
        for (std::size_t column = 0; column < width; ++column) largest = std::max(largest, numbers.at(row, column));
        return largest;
    };
    if (largestOf(last) <= 0.0F || largestOf(last) < 2.0F * largestOf(last - 1)) return false;
    for (std::size_t column = 0; column < width; ++column) {
        double sum = 0.0;
        for (std::size_t row = 0; row < last; ++row) sum += numbers.at(row, column);
        if (!(std::abs(sum - numbers.at(last, column)) <= 1e-4 * std::abs(sum))) return false;
    }
    return true;
}

/// Which lines are to judge by; empty where the words do not say so of all.
void setParts(const CsvTable& table, const CsvOptions& options, CsvPictures& pictures) {
    const CsvColumns& columns = table.columns();
    if (!columns.split) return;
    const std::vector<std::string> different = table.parts().different();
    const std::string name = columns.bareNameOf(*columns.split);
    const Message column = columns.nameOf(*columns.split);
    std::string train, test, unknown;
    for (const std::string& word : different) {
        const SplitPart part = splitPartIn(name, word);
        std::string& words = part == SplitPart::Train ? train : part == SplitPart::Test ? test : unknown;
        words += (words.empty() ? "'" : ", '") + word + "'";
    }
    auto& notes = pictures.all.report.notes;
    if (!unknown.empty() || table.parts().hasTooMany()) {
        if (!options.split.empty())
            table.fail(ErrorKind::WrongValue,
                       Message::tr("has %1 in %2, which says neither train nor test; name another column as split=, or "
                                   "none (yes and no count only under a name such as is_training)",
                                   unknown.substr(0, 80), column));
        return notes.push_back(
            Message::tr("The table's %1 does not say of every line which part it belongs to.", column));
    }
    if (train.empty() || test.empty())
        return notes.push_back(Message::tr("The table's %1 names only one part, %2.", column, train + test));
    for (const std::int32_t word : table.parts().words())
        pictures.isTest.push_back(splitPartIn(name, different[static_cast<std::size_t>(word)]) == SplitPart::Test);
    pictures.splitDescription = Message::tr(
        "Models learn from the lines with %1 in %2 and are judged by those with %3 (split=).", train, column, test);
}

ColumnRequest columnRequestOf(const CsvOptions& options) {
    ColumnRequest request{options.label, options.split, {}};
    for (std::size_t begin = 0; begin < options.factors.size();) {
        const std::size_t end = std::min(options.factors.find('+', begin), options.factors.size());
        request.factors.push_back(options.factors.substr(begin, end - begin));
        begin = end + 1;
    }
    return request;
}

/// "100 lines with a picture each, under a line of names.", and what was found on the way.
std::vector<Message> notesOf(const CsvTable& table) {
    const CsvColumns& columns = table.columns();
    const std::size_t lines = table.numbers().rows();
    std::vector<Message> notes{columns.hasHeader
                                   ? Message::tr("%1 lines with a picture each, under a line of names.", lines)
                                   : Message::tr("%1 lines with a picture each, without a line of names.", lines)};
    if (table.wasCut()) notes.push_back(Message::tr("Lines behind these were not read (first=)."));
    if (columns.text)
        notes.push_back(Message::tr("The pictures are the %1 numbers in each field of %2.", columns.textNumbers,
                                    columns.nameOf(*columns.text)));
    notes.insert(notes.end(), columns.notes.begin(), columns.notes.end());
    if (isLastTheSum(table.numbers()))
        notes.push_back(Message::tr("Doubtful: the last line is the sum of all others; remove it from the table."));
    if (const std::size_t missing = table.missing() + table.missingFactors(); missing > 0)
        notes.push_back(Message::tr("%n fields hold no number (empty, NA or the like) and count as 0.",
                                    "%n field holds no number (empty, NA or the like) and counts as 0.", missing));
    return notes;
}

/// Whether what is read begins with lines of numbers, each of as many.
bool beginsWithNumbers(const std::string& path) {
    const std::unique_ptr<ByteSource> source = openPossiblyPacked(path);
    std::vector<std::uint8_t> bytes(kSniffed);
    bytes.resize(source->read(bytes));
    if (bytes.empty() || std::ranges::count(bytes, std::uint8_t{0}) > 0) return false;
    CsvReader reader(std::make_unique<MemorySource>(bytes), path);
    std::size_t count = 0, lines = 0, others = 0;
    while (lines < 3 && others < 2 && reader.next()) {
        const auto& fields = reader.fields();
        const bool areNumbers = std::ranges::all_of(
            fields, [](std::string_view field) { return fieldNumber(field) || isMissingField(field); });
        if (areNumbers && fields.size() >= kMinSniffed && (count == 0 || fields.size() == count)) {
            count = fields.size();
            ++lines;
        } else if (lines > 0) {
            return lines > 1;  // the last may be cut where looking ended
        } else {
            ++others;  // names, or how many there are
            if (!areNumbers && fields.size() < 2) return false;
        }
    }
    return lines > 0;
}

}  // namespace

const ParameterTable<CsvOptions>& csvParameters() {
    static const ParameterTable<CsvOptions> table({
        textParameter("label", Message::tr("Label column"),
                      Message::tr("The column of the labels by name or number; empty: the likeliest."),
                      &CsvOptions::label, {Message::tr("a column's name or number, or none"), 200}),
        integerParameter("width", Message::tr("Width (px)"), Message::tr("Width of the pictures; 0: they are square."),
                         &CsvOptions::width, {0, 16384}),
        choiceParameter("channels", Message::tr("Channels"),
                        Message::tr("Of pictures whose pixels lie in a line: gray or in color."), &CsvOptions::channels,
                        rowChannelOptions()),
        choiceParameter("order", Message::tr("Order of colors"),
                        Message::tr("How the colors of a picture lie in its line."), &CsvOptions::order,
                        orderOptions()),
        choiceParameter("turn", Message::tr("Turn"), Message::tr("Whether rows and columns change places."),
                        &CsvOptions::turn, turnOptions()),
        integerParameter("first", Message::tr("At most"), Message::tr("How many of the first lines are read; 0: all."),
                         &CsvOptions::first, {0, 16'777'216}),
        textParameter(
            "split", Message::tr("Split column"),
            Message::tr("The column that says train or test of each line, by name or number; empty: the likeliest."),
            &CsvOptions::split, {Message::tr("a column's name or number, or none"), 100}),
        textParameter("factors", Message::tr("Factor columns"),
                      Message::tr("Columns of known causes by name or number, separated by '+'; empty: the likeliest."),
                      &CsvOptions::factors, {Message::tr("columns' names or numbers separated by '+', or none"), 1000}),
        choiceParameter("scale", Message::tr("Brightness"),
                        Message::tr("How numbers become pixels: as their range says, or stretched to 0..255."),
                        &CsvOptions::scale, scaleOptions()),
    });
    return table;
}

CsvPictures readCsvTable(std::unique_ptr<ByteSource> source, const std::string& name, const CsvOptions& options,
                         const CsvPartners& partners, const Progress& progress) {
    CsvTable table(std::move(source), name, columnRequestOf(options), options.first);
    table.readAll(progress);
    CsvPictures pictures;
    const bool havePartners = takePartners(table, options, name, partners, progress, pictures);
    const LabelPlace label = havePartners ? LabelPlace() : findLabelPlace(table, options);
    const Message labelSource = havePartners ? Message(nameOfFile(partners.labels)) : takeLabel(table, label);
    Dataset::Parts& parts = pictures.all;
    parts.shape = shapeOf(table, table.numbers().width() - label.count, options);
    const PixelScale scale(NumberKind::Real, rangeOf(table, label, options.scale), options.scale);
    auto& notes = parts.report.notes;
    const std::vector<Message> found = notesOf(table);
    notes.insert(notes.begin(), found.begin(), found.end());
    notes.insert(notes.end(), scale.notes().begin(), scale.notes().end());
    PixelOrder order = PixelOrder::Pixels;
    const std::size_t before = label.first == 0 ? label.count : 0;
    const RowNumber number = [&](std::uint64_t row, std::uint64_t at) { return table.numbers().at(row, before + at); };
    if (parts.shape.channels == 3) {
        order = chooseOrder(options.order, parts.shape, table.numbers().rows(), number);
        notes.push_back(orderNote(order, parts.shape));
    } else if (options.channels == RowChannels::Auto && options.width == 0) {
        const Message doubt = doubtAboutChannels(parts.shape, table.numbers().rows(), number);
        if (!doubt.isEmpty()) notes.push_back(doubt);
    }
    setLabels(table.labels(), labelSource, havePartners, parts);
    setFactors(table, parts);
    setParts(table, options, pictures);
    parts.report.skipped = std::move(table.skipped());
    parts.pixels = takePixels(table, label, scale, parts.shape, order);
    std::ranges::copy(doubtsAbout(parts, true), std::back_inserter(notes));
    if (isTransposed(options.turn, name)) transpose(options.turn, parts);
    return pictures;
}

Dataset::Parts readCsvPictures(std::unique_ptr<ByteSource> source, const std::string& name, const CsvOptions& options,
                               const Progress& progress) {
    return readCsvTable(std::move(source), name, options, {}, progress).all;
}

std::vector<ParameterInfo> CsvFormat::parameters() const { return csvParameters().describe(); }

Settings CsvFormat::defaults() const { return csvParameters().settings({}); }

bool CsvFormat::recognizes(const std::string& path) const {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return false;
    const std::string name = lowerCase(std::filesystem::path(path).filename().string());
    const bool isNamed = std::ranges::any_of(
        filePatterns(), [&](const std::string& pattern) { return name.ends_with(pattern.substr(1)); });
    try {
        return isNamed || beginsWithNumbers(path);
    } catch (const Error&) {
        return false;
    }
}

std::vector<std::string> CsvFormat::files(const std::string& path) const {
    const CsvPartners partners = CsvPartners::of(path);
    std::vector<std::string> files{path};
    for (const std::string& file : {partners.labels, partners.test, partners.testLabels})
        if (!file.empty()) files.push_back(file);
    return files;
}

DataSplit CsvFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    CsvOptions options;
    csvParameters().apply(settings, options);
    CsvPictures pictures = readCsvTable(openPossiblyPacked(path), path, options, CsvPartners::of(path), progress);
    pictures.all.name = std::filesystem::path(path).filename().string();
    if (pictures.isTest.empty()) return holdOutDefaultShare(std::move(pictures.all));
    return splitByFlags(Dataset(std::move(pictures.all)), pictures.isTest, pictures.splitDescription);
}

}  // namespace lunette
