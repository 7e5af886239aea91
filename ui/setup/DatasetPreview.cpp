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

QImage firstPictures(const Dataset& images) {
    std::vector<QImage> pictures;
    for (Index i = 0; i < std::min(kPreviewImages, images.size()); ++i)
        pictures.push_back(storedPicture(images.image(i), images.shape()));
    return pictureGrid(pictures, {kPreviewColumns, 1, kPreviewSpacing});
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
        [this](const QImage& pictures) { setPicture(pictures); },
        [this](const QString& message) {
            setEmptyText(message);
            setPicture({});
        });
}

void DatasetPreview::clear() {
    request_.cancel();
    setEmptyText({});
    setPicture({});
}

}  // namespace lunette
