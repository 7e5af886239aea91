// What leaves the factors: the picture of the code, and what each latent makes of it.

#include "views/factors/FactorsView.h"
#include "widgets/PictureCard.h"
#include "analysis/PictureByPicture.h"
#include "imaging/PictureGrid.h"

#include <QScrollArea>

namespace lunette {

QWidget* FactorsView::pictureWidget() const { return picture_; }
QWidget* FactorsView::rowsWidget() const { return scroll_; }

ShownPictures FactorsView::shownPicture() const {
    if (!moment_.snapshot || picture_->picture().isNull()) return {};
    const Matrix code = moment_.code;
    return {moment_.snapshot, code, {moment_.picture}, 1, {"decode", false, {"--codes", codesText(code)}}};
}

std::shared_ptr<const Snapshot> FactorsView::traversalSnapshot() const {
    const bool isKnown = survey_ && moment_.code.size() == static_cast<Index>(survey_->reaches.size());
    return isKnown ? moment_.snapshot : nullptr;
}

ShownPictures FactorsView::traversalToDraw() const {
    if (!traversalSnapshot()) return {};
    const Index steps = traversalSteps();
    Matrix codes = traversalCodes(moment_.code, survey_->reaches, survey_->order, steps);
    DrawingCommand command{"decode", false, {"--codes", codesText(codes), "--columns", std::to_string(steps)}};
    return {moment_.snapshot, std::move(codes), {}, steps, std::move(command)};
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
