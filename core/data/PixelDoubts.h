#pragma once

#include "data/Dataset.h"

namespace lunette {

/// What a look at pixels gives reason to doubt, a sentence each: all pictures equal, all black, hardly a pixel above 0,
/// and, where `isOfRows`, lines of gray pixels that would lie smoother at another width. Looks at no more than 1,000
/// pictures, evenly spread. Empty where nothing is odd.
std::vector<Message> doubtsAbout(const Dataset::Parts& parts, bool isOfRows = false);

}  // namespace lunette
