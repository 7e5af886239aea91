#include "lesson/LessonNode.h"

#include "parameter/Text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace lunette {

namespace {

constexpr std::size_t kMaxDeep = 20;

/// Goes through a text and counts its lines: the parser does not report the position of a value, but has read no
/// more than one character beyond it when it reports it.
class LineCounting {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    LineCounting(const char* at, std::int64_t* line) : at_(at), line_(line) {}
    reference operator*() const { return *at_; }
    LineCounting& operator++() {
        if (line_ != nullptr) {
            *line_ += pendingBreak_ ? 1 : 0;
            pendingBreak_ = *at_ == '\n';
        }
        ++at_;
        return *this;
    }
    LineCounting operator++(int) {
        LineCounting before = *this;
        ++*this;
        return before;
    }
    bool operator==(const LineCounting& other) const { return at_ == other.at_; }
    bool operator!=(const LineCounting& other) const { return at_ != other.at_; }

private:
    const char* at_;
    std::int64_t* line_;
    bool pendingBreak_ = false;  ///< the line of a break ends with it
};

/// Builds the tree from the parser's events.
class NodeBuilder final : public nlohmann::json_sax<nlohmann::json> {
public:
    NodeBuilder(std::string_view json, const std::string& file, const std::int64_t& line)
        : json_(json), file_(file), line_(line) {}

    bool null() override { return add({}); }
    bool boolean(bool value) override { return add({LessonNode::Kind::Flag, 1, value ? "true" : "false", 0, {}}); }
    bool number_integer(number_integer_t value) override {
        return add({LessonNode::Kind::Number, 1, std::to_string(value), static_cast<double>(value), {}});
    }
    bool number_unsigned(number_unsigned_t value) override {
        return add({LessonNode::Kind::Number, 1, std::to_string(value), static_cast<double>(value), {}});
    }
    bool number_float(number_float_t value, const string_t& text) override {
        return add({LessonNode::Kind::Number, 1, text, value, {}});
    }
    bool string(string_t& value) override { return add({LessonNode::Kind::Text, 1, value, 0, {}}); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(LessonNode::Kind::Object); }
    bool start_array(std::size_t) override { return open(LessonNode::Kind::List); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override {
        LessonNode& object = open_.back();
        if (std::ranges::count(object.keys, value) > 0)
            failAt(file_, line_, Message::tr("The key '%1' stands here a second time; remove one of both.", value));
        object.keys.push_back(value);
        return true;
    }
    bool parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception&) override {
        if (const std::string foreign = foreignCharacter(position); !foreign.empty())
            failAt(file_, line_,
                   Message::tr("'%1' cannot stand here: around texts, JSON has plain quotes, commas and colons only. "
                               "Replace it by one of \" , :",
                               foreign));
        // The parser writes a line break as <U+000A>.
        const std::string_view seen = trimmed(std::string_view(token).substr(0, token.find("<U+")));
        failAt(file_, line_,
               Message::tr("Invalid JSON at '%1'; look for a missing comma, quote or bracket before it.", seen));
    }

    LessonNode takeRoot() { return std::move(root_); }

private:
    /// The character that ends at this byte or begins there, if it is none of ASCII: word processors and Chinese
    /// keyboards write quotes and commas of their own.
    std::string foreignCharacter(std::size_t position) const {
        const auto isInner = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
        if (position == 0 || position > json_.size() || static_cast<unsigned char>(json_[position - 1]) < 0x80U)
            return {};
        std::size_t begin = position - 1, end = position;
        while (begin > 0 && isInner(json_[begin])) --begin;
        while (end < json_.size() && isInner(json_[end])) ++end;
        return std::string(json_.substr(begin, end - begin));
    }

    bool add(LessonNode node) {
        node.line = line_;
        if (open_.empty())
            root_ = std::move(node);
        else
            open_.back().items.push_back(std::move(node));
        return true;
    }
    bool open(LessonNode::Kind kind) {
        if (open_.size() == kMaxDeep)
            failAt(file_, line_, Message::tr("There are too many brackets in brackets; no lesson needs so many."));
        open_.push_back({kind, line_, {}, 0, {}});
        return true;
    }
    bool close() {
        LessonNode node = std::move(open_.back());
        open_.pop_back();
        const std::int64_t begins = node.line;
        add(std::move(node));
        (open_.empty() ? root_ : open_.back().items.back()).line = begins;
        return true;
    }

    std::string_view json_;
    const std::string& file_;
    const std::int64_t& line_;
    std::vector<LessonNode> open_;
    LessonNode root_;
};

}  // namespace

const LessonNode* LessonNode::find(std::string_view key) const {
    const auto found = std::ranges::find(keys, key);
    return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

void failAt(const std::string& file, std::int64_t line, const Message& what) {
    throw Error(ErrorKind::Damaged, Message::tr("%1, line %2: %3", file, line, what));
}

LessonNode readLessonNode(std::string_view json, const std::string& file) {
    std::int64_t line = 1;
    NodeBuilder builder(json, file, line);
    nlohmann::json::sax_parse(LineCounting(json.data(), &line), LineCounting(json.data() + json.size(), nullptr),
                              &builder);
    return builder.takeRoot();
}

}  // namespace lunette
