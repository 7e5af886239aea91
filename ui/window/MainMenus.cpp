#include "window/MainMenus.h"

#include "compare/RunsController.h"
#include "export/PictureOutput.h"
#include "session/WriteQueue.h"
#include "widgets/AppearanceMenu.h"
#include "widgets/LanguageMenu.h"
#include "widgets/RecentFiles.h"
#include "window/DocumentController.h"
#include "window/ExportMenu.h"

#include <QDockWidget>
#include <QMenuBar>

namespace lunette {

MainMenus::MainMenus(QMainWindow& window, const Parts& parts) : QObject(&window), window_(window) {
    addFile(parts);
    addEdit(parts);
    addRun(parts);
    addView(parts);
}

QMenu* MainMenus::add(const QString& title) {
    QMenu* menu = window_.menuBar()->addMenu(title);
    menu->setToolTipsVisible(true);
    return menu;
}

void MainMenus::addFile(const Parts& parts) {
    const WindowActions& actions = parts.actions;
    QMenu* file = add(tr("&File"));
    file->addActions({actions.openDataset, actions.openFolder, actions.openModel});
    file->addMenu(&parts.documents.recentFiles());
    file->addAction(actions.recover);
    file->addSeparator();
    file->addAction(actions.saveModel);
    file->addSeparator();
    parts.pictures.fillMenu(PictureOutput::Menu::File, *file);
    parts.pictures.addMagnifications(*file->addMenu(tr("Pi&xel size of pictures")));
    file->addSeparator();
    auto* exports = new ExportMenu(window_, parts.writes, parts.experiment);
    exports->addSeparator();
    parts.pictures.fillMenu(PictureOutput::Menu::Export, *exports);
    file->addMenu(exports);
    file->addSeparator();
    file->addAction(actions.quit);
}

void MainMenus::addEdit(const Parts& parts) {
    const WindowActions& actions = parts.actions;
    QMenu* edit = add(tr("&Edit"));
    edit->addActions({actions.undo, actions.redo});
    edit->addSeparator();
    parts.pictures.fillMenu(PictureOutput::Menu::Edit, *edit);
    QAction* afterCopy = edit->actions().value(4);  // behind Undo, Redo, a separator and Copy
    edit->insertActions(afterCopy, {actions.paste, actions.drawPicture});
    edit->insertSeparator(afterCopy);
    edit->addSeparator();
    edit->addAction(actions.preferences);
}

void MainMenus::addRun(const Parts& parts) {
    const WindowActions& actions = parts.actions;
    QMenu* run = add(tr("&Run"));
    run->addActions({actions.train, actions.pause, actions.step, actions.reset});
    run->addSeparator();
    run->addAction(actions.compare);
    run->addMenu(parts.runs.objectivesMenu());
}

void MainMenus::addView(const Parts& parts) {
    QMenu* view = add(tr("&View"));
    for (auto* dock : window_.findChildren<QDockWidget*>()) view->addAction(dock->toggleViewAction());
    view->addActions({parts.actions.probeDetails, parts.actions.restoreLayout});
    view->addSeparator();
    view->addMenu(new AppearanceMenu(view));
    auto* languages = new LanguageMenu(view);
    connect(languages, &LanguageMenu::chosen, this, &MainMenus::languageChosen);
    view->addMenu(languages);
}

}  // namespace lunette
