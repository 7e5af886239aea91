#include "widgets/WholeSpinBox.h"

#include "widgets/NumberText.h"

#include <QFocusEvent>

#include <algorithm>

namespace lunette {

WholeSpinBox::WholeSpinBox(QWidget* parent) : QSpinBox(parent) {
    setKeyboardTracking(false);
    setCorrectionMode(CorrectToNearestValue);
}

// Thousands separators would stand in the way of who edits the digits.
QString WholeSpinBox::textFromValue(int value) const {
    return wholeText(value, isGroupSeparatorShown() && !hasFocus() ? Grouping::Shown : Grouping::Omitted);
}

QString WholeSpinBox::bare(const QString& text) const {
    QString number = text;
    if (!prefix().isEmpty() && number.startsWith(prefix())) number.remove(0, prefix().size());
    if (!suffix().isEmpty() && number.endsWith(suffix())) number.chop(suffix().size());
    return number;
}

int WholeSpinBox::valueFromText(const QString& text) const {
    if (!specialValueText().isEmpty() && text == specialValueText()) return minimum();
    const auto number = typedWhole(bare(text));
    return number ? static_cast<int>(std::clamp<qint64>(*number, minimum(), maximum())) : value();
}

QValidator::State WholeSpinBox::validate(QString& text, int&) const {
    if (!specialValueText().isEmpty() && text == specialValueText()) return QValidator::Acceptable;
    const QString typed = bare(text);
    if (!mayBecomeNumber(typed)) return QValidator::Invalid;
    const auto number = typedWhole(typed);
    return number && *number >= minimum() && *number <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
}

void WholeSpinBox::fixup(QString& text) const { text = prefix() + textFromValue(valueFromText(text)) + suffix(); }

// A menu over the field leaves the text as it is.
void WholeSpinBox::focusInEvent(QFocusEvent* event) {
    if (event->reason() != Qt::PopupFocusReason) rewrite();
    QSpinBox::focusInEvent(event);
}

void WholeSpinBox::focusOutEvent(QFocusEvent* event) {
    QSpinBox::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) rewrite();
}

void WholeSpinBox::changeEvent(QEvent* event) {
    QSpinBox::changeEvent(event);
    if (changesNumbers(*event)) rewrite();
}

void WholeSpinBox::rewrite() { setSuffix(suffix()); }

}  // namespace lunette
