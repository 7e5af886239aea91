// What leaves the interpolation: its picture, its strip, and the whole way as an animation.

#include "export/PictureOutput.h"
#include "views/interpolate/InterpolateView.h"
#include "views/interpolate/PathBox.h"
#include "views/interpolate/Waypoints.h"
#include "widgets/Picture.h"
#include "widgets/PictureStrip.h"

namespace lunette {
namespace {

constexpr Index kMorphSteps = 25;  // with the way back four seconds
constexpr Index kMorphStepsAClass = 4;

/// The files that "Copy as command" writes, named as the window names them.
const QString kStripFile = QStringLiteral("strip.png"), kMorphFile = QStringLiteral("morph.gif");

}  // namespace

void InterpolateView::addOutputs(PictureOutput& output) {
    const auto withoutData = [&output] { return output.reasonWithoutData(); };
    const auto add = [&](PictureOutput::Menu menu, const PictureOutput::ActionInfo& info, auto run) {
        return output.addAction(menu, info, withoutData, run);
    };
    using Menu = PictureOutput::Menu;
    auto* saveStrip = add(Menu::File,
                          {"saveStripAction", tr("Save s&trip…"), tr("Save the strip from A to B as a PNG file"),
                           QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S)},
                          [this, &output] { output.savePictures(tr("Save strip"), kStripFile, stripToDraw()); });
    auto* saveAnimation =
        add(Menu::File,
            {"saveAnimationAction", tr("Save &animation…"), tr("Save the path from A to B and back as a GIF file")},
            [this, &output] { this->saveAnimation(output); });
    auto* saveFrames = add(Menu::File,
                           {"saveFramesAction", tr("Save &frames…"),
                            tr("Save the path from A to B as numbered PNG files in a new folder")},
                           [this, &output] { this->saveFrames(output); });
    auto* copyStrip = add(Menu::Edit,
                          {"copyStripCommandAction", tr("Copy &strip as command"),
                           tr("Copy the lunette-cli line that draws the strip from A to B")},
                          [this, &output] { output.copyCommand(shownStrip(), kStripFile); });
    auto* copyAnimation =
        add(Menu::Edit,
            {"copyAnimationCommandAction", tr("Copy &animation as command"),
             tr("Copy the lunette-cli line that draws the animation from A to B")},
            [this, &output] {
                const Index steps = morphSteps();
                if (canEncode()) output.copyCommand({snapshot_, Matrix(), {}, steps, pathCommand(steps)}, kMorphFile);
            });
    picture_->setContextMenuPolicy(Qt::ActionsContextMenu);
    picture_->addActions({output.copyPictureAction(), output.savePictureAction(), output.copyPictureCommandAction()});
    strip_->setContextMenuPolicy(Qt::ActionsContextMenu);
    strip_->addActions({saveStrip, saveAnimation, saveFrames, copyStrip, copyAnimation});
    output.makeDraggable(
        *picture_, [this] { return shownPicture(); }, QStringLiteral("picture.png"));
    output.makeDraggable(
        *strip_, [this] { return shownStrip(); }, kStripFile);
}

/// So many that every class is met.
Index InterpolateView::morphSteps() const {
    const Index classes = pathBox_->steps(0);
    return classes > 0 ? kMorphStepsAClass * (classes - 1) + 1 : kMorphSteps;
}

void InterpolateView::saveAnimation(PictureOutput& output) const {
    const auto draw = morph(morphSteps());
    if (!draw) return;
    output.saveFile(tr("Save animation"), {tr("GIF animations (*.gif)")}, kMorphFile,
                    [draw](const std::string& path, int magnification, const Progress& progress) {
                        saveMorph(sheetOf(draw()), magnification, path, progress);
                    });
}

void InterpolateView::saveFrames(PictureOutput& output) const {
    const auto draw = morph(morphSteps());
    if (!draw) return;
    output.saveFile(tr("Save frames"), {tr("A new folder (*)")}, tr("frames"),
                    [draw](const std::string& path, int magnification, const Progress& progress) {
                        saveNumbered(sheetOf(draw()), magnification, path, progress);
                    });
}

DrawingCommand InterpolateView::pathCommand(Index steps) const {
    if (pathBox_->toldPast()) return toldPathCommand(steps);
    DrawingCommand command{"interpolate", true, {"--part", "test", "--from", std::to_string(ends_[0])}};
    const auto tell = [&](const std::string& option, const std::string& value) {
        command.options.insert(command.options.end(), {option, value});
    };
    std::string via;
    for (const Index image : waypoints_->images()) via += (via.empty() ? "" : ",") + std::to_string(image);
    if (!via.empty()) tell("--via", via);
    tell("--to", std::to_string(ends_[1]));
    tell("--steps", std::to_string(steps));
    if (kind() != PathKind::Linear) tell("--path", std::string(kPathWords[static_cast<std::size_t>(kind())]));
    return command;
}

/// From A to A: only what is told changes.
DrawingCommand InterpolateView::toldPathCommand(Index steps) const {
    const PathRequest request = currentRequest();
    if (!request.snapshot) return {};
    std::vector<std::string> told;
    const Matrix stops = toldStops(request);
    for (const auto stop : stops.colwise()) told.push_back(request.snapshot->model().condition().text(stop));
    const std::string image = std::to_string(ends_[0]);
    return {"interpolate",
            true,
            {"--part", "test", "--from", image, "--to", image, "--steps", std::to_string(steps), "--condition",
             conditionsText(told)}};
}

ShownPictures InterpolateView::shownPicture() const {
    if (picture_->picture().isNull()) return {};
    return {pictureOrigin_.snapshot,
            pictureOrigin_.codes,
            {picture_->picture()},
            1,
            {"decode", false, {"--codes", codesText(pictureOrigin_.codes)}}};
}

ShownPictures InterpolateView::shownStrip() const {
    if (strip_->steps().empty()) return {};
    return {stripOrigin_.snapshot, stripOrigin_.codes,
            strip_->steps(),       static_cast<Index>(strip_->steps().size()),
            stripCommand_,         {},
            stripOrigin_.told};
}

/// The strip that is shown; while it is still being drawn, its drawing.
std::function<ShownPictures()> InterpolateView::stripToDraw() const {
    auto shown = shownStrip();
    if (!shown.snapshot) return morph(pathBox_->steps(kStripSteps));
    return [shown = std::move(shown)] { return shown; };
}

std::function<ShownPictures()> InterpolateView::morph(Index steps) const {
    if (!canEncode()) return {};
    return [request = currentRequest(), command = pathCommand(steps), steps] {
        PathStrip path = pathStrip(request, steps, nullptr, nullptr);
        return ShownPictures{path.snapshot,       std::move(path.codes), std::move(path.steps), steps, command, {},
                             std::move(path.told)};
    };
}

}  // namespace lunette
