#pragma once

#include <string_view>

namespace lunette {

/// The text of resources/pytorch/model.py.
std::string_view pyTorchProgram();

}  // namespace lunette
