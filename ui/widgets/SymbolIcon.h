#pragma once

#include <QIcon>
#include <QPalette>

class QWidget;

namespace lunette {

/// A symbol of resources/icons in the palette's color of that role, sharp at every size and scale.
QIcon symbolIcon(const QString& name, QPalette::ColorRole role = QPalette::ButtonText);

/// A disc in theme::runColor() of that number, which stands for a kept run.
QIcon runIcon(const QWidget& widget, int number);

/// The program's own picture.
QIcon applicationIcon();

}  // namespace lunette
