#pragma once

#include "data/Dataset.h"

#include <QColor>
#include <QString>

#include <memory>
#include <vector>

namespace lunette {

/// What the codes of a dataset can be coloured by, and the colours: its labels, then each of its factors.
struct CodeColoring {
    enum class Kind { Plain, Label, Factor };
    Kind kind = Kind::Plain;
    std::size_t factor = 0;  ///< where kind is Factor
    bool operator==(const CodeColoring&) const = default;
};

/// What explains the colours to people.
struct CodeLegend {
    struct Entry {
        QColor color;
        QString name;
    };
    std::vector<Entry> classes;  ///< where labels are shown
    bool isScale = false;        ///< viridis from low to high
    double low = 0, high = 0;
};

std::vector<CodeColoring> possibleColorings(const Dataset& dataset);
QString coloringName(const Dataset& dataset, CodeColoring coloring);
/// The phase of a moon, else the label, else whatever there is.
CodeColoring defaultColoring(const Dataset& dataset);

/// One opaque colour for each of the first `count` images.
std::shared_ptr<const std::vector<QRgb>> codeColors(const Dataset& dataset, CodeColoring coloring, Index count);
CodeLegend codeLegend(const Dataset& dataset, CodeColoring coloring);

/// What is known of one image, for people, a line each: its number, class and factors.
QStringList describeImage(const Dataset& dataset, Index image);

}  // namespace lunette
