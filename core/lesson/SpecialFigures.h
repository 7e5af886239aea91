#pragma once

#include "analysis/Indicators.h"
#include "objective/Corruption.h"
#include "train/Model.h"

#include <cstdint>
#include <optional>
#include <span>

namespace lunette {

/// Measurements of lessons beside the figures of `evaluate`. Errors are sums over pixels in 0..1 of squared
/// differences, as means over pictures; distances are root-mean-square pixel differences. Figures over data that lack
/// what they need are NaN.

/// The error between pictures, pixels x n, and their reconstructions from the means of their codes. condition: as for
/// Snapshot::encode().
double reconstructionError(const Snapshot& snapshot, const Matrix& pictures, const Matrix& condition = {});

/// The error of the mean training image as reconstruction of the held-out images: that of a code without information.
double meanPictureError(const DataSplit& data);

/// All images of a dataset, pixels x n, each in the middle of a black picture of this shape; cut off where larger.
/// Throws Error where the numbers of channels differ.
Matrix picturesInShape(const Dataset& dataset, const ImageShape& shape);

/// The share of the `neighbors` nearest held-out images, by pixels, that are also among as many nearest by code; of at
/// most 500 images among themselves. 1: the map keeps all.
double neighborsKept(const Snapshot& snapshot, const Dataset& heldOut, Index neighbors);

/// The share of held-out images whose class is that of the nearest code among `labels` images to train on of each
/// class, which the seed draws; the mean of 5 draws.
double fewLabelAccuracy(const Snapshot& snapshot, const DataSplit& data, Index labels, std::uint64_t seed);

/// The pictures on the straight paths between the codes of a half and a full moon of the same side: up to 10 pairs of
/// held-out moons, 9 places of each path, ends included.
struct MoonPaths {
    double moons;     ///< share of the places whose picture is a moon, see judgeMoons()
    double distance;  ///< of the picture farthest from any moon, mean over pairs
    double jump;      ///< largest step of the phase from one place to the next, mean over pairs; an even path has 1/16
    double halfway;   ///< distance of the picture in the middle from the nearest moon, mean over pairs
    double overlap;   ///< overlapArea() of both codes, mean over pairs; 0 where codes are points
    double covered;   ///< coveredShare() with the other held-out images, mean over pairs; 0 where codes are points
};
/// Empty unless the data are moons of which some are half and some full.
std::optional<MoonPaths> moonPaths(const Snapshot& snapshot, const DataSplit& data);

/// As Indicators::sampleValidity, of draws from a mixture of `components` Gaussians fitted to the codes of the images
/// to train on.
double mixtureValidity(const Snapshot& snapshot, const DataSplit& data, Index components, std::uint64_t seed);

/// The effect of noise of a strength on the codes of the held-out images, in units of the codes' own standard
/// deviation.
struct CodesUnderNoise {
    double shift;  ///< root mean square distance between the codes' means with noise and without, a latent
    double width;  ///< root mean square of the posteriors' own deviations, a latent; 0 where codes are points
};
CodesUnderNoise codesUnderNoise(const Snapshot& snapshot, const Dataset& heldOut, double strength);

/// How near decoded pictures are to the pictures with neighboring codes, over at most 200 held-out images.
struct NeighborMeans {
    double toPicture;  ///< from the image itself, mean over images
    double toMean;     ///< from the mean of the `neighbors` images to train on with the nearest codes
};
NeighborMeans neighborMeans(const Snapshot& snapshot, const DataSplit& data, Index neighbors);

/// The energy of decoded pictures, and of the means of the 20 images to train on with the nearest codes, as shares of
/// that of the held-out images themselves, over at most 200: the sum of the squares of the discrete Fourier transform's
/// coefficients whose wave number, in waves a picture, rounds to `from` ... `to`. 1: nothing is lost.
struct BandEnergies {
    double decoded, neighborMeans;
};
BandEnergies bandEnergies(const Snapshot& snapshot, const DataSplit& data, Index from, Index to);

/// The beta that is in force in a loss of squared errors plus KL, unweighted, each summed or averaged over the pixels
/// and over the latents: what a nat of the KL counts there beside one of the reconstruction at unit variance (half the
/// sum of squared errors), measured on the held-out images. NaN where codes are points.
double reducedBeta(const Snapshot& snapshot, const Dataset& heldOut, bool meanOverPixels, bool meanOverLatents);

/// Of an alarm by the squared error: the share of the held-out images of either kind that exceed a threshold.
struct Alarms {
    double seen, unseen;
};
/// The threshold is what `share` of the held-out images of seen classes exceed, or, `ofTraining`, of at most 1,000
/// images to train on. NaN where no class is withheld.
Alarms alarmsAt(const Snapshot& snapshot, const DataSplit& data, double share, bool ofTraining);

/// Entropy of pixels taken for probabilities, nats, summed over pixels, mean over images: what the Bernoulli loss
/// cannot fall below.
double pixelEntropy(const Dataset& images);

/// How many eigenvalues of the covariance of the images to train on, pixels in 0..1, are above this variance.
Index eigenvaluesAbove(const Dataset& train, double variance);

/// The probability that an unseen image has a larger value than a seen one (area under the ROC curve).
double auroc(std::span<const double> seen, std::span<const double> unseen);

}  // namespace lunette
