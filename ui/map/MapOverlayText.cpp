#include "map/MapOverlayText.h"

#include "map/MapOverlayWork.h"

#include <QCoreApplication>
#include <QLocale>

namespace lunette {

namespace {

class OverlayTexts {
    Q_DECLARE_TR_FUNCTIONS(OverlayTexts)
};

QString densityText(const MapOverlayFacts& facts) {
    if (facts.latents == 1) return OverlayTexts::tr("with one latent the codes show their density themselves");
    return facts.codes > 0 ? OverlayTexts::tr("density of codes, share a unit of area")
                           : OverlayTexts::tr("density of codes: open the data");
}

QString ellipsesText(const MapOverlayFacts& facts) {
    if (facts.codes == 0) return OverlayTexts::tr("posteriors of images: open the data");
    if (!facts.isDistribution) return OverlayTexts::tr("here the code of an image is a point: it has no posterior");
    const bool isOfSelection = facts.selected > 0;
    const bool areAll = (isOfSelection ? facts.selected : facts.codes) <= kMaxPosteriors;
    const QString whose =
        isOfSelection
            ? (areAll ? OverlayTexts::tr("each selected image") : OverlayTexts::tr("the first %1 selected images"))
            : (areAll ? OverlayTexts::tr("each image") : OverlayTexts::tr("the first %1 images"));
    return OverlayTexts::tr("posterior of %1, 1 and 2 standard deviations")
        .arg(areAll ? whose : whose.arg(QLocale().toString(static_cast<qulonglong>(kMaxPosteriors))));
}

/// Of what is decoded at each place.
QString decodedText(MapOverlay overlay) {
    switch (overlay) {
        case MapOverlay::RoundTrip:
            return OverlayTexts::tr("round-trip error |E(D(z)) − z|, units of z");
        case MapOverlay::DecoderSensitivity:
            return OverlayTexts::tr("RMS change of a pixel a unit of z");
        case MapOverlay::DecodedGrid:
            return OverlayTexts::tr("decoded at each place");
        case MapOverlay::PriorQuantileGrid:
            return OverlayTexts::tr("decoded at even shares of the prior");
        default:
            return {};
    }
}

}  // namespace

QString mapOverlayText(const MapOverlayFacts& facts) {
    if (facts.overlay == MapOverlay::Density) return densityText(facts);
    if (facts.overlay == MapOverlay::Ellipses) return ellipsesText(facts);
    const QString decoded = decodedText(facts.overlay);
    return facts.latents > 2 && !decoded.isEmpty() ? decoded + OverlayTexts::tr("; other latents as the probe's")
                                                   : decoded;
}

}  // namespace lunette
