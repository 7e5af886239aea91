#include "io/ArrayFormat.h"

#include "data/PixelDoubts.h"
#include "data/Split.h"
#include "io/Archive.h"
#include "io/ArrayFile.h"
#include "io/ArrayLabels.h"
#include "io/ArrayNames.h"
#include "io/ArrayRoles.h"
#include "io/AxisDoubts.h"
#include "io/Gzip.h"
#include "io/Hdf5File.h"
#include "io/LabelColumn.h"
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

constexpr std::size_t kPickleStart = 16;  // bytes
constexpr std::size_t kMaxNamed = 10;     // members, in one sentence

using ReadFile = std::function<ArrayFile(const std::string& path)>;

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
    if (!options.images.empty()) return file.demand(options.images, path);
    const auto rank = [&](const StoredArray& array) {
        const bool isForTraining = array.name.find("train") != std::string::npos;
        const bool isPicture = array.header.shape.size() > 2;
        return std::tuple(canBeImages(array, options), isPicture, isForTraining, array.header.itemCount());
    };
    const StoredArray& likeliest = *std::ranges::max_element(file.arrays, {}, rank);
    if (!canBeImages(likeliest, options) && !file.skipped.empty()) {
        const auto& [what, why] = file.skipped.front();
        throw Error(ErrorKind::TooFew, Message::tr("'%1' holds no array of pictures; its '%2' %3.", path, what, why));
    }
    return likeliest;
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

