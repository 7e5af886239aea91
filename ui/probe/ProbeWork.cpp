#include "probe/ProbeWork.h"

#include "analysis/PictureByPicture.h"
#include "analysis/ValidityMap.h"
#include "imaging/PictureGrid.h"

namespace lunette {

ProbeFindings findAtProbe(const ProbeRequest& request) {
    const Snapshot& snapshot = *request.snapshot;
    const ImageShape shape = snapshot.model().image();
    ProbeFindings findings;
    findings.roundTrip = roundTripErrors(codecOf(snapshot), request.code)(0);
    findings.neighbors = request.neighbors;
    if (!findings.neighbors && request.train && request.train->shape() == shape)
        findings.neighbors = std::make_shared<const NearestImages>(request.train);
    if (findings.neighbors) {
        findings.nearest = findings.neighbors->find(decodeEach(snapshot, request.code)).front();
        Matrix real;
        findings.neighbors->dataset().gather(findings.nearest->index, 1, real);
        findings.nearestPicture = toImage(real.col(0), shape);
    }
    return findings;
}

}  // namespace lunette
