#pragma once

#include "io/PictureOrigin.h"

#include <QImage>

#include <map>
#include <string>

namespace lunette {

/// Writes a PNG, whole or not at all. A name without an ending stays as it is; any ending but .png is refused.
/// Throws Error naming the file.
void savePng(const QImage& image, const std::string& path);

/// The bytes of such a file. Throws Error where there is too little memory.
QByteArray pngOf(const QImage& image);

/// The same picture, with its origin in the text chunks of the PNG that savePng() makes of it.
QImage marked(QImage image, const PictureOrigin& origin);

/// The text chunks of a picture file, originOf() among them where it is one of ours; empty where it is not a picture.
std::map<std::string, std::string> pictureTexts(const std::string& path);
/// The same of a PNG in memory.
std::map<std::string, std::string> textsOfPng(const QByteArray& png);

}  // namespace lunette
