#pragma once

#include "data/Catalog.h"

namespace lunette {

/// Everything Lunette opens: what it draws or ships, what downloadableDatasets() names, and every kind of file.
Catalog standardCatalog();

}  // namespace lunette
