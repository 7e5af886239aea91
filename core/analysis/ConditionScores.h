#pragma once

#include "data/Progress.h"
#include "train/Model.h"

#include <optional>

namespace lunette {

/// How well a linear probe predicts the class from posterior means: the held-out accuracy of multinomial logistic
/// regression, beside the accuracy of always naming the class that is most frequent among the held-out images. A code
/// without information on the class is at chance (the probe of Alain and Bengio 2016).
struct ClassLeak {
    double accuracy, chance;
};

/// means: latents x images; classes in 0 .. classCount - 1.
ClassLeak classLeak(const Matrix& trainMeans, std::span<const Index> trainClasses, const Matrix& testMeans,
                    std::span<const Index> testClasses, Index classCount, std::uint64_t seed);

/// How well a linear probe predicts a continuous factor: the held-out share of its variance that least squares explain;
/// at or below 0 it predicts nothing.
double factorLeak(const Matrix& trainMeans, const Vector& trainValues, const Matrix& testMeans,
                  const Vector& testValues);

/// The likelihood of a model conditioned on the class y: log p(x) = log sum_y p(y) p(x | y), where p(y) is the share of
/// the class among the training images. The class of the largest p(y) p(x | y) is the predicted class of a picture.
struct ClassLikelihood {
    double marginal;  ///< mean log p(x), nats
    double given;     ///< mean log p(x | y) with each image's own y, nats
    double accuracy;  ///< share of images whose predicted class is their own
};

/// logs: log p(x | y), classes x images; logPriors: log p(y); own: each image's class.
ClassLikelihood classLikelihood(const Eigen::MatrixXd& logs, std::span<const double> logPriors,
                                std::span<const Index> own);

/// Over all held-out images; see logLikelihood() for samples. Throws Error unless the model is conditioned on the
/// class.
ClassLikelihood classLikelihood(const Snapshot& snapshot, const Dataset& heldOut, Index samples, std::uint64_t seed,
                                const Progress& progress = {});

/// Whether pictures drawn from the prior with a class are of that class: the share that a classifier assigns to it. The
/// classifier has one hidden layer of 128 units and has learned from up to 20,000 training images.
struct Obedience {
    double share;
    double classifierAccuracy;  ///< on up to 10,000 held-out images, for comparison with `share`
    Index samples;              ///< 100 of each class that training has
};

/// How much the codes hold of the classes or of the condition, and whether the decoder follows the condition.
struct ConditionScores {
    std::optional<ClassLeak> classLeak;                         ///< on data with labels
    std::vector<std::pair<std::string, double>> factorLeaks{};  ///< factorLeak() of each factor that is the condition
    std::optional<Obedience> obedience{};                       ///< of a model conditioned on the class
};

/// Up to 10,000 images of each part are encoded, at even distances. Nothing where there is nothing to measure: neither
/// labels of more than one class nor a condition.
std::optional<ConditionScores> measureCondition(const Snapshot& snapshot, const DataSplit& data, std::uint64_t seed);

}  // namespace lunette
