#include "io/StoredNumbers.h"

#include "numeric/Parallel.h"

#include <limits>

namespace lunette {
namespace {

constexpr Index kGrain = Index{1} << 16;
constexpr Index kPerReport = 256 * kGrain;

struct Partial {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    std::uint64_t notFinite = 0;

    void add(double value) {
        if (!std::isfinite(value)) {
            ++notFinite;
            return;
        }
        low = std::min(low, value);
        high = std::max(high, value);
    }
    void add(const Partial& other) {
        low = std::min(low, other.low);
        high = std::max(high, other.high);
        notFinite += other.notFinite;
    }
};

}  // namespace

NumberKind numberKind(const NpyHeader& header) {
    if (header.kind == 'b') return NumberKind::Bool;
    if (header.kind == 'f') return NumberKind::Real;
    if (header.kind == 'u' && header.itemSize == 1) return NumberKind::Byte;
    return header.kind == 'u' && header.itemSize == 2 ? NumberKind::Word : NumberKind::Integer;
}

NumberRange rangeOf(const NpyHeader& header, std::span<const std::uint8_t> bytes, const Progress& progress) {
    const auto count = static_cast<Index>(header.itemCount());
    Partial whole;
    withNumberType(header, [&]<class Number>() {
        for (Index first = 0; first < count; first += kPerReport) {
            report(progress, static_cast<double>(first) / static_cast<double>(count));
            const Index some = std::min(kPerReport, count - first);
            std::vector<Partial> partials(static_cast<std::size_t>((some + kGrain - 1) / kGrain));
            parallelFor(some, kGrain, [&](Index begin, Index end) {
                Partial partial;
                for (Index i = first + begin; i < first + end; ++i)
                    partial.add(storedNumber<Number>(bytes.data(), static_cast<std::uint64_t>(i), header.isBigEndian));
                partials[static_cast<std::size_t>(begin / kGrain)] = partial;
            });
            for (const Partial& partial : partials) whole.add(partial);
        }
    });
    if (whole.low > whole.high) return {0.0, 0.0, whole.notFinite};
    return {whole.low, whole.high, whole.notFinite};
}

}  // namespace lunette
