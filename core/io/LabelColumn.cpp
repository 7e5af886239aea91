#include "io/LabelColumn.h"

#include "io/ArrayNames.h"
#include "io/ClassLabels.h"
#include "io/Gzip.h"
#include "io/StoredNumbers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace lunette {
namespace {

constexpr std::uint64_t kFewestRowPixels = 16;
constexpr std::size_t kHardlyAnyNumbers = 64;  // different numbers
constexpr std::uint64_t kItemsAtOnce = std::uint64_t{1} << 18;

std::unique_ptr<ByteSource> bytesIn(const StoredArray& array) {
    if (array.stream) return array.stream();
    SharedBytes numbers = array.numbers({});
    return std::make_unique<MemorySource>(numbers.bytes, std::move(numbers.owner));
}

/// The bytes of rows without one of their columns.
class WithoutColumn final : public ByteSource {
public:
    WithoutColumn(std::unique_ptr<ByteSource> source, const NpyHeader& header, std::uint64_t column)
        : source_(std::move(source)),
          period_(header.isFortran ? header.byteCount() : header.shape[1] * header.itemSize),
          gapSize_(header.isFortran ? header.shape[0] * header.itemSize : header.itemSize),
          gap_(column * gapSize_),
          left_(header.byteCount() / header.shape[1] * (header.shape[1] - 1)) {}

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

EndColumns endColumnsOf(const StoredArray& array, const Progress& progress) {
    const NpyHeader& header = array.header;
    const std::uint64_t rows = header.shape[0], columns = header.shape[1], count = header.itemCount();
    EndColumns ends;
    ends.last.place = columns - 1;
    ByteReader reader(bytesIn(array), array.name);
    withNumberType(header, [&]<class Number>() {
        for (std::uint64_t begin = 0; begin < count; begin += kItemsAtOnce) {
            report(progress, static_cast<double>(begin) / static_cast<double>(count));
            const std::uint64_t some = std::min(kItemsAtOnce, count - begin);
            const auto bytes = reader.bytes(some * header.itemSize, Message::tr("numbers"));
            for (std::uint64_t i = 0; i < some; ++i) {
                const double value = storedNumber<Number>(bytes.data(), i, header.isBigEndian);
                const std::uint64_t column = header.isFortran ? (begin + i) / rows : (begin + i) % columns;
                const auto stored = std::span(bytes).subspan(i * header.itemSize, header.itemSize);
                if (column == 0)
                    ends.first.add(value, stored);
                else if (column == columns - 1)
                    ends.last.add(value, stored);
                else if (std::isfinite(value))
                    ends.largest = std::max(ends.largest, value);
            }
        }
    });
    return ends;
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

/// Whether a row is a picture but for one number.
bool mayHoldLabels(const StoredArray& array, const ArrayOptions& options) {
    const auto& shape = array.header.shape;
    if (!array.header.isNumeric() || shape.size() != 2 || options.axes == ImageAxis::Last) return false;
    const RowOptions rows = rowOptionsOf(options);
    return shape[0] > 1 && shape[1] > kFewestRowPixels && !rowShape(shape[1], rows) && rowShape(shape[1] - 1, rows);
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

StoredArray withoutColumn(const StoredArray& array, std::uint64_t column) {
    StoredArray rows = array;
    --rows.header.shape[1];
    rows.isPacked = true;
    rows.whole = array.contents();
    rows.stream = [array, column] { return std::make_unique<WithoutColumn>(bytesIn(array), array.header, column); };
    rows.numbers = [stream = rows.stream, size = rows.header.byteCount(), name = array.name](const Progress& progress) {
        if (size > kMaxUnpacked)
            throw Error(
                ErrorKind::TooLarge,
                Message::tr("'%1' takes %2 MiB without its column of labels, and Lunette copies at most %3 MiB; "
                            "save the labels in a file of their own, or say first=N for the first N images.",
                            name, size >> 20, kMaxUnpacked >> 20));
        ByteReader reader(stream(), name);
        const auto bytes =
            std::make_shared<const std::vector<std::uint8_t>>(reader.bytes(size, Message::tr("numbers"), progress));
        return SharedBytes{bytes, *bytes};
    };
    return rows;
}

StoredArray labelColumnOf(const StoredArray& array, const EndColumn& column) {
    NpyHeader header = array.header;
    header.shape = {array.header.shape[0]};
    const auto bytes = std::make_shared<const std::vector<std::uint8_t>>(column.bytes);
    StoredArray labels{array.name + " column " + std::to_string(column.place + 1), header, true, {}};
    labels.numbers = [bytes](const Progress&) { return SharedBytes{bytes, *bytes}; };
    labels.labelsOf = array.name;
    return labels;
}

Message noteOn(const StoredArray& array, const EndColumn& column, bool mayBePictures) {
    const std::uint64_t length = array.header.shape[1];
    const std::size_t different = column.counts.size();
    Message note =
        column.place == 0
            ? Message::tr(
                  "Of the %1 numbers in a row of '%2' the first is one of %3 whole numbers, as a label is, and "
                  "the others make a picture.",
                  length, array.name, different)
            : Message::tr(
                  "Of the %1 numbers in a row of '%2' the last is one of %3 whole numbers, as a label is, and "
                  "the others make a picture.",
                  length, array.name, different);
    if (!mayBePictures) return note;
    return Message::sentences(
        {note, Message::tr("Its columns may also be pictures, of %1 numbers each (axes=hwn takes those).",
                           array.header.shape[0])});
}

}  // namespace

void separateLabels(ArrayFile& file, const ArrayOptions& options, const Progress& progress) {
    std::vector<StoredArray> arrays;
    for (const StoredArray& array : file.arrays) {
        if (!mayHoldLabels(array, options) || isOutdone(array, file, options)) {
            arrays.push_back(array);
            continue;
        }
        const EndColumns ends = endColumnsOf(array, progress);
        const bool mayBePictures = layoutIn(array, options).has_value();
        const EndColumn* labels = chooseEnd(ends, array.header.shape[0], mayBePictures);
        if (labels == nullptr) {
            arrays.push_back(array);
            continue;
        }
        arrays.push_back(withoutColumn(array, labels->place));
        arrays.push_back(labelColumnOf(array, *labels));
        file.notes.push_back(noteOn(array, *labels, mayBePictures));
    }
    file.arrays = std::move(arrays);
}

}  // namespace lunette
