#include "window/LanguageSwitch.h"

namespace lunette {
namespace {

constexpr int kAwaitedMs = 200;

}  // namespace

LanguageSwitch::LanguageSwitch(std::function<bool()> isAwaited, QObject* parent)
    : QObject(parent), isAwaited_(std::move(isAwaited)) {
    wait_.setInterval(kAwaitedMs);
    wait_.callOnTimeout(this, &LanguageSwitch::tryAgain);
}

void LanguageSwitch::choose(language::Choice choice) {
    choice_ = choice;
    if (isAwaited_()) emit waits();
    wait_.start();
    tryAgain();
}

void LanguageSwitch::tryAgain() {
    if (isAwaited_()) return;
    wait_.stop();
    emit chosen(choice_);
}

}  // namespace lunette
