#pragma once

#include "numeric/Types.h"

#include <QLocale>
#include <QString>

namespace lunette {

/// A code as people read it in the default locale: numbers with three decimals, apart by a comma and a blank, or by a
/// semicolon and a blank where decimals have a comma.
QString readableCode(const Vector& code);

/// A code as people write it, and what is wrong with it.
struct TypedCode {
    Vector code;    ///< empty where there is an error
    QString error;  ///< for people; empty where there is none
};

/// Numbers apart by commas, semicolons or blanks, in brackets or not: as `encode`, a table or a Python list writes
/// them, or as people do, with decimal points or commas. There must be `latents` of them, none with thousands
/// separators.
///
/// A comma between two digits is a decimal sign beside semicolons or blanks that part the numbers: "0,5; 1,25". Where
/// commas are all that there is, numbers with points are apart by them, and of numbers without, "0,5", the locale
/// decides: commas are its decimal signs or stand between numbers. For text that is data the locale is QLocale::c().
TypedCode typedCode(const QString& text, Index latents, const QLocale& locale = QLocale());

}  // namespace lunette
