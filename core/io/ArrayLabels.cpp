#include "io/ArrayLabels.h"

#include "io/ArrayNames.h"
#include "io/ClassLabels.h"
#include "io/StoredNumbers.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <optional>
#include <span>

namespace lunette {
namespace {

constexpr std::size_t kMaxTextBytes = std::size_t{1} << 27;
constexpr std::uint64_t kMaxFactors = 64;

/// The lengths of an array, of N x 1 x 1 x 1 those of N x 1.
std::vector<std::uint64_t> tableShape(const StoredArray& array) {
    std::vector<std::uint64_t> shape = array.header.shape;
    const bool isColumn =
        shape.size() > 2 && std::all_of(shape.begin() + 1, shape.end(), [](auto n) { return n == 1; });
    if (isColumn) shape.resize(2);
    return shape;
}

/// Of a table of a row an image; of one row, as MATLAB's row vectors, how many numbers an image has: one.
std::uint64_t columnsOfTable(const StoredArray& array) {
    const std::vector<std::uint64_t> shape = tableShape(array);
    return shape.size() < 2 || shape[0] == 1 ? 1 : shape[1];
}

/// How many images an array of one or two dimensions says something of; 0 for others.
std::uint64_t itemsOfTable(const StoredArray& array) {
    const std::vector<std::uint64_t> shape = tableShape(array);
    if (shape.empty() || shape.size() > 2) return 0;
    return shape.size() == 2 && shape[0] == 1 ? shape[1] : shape[0];
}

/// One value an image, or a row of a few, of which one may be 1.
bool fitsAsLabels(const StoredArray& array, std::uint64_t count) {
    const std::uint64_t columns = columnsOfTable(array);
    const bool isReadable = array.header.isNumeric() || (array.header.isText() && columns == 1);
    return isReadable && columns > 0 && columns <= kMaxClasses && itemsOfTable(array) == count;
}

bool soundsLikeLabels(const std::string& name) {
    const auto holds = [&](const char* word) { return name.find(word) != std::string::npos; };
    return name == "y" || name == "Y" || holds("label") || holds("target") || holds("class");
}

/// All numbers, row by row.
std::vector<double> numbersOf(const StoredArray& array) {
    const SharedBytes bytes = array.numbers({});
    const std::uint64_t columns = columnsOfTable(array), rows = itemsOfTable(array);
    std::vector<double> numbers;
    numbers.reserve(rows * columns);
    withNumberType(array.header, [&]<class Number>() {
        for (std::uint64_t row = 0; row < rows; ++row)
            for (std::uint64_t column = 0; column < columns; ++column) {
                const std::uint64_t at = array.header.isFortran ? column * rows + row : row * columns + column;
                numbers.push_back(storedNumber<Number>(bytes.bytes.data(), at, array.header.isBigEndian));
            }
    });
    return numbers;
}

/// The place of the one 1 in each row; nothing where a row has anything but zeros and one 1.
std::optional<std::vector<std::string>> oneHotWords(const std::vector<double>& numbers, std::size_t columns) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < numbers.size(); begin += columns) {
        const std::span row(numbers.data() + begin, columns);
        const auto one = std::ranges::find(row, 1.0);
        const auto zeros = static_cast<std::size_t>(std::ranges::count(row, 0.0));
        if (one == row.end() || zeros + 1 != columns) return std::nullopt;
        words.push_back(std::to_string(one - row.begin()));
    }
    return words;
}

/// The numbers or texts as words; nothing where numbers are not whole, a row holds not one 1, or it is more text than
/// labels are.
std::optional<std::vector<std::string>> wordsOf(const StoredArray& labels) {
    if (labels.header.isText()) {
        const SharedBytes bytes = labels.numbers({});
        if (bytes.bytes.size() > kMaxTextBytes) return std::nullopt;
        return storedTexts(labels.header, bytes.bytes);
    }
    const std::vector<double> numbers = numbersOf(labels);
    const std::size_t columns = columnsOfTable(labels);
    if (columns > 1) return oneHotWords(numbers, columns);
    std::vector<std::string> words;
    words.reserve(numbers.size());
    for (const double value : numbers) {
        if (!(std::abs(value) < 1e15 && value == std::floor(value))) return std::nullopt;
        words.push_back(std::to_string(static_cast<std::int64_t>(value)));
    }
    return words;
}

