#include "io/LabelColumn.h"

#include "io/ArrayNames.h"
#include "io/ClassLabels.h"
#include "io/Gzip.h"
#include "io/StoredNumbers.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <optional>

namespace lunette {
namespace {

constexpr std::uint64_t kFewestRowPixels = 16;
constexpr std::size_t kHardlyAnyNumbers = 64;  // different numbers
constexpr std::uint64_t kItemsAtOnce = std::uint64_t{1} << 18;
constexpr std::uint64_t kMaxOneHot = 100;  // columns

/// Some neighboring columns of an array whose rows are images.
struct ColumnRange {
    std::uint64_t begin = 0, count = 1;
};

std::unique_ptr<ByteSource> bytesIn(const StoredArray& array) {
    if (array.stream) return array.stream();
    SharedBytes numbers = array.numbers({});
    return std::make_unique<MemorySource>(numbers.bytes, std::move(numbers.owner));
}

/// The bytes of rows without some of their columns.
class WithoutColumns final : public ByteSource {
public:
    WithoutColumns(std::unique_ptr<ByteSource> source, const NpyHeader& header, ColumnRange columns)
        : source_(std::move(source)),
          period_(header.isFortran ? header.byteCount() : header.shape[1] * header.itemSize),
          gapSize_(columns.count * columnSize(header)),
          gap_(columns.begin * columnSize(header)),
          left_(header.byteCount() / header.shape[1] * (header.shape[1] - columns.count)) {}

    std::size_t read(std::span<std::uint8_t> out) override {
        std::size_t done = 0;
        while (done < out.size() && left_ > 0) {
            if (at_ == gap_) passGap();
            const std::uint64_t next = at_ < gap_ ? gap_ : period_;
            const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(next - at_, out.size() - done));
            const std::size_t count = source_->read(out.subspan(done, wanted));
            if (count == 0) break;
            advance(count);
            left_ -= count;
            done += count;
        }
        if (left_ == 0 && at_ == gap_) passGap();  // so that the source tells whether its end is right
        return done;
    }
    std::uint64_t upperBound() const override { return left_; }

private:
    /// From one column to the next.
    static std::uint64_t columnSize(const NpyHeader& header) {
        return header.isFortran ? header.shape[0] * header.itemSize : header.itemSize;
    }

    void advance(std::uint64_t bytes) { at_ = (at_ + bytes) % period_; }

    void passGap() {
        std::vector<std::uint8_t> passed(static_cast<std::size_t>(std::min(gapSize_, kItemsAtOnce)));
        for (std::uint64_t rest = gapSize_; rest > 0;) {
            const auto some = static_cast<std::size_t>(std::min<std::uint64_t>(rest, passed.size()));
            if (source_->read(std::span(passed).first(some)) < some) break;  // what follows is then missing, too
            rest -= some;
        }
        advance(gapSize_);
    }

    std::unique_ptr<ByteSource> source_;
    std::uint64_t period_, gapSize_, gap_, left_;
    std::uint64_t at_ = 0;  ///< within the period
};

/// What is known of a column that may be labels.
struct EndColumn {
    std::uint64_t place = 0;
    std::vector<std::uint8_t> bytes{};
    std::map<double, std::uint64_t> counts{};  ///< of at most one number more than labels can be
    bool areWhole = true;

