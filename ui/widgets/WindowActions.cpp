#include "widgets/WindowActions.h"

#include "widgets/SymbolIcon.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace lunette {
namespace {

QString actionText(const char* text) { return QCoreApplication::translate("WindowActions", text); }

}  // namespace

WindowActions::WindowActions(QObject* parent)
    : train(
          make(parent, "trainAction", actionText("Train"), actionText("Train the network on the dataset"), Qt::Key_F5)),
      pause(make(parent, "pauseAction", actionText("Pause"), actionText("Pause after the current step"), Qt::Key_F5)),
      step(make(parent, "stepAction", actionText("Step"), actionText("Do one training step, then pause"), Qt::Key_F10)),
      reset(make(parent, "resetAction", actionText("Reset"), actionText("Start over from fresh weights"),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R))),
      compare(
          make(parent, "compareAction", actionText("Compare"),
               actionText("Train an autoencoder and a variational one, or what is ticked, on the same batches from the "
                          "same weights, and see them side by side"),
               Qt::Key_F8)),
      startLesson(make(parent, "startLessonAction", actionText("Start with lesson 1"),
                       actionText("Learn what an autoencoder is by an experiment"))),
      openDataset(make(parent, "openDatasetAction", actionText("Open &dataset…"),
                       actionText("Open a dataset from a file"), QKeySequence::Open)),
      openFolder(make(parent, "openFolderAction", actionText("Open &folder of pictures…"),
                      actionText("Open all pictures in a folder and the folders within it"))),
      openModel(make(parent, "openModelAction", actionText("Open &model…"),
                     actionText("Open a model to explore or train on"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O))),
      recover(make(parent, "recoverAction", actionText("Recover &unsaved run…"),
                   actionText("Offer the runs that were unsaved when Lunette last ended"))),
      saveModel(make(parent, "saveModelAction", actionText("&Save model…"),
                     actionText("Save the weights, the configuration and the history"), QKeySequence::Save)),
      paste(
          make(parent, "pasteAction", actionText("&Paste picture or code"),
               actionText("Encode the picture on the clipboard and send the probe there, or to the code that is there"),
               QKeySequence::Paste)),
      drawPicture(make(parent, "drawPictureAction", actionText("&Draw a picture…"),
                       actionText("Draw a picture by hand and see what the model makes of it"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D))),
      probeDetails(make(parent, "probeDetailsAction", actionText("&Probe details"),
                        actionText("Show beside the map what is known of the code under the probe"),
                        QKeySequence(Qt::CTRL | Qt::Key_I))),
      undo(make(parent, "undoAction", actionText("&Undo"), actionText("Take back what was set last"),
                QKeySequence::Undo)),
      redo(make(parent, "redoAction", actionText("&Redo"), actionText("Set again what was taken back"),
                QKeySequence::Redo)),
      preferences(make(parent, "preferencesAction", actionText("Pre&ferences…"),
                       actionText("Appearance, processors, and what happens at the start"), QKeySequence::Preferences)),
      quit(make(parent, "quitAction", actionText("&Quit"), actionText("Close the window"), QKeySequence::Quit)),
      restoreLayout(make(parent, "restoreLayoutAction", actionText("&Restore layout"),
                         actionText("Put every panel back where it was at first"))),
      manual(make(parent, "manualAction", actionText("&Manual"),
                  actionText("Open the manual where it speaks of what has the focus"), QKeySequence::HelpContents)),
      glossary(make(parent, "glossaryAction", actionText("&Glossary"),
                    actionText("The terms of the window, each in a sentence"), {})),
      shortcuts(make(parent, "shortcutsAction", actionText("&Keyboard shortcuts"), actionText("Show every shortcut"),
                     QKeySequence(Qt::CTRL | Qt::Key_F1))),
      about(make(parent, "aboutAction", actionText("&About Lunette"), actionText("Version, license and parts"))) {
    train->setIcon(symbolIcon(QStringLiteral("train"), QPalette::HighlightedText));
    pause->setIcon(symbolIcon(QStringLiteral("pause"), QPalette::HighlightedText));
    step->setIcon(symbolIcon(QStringLiteral("step")));
    reset->setIcon(symbolIcon(QStringLiteral("reset")));
    compare->setIcon(symbolIcon(QStringLiteral("compare")));
    // Beside their actionText in a menu these two would stand in the accent's ink.
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
    add(actionText("On the map: move; select a rectangle; lasso"), actionText("V; R; L"));
    add(actionText("On the map: images in place of dots"), actionText("T"));
    add(actionText("On the map: select a rectangle with any tool"), actionText("Shift+drag"));
    add(actionText("On the map: add to the selection; take away from it"), actionText("Ctrl+drag; Alt+drag"));
    add(actionText("On the map: select all; nothing"), actionText("Ctrl+A; Esc"));
    add(actionText("On the map: path from the code; to it"), actionText("Shift+click; Ctrl+click"));
    add(actionText("On the map: pan with any tool; zoom; fit"), actionText("Middle button; wheel; Home"));
    add(actionText("Among the data: make A; make B; pin; probe here; details"), actionText("A; B; P; M; Return"));
    return QStringLiteral("<table>%1</table>").arg(rows);
}

}  // namespace lunette
