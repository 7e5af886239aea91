#pragma once

#include "io/Report.h"

#include <QString>

#include <functional>

namespace lunette {

/// A line of the table of indicators: a figure of a report, its unit, and how it is made.
struct IndicatorRow {
    enum class Better { Undefined, Lower, Higher, LowerToOne };

    QString name, unit;
    QString definition;
    Better better = Better::Undefined;
    /// None where it was not measured; NaN where it has no meaning.
    std::function<std::optional<double>(const Report&)> value;
    int decimals = 3;
};

/// Every figure that `lunette-cli evaluate` prints, in its order.
std::vector<IndicatorRow> indicatorRows();

/// Which of the values are the best; none where better is undefined, a value has no meaning, or all are equal.
std::vector<bool> bestOf(IndicatorRow::Better better, const std::vector<std::optional<double>>& values);

}  // namespace lunette
