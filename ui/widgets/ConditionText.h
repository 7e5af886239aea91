#pragma once

#include "train/Condition.h"

#include <QString>

namespace lunette {

/// What a picture was told, for people: its class, or its value of one of the factors; between classes those that it
/// has a share of.
QString toldText(const Condition& condition, const Vector& told, Index factor = 0);

}  // namespace lunette
