#pragma once

#include "data/Catalog.h"
#include "session/LatestRequest.h"
#include "widgets/Picture.h"

namespace lunette {

/// The first pictures that a model would train on with the options as they stand, before the dataset is opened with
/// them: a wrong width, order or brightness is seen at once. Made away from the window's thread; the newest options
/// win.
class DatasetPreview : public PictureView {
    Q_OBJECT
public:
    DatasetPreview(const Catalog& catalog, BackgroundService& service, QWidget* parent = nullptr);

    /// `text`: the dataset and its options, of which those that say how many images there are do not count. Where it
    /// cannot be opened the reason stands in place of the pictures.
    void preview(const DatasetKind& kind, DatasetSpec text);
    void clear();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// As many as there is room for at a whole multiple of their pixels, large ones in smaller.
    void showGrid();

    const Catalog& catalog_;
    LatestRequest request_;
    std::vector<QImage> pictures_;
};

}  // namespace lunette
