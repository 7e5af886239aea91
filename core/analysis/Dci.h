#pragma once

#include "analysis/FactorCodes.h"

namespace lunette {

/// Disentanglement, completeness and informativeness of codes (Eastwood and Williams 2018, "A framework for the
/// quantitative evaluation of disentangled representations", section 2), each 1 at best.
///
/// The framework leaves open how important a latent is for a factor. Here it is followedStrengths(): the share of the
/// factor's entropy that the latent alone tells, corrected for chance, by 20 bins. It needs no training, sees relations
/// that are not linear, and divides a factor evenly among copies of a latent. Factors that do not vary are left out.
struct Dci {
    /// Whether a latent matters for one factor only: 1 - H_i, H_i being the entropy of the latent's importances over
    /// the factors, to the base of their number; the mean over the latents, weighted by the sums of their importances.
    double disentanglement;

    /// Whether one latent is enough for a factor: 1 minus the entropy of the factor's importances over the latents, to
    /// the base of their number; the mean over the factors. A factor that no latent tells of counts 0.
    double completeness;

    /// The share of a factor's variance over held-out images that a linear regression from all latents explains (R^2);
    /// the mean over the factors. The regression has a ridge of 1e-6 on standardized codes. NaN where no factor varies.
    double informativeness;
};

/// `fitted` is what importances and regressions come from. Both have the same factors in the same order. All figures
/// are NaN where no factor varies.
Dci measureDci(const FactorCodes& fitted, const FactorCodes& heldOut);

}  // namespace lunette
