#pragma once

#include "Error.h"

#include <functional>

namespace lunette {

/// Receives how far an import or a drawing is, 0..1; returns false to cancel, upon which Cancelled is thrown.
using Progress = std::function<bool(double fraction)>;

/// The user's own wish, not a fault: what was loaded before stays, and nothing needs to be said.
class Cancelled : public Error {
public:
    Cancelled() : Error(ErrorKind::Cancelled, Message::tr("Cancelled.")) {}
};

/// Reports to `progress`, which may be empty. Throws Cancelled when it returns false.
inline void report(const Progress& progress, double fraction) {
    if (progress && !progress(fraction)) throw Cancelled();
}

}  // namespace lunette
