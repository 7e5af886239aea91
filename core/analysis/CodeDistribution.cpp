#include "analysis/CodeDistribution.h"

#include "Error.h"
#include "numeric/Random.h"

namespace lunette {

CodeDistribution::CodeDistribution(std::vector<Component> components) : components_(std::move(components)) {
    if (components_.empty())
        throw Error(ErrorKind::TooFew, Message::tr("A distribution of codes needs at least one component."));
}

CodeDistribution CodeDistribution::prior(Index latents) { return around(Vector::Zero(latents), Vector::Ones(latents)); }

CodeDistribution CodeDistribution::around(const Vector& mean, const Vector& deviation) {
    const Eigen::VectorXd diagonal = deviation.cast<double>();
    return CodeDistribution({{1.0, mean.cast<double>(), Eigen::MatrixXd(diagonal.asDiagonal())}});
}

std::size_t CodeDistribution::choose(std::uint64_t seed, Index draw) const {
    RandomStream random(seed, Purpose::MixtureChoice, 0, static_cast<std::uint32_t>(draw));
    double left = random.nextUniform();
    for (std::size_t i = 0; i + 1 < components_.size(); ++i) {
        left -= components_[i].weight;
        if (left < 0) return i;
    }
    return components_.size() - 1;
}

Matrix CodeDistribution::draw(Index count, double temperature, std::uint64_t seed) const {
    Matrix codes(latents(), count);
    RandomStream::fillNormal(seed, Purpose::Sampling, 0, codes);
    for (Index i = 0; i < count; ++i) {
        const Component& component = components_[choose(seed, i)];
        const Eigen::VectorXd normal = codes.col(i).cast<double>();
        const Eigen::VectorXd step = component.factor.triangularView<Eigen::Lower>() * normal;
        codes.col(i) = (component.mean + temperature * step).cast<Scalar>();
    }
    return codes;
}

}  // namespace lunette
