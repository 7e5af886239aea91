#pragma once

#include "analysis/ConditionScores.h"
#include "analysis/DisentanglementScores.h"
#include "analysis/Indicators.h"
#include "analysis/KlSplit.h"
#include "analysis/SquaredErrors.h"
#include "train/Trainer.h"

namespace lunette {

/// What a training came to: the figures that `train` and `evaluate` print and that scripts read.
struct Report {
    DataSplit data;
    std::shared_ptr<const Model> model;
    RunStatus status = RunStatus::Finished;
    std::int64_t steps = 0;
    double seconds = 0.0;  ///< training time, pauses and test passes left out
    std::int64_t threads = 1;
    Precision precision = Precision::Float32;  ///< that training had
    std::vector<EpochRecord> history;
    std::int64_t bestEpoch = 0;  ///< by the test loss, where early stopping watched it; else 0
    LossTerms test;              ///< over data.test, with the final weights
    Indicators indicators{};
    std::optional<KlSplit> klSplit;                       ///< where the code is a distribution
    std::optional<NoveltyErrors> novelty;                 ///< where classes were withheld from training
    std::vector<std::pair<std::string, double>> namedR2;  ///< see namedR2(), by the factors' names
    std::optional<ConditionScores> condition;             ///< where there are labels or a condition
    std::optional<ClassLikelihood> classLikelihood;       ///< on request, of a model conditioned on the class
    std::optional<double> logLikelihood;                  ///< nats per image of data.test, on request
    std::optional<double> likelihoodOfFactors;  ///< in its place for a model conditioned on factors: log p(x | factors)
    std::optional<DisentanglementScores> disentanglement;  ///< where factors are known
};

/// The held-out R^2 of the named latents, over at most 10,000 of data.test.
std::vector<std::pair<std::string, double>> measureNamedR2(const Snapshot& snapshot, const Dataset& test);

/// Training images a second over the whole training; 0 where nothing was trained.
double imagesPerSecond(const Report& report);

/// One JSON object, format "lunette-report" version 1, ending in a line break. Figures that have no meaning are
/// null; `kl` is 0 for an autoencoder; `log_likelihood`, `manifold_distance_*`, `mig` and the other figures on known
/// factors are left out where they were not measured, and so is training.best_epoch; `kl_split` is left out where the
/// code is a point. `leak` has, on data with labels, `label` with the `accuracy` and `chance` of ClassLeak, and the
/// `r2` of factorLeak() of each factor that is the condition. `condition`, of a conditional model, has `kind` (label or
/// factors), `names`, `encoder` (true where it is conditioned, too), `obeyed` (`share`, `classifier_accuracy` and
/// `samples` of Obedience) and, where the likelihood was requested, `log_likelihood_given`, of each image given its own
/// condition, and of classes `classifier_accuracy` of ClassLikelihood, whose marginal is then `log_likelihood`. There
/// is no `log_likelihood` of a model conditioned on factors: it cannot be summed over them. `squared_error` is of
/// pictures decoded from codes as training draws them; `squared_error_seen` and `squared_error_unseen`, left out where
/// no class is withheld, are NoveltyErrors, of pictures decoded from the codes' means. training.precision is there
/// where training was in bfloat16, training.doubts, a list of sentences, where there are trainingDoubts().
std::string reportText(const Report& report);

/// What a dataset holds, as one JSON object, format "lunette-dataset" version 1: the report's own "dataset", then
/// "classes" with their counts, "factors" with their ranges, and the import's report: "notes" on what was found and
/// converted, "kinds" of images and how many, and what was "skipped" and why.
std::string datasetReportText(const DataSplit& data);

}  // namespace lunette
