#include "plot/CodeSelection.h"

#include <algorithm>
#include <functional>

namespace lunette {

std::shared_ptr<const CodeSelection> changedSelection(const CodeSelection* before, std::vector<std::uint8_t> within,
                                                      SelectionChange change) {
    auto selection = std::make_shared<CodeSelection>();
    selection->mask = std::move(within);
    if (change != SelectionChange::Replace)
        for (std::size_t code = 0; code < selection->mask.size(); ++code) {
            const bool was = before && before->holds(code), is = selection->mask[code] != 0;
            selection->mask[code] = change == SelectionChange::Add ? was || is : was && !is;
        }
    selection->count = static_cast<std::size_t>(std::ranges::count_if(selection->mask, std::identity()));
    if (selection->count == 0) return nullptr;
    return selection;
}

std::vector<Index> CodeSelection::images() const {
    std::vector<Index> images;
    images.reserve(count);
    for (std::size_t code = 0; code < mask.size(); ++code)
        if (mask[code]) images.push_back(static_cast<Index>(code));
    return images;
}

}  // namespace lunette