/// A table of several numbers an image, such as dSprites' latents_values.
bool canBeFactors(const StoredArray& array, std::uint64_t count) {
    const std::uint64_t columns = columnsOfTable(array);
    return array.header.isNumeric() && itemsOfTable(array) == count && columns > 1 && columns <= kMaxFactors;
}

/// The columns of an array that are not all of one value, as known causes: by what they are known to be called, or by
/// its name, with a number from 1 where there are several.
std::vector<Factor> factorsOf(const StoredArray& array, const std::string& name, std::uint64_t count,
                              const StoredArray& images) {
    const std::vector<double> numbers = numbersOf(array);
    const std::size_t columns = columnsOfTable(array);
    const std::vector<std::string> known = columnNamesFor(images.name, images.header.shape, name, columns);
    std::vector<Factor> factors;
    for (std::size_t column = 0; column < columns; ++column) {
        Factor factor{columns == 1 ? name : name + " " + std::to_string(column + 1), {}};
        if (!known.empty()) factor.name = known[column];
        for (std::size_t row = 0; row < count; ++row) {
            const auto value = static_cast<float>(numbers[row * columns + column]);
            factor.values.push_back(std::isfinite(value) ? value : 0.0F);
        }
        if (std::ranges::adjacent_find(factor.values, std::not_equal_to<>()) != factor.values.end())
            factors.push_back(std::move(factor));
    }
    return factors;
}

}  // namespace

const StoredArray* chooseLabels(const ArrayFile& file, const StoredArray& images, std::uint64_t count,
                                const std::string& path, const std::string& requested) {
    if (requested == "none") return nullptr;
    if (!requested.empty()) {
        const StoredArray& labels = file.demand(requested, path);
        if (!fitsAsLabels(labels, count))
            throw Error(ErrorKind::Conflict,
                        Message::tr("'%1': '%2' holds %3 numbers, but there are %4 images, and each needs one label; "
                                    "say labels=NAME for another member, or none.",
                                    path, requested, labels.header.shapeText(), count));
        return &labels;
    }
    const StoredArray* named = file.findFirst(labelNamesFor(images.name));
    if (named && fitsAsLabels(*named, count)) return named;
    const auto own = std::ranges::find(file.arrays, images.name, &StoredArray::labelsOf);
    if (own != file.arrays.end()) return &*own;
    for (const StoredArray& array : file.arrays) {
        if (&array == &images || !soundsLikeLabels(array.name) || !fitsAsLabels(array, count)) continue;
        if (!canBeFactors(array, count) || wordsOf(array)) return &array;
    }
    return nullptr;
}

Message doubtAboutLength(const ArrayFile& file, const StoredArray& images, std::uint64_t count) {
    std::vector<std::string> names = labelNamesFor(images.name);
    for (const char* name : {"y", "label", "labels", "target", "targets"}) names.emplace_back(name);
    const StoredArray* labels = file.findFirst(names);
    if (labels == nullptr || labels == &images || columnsOfTable(*labels) > kMaxClasses) return {};
    const std::uint64_t items = itemsOfTable(*labels);
    if (items == 0 || items == count) return {};
    return Message::tr(
        "Doubtful: '%1' holds %2 labels and '%3' %4 pictures; these lengths differ, so there are no "
        "labels.",
        labels->name, items, images.name, count);
}

