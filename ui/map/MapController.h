#pragma once

#include "map/MapOverlayer.h"
#include "map/ProjectedCodes.h"
#include "session/LatestRequest.h"

#include <array>
#include <memory>
#include <optional>

namespace lunette {

class LatentCanvas;

/// How a map is looked at.
struct MapOptions {
    LatentViewpoint viewpoint;
    CodeColoring coloring;
    HiddenClasses hiddenClasses;
    MapOverlay overlay = MapOverlay::None;
};

/// Keeps one map of latent space as its model, its data and its options are: the codes in the plane, the axes, the
/// prior, the probe, the ends of the path, and what lies under the codes. The main map and the maps of a comparison
/// each have one; it draws on their canvas.
class MapController : public QObject {
    Q_OBJECT
public:
    MapController(BackgroundService& service, LatentCanvas& canvas, QObject* parent);

    // Each setter changes what the next request asks for; the caller says when to ask.
    /// `unseen`: images whose like training never saw, whose markers are hollow; null for none.
    void setImages(std::shared_ptr<const Dataset> images, std::shared_ptr<const std::vector<Index>> unseen) {
        images_ = std::move(images);
        unseen_ = std::move(unseen);
    }
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) { snapshot_ = std::move(snapshot); }
    void setOptions(const MapOptions& options) { options_ = options; }
    /// The number of images that requestCodes() encodes at most: kMaxCodesAtOnce where nothing else is said.
    void setMaxCodes(Index count) { maxCodes_ = count; }
    void setSelection(std::shared_ptr<const CodeSelection> selection) { selection_ = std::move(selection); }
    /// A code; an empty one, or one of another number of latents, for none.
    void setProbe(const Vector& probe) { probe_ = probe; }
    /// Held-out images; -1 for none.
    void setEnds(std::array<qint64, 2> ends) { ends_ = ends; }
    /// The code of a picture that is in no dataset; an empty one for none.
    void setCustomPicture(const Vector& code) { customPicture_ = code; }

    const std::shared_ptr<const Dataset>& images() const { return images_; }
    bool isUnseen(Index image) const;
    const std::shared_ptr<const Snapshot>& snapshot() const { return snapshot_; }
    const MapOptions& options() const { return options_; }
    const Vector& probe() const { return probe_; }
    const std::array<qint64, 2>& ends() const { return ends_; }
    /// Nothing before they are encoded.
    const std::optional<ProjectedCodes>& codes() const { return codes_; }
    LatentPlane plane() const;
    /// Whether there is a model, and the probe is a code of it.
    bool hasProbe() const;
    /// Whether there are images that the model can encode.
    bool canEncode() const;

    /// Encodes the images and projects their codes, or projects codes that are known; codesChanged() follows.
    void requestCodes(std::shared_ptr<const Matrix> known = nullptr);
    /// The codes are of another model or of other images. The canvas shows them until the next ones come.
    void forgetCodes();
    /// The same, and the canvas shows none.
    void clear();
    /// Draws axes, prior, ends and probe.
    void showMarks();
    /// `isOther`: what is shown has become wrong, not only old.
    void refreshOverlay(bool isOther = false);
    /// What the overlay is drawn from; its kind is None where there is nothing to draw.
    MapOverlayRequest overlayRequest() const;

signals:
    /// The codes were projected anew. They are not drawn yet: LatentCanvas::setPoints().
    void codesChanged();

private:
    void showAxes();
    void showOverlay(const MapOverlayPicture& picture);

    LatentCanvas& canvas_;
    LatestRequest request_;
    MapOverlayer* overlayer_;
    std::shared_ptr<const Dataset> images_;
    std::shared_ptr<const std::vector<Index>> unseen_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::shared_ptr<const CodeSelection> selection_;
    std::optional<ProjectedCodes> codes_;
    MapOptions options_;
    std::array<qint64, 2> ends_{-1, -1};
    Vector probe_, customPicture_;
    Index maxCodes_ = kMaxCodesAtOnce;
};

}  // namespace lunette
