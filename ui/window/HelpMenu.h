#pragma once

#include "widgets/WindowActions.h"

#include <QMainWindow>

namespace lunette {

/// The Help menu and what it shows: the glossary, the table of shortcuts, and what Lunette is.
class HelpMenu : public QObject {
    Q_OBJECT
public:
    /// Goes to the end of the window's menu bar.
    HelpMenu(QMainWindow& window, const WindowActions& actions);

private:
    void showGlossary();
    void showBox(const QString& title, const QString& text);

    QMainWindow& window_;
};

}  // namespace lunette
