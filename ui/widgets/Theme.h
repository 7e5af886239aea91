#pragma once

#include <QColor>
#include <QFont>
#include <QWidget>

#include <span>

namespace lunette::theme {

/// The one set of colors and sizes of the window, derived from the desktop's palette so that it sits well in
/// light and dark. Views ask for a meaning, never for a number.

/// Which palette the application wears: the desktop's (light or dark as that is), or always the one named.
enum class Appearance { Desktop, Light, Dark };
void setAppearance(Appearance appearance);

bool isDark(const QWidget& widget);

/// What the user holds: the probe, the slider's t.
QColor accent(const QWidget& widget);
/// The two ends of a path keep their colors everywhere.
QColor endA(const QWidget& widget);
QColor endB(const QWidget& widget);
/// What training never saw, beside words that say so.
QColor withheld(const QWidget& widget);
/// The kept runs' colors, by a number that may be any: distinguishable with common color-blindness, and none is the
/// accent's or an end's.
QColor runColor(const QWidget& widget, int number);
/// The quiet ground under pictures and plots, and the faint and plain ink on it.
QColor ground(const QWidget& widget);
QColor faintInk(const QWidget& widget);
QColor ink(const QWidget& widget);

/// Ten class colors distinguishable with common color-blindness (after Okabe and Ito 2008, extended).
std::span<const QColor> classColors();
/// t in 0..1 on viridis (perceptually uniform, for quantities).
QColor viridis(double t);
/// t in -1..1 on a diverging map with the ground at zero, for signed differences.
QColor diverging(double t, const QWidget& widget);
/// A share of 0..1 on the way from the ground to the accent.
QColor share(double t, const QWidget& widget);
/// Black or white, whichever is easier to read on an opaque color: at 4.5 to 1 at least.
QColor inkOn(const QColor& color);

/// A length that suits text of the usual size, in logical pixels: longer where the widget's text is larger.
int byText(const QWidget& widget, int length);
/// The widget's font with tabular numerals, so that changing figures do not jump.
QFont figures(const QWidget& widget);

}  // namespace lunette::theme
