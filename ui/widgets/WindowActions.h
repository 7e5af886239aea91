#pragma once

#include <QAction>

class QMenuBar;

namespace lunette {

/// Every action of the window with its name, words, shortcut and symbol; MainWindow says what they do.
struct WindowActions {
    explicit WindowActions(QObject* parent);

    QAction* train;
    QAction* pause;
    QAction* step;
    QAction* reset;
    QAction* compare;
    QAction* startLesson;
    QAction* openDataset;
    QAction* openFolder;
    QAction* openModel;
    QAction* recover;
    QAction* saveModel;
    QAction* paste;
    QAction* drawPicture;
    QAction* probeDetails;
    QAction* undo;
    QAction* redo;
    QAction* preferences;
    QAction* quit;
    QAction* restoreLayout;
    QAction* manual;
    QAction* glossary;
    QAction* shortcuts;
    QAction* about;

    /// An action of the menus, with its help as tooltip and in the status bar.
    static QAction* make(QObject* parent, const char* name, const QString& text, const QString& help,
                         const QKeySequence& shortcut = {});
    /// Enables the action, or disables it and shows the reason as its tooltip.
    static void setEnabled(QAction& action, bool enabled, const QString& reason);
    /// A line for each action of the menus that has a shortcut, and for each gesture: its words and its keys.
    static QString shortcutTable(const QMenuBar& menus);
};

}  // namespace lunette
