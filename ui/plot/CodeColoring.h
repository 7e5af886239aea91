#pragma once

#include "data/Dataset.h"
#include "plot/Marker.h"

#include <QColor>
#include <QString>

#include <memory>
#include <set>
#include <vector>

namespace lunette {

/// What the codes of a dataset can be colored by, and the colors: its labels, then each of its factors, or what is
/// measured of each image and its code.
struct CodeColoring {
    enum class Kind {
        Plain,
        Label,
        Factor,
        Error,    ///< of its reconstruction, squared, see squaredErrors()
        Density,  ///< of the codes around its own, as the plane sees them, see densityAround()
    };
    Kind kind = Kind::Plain;
    std::size_t factor = 0;  ///< where kind is Factor
    /// Whether the colors change with the model.
    bool isMeasured() const { return kind == Kind::Error || kind == Kind::Density; }
    bool operator==(const CodeColoring&) const = default;
};

/// Labels whose codes are not shown.
using HiddenClasses = std::set<std::int32_t>;

/// What explains the colors to people.
struct CodeLegend {
    struct Entry {
        QColor color;
        QString name;
        Marker marker = Marker::Disc;
    };
    std::vector<Entry> classes;  ///< where labels are shown
    bool isScale = false;        ///< viridis from low to high
    double low = 0, high = 0;
    QString unit{};  ///< after the scale
};

std::vector<CodeColoring> possibleColorings(const Dataset& dataset);
/// What can be measured besides.
std::vector<CodeColoring> measuredColorings();
/// As short as a box is narrow.
QString coloringName(const Dataset& dataset, CodeColoring coloring);
/// What a measured one measures; empty for any other.
QString coloringHelp(CodeColoring coloring);
/// The phase of a moon, else the label, else whatever there is.
CodeColoring defaultColoring(const Dataset& dataset);

/// One opaque color, with its class's marker (see withMarker()), for each of the first `count` images; what is yet to
/// be measured is plain.
std::shared_ptr<const std::vector<QRgb>> codeColors(const Dataset& dataset, CodeColoring coloring, Index count);
CodeLegend codeLegend(const Dataset& dataset, CodeColoring coloring);

/// The colors of measured values, and what explains them: viridis over all but a hundredth of them at either end.
struct MeasuredColors {
    std::shared_ptr<const std::vector<QRgb>> colors;
    CodeLegend legend;
};
MeasuredColors measuredColors(const std::vector<double>& values, CodeColoring coloring);

}  // namespace lunette
