#pragma once

#include "train/Condition.h"

#include <QString>

namespace lunette {

/// The condition of a picture, for people: its class, or its value of one of the factors; between classes those that it
/// has a share of.
QString conditionText(const Condition& condition, const Vector& value, Index factor = 0);

}  // namespace lunette
