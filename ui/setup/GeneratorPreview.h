#pragma once

#include "data/Catalog.h"
#include "session/LatestRequest.h"
#include "widgets/Picture.h"

namespace lunette {

/// The first pictures that a generator would draw with the options as they stand, before the dataset is made of them.
/// Drawn away from the window's thread; the newest options win.
class GeneratorPreview : public PictureView {
    Q_OBJECT
public:
    GeneratorPreview(const Catalog& catalog, BackgroundService& service, QWidget* parent = nullptr);

    /// Whether a kind of dataset draws as many pictures as one asks for, so that a few are soon there.
    static bool isPossible(const DatasetKind& kind);
    /// `text`: the DATASET text with its options; one that cannot be drawn says why.
    void preview(DatasetSpec text);
    void clear();

private:
    const Catalog& catalog_;
    LatestRequest request_;
};

}  // namespace lunette
