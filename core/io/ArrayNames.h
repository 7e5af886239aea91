#pragma once

#include <string>
#include <vector>

namespace lunette {

/// What the labels of an array of pictures may be called, likeliest first: "y_train" for "x_train".
std::vector<std::string> labelNamesFor(const std::string& images);

/// What the pictures to judge by may be called, likeliest first: "x_test" for "x_train". Empty for other names.
std::vector<std::string> testNamesFor(const std::string& images);

}  // namespace lunette
