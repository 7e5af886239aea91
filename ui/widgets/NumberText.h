#pragma once

#include <QLocale>
#include <QString>

#include <concepts>
#include <optional>
#include <vector>

class QEvent;

namespace lunette {

// Numbers as people see and type them. Whatever the window shows is written by these functions in the default QLocale;
// what is copied, written or printed as data never is: it has decimal points, as QString::number() and std::to_chars()
// write them.

/// With so many decimals: "1,234.50".
QString numberText(double value, int decimals);
/// With so many significant figures, of tiny or huge values with an exponent: "0.00123", "1e-12".
QString figuresText(double value, int figures);
/// As few digits as read back the same value, without thousands separators; below 0.0001 with an exponent: "1e-05".
QString shortestText(double value);

enum class Grouping { Shown, Omitted };
QString wholeText(qint64 value, Grouping grouping = Grouping::Shown);
template <std::integral Integer>
QString numberText(Integer value) {
    return wholeText(static_cast<qint64>(value));
}

/// The values that a typed or pasted text may mean; none where it is no number. A text means the same in every locale,
/// except where one sign may be the decimal sign or a thousands separator:
/// - One separator is the decimal sign, be it a point, a comma or an Arabic decimal sign: "0,5" and "0.5" are one half.
/// - Of two kinds of separators the last one is the decimal sign, if it occurs once: "1.234,5", "1,234.5", "1 234,5".
/// - Blanks, apostrophes, Arabic thousands separators and whatever occurs more than once separate thousands. A group
/// has
///   three digits; one of Indian numbers may have two if it is not the last. Anything else is no number.
/// - The locale's own thousands separator, once and before exactly three digits, has two meanings: "1,000" is 1 and
/// 1000
///   in English, "1.000" in German. Both are given, first the one with a decimal sign.
/// Digits of any script, exponents ("1e-3", or the locale's own sign) and the minus sign U+2212 are taken.
std::vector<double> realReadings(const QString& text, const QLocale& locale = QLocale());

/// The one value that a text means; nothing where there is none or more than one.
std::optional<double> typedReal(const QString& text, const QLocale& locale = QLocale());

/// The same for whole numbers, which have no decimal sign: a point or a comma is the locale's own thousands separator
/// before exactly three digits, or one that occurs more than once. "0,5" is no whole number in any locale, and "1.000"
/// is one in German only.
std::optional<qint64> typedWhole(const QString& text, const QLocale& locale = QLocale());

/// Whether every character of the text may be part of a number, as of one that is not typed to its end.
bool mayBecomeNumber(const QString& text, const QLocale& locale = QLocale());

/// Whole numbers apart by commas, semicolons or blanks of any script, as data: "400,200".
QString typedListAsData(const QString& text);

/// The locale of all numbers from now on. Widgets that are there get a QEvent::LocaleChange and are painted anew.
void setNumberLocale(const QLocale& locale);
/// Whether a widget that gets this event from QWidget::changeEvent() has to write its numbers anew.
bool changesNumbers(const QEvent& event);

}  // namespace lunette
