#include "learn/LessonLanguage.h"

#include "widgets/Language.h"

namespace lunette {

std::string lessonLanguage() { return language::isChinese() ? "zh_CN" : "en"; }

}  // namespace lunette
