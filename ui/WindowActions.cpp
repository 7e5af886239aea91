#include "WindowActions.h"

#include "SymbolIcon.h"

#include <QCoreApplication>

namespace lunette {
namespace {

QString words(const char* text) { return QCoreApplication::translate("WindowActions", text); }

}  // namespace

WindowActions::WindowActions(QObject* parent)
    : train(make(parent, "trainAction", words("Train"), words("Train the network on the dataset"), Qt::Key_F5)),
      pause(make(parent, "pauseAction", words("Pause"), words("Pause after the step in hand"), Qt::Key_F5)),
      step(make(parent, "stepAction", words("Step"), words("Do one training step, then pause"), Qt::Key_F10)),
      reset(make(parent, "resetAction", words("Reset"), words("Start over from fresh weights"),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R))),
      compare(make(parent, "compareAction", words("Compare"),
                   words("Train an autoencoder and a variational one, or what is ticked, on the same batches from the "
                         "same weights, and see them side by side"),
                   Qt::Key_F8)),
      openDataset(make(parent, "openDatasetAction", words("Open &dataset…"), words("Open a dataset from a file"),
                       QKeySequence::Open)),
      openFolder(make(parent, "openFolderAction", words("Open &folder of pictures…"),
                      words("Open all pictures in a folder and the folders within it"))),
      openModel(make(parent, "openModelAction", words("Open &model…"), words("Open a model to explore or train on"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O))),
      recover(make(parent, "recoverAction", words("Recover &unsaved run…"),
                   words("Offer the runs that were in no file when Lunette last ended"))),
      saveModel(make(parent, "saveModelAction", words("&Save model…"),
                     words("Save the weights, the configuration and the history"), QKeySequence::Save)),
      saveImage(make(parent, "saveImageAction", words("Save &picture…"),
                     words("Save the picture of the tab, or the probe's while the map has the focus, as a PNG file"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S))),
      saveStrip(make(parent, "saveStripAction", words("Save s&trip…"),
                     words("Save the strip from A to B as a PNG file"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S))),
      saveGrid(make(parent, "saveGridAction", words("Save &reconstructions…"),
                    words("Save the reconstructions shown as one PNG file"))),
      saveAnimation(make(parent, "saveAnimationAction", words("Save &animation…"),
                         words("Save the way from A to B and back as a GIF file"))),
      saveFrames(make(parent, "saveFramesAction", words("Save &frames…"),
                      words("Save the way from A to B as numbered PNG files in a new folder"))),
      copyPicture(make(parent, "copyPictureAction", words("&Copy picture"),
                       words("Copy the picture of the tab, or the probe's while the map has the focus, and its code"),
                       QKeySequence::Copy)),
      paste(make(parent, "pasteAction", words("&Paste picture or code"),
                 words("Encode the picture on the clipboard and send the probe there, or to the code that is there"),
                 QKeySequence::Paste)),
      drawPicture(make(parent, "drawPictureAction", words("&Draw a picture…"),
                       words("Draw a picture by hand and see what the model makes of it"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D))),
      probeDetails(make(parent, "probeDetailsAction", words("&Probe details"),
                        words("Show beside the map what is known of the code under the probe"),
                        QKeySequence(Qt::CTRL | Qt::Key_I))),
      quit(make(parent, "quitAction", words("&Quit"), words("Close the window"), QKeySequence::Quit)),
      restoreLayout(make(parent, "restoreLayoutAction", words("&Restore layout"),
                         words("Put every panel back where it was at first"))),
      shortcuts(
          make(parent, "shortcutsAction", words("&Keyboard shortcuts"), words("Show every shortcut"), Qt::Key_F1)),
      about(make(parent, "aboutAction", words("&About Lunette"), words("Version, licence and parts"))) {
    train->setIcon(symbolIcon(QStringLiteral("train"), QPalette::HighlightedText));
    pause->setIcon(symbolIcon(QStringLiteral("pause"), QPalette::HighlightedText));
    step->setIcon(symbolIcon(QStringLiteral("step")));
    reset->setIcon(symbolIcon(QStringLiteral("reset")));
    compare->setIcon(symbolIcon(QStringLiteral("compare")));
    // Beside their words in a menu these two would stand in the accent's ink.
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

void WindowActions::allow(QAction& action, bool allowed, const QString& whyNot) {
    action.setEnabled(allowed);
    action.setToolTip(allowed ? action.whatsThis() : whyNot);
}

QString WindowActions::shortcutTable() const {
    QString rows;
    const auto add = [&rows](const QString& what, const QString& keys) {
        rows += QStringLiteral("<tr><td style='padding: 2px 24px 2px 0'>%1</td><td>%2</td></tr>").arg(what, keys);
    };
    for (const auto* action : {train, pause, step, reset, compare, openDataset, openModel, saveModel, saveImage,
                               saveStrip, copyPicture, paste, drawPicture, probeDetails, shortcuts, quit})
        add(action->statusTip(), action->shortcut().toString(QKeySequence::NativeText));
    add(words("On the map: move; select a rectangle; lasso"), words("V; R; L"));
    add(words("On the map: images in place of dots"), words("T"));
    add(words("On the map: select a rectangle with any tool"), words("Shift+drag"));
    add(words("On the map: add to the selection; take away from it"), words("Ctrl+drag; Alt+drag"));
    add(words("On the map: select all; nothing"), words("Ctrl+A; Esc"));
    add(words("On the map: path from the code; to it"), words("Shift+click; Ctrl+click"));
    add(words("On the map: pan with any tool; zoom; fit"), words("Middle button; wheel; Home"));
    add(words("Among the data: make A; make B; pin; probe here; details"), words("A; B; P; M; Return"));
    return QStringLiteral("<table>%1</table>").arg(rows);
}

}  // namespace lunette
