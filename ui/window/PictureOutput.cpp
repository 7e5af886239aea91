#include "window/PictureOutput.h"

#include "views/factors/FactorsView.h"
#include "widgets/FileDialog.h"
#include "views/generate/GenerateView.h"
#include "views/interpolate/InterpolateView.h"
#include "map/LatentView.h"
#include "views/learning/LearningCurvesView.h"
#include "export/PictureDragger.h"
#include "views/reconstruct/ReconstructionView.h"
#include "widgets/Settings.h"
#include "imaging/PictureFile.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

namespace lunette {
namespace {

constexpr Index kMorphSteps = 25;  // with the way back four seconds

/// What a line of "Copy as command" writes, so that names in the window and in the command agree.
const QString kPictureFile = QStringLiteral("picture.png"), kStripFile = QStringLiteral("strip.png"),
              kTraversalFile = QStringLiteral("traversal.png"), kGridFile = QStringLiteral("grid.png"),
              kMorphFile = QStringLiteral("morph.gif");

}  // namespace

PictureOutput::PictureOutput(QWidget& window, DecodeService& service, const Experiment& experiment,
                             const WindowActions& actions, const Views& views)
    : QObject(&window),
      window_(window),
      experiment_(experiment),
      actions_(actions),
      views_(views),
      tasks_(service),
      record_(experiment),
      commands_(experiment, record_),
      copySlot_(service, DecodeService::Lane::Interactive),
      magnification_(settings::magnification()),
      saveTraversal_(WindowActions::make(this, "saveTraversalAction", tr("Save tra&versals…"),
                                         tr("Save what each latent makes of the code, a row each, as one PNG file"))),
      saveMap_(WindowActions::make(this, "exportMapAction", tr("&Map as a figure…"),
                                   tr("Latent space as it is seen, as PNG, SVG or PDF"))),
      saveCurves_(WindowActions::make(this, "exportCurvesAction", tr("&Learning curves as a figure…"),
                                      tr("The curves as they are seen, as PNG, SVG or PDF"))),
      copyPictureCommand_(WindowActions::make(this, "copyPictureCommandAction", tr("Copy &picture as command"),
                                              tr("Copy the lunette-cli line that draws this picture"))),
      copyStripCommand_(WindowActions::make(this, "copyStripCommandAction", tr("Copy &strip as command"),
                                            tr("Copy the lunette-cli line that draws the strip from A to B"))),
      copyAnimationCommand_(WindowActions::make(this, "copyAnimationCommandAction", tr("Copy &animation as command"),
                                                tr("Copy the lunette-cli line that draws the animation from A to B"))),
      copyTraversalCommand_(
          WindowActions::make(this, "copyTraversalCommandAction", tr("Copy &traversals as command"),
                              tr("Copy the lunette-cli line that draws what each latent makes of the code"))),
      copyGridCommand_(WindowActions::make(this, "copyGridCommandAction", tr("Copy reconstruction &grid as command"),
                                           tr("Copy the lunette-cli line that draws the reconstructions shown"))),
      copyRunCommand_(WindowActions::make(this, "copyRunCommandAction", tr("Copy &run as command"),
                                          tr("Copy the lunette-cli line that trains this model"))) {
    connectActions();
    makeContextMenus();
    connectSamples(service);
    connectSelection();
    const auto magnification = [this] { return magnification_; };
    new PictureDragger(
        *views.interpolate->pictureWidget(), service, [this] { return views_.interpolate->shownPicture(); },
        magnification, kPictureFile);
    new PictureDragger(
        *views.factors->pictureWidget(), service, [this] { return views_.factors->shownPicture(); }, magnification,
        kPictureFile);
    new PictureDragger(
        *views.latents->probeCard(), service, [this] { return views_.latents->shownProbe(); }, magnification,
        kPictureFile);
    new PictureDragger(
        *views.interpolate->stripWidget(), service, [this] { return views_.interpolate->shownStrip(); }, magnification,
        kStripFile);
    new PictureDragger(
        *views.reconstructions->gridWidget(), service, [this] { return views_.reconstructions->shownGrid(); },
        magnification, kGridFile);
    connect(&experiment, &Experiment::stateChanged, this, &PictureOutput::allow);
    connect(&experiment, &Experiment::snapshotChanged, this, &PictureOutput::allow);
    connect(&experiment, &Experiment::historyGrew, this, &PictureOutput::allow);
    connect(views.factors, &FactorsView::traversalChanged, this, &PictureOutput::allowTraversals);
    allow();
}

void PictureOutput::connectActions() {
    connect(actions_.saveImage, &QAction::triggered, this,
            [this] { savePictures(tr("Save picture"), kPictureFile, currentPicture()); });
    connect(actions_.saveStrip, &QAction::triggered, this,
            [this] { savePictures(tr("Save strip"), kStripFile, views_.interpolate->shownStrip()); });
    connect(saveTraversal_, &QAction::triggered, this,
            [this] { savePictures(tr("Save traversals"), kTraversalFile, views_.factors->traversal()); });
    connect(actions_.saveGrid, &QAction::triggered, this,
            [this] { savePictures(tr("Save reconstructions"), kGridFile, views_.reconstructions->shownGrid()); });
    connect(actions_.saveAnimation, &QAction::triggered, this, &PictureOutput::saveAnimation);
    connect(actions_.saveFrames, &QAction::triggered, this, &PictureOutput::saveFrames);
    connect(actions_.copyPicture, &QAction::triggered, this, [this] {
        if (isInSelection())
            copySelection();
        else
            copyPicture(currentPicture());
    });
    connect(saveMap_, &QAction::triggered, this,
            [this] { saveFigureOf(saveMap_->statusTip(), tr("map"), views_.latents->asFigure()); });
    connect(saveCurves_, &QAction::triggered, this, [this] {
        Figure figure = views_.curves->asFigure();
        figure.texts = [snapshot = experiment_.snapshot()] {
            auto texts = textOf(PictureOrigin(*snapshot, Matrix()));
            texts.erase("Lunette-Code");
            return texts;
        };
        saveFigureOf(saveCurves_->statusTip(), tr("curves"), std::move(figure));
    });
    connect(copyPictureCommand_, &QAction::triggered, this,
            [this] { commands_.copyPictures(currentPicture(), magnification_, kPictureFile); });
    connect(copyStripCommand_, &QAction::triggered, this,
            [this] { commands_.copyPictures(views_.interpolate->shownStrip(), magnification_, kStripFile); });
    connect(copyAnimationCommand_, &QAction::triggered, this, [this] {
        commands_.copyPictures(views_.interpolate->morphToDraw(kMorphSteps), magnification_, kMorphFile);
    });
    connect(copyTraversalCommand_, &QAction::triggered, this,
            [this] { commands_.copyPictures(views_.factors->traversalToDraw(), magnification_, kTraversalFile); });
    connect(copyGridCommand_, &QAction::triggered, this,
            [this] { commands_.copyPictures(views_.reconstructions->shownGrid(), magnification_, kGridFile); });
    connect(copyRunCommand_, &QAction::triggered, &commands_, &CommandCopier::copyRun);
    connect(&commands_, &CommandCopier::copied, this,
            [this](const QString& lines) { emit told(tr("Copied: %1").arg(lines)); });
    connect(&commands_, &CommandCopier::refused, this, &PictureOutput::failed);
    connect(&tasks_, &PictureTasks::written, this,
            [this](const QString& path) { emit told(tr("Saved %1").arg(path)); });
    connect(&tasks_, &PictureTasks::failed, this, &PictureOutput::failed);
}

void PictureOutput::makeContextMenus() {
    const auto give = [](QWidget* widget, const QList<QAction*>& actions) {
        widget->setContextMenuPolicy(Qt::ActionsContextMenu);
        widget->addActions(actions);
    };
    give(views_.interpolate->pictureWidget(), {actions_.copyPicture, actions_.saveImage, copyPictureCommand_});
    give(views_.interpolate->stripWidget(),
         {actions_.saveStrip, actions_.saveAnimation, actions_.saveFrames, copyStripCommand_, copyAnimationCommand_});
    give(views_.factors->pictureWidget(), {actions_.copyPicture, actions_.saveImage, copyPictureCommand_});
    give(views_.factors->rowsWidget(), {saveTraversal_, copyTraversalCommand_});
    give(views_.reconstructions->gridWidget(), {actions_.saveGrid, copyGridCommand_});
    give(views_.curves->plot(), {saveCurves_, copyRunCommand_});
    views_.latents->setMenuActions({actions_.copyPicture, actions_.saveImage, copyPictureCommand_, saveMap_});
}

void PictureOutput::fillFileMenu(QMenu& menu) {
    menu.addActions({actions_.saveImage, actions_.saveStrip, actions_.saveAnimation, actions_.saveFrames,
                     saveTraversal_, saveSamples_, exportSelection_, actions_.saveGrid});
    addMagnifications(*menu.addMenu(tr("Pi&xel size of pictures")));
}

void PictureOutput::fillEditMenu(QMenu& menu) {
    menu.addActions({actions_.copyPicture, actions_.paste, actions_.drawPicture});
    menu.addSeparator();
    menu.addActions({copyPictureCommand_, copyStripCommand_, copyAnimationCommand_, copyTraversalCommand_,
                     copySamplesCommand_, copyGridCommand_, copyRunCommand_});
}

void PictureOutput::fillExportMenu(QMenu& menu) {
    menu.addSeparator();
    menu.addActions({saveMap_, saveCurves_});
}

void PictureOutput::addMagnifications(QMenu& menu) {
    menu.setToolTipsVisible(true);
    auto* group = new QActionGroup(this);
    for (const int times : {1, 2, 3, 4, 6, 8, 12, settings::kMostMagnification}) {
        auto* action =
            WindowActions::make(this, "", tr("%1 ×").arg(times),
                                tr("Saved, copied and dragged pictures have squares of this side for their pixels"));
        action->setObjectName(QStringLiteral("magnify%1Action").arg(times));
        action->setCheckable(true);
        action->setChecked(times == magnification_);
        group->addAction(action);
        menu.addAction(action);
        action->setData(times);
    }
    connect(group, &QActionGroup::triggered, this,
            [this](const QAction* action) { setMagnification(action->data().toInt()); });
}

void PictureOutput::setMagnification(int magnification) {
    magnification_ = magnification;
    settings::setMagnification(magnification);
}

void PictureOutput::allow() {
    const bool hasModel = experiment_.snapshot() != nullptr;
    const bool hasPaths = hasModel && experiment_.hasData();
    const QString none = tr("There is no picture yet: press Train first");
    for (auto* action : {actions_.saveStrip, actions_.saveAnimation, actions_.saveFrames, actions_.saveGrid,
                         copyStripCommand_, copyAnimationCommand_, copyGridCommand_})
        WindowActions::allow(*action, hasPaths, hasModel ? tr("Open the data of this model first") : none);
    for (auto* action : {actions_.saveImage, actions_.copyPicture, copyPictureCommand_, saveMap_, copyRunCommand_})
        WindowActions::allow(*action, hasModel, none);
    allowTraversals();
    allowSamples();
    allowSelection();
    WindowActions::allow(*saveCurves_, hasModel && !views_.curves->isEmpty(), none);
}

/// A hidden Factors tab follows nothing: what it shows may be of earlier weights, which no command draws anew.
void PictureOutput::allowTraversals() {
    const auto drawn = views_.factors->traversalSnapshot();
    const auto present = experiment_.snapshot();
    const bool isPresent = drawn && present && drawn->step() == present->step();
    const QString whyNot = present
                               ? tr("Open the Factors tab first: its pictures under the sliders are what this is about")
                               : tr("There is no picture yet: press Train first");
    WindowActions::allow(*saveTraversal_, drawn != nullptr, whyNot);
    WindowActions::allow(*copyTraversalCommand_, isPresent, whyNot);
}

ShownPictures PictureOutput::currentPicture() const {
    const QWidget* focus = QApplication::focusWidget();
    const bool onMap = focus && views_.latents->isAncestorOf(focus);
    const bool isChosen = views_.generate->isVisible() && views_.generate->hasSelection();
    ShownPictures below = isChosen                      ? views_.generate->shownSelection()
                          : views_.factors->isVisible() ? views_.factors->shownPicture()
                                                        : views_.interpolate->shownPicture();
    return onMap || !below.snapshot ? views_.latents->shownProbe() : below;
}

void PictureOutput::copyPicture(const ShownPictures& shown) {
    if (shown.snapshot) copyPictures([shown] { return shown; });
}

void PictureOutput::copyPictures(const std::function<ShownPictures()>& draw) {
    copySlot_.request([draw, magnification = magnification_] { return pack(draw(), magnification); },
                      [this](const PackedPictures& packed) {
                          QApplication::clipboard()->setMimeData(mimeOf(packed));
                          const auto pictures = packed.codes.count(QStringLiteral("; ")) + 1;
                          emit told(pictures == 1 ? tr("Copied the picture at the code %1").arg(packed.codes)
                                                  : tr("Copied %1 pictures and their codes").arg(pictures));
                      },
                      [this](const QString& message) { emit failed(message); });
}

void PictureOutput::savePictures(const QString& title, const QString& name, const ShownPictures& shown) {
    if (shown.snapshot) savePictures(title, name, [shown] { return shown; });
}

void PictureOutput::savePictures(const QString& title, const QString& name,
                                 const std::function<ShownPictures()>& draw) {
    if (!draw) return;
    askForFile(&window_, title, QFileDialog::AcceptSave, {tr("PNG pictures (*.png)")}, name,
               [this, draw](const QString& path) {
                   tasks_.write(path,
                                [draw, magnification = magnification_, file = path.toStdString()](const Progress&) {
                                    savePng(sheetImage(sheetOf(draw()), magnification), file);
                                });
               });
}

void PictureOutput::saveAnimation() {
    const auto draw = views_.interpolate->morph(kMorphSteps);
    if (!draw) return;
    askForFile(&window_, tr("Save animation"), QFileDialog::AcceptSave, {tr("GIF animations (*.gif)")}, kMorphFile,
               [this, draw](const QString& path) {
                   tasks_.write(path, [draw, magnification = magnification_,
                                       file = path.toStdString()](const Progress& progress) {
                       saveMorph(sheetOf(draw()), magnification, file, progress);
                   });
               });
}

void PictureOutput::saveFrames() {
    const auto draw = views_.interpolate->morph(kMorphSteps);
    if (!draw) return;
    askForFile(&window_, tr("Save frames"), QFileDialog::AcceptSave, {tr("A new folder (*)")}, tr("frames"),
               [this, draw](const QString& path) {
                   tasks_.write(path, [draw, magnification = magnification_,
                                       folder = path.toStdString()](const Progress& progress) {
                       saveNumbered(sheetOf(draw()), magnification, folder, progress);
                   });
               });
}

void PictureOutput::saveFigureOf(const QString& title, const QString& name, Figure figure) {
    const QStringList kinds{tr("PNG pictures (*.png)"), tr("SVG drawings (*.svg)"), tr("PDF documents (*.pdf)")};
    askForFile(&window_, title, QFileDialog::AcceptSave, kinds, name + QStringLiteral(".png"),
               [this, figure = std::move(figure)](const QString& path) {
                   tasks_.write(path,
                                [figure, file = path.toStdString()](const Progress&) { saveFigure(figure, file); });
               });
}

}  // namespace lunette
