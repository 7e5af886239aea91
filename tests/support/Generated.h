#pragma once

#include "TestFiles.h"
#include "data/Catalog.h"
#include "numeric/Parallel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lunette::test {

/// Whether two datasets hold the same bytes, labels and factors.
inline bool isSame(const Dataset& a, const Dataset& b) {
    if (a.size() != b.size() || a.shape() != b.shape() || !std::ranges::equal(a.labels(), b.labels())) return false;
    for (Index i = 0; i < a.size(); ++i)
        if (!std::ranges::equal(a.image(i), b.image(i))) return false;
    return std::ranges::equal(a.factors(), b.factors(), [](const Factor& one, const Factor& other) {
        return one.name == other.name && one.values == other.values;
    });
}

/// The same pictures, white for black.
inline Dataset negative(const Dataset& dataset) {
    Dataset::Parts parts;
    parts.name = "negative";
    parts.shape = dataset.shape();
    for (Index i = 0; i < dataset.size(); ++i)
        for (const std::uint8_t pixel : dataset.image(i)) parts.pixels.push_back(std::uint8_t(255 - pixel));
    return Dataset(std::move(parts));
}

/// What `open` gives with this many threads to draw on.
template <class Open>
DataSplit openedOn(int threads, const Open& open) {
    setThreadCount(threads);
    DataSplit split = open();
    setThreadCount(1);
    return split;
}

/// Pearson's correlation coefficient.
inline double correlation(const std::vector<float>& a, const std::vector<float>& b) {
    const auto n = static_cast<double>(a.size());
    const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / n;
    const double meanB = std::accumulate(b.begin(), b.end(), 0.0) / n;
    double ab = 0.0;
    double aa = 0.0;
    double bb = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double da = static_cast<double>(a[i]) - meanA;
        const double db = static_cast<double>(b[i]) - meanB;
        ab += da * db;
        aa += da * da;
        bb += db * db;
    }
    return ab / std::sqrt(aa * bb);
}

/// The greatest correlation between two different factors, in size.
inline double largestCorrelation(const Dataset& data) {
    double largest = 0.0;
    const auto factors = data.factors();
    for (std::size_t a = 0; a < factors.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            largest = std::max(largest, std::abs(correlation(factors[a].values, factors[b].values)));
    return largest;
}

/// Whether a factor covers [low, high] evenly: its deciles lie where a uniform draw's would.
inline bool isUniform(std::vector<float> values, double low, double high) {
    std::ranges::sort(values);
    if (values.front() < static_cast<float>(low) || values.back() > static_cast<float>(high)) return false;
    for (int decile = 1; decile < 10; ++decile) {
        const double value = values[values.size() * static_cast<std::size_t>(decile) / 10];
        if (std::abs((value - low) / (high - low) - decile / 10.0) > 0.03) return false;
    }
    return true;
}

}  // namespace lunette::test
