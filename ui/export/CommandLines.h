#pragma once

#include "export/ShownPictures.h"
#include "io/ShellLine.h"

namespace lunette {

/// The line that trains such a model on a DATASET text; parameters that have their default are left out.
std::string trainLine(const TrainingConfig& config, const std::string& dataset, const std::string& output);

/// The line that measures the model in a file on a DATASET text.
std::string evaluateLine(const std::string& model, const std::string& dataset);

/// The command of these pictures. For a conditional model it has their condition, unless that is the images' own,
/// which the command takes by default.
DrawingCommand commandWithCondition(const ShownPictures& shown);

/// The line that draws `pictures` from the model in a file. A dataset that is a path is made absolute.
std::string drawLine(const DrawingCommand& command, const std::string& model, const std::string& dataset,
                     int magnification, const std::string& output);

}  // namespace lunette
