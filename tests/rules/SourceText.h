#pragma once

#include "Paths.h"

#include <QDirIterator>
#include <QFile>
#include <QStringList>

namespace lunette::test {

inline QString contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The paths of the sources of the library, the window and the programs.
inline QStringList sourceFiles() {
    QStringList files;
    for (const char* folder : {"core", "ui", "app"}) {
        QDirIterator iterator(sourcePath(folder), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (iterator.hasNext()) files << iterator.next();
    }
    return files;
}

/// Relative to the project's root.
inline QString relativePath(const QString& path) { return path.mid(sourcePath().size() + 1); }

}  // namespace lunette::test