/// The first `size` bytes of an array whose whole is too large to unpack.
SharedBytes readFirst(const StoredArray& array, std::uint64_t size, const std::string& where,
                      const Progress& progress) {
    if (size > kMaxUnpacked)
        throw Error(
            ErrorKind::TooLarge,
            Message::tr(
                "'%1': so many images unpack to %2 MiB, and Lunette unpacks at most %3 MiB; say a smaller first=N.",
                where, size >> 20, kMaxUnpacked >> 20));
    ByteReader reader(array.stream(), where);
    const auto bytes =
        std::make_shared<const std::vector<std::uint8_t>>(reader.bytes(size, Message::tr("numbers"), progress));
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

/// Sets array.bytes, of only the first images where fewer than all are requested.
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

/// Finds out how the colors lie in rows, or doubts that they have none.
void understandRows(ImageArray& array, const ArrayOptions& options) {
    ImageLayout& layout = array.layout;
    PixelOrder order = options.order;
    Message doubt;
    const std::uint64_t step = layout.shape.channels == 3 ? layout.channelStep : layout.pixelStep;
    withNumberType(array.header, [&]<class Number>() {
        const RowNumber number = [&](std::uint64_t row, std::uint64_t at) {
            return storedNumber<Number>(array.bytes.bytes.data(), row * layout.imageStep + at * step,
                                        array.header.isBigEndian);
        };
        if (layout.shape.channels == 3)
            order = chooseOrder(order, layout.shape, layout.count, number);
        else if (options.channels == ChannelPlace::Auto && options.width == 0)
            doubt = doubtAboutChannels(layout.shape, layout.count, number);
    });
    if (!doubt.isEmpty()) layout.notes.push_back(std::move(doubt));
    if (layout.shape.channels != 3) return;
    layout.setOrder(order);
    layout.notes.push_back(orderNote(order, layout.shape));
}

ImageArray readArray(const StoredArray& images, const std::string& path, const ArrayOptions& options,
                     const Progress& progress) {
    const std::string where = fs::path(path).stem() == images.name ? path : path + ": " + images.name;
    ImageArray array{images.header, layoutOf(images.header, options, where), {}, where};
    ImageLayout& layout = array.layout;
    const std::uint64_t all = layout.count;
    readNumbers(images, array, options, progress);
    if (options.axes == ImageAxis::Auto)
        std::ranges::copy(doubtsAboutAxes(images.header, array, layout.areImagesLast),
                          std::back_inserter(layout.notes));
    if (layout.isRow && !array.isOfBits) understandRows(array, options);
    if (layout.count < all)
        layout.notes.push_back(Message::tr("Only the first %1 images were taken (first=).", layout.count));
    return array;
}

/// Names the members of which nothing was taken; empty where there is none.
Message othersThan(const std::vector<const StoredArray*>& taken, const ArrayFile& file) {
    Message others;
    std::size_t count = 0;
    for (const StoredArray& array : file.arrays) {
        if (std::ranges::find(taken, &array) != taken.end() || ++count > kMaxNamed) continue;
        const Message one = Message::tr("'%1', %2", array.name, array.contents());
        others = others.isEmpty() ? one : Message::tr("%1; %2", others, one);
    }
    return count > kMaxNamed ? Message::tr("%1; and %2 more", others, count - kMaxNamed) : others;
}

void noteOtherMembers(const std::vector<const StoredArray*>& taken, const ArrayFile& file,
                      std::vector<Message>& notes) {
    const Message others = othersThan(taken, file);
    if (!others.isEmpty())
        notes.push_back(
            Message::tr("Nothing was taken of the other members: %1 (images= and labels= take others).", others));
}

/// What an array takes in memory; nothing where only some of it is wanted, or it may become bits.
std::uint64_t unpackedSize(const StoredArray& array, const ArrayOptions& options) {
    const bool isWhole = array.isPacked && options.first == 0 && array.header.byteCount() <= kMaxUnpacked;
    return isWhole ? array.header.byteCount() : 0;
}

const StoredArray* findTestImages(const ArrayFile& file, const StoredArray& images, const ArrayOptions& options) {
    const StoredArray* found = file.findFirst(testNamesFor(images.name));
    return found && canBeImages(*found, options) ? found : nullptr;
}

/// Says of pictures for a third part, such as val_images beside train_images and test_images, that they are not taken.
/// `taken` gets them and their labels.
void noteThirdParts(const ArrayFile& file, const StoredArray& images, std::vector<const StoredArray*>& taken,
                    std::vector<Message>& notes) {
    for (const std::string& name : testNamesFor(images.name)) {
        const StoredArray* other = file.find(name);
        if (other == nullptr || std::ranges::find(taken, other) != taken.end()) continue;
        notes.push_back(Message::tr("'%1' (%2) is a third part, which is not used (images=%1 takes it alone).",
                                    other->name, other->contents()));
        taken.push_back(other);
        if (const StoredArray* labels = file.findFirst(labelNamesFor(name))) taken.push_back(labels);
    }
}

/// The file of the same arrays that the one for training is judged by; empty where there is none.
struct TestFile {
    ArrayFile file;
    std::string path;
    std::vector<std::string> others{};  ///< the names of more such files
};

TestFile findTestFile(const ArrayFile& file, const std::string& path, const std::string& ending, const ReadFile& read) {
    if (file.arrays.size() < 2) return {};
    TestFile found;
    for (const std::string& name : testNamesFor(fs::path(path).stem().string())) {
        std::string beside = fileBeside(path, name + ending);
        if (beside.empty()) continue;
        if (found.path.empty())
            found = {read(beside), beside};
        else
            found.others.push_back(name + ending);
    }
    return found;
}

struct ArrayPictures {
    std::vector<Dataset::Parts> parts;  ///< to train on, and where there are test images, those
    std::uint64_t count, testCount;
};

ArrayPictures readPictures(const StoredArray& images, const StoredArray* testImages, const std::string& path,
                           const std::string& testPath, const ArrayOptions& options, const Progress& progress) {
    if (testImages && unpackedSize(images, options) + unpackedSize(*testImages, options) > kMaxUnpacked)
        throw Error(ErrorKind::TooLarge,
                    Message::tr("'%1': '%2' and '%3' together unpack to more than %4 MiB; save both with numpy.save() "
                                "as .npy files side by side, which are read in place.",
                                path, images.name, testImages->name, kMaxUnpacked >> 20));
    std::vector<ImageArray> arrays{readArray(images, path, options, progress)};
    if (testImages) arrays.push_back(readArray(*testImages, testPath, options, progress));
    if (arrays.back().layout.shape != arrays.front().layout.shape)
        throw Error(
            ErrorKind::Conflict,
            Message::tr(
                "'%1': '%2' and '%3' hold pictures of different sizes; say images=NAME for one of another name.", path,
                images.name, testImages->name));
    ArrayPictures pictures{{}, arrays.front().layout.count, arrays.back().layout.count};
    const bool areRows = arrays.front().layout.isRow;
    pictures.parts = imagesOf(arrays, options.scale, progress);
    arrays.clear();  // The numbers' memory is given back where they were not kept as they are.
    for (Dataset::Parts& part : pictures.parts) {
        std::ranges::copy(doubtsAbout(part, areRows), std::back_inserter(part.report.notes));
        if (isTransposed(options.turn, path)) transpose(options.turn, part);
    }
    return pictures;
}

/// Of the images: those that were taken, and all.
struct ImageCounts {
    std::uint64_t taken, all;
};

/// Each array beside the images that gives a factor; `taken` names what is something else, and gets them.
void addFactorColumns(const ArrayFile& file, const StoredArray& images, ImageCounts counts,
                      std::vector<const StoredArray*>& taken, Dataset::Parts& parts) {
    for (const StoredArray* column : chooseFactorColumns(file, taken, counts.all)) {
        try {
            addFactors(*column, images, counts.taken, parts);
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& error) {
            parts.report.skipped.push_back({column->name, error.message().asClause()});
        }
        taken.push_back(column);
    }
}

DataSplit splitOf(const ArrayFile& file, const TestFile& beside, const std::string& path, const ArrayOptions& options,
                  const Progress& progress) {
    const StoredArray& images = chooseImages(file, options, path);
    const StoredArray* testImages = findTestImages(file, images, options);
    const bool isBeside = !testImages && !beside.path.empty();
    if (isBeside) testImages = beside.file.find(images.name);
    const ArrayFile& testFile = isBeside ? beside.file : file;
    ArrayPictures pictures = readPictures(images, testImages, path, isBeside ? beside.path : path, options, progress);
    std::vector<Dataset::Parts>& parts = pictures.parts;
    const std::uint64_t count = pictures.count, testCount = pictures.testCount;
    const std::uint64_t all = layoutOf(images.header, options, images.name).count;
    const StoredArray* labels = chooseLabels(file, images, all, path, options.labels);
    const std::string factor = labels ? labels->name : "";
    LabeledParts train = withLabels(std::move(parts.front()), images, labels, factor, count);
    train.parts.name = fs::path(path).filename().string();
    train.parts.report.skipped = file.skipped;
    auto& notes = train.parts.report.notes;
    std::ranges::copy(file.notes, std::back_inserter(notes));
    const StoredArray* factors = testImages ? nullptr : chooseFactors(file, images, labels, all);
    const StoredArray* testLabels =
        testImages ? chooseLabels(testFile, *testImages, layoutOf(testImages->header, options, testImages->name).count,
                                  path, options.labels == "none" ? "none" : "")
                   : nullptr;
    std::vector<const StoredArray*> taken{&images, labels, testImages, testLabels, factors};
    if (factors) addFactors(*factors, images, count, train.parts);
    if (!testImages) addFactorColumns(file, images, {count, all}, taken, train.parts);
    if (!labels && options.labels.empty())
        if (const Message doubt = doubtAboutLength(file, images, all); !doubt.isEmpty()) notes.push_back(doubt);
    if (testImages) noteThirdParts(file, images, taken, notes);
    for (const std::string& other : isBeside ? beside.others : std::vector<std::string>())
        notes.push_back(thirdFileNote(other));
    noteOtherMembers(taken, file, notes);
    if (!testImages) {
        setLabels(train, nullptr);
        return holdOutDefaultShare(std::move(train.parts));
    }
    LabeledParts test = withLabels(std::move(parts.back()), *testImages, testLabels, factor, testCount);
    test.parts.name = train.parts.name + ", test";
    setLabels(train, &test);
    keepCommonFactors(train.parts, test.parts);
    return {std::make_shared<const Dataset>(std::move(train.parts)),
            std::make_shared<const Dataset>(std::move(test.parts)),
            {},
            {},
            {},
            {},
            isBeside ? Message::tr("Models are judged by '%1' of '%2'.", testImages->name,
                                   fs::path(beside.path).filename().string())
                     : Message::tr("Models are judged by '%1'.", testImages->name)};
}

bool beginsWith(const std::string& path, std::string_view magic) {
    try {
        return beginningOf(path, magic.size()) == magic;
    } catch (const Error&) {
        return false;
    }
}

bool holdsArrays(const std::string& zip) {
    bool holds = false;
    Archive::visitNames(zip, [&](const std::string& name) {
        holds = name.ends_with(".npy");
        return !holds;
    });
    return holds;
}

bool isFileNamed(const std::string& path, const std::string& ending) {
    std::error_code ignored;
    return path.ends_with(ending) && fs::is_regular_file(path, ignored);
}

}  // namespace

