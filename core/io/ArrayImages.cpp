#include "io/ArrayImages.h"

#include "io/StoredNumbers.h"
#include "numeric/Parallel.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lunette {
namespace {

constexpr std::uint64_t kLongestImageSide = std::uint64_t{1} << 14;
constexpr Index kImagesPerReport = 4096;
constexpr std::uint64_t kMaxMemory = std::uint64_t{896} << 20;   // of what has to be converted
constexpr std::uint64_t kMaxConverted = std::uint64_t{5} << 29;  // bytes of numbers: 2.5 GiB take some seconds
constexpr std::size_t kBytesAtOnce = std::size_t{1} << 20;

using AxisLengths = std::vector<std::uint64_t>;

[[noreturn]] void refuse(const std::string& name, const NpyHeader& header, ErrorKind kind, const Message& why) {
    throw Error(kind, Message::tr("'%1' holds %2 (%3); %4", name, header.shapeText(), header.typeName(), why));
}

bool isChannelCount(std::uint64_t length) { return length == 1 || length == 3 || length == 4; }

/// An array's dimensions with that of the images first, wherever it is stored.
struct Dimensions {
    AxisLengths lengths, steps;
};

Dimensions dimensionsOf(const NpyHeader& header, bool imagesAreLast) {
    Dimensions dimensions{header.shape, header.steps()};
    if (imagesAreLast)
        for (AxisLengths* values : {&dimensions.lengths, &dimensions.steps})
            std::rotate(values->begin(), values->end() - 1, values->end());
    return dimensions;
}

bool guessImagesLast(const NpyHeader& header, std::int64_t width) {
    constexpr std::uint64_t kManyTimes = 4, kVeryManyTimes = 16, kManyPixels = 256, kSmallSide = 8;
    const AxisLengths& n = header.shape;
    if (n.size() == 2) {  // rows of pixels, unless only the columns are pictures
        constexpr std::uint64_t kFewestPixels = 16;
        return width == 0 && n[0] >= kFewestPixels && n[1] > 1 && !rowShape(n[1], {}) &&
               (n[1] >= n[0] || n[0] >= kManyPixels) && rowShape(n[0], {}).has_value();
    }
    if (n.size() == 4)  // in MATLAB's order also where there are as few images as channels
        return isChannelCount(n[2]) && !isChannelCount(n[1]) &&
               (!isChannelCount(n[3]) || (header.isFortran && n[0] == n[1]));
    if (n.size() != 3) return false;
    constexpr std::uint64_t kMaxChannels = 4;
    const bool areSquares = n[0] == n[1] && n[2] != n[1] && n[2] > kMaxChannels;
    const std::uint64_t longer = std::max(n[0], n[1]);
    const bool isStrip = std::min(n[0], n[1]) >= kSmallSide && n[2] >= kVeryManyTimes * longer;
    return areSquares || isStrip || (header.isFortran && n[2] >= kManyTimes * longer);
}

ImageLayout ofRows(const NpyHeader& header, const Dimensions& dimensions, const ArrayOptions& options,
                   const std::string& name) {
    const std::uint64_t pixels = dimensions.lengths[1];
    const auto shape = rowShape(pixels, rowOptionsOf(options));
    if (!shape)
        refuse(name, header, ErrorKind::Unsupported,
               Message::tr("%1 numbers in a row are no %2; say width=W for pictures of another form, with channels=3 "
                           "where they are in color, and axes=hwn where a picture is a column",
                           pixels, rowPicture(options.width)));
    ImageLayout layout;
    layout.isRow = true;
    layout.shape = *shape;
    layout.imageStep = dimensions.steps[0];
    layout.channelStep = dimensions.steps[1];
    layout.pixelStep = layout.channelStep * static_cast<std::uint64_t>(shape->channels);
    layout.rowStep = layout.pixelStep * static_cast<std::uint64_t>(shape->width);
    if (header.isFortran && shape->channels == 1)
        layout.notes.push_back(
            Message::tr("The array lies column by column, as MATLAB's do, whose programs often write the pixels of a "
                        "picture so too (turn=transpose turns pictures that lie on their side)."));
    if (header.shape[0] == header.shape[1])
        layout.notes.push_back(Message::tr(
            "Doubtful: %1 may be one picture; it was taken for %2 of %3 x %4 (a dataset has images x height x width).",
            header.shapeText(), dimensions.lengths[0], shape->width, shape->height));
    return layout;
}

bool channelsAreLast(const NpyHeader& header, const AxisLengths& n, const ArrayOptions& options,
                     const std::string& name) {
    const bool canBeLast = isChannelCount(n[3]) && options.channels != ChannelPlace::First;
    const bool canBeFirst = isChannelCount(n[1]) && options.channels != ChannelPlace::Last;
    if (!canBeLast && !canBeFirst)
        refuse(name, header, ErrorKind::Unsupported,
               Message::tr("pictures have 1, 3 or 4 channels in the second or the last place"));
    if (canBeLast && canBeFirst && n[1] * n[3] != 1)
        refuse(name, header, ErrorKind::Unsupported,
               Message::tr("the channels may be in the second or the last place; say channels=first or channels=last"));
    return canBeLast;
}

ImageLayout ofChannels(const NpyHeader& header, const Dimensions& dimensions, const ArrayOptions& options,
                       const std::string& name) {
    const auto& [n, steps] = dimensions;
    const bool isLast = channelsAreLast(header, n, options, name);
    const std::size_t channel = isLast ? 3 : 1, row = isLast ? 1 : 2, column = isLast ? 2 : 3;
    ImageLayout layout;
    layout.hasAlpha = n[channel] == 4;
    layout.shape = {static_cast<Index>(n[column]), static_cast<Index>(n[row]), n[channel] == 1 ? 1 : 3};
    layout.imageStep = steps[0];
    layout.rowStep = steps[row];
    layout.pixelStep = steps[column];
    layout.channelStep = steps[channel];
    return layout;
}

/// A photograph as height x width x channels would be taken for as many pictures as it is high.
void refuseOnePicture(const NpyHeader& header, const ArrayOptions& options, const std::string& name) {
    constexpr std::uint64_t kHigh = 8;
    const AxisLengths& n = header.shape;
    if (options.axes != ImageAxis::Auto || n[0] <= kHigh || n[1] <= kHigh) return;
    if (n[2] == 1)
        refuse(name, header, ErrorKind::Unsupported,
               Message::tr("this is one gray picture; a dataset has images x height x width, so save several with "
                           "numpy.stack(), or say axes=nhw for %1 gray pictures of %2 x %3",
                           n[0], n[2], n[1]));
    if (n[2] == 3 || n[2] == 4)
        refuse(name, header, ErrorKind::Unsupported,
               Message::tr("this is one picture in color; a dataset has images x height x width, so save several with "
                           "numpy.stack(), or say axes=nhw for %1 gray pictures of %2 x %3",
                           n[0], n[2], n[1]));
}

ImageLayout ofPlanes(const NpyHeader& header, const Dimensions& dimensions) {
    constexpr std::uint64_t kHigh = 8;
    const auto& [n, steps] = dimensions;
    ImageLayout layout;
    if ((n[0] == 3 || n[0] == 4) && n[1] > kHigh && n[2] > kHigh)
        layout.notes.push_back(
            Message::tr("Doubtful: %1 may be one picture in color; it was taken for %2 gray ones (a "
                        "dataset has images x height x width).",
                        header.shapeText(), n[0]));
    layout.shape = {static_cast<Index>(n[2]), static_cast<Index>(n[1]), 1};
    layout.imageStep = steps[0];
    layout.rowStep = steps[1];
    layout.pixelStep = layout.channelStep = steps[2];
    return layout;
}

/// Sets the pixels of one image.
template <class Number>
void convert(const std::uint8_t* numbers, bool isBigEndian, const ImageLayout& layout, std::uint64_t first,
             const PixelScale& scale, std::uint8_t* out) {
    const auto channels = static_cast<std::uint64_t>(layout.shape.channels);
    for (Index y = 0; y < layout.shape.height; ++y) {
        for (Index x = 0; x < layout.shape.width; ++x) {
            const std::uint64_t pixel = first + static_cast<std::uint64_t>(y) * layout.rowStep +
                                        static_cast<std::uint64_t>(x) * layout.pixelStep;
            const auto at = [&](std::uint64_t c) {
                return scale(storedNumber<Number>(numbers, pixel + c * layout.channelStep, isBigEndian));
            };
            const int opacity = layout.hasAlpha ? at(3) : 255;
            for (std::uint64_t c = 0; c < channels; ++c)
                *out++ = static_cast<std::uint8_t>((at(c) * opacity + 255 * (255 - opacity) + 127) / 255);
        }
    }
}

std::vector<std::uint8_t> convertAll(const ImageArray& array, const PixelScale& scale, const Progress& progress) {
    const NpyHeader& header = array.header;
    const ImageLayout& layout = array.layout;
    const auto pixelCount = static_cast<std::size_t>(layout.shape.pixelCount());
    const auto count = static_cast<Index>(layout.count);
    std::vector<std::uint8_t> pixels(layout.count * pixelCount);
    withNumberType(header, [&]<class Number>() {
        for (Index first = 0; first < count; first += kImagesPerReport) {
            report(progress, static_cast<double>(first) / static_cast<double>(count));
            parallelFor(std::min(kImagesPerReport, count - first), 16, [&](Index begin, Index end) {
                for (auto i = static_cast<std::uint64_t>(first + begin); i < static_cast<std::uint64_t>(first + end);
                     ++i)
                    convert<Number>(array.bytes.bytes.data(), header.isBigEndian, layout, i * layout.imageStep, scale,
                                    pixels.data() + i * pixelCount);
            });
        }
    });
    return pixels;
}

/// Whether these are bytes, not to be stretched, of which one is above 1 and none need to become others. Looks only
/// until there is one, and no further than at what could be converted in memory.
bool arePixels(const ImageArray& array, ScaleChoice choice) {
    if (numberKind(array.header) != NumberKind::Byte || choice != ScaleChoice::Auto) return false;
    auto bytes = array.bytes.bytes.first(std::min<std::size_t>(array.bytes.bytes.size(), kMaxMemory));
    for (; !bytes.empty(); bytes = bytes.subspan(std::min(kBytesAtOnce, bytes.size())))
        if (std::ranges::max(bytes.first(std::min(kBytesAtOnce, bytes.size()))) > 1) return true;
    return false;
}

/// At most a million of the numbers, evenly spread.
std::vector<double> someNumbers(const ImageArray& array) {
    constexpr std::uint64_t kMax = std::uint64_t{1} << 20;
    const std::uint64_t count = array.header.itemCount(), some = std::min(count, kMax);
    std::vector<double> numbers;
    numbers.reserve(some);
    withNumberType(array.header, [&]<class Number>() {
        for (std::uint64_t i = 0; i < some; ++i)
            numbers.push_back(
                storedNumber<Number>(array.bytes.bytes.data(), i * count / some, array.header.isBigEndian));
    });
    return numbers;
}

NumberRange rangeFor(const ImageArray& array, ScaleChoice choice, const Progress& progress) {
    if (arePixels(array, choice)) return {0.0, 255.0, 0};
    const NumberRange range = rangeOf(array.header, array.bytes.bytes, progress);
    return choice == ScaleChoice::Robust ? robustRange(range, someNumbers(array)) : range;
}

/// One scale for all arrays of that kind.
PixelScale scaleFor(NumberKind kind, std::span<const ImageArray> arrays, ScaleChoice choice, const Progress& progress) {
    RangeFinder whole;
    for (const ImageArray& array : arrays) {
        if (numberKind(array.header) != kind) continue;
        whole.add(rangeFor(array, choice, progress));
    }
    return {kind, whole.range(), choice};
}

/// Whether the pixels cannot be made in the memory that there may be.
bool isTooMuch(const ImageArray& array) {
    const std::uint64_t numbers = array.bytes.bytes.size();  // all of them are looked at for their range
    const std::uint64_t pixels = array.layout.count * static_cast<std::uint64_t>(array.layout.shape.pixelCount());
    return numbers > kMaxConverted || pixels + (array.bytes.isMapped ? 0 : numbers) > kMaxMemory;
}

void refuseTooMuch(const ImageArray& array) {
    if (isTooMuch(array))
        refuse(
            array.name, array.header, ErrorKind::TooLarge,
            Message::tr(
                "that is too much to convert into pixels in memory; save it in an .npy file as images x height x width "
                "of unsigned bytes from 0 to 255, which is read in place, or say first=N for its first N images"));
}

/// Bits in place of the bytes of an array where those are all 0 or 1; as it is where one is above.
ImageArray asBits(ImageArray array, const Progress& progress) {
    ByteReader reader(std::make_unique<MemorySource>(array.bytes.bytes), array.name);
    auto bits =
        bitsOf(reader, array.layout.count, static_cast<std::uint64_t>(array.layout.shape.pixelCount()), progress);
    if (!bits) return array;
    const auto shared = std::make_shared<const std::vector<std::uint8_t>>(std::move(*bits));
    array.bytes = {shared, *shared};
    array.isOfBits = true;
    return array;
}

/// Arrays of one dataset are all of bits where one of them is, or has to be. Throws Error where that cannot be.
std::vector<ImageArray> withBits(std::span<const ImageArray> arrays, ScaleChoice choice, const Progress& progress) {
    std::vector<ImageArray> result(arrays.begin(), arrays.end());
    const auto isMadeOfBits = [&](const ImageArray& array) {
        return array.isOfBits ||
               (mayBeBits(array.header, array.layout, choice) && !arePixels(array, choice) && isTooMuch(array));
    };
    if (std::ranges::none_of(result, isMadeOfBits)) return result;
    for (ImageArray& array : result)
        if (!array.isOfBits && mayBeBits(array.header, array.layout, choice))
            array = asBits(std::move(array), progress);
    if (std::ranges::any_of(result, &ImageArray::isOfBits) && !std::ranges::all_of(result, &ImageArray::isOfBits))
        refuse(result.front().name, result.front().header, ErrorKind::Conflict,
               Message::tr("one of its parts holds only the numbers 0 and 1 and the other does not, so they do not "
                           "belong together"));
    return result;
}

Dataset::Parts pixelsOf(const ImageArray& array, const PixelScale& scale, const Progress& progress) {
    const ImageLayout& layout = array.layout;
    Dataset::Parts parts;
    parts.shape = layout.shape;
    parts.report.notes = layout.notes;
    if (array.isOfBits) {
        parts.shared = array.bytes;
        parts.isOfBits = true;
        parts.report.notes.push_back(Message::tr("Numbers within 0..1 were taken times 255; each is kept as one bit."));
        return parts;
    }
    std::ranges::copy(scale.notes(), std::back_inserter(parts.report.notes));
    if (numberKind(array.header) == NumberKind::Byte && scale.isIdentity() && layout.isContiguous()) {
        parts.shared = array.bytes.part(0, layout.count * static_cast<std::size_t>(layout.shape.pixelCount()));
        return parts;
    }
    refuseTooMuch(array);
    parts.pixels = convertAll(array, scale, progress);
    if (layout.hasAlpha)
        parts.report.notes.push_back(Message::tr("The fourth channel was taken for opacity, over white."));
    return parts;
}

/// Where the pictures are as long as strips: something else than images may be counted first, as pixels x images x
/// classes.
Message doubtAboutStrips(const NpyHeader& header, const ImageShape& shape) {
    constexpr Index kStrip = 16;
    const auto [shorter, longer] = std::minmax(shape.width, shape.height);
    if (shorter < 2 || longer < kStrip * shorter) return {};
    return Message::tr(
        "Doubtful: pictures of %1 x %2 pixels are very long. If the first dimension of %3 does not count "
        "images, save the array as images x height x width.",
        shape.width, shape.height, header.shapeText());
}

}  // namespace

