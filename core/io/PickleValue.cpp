#include "io/PickleValue.h"

namespace lunette {

const PickleValue* PickleValue::find(std::string_view key) const {
    if (kind != Kind::Dict) return nullptr;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        if (items[i]->isText() && items[i]->text == key) return items[i + 1];
    return nullptr;
}

}  // namespace lunette
