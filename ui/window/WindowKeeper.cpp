#include "window/WindowKeeper.h"

#include "widgets/Settings.h"

namespace lunette {

WindowKeeper::WindowKeeper() {
    language::use(settings::language());
    window_ = std::make_unique<MainWindow>();
    follow();
}

WindowKeeper::~WindowKeeper() = default;

void WindowKeeper::follow() {
    // Not within the signal: its sender, the menu, goes with the window.
    connect(window_.get(), &MainWindow::languageChosen, this, &WindowKeeper::speak, Qt::QueuedConnection);
}

void WindowKeeper::speak(language::Choice choice) {
    language::use(choice);
    std::unique_ptr<MainWindow> before = std::exchange(window_, window_->builtAnew());
    follow();
    if (before->isVisible()) window_->show();
    before->hide();  // not closed, which would end the program's work
}

}  // namespace lunette
