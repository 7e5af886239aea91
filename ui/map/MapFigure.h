#pragma once

#include "plot/FigureFile.h"

namespace lunette {

class LatentCanvas;
class Legend;

/// The map as the canvas shows it, with the legend of its colors above; `meaning` says in a word or two what they show.
Figure mapFigure(LatentCanvas& canvas, const Legend& legend, const QString& meaning);

}  // namespace lunette
