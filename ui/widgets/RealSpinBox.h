#pragma once

#include "parameter/ParameterInfo.h"

#include <QDoubleSpinBox>

namespace lunette {

/// A number of a RealRange as the shortest text that reads back the same, "0.001" or "1e-05". On a logarithmic
/// scale a step leads to the next of 1, 2, 5, 10 and so on; on a linear one it is a round share of the range.
class RealSpinBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit RealSpinBox(RealRange range, QWidget* parent = nullptr);

    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void stepBy(int steps) override;
    QSize sizeHint() const override;

private:
    Scale scale_;
};

}  // namespace lunette
