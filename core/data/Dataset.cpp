#include "data/Dataset.h"

#include "Error.h"
#include "numeric/Elementwise.h"

#include <algorithm>
#include <utility>

namespace lunette {

namespace {

void require(bool holds, const std::string& name, const Message& what) {
    if (!holds) throw Error(ErrorKind::Conflict, Message::tr("The dataset '%1' %2.", name, what));
}

void checkLabels(const Dataset::Parts& parts, std::size_t size) {
    require(parts.labels.empty() == parts.classNames.empty(), parts.name,
            Message::tr("has labels without class names or the reverse"));
    require(parts.labels.empty() || parts.labels.size() == size, parts.name,
            Message::tr("does not have one label for each image"));
    const auto classes = static_cast<std::int32_t>(parts.classNames.size());
    const bool inRange = std::ranges::all_of(parts.labels, [&](std::int32_t l) { return l >= 0 && l < classes; });
    require(inRange, parts.name, Message::tr("has a label that names no class"));
}

/// The pixels, in whichever way they came.
SharedBytes takePixels(Dataset::Parts& parts) {
    if (parts.pixels.empty()) return std::exchange(parts.shared, {});
    const auto pixels = std::make_shared<const std::vector<std::uint8_t>>(std::exchange(parts.pixels, {}));
    return {pixels, *pixels};
}

template <class Value>
std::vector<Value> chosen(const std::vector<Value>& values, std::span<const Index> indices) {
    std::vector<Value> result;
    result.reserve(indices.size());
    for (const Index i : indices) result.push_back(values[static_cast<std::size_t>(i)]);
    return result;
}

template <class Value>
void append(std::vector<Value>& values, const std::vector<Value>& more) {
    values.insert(values.end(), more.begin(), more.end());
}

}  // namespace

std::size_t bytesOfBits(std::size_t pixelCount) { return (pixelCount + 7) / 8; }

void packBits(std::span<const std::uint8_t> bytes, std::vector<std::uint8_t>& bits) {
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
        unsigned packed = 0;
        for (std::size_t k = i; k < i + 8; ++k) packed = packed << 1U | (k < bytes.size() && bytes[k] != 0 ? 1U : 0U);
        bits.push_back(static_cast<std::uint8_t>(packed));
    }
}

void unpackBits(std::span<const std::uint8_t> bits, std::span<std::uint8_t> bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>((bits[i / 8] >> (7U - i % 8) & 1U) * 255U);
}

std::size_t Dataset::Parts::storedSize() const {
    const auto pixelCount = static_cast<std::size_t>(shape.pixelCount());
    return isOfBits ? bytesOfBits(pixelCount) : pixelCount;
}

Dataset::Dataset(Parts parts) : parts_(std::move(parts)) {
    const ImageShape& shape = parts_.shape;
    require(shape.width > 0 && shape.height > 0 && shape.channels > 0, parts_.name,
            Message::tr("has pictures without pixels"));
    const SharedBytes memory = takePixels(parts_);
    require(!memory.bytes.empty(), parts_.name, Message::tr("holds no image"));
    const std::size_t imageSize = parts_.storedSize();
    require(memory.bytes.size() % imageSize == 0, parts_.name, Message::tr("ends within an image"));
    const std::size_t size = memory.bytes.size() / imageSize;
    require(size <= kMaxImages, parts_.name, Message::tr("holds more than 16,777,216 images; take a part of them"));
    checkLabels(parts_, size);
    for (const Factor& factor : parts_.factors)
        require(factor.values.size() == size, parts_.name,
                Message::tr("does not have one value of each factor for each image"));
    require(parts_.files.empty() || parts_.files.size() == size, parts_.name,
            Message::tr("does not have one file for each image"));

    report_ = std::make_shared<const ImportReport>(std::exchange(parts_.report, {}));
    memory_.push_back(memory);
    images_.reserve(size);
    for (std::size_t i = 0; i < size; ++i) images_.push_back(memory.bytes.data() + i * imageSize);
    const auto files = std::make_shared<const std::vector<std::string>>(std::exchange(parts_.files, {}));
    for (const std::string& file : *files) files_.push_back(&file);
    memory_.push_back({files, {}});
}

Dataset Dataset::subset(std::span<const Index> indices, std::string name) const {
    require(!indices.empty(), name, Message::tr("holds no image"));
    Dataset result;
    result.parts_.name = std::move(name);
    result.parts_.shape = parts_.shape;
    result.parts_.isOfBits = parts_.isOfBits;
    result.parts_.classNames = parts_.classNames;
    result.report_ = report_;
    result.memory_ = memory_;
    result.images_ = chosen(images_, indices);
    if (hasLabels()) result.parts_.labels = chosen(parts_.labels, indices);
    if (!files_.empty()) result.files_ = chosen(files_, indices);
    for (const Factor& factor : parts_.factors)
        result.parts_.factors.push_back({factor.name, chosen(factor.values, indices)});
    return result;
}

Dataset Dataset::noted(const ImportReport& more) const {
    Dataset result = *this;
    ImportReport report = *report_;
    report.notes.insert(report.notes.begin(), more.notes.begin(), more.notes.end());
    append(report.skipped, more.skipped);
    result.report_ = std::make_shared<const ImportReport>(std::move(report));
    return result;
}

Dataset Dataset::joined(const Dataset& first, const Dataset& second) {
    require(first.shape() == second.shape() && first.parts_.isOfBits == second.parts_.isOfBits &&
                first.parts_.classNames == second.parts_.classNames &&
                std::ranges::equal(first.factors(), second.factors(), {}, &Factor::name, &Factor::name),
            second.name(), Message::tr("does not fit to '%1'", first.name()));
    Dataset result = first;
    append(result.memory_, second.memory_);
    append(result.images_, second.images_);
    append(result.parts_.labels, second.parts_.labels);
    if (second.files_.empty()) result.files_.clear();
    if (!result.files_.empty()) append(result.files_, second.files_);
    for (std::size_t i = 0; i < second.parts_.factors.size(); ++i)
        append(result.parts_.factors[i].values, second.parts_.factors[i].values);
    return result;
}

Pixels Dataset::image(Index i) const {
    const std::uint8_t* stored = images_[static_cast<std::size_t>(i)];
    if (!parts_.isOfBits) return Pixels(std::span(stored, parts_.storedSize()));
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(parts_.shape.pixelCount()));
    unpackBits({stored, parts_.storedSize()}, bytes);
    return Pixels(std::move(bytes));
}

void Dataset::fillColumn(Index image, Matrix& x, Index column) const {
    elementwise().fromBytes(this->image(image).data(), x.col(column).data(), x.rows());
}

void Dataset::gather(std::span<const Index> indices, Matrix& x) const {
    x.resize(parts_.shape.pixelCount(), static_cast<Index>(indices.size()));
    for (Index column = 0; column < x.cols(); ++column)
        fillColumn(indices[static_cast<std::size_t>(column)], x, column);
}

void Dataset::gather(Index first, Index count, Matrix& x) const {
    x.resize(parts_.shape.pixelCount(), count);
    for (Index column = 0; column < count; ++column) fillColumn(first + column, x, column);
}

}  // namespace lunette
