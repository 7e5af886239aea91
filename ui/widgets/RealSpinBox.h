#pragma once

#include "parameter/ParameterInfo.h"

#include <QDoubleSpinBox>

#include <optional>

namespace lunette {

/// The field of a real number: every one of the window. It shows the shortest text that reads back the same in the
/// default locale, "0.001" or "1e-05", and takes decimal points and decimal commas in every locale (realReadings()). Of
/// two meanings the one within the range is taken. What remains ambiguous is put back, and a tooltip says why; a number
/// beyond the range becomes the nearest in it. On a logarithmic scale a step leads to the next of 1, 2, 5, 10 and so
/// on; on a linear one it is a round share of the range.
class RealSpinBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit RealSpinBox(RealRange range, QWidget* parent = nullptr);

    /// Always shows so many decimals and rounds to them.
    void setFixedDecimals(int decimals);

    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void fixup(QString& text) const override;
    void stepBy(int steps) override;
    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    std::optional<double> reading(const QString& text) const;

    Scale scale_;
    bool hasFixedDecimals_ = false;
};

}  // namespace lunette
