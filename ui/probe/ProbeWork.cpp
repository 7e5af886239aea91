#include "probe/ProbeWork.h"

#include "analysis/PictureByPicture.h"
#include "analysis/ValidityMap.h"
#include "imaging/PictureGrid.h"

#include <chrono>

namespace lunette {

ProbeFindings findAtProbe(const ProbeQuestion& question) {
    const auto begin = std::chrono::steady_clock::now();
    const Snapshot& snapshot = *question.snapshot;
    const ImageShape shape = snapshot.model().image();
    ProbeFindings findings;
    findings.roundTrip = roundTripErrors(codecOf(snapshot), question.code)(0);
    findings.neighbours = question.neighbours;
    if (!findings.neighbours && question.train && question.train->shape() == shape)
        findings.neighbours = std::make_shared<const NearestImages>(question.train);
    if (findings.neighbours) {
        findings.nearest = findings.neighbours->find(decodeEach(snapshot, question.code)).front();
        Matrix real;
        findings.neighbours->dataset().gather(findings.nearest->index, 1, real);
        findings.nearestPicture = toImage(real.col(0), shape);
    }
    findings.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return findings;
}

}  // namespace lunette
