#include "setup/GeneratorPreview.h"

#include "imaging/StoredPicture.h"

#include <algorithm>

namespace lunette {

namespace {

constexpr const char* kCountKey = "count";
constexpr const char* kDrawn = "64";  // enough that withheld classes leave some
constexpr Index kPreviewImages = 8;
constexpr Index kColumns = 4;
constexpr int kHeight = 132;
constexpr int kSpacing = 1;

QImage firstPictures(const Dataset& images) {
    std::vector<QImage> pictures;
    for (Index i = 0; i < std::min(kPreviewImages, images.size()); ++i)
        pictures.push_back(storedPicture(images.image(i), images.shape()));
    return pictureGrid(pictures, {kColumns, 1, kSpacing});
}

}  // namespace

GeneratorPreview::GeneratorPreview(const Catalog& catalog, BackgroundService& service, QWidget* parent)
    : PictureView(parent),
      catalog_(catalog),
      request_(service, BackgroundService::Queue::Background, service.errorReporter()) {
    setObjectName(QStringLiteral("generatorPreview"));
    setAccessibleName(tr("The first pictures with these options"));
    setToolTip(tr("The first pictures to train on with these options, drawn as the options change"));
    setFixedHeight(kHeight);
}

bool GeneratorPreview::isPossible(const DatasetKind& kind) {
    return kind.drawsHeldOut() && std::ranges::count(kind.parameters(), kCountKey, &ParameterInfo::key) > 0;
}

void GeneratorPreview::preview(DatasetSpec text) {
    text.settings[kCountKey] = kDrawn;  // an image does not depend on how many there are
    request_.request(
        [&catalog = catalog_, spec = formatDatasetSpec(text)] { return firstPictures(*catalog.open(spec).train); },
        [this](const QImage& pictures) { setPicture(pictures); },
        [this](const QString& message) {
            setEmptyText(message);
            setPicture({});
        });
}

void GeneratorPreview::clear() {
    request_.cancel();
    setPicture({});
}

}  // namespace lunette
