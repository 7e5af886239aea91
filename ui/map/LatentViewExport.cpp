// What leaves the map, the probe's picture and the map itself, and what is set beside and upon it.

#include "export/PictureOutput.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "map/MapCards.h"
#include "map/MapController.h"
#include "map/MapControls.h"
#include "map/MapFigure.h"
#include "widgets/ControlState.h"

#include <QBoxLayout>

namespace lunette {

void LatentView::addOutputs(PictureOutput& output) {
    const QString help = tr("Latent space as it is seen, as PNG, SVG or PDF");
    auto* save = output.addAction(
        PictureOutput::Menu::Export, {"exportMapAction", tr("&Map as a figure…"), help},
        [&output] { return output.reasonWithoutModel(); },
        [this, &output, help] { output.saveFigureFile(help, tr("map"), asFigure()); });
    menuActions_ = {output.copyPictureAction(), output.savePictureAction(), output.copyPictureCommandAction(), save};
    output.makeDraggable(
        *probeCard_, [this] { return shownProbe(); }, QStringLiteral("picture.png"));
}

void LatentView::setSidePanel(QWidget* panel) { mapRow_->addWidget(panel); }

void LatentView::setOwnPicture(const Vector& code) {
    map_->setCustomPicture(code);
    map_->showMarks();
}

ShownPictures LatentView::shownProbe() const {
    if (!probeOrigin_.snapshot || probeCard_->picture().isNull()) return {};
    const Matrix code = probeOrigin_.code;
    return {probeOrigin_.snapshot, code, {probeCard_->picture()}, 1, {"decode", false, {"--codes", codesText(code)}}};
}

void LatentView::look(const MapView& view) {
    bar_->setViewpoint(view.viewpoint);
    canvas_->look(view.range);
}

void LatentView::takeOver(const LatentView& other) {
    {
        const QSignalBlocker quiet(bar_);  // what was chosen before is no step to undo
        setOverlay(other.bar_->overlay());
        takeOverControls(*other.bar_, *bar_);
        bar_->setHiddenClasses(other.bar_->hiddenClasses());  // after the coloring, which shows all
        bar_->setViewpoint(other.bar_->viewpoint());
    }
    setOptions();
    map_->requestCodes();
    showMarks();
    map_->refreshOverlay(true);
    if (!other.canvas_->isFollowing()) canvas_->look(other.canvas_->range());
}

Figure LatentView::asFigure() const {
    Figure figure = mapFigure(*canvas_, bar_->legend(), bar_->coloringText());
    figure.texts = [snapshot = map_->snapshot(), code = Matrix(probe_),
                    view = MapView{bar_->viewpoint(), canvas_->range()}] {
        auto texts = textOf(PictureOrigin(*snapshot, code));
        texts.merge(textOf(view));
        return texts;
    };
    return figure;
}

}  // namespace lunette
