#pragma once

#include <QIcon>
#include <QPalette>

namespace lunette {

/// A symbol of resources/icons in the palette's colour of that role, sharp at every size and scale.
QIcon symbolIcon(const QString& name, QPalette::ColorRole role = QPalette::ButtonText);

/// The program's own picture.
QIcon applicationIcon();

}  // namespace lunette
