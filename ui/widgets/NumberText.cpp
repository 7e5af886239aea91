#include "widgets/NumberText.h"

#include "parameter/ParseNumber.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QRegularExpression>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr QChar kArabicDecimal(0x066B), kArabicThousands(0x066C);
constexpr double kMinWithoutExponent = 1e-4;

bool isDecimalSign(QChar sign) { return sign == u'.' || sign == u',' || sign == kArabicDecimal; }

/// The ASCII form of a character of a number; null for one that is left out.
QChar plainCharacter(QChar c) {
    if (const int digit = c.digitValue(); digit >= 0) return QChar(u'0' + digit);
    if (c.category() == QChar::Other_Format) return {};  // marks of the writing direction
    if (c.isSpace()) return u' ';
    switch (c.unicode()) {
        case 0x2212:  // minus sign
        case 0xFF0D:  // full width, as the next ones
            return u'-';
        case 0xFF0B:
            return u'+';
        case 0xFF0E:
            return u'.';
        case 0xFF0C:
        case 0x060C:  // Arabic comma
            return u',';
        case 0x2019:
            return u'\'';
        case u'E':
            return u'e';
        default:
            return c;
    }
}

QString plainText(QString text, const QLocale& locale) {
    if (const QString sign = locale.exponential(); !sign.isEmpty())
        text.replace(sign, QStringLiteral("e"), Qt::CaseInsensitive);
    QString plain;
    for (const QChar c : text)
        if (const QChar known = plainCharacter(c); !known.isNull()) plain += known;
    return plain.trimmed();
}

/// The separators of a number's digits, in their order.
QString separatorsOf(const QString& digits) {
    QString separators;
    for (const QChar c : digits)
        if (!c.isDigit()) separators += c;
    return separators;
}

/// The digits without separators, if these separate thousands and are all the same.
std::optional<QString> ungrouped(const QString& digits) {
    const QString separators = separatorsOf(digits);
    if (separators.isEmpty()) return digits;
    const QChar separator = separators.front();
    if (separator == kArabicDecimal || separators.count(separator) != separators.size()) return std::nullopt;
    static const QRegularExpression groups(QStringLiteral("^[1-9][0-9]{0,2}(S[0-9]{2,3})*S[0-9]{3}$"));
    QString pattern = digits;
    if (!groups.match(pattern.replace(separator, u'S')).hasMatch()) return std::nullopt;
    return QString(digits).remove(separator);
}

std::optional<QString> withDecimalSign(const QString& digits) {
    const QString separators = separatorsOf(digits);
    if (separators.isEmpty() || !isDecimalSign(separators.back()) || separators.count(separators.back()) != 1)
        return std::nullopt;
    const qsizetype at = digits.lastIndexOf(separators.back());
    const auto whole = ungrouped(digits.first(at));
    if (!whole || digits.size() == 1) return std::nullopt;
    const QString fraction = digits.sliced(at + 1);
    return (whole->isEmpty() ? QStringLiteral("0") : *whole) + u'.' +
           (fraction.isEmpty() ? QStringLiteral("0") : fraction);
}

bool isOwnThousand(const QString& digits, const QLocale& locale) {
    const QString separators = separatorsOf(digits), own = plainText(locale.groupSeparator() + u'0', locale).chopped(1);
    return separators.size() == 1 && separators == own && separators != plainText(locale.decimalPoint(), locale);
}

/// A number's sign, digits with separators, and exponent.
struct NumberParts {
    QString sign, digits, exponent;
};

std::optional<NumberParts> partsOf(const QString& text, const QLocale& locale) {
    static const QRegularExpression number(
        QStringLiteral("^([+-]?) ?([0-9.,'\\x{066B}\\x{066C} ]*)(?: ?e([+-]?[0-9]{1,4}))?$"));
    const auto match = number.match(plainText(text, locale));
    if (!match.hasMatch()) return std::nullopt;
    return NumberParts{match.captured(1), match.captured(2), match.captured(3)};
}

