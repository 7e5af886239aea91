#pragma once

#include "Error.h"
#include "io/Endian.h"

#include <span>
#include <string>
#include <string_view>

namespace lunette {

/// The bytes of a pickle, read from the first to the last, and the errors where they are wrong.
class PickleInput {
public:
    PickleInput(std::span<const std::uint8_t> bytes, std::string name)
        : name_(std::move(name)), bytes_(reinterpret_cast<const char*>(bytes.data()), bytes.size()) {}

    std::size_t size() const { return bytes_.size(); }
    char takeOpcode() {
        opcodeAt_ = at_;
        return take(1)[0];
    }
    std::string_view take(std::uint64_t count) {
        if (count > bytes_.size() - at_) failDamaged(Message::tr("it ends within a value"));
        const std::string_view taken = bytes_.substr(at_, static_cast<std::size_t>(count));
        at_ += taken.size();
        return taken;
    }
    template <class Number>
    Number takeNumber(std::endian order = std::endian::little) {
        return numberAt<Number>(reinterpret_cast<const std::uint8_t*>(take(sizeof(Number)).data()), order);
    }
    std::string_view takeLine() {
        const std::size_t end = bytes_.find('\n', at_);
        if (end == std::string_view::npos) failDamaged(Message::tr("it ends within a line"));
        const std::string_view line = take(end - at_);
        take(1);
        return line;
    }

    /// The position of the last opcode: "at byte 12".
    Message place() const { return Message::tr("at byte %1", opcodeAt_); }
    [[noreturn]] void fail(ErrorKind kind, const Message& what) const {
        throw Error(kind, Message::tr("'%1' %2; save its arrays with numpy.savez() where you trust it.", name_, what));
    }
    [[noreturn]] void failDamaged(const Message& what) const {
        throw Error(
            ErrorKind::Damaged,
            Message::tr("'%1' is no pickle or is damaged: %2 %3; copy or download it again.", name_, what, place()));
    }

private:
    std::string name_;
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t opcodeAt_ = 0;
};

}  // namespace lunette
