#pragma once

#include <QString>

namespace lunette::test {

/// Path of a file of the project, given relative to its root; the root itself for an empty one.
QString sourcePath(const QString& relative = {});

/// Path of the command-line program.
QString commandLineProgram();

}  // namespace lunette::test
