#pragma once

#include <string>

namespace lunette {

/// The language of lessons that matches the window's: "en" or "zh_CN".
std::string lessonLanguage();

}  // namespace lunette
