#pragma once

#include "io/ByteSource.h"

#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// The records of a text table, one by one: fields separated by comma, semicolon or tab, whichever the first line has
/// most of, quoted as RFC 4180 says. Empty lines are passed over, and so is a byte-order mark.
class CsvReader {
public:
    /// `name` is the file's, for messages.
    CsvReader(std::unique_ptr<ByteSource> source, std::string name);

    /// Goes to the next record; false where there is none. Throws Error for a record longer than 16 MiB or one that
    /// holds a zero byte, because a table of pictures has neither.
    bool next();

    /// Of the present record, until next() is called.
    const std::vector<std::string_view>& fields() const { return fields_; }
    /// Where the present record begins, counted from 1.
    std::uint64_t line() const { return line_; }

private:
    bool takeRecord();
    bool refill();
    void chooseSeparator();
    void split();
    void splitQuoted();
    [[noreturn]] void fail(const std::string& what) const;

    std::unique_ptr<ByteSource> source_;
    std::string name_;
    std::string buffer_;
    std::size_t begin_ = 0;  ///< of what is unread in the buffer
    std::string_view record_;
    std::string unquoted_;
    std::vector<std::string_view> fields_;
    char separator_ = 0;
    bool isQuoted_ = false;  ///< the present record holds a quote
    std::uint64_t line_ = 0;
    std::uint64_t nextLine_ = 1;
};

}  // namespace lunette
