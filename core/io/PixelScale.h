#pragma once

#include "Message.h"
#include "parameter/ParameterInfo.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace lunette {

/// How a file stores the numbers that are to become pixels.
enum class NumberKind { Bool, Byte, Word, Integer, Real };  // Byte and Word: unsigned, 8 and 16 bits

/// What is known of all of them.
struct NumberRange {
    double low = 0.0;  ///< of those that are finite; 0 where there is none
    double high = 0.0;
    std::uint64_t notFinite = 0;
    std::optional<double> nextLow{};   ///< the smallest above `low`, where it was looked for and is there
    std::optional<double> nextHigh{};  ///< the largest below `high`
};

/// Finds the range of numbers that are added one by one.
class RangeFinder {
public:
    void add(double value) {
        if (!std::isfinite(value)) {
            ++notFinite_;
            return;
        }
        if (value < low_) {
            nextLow_ = low_;
            low_ = value;
        } else if (value > low_ && value < nextLow_) {
            nextLow_ = value;
        }
        if (value > high_) {
            nextHigh_ = high_;
            high_ = value;
        } else if (value < high_ && value > nextHigh_) {
            nextHigh_ = value;
        }
    }
    /// All numbers of another range.
    void add(const NumberRange& range);
    void add(const RangeFinder& other) {
        if (other.low_ <= other.high_)
            add(other.range());
        else
            notFinite_ += other.notFinite_;
    }
    NumberRange range() const;

private:
    static constexpr double kNothing = std::numeric_limits<double>::infinity();
    double low_ = kNothing, nextLow_ = kNothing, high_ = -kNothing, nextHigh_ = -kNothing;
    std::uint64_t notFinite_ = 0;
};

enum class ScaleChoice { Auto, Stretch, Robust };
ChoiceOptions scaleOptions();

/// The range without the smallest and the largest thousandth of the numbers, of which `some` are an even share; the
/// whole range where that leaves one number.
NumberRange robustRange(NumberRange range, std::vector<double> some);

/// Turns stored numbers into pixels of 0..255, the same for all pictures of a dataset.
///
/// Auto: bools become 0 and 255; bytes stay; 16-bit words are divided by 257; anything within 0..1 is taken times 255;
/// within 0..255 with a largest value of at least 128 it stays. All else, and Stretch, maps the smallest number to 0
/// and the largest to 255; so does Robust, of a robustRange(). What is not finite becomes 0. `notes` say which of these
/// was done, and doubt an end of a stretched range that may stand for missing numbers, such as -999.
class PixelScale {
public:
    PixelScale(NumberKind kind, const NumberRange& range, ScaleChoice choice);

    std::uint8_t operator()(double value) const;
    bool isIdentity() const { return factor_ == 1.0 && offset_ == 0.0; }
    const std::vector<Message>& notes() const { return notes_; }

private:
    void choose(NumberKind kind, const NumberRange& range, ScaleChoice choice);
    void stretch(const NumberRange& range);
    void set(double factor, double offset, Message note);

    double factor_ = 1.0;
    double offset_ = 0.0;  ///< pixel = (value - offset) * factor
    std::vector<Message> notes_;
};

}  // namespace lunette
