#pragma once

#include "Message.h"
#include "data/Progress.h"
#include "imaging/PictureStore.h"

#include <QSize>

#include <string>
#include <vector>

namespace lunette {

/// The size that most pictures have, if they are a tenth of all and it is at most 128 pixels a side, else 64 x 64; of
/// at most 4,096 pictures, evenly spread. Notes what was taken, and doubts it where more than a few pictures become
/// twice as large or half as small by it; photographs may shrink. Throws Cancelled.
QSize chooseSize(PictureStore& source, const std::vector<std::string>& files, std::vector<Message>& notes,
                 const Progress& progress);

}  // namespace lunette
