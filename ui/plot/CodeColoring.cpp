#include "plot/CodeColoring.h"

#include "analysis/DataDistance.h"
#include "widgets/ImageText.h"
#include "widgets/Theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr auto kFactorOfFirstChoice = "fraction";
constexpr double kCutShare = 0.01;  // of measured values lies beyond either end of the scale

class ColoringTexts {
    Q_DECLARE_TR_FUNCTIONS(ColoringTexts)
};

/// Who does not see the colors tells neighboring labels by their markers; labels of one color differ by theirs, as long
/// as there are any.
Marker classMarker(std::size_t label) {
    const std::size_t colors = theme::classColors().size();
    return kClassMarkers[(label % colors + 3 * (label / colors)) % kClassMarkers.size()];
}

QColor classColor(std::int32_t label) {
    const auto colors = theme::classColors();
    return colors[static_cast<std::size_t>(label) % colors.size()];
}

struct Span {
    double low, high;
    double share(double value) const { return high > low || std::isnan(value) ? (value - low) / (high - low) : 0.5; }
};

Span factorSpan(const Factor& factor) {
    Span span{1, 0};
    for (const float value : factor.values) {
        if (!std::isfinite(value)) continue;
        if (span.low > span.high) span = {value, value};
        span = {std::min<double>(span.low, value), std::max<double>(span.high, value)};
    }
    return span;
}

}  // namespace

std::vector<CodeColoring> possibleColorings(const Dataset& dataset) {
    std::vector<CodeColoring> all;
    if (dataset.hasLabels()) all.push_back({CodeColoring::Kind::Label});
    for (std::size_t i = 0; i < dataset.factors().size(); ++i) all.push_back({CodeColoring::Kind::Factor, i});
    if (all.empty()) all.push_back({});
    return all;
}

std::vector<CodeColoring> measuredColorings() { return {{CodeColoring::Kind::Error}, {CodeColoring::Kind::Density}}; }

QString coloringName(const Dataset& dataset, CodeColoring coloring) {
    switch (coloring.kind) {
        case CodeColoring::Kind::Label:
            return ColoringTexts::tr("label");
        case CodeColoring::Kind::Factor:
            return shownName(dataset.factors()[coloring.factor].name);
        case CodeColoring::Kind::Error:
            return ColoringTexts::tr("error");
        case CodeColoring::Kind::Density:
            return ColoringTexts::tr("density");
        case CodeColoring::Kind::Plain:
            break;
    }
    return ColoringTexts::tr("nothing");
}

QString coloringHelp(CodeColoring coloring) {
    if (coloring.kind == CodeColoring::Kind::Error)
        return ColoringTexts::tr("The squared error of each image's reconstruction");
    if (coloring.kind == CodeColoring::Kind::Density)
        return ColoringTexts::tr("How densely the codes lie around each image's own");
    return {};
}

CodeColoring defaultColoring(const Dataset& dataset) {
    const auto factors = dataset.factors();
    for (std::size_t i = 0; i < factors.size(); ++i)
        if (factors[i].name == kFactorOfFirstChoice) return {CodeColoring::Kind::Factor, i};
    return possibleColorings(dataset).front();
}

std::shared_ptr<const std::vector<QRgb>> codeColors(const Dataset& dataset, CodeColoring coloring, Index count) {
    auto colors = std::make_shared<std::vector<QRgb>>(static_cast<std::size_t>(count), theme::classColors()[0].rgb());
    if (coloring.kind == CodeColoring::Kind::Label) {
        const auto labels = dataset.labels();
        std::vector<QRgb> ofClass;
        for (std::size_t i = 0; i < dataset.classNames().size(); ++i)
            ofClass.push_back(withMarker(classColor(static_cast<std::int32_t>(i)).rgb(), classMarker(i)));
        for (std::size_t i = 0; i < colors->size(); ++i) (*colors)[i] = ofClass[static_cast<std::size_t>(labels[i])];
    } else if (coloring.kind == CodeColoring::Kind::Factor) {
        const Factor& factor = dataset.factors()[coloring.factor];
        const Span span = factorSpan(factor);
        for (std::size_t i = 0; i < colors->size(); ++i)
            (*colors)[i] = theme::viridis(span.share(factor.values[i])).rgb();
    }
    return colors;
}

CodeLegend codeLegend(const Dataset& dataset, CodeColoring coloring) {
    CodeLegend legend;
    if (coloring.kind == CodeColoring::Kind::Label) {
        const auto names = dataset.classNames();
        for (std::size_t i = 0; i < names.size(); ++i)
            legend.classes.push_back({classColor(static_cast<std::int32_t>(i)), shownName(names[i]), classMarker(i)});
    } else if (coloring.kind == CodeColoring::Kind::Factor) {
        const Span span = factorSpan(dataset.factors()[coloring.factor]);
        legend.isScale = true;
        legend.low = span.low;
        legend.high = span.high;
    }
    return legend;
}

MeasuredColors measuredColors(const std::vector<double>& values, CodeColoring coloring) {
    std::vector<double> finite;
    std::ranges::copy_if(values, std::back_inserter(finite), [](double value) { return std::isfinite(value); });
    Span span{0, 0};
    if (!finite.empty()) span = {quantile(finite, kCutShare), quantile(finite, 1 - kCutShare)};
    auto colors = std::make_shared<std::vector<QRgb>>();
    colors->reserve(values.size());
    for (const double value : values) colors->push_back(theme::viridis(span.share(value)).rgb());
    CodeLegend legend;
    legend.isScale = true;
    legend.low = span.low;
    legend.high = span.high;
    legend.unit = coloring.kind == CodeColoring::Kind::Error ? ColoringTexts::tr("squared error")
                                                             : ColoringTexts::tr("share a unit of area");
    return {std::move(colors), std::move(legend)};
}

}  // namespace lunette
