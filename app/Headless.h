#pragma once

#include <string>

namespace lunette {

/// Does the main job without a window: trains the default model on a dataset (its text as on the command line; empty:
/// the moons), or opens a .lunette file with the data that it was trained on, and writes into `folder` what the window
/// would show. Progress goes to stderr; a line for each file, and how to go on, to stdout. A signal to end stops the
/// training, and what it came to is written. Needs a QApplication, of which nothing is shown. Throws Error.
void runHeadless(const std::string& datasetOrModel, const std::string& folder);

}  // namespace lunette