RowOptions rowOptionsOf(const ArrayOptions& options) {
    const auto channels = options.channels == ChannelPlace::One     ? RowChannels::One
                          : options.channels == ChannelPlace::Three ? RowChannels::Three
                                                                    : RowChannels::Auto;
    return {options.width, channels};
}

void ImageLayout::setOrder(PixelOrder order) {
    const auto width = static_cast<std::uint64_t>(shape.width), height = static_cast<std::uint64_t>(shape.height);
    if (order != PixelOrder::Planes) return;
    pixelStep = channelStep;
    rowStep = pixelStep * width;
    channelStep = rowStep * height;
}

bool ImageLayout::isContiguous() const {
    const auto channels = static_cast<std::uint64_t>(shape.channels);
    return !hasAlpha && channelStep == 1 && pixelStep == channels &&
           rowStep == channels * static_cast<std::uint64_t>(shape.width) &&
           imageStep == static_cast<std::uint64_t>(shape.pixelCount());
}

ImageLayout layoutOf(const NpyHeader& header, const ArrayOptions& options, const std::string& name) {
    if (!header.isNumeric())
        refuse(name, header, ErrorKind::Unsupported,
               Message::tr(
                   "only numbers can be pictures, and objects are never loaded; arrays of one shape are made one, in "
                   "Python: numpy.save('images.npy', numpy.stack(numpy.load('objects.npy', allow_pickle=True)))"));
    const std::size_t dimensions = header.shape.size();
    if (dimensions < 2 || dimensions > 4)
        refuse(name, header, ErrorKind::Unsupported,
               Message::tr("pictures are images x height x width, with or without x channels, or images x pixels"));
    const bool isGuessed = options.axes == ImageAxis::Auto && guessImagesLast(header, options.width);
    const Dimensions view = dimensionsOf(header, isGuessed || options.axes == ImageAxis::Last);
    if (dimensions == 3) refuseOnePicture(header, options, name);
    ImageLayout layout = dimensions == 2   ? ofRows(header, view, options, name)
                         : dimensions == 3 ? ofPlanes(header, view)
                                           : ofChannels(header, view, options, name);
    layout.count = view.lengths[0];
    layout.areImagesLast = isGuessed || options.axes == ImageAxis::Last;
    if (isGuessed)
        layout.notes.push_back(Message::tr(
            "The last dimension of %1 was taken to count the images (axes=nhw takes the first).", header.shapeText()));
    if (Message doubt = doubtAboutStrips(header, layout.shape); dimensions == 3 && !doubt.isEmpty())
        layout.notes.push_back(std::move(doubt));
    const auto longest = static_cast<std::uint64_t>(std::max(layout.shape.width, layout.shape.height));
    if (layout.count > Dataset::kMaxImages)
        refuse(name, header, ErrorKind::TooLarge, Message::tr("at most 16,777,216 images can be opened"));
    if (longest > kLongestImageSide)
        refuse(name, header, ErrorKind::TooLarge, Message::tr("a picture has at most 16,384 pixels a side"));
    // A step of one channel is never taken.
    if (layout.shape.channels == 1 && !layout.hasAlpha) layout.channelStep = 1;
    return layout;
}

