#pragma once

#include <QAction>

namespace lunette {

/// Every action of the window with its name, words, shortcut and symbol; MainWindow says what they do.
struct WindowActions {
    explicit WindowActions(QObject* parent);

    QAction* train;
    QAction* pause;
    QAction* step;
    QAction* reset;
    QAction* compare;
    QAction* openDataset;
    QAction* openFolder;
    QAction* openModel;
    QAction* recover;
    QAction* saveModel;
    QAction* saveImage;
    QAction* saveStrip;
    QAction* saveGrid;
    QAction* saveAnimation;
    QAction* saveFrames;
    QAction* copyPicture;
    QAction* paste;
    QAction* drawPicture;
    QAction* probeDetails;
    QAction* quit;
    QAction* restoreLayout;
    QAction* shortcuts;
    QAction* about;

    /// An action of the menus, with its help as tooltip and in the status bar.
    static QAction* make(QObject* parent, const char* name, const QString& text, const QString& help,
                         const QKeySequence& shortcut = {});
    /// Enables the action, or disables it with a tooltip that says why.
    static void allow(QAction& action, bool allowed, const QString& whyNot);
    /// A line for each action that has a shortcut: its words and its keys, as a table.
    QString shortcutTable() const;
};

}  // namespace lunette
