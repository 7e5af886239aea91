#pragma once

#include <string>

namespace lunette {

/// Throws Error unless a MATLAB file of version 5 to 7 holds as many numbers for an array as the array's dimensions
/// claim, packed or not, to the end of its packed stream: libmatio takes what lies behind them for the rest. `name` is
/// "array" or "structure.field". The layout is that of MathWorks' "MAT-File Format", chapter 1.
void requireAllNumbers(const std::string& path, const std::string& name);

}  // namespace lunette
