#pragma once

#include "train/Model.h"

#include <QString>

#include <map>
#include <string>

namespace lunette {

class LatentView;

/// Brings back what a picture that Lunette saved says of itself in its text chunks: the probe goes to its code, and the
/// map shows its window. `snapshot` may be null. Returns what a person should know of it, empty where all fits.
QString restoreMarkedView(const std::map<std::string, std::string>& texts, const Snapshot* snapshot, LatentView& map);

}  // namespace lunette
