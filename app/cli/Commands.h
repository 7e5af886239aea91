#pragma once

#include "cli/CommandLine.h"

namespace lunette::cli {

Command datasetsCommand();
Command fetchCommand();
Command inspectCommand();
Command trainCommand();
Command evaluateCommand();
Command encodeCommand();
Command decodeCommand();
Command reconstructCommand();
Command sampleCommand();
Command interpolateCommand();
Command exportCommand();
Command importCommand();
Command benchCommand();
Command lessonCommand();

}  // namespace lunette::cli
