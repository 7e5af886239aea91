#include "io/ArrayFormat.h"

#include "data/PixelDoubts.h"
#include "data/Split.h"
#include "io/ArrayFile.h"
#include "io/ArrayNames.h"
#include "io/ClassLabels.h"
#include "io/Gzip.h"
#include "io/Hdf5File.h"
#include "io/MatFile.h"
#include "io/Pickle.h"
#include "io/PickledArrays.h"
#include "io/StoredNumbers.h"
#include "io/WholeFile.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>

namespace lunette {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxTextBytes = std::size_t{1} << 27;
constexpr std::uint64_t kMaxFactors = 64;
constexpr std::size_t kPickleStart = 16;  // bytes
constexpr std::size_t kMaxNamed = 10;     // members, in one sentence

using ReadFile = std::function<ArrayFile(const std::string& path)>;

const StoredArray* findArray(const ArrayFile& file, const std::string& name) {
    const auto found = std::ranges::find(file.arrays, name, &StoredArray::name);
    return found == file.arrays.end() ? nullptr : &*found;
}

const StoredArray* findFirst(const ArrayFile& file, const std::vector<std::string>& names) {
    for (const std::string& name : names)
        if (const StoredArray* array = findArray(file, name)) return array;
    return nullptr;
}

const StoredArray& demandArray(const ArrayFile& file, const std::string& name, const std::string& path) {
    if (const StoredArray* array = findArray(file, name)) return *array;
    std::string known;
    for (const StoredArray& array : file.arrays) known += (known.empty() ? "" : ", ") + array.name;
    throw Error("'" + path + "' has no member '" + name + "'; it has " + known + ".");
}

bool canBeImages(const StoredArray& array, const ArrayOptions& options) {
    try {
        layoutOf(array.header, options, array.name);
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// The largest that can be pictures, of those for training where the names tell.
const StoredArray& chooseImages(const ArrayFile& file, const ArrayOptions& options, const std::string& path) {
    if (!options.images.empty()) return demandArray(file, options.images, path);
    const auto rank = [&](const StoredArray& array) {
        const bool isForTraining = array.name.find("train") != std::string::npos;
        const bool isPicture = array.header.shape.size() > 2;
        return std::tuple(canBeImages(array, options), isPicture, isForTraining, array.header.itemCount());
    };
    return *std::ranges::max_element(file.arrays, {}, rank);
}

/// The names of the labels and of what is judged by that may lie beside a file.
std::vector<std::string> partnerNames(const std::string& stem) {
    std::vector<std::string> names = labelNamesFor(stem);
    for (const std::string& test : testNamesFor(stem)) {
        names.push_back(test);
        std::ranges::copy(labelNamesFor(test), std::back_inserter(names));
    }
    std::vector<std::string> different;
    for (const std::string& name : names)
        if (std::ranges::find(different, name) == different.end()) different.push_back(name);
    return different;
}

/// The file of that name beside `path`; empty where there is none.
std::string fileBeside(const std::string& path, const std::string& name) {
    const fs::path file = fs::path(path).parent_path() / name;
    std::error_code ignored;
    return fs::is_regular_file(file, ignored) ? file.string() : std::string();
}

std::vector<std::string> withPartners(const std::string& path, const std::string& ending) {
    std::vector<std::string> files{path};
    for (const std::string& name : partnerNames(fs::path(path).stem().string()))
        if (std::string file = fileBeside(path, name + ending); !file.empty()) files.push_back(std::move(file));
    return files;
}

/// Adds what lies beside a file of one array under its partners' names.
void addPartners(ArrayFile& file, const std::string& path, const std::string& ending, const ReadFile& read) {
    if (file.arrays.size() != 1) return;
    const std::string stem = fs::path(path).stem().string();
    const std::string own = std::exchange(file.arrays.front().name, stem);
    for (const std::string& name : partnerNames(stem)) {
        const std::string beside = fileBeside(path, name + ending);
        if (beside.empty()) continue;
        ArrayFile partner = read(beside);
        if (partner.arrays.size() != 1) continue;
        partner.arrays.front().name = name;
        file.arrays.push_back(std::move(partner.arrays.front()));
    }
    if (file.arrays.size() == 1) file.arrays.front().name = own;
}

/// One value an image, or a row of a few, of which one may be 1.
bool fitsAsLabels(const StoredArray& array, std::uint64_t count) {
    const auto& shape = array.header.shape;
    const bool isColumn = shape.size() == 1 || (shape.size() == 2 && shape[1] == 1);
    const bool isRows = shape.size() == 2 && shape[1] > 1 && shape[1] <= kMaxClasses && array.header.isNumeric();
    const bool isReadable = array.header.isNumeric() || array.header.isText();
    return (isColumn || isRows) && isReadable && shape[0] == count;
}

bool soundsLikeLabels(const std::string& name) {
    const auto holds = [&](const char* word) { return name.find(word) != std::string::npos; };
    return name == "y" || name == "Y" || holds("label") || holds("target") || holds("class");
}

/// All numbers, row by row.
std::vector<double> numbersOf(const StoredArray& array) {
    const SharedBytes bytes = array.numbers({});
    const auto& shape = array.header.shape;
    const std::uint64_t rows = shape[0], columns = shape.size() < 2 ? 1 : shape[1];
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
    const std::size_t columns = labels.header.shape.size() < 2 ? 1 : labels.header.shape[1];
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
    const auto& shape = array.header.shape;
    return array.header.isNumeric() && shape.size() == 2 && shape[0] == count && shape[1] > 1 &&
           shape[1] <= kMaxFactors;
}

const StoredArray* chooseLabels(const ArrayFile& file, const StoredArray& images, std::uint64_t count,
                                const std::string& path, const std::string& asked) {
    if (asked == "none") return nullptr;
    if (!asked.empty()) {
        const StoredArray& labels = demandArray(file, asked, path);
        if (!fitsAsLabels(labels, count))
            throw Error("'" + path + "': '" + asked + "' holds " + labels.header.shapeText() +
                        " numbers; labels are one for each of the " + std::to_string(count) + " images.");
        return &labels;
    }
    const StoredArray* named = findFirst(file, labelNamesFor(images.name));
    if (named && fitsAsLabels(*named, count)) return named;
    for (const StoredArray& array : file.arrays) {
        if (&array == &images || !soundsLikeLabels(array.name) || !fitsAsLabels(array, count)) continue;
        if (!canBeFactors(array, count) || wordsOf(array)) return &array;
    }
    return nullptr;
}

/// The columns of an array that are not all of one value, as known causes: by what they are known to be called, or by
/// its name, with a number from 1 where there are several.
std::vector<Factor> factorsOf(const StoredArray& array, const std::string& name, std::uint64_t count,
                              const StoredArray& images) {
    const std::vector<double> numbers = numbersOf(array);
    const std::size_t columns = array.header.shape.size() < 2 ? 1 : array.header.shape[1];
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

struct Pictures {
    Dataset::Parts parts;
    std::string labels{};              ///< the member's name
    std::vector<std::string> words{};  ///< one label an image, or none
};

std::string contentsOf(const StoredArray& array) { return array.header.shapeText() + ", " + array.header.typeName(); }

/// The first `size` bytes of an array whose whole is too large to unpack.
SharedBytes readFirst(const StoredArray& array, std::uint64_t size, const std::string& where,
                      const Progress& progress) {
    if (size > kMaxUnpacked)
        throw Error("'" + where + "': so many images unpack to " + std::to_string(size >> 20) +
                    " MiB, and Lunette unpacks at most " + std::to_string(kMaxUnpacked >> 20) +
                    " MiB; say a smaller first=N.");
    ByteReader reader(array.stream(), where);
    const auto bytes = std::make_shared<const std::vector<std::uint8_t>>(reader.bytes(size, "numbers", progress));
    return {bytes, *bytes};
}

/// The numbers of a packed array of 0 and 1 as bits, where all of them are too large to unpack; false where they are
/// others.
bool readBits(const StoredArray& images, ImageArray& array, const Progress& progress) {
    ByteReader reader(images.stream(), array.name);
    auto bits =
        bitsOf(reader, array.layout.count, static_cast<std::uint64_t>(array.layout.shape.pixelCount()), progress);
    if (!bits) return false;
    const auto shared = std::make_shared<const std::vector<std::uint8_t>>(std::move(*bits));
    array.bytes = {shared, *shared};
    array.isOfBits = true;
    return true;
}

/// Sets array.bytes, of only the first images where no more are asked for.
void readNumbers(const StoredArray& images, ImageArray& array, const ArrayOptions& options, const Progress& progress) {
    ImageLayout& layout = array.layout;
    const auto first = static_cast<std::uint64_t>(options.first);
    const bool isShortened = first > 0 && layout.count > first;
    const bool lieTogether = layout.imageStep * layout.count == array.header.itemCount();
    if (isShortened) layout.count = first;
    if (isShortened && lieTogether)  // so that nothing else is looked at
        array.header = {
            array.header.kind, array.header.isBigEndian, array.header.itemSize, false, {first, layout.imageStep}};
    const std::uint64_t size = array.header.byteCount();
    if (images.stream && size > kMaxUnpacked && mayBeBits(array.header, layout, options.scale) &&
        readBits(images, array, progress))
        return;
    if (isShortened && lieTogether && images.stream)
        array.bytes = readFirst(images, size, array.name, progress);
    else
        array.bytes = images.numbers(progress).part(0, size);
}

ImageArray readArray(const StoredArray& images, const std::string& path, const ArrayOptions& options,
                     const Progress& progress) {
    const std::string where = fs::path(path).stem() == images.name ? path : path + ": " + images.name;
    ImageArray array{images.header, layoutOf(images.header, options, where), {}, where};
    ImageLayout& layout = array.layout;
    const std::uint64_t all = layout.count;
    readNumbers(images, array, options, progress);
    if (layout.isRow && layout.shape.channels == 3) {
        PixelOrder order = options.order;
        withNumberType(array.header, [&]<class Number>() {
            order = chooseOrder(order, layout.shape, layout.count, [&](std::uint64_t row, std::uint64_t at) {
                return storedNumber<Number>(array.bytes.bytes.data(), row * layout.imageStep + at * layout.channelStep,
                                            array.header.isBigEndian);
            });
        });
        layout.setOrder(order);
        layout.notes.push_back(orderNote(order, layout.shape));
    }
    if (layout.count < all)
        layout.notes.push_back("Only the first " + std::to_string(layout.count) + " images were taken (first=).");
    return array;
}

/// `labels` may be null. What is no label but numbers is a factor, called `factor`. Of both the first `count` are
/// taken.
Pictures withLabels(Dataset::Parts parts, const StoredArray& images, const StoredArray* labels,
                    const std::string& factor, std::uint64_t count) {
    Pictures result{std::move(parts)};
    auto& notes = result.parts.report.notes;
    notes.insert(notes.begin(), "'" + images.name + "' holds " + contentsOf(images) + ".");
    if (!labels) return result;
    result.labels = labels->name;
    if (auto words = wordsOf(*labels)) result.words = std::move(*words);
    result.words.resize(std::min<std::size_t>(result.words.size(), count));
    if (!result.words.empty()) return result;
    const auto& shape = labels->header.shape;
    if (labels->header.isNumeric() && (shape.size() < 2 || shape[1] <= kMaxFactors))
        result.parts.factors = factorsOf(*labels, factor, count, images);
    notes.push_back("'" + labels->name + "' holds neither whole numbers nor short words and gives no labels" +
                    (result.parts.factors.empty() ? "." : ", but a factor."));
    return result;
}

/// The likeliest factors: values before their classes; null where there are none.
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

void addFactors(const StoredArray& array, const StoredArray& images, std::uint64_t count, Dataset::Parts& parts) {
    std::vector<Factor> factors = factorsOf(array, array.name, count, images);
    parts.report.notes.push_back("'" + array.name + "' gives " + std::to_string(factors.size()) +
                                 " factors, a column each that is not of one value.");
    std::ranges::move(factors, std::back_inserter(parts.factors));
}

/// Names the members of which nothing was taken; empty where there is none.
std::string othersThan(const std::vector<const StoredArray*>& taken, const ArrayFile& file) {
    std::string others;
    std::size_t count = 0;
    for (const StoredArray& array : file.arrays) {
        if (std::ranges::find(taken, &array) != taken.end() || ++count > kMaxNamed) continue;
        others += (others.empty() ? "'" : "; '") + array.name + "', " + contentsOf(array);
    }
    return count > kMaxNamed ? others + "; and " + std::to_string(count - kMaxNamed) + " more" : others;
}

/// Both parts of a dataset have the same factors.
void keepCommonFactors(Dataset::Parts& train, Dataset::Parts& test) {
    const auto lacks = [](const Dataset::Parts& parts) {
        return [&parts](const Factor& factor) {
            return std::ranges::find(parts.factors, factor.name, &Factor::name) == parts.factors.end();
        };
    };
    std::erase_if(train.factors, lacks(test));
    std::erase_if(test.factors, lacks(train));
}

void setLabels(Pictures& train, Pictures* test) {
    auto& notes = train.parts.report.notes;
    if (train.words.empty()) return;
    if (test && test->words.empty())
        return notes.push_back("'" + train.labels + "' gives no labels, because the images to judge by have none.");
    const auto trainCount = static_cast<std::ptrdiff_t>(train.words.size());
    std::vector<std::string> words = std::move(train.words);
    if (test) std::ranges::move(test->words, std::back_inserter(words));
    const ClassLabels classes = classesOf(words);
    if (classes.names.size() > kMaxClasses)
        return notes.push_back("'" + train.labels + "' holds " + std::to_string(classes.names.size()) +
                               " different ones; more than 1,000 are no labels.");
    notes.push_back("The labels are those of '" + train.labels + "'.");
    const auto middle = classes.labels.begin() + trainCount;
    train.parts.classNames = classes.names;
    train.parts.labels.assign(classes.labels.begin(), middle);
    if (!test) return;
    test->parts.classNames = classes.names;
    test->parts.labels.assign(middle, classes.labels.end());
}

/// What an array takes in memory; nothing where only some of it is wanted, or it may become bits.
std::uint64_t unpackedSize(const StoredArray& array, const ArrayOptions& options) {
    const bool isWhole = array.isPacked && options.first == 0 && array.header.byteCount() <= kMaxUnpacked;
    return isWhole ? array.header.byteCount() : 0;
}

const StoredArray* findTestImages(const ArrayFile& file, const StoredArray& images, const ArrayOptions& options) {
    const StoredArray* found = findFirst(file, testNamesFor(images.name));
    return found && canBeImages(*found, options) ? found : nullptr;
}

/// The file of the same arrays that the one for training is judged by; empty where there is none.
struct TestFile {
    ArrayFile file;
    std::string path;
};

TestFile findTestFile(const ArrayFile& file, const std::string& path, const std::string& ending, const ReadFile& read) {
    if (file.arrays.size() < 2) return {};
    for (const std::string& name : testNamesFor(fs::path(path).stem().string()))
        if (const std::string beside = fileBeside(path, name + ending); !beside.empty()) return {read(beside), beside};
    return {};
}

DataSplit splitOf(const ArrayFile& file, const TestFile& beside, const std::string& path, const ArrayOptions& options,
                  const Progress& progress) {
    const StoredArray& images = chooseImages(file, options, path);
    const StoredArray* testImages = findTestImages(file, images, options);
    const bool isBeside = !testImages && !beside.path.empty();
    if (isBeside) testImages = findArray(beside.file, images.name);
    const ArrayFile& testFile = isBeside ? beside.file : file;
    if (testImages && unpackedSize(images, options) + unpackedSize(*testImages, options) > kMaxUnpacked)
        throw Error("'" + path + "': '" + images.name + "' and '" + testImages->name +
                    "' together unpack to more than " + std::to_string(kMaxUnpacked >> 20) +
                    " MiB; save both with numpy.save() as .npy files side by side, which are read where they lie.");
    std::vector<ImageArray> arrays{readArray(images, path, options, progress)};
    if (testImages) arrays.push_back(readArray(*testImages, isBeside ? beside.path : path, options, progress));
    if (arrays.back().layout.shape != arrays.front().layout.shape)
        throw Error("'" + path + "': '" + images.name + "' and '" + testImages->name +
                    "' hold pictures of different sizes; say images=NAME for one of another name.");
    const std::uint64_t count = arrays.front().layout.count, testCount = arrays.back().layout.count;
    const bool areRows = arrays.front().layout.isRow;
    std::vector<Dataset::Parts> parts = imagesOf(arrays, options.scale, progress);
    arrays.clear();  // The numbers' memory is given back where they were not kept as they are.
    for (Dataset::Parts& part : parts) {
        std::ranges::copy(doubtsAbout(part, areRows), std::back_inserter(part.report.notes));
        if (isTransposed(options.turn, path)) transpose(options.turn, part);
    }

    const std::uint64_t all = layoutOf(images.header, options, images.name).count;
    const StoredArray* labels = chooseLabels(file, images, all, path, options.labels);
    const std::string factor = labels ? labels->name : "";
    Pictures train = withLabels(std::move(parts.front()), images, labels, factor, count);
    train.parts.name = fs::path(path).filename().string();
    train.parts.report.skipped = file.skipped;
    auto& notes = train.parts.report.notes;
    std::ranges::copy(file.notes, std::back_inserter(notes));
    const StoredArray* factors = testImages ? nullptr : chooseFactors(file, images, labels, all);
    const StoredArray* testLabels =
        testImages ? chooseLabels(testFile, *testImages, layoutOf(testImages->header, options, testImages->name).count,
                                  path, options.labels == "none" ? "none" : "")
                   : nullptr;
    const std::string others = othersThan({&images, labels, testImages, testLabels, factors}, file);
    if (factors) addFactors(*factors, images, count, train.parts);
    if (!others.empty()) notes.push_back("Nothing was taken of the other members: " + others + ".");
    if (!testImages) {
        setLabels(train, nullptr);
        return holdOutDefaultShare(std::move(train.parts));
    }
    Pictures test = withLabels(std::move(parts.back()), *testImages, testLabels, factor, testCount);
    test.parts.name = train.parts.name + ", test";
    setLabels(train, &test);
    keepCommonFactors(train.parts, test.parts);
    return {std::make_shared<const Dataset>(std::move(train.parts)),
            std::make_shared<const Dataset>(std::move(test.parts)),
            {},
            {},
            {},
            {},
            "'" + testImages->name + (isBeside ? "' of '" + fs::path(beside.path).filename().string() : "") +
                "' is what models are judged by."};
}

bool beginsWith(const std::string& path, std::string_view magic) {
    try {
        std::vector<std::uint8_t> bytes(magic.size());
        return FileSource(path).read(bytes) == bytes.size() &&
               std::equal(bytes.begin(), bytes.end(), magic.begin(),
                          [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
    } catch (const Error&) {
        return false;
    }
}

bool isFileNamed(const std::string& path, const std::string& ending) {
    std::error_code ignored;
    return path.ends_with(ending) && fs::is_regular_file(path, ignored);
}

}  // namespace

const ParameterTable<ArrayOptions>& arrayParameters() {
    static const ParameterTable<ArrayOptions> table({
        textParameter("images", "Pictures in", "The member that holds the pictures; empty: the likeliest.",
                      &ArrayOptions::images, {"a member's name", 200}),
        textParameter("labels", "Labels in", "The member that holds the labels; empty: the likeliest.",
                      &ArrayOptions::labels, {"a member's name, or none", 200}),
        choiceParameter("channels", "Channels",
                        "Where four-dimensional arrays have their colour channels, or how many rows of pixels hold.",
                        &ArrayOptions::channels,
                        {{"auto", "Where they fit"},
                         {"last", "Last"},
                         {"first", "First"},
                         {"1", "1, grey, in a row"},
                         {"3", "3, color, in a row"}}),
        choiceParameter("order", "Order of colors", "How the colors of pictures lie in a row.", &ArrayOptions::order,
                        orderOptions()),
        choiceParameter("axes", "Images counted by", "The dimension that counts the images.", &ArrayOptions::axes,
                        {{"auto", "Where they fit"}, {"nhw", "The first"}, {"hwn", "The last"}}),
        choiceParameter("turn", "Turn", "Whether rows and columns change places.", &ArrayOptions::turn, turnOptions()),
        integerParameter("first", "At most", "How many of the first images are taken; 0: all.", &ArrayOptions::first,
                         {0, 16'777'216}),
        integerParameter("width", "Width (px)", "Width of pictures whose pixels lie in one row; 0: they are square.",
                         &ArrayOptions::width, {0, 16384}),
        choiceParameter("scale", "Brightness", "How numbers become pixels: as their type says, or stretched to 0..255.",
                        &ArrayOptions::scale, scaleOptions()),
    });
    return table;
}

std::vector<ParameterInfo> ArrayFormat::parameters() const { return arrayParameters().describe(); }
Settings ArrayFormat::defaults() const { return arrayParameters().settings({}); }
std::vector<std::string> ArrayFormat::files(const std::string& path) const { return withPartners(path, ending(path)); }

DataSplit ArrayFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    ArrayOptions options;
    arrayParameters().apply(settings, options);
    report(progress, 0.0);
    ArrayFile file = read(path);
    if (file.arrays.size() == 1 && options.images == file.arrays.front().name) options.images.clear();
    const ReadFile readPartner = [this](const std::string& partner) { return read(partner); };
    addPartners(file, path, ending(path), readPartner);
    return splitOf(file, findTestFile(file, path, ending(path), readPartner), path, options, progress);
}

bool NpyFormat::recognizes(const std::string& path) const {
    return isFileNamed(path, ".npy") || beginsWith(path, "\x93NUMPY");
}
ArrayFile NpyFormat::read(const std::string& path) const { return readNpyFile(wholeFile(path), path); }

bool NpzFormat::recognizes(const std::string& path) const {
    return isFileNamed(path, ".npz") || beginsWith(path, "PK\x03\x04");
}
ArrayFile NpzFormat::read(const std::string& path) const { return readNpzFile(path); }

bool PickleFormat::recognizes(const std::string& path) const {
    try {
        std::string start(kPickleStart, '\0');
        start.resize(openPossiblyPacked(path)->read({reinterpret_cast<std::uint8_t*>(start.data()), start.size()}));
        return beginsAsPickle(start);
    } catch (const Error&) {
        return false;
    }
}
ArrayFile PickleFormat::read(const std::string& path) const { return readPickledArrays(path); }

#ifdef LUNETTE_HDF5
bool Hdf5Format::recognizes(const std::string& path) const { return isHdf5File(path); }
ArrayFile Hdf5Format::read(const std::string& path) const { return readHdf5File(path); }
std::string Hdf5Format::ending(const std::string& path) const { return fs::path(path).extension().string(); }
#endif

#ifdef LUNETTE_MATIO
bool MatFormat::recognizes(const std::string& path) const { return isMatFile(path); }
ArrayFile MatFormat::read(const std::string& path) const { return readMatFile(path); }
#endif

}  // namespace lunette
