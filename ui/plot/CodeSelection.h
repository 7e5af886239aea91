#pragma once

#include "numeric/Scalar.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace lunette {

/// Which of the images whose codes are on the map are selected.
struct CodeSelection {
    std::vector<std::uint8_t> mask;  ///< one a code: 1 where it is selected
    std::size_t count = 0;           ///< of those

    /// Their numbers, ascending.
    std::vector<Index> images() const;
    bool holds(std::size_t code) const { return code < mask.size() && mask[code] != 0; }
};

/// What a newly drawn region does to what is selected already.
enum class SelectionChange { Replace, Add, Remove };

/// `before` may be null: nothing is selected. `within`: one a code. Null where nothing is selected then.
std::shared_ptr<const CodeSelection> changedSelection(const CodeSelection* before, std::vector<std::uint8_t> within,
                                                      SelectionChange change);

}  // namespace lunette
