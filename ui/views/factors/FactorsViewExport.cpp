// What leaves the factors: the picture of the code, and what each latent makes of it.

#include "analysis/PictureByPicture.h"
#include "export/PictureOutput.h"
#include "imaging/PictureGrid.h"
#include "views/factors/FactorCodePanel.h"
#include "views/factors/FactorsView.h"
#include "widgets/PictureCard.h"

#include <QScrollArea>

namespace lunette {
namespace {
const QString kTraversalFile = QStringLiteral("traversal.png");
}

void FactorsView::addOutputs(PictureOutput& output) {
    const auto reason = [this, &output] {
        if (traversalSnapshot()) return QString();
        const QString withoutModel = output.reasonWithoutModel();
        return withoutModel.isEmpty() ? tr("Open the Factors tab first; this saves the pictures under its sliders")
                                      : withoutModel;
    };
    // A hidden tab is not kept up to date: its pictures may be of earlier weights, which no command draws again.
    const auto reasonToCopy = [this, &output, reason] {
        const auto current = output.experiment().snapshot();
        const auto drawn = traversalSnapshot();
        if (drawn && current && drawn->step() == current->step()) return QString();
        return drawn ? tr("Open the Factors tab first; its pictures are of earlier weights") : reason();
    };
    auto* save = output.addAction(
        PictureOutput::Menu::File,
        {"saveTraversalAction", tr("Save tra&versals…"),
         tr("Save how each latent changes the picture, a row each, as one PNG file")},
        reason, [this, &output] { output.savePictures(tr("Save traversals"), kTraversalFile, traversal()); });
    auto* copy =
        output.addAction(PictureOutput::Menu::Edit,
                         {"copyTraversalCommandAction", tr("Copy &traversals as command"),
                          tr("Copy the lunette-cli line that draws how each latent changes the picture")},
                         reasonToCopy, [this, &output] { output.copyCommand(traversalToDraw(), kTraversalFile); });
    PictureCard& picture = panel_->picture();
    picture.setContextMenuPolicy(Qt::ActionsContextMenu);
    picture.addActions({output.copyPictureAction(), output.savePictureAction(), output.copyPictureCommandAction()});
    scroll_->setContextMenuPolicy(Qt::ActionsContextMenu);
    scroll_->addActions({save, copy});
    output.makeDraggable(
        picture, [this] { return shownPicture(); }, QStringLiteral("picture.png"));
    connect(this, &FactorsView::traversalChanged, &output, &PictureOutput::update);
}

ShownPictures FactorsView::shownPicture() const {
    if (!frame_.snapshot || panel_->picture().picture().isNull()) return {};
    const Matrix code = frame_.code;
    return {frame_.snapshot, code, {frame_.picture}, 1, {"decode", false, {"--codes", codesText(code)}}};
}

std::shared_ptr<const Snapshot> FactorsView::traversalSnapshot() const {
    const bool isKnown = latents_ && frame_.code.size() == static_cast<Index>(latents_->reaches.size());
    return isKnown ? frame_.snapshot : nullptr;
}

ShownPictures FactorsView::traversalToDraw() const {
    if (!traversalSnapshot()) return {};
    const Index steps = traversalSteps();
    Matrix codes = traversalCodes(frame_.code, latents_->reaches, latents_->order, steps);
    DrawingCommand command{"decode", false, {"--codes", codesText(codes), "--columns", std::to_string(steps)}};
    return {frame_.snapshot, std::move(codes), {}, steps, std::move(command)};
}

std::function<ShownPictures()> FactorsView::traversal() const {
    ShownPictures shown = traversalToDraw();
    if (!shown.snapshot) return {};
    return [shown = std::move(shown)] {
        ShownPictures drawn = shown;
        drawn.pictures = toImages(decodeEach(*drawn.snapshot, drawn.codes), drawn.snapshot->model().image());
        return drawn;
    };
}

}  // namespace lunette
