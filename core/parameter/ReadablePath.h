#pragma once

#include <string>
#include <string_view>

namespace lunette {

/// A path as text for people, part by part between its '/': as it is where it is UTF-8, as GB18030 (and so GBK and GB
/// 2312) says where that reads each of its bytes, and else with "%E9" for each byte that is no UTF-8. Files are opened
/// by their bytes, never by this.
std::string readablePath(std::string_view path);

}  // namespace lunette
