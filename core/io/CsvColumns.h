#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// A number that fills the field but for spaces; "nan" and "inf" are numbers too.
std::optional<float> fieldNumber(std::string_view field);

/// What the columns of a table are for, as most of its first records show.
struct CsvColumns {
    bool hasHeader = false;
    std::size_t count = 0;
    std::vector<std::size_t> pixels;   ///< in order
    std::optional<std::size_t> label;  ///< where it is known so far
    std::vector<std::string> notes;    ///< on what was found, a sentence each

    /// `records` are the first some, at least one. `asked` is the label's column by name or by number from 1, "none",
    /// or empty: it is then one called label, class, target or the like, or the only one of words. `file` is its name,
    /// for messages. Throws Error where there is no column as asked.
    static CsvColumns of(const std::vector<std::vector<std::string>>& records, const std::string& asked,
                         const std::string& file);

    /// "column 'digit'", or "column 65" where they have no names.
    std::string nameOf(std::size_t column) const;

private:
    enum class Kind { Numbers, Words, Empty };
    std::vector<Kind> kindsOf(const std::vector<std::vector<std::string>>& records) const;
    void findLabel(const std::vector<Kind>& kinds, const std::string& asked, const std::string& file);
    std::vector<std::string> names_;
};

}  // namespace lunette
