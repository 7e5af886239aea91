#pragma once

#include "Message.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lunette {

/// What the labels of an array of pictures may be called, likeliest first: "y_train" for "x_train".
std::vector<std::string> labelNamesFor(const std::string& images);

/// What the pictures to judge by may be called, likeliest first: "x_test" for "x_train". Empty for other names.
std::vector<std::string> testNamesFor(const std::string& images);

/// Says that a file of a third part, as val.npz beside train.npz and test.npz, is not taken.
Message thirdFileNote(const std::string& file);

/// What the columns of a table are called that is published with pictures: of dSprites' `latents_values` and
/// `latents_classes` (Matthey et al. 2017), and of the `labels` of 3D Shapes (Burgess and Kim 2018), whose pictures are
/// of 64 x 64 pixels. Empty for other tables.
std::vector<std::string> columnNamesFor(const std::string& images, const std::vector<std::uint64_t>& shape,
                                        const std::string& table, std::size_t columns);

}  // namespace lunette
