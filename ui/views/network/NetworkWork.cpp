#include "views/network/NetworkWork.h"

#include "imaging/PictureGrid.h"

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr Index kMaps = 16;         // that are drawn of a layer
constexpr Index kBatchImages = 12;  // that are drawn of a batch

/// Gray levels, black for nothing: the size of each value beside the layer's largest.
std::vector<QImage> grayLevels(const Vector& values, ImageShape shape) {
    const Scalar most = std::max(values.cwiseAbs().maxCoeff(), Scalar(1e-12));
    const Vector levels = values.cwiseAbs() / most;
    std::vector<QImage> images;
    if (shape.width == 1 && shape.height == 1) {  // units, in rows
        const auto columns = static_cast<Index>(std::ceil(std::sqrt(static_cast<double>(values.size()))));
        const Index rows = (values.size() + columns - 1) / columns;
        Vector padded = Vector::Zero(rows * columns);
        padded.head(values.size()) = levels;
        images.push_back(toImage(padded, {columns, rows, 1}));
        return images;
    }
    const Index pixels = shape.width * shape.height;
    for (Index map = 0; map < std::min(kMaps, shape.channels); ++map) {
        Vector picture(pixels);
        for (Index i = 0; i < pixels; ++i) picture[i] = levels[i * shape.channels + map];
        images.push_back(toImage(picture, {shape.width, shape.height, 1}));
    }
    return images;
}

NetworkFlow::Step drawStep(const StepPreview& preview, const Dataset& train) {
    const auto shown = std::span(preview.images).first(std::min<std::size_t>(preview.images.size(), kBatchImages));
    Matrix pictures;
    train.gather(shown, pictures);
    return {preview.loss, toImages(pictures, train.shape()), static_cast<Index>(preview.images.size()),
            static_cast<double>(preview.gradient.norm())};
}

}  // namespace

NetworkFlow networkFlow(const NetworkRequest& request) {
    NetworkFlow flow{request.snapshot, {}, std::nullopt};
    const ImageShape picture = request.snapshot->model().image();
    std::vector<NetworkStage> stages = networkStages(*request.snapshot, request.picture);
    for (NetworkStage& stage : stages) {
        DrawnStage drawn;
        const bool isPicture = stage.shape == picture && (&stage == &stages.front() || &stage == &stages.back());
        drawn.images =
            isPicture ? std::vector<QImage>{toImage(stage.values, picture)} : grayLevels(stage.values, stage.shape);
        drawn.stage = std::move(stage);
        flow.stages.push_back(std::move(drawn));
    }
    if (!request.train || request.snapshot->model().config().objective == ObjectiveKind::Pca) return flow;
    const StepPreview preview = previewStep(*request.snapshot, request.train);
    for (DrawnStage& drawn : flow.stages)
        drawn.gradient =
            static_cast<double>(preview.gradient.segment(drawn.stage.firstParameter, drawn.stage.parameters).norm());
    flow.step = drawStep(preview, *request.train);
    return flow;
}

}  // namespace lunette
