#pragma once

#include "Error.h"

#include <QtGlobal>

#include <initializer_list>
#include <string>

namespace lunette::test {

/// Whether a message, or one within it, has an argument that contains this text.
inline bool hasArgument(const Message& message, const std::string& text) {
    for (const Message& argument : message.arguments()) {
        const bool isPlain = argument.source() == nullptr;
        if (isPlain ? argument.english().find(text) != std::string::npos : hasArgument(argument, text)) return true;
    }
    return false;
}

/// Whether an action throws an Error of this kind, whose message has each of these among its arguments: a file, a
/// place, a name. Says what it throws instead.
template <class Action>
bool throws(ErrorKind kind, std::initializer_list<std::string> arguments, const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        bool hasAll = true;
        for (const std::string& argument : arguments) hasAll = hasAll && hasArgument(error.message(), argument);
        if (error.kind() == kind && hasAll) return true;
        qWarning("Thrown: kind %d, %s", static_cast<int>(error.kind()), error.what());
        return false;
    }
    qWarning("Nothing was thrown.");
    return false;
}

template <class Action>
bool throws(ErrorKind kind, const Action& action) {
    return throws(kind, {}, action);
}

}  // namespace lunette::test
