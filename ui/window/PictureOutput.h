#pragma once

#include "export/CommandCopier.h"
#include "plot/FigureFile.h"
#include "session/PictureTasks.h"
#include "widgets/WindowActions.h"

#include <QWidget>

class QMenu;

namespace lunette {

class FactorsView;
class GenerateView;
class InterpolateView;
class LatentView;
class LearningCurvesView;
class ReconstructionView;
class SelectionView;

/// What leaves the window as pictures: saved, copied, dragged, or as the command that draws them. Owns the actions'
/// meaning and the menus of the pictures; MainWindow only connects its signals.
class PictureOutput : public QObject {
    Q_OBJECT
public:
    struct Views {
        InterpolateView* interpolate;
        FactorsView* factors;
        LatentView* latents;
        ReconstructionView* reconstructions;
        LearningCurvesView* curves;
        GenerateView* generate;
        SelectionView* selection;
    };
    PictureOutput(QWidget& window, DecodeService& service, const Experiment& experiment, const WindowActions& actions,
                  const Views& views);

    void fillFileMenu(QMenu& menu);
    void fillEditMenu(QMenu& menu);
    void fillExportMenu(QMenu& menu);

    PictureTasks& tasks() { return tasks_; }
    RunRecord& record() { return record_; }

    /// Side of the square that each pixel becomes, 1 to 16; remembered.
    int magnification() const { return magnification_; }

signals:
    /// For the status bar.
    void told(const QString& text);
    void failed(const QString& message);

private:
    void connectActions();
    void makeContextMenus();
    void connectSamples(DecodeService& service);
    void allowSamples();
    void connectSelection();
    void allowSelection();
    bool isInSelection() const;
    void saveSelection();
    void copySelection();
    void addMagnifications(QMenu& menu);
    void setMagnification(int magnification);
    void allow();
    void allowTraversals();

    ShownPictures currentPicture() const;
    void copyPicture(const ShownPictures& shown);
    void copyPictures(const std::function<ShownPictures()>& draw);
    void savePictures(const QString& title, const QString& name, const ShownPictures& shown);
    /// `draw` runs in another thread; none: there is nothing to save.
    void savePictures(const QString& title, const QString& name, const std::function<ShownPictures()>& draw);
    void saveSamples(const QString& title, const QString& name, const ShownPictures& shown);
    /// As one PNG where the path says so, else numbered in a folder. `draw` runs in another thread.
    void writeSheet(const QString& path, const std::function<ShownPictures()>& draw);
    void saveAnimation();
    void saveFrames();
    void saveFigureOf(const QString& title, const QString& name, Figure figure);

    QWidget& window_;
    const Experiment& experiment_;
    const WindowActions& actions_;
    Views views_;
    PictureTasks tasks_;
    RunRecord record_;
    CommandCopier commands_;
    DecodeService::Slot copySlot_;
    int magnification_;
    QAction *saveTraversal_, *saveMap_, *saveCurves_;
    QAction *copyPictureCommand_, *copyStripCommand_, *copyAnimationCommand_, *copyTraversalCommand_, *copyGridCommand_,
        *copyRunCommand_;
    QAction *saveSelected_, *saveSamples_, *saveKept_, *copySelectedCommand_, *copySamplesCommand_, *copyKeptCommand_;
    QAction *exportSelection_, *copySelection_;
};

}  // namespace lunette
