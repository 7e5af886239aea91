#pragma once

#include "data/Dataset.h"

#include <QStringList>

namespace lunette {

/// An image in words, a line each: its number, class, factors and file.
QStringList describeImage(const Dataset& dataset, Index image);

}  // namespace lunette
