#pragma once

#include <QIcon>

namespace lunette {

/// A symbol of resources/icons in the ink of the present palette, sharp at every size and scale.
QIcon symbolIcon(const QString& name);

}  // namespace lunette
