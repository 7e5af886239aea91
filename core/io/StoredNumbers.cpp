#include "io/StoredNumbers.h"

#include "numeric/Parallel.h"
#include "parameter/Utf8.h"

namespace lunette {
namespace {

constexpr Index kNumbersPerTask = Index{1} << 16;
constexpr Index kNumbersPerReport = 256 * kNumbersPerTask;

}  // namespace

std::vector<std::string> storedTexts(const NpyHeader& header, std::span<const std::uint8_t> bytes) {
    const bool isWide = header.kind == 'U';
    const std::size_t width = isWide ? sizeof(std::uint32_t) : 1, length = header.itemSize / width;
    std::vector<std::string> texts(header.itemCount());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::vector<std::uint32_t> characters;
        for (std::size_t k = i * length; k < (i + 1) * length; ++k)
            characters.push_back(
                isWide ? static_cast<std::uint32_t>(storedNumber<std::uint32_t>(bytes.data(), k, header.isBigEndian))
                       : bytes[k]);
        while (!characters.empty() && characters.back() == 0) characters.pop_back();
        for (const std::uint32_t character : characters) appendUtf8(character, texts[i]);
    }
    return texts;
}

NumberKind numberKind(const NpyHeader& header) {
    if (header.kind == 'b') return NumberKind::Bool;
    if (header.kind == 'f') return NumberKind::Real;
    if (header.kind == 'u' && header.itemSize == 1) return NumberKind::Byte;
    return header.kind == 'u' && header.itemSize == 2 ? NumberKind::Word : NumberKind::Integer;
}

NumberRange rangeOf(const NpyHeader& header, std::span<const std::uint8_t> bytes, const Progress& progress) {
    const auto count = static_cast<Index>(header.itemCount());
    RangeFinder whole;
    withNumberType(header, [&]<class Number>() {
        for (Index first = 0; first < count; first += kNumbersPerReport) {
            report(progress, static_cast<double>(first) / static_cast<double>(count));
            const Index some = std::min(kNumbersPerReport, count - first);
            std::vector<RangeFinder> partials(static_cast<std::size_t>((some + kNumbersPerTask - 1) / kNumbersPerTask));
            parallelFor(some, kNumbersPerTask, [&](Index begin, Index end) {
                RangeFinder partial;
                for (Index i = first + begin; i < first + end; ++i)
                    partial.add(storedNumber<Number>(bytes.data(), static_cast<std::uint64_t>(i), header.isBigEndian));
                partials[static_cast<std::size_t>(begin / kNumbersPerTask)] = partial;
            });
            for (const RangeFinder& partial : partials) whole.add(partial);
        }
    });
    return whole.range();
}

}  // namespace lunette
