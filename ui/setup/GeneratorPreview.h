#pragma once

#include "session/DecodeService.h"
#include "widgets/Picture.h"
#include "data/Catalog.h"

namespace lunette {

/// The first pictures that a generator would draw with the options as they stand, before the dataset is made of them.
/// Drawn away from the window's thread; the newest options win.
class GeneratorPreview : public PictureView {
    Q_OBJECT
public:
    GeneratorPreview(const Catalog& catalog, DecodeService& service, QWidget* parent = nullptr);

    /// Whether a kind of dataset draws as many pictures as one asks for, so that a few are soon there.
    static bool isPossible(const DatasetKind& kind);
    /// `text`: the DATASET text with its options; one that cannot be drawn says why.
    void preview(DatasetText text);
    void clear();

private:
    const Catalog& catalog_;
    DecodeService::Slot slot_;
};

}  // namespace lunette
