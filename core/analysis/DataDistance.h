#pragma once

#include "analysis/NearestImages.h"
#include "data/Split.h"

#include <cstdint>
#include <span>

namespace lunette {

/// How far pictures are from the data: root-mean-square pixel differences to the nearest training image, in units of
/// `d_test`, their median over held-out images of kinds that training has seen (noveltyOf()).

/// Over how many at most.
constexpr Index kMaxHeldOut = 2000;

/// Linear between the two nearest ranks; NaN of nothing.
double quantile(std::vector<double> values, double share);
double median(std::vector<double> values);

/// kMaxHeldOut of `size` held-out images, or all, in random order by the seed alone.
std::vector<Index> drawHeldOut(Index size, std::uint64_t seed);
/// The held-out images over which d_test is the median: the same of those whose kind is not withheld from training; of
/// all where every one of them is.
std::vector<Index> drawHeldOut(const DataSplit& data, std::uint64_t seed);

/// Of pictures, pixels x n in 0..1, in their order.
std::vector<double> distancesToNearest(const NearestImages& train, const Matrix& pictures);
/// Of images of a dataset.
std::vector<double> distancesToNearest(const NearestImages& train, const Dataset& dataset,
                                       std::span<const Index> images);

/// The places of `distances` from the smallest to the largest; equals keep their order.
std::vector<Index> orderByDistance(std::span<const double> distances);

}  // namespace lunette
