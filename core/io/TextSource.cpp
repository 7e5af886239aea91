#include "io/TextSource.h"

#include "io/Endian.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace lunette {
namespace {

/// Some bytes, and then those of a source.
class RejoinedSource final : public ByteSource {
public:
    RejoinedSource(std::string first, std::unique_ptr<ByteSource> rest)
        : first_(std::move(first)), rest_(std::move(rest)) {}

    std::size_t read(std::span<std::uint8_t> out) override {
        const std::size_t some = std::min(out.size(), first_.size() - at_);
        std::copy_n(first_.begin() + static_cast<std::ptrdiff_t>(at_), some, out.begin());
        at_ += some;
        return some + (some < out.size() ? rest_->read(out.subspan(some)) : 0);
    }
    std::uint64_t upperBound() const override { return first_.size() - at_ + rest_->upperBound(); }

private:
    std::string first_;
    std::size_t at_ = 0;
    std::unique_ptr<ByteSource> rest_;
};

/// UTF-16 as UTF-8 (RFC 3629). A surrogate by itself is no character.
class Utf16Source final : public ByteSource {
public:
    Utf16Source(std::unique_ptr<ByteSource> source, std::endian order) : source_(std::move(source)), order_(order) {}

    std::size_t read(std::span<std::uint8_t> out) override {
        std::size_t done = 0;
        while (done < out.size() && (at_ < text_.size() || refill())) {
            const std::size_t some = std::min(out.size() - done, text_.size() - at_);
            std::copy_n(text_.begin() + static_cast<std::ptrdiff_t>(at_), some,
                        out.begin() + static_cast<std::ptrdiff_t>(done));
            at_ += some;
            done += some;
        }
        return done;
    }
    /// Two bytes become three at most.
    std::uint64_t upperBound() const override { return text_.size() - at_ + 2 * source_->upperBound(); }

private:
    bool refill() {
        constexpr std::size_t kBytesOfUtf16 = std::size_t{1} << 16;
        std::array<std::uint8_t, kBytesOfUtf16> bytes{};
        text_.clear();
        at_ = 0;
        const std::size_t count = source_->read(bytes);
        for (std::size_t i = 0; i + 1 < count; i += 2) addUnit(numberAt<std::uint16_t>(bytes.data() + i, order_));
        if (count < kBytesOfUtf16 && (count % 2 != 0 || high_ != 0)) addCharacter(kNone);
        if (count < kBytesOfUtf16) high_ = 0;
        return !text_.empty() || (count == kBytesOfUtf16 && refill());
    }
    void addUnit(std::uint32_t unit) {
        const bool isHigh = unit >= 0xD800 && unit < 0xDC00, isLow = unit >= 0xDC00 && unit < 0xE000;
        const std::uint32_t high = std::exchange(high_, isHigh ? unit : 0);
        if (high != 0 && isLow) return addCharacter(0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
        if (high != 0) addCharacter(kNone);
        if (!isHigh) addCharacter(isLow ? kNone : unit);
    }
    void addCharacter(std::uint32_t code) {
        const auto add = [&](std::uint32_t byte) { text_.push_back(static_cast<std::uint8_t>(byte)); };
        const auto addRest = [&](unsigned shift) { add(0x80U | ((code >> shift) & 0x3FU)); };
        if (code < 0x80) return add(code);
        if (code < 0x800) {
            add(0xC0U | code >> 6U);
        } else if (code < 0x10000) {
            add(0xE0U | code >> 12U);
            addRest(6);
        } else {
            add(0xF0U | code >> 18U);
            addRest(12);
            addRest(6);
        }
        addRest(0);
    }

    static constexpr std::uint32_t kNone = 0xFFFD;
    std::unique_ptr<ByteSource> source_;
    std::endian order_;
    std::uint32_t high_ = 0;  ///< the first half of a character, or 0
    std::vector<std::uint8_t> text_;
    std::size_t at_ = 0;
};

}  // namespace

std::string peek(std::unique_ptr<ByteSource>& source) {
    constexpr std::size_t kPeeked = 4096;
    std::string start = nextBytes(*source, kPeeked);
    source = std::make_unique<RejoinedSource>(start, std::move(source));
    return start;
}

std::unique_ptr<ByteSource> asUtf8(std::unique_ptr<ByteSource> source) {
    const std::string start = peek(source);
    const bool isBigEndian = start.starts_with("\xFE\xFF");
    if (!isBigEndian && !start.starts_with("\xFF\xFE")) return source;
    std::array<std::uint8_t, 2> mark{};
    source->read(mark);
    return std::make_unique<Utf16Source>(std::move(source), isBigEndian ? std::endian::big : std::endian::little);
}

}  // namespace lunette
