#include "io/MatlabArrays.h"

#include "io/StoredNumbers.h"

#include <algorithm>

namespace lunette {
namespace {

constexpr std::uint64_t kHouseSide = 32;
constexpr double kTen = 10.0;

StoredArray* findNamed(ArrayFile& file, std::string_view name) {
    const auto found = std::ranges::find(file.arrays, name, &StoredArray::name);
    return found == file.arrays.end() ? nullptr : &*found;
}

std::vector<std::uint8_t> withZeroForTen(const NpyHeader& header, std::span<const std::uint8_t> bytes) {
    std::vector<std::uint8_t> changed(bytes.begin(), bytes.end());
    withNumberType(header, [&]<class Number>() {
        for (std::uint64_t i = 0; i < header.itemCount(); ++i)
            if (storedNumber<Number>(bytes.data(), i, header.isBigEndian) == kTen)
                std::fill_n(changed.begin() + static_cast<std::ptrdiff_t>(i * sizeof(Number)), sizeof(Number),
                            std::uint8_t{0});
    });
    return changed;
}

/// Whether all are 1 to 10 and some are 10.
bool countFromOneToTen(const NpyHeader& header, std::span<const std::uint8_t> bytes) {
    bool hasTen = false, areInRange = true;
    withNumberType(header, [&]<class Number>() {
        for (std::uint64_t i = 0; i < header.itemCount(); ++i) {
            const double value = storedNumber<Number>(bytes.data(), i, header.isBigEndian);
            hasTen = hasTen || value == kTen;
            areInRange = areInRange && value >= 1.0 && value <= kTen;
        }
    });
    return hasTen && areInRange;
}

}  // namespace

NpyHeader withoutSingleLengths(NpyHeader header) {
    auto& shape = header.shape;
    if (shape.size() == 2 && (shape[0] == 1 || shape[1] == 1)) shape = {shape[0] * shape[1]};
    return header;
}

void readTenAsZero(ArrayFile& file) {
    const StoredArray* images = findNamed(file, "X");
    StoredArray* labels = findNamed(file, "y");
    if (!images || !labels || !labels->header.isNumeric()) return;
    const auto& n = images->header.shape;
    const bool areHouses = n.size() == 4 && n[0] == kHouseSide && n[1] == kHouseSide && n[2] == 3 &&
                           labels->header.shape == std::vector<std::uint64_t>{n[3]};
    if (!areHouses) return;
    const SharedBytes bytes = labels->numbers({});
    if (!countFromOneToTen(labels->header, bytes.bytes)) return;
    const auto changed = std::make_shared<const std::vector<std::uint8_t>>(withZeroForTen(labels->header, bytes.bytes));
    labels->numbers = [changed](const Progress&) { return SharedBytes{changed, *changed}; };
    file.notes.push_back(
        Message::tr("The label 10 of 'y' stands for the digit 0, as in the Street View House Numbers."));
}

}  // namespace lunette
