#include "io/CsvReader.h"

#include "Error.h"
#include "io/TextSource.h"

#include <algorithm>
#include <utility>

namespace lunette {
namespace {

constexpr std::size_t kAtOnce = std::size_t{1} << 18;
constexpr std::size_t kLongestRecord = std::size_t{1} << 24;
constexpr std::size_t kLinesOfQuote = 10;
constexpr std::string_view kSeparators = "\t;|,";  // of equally many the first
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

CsvReader::CsvReader(std::unique_ptr<ByteSource> source, std::string name)
    : source_(asUtf8(std::move(source))), name_(std::move(name)) {
    // A carriage return at the end may be the first half of a break.
    while ((buffer_.size() < kByteOrderMark.size() || buffer_.ends_with('\r')) && refill()) {
    }
    // Old programs of Macintosh end lines so, and Excel still offers it.
    if (buffer_.find('\n') == std::string::npos && buffer_.find('\r') != std::string::npos) lineBreak_ = '\r';
    if (buffer_.starts_with(kByteOrderMark)) begin_ = kByteOrderMark.size();
}

bool CsvReader::next() {
    do {
        if (!takeRecord()) return false;
    } while (record_.empty() || isPreamble());
    if (record_.find('\0') != std::string_view::npos)
        fail(ErrorKind::Unsupported,
             Message::tr("holds a zero byte: it is no table of text, or one that is to be saved as UTF-8 first"));
    if (separator_ == 0) chooseSeparator();
    if (separator_ != ',') pointDecimals();
    fields_.clear();
    if (isQuoted_)
        splitQuoted();
    else
        split();
    return true;
}

bool CsvReader::isPreamble() {
    if (separator_ != 0) return false;
    const bool saysSeparator = record_.size() == 5 && record_.starts_with("sep=");
    if (saysSeparator) separator_ = record_.back();
    return saysSeparator || record_.starts_with('#');
}

/// Sets record_ to what comes before the next line break that is not quoted.
bool CsvReader::takeRecord() {
    line_ = nextLine_;
    const std::size_t firstLine = lineEnd(0);
    std::size_t size = firstLine, lines = 1;
    isQuoted_ = front(size).find('"') != std::string_view::npos;
    const auto isOpen = [&] {
        return isQuoted_ && walkQuoted(
                                front(size), [](char) {}, [] {});
    };
    const auto isLast = [&] { return begin_ + size == buffer_.size(); };
    for (; isOpen() && !isLast() && lines < kLinesOfQuote; ++lines) size = lineEnd(size + 1);
    opensQuote_ = isOpen();
    if (opensQuote_) {
        size = firstLine;
        lines = 1;
    }
    if (size == 0 && isLast()) return false;
    record_ = front(size);
    begin_ += size + (isLast() ? 0 : 1);
    nextLine_ += lines;
    if (record_.ends_with('\r')) record_.remove_suffix(1);
    return true;
}

/// Where the line that holds what lies `from` behind what is unread ends: its break's place, or the file's end.
std::size_t CsvReader::lineEnd(std::size_t from) {
    while (true) {
        const std::size_t end = buffer_.find(lineBreak_, begin_ + from);
        if (end != std::string::npos) return end - begin_;
        from = buffer_.size() - begin_;
        if (!refill()) return from;
    }
}

/// Drops what was read and adds to the rest; false at the file's end.
bool CsvReader::refill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    if (buffer_.size() > kLongestRecord)
        fail(ErrorKind::TooLarge, Message::tr("goes on for more than 16 MiB: it is no table of pictures"));
    const std::size_t have = buffer_.size();
    buffer_.resize(have + kAtOnce);
    const std::size_t added = source_->read({reinterpret_cast<std::uint8_t*>(buffer_.data()) + have, kAtOnce});
    buffer_.resize(have + added);
    return added > 0;
}

/// Of the first record, or of the line behind it where only that has any: a title of other words may stand above the
/// table.
void CsvReader::chooseSeparator() {
    std::string_view line = record_;
    if (line.find_first_of(kSeparators) == std::string_view::npos) {
        const std::string_view rest = std::string_view(buffer_).substr(begin_);
        const std::string_view next = rest.substr(0, rest.find('\n'));
        const bool haveAsManyWords = std::ranges::count(line, ' ') == std::ranges::count(next, ' ');
        if (next.find_first_of(kSeparators) != std::string_view::npos && !haveAsManyWords) line = next;
    }
    const auto count = [&](char c) { return std::ranges::count(line, c); };
    separator_ = *std::ranges::max_element(kSeparators, {}, count);
    // As many commas as fields can be are their decimal points.
    for (const char c : kSeparators)
        if (count(c) > 0 && count(',') <= count(c) + 1) return void(separator_ = c);
    if (count(separator_) == 0 && count(' ') > 0) separator_ = ' ';
}

bool CsvReader::separates(char c) const {
    return separator_ != 0 ? c == separator_ : kSeparators.find(c) != std::string_view::npos;
}

/// A field of a number has one decimal comma at most; more of them are between numbers.
void CsvReader::pointDecimals() {
    constexpr std::string_view kOfNumbers = "0123456789+-.,eE \t\"";
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto at = static_cast<std::size_t>(record_.data() - buffer_.data());
    for (std::size_t begin = 0; begin < record_.size();) {
        const std::size_t end = std::min(record_.find(separator_, begin), record_.size());
        const std::string_view field = record_.substr(begin, end - begin);
        const std::size_t comma = field.find(',');
        const bool isOnly = comma != std::string_view::npos && field.find(',', comma + 1) == std::string_view::npos;
        const bool isNumber = isOnly && field.find_first_not_of(kOfNumbers) == std::string_view::npos;
        if (isNumber && comma > 0 && comma + 1 < field.size() && isDigit(field[comma - 1]) && isDigit(field[comma + 1]))
            buffer_[at + begin + comma] = '.';
        begin = end + 1;
    }
}

void CsvReader::addField(std::string_view field) {
    if (separator_ != ' ' || !field.empty()) fields_.push_back(field);
}

void CsvReader::split() {
    std::size_t begin = 0;
    for (std::size_t end = record_.find(separator_); end != std::string_view::npos;
         end = record_.find(separator_, begin)) {
        addField(record_.substr(begin, end - begin));
        begin = end + 1;
    }
    addField(record_.substr(begin));
}

void CsvReader::splitQuoted() {
    unquoted_.clear();
    unquoted_.reserve(record_.size());  // views into it stay
    std::size_t begin = 0;
    const auto finish = [&] {
        if (commas_ != QuotedCommas::None)
            unquoted_.replace(begin, std::string::npos,
                              withCommasRead(std::string_view(unquoted_).substr(begin), commas_));
        addField(std::string_view(unquoted_).substr(begin));
        begin = unquoted_.size();
    };
    walkQuoted(
        record_, [&](char c) { unquoted_ += c; }, finish);
    finish();
}

/// Calls `add` for each character of the fields and `finish` where one is separated from the next. A quote opens at a
/// field's beginning alone; elsewhere it is a character. Whether one is open at the end.
template <class Add, class Finish>
bool CsvReader::walkQuoted(std::string_view record, Add add, Finish finish) const {
    bool isOpen = false, isBeginning = true;
    for (std::size_t i = 0; i < record.size(); ++i) {
        const char c = record[i];
        const bool wasBeginning = std::exchange(isBeginning, !isOpen && isBeginning && c == ' ');
        if (c == '"' && isOpen && i + 1 < record.size() && record[i + 1] == '"') {
            add(record[++i]);
        } else if (c == '"' && (isOpen || wasBeginning)) {
            isOpen = !isOpen;
        } else if (separates(c) && !isOpen) {
            finish();
            isBeginning = true;
        } else {
            add(c);
        }
    }
    return isOpen;
}

void CsvReader::fail(ErrorKind kind, const Message& what) const {
    throw Error(kind, Message::tr("'%1', line %2, %3.", name_, line_, what));
}

}  // namespace lunette