std::optional<double> valueOf(const NumberParts& parts, const std::optional<QString>& digits) {
    if (!digits) return std::nullopt;
    QString text = *digits;
    if (parts.sign == u"-") text.prepend(u'-');
    if (!parts.exponent.isEmpty()) text += u'e' + QString(parts.exponent).remove(u'+');
    const auto value = parseNumber<double>(text.toStdString());
    return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace

QString numberText(double value, int decimals) { return QLocale().toString(value, 'f', decimals); }

QString figuresText(double value, int figures) { return QLocale().toString(value, 'g', figures); }

QString shortestText(double value) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const bool isSmall = value != 0 && std::abs(value) < kMinWithoutExponent;
    return locale.toString(value, isSmall ? 'e' : 'f', QLocale::FloatingPointShortest);
}

QString wholeText(qint64 value, Grouping grouping) {
    QLocale locale;
    if (grouping == Grouping::Omitted) locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value);
}

std::vector<double> realReadings(const QString& text, const QLocale& locale) {
    const auto parts = partsOf(text, locale);
    if (!parts || separatorsOf(parts->digits) == parts->digits) return {};
    std::vector<double> readings;
    const auto read = [&](const std::optional<QString>& digits) {
        if (const auto value = valueOf(*parts, digits)) readings.push_back(*value);
    };
    read(withDecimalSign(parts->digits));
    if (readings.empty() || isOwnThousand(parts->digits, locale)) read(ungrouped(parts->digits));
    return readings;
}

std::optional<double> typedReal(const QString& text, const QLocale& locale) {
    const auto readings = realReadings(text, locale);
    return readings.size() == 1 ? std::optional(readings.front()) : std::nullopt;
}

std::optional<qint64> typedWhole(const QString& text, const QLocale& locale) {
    const auto parts = partsOf(text, locale);
    if (!parts || parts->digits.isEmpty()) return std::nullopt;
    const bool hasDecimalSign = withDecimalSign(parts->digits) && !isOwnThousand(parts->digits, locale);
    const auto value = hasDecimalSign ? std::nullopt : valueOf(*parts, ungrouped(parts->digits));
    constexpr double most = 9007199254740992;  // up to here a double holds every whole number
    if (!value || *value != std::round(*value) || std::abs(*value) > most) return std::nullopt;
    return static_cast<qint64>(*value);
}

bool mayBecomeNumber(const QString& text, const QLocale& locale) {
    const QString allowed = QStringLiteral("0123456789.,' e+-") + kArabicDecimal + kArabicThousands +
                            locale.exponential().toLower() + locale.exponential().toUpper();
    const QString plain = plainText(text, locale);
    return std::all_of(plain.cbegin(), plain.cend(), [&](QChar c) { return allowed.contains(c); });
}

QString typedListAsData(const QString& text) {
    static const QRegularExpression between(
        QStringLiteral("\\s*[,;\\x{060C}\\x{061B}\\x{3001}\\x{FF0C}\\x{FF1B}]\\s*|\\s+"));
    QString list = text.trimmed();
    for (QChar& c : list)
        if (const int digit = c.digitValue(); digit >= 0) c = QChar(u'0' + digit);
    return list.replace(between, QStringLiteral(","));
}

void setNumberLocale(const QLocale& locale) {
    QLocale::setDefault(locale);
    if (!qApp) return;
    std::vector<QPointer<QWidget>> widgets;
    for (QWidget* widget : QApplication::allWidgets()) widgets.emplace_back(widget);
    for (const auto& widget : widgets) {
        if (!widget) continue;  // one before it may have owned it
        QEvent change(QEvent::LocaleChange);
        QCoreApplication::sendEvent(widget, &change);
        if (widget) widget->update();
    }
}

bool changesNumbers(const QEvent& event) {
    return event.type() == QEvent::LocaleChange || event.type() == QEvent::LanguageChange;
}

}  // namespace lunette
