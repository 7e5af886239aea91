#include "nn/Layer.h"

namespace lunette {

Index ParameterBlock::size() const {
    Index size = 1;
    for (const Index extent : shape) size *= extent;
    return size;
}

Index Layer::parameterCount() const {
    Index count = 0;
    for (const auto& block : parameterBlocks()) count += block.size();
    return count;
}

}  // namespace lunette
