#pragma once

#include "analysis/CodeDistribution.h"
#include "data/Dataset.h"
#include "train/Model.h"

#include <array>
#include <string_view>

namespace lunette {

/// Where new codes come from.
enum class CodeSource { Prior, Gaussian, Mixture, Around };
/// As the command line calls them, by CodeSource.
inline constexpr std::array<std::string_view, 4> kCodeSourceWords{"prior", "gaussian", "mixture", "around"};

/// So many training images' codes are fitted: of a larger set, as many at even distances.
inline constexpr Index kCodesFitted = 2000;
/// Around a code that is a point: its latents' standard deviations, as a share of those of the codes fitted.
inline constexpr double kShareAroundPoint = 0.25;

/// The codes that a Gaussian or a mixture is fitted to, latents x n, each encoded by itself (PictureByPicture.h), so
/// that window and command line fit the same.
Matrix codesToFit(const Snapshot& snapshot, const Dataset& train);

struct CodeSourceOptions {
    CodeSource source = CodeSource::Prior;
    Index components = 0;  ///< of the mixture; 0: as many as BIC chooses
    Matrix image{};        ///< pixels x 1, around which
    Matrix condition{};    ///< the image's own; as for Snapshot::encode()
};

/// `train` may be null where nothing is fitted: for the prior, and around an image whose code is a distribution.
/// Throws Error where something is needed and missing.
CodeDistribution makeCodeDistribution(const Snapshot& snapshot, const CodeSourceOptions& options, const Dataset* train);

}  // namespace lunette
