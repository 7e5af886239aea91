#include "io/PixelScale.h"

#include <algorithm>
#include <cmath>

namespace lunette {

ChoiceOptions scaleOptions() {
    return {{"auto", Message::tr("As stored")},
            {"stretch", Message::tr("Smallest to largest")},
            {"robust", Message::tr("Without outliers")}};
}

NumberRange robustRange(NumberRange range, std::vector<double> some) {
    std::erase_if(some, [](double number) { return !std::isfinite(number); });
    if (some.empty()) return range;
    std::ranges::sort(some);
    const auto last = static_cast<double>(some.size() - 1);
    const double low = some[static_cast<std::size_t>(std::lround(0.001 * last))];
    const double high = some[static_cast<std::size_t>(std::lround(0.999 * last))];
    if (!(low < high)) return range;
    return {low, high, range.notFinite};
}

void RangeFinder::add(const NumberRange& range) {
    for (const double value :
         {range.low, range.high, range.nextLow.value_or(range.low), range.nextHigh.value_or(range.high)})
        add(value);
    notFinite_ += range.notFinite;
}

NumberRange RangeFinder::range() const {
    if (low_ > high_) return {0.0, 0.0, notFinite_};
    NumberRange range{low_, high_, notFinite_};
    if (std::isfinite(nextLow_)) range.nextLow = nextLow_;
    if (std::isfinite(nextHigh_)) range.nextHigh = nextHigh_;
    return range;
}

namespace {

/// What programs write where a number is missing: nothing but nines, as -999, -1, or one of the largest.
bool isCodeOfMissing(double value) {
    constexpr double kHuge = 1e19, kSmallestWord = -32768.0;
    if (std::abs(value) >= kHuge || value == kSmallestWord || value == -1.0) return true;
    double nines = 9.0;
    while (nines < std::abs(value)) nines = 10.0 * nines + 9.0;
    return std::abs(value) == nines;
}

/// An end of the range that may stand for missing numbers: a code far from all others, or the only one below 0.
std::optional<double> doubtfulEnd(const NumberRange& range) {
    const double low = range.low, high = range.high;
    if (!range.nextLow || !range.nextHigh || *range.nextLow == high) return std::nullopt;
    if (isCodeOfMissing(high) && high - *range.nextHigh > *range.nextHigh - low) return high;
    const bool isOnlyNegative = *range.nextLow >= 0.0 && high > 1.0;
    const bool isFarBelow = *range.nextLow - low > high - *range.nextLow;
    return low < 0.0 && isCodeOfMissing(low) && (isOnlyNegative || isFarBelow) ? std::optional(low) : std::nullopt;
}

}  // namespace

PixelScale::PixelScale(NumberKind kind, const NumberRange& range, ScaleChoice choice) {
    choose(kind, range, choice);
    if (range.notFinite > 0)
        notes_.push_back(Message::tr("%1 numbers are not finite (NaN or infinite) and count as 0.", range.notFinite));
}

std::uint8_t PixelScale::operator()(double value) const {
    const double pixel = value * factor_ - offset_ * factor_;
    if (!std::isfinite(value) || !(pixel > 0.0)) return 0;
    return static_cast<std::uint8_t>((static_cast<int>(2.0 * std::min(pixel, 255.0)) + 1) / 2);  // to the nearest
}

void PixelScale::choose(NumberKind kind, const NumberRange& range, ScaleChoice choice) {
    const bool isUnit = range.low >= 0.0 && range.high <= 1.0;
    const bool fitsByte = range.low >= 0.0 && range.high <= 255.0;
    if (choice == ScaleChoice::Stretch) return stretch(range);
    if (choice == ScaleChoice::Robust) {
        stretch(range);
        notes_.push_back(
            Message::tr("The smallest and the largest thousandth of the numbers count as the ends of that range."));
        return;
    }
    if (kind == NumberKind::Bool) return set(255.0, 0.0, Message::tr("False became 0 and true 255."));
    if (isUnit) return set(255.0, 0.0, Message::tr("Numbers within 0..1 were taken times 255."));
    if (kind == NumberKind::Byte) return set(1.0, 0.0, Message::tr("Bytes of 0..255 were taken as they are."));
    if (kind == NumberKind::Word && !fitsByte)
        return set(1.0 / 257.0, 0.0,
                   Message::tr("16-bit numbers were divided by 257; the largest is %1 of 65535 (scale=stretch "
                               "brightens dark pictures).",
                               formatReal(range.high)));
    if (kind == NumberKind::Word || (fitsByte && range.high >= 128.0))
        return set(1.0, 0.0, Message::tr("Numbers within 0..255 were taken as they are."));
    stretch(range);
}

void PixelScale::stretch(const NumberRange& range) {
    const double half = range.high / 2 - range.low / 2;  // the width may be more than a number can say
    if (!(half > 0.0)) return set(0.0, range.low, Message::tr("All numbers are the same and became 0."));
    set(127.5 / half, range.low,
        Message::tr("Numbers from %1 to %2 were stretched to 0..255.", formatReal(range.low), formatReal(range.high)));
    if (const auto end = doubtfulEnd(range))
        notes_.push_back(
            Message::tr("Doubtful: %1 lies apart from all other numbers, which are from %2 to %3, and may stand for "
                        "missing ones; write NaN or 0 in its place, or the rest has little contrast.",
                        formatReal(*end), formatReal(*end == range.low ? *range.nextLow : range.low),
                        formatReal(*end == range.low ? range.high : *range.nextHigh)));
}

void PixelScale::set(double factor, double offset, Message note) {
    factor_ = factor;
    offset_ = offset;
    notes_.push_back(std::move(note));
}

}  // namespace lunette
