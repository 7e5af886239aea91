#pragma once

#include <stdexcept>

namespace lunette {

/// The one exception of Lunette. Its message is a whole sentence for the user: what is wrong, where, and
/// what to do about it. It is caught where a thread or a program ends.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace lunette