const ParameterTable<ArrayOptions>& arrayParameters() {
    static const ParameterTable<ArrayOptions> table({
        textParameter("images", Message::tr("Pictures in"),
                      Message::tr("The member that holds the pictures; empty: the likeliest."), &ArrayOptions::images,
                      {Message::tr("a member's name"), 200}),
        textParameter("labels", Message::tr("Labels in"),
                      Message::tr("The member that holds the labels; empty: the likeliest."), &ArrayOptions::labels,
                      {Message::tr("a member's name, or none"), 200}),
        choiceParameter(
            "channels", Message::tr("Channels"),
            Message::tr("Where four-dimensional arrays have their color channels, or how many rows of pixels hold."),
            &ArrayOptions::channels,
            {{"auto", Message::tr("Where they fit")},
             {"last", Message::tr("Last")},
             {"first", Message::tr("First")},
             {"1", Message::tr("1, gray, in a row")},
             {"3", Message::tr("3, color, in a row")}}),
        choiceParameter("order", Message::tr("Order of colors"),
                        Message::tr("How the colors of pictures lie in a row."), &ArrayOptions::order, orderOptions()),
        choiceParameter("axes", Message::tr("Images counted by"), Message::tr("The dimension that counts the images."),
                        &ArrayOptions::axes,
                        {{"auto", Message::tr("Where they fit")},
                         {"nhw", Message::tr("The first")},
                         {"hwn", Message::tr("The last")}}),
        choiceParameter("turn", Message::tr("Turn"), Message::tr("Whether rows and columns change places."),
                        &ArrayOptions::turn, turnOptions()),
        integerParameter("first", Message::tr("At most"),
                         Message::tr("How many of the first images are taken; 0: all."), &ArrayOptions::first,
                         {0, 16'777'216}),
        integerParameter("width", Message::tr("Width (px)"),
                         Message::tr("Width of pictures whose pixels lie in one row; 0: they are square."),
                         &ArrayOptions::width, {0, 16384}),
        choiceParameter("scale", Message::tr("Brightness"),
                        Message::tr("How numbers become pixels: as their type says, or stretched to 0..255."),
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
    nameByShape(file, options);
    const ReadFile readPartner = [this](const std::string& partner) { return read(partner); };
    addPartners(file, path, ending(path), readPartner);
    TestFile beside = findTestFile(file, path, ending(path), readPartner);
    ArrayOptions testOptions = options;
    joinClasses(beside.file, testOptions, beside.path);
    joinClasses(file, options, path);
    separateLabels(file, options, progress);
    separateLabels(beside.file, options, progress);
    return splitOf(file, beside, path, options, progress);
}

bool NpyFormat::recognizes(const std::string& path) const {
    return isFileNamed(path, ".npy") || beginsWith(path, "\x93NUMPY");
}
ArrayFile NpyFormat::read(const std::string& path) const { return readNpyFile(wholeFile(path), path); }

bool NpzFormat::recognizes(const std::string& path) const {
    return isFileNamed(path, ".npz") || (beginsWith(path, "PK\x03\x04") && holdsArrays(path));
}
ArrayFile NpzFormat::read(const std::string& path) const { return readNpzFile(path); }

bool PickleFormat::recognizes(const std::string& path) const {
    try {
        return beginsAsPickle(nextBytes(*openPossiblyPacked(path), kPickleStart));
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
