#include "setup/DatasetPreview.h"

#include "imaging/StoredPicture.h"
#include "widgets/BusyMark.h"

#include <algorithm>

namespace lunette {

namespace {

constexpr Index kPreviewImages = 24;
constexpr Index kPreviewColumns = 8;
constexpr int kPreviewHeight = 132;
constexpr int kPreviewSpacing = 1;
constexpr double kLargestWhole = 40;  // logical pixels: larger pictures are shown in smaller

std::vector<QImage> firstPictures(const Dataset& images) {
    std::vector<QImage> pictures;
    for (Index i = 0; i < std::min(kPreviewImages, images.size()); ++i)
        pictures.push_back(storedPicture(images.image(i), images.shape()));
    return pictures;
}

/// Asks for a few images, and for more than are shown, because some are held out or withheld. A kind that takes no
/// number opens whole: those are soon read.
void askForFew(const DatasetKind& kind, Settings& settings) {
    const auto parameters = kind.parameters();
    const auto takes = [&](const char* key) {
        return std::ranges::count(parameters, std::string(key), &ParameterInfo::key) > 0;
    };
    if (kind.drawsHeldOut() && takes("count")) settings["count"] = "64";  // an image does not depend on how many
    if (takes("first")) settings["first"] = "48";
}

}  // namespace

DatasetPreview::DatasetPreview(const Catalog& catalog, BackgroundService& service, QWidget* parent)
    : PictureView(parent),
      catalog_(catalog),
      request_(service, BackgroundService::Queue::Background, service.errorReporter()) {
    setObjectName(QStringLiteral("datasetPreview"));
    setAccessibleName(tr("The first pictures with these options"));
    setToolTip(tr("The first pictures to train on with these options, made anew as the options change"));
    setFixedHeight(kPreviewHeight);
    request_.setBusyHandler((new BusyMark(*this))->reporter());
}

void DatasetPreview::preview(const DatasetKind& kind, DatasetSpec text) {
    askForFew(kind, text.settings);
    request_.request(
        [&catalog = catalog_, spec = formatDatasetSpec(text)] { return firstPictures(*catalog.open(spec).train); },
        [this](const std::vector<QImage>& pictures) {
            pictures_ = pictures;
            showGrid();
        },
        [this](const QString& message) {
            setEmptyText(message);
            pictures_.clear();
            setPicture({});
        });
}

void DatasetPreview::clear() {
    request_.cancel();
    setEmptyText({});
    pictures_.clear();
    setPicture({});
}

void DatasetPreview::showGrid() {
    if (pictures_.empty()) return;
    const double ratio = devicePixelRatioF();
    const int extent = std::max(pictures_.front().width(), pictures_.front().height());
    const double scale = readableSide(extent, ratio, kLargestWhole) * ratio / extent;  // device pixels a pixel
    const auto fitting = [&](int room) { return static_cast<int>((room * ratio / scale + 1) / (extent + 1)); };
    int columns = kPreviewColumns;
    auto count = static_cast<int>(pictures_.size());
    if (scale >= 1) {
        columns = std::clamp(fitting(width()), 1, columns);
        count = std::min(count, columns * std::max(1, fitting(height())));
    }
    const std::vector<QImage> shown(pictures_.begin(), pictures_.begin() + count);
    setPicture(pictureGrid(shown, {columns, 1, kPreviewSpacing}));
}

void DatasetPreview::resizeEvent(QResizeEvent* event) {
    PictureView::resizeEvent(event);
    showGrid();
}

}  // namespace lunette
