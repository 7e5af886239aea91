#pragma once

#include "widgets/WindowActions.h"

#include <QMainWindow>
#include <QPointer>

namespace lunette {

class ManualWindow;

/// The Help menu and what it shows: the manual, the glossary, the table of shortcuts, and what Lunette is.
class HelpMenu : public QObject {
    Q_OBJECT
public:
    /// Goes to the end of the window's menu bar.
    HelpMenu(QMainWindow& window, const WindowActions& actions);

private:
    /// At the chapter of what has the focus.
    void showManual();
    void showGlossary();
    void showBox(const QString& title, const QString& text);

    QMainWindow& window_;
    QPointer<ManualWindow> manual_;
};

}  // namespace lunette
