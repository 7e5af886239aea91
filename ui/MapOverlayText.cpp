#include "MapOverlayText.h"

#include <QCoreApplication>

namespace lunette {

namespace {

QString text(const char* source) { return QCoreApplication::translate("MapOverlayText", source); }

QString densityText(const MapOverlayFacts& facts) {
    if (facts.latents == 1) return text("with one latent the codes show their density themselves");
    return facts.hasCodes ? text("density of codes, share a unit of area") : text("density of codes: open the data");
}

QString ellipsesText(const MapOverlayFacts& facts) {
    if (!facts.hasCodes) return text("posteriors of images: open the data");
    if (!facts.isDistribution) return text("here the code of an image is a point: it has no posterior");
    return facts.hasSelection ? text("posterior of each selected image, 1 and 2 standard deviations")
                              : text("posterior of each image, 1 and 2 standard deviations");
}

/// Of what is decoded at each place.
QString decodedText(MapOverlay overlay) {
    switch (overlay) {
        case MapOverlay::RoundTrip:
            return text("round-trip error |E(D(z)) − z|, units of z");
        case MapOverlay::Speed:
            return text("RMS change of a pixel a unit of z");
        case MapOverlay::Tapestry:
            return text("decoded at each place");
        case MapOverlay::Quantiles:
            return text("decoded at even shares of the prior");
        default:
            return {};
    }
}

}  // namespace

QString mapOverlayText(const MapOverlayFacts& facts) {
    if (facts.overlay == MapOverlay::Density) return densityText(facts);
    if (facts.overlay == MapOverlay::Ellipses) return ellipsesText(facts);
    const QString decoded = decodedText(facts.overlay);
    return facts.latents > 2 && !decoded.isEmpty() ? decoded + text("; other latents as the probe's") : decoded;
}

}  // namespace lunette
