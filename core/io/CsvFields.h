#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace lunette {

/// A number that fills the field but for spaces; "nan" and "inf" are numbers too.
std::optional<float> fieldNumber(std::string_view field);

/// Whether a field says that there is no value: it is empty, NA, NaN, null, none, a question mark or the like.
bool isMissingField(std::string_view field);

/// Whether a field holds several numbers apart by blanks, some of them with a decimal comma: "1,5 2 0,25".
bool hasDecimalCommas(std::string_view field);

/// The numbers of a field that holds several, as in "70 80 82", "[70, 80]" or "1,5 2"; nothing where it holds anything
/// else. `numbers` is emptied first.
bool readNumbers(std::string_view field, std::vector<float>& numbers);

/// Without the blanks around it.
std::string_view withoutBlanks(std::string_view field);

}  // namespace lunette
