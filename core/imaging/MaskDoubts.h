#pragma once

#include "Message.h"

#include <string>
#include <vector>

namespace lunette {

/// What the names of pictures give reason to doubt, a sentence each: that some are masks of others, as x_mask.png
/// beside x.png, or as x.png in the folder masks beside one with an x of its own, and became images like these. `files`
/// are paths within `folder`, which is named to people.
std::vector<Message> doubtsAboutMasks(const std::vector<std::string>& files, const std::string& folder);

}  // namespace lunette
