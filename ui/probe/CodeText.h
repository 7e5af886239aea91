#pragma once

#include "numeric/Types.h"

#include <QString>

namespace lunette {

/// A code as people read it: numbers with a point and three decimals, apart by a comma and a blank.
QString readableCode(const Vector& code);

/// A code as people write it, and what is wrong with it.
struct TypedCode {
    Vector code;    ///< empty where there is an error
    QString error;  ///< for people; empty where there is none
};

/// Numbers with a point, apart by commas, semicolons or blanks, in brackets or not: as `encode`, a table or a Python
/// list writes them. There must be `latents` of them.
TypedCode typedCode(const QString& text, Index latents);

}  // namespace lunette
