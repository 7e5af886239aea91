#pragma once

#include <QSpinBox>

#include <optional>

namespace lunette {

/// The field of a whole number: every one of the window. It reads as typedWhole() does, so that a decimal sign is never
/// taken for a thousands separator. What is no whole number is put back; one beyond the range becomes the nearest in
/// it.
class WholeSpinBox : public QSpinBox {
    Q_OBJECT
public:
    explicit WholeSpinBox(QWidget* parent = nullptr);

    QString textFromValue(int value) const override;
    int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void fixup(QString& text) const override;

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Without prefix and suffix.
    QString bare(const QString& text) const;
    void rewrite();
};

}  // namespace lunette
