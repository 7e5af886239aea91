#include "analysis/Intervals.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lunette {

namespace {

double normalCdf(double x, double mean, double deviation) {
    return 0.5 * std::erfc((mean - x) / (deviation * std::sqrt(2.0)));
}

double logDensity(double x, double mean, double deviation) {
    const double score = (x - mean) / deviation;
    return -0.5 * score * score - std::log(deviation);
}

/// Where N(0, a^2) and N(distance, b^2) have the same density, ascending; none where they are the same.
std::vector<double> crossings(double distance, double a, double b) {
    // log density of one minus the other: quadratic x^2 + linear x + constant = 0.
    const double quadratic = 0.5 / (b * b) - 0.5 / (a * a);
    const double linear = -distance / (b * b);
    const double constant = 0.5 * distance * distance / (b * b) + std::log(b / a);
    if (std::abs(quadratic) < 1e-9 / (a * b)) {
        if (distance == 0.0) return {};
        return {-constant / linear};
    }
    const double root = std::sqrt(std::max(0.0, linear * linear - 4.0 * quadratic * constant));
    // The form that does not cancel.
    const double q = -0.5 * (linear + std::copysign(root, linear));
    std::vector<double> x{q / quadratic};
    if (q != 0.0) x.push_back(constant / q);
    std::sort(x.begin(), x.end());
    return x;
}

}  // namespace

CodeIntervals codeIntervals(const Posterior& ends) {
    const Eigen::VectorXd way = (ends.mean.col(1) - ends.mean.col(0)).cast<double>();
    CodeIntervals intervals;
    intervals.distance = way.norm();
    if (ends.logVariance.size() == 0) return intervals;
    const auto latents = static_cast<double>(way.size());
    const Eigen::ArrayXd share = intervals.distance > 0.0 ? Eigen::ArrayXd((way / intervals.distance).array().square())
                                                          : Eigen::ArrayXd::Constant(way.size(), 1.0 / latents);
    const Eigen::ArrayXXd variance = ends.logVariance.cast<double>().array().exp();
    intervals.deviationA = std::sqrt((share * variance.col(0)).sum());
    intervals.deviationB = std::sqrt((share * variance.col(1)).sum());
    return intervals;
}

std::vector<IntervalOnLine> intervalsBetween(const Posterior& ends, const Posterior& others, double reach) {
    const Eigen::VectorXd start = ends.mean.col(0).cast<double>();
    Eigen::VectorXd direction = ends.mean.col(1).cast<double>() - start;
    const double distance = direction.norm();
    if (others.logVariance.size() == 0 || distance <= 0.0) return {};
    direction /= distance;
    std::vector<IntervalOnLine> found;
    for (Index i = 0; i < others.mean.cols(); ++i) {
        const Eigen::VectorXd offset = others.mean.col(i).cast<double>() - start;
        const double position = offset.dot(direction);
        if (position <= 0.0 || position >= distance) continue;
        const Eigen::ArrayXd variance = others.logVariance.col(i).cast<double>().array().exp();
        const Eigen::ArrayXd across = (offset - position * direction).array();
        if ((across.square() / variance).sum() > reach * reach) continue;
        found.push_back({position, std::sqrt((direction.array().square() * variance).sum())});
    }
    std::ranges::sort(found, {}, &IntervalOnLine::position);
    return found;
}

double coveredShare(const CodeIntervals& ends, const std::vector<IntervalOnLine>& others, double reach) {
    if (ends.distance <= 0.0) return 1.0;
    std::vector<IntervalOnLine> all = others;
    all.push_back({0.0, ends.deviationA});
    all.push_back({ends.distance, ends.deviationB});
    std::ranges::sort(all, {}, [reach](const IntervalOnLine& one) { return one.position - reach * one.deviation; });
    double covered = 0.0, reached = 0.0;
    for (const IntervalOnLine& one : all) {
        const double begin = std::max(one.position - reach * one.deviation, reached);
        const double end = std::min(one.position + reach * one.deviation, ends.distance);
        covered += std::max(end - begin, 0.0);
        reached = std::max(reached, end);
    }
    return covered / ends.distance;
}

double overlapArea(const CodeIntervals& intervals, double scale) {
    const double distance = intervals.distance, a = scale * intervals.deviationA, b = scale * intervals.deviationB;
    if (a <= 0.0 || b <= 0.0) return distance == 0.0 && a == b ? 1.0 : 0.0;
    const std::vector<double> cuts = crossings(distance, a, b);
    double area = 0.0, cdfA = 0.0, cdfB = 0.0;
    for (std::size_t piece = 0; piece <= cuts.size(); ++piece) {
        const bool last = piece == cuts.size();
        const double nextA = last ? 1.0 : normalCdf(cuts[piece], 0.0, a);
        const double nextB = last ? 1.0 : normalCdf(cuts[piece], distance, b);
        // Anywhere between two crossings tells which density is the lower one there.
        const double inside = cuts.empty() ? 0.0
                              : piece == 0 ? cuts.front() - a - b
                              : last       ? cuts.back() + a + b
                                           : 0.5 * (cuts[piece - 1] + cuts[piece]);
        const bool lowerA = logDensity(inside, 0.0, a) < logDensity(inside, distance, b);
        area += lowerA ? nextA - cdfA : nextB - cdfB;
        cdfA = nextA;
        cdfB = nextB;
    }
    return std::clamp(area, 0.0, 1.0);
}

}  // namespace lunette
