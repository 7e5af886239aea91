#include "session/MessageText.h"

#include "Error.h"

#include <QCoreApplication>

namespace lunette {

QString translatedTemplate(const char* source, const char* one, int count) {
    QString english = QString::fromUtf8(count == 1 && one != nullptr ? one : source);
    if (count >= 0) english.replace(QStringLiteral("%n"), QString::number(count));
    const QString untranslated = QCoreApplication::translate("", source, one, count);
    // lupdate names the context as code does that calls tr(); where it knows the header, with the namespace.
    for (const char* context : {"Message", "lunette::Message"})
        if (QString found = QCoreApplication::translate(context, source, one, count); found != untranslated)
            return found;
    return english;
}

QString translated(const Message& message) {
    const std::string text = message.text([](const Message& part) {
        const int count = static_cast<int>(part.count().value_or(-1));
        return translatedTemplate(part.source(), part.one(), count).toStdString();
    });
    return QString::fromStdString(text);
}

QString translated(const std::exception& exception) { return translated(toMessage(exception)); }

}  // namespace lunette