    void add(double value, std::span<const std::uint8_t> stored) {
        bytes.insert(bytes.end(), stored.begin(), stored.end());
        areWhole = areWhole && value == std::floor(value) && std::abs(value) < 1e15;
        if (areWhole && counts.size() <= kMaxClasses) ++counts[value];
    }
    double largest() const { return counts.rbegin()->first; }
    /// Without a gap from the smallest, which is 0 or 1.
    bool countsClasses() const {
        const double smallest = counts.begin()->first;
        return (smallest == 0.0 || smallest == 1.0) && largest() - smallest == static_cast<double>(counts.size() - 1);
    }
    /// Nearly always the same, as a pixel at a corner is.
    bool isNearlyConstant(std::uint64_t rows) const {
        return std::ranges::any_of(counts, [rows](const auto& one) { return 10 * one.second > 9 * rows; });
    }
};

struct EndColumns {
    EndColumn first, last;
    double largest = -std::numeric_limits<double>::infinity();  ///< of all other columns
};

/// Calls use(row, column, value, stored) with every number of an array of rows and the bytes that it is stored as, in
/// their order, until that gives false.
template <class Use>
void forEachNumber(const StoredArray& array, const Progress& progress, const Use& use) {
    const NpyHeader& header = array.header;
    const std::uint64_t rows = header.shape[0], columns = header.shape[1], count = header.itemCount();
    ByteReader reader(bytesIn(array), array.name);
    withNumberType(header, [&]<class Number>() {
        for (std::uint64_t begin = 0; begin < count; begin += kItemsAtOnce) {
            report(progress, static_cast<double>(begin) / static_cast<double>(count));
            const std::uint64_t some = std::min(kItemsAtOnce, count - begin);
            const auto bytes = reader.bytes(some * header.itemSize, Message::tr("numbers"));
            for (std::uint64_t i = 0; i < some; ++i) {
                const double value = storedNumber<Number>(bytes.data(), i, header.isBigEndian);
                const std::uint64_t at = begin + i;
                const auto stored = std::span(bytes).subspan(i * header.itemSize, header.itemSize);
                if (!(header.isFortran ? use(at % rows, at / rows, value, stored)
                                       : use(at / columns, at % columns, value, stored)))
                    return;
            }
        }
    });
}

EndColumns endColumnsOf(const StoredArray& array, const Progress& progress) {
    EndColumns ends;
    ends.last.place = array.header.shape[1] - 1;
    forEachNumber(array, progress, [&](std::uint64_t, std::uint64_t column, double value, auto stored) {
        if (column == 0)
            ends.first.add(value, stored);
        else if (column == ends.last.place)
            ends.last.add(value, stored);
        else if (std::isfinite(value))
            ends.largest = std::max(ends.largest, value);
        return true;
    });
    return ends;
}

/// Columns that may hold a single 1 in every row, and zeros.
struct OneHotColumns {
    ColumnRange range;
    std::vector<std::int32_t> classes;  ///< the place of the 1 of each row; -1: none so far
    bool isPossible = true;

