#include "map/MapOverlayText.h"

#include "map/MapOverlayWork.h"

#include <QCoreApplication>
#include <QLocale>

namespace lunette {

namespace {

QString overlayText(const char* source) { return QCoreApplication::translate("MapOverlayText", source); }

QString densityText(const MapOverlayFacts& facts) {
    if (facts.latents == 1) return overlayText("with one latent the codes show their density themselves");
    return facts.codes > 0 ? overlayText("density of codes, share a unit of area")
                           : overlayText("density of codes: open the data");
}

QString ellipsesText(const MapOverlayFacts& facts) {
    if (facts.codes == 0) return overlayText("posteriors of images: open the data");
    if (!facts.isDistribution) return overlayText("here the code of an image is a point: it has no posterior");
    const bool isOfSelection = facts.selected > 0;
    const bool areAll = (isOfSelection ? facts.selected : facts.codes) <= kMaxPosteriors;
    const QString whose =
        isOfSelection ? (areAll ? overlayText("each selected image") : overlayText("the first %1 selected images"))
                      : (areAll ? overlayText("each image") : overlayText("the first %1 images"));
    return overlayText("posterior of %1, 1 and 2 standard deviations")
        .arg(areAll ? whose : whose.arg(QLocale().toString(static_cast<qulonglong>(kMaxPosteriors))));
}

/// Of what is decoded at each place.
QString decodedText(MapOverlay overlay) {
    switch (overlay) {
        case MapOverlay::RoundTrip:
            return overlayText("round-trip error |E(D(z)) − z|, units of z");
        case MapOverlay::DecoderSensitivity:
            return overlayText("RMS change of a pixel a unit of z");
        case MapOverlay::DecodedGrid:
            return overlayText("decoded at each place");
        case MapOverlay::PriorQuantileGrid:
            return overlayText("decoded at even shares of the prior");
        default:
            return {};
    }
}

}  // namespace

QString mapOverlayText(const MapOverlayFacts& facts) {
    if (facts.overlay == MapOverlay::Density) return densityText(facts);
    if (facts.overlay == MapOverlay::Ellipses) return ellipsesText(facts);
    const QString decoded = decodedText(facts.overlay);
    return facts.latents > 2 && !decoded.isEmpty() ? decoded + overlayText("; other latents as the probe's") : decoded;
}

}  // namespace lunette
