#include "CodeSelection.h"

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
    for (std::size_t code = 0; code < selection->mask.size(); ++code)
        if (selection->mask[code]) selection->images.push_back(static_cast<Index>(code));
    if (selection->images.empty()) return nullptr;
    return selection;
}

}  // namespace lunette
