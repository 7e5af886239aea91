#pragma once

#include "data/Catalog.h"

namespace lunette {

/// Everything Lunette opens: moons, faces, sprites, digits, fashion-mnist, mnist, and files in IDX.
Catalog standardCatalog();

}  // namespace lunette
