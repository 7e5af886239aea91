#include "widgets/RealSpinBox.h"

#include <QStyleOptionSpinBox>

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
    setLocale(QLocale::c());
    setDecimals(12);
    setRange(range.minimum, range.maximum);
    setSingleStep(std::pow(10.0, std::round(std::log10(range.maximum - range.minimum)) - 2));
    setKeyboardTracking(false);
    setCorrectionMode(CorrectToNearestValue);
}

QString RealSpinBox::textFromValue(double value) const {
    const bool small = value != 0 && std::abs(value) < 1e-4;
    return QLocale::c().toString(value, small ? 'e' : 'f', QLocale::FloatingPointShortest);
}

double RealSpinBox::valueFromText(const QString& text) const { return QLocale::c().toDouble(text.trimmed()); }

QValidator::State RealSpinBox::validate(QString& text, int&) const {
    static const QString allowed = QStringLiteral("0123456789eE+-. ");
    if (std::any_of(text.cbegin(), text.cend(), [](QChar c) { return !allowed.contains(c); })) {
        return QValidator::Invalid;
    }
    bool isNumber = false;
    const double value = QLocale::c().toDouble(text.trimmed(), &isNumber);
    return isNumber && value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
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
    // The base class makes room for twelve decimals, which are never shown.
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QFontMetrics metrics(font());
    const QSize content(metrics.horizontalAdvance(QStringLiteral("0.00001 ")), metrics.height());
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, content, this);
}

}  // namespace lunette
