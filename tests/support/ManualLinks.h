#pragma once

#include "window/ManualWindow.h"

#include <QTextBlock>
#include <QUrl>

namespace lunette::test {

/// Follows every link within the manual.
struct ManualLinks {
    int count = 0;
    QStringList broken;  ///< those that lead to no heading
};

inline ManualLinks followLinks(ManualPage& page) {
    ManualLinks links;
    for (QTextBlock block = page.document()->begin(); block.isValid(); block = block.next())
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QString link = part.fragment().charFormat().anchorHref();
            if (!link.startsWith(u'#')) continue;
            page.moveCursor(QTextCursor::Start);
            emit page.anchorClicked(QUrl(link));
            const bool hasMoved = page.textCursor().position() > 0;
            if (!hasMoved || page.textCursor().block().blockFormat().headingLevel() == 0) links.broken << link;
            ++links.count;
        }
    return links;
}

}  // namespace lunette::test
