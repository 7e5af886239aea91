#include "probe/CodeText.h"

#include "widgets/Language.h"
#include "widgets/NumberText.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>
#include <limits>

namespace lunette {

namespace {

constexpr int kDecimals = 3;

class CodeWords {
    Q_DECLARE_TR_FUNCTIONS(CodeWords)
};

bool hasDecimalComma(const QLocale& locale) { return locale.decimalPoint() == u","; }

/// Brackets as blanks, and one kind of commas and semicolons.
QString withPlainSeparators(QString text) {
    for (QChar& c : text) {
        if (QStringView(u"[](){}").contains(c) || c.isSpace()) c = u' ';
        if (QStringView(u"\u060C\u3001\uFF0C").contains(c)) c = u',';
        if (QStringView(u"\u061B\uFF1B").contains(c)) c = u';';
    }
    return text.trimmed();
}

QStringList splitCode(const QString& text, bool hasDecimalCommas) {
    static const QRegularExpression atCommas(QStringLiteral("[\\s,;]+"));
    static const QRegularExpression atOthers(QStringLiteral("(?:[\\s;]|,(?!\\d)|(?<!\\d),)+"));
    return text.split(hasDecimalCommas ? atOthers : atCommas, Qt::SkipEmptyParts);
}

/// Whether commas between digits are decimal signs; see typedCode().
bool hasDecimalCommas(const QString& text, Index latents, const QLocale& locale) {
    static const QRegularExpression inside(QStringLiteral("\\d,\\d")), gap(QStringLiteral("[^\\s]\\s+[^\\s]")),
        bareGap(QStringLiteral("[^\\s,]\\s+[^\\s,]"));
    if (!text.contains(inside)) return false;
    if (text.contains(u';') || text.contains(bareGap)) return true;
    const bool fitsDecimals = splitCode(text, true).size() == latents,
               fitsCommas = splitCode(text, false).size() == latents;
    if (text.contains(gap)) return fitsDecimals || !fitsCommas;
    if (text.contains(u'.') || text.contains(QChar(0x066B))) return false;
    return fitsCommas ? hasDecimalComma(locale) : fitsDecimals || hasDecimalComma(locale);
}

}  // namespace

QString readableCode(const Vector& code) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QStringList numbers;
    for (Index i = 0; i < code.size(); ++i) numbers << locale.toString(static_cast<double>(code(i)), 'f', kDecimals);
    return numbers.join(hasDecimalComma(locale) ? QStringLiteral("; ") : QStringLiteral(", "));
}

TypedCode typedCode(const QString& text, Index latents, const QLocale& locale) {
    const QString plain = withPlainSeparators(text);
    const bool hasDecimals = hasDecimalCommas(plain, latents, locale);
    const QStringList numbers = splitCode(plain, hasDecimals);
    TypedCode typed{Vector(latents), {}};
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const auto readings = realReadings(numbers[i], locale);  // the first has a decimal sign
        if (readings.empty() || std::abs(readings.front()) > std::numeric_limits<float>::max()) {
            const QString what = CodeWords::tr("\"%1\" is not a number.").arg(numbers[i]);
            return {{},
                    hasDecimals ? language::sentences(
                                      {what, CodeWords::tr("Separate numbers with decimal commas by semicolons.")})
                                : what};
        }
        if (i < latents) typed.code(i) = static_cast<Scalar>(readings.front());
    }
    if (numbers.size() == latents) return typed;
    return {{}, CodeWords::tr("Numbers needed: %1; given: %2.").arg(numberText(latents), numberText(numbers.size()))};
}

}  // namespace lunette
