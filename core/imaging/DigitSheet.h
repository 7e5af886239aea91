#pragma once

#include "data/Catalog.h"

namespace lunette {

/// The built-in dataset "digits": 5,000 handwritten digits that ship inside the program.
std::unique_ptr<const DatasetSource> makeDigitSource();

}  // namespace lunette
