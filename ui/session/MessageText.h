#pragma once

#include "Message.h"

#include <QString>

#include <exception>

namespace lunette {

/// A message in the language of the window; in English where there is no translation. This is the only place at which
/// what the core says is translated.
QString translated(const Message& message);

/// What to show of an exception.
QString translated(const std::exception& exception);

}  // namespace lunette
