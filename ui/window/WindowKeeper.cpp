#include "window/WindowKeeper.h"

#include "widgets/Settings.h"

namespace lunette {

WindowKeeper::WindowKeeper() : WindowKeeper([] { return std::make_unique<MainWindow>(); }) {}

WindowKeeper::WindowKeeper(std::shared_ptr<Workspace> work)
    : WindowKeeper([&work] { return std::make_unique<MainWindow>(std::move(work)); }) {}

WindowKeeper::WindowKeeper(const std::function<std::unique_ptr<MainWindow>()>& makeWindow) {
    language::use(settings::language());
    window_ = makeWindow();
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
