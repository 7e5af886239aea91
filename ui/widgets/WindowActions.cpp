#include "widgets/WindowActions.h"

#include "widgets/SymbolIcon.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace lunette {
namespace {

class ActionTexts {
    Q_DECLARE_TR_FUNCTIONS(ActionTexts)
};

}  // namespace

WindowActions::WindowActions(QObject* parent)
    : train(make(parent, "trainAction", ActionTexts::tr("Train"), ActionTexts::tr("Train the network on the dataset"),
                 Qt::Key_F5)),
      pause(make(parent, "pauseAction", ActionTexts::tr("Pause"), ActionTexts::tr("Pause after the current step"),
                 Qt::Key_F5)),
      step(make(parent, "stepAction", ActionTexts::tr("Step"), ActionTexts::tr("Do one training step, then pause"),
                Qt::Key_F10)),
      reset(make(parent, "resetAction", ActionTexts::tr("Reset"), ActionTexts::tr("Start over from fresh weights"),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R))),
      compare(make(parent, "compareAction", ActionTexts::tr("Compare"),
                   ActionTexts::tr("Train an autoencoder and a variational one, or the ticked objectives, on the same "
                                   "batches from the same weights, and see them side by side"),
                   Qt::Key_F8)),
      startLesson(make(parent, "startLessonAction", ActionTexts::tr("Start with lesson 1"),
                       ActionTexts::tr("Learn what an autoencoder is by an experiment"))),
      openDataset(make(parent, "openDatasetAction", ActionTexts::tr("Open &dataset…"),
                       ActionTexts::tr("Open a dataset from a file"), QKeySequence::Open)),
      openFolder(make(parent, "openFolderAction", ActionTexts::tr("Open &folder of pictures…"),
                      ActionTexts::tr("Open all pictures in a folder and the folders within it"))),
      openModel(make(parent, "openModelAction", ActionTexts::tr("Open &model…"),
                     ActionTexts::tr("Open a model to explore or train on"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O))),
      recover(make(parent, "recoverAction", ActionTexts::tr("Recover &unsaved run…"),
                   ActionTexts::tr("Offer the runs that were unsaved when Lunette last ended"))),
      saveModel(make(parent, "saveModelAction", ActionTexts::tr("&Save model…"),
                     ActionTexts::tr("Save the weights, the configuration and the history"), QKeySequence::Save)),
      paste(make(parent, "pasteAction", ActionTexts::tr("&Paste picture or code"),
                 ActionTexts::tr(
                     "Move the probe to the code on the clipboard, or to the code of the picture on the clipboard"),
                 QKeySequence::Paste)),
      drawPicture(make(parent, "drawPictureAction", ActionTexts::tr("&Draw a picture…"),
                       ActionTexts::tr("Draw a picture by hand and see what the model makes of it"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D))),
      probeDetails(make(parent, "probeDetailsAction", ActionTexts::tr("&Probe details"),
                        ActionTexts::tr("Show the figures of the code under the probe beside the map"),
                        QKeySequence(Qt::CTRL | Qt::Key_I))),
      undo(make(parent, "undoAction", ActionTexts::tr("&Undo"), ActionTexts::tr("Undo the last change"),
                QKeySequence::Undo)),
      redo(make(parent, "redoAction", ActionTexts::tr("&Redo"), ActionTexts::tr("Redo the change that was undone"),
                QKeySequence::Redo)),
      preferences(make(parent, "preferencesAction", ActionTexts::tr("Pre&ferences…"),
                       ActionTexts::tr("Appearance, processors, and what happens at the start"),
                       QKeySequence::Preferences)),
      quit(make(parent, "quitAction", ActionTexts::tr("&Quit"), ActionTexts::tr("Close the window"),
                QKeySequence::Quit)),
      restoreLayout(make(parent, "restoreLayoutAction", ActionTexts::tr("&Restore layout"),
                         ActionTexts::tr("Put every panel back where it was at first"))),
      manual(make(parent, "manualAction", ActionTexts::tr("&Manual"),
                  ActionTexts::tr("Open the manual at the section about the focused control"),
                  QKeySequence::HelpContents)),
      glossary(make(parent, "glossaryAction", ActionTexts::tr("&Glossary"),
                    ActionTexts::tr("The terms of the window, each in a sentence"), {})),
      shortcuts(make(parent, "shortcutsAction", ActionTexts::tr("&Keyboard shortcuts"),
                     ActionTexts::tr("Show every shortcut"), QKeySequence(Qt::CTRL | Qt::Key_F1))),
      about(make(parent, "aboutAction", ActionTexts::tr("&About Lunette"),
                 ActionTexts::tr("Version, license and parts"))) {
    train->setIcon(symbolIcon(QStringLiteral("train"), QPalette::HighlightedText));
    pause->setIcon(symbolIcon(QStringLiteral("pause"), QPalette::HighlightedText));
    step->setIcon(symbolIcon(QStringLiteral("step")));
    reset->setIcon(symbolIcon(QStringLiteral("reset")));
    compare->setIcon(symbolIcon(QStringLiteral("compare")));
    // Beside their text in a menu these two would stand in the accent's ink.
    train->setIconVisibleInMenu(false);
    pause->setIconVisibleInMenu(false);
    step->setIconVisibleInMenu(false);
    reset->setIconVisibleInMenu(false);
    compare->setIconVisibleInMenu(false);
    recover->setEnabled(false);
    probeDetails->setCheckable(true);
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
}

QAction* WindowActions::make(QObject* parent, const char* name, const QString& text, const QString& help,
                             const QKeySequence& shortcut) {
    auto* action = new QAction(text, parent);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(shortcut);
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, keys));
    action->setWhatsThis(action->toolTip());
    action->setStatusTip(help);
    return action;
}

void WindowActions::setEnabled(QAction& action, bool enabled, const QString& reason) {
    action.setEnabled(enabled);
    action.setToolTip(enabled ? action.whatsThis() : reason);
}

QString WindowActions::shortcutTable(const QMenuBar& menus) {
    QString rows;
    const auto add = [&rows](const QString& what, const QString& keys) {
        rows += QStringLiteral("<tr><td style='padding: 2px 24px 2px 0'>%1</td><td>%2</td></tr>").arg(what, keys);
    };
    for (const QAction* menu : menus.actions())
        for (const QAction* action : menu->menu()->actions())
            if (!action->shortcut().isEmpty())
                add(action->statusTip(), action->shortcut().toString(QKeySequence::NativeText));
    add(ActionTexts::tr("On the map: move; select a rectangle; lasso"), ActionTexts::tr("V; R; L"));
    add(ActionTexts::tr("On the map: images in place of dots"), ActionTexts::tr("T"));
    add(ActionTexts::tr("On the map: select a rectangle with any tool"), ActionTexts::tr("Shift+drag"));
    add(ActionTexts::tr("On the map: add to the selection; take away from it"), ActionTexts::tr("Ctrl+drag; Alt+drag"));
    add(ActionTexts::tr("On the map: select all; nothing"), ActionTexts::tr("Ctrl+A; Esc"));
    add(ActionTexts::tr("On the map: path from the code; to it"), ActionTexts::tr("Shift+click; Ctrl+click"));
    add(ActionTexts::tr("On the map: pan with any tool; zoom; fit"), ActionTexts::tr("Middle button; wheel; Home"));
    add(ActionTexts::tr("Among the data: make A; make B; pin; probe here; details"),
        ActionTexts::tr("A; B; P; M; Return"));
    return QStringLiteral("<table>%1</table>").arg(rows);
}

}  // namespace lunette
