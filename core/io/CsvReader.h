#pragma once

#include "Error.h"
#include "io/ByteSource.h"
#include "io/CsvFields.h"

#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// The records of a text table, one by one: fields separated by comma, semicolon, tab, bar or spaces, as the first line
/// shows, quoted as RFC 4180 says. Where no comma separates, one between two digits is a decimal point. Empty lines are
/// passed over, and so are a byte-order mark, comments before the first record (`#`), and Excel's line `sep=;`.
///
/// Text in UTF-16 is understood by its byte order mark; lines may also end in carriage returns alone.
///
/// A quote that is not closed within some lines is a slip: it holds back its own line and no others.
class CsvReader {
public:
    /// `name` is the file's, for messages.
    CsvReader(std::unique_ptr<ByteSource> source, std::string name);

    /// How numbers with commas are read from now on, where commas separate the fields.
    void understand(QuotedCommas commas) { commas_ = commas; }
    bool isApartByCommas() const { return separator_ == ','; }

    /// Goes to the next record; false where there is none. Throws Error for a record longer than 16 MiB or one that
    /// holds a zero byte, because a table of pictures has neither.
    bool next();

    /// Of the present record, until next() is called.
    const std::vector<std::string_view>& fields() const { return fields_; }
    /// Where the present record begins, counted from 1.
    std::uint64_t line() const { return line_; }
    /// Whether blanks are between the fields; known with the first record.
    bool isApartByBlanks() const { return separator_ == ' '; }
    /// Whether the present record opens a quote that is not closed.
    bool opensQuote() const { return opensQuote_; }

private:
    bool takeRecord();
    bool isPreamble();
    std::size_t lineEnd(std::size_t from);
    std::string_view front(std::size_t size) const { return std::string_view(buffer_).substr(begin_, size); }
    bool refill();
    void chooseSeparator();
    bool separates(char c) const;
    void pointDecimals();
    void split();
    void splitQuoted();
    void addField(std::string_view field);
    template <class Add, class Finish>
    bool walkQuoted(std::string_view record, Add add, Finish finish) const;
    [[noreturn]] void fail(ErrorKind kind, const Message& what) const;

    std::unique_ptr<ByteSource> source_;
    std::string name_;
    std::string buffer_;
    std::size_t begin_ = 0;  ///< of what is unread in the buffer
    std::string_view record_;
    std::string unquoted_;
    std::vector<std::string_view> fields_;
    char separator_ = 0;
    QuotedCommas commas_ = QuotedCommas::None;
    char lineBreak_ = '\n';
    bool isQuoted_ = false;  ///< the present record holds a quote
    bool opensQuote_ = false;
    std::uint64_t line_ = 0;
    std::uint64_t nextLine_ = 1;
};

}  // namespace lunette
