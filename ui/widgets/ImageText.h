#pragma once

#include "data/Dataset.h"

#include <QStringList>

#include <string>

namespace lunette {

/// A class or a factor by its name: in the language of the window where the built-in data have it, else as it is.
QString shownName(const std::string& name);

/// An image in words, a line each: its number, class, factors and file.
QStringList describeImage(const Dataset& dataset, Index image);

}  // namespace lunette
