#pragma once

#include <QIODevice>

namespace lunette {

/// What a picture file says that Qt's readers of its format do not tell.
struct ImageFileInfo {
    bool isCutShort = false;     ///< it ends within its picture, of several the first
    bool isCmyk = false;         ///< a JPEG for printers
    bool hasAdobeMark = false;   ///< a JPEG that says how it keeps colors for printers
    bool isDeep = false;         ///< a PPM of 16 bits a channel
    bool isProgressive = false;  ///< a JPEG whose coefficients are all in memory at once
    int orientation = 1;         ///< as EXIF numbers it, of a PNG or WebP
};

/// Of what the device holds, which may be anything and must allow to go back; it is at its beginning afterwards. Walks
/// along the file's blocks by their lengths, without decoding.
ImageFileInfo inspectImageFile(QIODevice& device);

}  // namespace lunette
