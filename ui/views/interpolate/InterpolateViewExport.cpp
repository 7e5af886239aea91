// What leaves the interpolation: its picture, its strip, and the whole way as an animation.

#include "views/interpolate/InterpolateView.h"
#include "widgets/Picture.h"
#include "widgets/PictureStrip.h"
#include "views/interpolate/WayPoints.h"

#include <QComboBox>

namespace lunette {

QWidget* InterpolateView::pictureWidget() const { return picture_; }
QWidget* InterpolateView::stripWidget() const { return strip_; }

DrawingCommand InterpolateView::pathCommand(Index steps) const {
    DrawingCommand command{"interpolate", true, {"--part", "test", "--from", std::to_string(ends_[0])}};
    const auto tell = [&](const std::string& option, const std::string& value) {
        command.options.insert(command.options.end(), {option, value});
    };
    std::string via;
    for (const Index image : wayPoints_->images()) via += (via.empty() ? "" : ",") + std::to_string(image);
    if (!via.empty()) tell("--via", via);
    tell("--to", std::to_string(ends_[1]));
    tell("--steps", std::to_string(steps));
    if (kind() != PathKind::Linear) tell("--path", std::string(kPathWords[static_cast<std::size_t>(kind())]));
    return command;
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
    return {stripOrigin_.snapshot, stripOrigin_.codes, strip_->steps(), static_cast<Index>(strip_->steps().size()),
            stripCommand_};
}

ShownPictures InterpolateView::morphToDraw(Index steps) const {
    if (!canEncode()) return {};
    return {snapshot_, Matrix(), {}, steps, pathCommand(steps)};
}

std::function<ShownPictures()> InterpolateView::morph(Index steps) const {
    if (!canEncode()) return {};
    return [question = question(), command = pathCommand(steps), steps] {
        PathStrip path = pathStrip(question, steps, nullptr, nullptr);
        return ShownPictures{path.snapshot, std::move(path.codes), std::move(path.steps), steps, command};
    };
}

}  // namespace lunette
