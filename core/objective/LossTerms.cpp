#include "objective/LossTerms.h"

#include <cmath>

namespace lunette {

LossTerms& LossTerms::operator+=(const LossTerms& other) {
    loss += other.loss;
    reconstruction += other.reconstruction;
    kl += other.kl;
    penalty += other.penalty;
    squaredError += other.squaredError;
    return *this;
}

LossTerms LossTerms::scaled(double factor) const {
    return {loss * factor, reconstruction * factor, kl * factor, penalty * factor, squaredError * factor};
}

bool LossTerms::isFinite() const { return std::isfinite(loss) && std::isfinite(reconstruction) && std::isfinite(kl); }

}  // namespace lunette
