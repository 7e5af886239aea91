#include "session/MessageText.h"

#include "Error.h"

#include <QCoreApplication>

namespace lunette {

QString translated(const Message& message) {
    const std::string text = message.text([](const Message& part) {
        const int count = static_cast<int>(part.count().value_or(-1));
        const QString found = QCoreApplication::translate("lunette::Message", part.source(), part.one(), count);
        // Without a translation Qt says the plural of 1, too.
        const bool isEnglish =
            found == QString::fromUtf8(part.source()).replace(QStringLiteral("%n"), QString::number(count));
        return isEnglish ? std::string(part.englishTemplate()) : found.toStdString();
    });
    return QString::fromStdString(text);
}

QString translated(const std::exception& exception) { return translated(toMessage(exception)); }

}  // namespace lunette
