#pragma once

#include "export/CommandCopier.h"
#include "export/PictureSource.h"
#include "session/LatestRequest.h"
#include "session/WriteQueue.h"

#include <QKeySequence>
#include <QWidget>

#include <functional>
#include <map>
#include <vector>

class QAction;
class QMenu;

namespace lunette {

struct Figure;

/// Saves and copies pictures, lets them be dragged, and copies the commands that draw them. It knows views only as
/// PictureSource; each view adds its own actions.
class PictureOutput : public QObject {
    Q_OBJECT
public:
    enum class Menu { File, Edit, Export };
    struct ActionInfo {
        const char* name;  ///< the object's
        QString text, help;
        QKeySequence shortcut{};
    };
    using Reason = std::function<QString()>;  ///< why an action is disabled; empty: it is enabled

    PictureOutput(QWidget& window, BackgroundService& service, WriteQueue& writes, const Experiment& experiment,
                  RunProvenance& provenance);

    /// Adds a view. Where several have a current picture, the one with the focus wins, then the first that was added.
    void addSource(PictureSource& source);
    /// Adds an action to a menu. `reason` is called again after every change of the model, and by update().
    QAction* addAction(Menu menu, const ActionInfo& info, Reason reason, std::function<void()> run);
    /// The same for an action that is in no menu of the window.
    void addAction(QAction* action, Reason reason, std::function<void()> run);
    /// Actions that every view may offer for its current picture.
    QAction* savePictureAction() const { return savePicture_; }
    QAction* copyPictureAction() const { return copyPicture_; }
    QAction* copyPictureCommandAction() const { return copyPictureCommand_; }
    QAction* copyRunCommandAction() const { return copyRunCommand_; }
    void fillMenu(Menu menu, QMenu& into) const;
    void addMagnifications(QMenu& menu);

    /// Reasons that many actions share: there is no model, or its data are not open.
    QString reasonWithoutModel() const;
    QString reasonWithoutData() const;

    /// Asks for a PNG file and saves the pictures. `draw` runs on another thread; an empty one saves nothing.
    void savePictures(const QString& title, const QString& name, std::function<ShownPictures()> draw);
    /// The same, or numbered files in a new folder where the person chooses one.
    void saveSheet(const QString& title, const QString& name, std::function<ShownPictures()> draw);
    /// Asks for a file of one of these kinds ("GIF animations (*.gif)") and writes it on another thread.
    void saveFile(const QString& title, const QStringList& filters, const QString& name,
                  std::function<void(const std::string& path, int magnification, const Progress&)> write);
    void saveFigureFile(const QString& title, const QString& name, Figure figure);
    void copyPictures(std::function<ShownPictures()> draw);
    /// Copies the lunette-cli line that draws these pictures into a file of this name.
    void copyCommand(const ShownPictures& shown, const QString& fileName);
    /// Lets a widget's pictures be dragged to other programs.
    void makeDraggable(QWidget& widget, std::function<ShownPictures()> shown, const QString& fileName);

    const Experiment& experiment() const { return experiment_; }

public slots:
    /// Enables the actions that have no reason not to be.
    void update();

signals:
    /// For the status bar.
    void statusMessage(const QString& text);
    void errorOccurred(const QString& message);

private:
    const PictureSource* currentSource() const;
    /// The same; says so in the status bar where there is none.
    const PictureSource* sourceOrMessage();

    QWidget& window_;
    BackgroundService& service_;
    WriteQueue& writes_;
    const Experiment& experiment_;
    RunProvenance& provenance_;
    CommandCopier commands_;
    LatestRequest copyRequest_;
    int magnification_;  ///< side of the square that each pixel becomes, 1 to 16; remembered
    std::vector<PictureSource*> sources_;
    std::map<Menu, std::vector<QAction*>> menus_;
    std::vector<std::pair<QAction*, Reason>> reasons_;
    QAction *savePicture_, *copyPicture_, *copyPictureCommand_, *copyRunCommand_;
};

}  // namespace lunette
