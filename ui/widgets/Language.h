#pragma once

#include <QString>
#include <QStringList>

namespace lunette::language {

/// What is chosen, in the order in which it is remembered and offered.
enum class Choice {
    System,  ///< the first of the desktop's languages that Lunette speaks; English where it speaks none
    English,
    Chinese  ///< as mainland China writes it
};

/// Widgets that are made from now on speak this language, and so do Qt's own where its translations are installed.
/// Numbers are written as in this language, with System as in the system's locale. Requires a QApplication.
void use(Choice choice);
/// Whether widgets that are made now speak Chinese.
bool isChinese();
/// One sentence behind the other, those that are empty left out: Chinese has no blank between them.
QString sentences(const QStringList& all);
/// The items of a list, "0.25, 0.50": Chinese has a comma of its own between them.
QString listed(const QStringList& items);
/// The text with each sign of percent or of multiplication kept on the line of its number.
QString unbroken(QString text);

}  // namespace lunette::language
