#pragma once

#include <QString>

#include <map>
#include <string>

namespace lunette {

class Experiment;
class LatentView;

/// Brings back what a picture that Lunette saved says of itself in its text chunks: the probe goes to its code, and the
/// map shows its window; a conditional model is under the picture's condition again. Returns what a person should know
/// of it, empty where all fits.
QString restoreMarkedView(const std::map<std::string, std::string>& texts, Experiment& experiment, LatentView& map);

}  // namespace lunette
