#pragma once

#include "Message.h"

#include <QString>

#include <exception>

namespace lunette {

/// A template of the core's messages in the language of the window, with %n filled in where there is a count; the
/// English one where there is no translation.
QString translatedTemplate(const char* source, const char* one = nullptr, int count = -1);

/// A message in the language of the window; in English where there is no translation.
QString translated(const Message& message);

/// What to show of an exception.
QString translated(const std::exception& exception);

}  // namespace lunette
