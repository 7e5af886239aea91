#pragma once

#include "numeric/Types.h"

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace lunette {

/// What new codes are drawn from: Gaussians with weights. The prior, a Gaussian fitted to codes, a mixture fitted to
/// them and the surroundings of one code are all of this form.
class CodeDistribution {
public:
    struct Component {
        double weight;           ///< of all components together 1
        Eigen::VectorXd mean;    ///< latents
        Eigen::MatrixXd factor;  ///< latents x latents, lower triangular: the covariance is factor factor^T
    };

    /// Throws Error where there is no component.
    explicit CodeDistribution(std::vector<Component> components);

    /// N(0, I).
    static CodeDistribution prior(Index latents);
    /// Independent latents around one code, e.g. an image's posterior.
    static CodeDistribution around(const Vector& mean, const Vector& deviation);

    Index latents() const { return components_.front().mean.size(); }
    const std::vector<Component>& components() const { return components_; }

    /// latents x count. The temperature multiplies the distance of each code from its component's mean: 1 draws from
    /// the distribution, 0 its means. A draw depends on the seed, its number and the temperature alone; those of the
    /// prior are RandomStream's normal numbers of Purpose::Sampling.
    Matrix draw(Index count, double temperature, std::uint64_t seed) const;

private:
    std::size_t choose(std::uint64_t seed, Index draw) const;

    std::vector<Component> components_;
};

}  // namespace lunette
