#include "io/ArrayFile.h"
#include "io/ArrayImages.h"
#include "io/AxisDoubts.h"
#include "io/StoredNumbers.h"

#include <array>

using namespace lunette;

/// Turns the array into pictures where it says that it is some.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const ArrayFile file = readNpyFile({nullptr, {data, size}}, "input.npy");
        const StoredArray& array = file.arrays.front();
        const SharedBytes numbers = array.numbers({});
        if (numbers.bytes.size() != array.header.byteCount()) __builtin_trap();
        if (array.header.isText() && storedTexts(array.header, numbers.bytes).size() != array.header.itemCount())
            __builtin_trap();
        const ImageLayout layout = layoutOf(array.header, {}, array.name);
        const std::array images{ImageArray{array.header, layout, numbers, array.name}};
        doubtsAboutAxes(array.header, images.front(), layout.areImagesLast);
        const Dataset dataset(std::move(imagesOf(images, ScaleChoice::Auto, {}).front()));
        if (static_cast<std::uint64_t>(dataset.size()) != layout.count) __builtin_trap();
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
