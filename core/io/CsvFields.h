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

/// What commas in numbers mean where other commas separate the fields, so that such numbers are in quotes.
enum class QuotedCommas { None, Thousands, Decimals };

/// By fields of a table: thousands where each comma stands before exactly three digits and behind a number without a
/// leading 0, decimal points where each field of a number has but one, None where there are none or they are something
/// else, as in "70,80,90". `example` gets one of the fields.
QuotedCommas quotedCommasIn(const std::vector<std::vector<std::string>>& records, std::string& example);

/// The number as fieldNumber() reads it; other fields as they are.
std::string withCommasRead(std::string_view field, QuotedCommas commas);

}  // namespace lunette
