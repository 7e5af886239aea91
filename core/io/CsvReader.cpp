#include "io/CsvReader.h"

#include "Error.h"

#include <algorithm>

namespace lunette {
namespace {

constexpr std::size_t kAtOnce = std::size_t{1} << 18;
constexpr std::size_t kLongestRecord = std::size_t{1} << 24;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

CsvReader::CsvReader(std::unique_ptr<ByteSource> source, std::string name)
    : source_(std::move(source)), name_(std::move(name)) {
    while (buffer_.size() < kByteOrderMark.size() && refill()) {
    }
    if (buffer_.starts_with(kByteOrderMark)) begin_ = kByteOrderMark.size();
}

bool CsvReader::next() {
    do {
        if (!takeRecord()) return false;
    } while (record_.empty());
    if (record_.find('\0') != std::string_view::npos) fail("holds a zero byte: it is no table of text");
    if (separator_ == 0) chooseSeparator();
    fields_.clear();
    if (isQuoted_)
        splitQuoted();
    else
        split();
    return true;
}

/// Sets record_ to what comes before the next line break that is not quoted.
bool CsvReader::takeRecord() {
    isQuoted_ = false;
    line_ = nextLine_;
    bool isOpen = false;  // within quotes
    bool isLast = false;
    std::size_t seen = 0;  // of the record, from begin_
    do {
        const std::size_t end = std::min(buffer_.find('\n', begin_ + seen), buffer_.size());
        const auto quotes = std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_ + seen),
                                       buffer_.begin() + static_cast<std::ptrdiff_t>(end), '"');
        isQuoted_ = isQuoted_ || quotes > 0;
        isOpen = isOpen != (quotes % 2 != 0);
        seen = end - begin_;
        if (end == buffer_.size()) {
            isLast = !refill();
            continue;
        }
        ++nextLine_;
        if (!isOpen) break;
        ++seen;
    } while (!isLast);
    if (isLast && seen == 0) return false;
    record_ = std::string_view(buffer_).substr(begin_, seen);
    begin_ += seen + (isLast ? 0 : 1);
    if (record_.ends_with('\r')) record_.remove_suffix(1);
    return true;
}

/// Drops what was read and adds to the rest; false at the file's end.
bool CsvReader::refill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    if (buffer_.size() > kLongestRecord) fail("goes on for more than 16 MiB: it is no table of pictures");
    const std::size_t have = buffer_.size();
    buffer_.resize(have + kAtOnce);
    const std::size_t added = source_->read({reinterpret_cast<std::uint8_t*>(buffer_.data()) + have, kAtOnce});
    buffer_.resize(have + added);
    return added > 0;
}

void CsvReader::chooseSeparator() {
    constexpr std::string_view kSeparators = ",;\t";
    separator_ = *std::ranges::max_element(kSeparators, {}, [&](char c) { return std::ranges::count(record_, c); });
}

void CsvReader::split() {
    std::size_t begin = 0;
    for (std::size_t end = record_.find(separator_); end != std::string_view::npos;
         end = record_.find(separator_, begin)) {
        fields_.push_back(record_.substr(begin, end - begin));
        begin = end + 1;
    }
    fields_.push_back(record_.substr(begin));
}

void CsvReader::splitQuoted() {
    unquoted_.clear();
    unquoted_.reserve(record_.size());  // views into it stay
    std::size_t begin = 0;
    bool isOpen = false;
    const auto finish = [&] {
        fields_.push_back(std::string_view(unquoted_).substr(begin));
        begin = unquoted_.size();
    };
    for (std::size_t i = 0; i < record_.size(); ++i) {
        const char c = record_[i];
        if (c == '"' && isOpen && i + 1 < record_.size() && record_[i + 1] == '"')
            unquoted_ += record_[++i];
        else if (c == '"')
            isOpen = !isOpen;
        else if (c == separator_ && !isOpen)
            finish();
        else
            unquoted_ += c;
    }
    finish();
}

void CsvReader::fail(const std::string& what) const {
    throw Error("'" + name_ + "', line " + std::to_string(line_) + ", " + what + ".");
}

}  // namespace lunette
