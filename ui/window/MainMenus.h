#pragma once

#include "widgets/Language.h"
#include "widgets/WindowActions.h"

#include <QMainWindow>

namespace lunette {

class DocumentController;
class Experiment;
class PictureOutput;
class RunsController;
class WriteQueue;

/// The menus File, Edit, Run and View.
class MainMenus : public QObject {
    Q_OBJECT
public:
    /// What the menus offer. All outlive them.
    struct Parts {
        const WindowActions& actions;
        DocumentController& documents;
        PictureOutput& pictures;
        RunsController& runs;
        WriteQueue& writes;
        Experiment& experiment;
    };
    /// The docks have to be there.
    MainMenus(QMainWindow& window, const Parts& parts);

signals:
    void languageChosen(lunette::language::Choice choice);

private:
    QMenu* add(const QString& title);
    void addFile(const Parts& parts);
    void addEdit(const Parts& parts);
    void addRun(const Parts& parts);
    void addView(const Parts& parts);

    QMainWindow& window_;
};

}  // namespace lunette
