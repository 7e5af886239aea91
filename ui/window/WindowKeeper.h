#pragma once

#include "window/MainWindow.h"

#include <functional>
#include <memory>

namespace lunette {

/// Owns the program's window. Where another language is chosen it builds the window anew, around the same work and with
/// the same layout; a training goes on meanwhile.
class WindowKeeper : public QObject {
    Q_OBJECT
public:
    WindowKeeper();
    /// A window around this work, which opens nothing by itself.
    explicit WindowKeeper(std::shared_ptr<Workspace> work);
    ~WindowKeeper() override;

    /// The current window. It may change at every return to the event loop.
    MainWindow& window() { return *window_; }

private:
    explicit WindowKeeper(const std::function<std::unique_ptr<MainWindow>()>& makeWindow);
    void follow();
    void speak(language::Choice choice);

    std::unique_ptr<MainWindow> window_;
};

}  // namespace lunette
