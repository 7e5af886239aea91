#include "export/PictureSource.h"

namespace lunette {

std::function<ShownPictures()> PictureSource::currentPicturesToDraw() const {
    ShownPictures shown = currentPicture();
    if (!shown.snapshot) return {};
    return [shown = std::move(shown)] { return shown; };
}

}  // namespace lunette
