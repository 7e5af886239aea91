#pragma once

#include <QWidget>

namespace lunette {

/// Chooses on a page what is chosen on another of the same kind: in boxes, on sliders, in number fields and with ticks.
/// Controls that only one of them has, such as those of another model, stay as they are.
void takeOverControls(const QWidget& from, QWidget& to);

}  // namespace lunette
