#include "Paths.h"

namespace lunette::test {

QString sourcePath(const QString& relative) {
    const QString root = QStringLiteral(LUNETTE_SOURCE_DIR);
    return relative.isEmpty() ? root : root + u'/' + relative;
}

QString commandLineProgram() { return QStringLiteral(LUNETTE_CLI); }

}  // namespace lunette::test