    void add(std::uint64_t row, std::uint64_t column, double value) {
        if (!isPossible || column < range.begin || column >= range.begin + range.count || value == 0.0) return;
        std::int32_t& place = classes[row];
        isPossible = value == 1.0 && place < 0;
        place = static_cast<std::int32_t>(column - range.begin);
    }
    /// With a 1 in every row, and not always in the same column.
    bool isOneHot() const {
        const auto [low, high] = std::ranges::minmax(classes);
        return isPossible && low >= 0 && low < high;
    }
};

/// Behind or before pixels, the fewest columns first.
std::vector<OneHotColumns> oneHotCandidates(const NpyHeader& header, const RowOptions& options) {
    std::vector<OneHotColumns> candidates;
    const std::uint64_t length = header.shape[1];
    for (std::uint64_t count = 2; count <= kMaxOneHot && count + kFewestRowPixels <= length; ++count) {
        if (!rowShape(length - count, options)) continue;
        for (const std::uint64_t begin : {length - count, std::uint64_t{0}})
            candidates.push_back({{begin, count}, std::vector<std::int32_t>(header.shape[0], -1)});
    }
    return candidates;
}

std::optional<OneHotColumns> findOneHot(const StoredArray& array, const RowOptions& options, const Progress& progress) {
    if (rowShape(array.header.shape[1], options)) return std::nullopt;
    std::vector<OneHotColumns> candidates = oneHotCandidates(array.header, options);
    if (candidates.empty()) return std::nullopt;
    forEachNumber(array, progress, [&](std::uint64_t row, std::uint64_t column, double value, auto) {
        for (OneHotColumns& candidate : candidates) candidate.add(row, column, value);
        return std::ranges::any_of(candidates, &OneHotColumns::isPossible);
    });
    const auto found = std::ranges::find_if(candidates, &OneHotColumns::isOneHot);
    return found == candidates.end() ? std::nullopt : std::optional(std::move(*found));
}

/// How likely a column is one of labels, 0: it is none. Pixels at a corner may be few whole numbers, too.
int labelLikelihoodOf(const EndColumn& column, double largestPixel, std::uint64_t rows, bool mayBePictures) {
    const std::size_t different = column.counts.size();
    if (!column.areWhole || different < 2 || different > kMaxClasses || different >= rows) return 0;
    const bool isBeyondPixels = largestPixel <= 1.0 && column.largest() > 1.0;
    const bool counts = column.countsClasses() && column.largest() != largestPixel;
    if (!isBeyondPixels && !counts && mayBePictures && different > kHardlyAnyNumbers) return 0;
    return (isBeyondPixels || counts ? 3 : 1) + (column.isNearlyConstant(rows) ? 0 : 1);
}

/// Null where neither holds labels.
const EndColumn* chooseEnd(const EndColumns& ends, std::uint64_t rows, bool mayBePictures) {
    const int first = labelLikelihoodOf(ends.first, ends.largest, rows, mayBePictures);
    const int last = labelLikelihoodOf(ends.last, ends.largest, rows, mayBePictures);
    if (std::max(first, last) == 0) return nullptr;
    const bool isLast = last != first ? last > first : ends.last.counts.size() < ends.first.counts.size();
    return isLast ? &ends.last : &ends.first;
}

/// Where the pictures lie in an array as it is; nothing where it holds none.
std::optional<ImageLayout> layoutIn(const StoredArray& array, const ArrayOptions& options) {
    try {
        return layoutOf(array.header, options, array.name);
    } catch (const Error&) {
        return std::nullopt;
    }
}

bool isOfRows(const NpyHeader& header) {
    return header.isNumeric() && header.shape.size() == 2 && header.shape[0] > 1 && header.shape[1] > kFewestRowPixels;
}

/// Whether a row is a picture but for one number.
bool mayHoldLabels(const NpyHeader& header, const RowOptions& options) {
    return isOfRows(header) && !rowShape(header.shape[1], options) && rowShape(header.shape[1] - 1, options);
}

/// The same numbers with rows and columns in each other's place.
StoredArray transposed(StoredArray array) {
    std::swap(array.header.shape[0], array.header.shape[1]);
    array.header.isFortran = !array.header.isFortran;
    return array;
}

/// Whether the pictures are likelier in another array.
bool isOutdone(const StoredArray& array, const ArrayFile& file, const ArrayOptions& options) {
    if (!options.images.empty()) {
        const std::vector<std::string> tests = testNamesFor(options.images);
        return array.name != options.images && std::ranges::find(tests, array.name) == tests.end();
    }
    return std::ranges::any_of(file.arrays, [&](const StoredArray& other) {
        const bool isLarger = other.header.shape.size() > 2 || other.header.itemCount() > array.header.itemCount();
        if (!isLarger) return false;
        const auto layout = layoutIn(other, options);
        return layout && !layout->areImagesLast;
    });
}

StoredArray withoutColumns(const StoredArray& array, ColumnRange columns) {
    StoredArray rows = array;
    rows.header.shape[1] -= columns.count;
    rows.isPacked = true;
    rows.stream = [array, columns] { return std::make_unique<WithoutColumns>(bytesIn(array), array.header, columns); };
    rows.numbers = [stream = rows.stream, size = rows.header.byteCount(), name = array.name](const Progress& progress) {
        if (size > kMaxUnpacked)
            throw Error(
                ErrorKind::TooLarge,
                Message::tr("'%1' takes %2 MiB without its labels, and Lunette copies at most %3 MiB; save the labels "
                            "in a file of their own, or say first=N for the first N images.",
                            name, size >> 20, kMaxUnpacked >> 20));
        ByteReader reader(stream(), name);
        const auto bytes =
            std::make_shared<const std::vector<std::uint8_t>>(reader.bytes(size, Message::tr("numbers"), progress));
        return SharedBytes{bytes, *bytes};
    };
    return rows;
}

StoredArray labelArray(const StoredArray& array, const std::string& place, NpyHeader header,
                       std::vector<std::uint8_t> bytes) {
    header.isFortran = false;
    header.shape = {array.header.shape[0]};
    const auto shared = std::make_shared<const std::vector<std::uint8_t>>(std::move(bytes));
    StoredArray labels{array.name + " " + place, header, true, {}};
    labels.numbers = [shared](const Progress&) { return SharedBytes{shared, *shared}; };
    labels.labelsOf = array.name;
    return labels;
}

/// An array whose images lie in rows, taken apart.
struct SeparatedRows {
    StoredArray pictures, labels;
    Message note;
};

/// Rows and columns by the names that they have in the file.
struct LineNames {
    explicit LineNames(bool isTransposed)
        : image(isTransposed ? Message::tr("column") : Message::tr("row")), label(isTransposed ? "row" : "column") {}
    Message image;
    std::string label;
};

SeparatedRows separateColumn(const StoredArray& array, const EndColumn& column, const LineNames& names) {
    const std::uint64_t length = array.header.shape[1];
    const std::size_t different = column.counts.size();
    const Message note =
        column.place == 0
            ? Message::tr(
                  "Of the %1 numbers in a %2 of '%3' the first is one of %4 whole numbers, as a label is, and "
                  "the others make a picture.",
                  length, names.image, array.name, different)
            : Message::tr(
                  "Of the %1 numbers in a %2 of '%3' the last is one of %4 whole numbers, as a label is, and "
                  "the others make a picture.",
                  length, names.image, array.name, different);
    return {withoutColumns(array, {column.place, 1}),
            labelArray(array, names.label + " " + std::to_string(column.place + 1), array.header, column.bytes), note};
}

SeparatedRows separateOneHot(const StoredArray& array, const OneHotColumns& columns, const LineNames& names) {
    NpyHeader header = array.header;
    header.kind = 'i';
    header.itemSize = sizeof(std::int32_t);
    header.isBigEndian = std::endian::native == std::endian::big;
    std::vector<std::uint8_t> bytes(columns.classes.size() * sizeof(std::int32_t));
    std::memcpy(bytes.data(), columns.classes.data(), bytes.size());
    const auto [begin, count] = columns.range;
    const std::uint64_t length = array.header.shape[1];
    const Message note =
        begin == 0 ? Message::tr(
                         "Of the %1 numbers in a %2 of '%3' the first %4 are zeros and a single 1, as one-hot "
                         "labels are, and the others make a picture.",
                         length, names.image, array.name, count)
                   : Message::tr(
                         "Of the %1 numbers in a %2 of '%3' the last %4 are zeros and a single 1, as one-hot "
                         "labels are, and the others make a picture.",
                         length, names.image, array.name, count);
    const std::string place = names.label + "s " + std::to_string(begin + 1) + "-" + std::to_string(begin + count);
    return {withoutColumns(array, columns.range), labelArray(array, place, header, std::move(bytes)), note};
}

/// The labels that the rows of an array have before or behind their pixels, if any.
std::optional<SeparatedRows> separateRows(const StoredArray& array, const RowOptions& options, bool mayBePictures,
                                          const LineNames& names, const Progress& progress) {
    if (!isOfRows(array.header)) return std::nullopt;
    if (mayHoldLabels(array.header, options)) {
        const EndColumns ends = endColumnsOf(array, progress);
        const EndColumn* labels = chooseEnd(ends, array.header.shape[0], mayBePictures);
        if (labels != nullptr) return separateColumn(array, *labels, names);
    }
    const auto oneHot = findOneHot(array, options, progress);
    return oneHot ? std::optional(separateOneHot(array, *oneHot, names)) : std::nullopt;
}

/// The same of its columns, where neither rows nor columns are pictures as they are, or columns were requested.
std::optional<SeparatedRows> separateLines(const StoredArray& array, const ArrayOptions& options,
                                           const Progress& progress) {
    if (array.header.shape.size() != 2) return std::nullopt;
    const RowOptions rows = rowOptionsOf(options);
    const bool mayBePictures = layoutIn(array, options).has_value();
    if (options.axes != ImageAxis::Last) {
        auto found = separateRows(array, rows, mayBePictures, LineNames(false), progress);
        if (found && mayBePictures)
            found->note = Message::sentences(
                {found->note,
                 Message::tr("Its columns may also be pictures, of %1 numbers each (axes=hwn takes those).",
                             array.header.shape[0])});
        if (found) return found;
    }
    if (options.axes == ImageAxis::First || mayBePictures) return std::nullopt;
    auto found = separateRows(transposed(array), rows, false, LineNames(true), progress);
    if (found) found->pictures = transposed(std::move(found->pictures));
    return found;
}

}  // namespace

void separateLabels(ArrayFile& file, const ArrayOptions& options, const Progress& progress) {
    std::vector<StoredArray> arrays;
    for (const StoredArray& array : file.arrays) {
        auto separated = isOutdone(array, file, options) ? std::nullopt : separateLines(array, options, progress);
        if (!separated) {
            arrays.push_back(array);
            continue;
        }
        separated->pictures.whole = array.contents();
        arrays.push_back(std::move(separated->pictures));
        arrays.push_back(std::move(separated->labels));
        file.notes.push_back(std::move(separated->note));
    }
    file.arrays = std::move(arrays);
}

}  // namespace lunette
