// How generated pictures leave the window.

#include "widgets/FileDialog.h"
#include "views/generate/GenerateView.h"
#include "export/PictureDragger.h"
#include "window/PictureOutput.h"
#include "widgets/SampleGrid.h"
#include "imaging/PictureFile.h"

namespace lunette {
namespace {

/// What a line of "Copy as command" writes.
const QString kSamplesFile = QStringLiteral("samples.png"), kSelectedFile = QStringLiteral("selected.png"),
              kKeptFile = QStringLiteral("kept.png");

}  // namespace

void PictureOutput::connectSamples(DecodeService& service) {
    const auto act = [this](QAction*& action, const char* name, const QString& text, const QString& help, auto then) {
        action = WindowActions::make(this, name, text, help);
        connect(action, &QAction::triggered, this, then);
    };
    GenerateView* const view = views_.generate;
    act(saveSelected_, "saveSelectedSamplesAction", tr("Save s&elected pictures…"),
        tr("Save the selected generated pictures as one PNG file, or numbered in a new folder"),
        [this, view] { saveSamples(tr("Save selected pictures"), kSelectedFile, view->shownSelection()); });
    act(saveKept_, "saveKeptAction", tr("Save &kept pictures…"),
        tr("Save the kept pictures as one PNG file, or numbered in a new folder"),
        [this, view] { saveSamples(tr("Save kept pictures"), kKeptFile, view->shownKept()); });
    act(saveSamples_, "saveSamplesAction", tr("Save &generated pictures…"),
        tr("Save all generated pictures as one PNG file, or numbered in a new folder"),
        [this, view] { saveSamples(tr("Save generated pictures"), kSamplesFile, view->shownSamples()); });
    act(copySelectedCommand_, "copySelectedCommandAction", tr("Copy selected as &command"),
        tr("Copy the lunette-cli line that draws the selected pictures"),
        [this, view] { commands_.copyPictures(view->shownSelection(), magnification_, kSelectedFile); });
    act(copyKeptCommand_, "copyKeptCommandAction", tr("Copy kept as c&ommand"),
        tr("Copy the lunette-cli line that draws the kept pictures"),
        [this, view] { commands_.copyPictures(view->shownKept(), magnification_, kKeptFile); });
    act(copySamplesCommand_, "copySamplesCommandAction", tr("Copy &generated pictures as command"),
        tr("Copy the lunette-cli line that draws all generated pictures"),
        [this, view] { commands_.copyPictures(view->shownSamples(), magnification_, kSamplesFile); });
    view->setSaveActions({saveSelected_, saveKept_, saveSamples_, copySelectedCommand_, copyKeptCommand_,
                          copySamplesCommand_, actions_.copyPicture});
    connect(view, &GenerateView::shownChanged, this, &PictureOutput::allowSamples);
    for (SampleGrid* grid : {view->sampleGrid(), view->keptGrid()})
        new PictureDragger(
            *grid->viewport(), service, [view] { return view->shownSelection(); }, [this] { return magnification_; },
            kSelectedFile);
}

void PictureOutput::allowSamples() {
    const GenerateView& view = *views_.generate;
    for (QAction* action : {saveSelected_, copySelectedCommand_})
        WindowActions::allow(*action, view.hasSelection(), tr("No generated picture is selected"));
    for (QAction* action : {saveKept_, copyKeptCommand_})
        WindowActions::allow(*action, view.hasKept(), tr("No generated picture is kept"));
    for (QAction* action : {saveSamples_, copySamplesCommand_})
        WindowActions::allow(*action, view.hasSamples(), tr("No picture is generated yet: look at Generate"));
}

void PictureOutput::saveSamples(const QString& title, const QString& name, const ShownPictures& shown) {
    if (!shown.snapshot) return;
    askForFile(&window_, title, QFileDialog::AcceptSave, {tr("PNG pictures (*.png)"), tr("A new folder (*)")}, name,
               [this, shown](const QString& path) { writeSheet(path, [shown] { return shown; }); });
}

void PictureOutput::writeSheet(const QString& path, const std::function<ShownPictures()>& draw) {
    const bool isSheet = path.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive);
    tasks_.write(path,
                 [draw, isSheet, magnification = magnification_, file = path.toStdString()](const Progress& progress) {
                     if (isSheet)
                         savePng(sheetImage(sheetOf(draw()), magnification), file);
                     else
                         saveNumbered(sheetOf(draw()), magnification, file, progress);
                 });
}

}  // namespace lunette
