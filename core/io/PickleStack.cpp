#include "io/PickleStack.h"

#include <utility>

namespace lunette {
namespace {

constexpr std::size_t kMaxPickleValues = std::size_t{1} << 22;
constexpr std::size_t kMaxDecoded = 4;  ///< times the length of the file

}  // namespace

PickleValue& PickleStack::push(Kind kind) {
    if (values_.values.size() >= kMaxPickleValues)
        input_.fail(ErrorKind::TooLarge, Message::tr("holds more than 4 million values in lists"));
    values_.values.emplace_back();
    values_.values.back().kind = kind;
    pushAgain(&values_.values.back());
    return values_.values.back();
}

void PickleStack::pushAgain(PickleValue* value) {
    if (++pushes_ > 2 * kMaxPickleValues)
        input_.fail(ErrorKind::TooLarge, Message::tr("holds more than 4 million values in lists"));
    stack_.push_back(value);
}

void PickleStack::pushInteger(std::int64_t value) {
    PickleValue& pushed = push(Kind::Integer);
    pushed.integer = value;
    pushed.real = static_cast<double>(value);
}

void PickleStack::pushBool(bool value) {
    pushInteger(value ? 1 : 0);
    stack_.back()->kind = Kind::Bool;
}

void PickleStack::pushDecoded(Kind kind, std::string text) {
    decoded_ += text.size();
    if (decoded_ > kMaxDecoded * input_.size())
        input_.failDamaged(Message::tr("it decodes the same text again and again"));
    values_.texts.push_back(std::move(text));
    pushText(kind, values_.texts.back());
}

PickleValue* PickleStack::pop() {
    if (stack_.size() <= (marks_.empty() ? 0 : marks_.back())) input_.failDamaged(Message::tr("a value is missing"));
    PickleValue* value = stack_.back();
    stack_.pop_back();
    return value;
}

PickleValue* PickleStack::pop(Kind kind, const Message& what) {
    PickleValue* value = pop();
    if (value->kind != kind) input_.failDamaged(Message::tr("there is no %1", what));
    return value;
}

std::vector<PickleValue*> PickleStack::popToMark() {
    if (marks_.empty()) input_.failDamaged(Message::tr("a mark is missing"));
    std::vector<PickleValue*> values(stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back()), stack_.end());
    stack_.resize(marks_.back());
    marks_.pop_back();
    return values;
}

std::vector<PickleValue*> PickleStack::popSome(std::size_t count) {
    std::vector<PickleValue*> values(count);
    for (std::size_t i = count; i-- > 0;) values[i] = pop();
    return values;
}

void PickleStack::pushAll(Kind kind, const std::vector<PickleValue*>& items) {
    push(kind);
    append(*stack_.back(), items);
}

void PickleStack::appendTo(Kind kind, const std::vector<PickleValue*>& items) {
    PickleValue* container = pop(kind, Message::tr("container for a value"));
    append(*container, items);
    stack_.push_back(container);
}

void PickleStack::append(PickleValue& container, const std::vector<PickleValue*>& items) const {
    if (container.kind == Kind::Dict && items.size() % 2 != 0) input_.failDamaged(Message::tr("a key has no value"));
    container.items.insert(container.items.end(), items.begin(), items.end());
}

void PickleStack::setMark() {
    if (marks_.size() == kMaxPickleValues) input_.failDamaged(Message::tr("there are too many marks"));
    marks_.push_back(stack_.size());
}

void PickleStack::popOrUnmark() {
    if (!marks_.empty() && marks_.back() == stack_.size())
        marks_.pop_back();
    else
        pop();
}

void PickleStack::duplicate() { pushAgain(&top()); }

PickleValue& PickleStack::top() {
    PickleValue* value = pop();
    stack_.push_back(value);
    return *value;
}

void PickleStack::keep(std::uint64_t place) {
    if (memo_.size() >= kMaxPickleValues)
        input_.fail(ErrorKind::TooLarge, Message::tr("holds more than 4 million values in lists"));
    memo_[place] = &top();
}

void PickleStack::recall(std::uint64_t place) {
    const auto found = memo_.find(place);
    if (found == memo_.end()) input_.failDamaged(Message::tr("a value of the memo is missing"));
    pushAgain(found->second);
}

}  // namespace lunette
