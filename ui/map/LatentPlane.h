#pragma once

#include "numeric/Pca.h"

#include <QPointF>

namespace lunette {

/// The flat window through which a latent space of any dimension is seen: an origin and two directions.
class LatentPlane {
public:
    /// Two of the latents, counted from 0. A space of one latent has a second direction of no length.
    static LatentPlane axes(Index latents, Index horizontal, Index vertical);
    /// The first two principal axes; needs at least two components.
    static LatentPlane principal(const Pca& pca);

    /// Turns the plane within itself until its directions are as near as possible to another's, so that a
    /// picture that follows training does not spin.
    void alignWith(const LatentPlane& other);

    Index latents() const { return origin_.size(); }
    /// 2 x n of latents x n.
    Matrix project(const Matrix& codes) const;
    /// Where the plane sees one code.
    QPointF pointOf(const Vector& code) const;
    /// The code seen at `point` that differs from `code` within the plane only.
    Vector moved(const Vector& code, QPointF point) const;

private:
    LatentPlane(Vector origin, Matrix directions);

    Vector origin_;
    Matrix directions_;  ///< latents x 2, columns orthonormal (or the second one zero)
};

}  // namespace lunette