std::optional<std::vector<std::uint8_t>> bitsOf(ByteReader& source, std::uint64_t pictures, std::uint64_t pixels,
                                                const Progress& progress) {
    constexpr std::uint64_t kPixelsAtOnce = std::uint64_t{1} << 20;
    const std::uint64_t atOnce = std::max<std::uint64_t>(1, kPixelsAtOnce / pixels);
    std::vector<std::uint8_t> bits;
    for (std::uint64_t first = 0; first < pictures; first += atOnce) {
        report(progress, static_cast<double>(first) / static_cast<double>(pictures));
        const auto bytes = source.bytes(std::min(atOnce, pictures - first) * pixels, Message::tr("pixels"));
        if (std::ranges::max(bytes) > 1) return std::nullopt;
        for (std::uint64_t at = 0; at < bytes.size(); at += pixels)
            packBits(std::span(bytes).subspan(at, pixels), bits);
    }
    return bits;
}

bool mayBeBits(const NpyHeader& header, const ImageLayout& layout, ScaleChoice choice) {
    const NumberKind kind = numberKind(header);
    return choice == ScaleChoice::Auto && (kind == NumberKind::Byte || kind == NumberKind::Bool) &&
           layout.isContiguous() && !(layout.isRow && layout.shape.channels == 3);
}

std::vector<Dataset::Parts> imagesOf(std::span<const ImageArray> given, ScaleChoice choice, const Progress& progress) {
    const std::vector<ImageArray> arrays = withBits(given, choice, progress);
    for (const ImageArray& array : arrays)
        if (!array.isOfBits && !arePixels(array, choice)) refuseTooMuch(array);
    std::map<NumberKind, PixelScale> scales;
    std::vector<Dataset::Parts> all;
    for (const ImageArray& array : arrays) {
        const NumberKind kind = numberKind(array.header);
        if (array.isOfBits) scales.emplace(kind, PixelScale(kind, {0.0, 1.0, 0}, choice));
        if (!scales.contains(kind)) scales.emplace(kind, scaleFor(kind, arrays, choice, progress));
        all.push_back(pixelsOf(array, scales.at(kind), progress));
    }
    return all;
}

}  // namespace lunette
