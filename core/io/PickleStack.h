#pragma once

#include "io/PickleInput.h"
#include "io/PickleValue.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lunette {

/// The values that Python's pickle machine works on: a stack, marks on it, and a memo. Throws the errors of the
/// input where a damaged file pops from an empty stack or pushes without end. The values belong to the pickle.
class PickleStack {
public:
    using Kind = PickleValue::Kind;

    PickleStack(PickleValues& values, const PickleInput& input) : values_(values), input_(input) {}

    PickleValue& push(Kind kind);
    void pushInteger(std::int64_t value);
    void pushBool(bool value);
    void pushReal(double value) { push(Kind::Real).real = value; }
    /// The text must live as long as the values.
    void pushText(Kind kind, std::string_view text) { push(kind).text = text; }
    /// The text is kept with the values.
    void pushDecoded(Kind kind, std::string text);
    /// Pushes a container of these items.
    void pushAll(Kind kind, const std::vector<PickleValue*>& items);
    void duplicate();

    PickleValue& top();
    /// Pops the top value; never below a mark.
    PickleValue* pop();
    /// `what` names the expected kind in the error.
    PickleValue* pop(Kind kind, const Message& what);
    std::vector<PickleValue*> popSome(std::size_t count);
    std::vector<PickleValue*> popToMark();
    /// Adds the items to the container on top.
    void appendTo(Kind kind, const std::vector<PickleValue*>& items);

    void setMark();
    void popOrUnmark();

    std::size_t memoSize() const { return memo_.size(); }
    /// Puts the value on top into the memo.
    void keep(std::uint64_t place);
    void recall(std::uint64_t place);

private:
    void pushAgain(PickleValue* value);
    void append(PickleValue& container, const std::vector<PickleValue*>& items) const;

    PickleValues& values_;
    const PickleInput& input_;
    std::size_t pushes_ = 0;
    std::size_t decoded_ = 0;  ///< bytes of text
    std::vector<PickleValue*> stack_;
    std::vector<std::size_t> marks_;
    std::unordered_map<std::uint64_t, PickleValue*> memo_;
};

}  // namespace lunette