LabeledParts withLabels(Dataset::Parts parts, const StoredArray& images, const StoredArray* labels,
                        const std::string& factor, std::uint64_t count) {
    LabeledParts result{std::move(parts)};
    auto& notes = result.parts.report.notes;
    notes.insert(notes.begin(), Message::tr("'%1' holds %2.", images.name, images.contents()));
    if (!labels) return result;
    result.labels = labels->name;
    if (auto words = wordsOf(*labels)) result.words = std::move(*words);
    result.words.resize(std::min<std::size_t>(result.words.size(), count));
    if (!result.words.empty()) return result;
    if (labels->header.isNumeric() && columnsOfTable(*labels) <= kMaxFactors)
        result.parts.factors = factorsOf(*labels, factor, count, images);
    const std::size_t given = result.parts.factors.size();
    notes.push_back(
        given == 0
            ? Message::tr("'%1' holds neither whole numbers nor short words and gives no labels.", labels->name)
            : Message::tr("'%1' holds neither whole numbers nor short words and gives no labels, but %n factors.",
                          "'%1' holds neither whole numbers nor short words and gives no labels, but a factor.", given,
                          labels->name));
    return result;
}

const StoredArray* chooseFactors(const ArrayFile& file, const StoredArray& images, const StoredArray* labels,
                                 std::uint64_t count) {
    const StoredArray* found = nullptr;
    for (const StoredArray& array : file.arrays) {
        if (&array == &images || &array == labels || !canBeFactors(array, count)) continue;
        if (!found || (found->name.find("value") == std::string::npos && array.name.find("value") != std::string::npos))
            found = &array;
    }
    return found;
}

std::vector<const StoredArray*> chooseFactorColumns(const ArrayFile& file, const std::vector<const StoredArray*>& taken,
                                                    std::uint64_t count) {
    std::vector<const StoredArray*> columns;
    for (const StoredArray& array : file.arrays) {
        const bool isTaken = std::ranges::find(taken, &array) != taken.end();
        const bool isColumn = array.header.isNumeric() && fitsAsLabels(array, count) && columnsOfTable(array) == 1;
        if (!isTaken && isColumn && columns.size() < kMaxFactors) columns.push_back(&array);
    }
    return columns;
}

void addFactors(const StoredArray& array, const StoredArray& images, std::uint64_t count, Dataset::Parts& parts) {
    std::vector<Factor> factors = factorsOf(array, array.name, count, images);
    parts.report.notes.push_back(
        columnsOfTable(array) > 1
            ? Message::tr("'%1' gives %2 factors, a column each that is not of one value.", array.name, factors.size())
        : factors.empty() ? Message::tr("'%1' is of one value and gives no factor.", array.name)
                          : Message::tr("'%1' gives a factor.", array.name));
    std::ranges::move(factors, std::back_inserter(parts.factors));
}

void keepCommonFactors(Dataset::Parts& train, Dataset::Parts& test) {
    const auto lacks = [](const Dataset::Parts& parts) {
        return [&parts](const Factor& factor) {
            return std::ranges::find(parts.factors, factor.name, &Factor::name) == parts.factors.end();
        };
    };
    std::erase_if(train.factors, lacks(test));
    std::erase_if(test.factors, lacks(train));
}

void setLabels(LabeledParts& train, LabeledParts* test) {
    auto& notes = train.parts.report.notes;
    if (train.words.empty()) return;
    if (test && test->words.empty())
        return notes.push_back(
            Message::tr("'%1' gives no labels, because the images to judge by have none.", train.labels));
    const auto trainCount = static_cast<std::ptrdiff_t>(train.words.size());
    std::vector<std::string> words = std::move(train.words);
    if (test) std::ranges::move(test->words, std::back_inserter(words));
    const ClassLabels classes = classesOf(words);
    if (classes.names.size() > kMaxClasses)
        return notes.push_back(Message::tr("'%1' holds %2 different ones; more than 1,000 are no labels.", train.labels,
                                           classes.names.size()));
    notes.push_back(Message::tr("The labels are those of '%1'.", train.labels));
    const auto middle = classes.labels.begin() + trainCount;
    train.parts.classNames = classes.names;
    train.parts.labels.assign(classes.labels.begin(), middle);
    if (!test) return;
    test->parts.classNames = classes.names;
    test->parts.labels.assign(middle, classes.labels.end());
}

}  // namespace lunette
