#include "session/PathRequest.h"

#include "analysis/CodeSource.h"
#include "analysis/PictureByPicture.h"

namespace lunette {

CodePath pathOf(const PathRequest& request) {
    const Snapshot& snapshot = *request.snapshot;
    const bool isDense =
        request.kind == PathKind::Density && request.train && request.train->shape() == snapshot.model().image();
    return {request.kind, encodeEach(snapshot, request.stops),
            isDense ? codesToFit(snapshot, *request.train) : Matrix(snapshot.model().network().latents(), 0)};
}

}  // namespace lunette
