#include "widgets/RealSpinBox.h"

#include "widgets/NumberText.h"

#include <QEvent>
#include <QStyleOptionSpinBox>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette {
namespace {

/// The next of ..., 0.5, 1, 2, 5, 10, ... above (or below) a positive value.
double nextRound(double value, bool up) {
    static constexpr std::array<double, 5> mantissas{0.5, 1, 2, 5, 10};
    constexpr double slack = 1e-9;
    const double decade = std::pow(10.0, std::floor(std::log10(value)));
    const double mantissa = value / decade;
    if (up) {
        const auto next = std::find_if(mantissas.begin(), mantissas.end(),
                                       [mantissa](double m) { return m > mantissa * (1 + slack); });
        return (next == mantissas.end() ? 20.0 : *next) * decade;
    }
    const auto next =
        std::find_if(mantissas.rbegin(), mantissas.rend(), [mantissa](double m) { return m < mantissa * (1 - slack); });
    return *next * decade;
}

}  // namespace

RealSpinBox::RealSpinBox(RealRange range, QWidget* parent) : QDoubleSpinBox(parent), scale_(range.scale) {
    setDecimals(12);
    setRange(range.minimum, range.maximum);
    setSingleStep(std::pow(10.0, std::round(std::log10(range.maximum - range.minimum)) - 2));
    setKeyboardTracking(false);
    setCorrectionMode(CorrectToNearestValue);
}

void RealSpinBox::setFixedDecimals(int decimals) {
    hasFixedDecimals_ = true;
    setDecimals(decimals);
}

QString RealSpinBox::textFromValue(double value) const {
    if (!hasFixedDecimals_) return shortestText(value);
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'f', decimals());
}

// Of two meanings that are both in the range neither is taken.
std::optional<double> RealSpinBox::reading(const QString& text) const {
    std::optional<double> found;
    for (const double value : realReadings(text)) {
        if (value < minimum() || value > maximum()) continue;
        if (found) return std::nullopt;
        found = value;
    }
    return found;
}

double RealSpinBox::valueFromText(const QString& text) const { return reading(text).value_or(value()); }

QValidator::State RealSpinBox::validate(QString& text, int&) const {
    if (!mayBecomeNumber(text)) return QValidator::Invalid;
    return reading(text) ? QValidator::Acceptable : QValidator::Intermediate;
}

void RealSpinBox::fixup(QString& text) const {
    const auto readings = realReadings(text);
    if (readings.size() > 1) {
        const QString why = tr("“%1” may mean %2 or %3: write it without thousands separators")
                                .arg(text.trimmed(), shortestText(readings[0]), shortestText(readings[1]));
        QToolTip::showText(mapToGlobal(rect().bottomLeft()), why);
    }
    text = textFromValue(readings.size() == 1 ? std::clamp(readings.front(), minimum(), maximum()) : value());
}

void RealSpinBox::stepBy(int steps) {
    if (scale_ == Scale::Linear || value() <= 0) {
        QDoubleSpinBox::stepBy(steps);
        return;
    }
    double next = value();
    for (int i = 0; i < std::abs(steps); ++i) next = nextRound(next, steps > 0);
    setValue(std::clamp(next, minimum(), maximum()));
    selectAll();
}

QSize RealSpinBox::sizeHint() const {
    if (hasFixedDecimals_) return QDoubleSpinBox::sizeHint();
    // The base class makes room for twelve decimals, which are never shown.
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QFontMetrics metrics(font());
    const QSize content(metrics.horizontalAdvance(QStringLiteral("0.00001 ")), metrics.height());
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, content, this);
}

void RealSpinBox::changeEvent(QEvent* event) {
    QDoubleSpinBox::changeEvent(event);
    if (changesNumbers(*event)) setSuffix(suffix());  // which writes the text anew
}

}  // namespace lunette
