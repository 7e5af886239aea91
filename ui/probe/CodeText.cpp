#include "probe/CodeText.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace lunette {

namespace {

constexpr int kDecimals = 3;

QString words(const char* text) { return QCoreApplication::translate("CodeText", text); }

}  // namespace

QString readableCode(const Vector& code) {
    QStringList numbers;
    for (Index i = 0; i < code.size(); ++i) numbers << QString::number(static_cast<double>(code(i)), 'f', kDecimals);
    return numbers.join(QStringLiteral(", "));
}

TypedCode typedCode(const QString& text, Index latents) {
    static const QRegularExpression between(QStringLiteral("[\\s,;\\[\\](){}]+"));
    QString plain = text;
    plain.replace(QChar(0x2212), u'-');
    const QStringList numbers = plain.split(between, Qt::SkipEmptyParts);
    TypedCode typed{Vector(latents), {}};
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        bool isNumber = false;
        const float value = numbers[i].toFloat(&isNumber);
        if (!isNumber || !std::isfinite(value)) return {{}, words("\"%1\" is no number.").arg(numbers[i])};
        if (i < latents) typed.code(i) = value;
    }
    if (numbers.size() == latents) return typed;
    return {{}, words("Numbers needed: %1; given: %2.").arg(latents).arg(numbers.size())};
}

}  // namespace lunette
