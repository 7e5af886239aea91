#include "lesson/LessonFigures.h"

#include "analysis/DenoisingErrors.h"
#include "analysis/LatentStatistics.h"
#include "data/Split.h"
#include "io/Report.h"
#include "lesson/GradientEstimates.h"
#include "lesson/SeedSpread.h"
#include "lesson/ShuffledTraining.h"
#include "lesson/SpecialFigures.h"
#include "numeric/Parallel.h"
#include "parameter/ParseNumber.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lunette {

namespace {

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
constexpr Index kJpegPictures = 50;

/// Whether shuffledTargetsError() is that of the model's own training but for the targets.
bool isPlain(const Model& model) {
    const TrainingConfig& config = model.config();
    return !model.isDistribution() && config.objective == ObjectiveKind::Autoencoder &&
           config.likelihood == LikelihoodKind::Bernoulli && config.output == OutputKind::Sigmoid;
}

[[noreturn]] void failOnArgument(const FigureName& figure, const std::string& argument) {
    throw Error(ErrorKind::WrongValue,
                Message::tr("'%1' in '%2' is not a number that this figure takes.", argument, figure.text()));
}

double realArgument(const FigureName& figure, double low, double high) {
    const auto number = parseNumber<double>(figure.arguments.at(0));
    if (!number || !(*number >= low && *number <= high)) failOnArgument(figure, figure.arguments[0]);
    return *number;
}

Index wholeArgument(const FigureName& figure, Index low, Index high, std::size_t place = 0) {
    const auto number = parseNumber<Index>(figure.arguments.at(place));
    if (!number || *number < low || *number > high) failOnArgument(figure, figure.arguments[place]);
    return *number;
}

/// Of "mean" and "sum".
bool isMean(const FigureName& figure, std::size_t place) {
    const std::string& word = figure.arguments.at(place);
    if (word != "mean" && word != "sum")
        throw Error(ErrorKind::WrongValue, Message::tr("'%1' in '%2' is neither sum nor mean.", word, figure.text()));
    return word == "mean";
}

double orNothing(const std::optional<double>& value) { return value.value_or(kNotANumber); }

/// Uniform noise, as little like data as pictures can be.
Matrix noisePictures(Index pixels, Index count) {
    Matrix pictures(pixels, count);
    RandomStream random(1, Purpose::Generation);
    for (Index i = 0; i < pictures.size(); ++i) pictures.data()[i] = static_cast<Scalar>(random.nextUniform());
    return pictures;
}

/// The figures that `evaluate` reports.
std::vector<LessonFigure> evaluatedFigures() {
    return {
        {"loss", 0, true, Message::tr("Held-out loss, nats per image.")},
        {"reconstruction", 0, true, Message::tr("Its part from the pixels.")},
        {"kl", 0, true, Message::tr("KL divergence from the prior, nats per image, unweighted.")},
        {"penalty", 0, true, Message::tr("Penalties in the loss.")},
        {"squared_error", 0, true, Message::tr("Squared error per image, from codes drawn as in training.")},
        {"squared_error_seen", 0, true, Message::tr("The same from codes' means, over classes that training saw.")},
        {"squared_error_unseen", 0, true, Message::tr("The same over classes withheld from training.")},
        {"active_latents", 0, true, Message::tr("Latents whose mean varies.")},
        {"sample_validity", 0, true,
         Message::tr("Distance of decoded draws from the data; 1: as a real unseen picture.")},
        {"sample_sharpness", 0, true, Message::tr("Detail of decoded draws; 1: as sharp as the data.")},
        {"midpoint_validity", 0, true, Message::tr("As sample_validity, of pictures halfway between two codes.")},
        {"noise_tolerance", 0, true, Message::tr("Noise that codes bear before pictures are mistaken for others.")},
        {"hole_fraction", 0, true, Message::tr("Share of draws farther from the data than nearly any real picture.")},
        {"manifold_distance_samples", 0, true,
         Message::tr("Moons: distance of draws from the nearest moon of any phase.")},
        {"manifold_distance_midpoints", 0, true, Message::tr("Moons: the same of pictures halfway.")},
        {"manifold_distance_test", 0, true, Message::tr("Moons: the same of held-out images.")},
        {"mig", 0, true, Message::tr("Mutual information gap.")},
        {"mig_sampled", 0, true, Message::tr("The same of drawn codes.")},
        {"dci_disentanglement", 0, true, Message::tr("Whether each latent tells of one factor.")},
        {"dci_completeness", 0, true, Message::tr("Whether one latent tells of each factor.")},
        {"dci_informativeness", 0, true, Message::tr("How well factors are read off codes.")},
        {"sap", 0, true, Message::tr("Separated attribute predictability.")},
        {"factor_vae_score", 0, true, Message::tr("FactorVAE score.")},
        {"mutual_information", 0, true, Message::tr("Part of the KL: of image and code.")},
        {"total_correlation", 0, true, Message::tr("Part of the KL: of the latents with one another.")},
        {"dimension_wise", 0, true, Message::tr("Part of the KL: of each latent from the prior.")},
    };
}

/// Figures of pictures, training and neighbors.
std::vector<LessonFigure> pictureFigures() {
    return {
        {"error", 0, true, Message::tr("Squared error per held-out image, decoded from the mean of its code.")},
        {"error_on", 1, true, Message::tr("The same of all images of a dataset, laid into the middle of the picture.")},
        {"error_on_negatives", 0, true, Message::tr("The same of the held-out images with black and white exchanged.")},
        {"error_on_noise", 0, true, Message::tr("The same of 200 pictures of uniform noise.")},
        {"error_spread", 1, true, Message::tr("Largest less smallest error of the training with so many seeds.")},
        {"untrained_error", 0, true, Message::tr("The same with the weights before training.")},
        {"mean_picture_error", 0, true, Message::tr("The same of the mean picture in place of each image.")},
        {"shuffled_targets_error", 0, true, Message::tr("The same of the network trained to draw another picture.")},
        {"jpeg_error", 1, true, Message::tr("The same of JPEG pictures of so many bytes, over 50 images.")},
        {"denoised_error", 1, true,
         Message::tr("The same of images with noise of that deviation, against clean ones.")},
        {"noisy_error", 1, true, Message::tr("Of these noisy images themselves.")},
        {"initial_loss", 0, true, Message::tr("Held-out loss before training.")},
        {"epoch_loss", 1, true, Message::tr("Held-out loss after that epoch.")},
        {"weights_moved", 0, true, Message::tr("Share of the weights that training changed.")},
        {"neighbors_kept", 1, true, Message::tr("Share of so many nearest images that are also nearest by code.")},
        {"few_label_accuracy", 1, true,
         Message::tr("Accuracy of taking the class of the nearest code, with that many labeled codes of each class.")},
    };
}

/// Figures of codes, moons, data and draws.
std::vector<LessonFigure> codeFigures() {
    return {
        {"path_moons", 0, true, Message::tr("Moons: share of places from a half to a full one that show a moon.")},
        {"path_distance", 0, true, Message::tr("Moons: distance from any moon at the worst place.")},
        {"path_jump", 0, true, Message::tr("Moons: largest step of the phase among the 8 of the path.")},
        {"path_covered", 0, true, Message::tr("Moons: share of the path that lies in some image's interval.")},
        {"halfway_distance", 0, true, Message::tr("Moons: distance from any moon halfway.")},
        {"overlap", 0, true, Message::tr("Moons: common area of the intervals of a half and a full one.")},
        {"mixture_validity", 1, true, Message::tr("As sample_validity, of draws from a mixture of so many Gaussians.")},
        {"code_shift", 1, true, Message::tr("How far noise of that deviation moves codes, in their deviations.")},
        {"posterior_width", 1, true, Message::tr("How wide posteriors are under such noise, in the same unit.")},
        {"factor_strength", 1, true, Message::tr("What the best latent tells of a factor, 0..1.")},
        {"narrowest_posterior", 0, true,
         Message::tr("Mean deviation of the posterior in the latent where it is least.")},
        {"widest_posterior", 0, true, Message::tr("The same where it is most.")},
        {"latent_kl", 1, true, Message::tr("KL of the latent with the largest, second largest ... one, nats.")},
        {"log_variance_min", 0, true, Message::tr("Smallest log-variance of a held-out image.")},
        {"log_variance_max", 0, true, Message::tr("Largest log-variance of a held-out image.")},
        {"picture_distance", 0, true, Message::tr("Root-mean-square difference of decoded and real picture.")},
        {"neighbor_mean_distance", 1, true,
         Message::tr("The same from the mean of so many pictures with nearest codes.")},
        {"energy_kept", 2, true,
         Message::tr("Energy of decoded pictures beside that of real ones, from so many waves a picture to so many.")},
        {"neighbor_mean_energy", 2, true, Message::tr("The same of the mean of the 20 pictures with nearest codes.")},
        {"pixel_entropy", 0, true, Message::tr("What a Bernoulli loss of these images cannot fall below.")},
        {"eigenvalues_above", 1, true, Message::tr("Principal variances of the data above that one, at most 100.")},
        {"reduced_beta", 2, true,
         Message::tr("What a nat of KL counts beside one of the reconstruction at unit variance, in a loss of squared "
                     "errors and KL that are each summed or averaged over pixels and over latents.")},
        {"auroc", 0, true,
         Message::tr("Withheld classes distinguished from seen ones by the squared error; 0.5: by chance.")},
        {"caught", 1, true,
         Message::tr("Share of the withheld classes above the error that so many % of the seen ones exceed.")},
        {"false_alarms", 1, true,
         Message::tr("Share of the held-out images of seen classes above the error that so many % of the images to "
                     "train on exceed.")},
        {"score_variance", 1, false, Message::tr("Variance of the score-function gradient of E[x^2] at theta.")},
        {"pathwise_variance", 1, false, Message::tr("Variance of the reparameterized gradient of E[x^2] at theta.")},
    };
}

}  // namespace

const std::vector<LessonFigure>& lessonFigures() {
    static const std::vector<LessonFigure> all = [] {
        std::vector<LessonFigure> figures;
        for (auto* part : {evaluatedFigures, pictureFigures, codeFigures})
            for (const LessonFigure& figure : part()) figures.push_back(figure);
        return figures;
    }();
    return all;
}

void requireFigure(const FigureName& figure) {
    const auto found = std::ranges::find(lessonFigures(), figure.figure, &LessonFigure::name);
    if (found == lessonFigures().end())
        throw Error(ErrorKind::Unknown, Message::tr("There is no figure '%1'; the page on lessons in the manual lists "
                                                    "them.",
                                                    figure.figure));
    if (found->isOfRun && figure.run.empty())
        throw Error(ErrorKind::Damaged,
                    Message::tr("'%1' is a figure of a run; write which, such as ae.%1.", figure.figure));
    if (!found->isOfRun && !figure.run.empty())
        throw Error(ErrorKind::Damaged,
                    Message::tr("'%1' is a figure of no run; write it without one.", figure.figure));
    if (found->arguments != figure.arguments.size())
        throw Error(ErrorKind::Damaged, Message::tr("'%1' takes %2 values in parentheses, and here are %3.",
                                                    figure.figure, found->arguments, figure.arguments.size()));
    // A dataset and a factor are known once there are data.
    if (figure.figure == "error_on" || figure.figure == "factor_strength") return;
    for (std::size_t place = 0; place < figure.arguments.size(); ++place) {
        if (figure.figure == "reduced_beta")
            isMean(figure, place);
        else if (!parseNumber<double>(figure.arguments[place]))
            failOnArgument(figure, figure.arguments[place]);
    }
}

std::vector<std::string> runsOf(const FigureName& figure) {
    return figure.run.empty() ? std::vector<std::string>() : std::vector{figure.run};
}

class LessonFigures::Run {
public:
    Run(TrainedRun run, const LessonTools& tools)
        : data_(std::move(run.data)),
          saved_(std::move(run.saved)),
          tools_(tools),
          snapshot_(saved_.model, saved_.state.theta, saved_.state.step,
                    static_cast<double>(saved_.state.history.size())),
          seed_(static_cast<std::uint64_t>(saved_.model->config().seed)) {}

    double value(const FigureName& figure) {
        for (const auto of : {&Run::ofTest, &Run::ofIndicators, &Run::ofFactors, &Run::ofReconstructions,
                              &Run::ofTraining, &Run::ofMoons, &Run::ofCodes, &Run::ofData})
            if (const auto value = (this->*of)(figure)) return *value;
        return kNotANumber;
    }

private:
    using Answer = std::optional<double>;

    /// Computes a value when it is first needed, and keeps it.
    template <class Value>
    class Lazily {
    public:
        template <class Make>
        const Value& get(const Make& make) {
            if (!value_) value_ = make();
            return *value_;
        }

    private:
        std::optional<Value> value_;
    };

    const LossTerms& test() {
        return test_.get([&] { return lossWith(saved_.state.theta); });
    }
    LossTerms lossWith(const Vector& theta) const {
        return evaluateLoss(*saved_.model, ConstSlice(theta.data(), theta.size()), *data_.test,
                            liveParameters(saved_.model->config()).weights);
    }
    const Indicators& indicators() {
        return indicators_.get([&] { return measureIndicators(codecOf(snapshot_), data_, seed_); });
    }
    Matrix heldOut() const {
        Matrix pictures;
        data_.test->gather(0, data_.test->size(), pictures);
        return pictures;
    }
    Matrix conditionOfHeldOut() const { return snapshot_.conditionOf(*data_.test, 0, data_.test->size()); }
    const Posterior& codes() {
        return codes_.get([&] {
            return snapshot_.encode(heldOut(), snapshot_.conditionToEncode(*data_.test, 0, data_.test->size()));
        });
    }

    Answer ofTest(const FigureName& figure) {
        const std::string& name = figure.figure;
        if (name == "loss") return test().loss;
        if (name == "reconstruction") return test().reconstruction;
        if (name == "kl") return test().kl;
        if (name == "penalty") return test().penalty;
        if (name == "squared_error") return test().squaredError;
        if (name == "squared_error_seen" || name == "squared_error_unseen") {
            const auto novelty = noveltyErrors(snapshot_, data_);
            if (!novelty) return kNotANumber;
            return name == "squared_error_seen" ? novelty->seen : novelty->unseen;
        }
        if (name != "mutual_information" && name != "total_correlation" && name != "dimension_wise") return {};
        const auto& split = split_.get([&] { return splitKl(snapshot_, *data_.test, seed_); });
        if (!split) return kNotANumber;
        return name == "mutual_information"  ? split->mutualInformation
               : name == "total_correlation" ? split->totalCorrelation
                                             : split->dimensionWise;
    }

    Answer ofIndicators(const FigureName& figure) {
        const std::string& name = figure.figure;
        if (name == "active_latents") return static_cast<double>(latentStatistics(codes()).active);
        if (name == "sample_validity") return indicators().sampleValidity;
        if (name == "sample_sharpness") return indicators().sampleSharpness;
        if (name == "midpoint_validity") return indicators().midpointValidity;
        if (name == "noise_tolerance") return indicators().noiseTolerance;
        if (name == "hole_fraction") return indicators().holeFraction;
        if (name == "mig") return orNothing(indicators().mig);
        if (name.starts_with("manifold_distance_")) {
            const auto& distance = indicators().manifoldDistance;
            if (!distance) return kNotANumber;
            return name.ends_with("samples")     ? distance->samples
                   : name.ends_with("midpoints") ? distance->midpoints
                                                 : distance->heldOut;
        }
        return {};
    }

    Answer ofFactors(const FigureName& figure) {
        static constexpr std::string_view kOwn[] = {
            "mig_sampled", "dci_disentanglement", "dci_completeness", "dci_informativeness",
            "sap",         "factor_vae_score",    "factor_strength"};
        const std::string& name = figure.figure;
        if (std::ranges::find(kOwn, name) == std::end(kOwn)) return {};
        const auto& scores = scores_.get([&] { return measureDisentanglement(snapshot_, data_, seed_); });
        if (!scores) return kNotANumber;
        if (name == "mig_sampled") return orNothing(scores->migSampled);
        if (name == "dci_disentanglement") return scores->dci.disentanglement;
        if (name == "dci_completeness") return scores->dci.completeness;
        if (name == "dci_informativeness") return scores->dci.informativeness;
        if (name == "sap") return scores->sap;
        if (name == "factor_vae_score") return scores->factorVae;
        const auto factors = data_.train->factors();
        const auto found = std::ranges::find(factors, figure.arguments.at(0), &Factor::name);
        if (found == factors.end())
            throw Error(ErrorKind::Unknown, Message::tr("The data have no factor '%1'.", figure.arguments[0]));
        return scores->strengths.col(found - factors.begin()).maxCoeff();
    }

    Answer ofReconstructions(const FigureName& figure) {
        const std::string& name = figure.figure;
        if (name == "error") return reconstructionError(snapshot_, heldOut(), conditionOfHeldOut());
        if (name == "error_on") {
            const DataSplit other = tools_.catalog.open(figure.arguments.at(0));
            const auto all = bothParts(other);
            return reconstructionError(snapshot_, picturesInShape(*all, data_.train->shape()),
                                       snapshot_.conditionIfKnown(*all, 0, all->size()));
        }
        if (name == "error_on_negatives")
            return reconstructionError(snapshot_, (Scalar{1} - heldOut().array()).matrix(), conditionOfHeldOut());
        if (name == "error_on_noise")
            return reconstructionError(snapshot_, noisePictures(data_.train->shape().pixelCount(), 200));
        if (name == "untrained_error")
            return reconstructionError(Snapshot(saved_.model, initialState(*saved_.model).theta, 0, 0.0), heldOut(),
                                       conditionOfHeldOut());
        if (name == "mean_picture_error") return meanPictureError(data_);
        if (name == "shuffled_targets_error")
            return isPlain(*saved_.model) ? shuffledTargetsError(saved_.model, data_) : kNotANumber;
        if (name == "error_spread") return errorSpread(saved_, data_, wholeArgument(figure, 2, 10));
        if (name == "jpeg_error") {
            const Index bytes = wholeArgument(figure, 1, 1'000'000);
            return tools_.jpegError ? tools_.jpegError(*data_.test, kJpegPictures, bytes) : kNotANumber;
        }
        if (name != "denoised_error" && name != "noisy_error") return {};
        const double strength = realArgument(figure, 0.0, 1.0);
        const DenoisingErrors errors =
            denoisingErrors(snapshot_, *data_.test, GaussianCorruption(), strength, data_.test->size());
        return name == "noisy_error" ? errors.noisy : errors.restored;
    }

    Answer ofTraining(const FigureName& figure) {
        const TrainingState& state = saved_.state;
        if (figure.figure == "initial_loss") return lossWith(initialState(*saved_.model).theta).loss;
        if (figure.figure == "weights_moved") {
            const Vector before = initialState(*saved_.model).theta;
            return static_cast<double>((before.array() != state.theta.array()).count()) /
                   static_cast<double>(before.size());
        }
        if (figure.figure != "epoch_loss") return {};
        const Index epoch = wholeArgument(figure, 1, 1'000'000);
        const auto found = std::ranges::find(state.history, epoch, &EpochRecord::epoch);
        return found == state.history.end() ? kNotANumber : found->test.loss;
    }

    Answer ofMoons(const FigureName& figure) {
        static constexpr std::pair<std::string_view, double MoonPaths::*> kOwn[] = {
            {"path_moons", &MoonPaths::moons}, {"path_distance", &MoonPaths::distance},
            {"path_jump", &MoonPaths::jump},   {"path_covered", &MoonPaths::covered},
            {"overlap", &MoonPaths::overlap},  {"halfway_distance", &MoonPaths::halfway}};
        for (const auto& [name, member] : kOwn) {
            if (name != figure.figure) continue;
            const auto& paths = paths_.get([&] { return moonPaths(snapshot_, data_); });
            return paths ? (*paths).*member : kNotANumber;
        }
        return {};
    }

    Answer ofCodes(const FigureName& figure) {
        const std::string& name = figure.figure;
        if (name == "neighbors_kept") return neighborsKept(snapshot_, *data_.test, wholeArgument(figure, 1, 100));
        if (name == "few_label_accuracy")
            return fewLabelAccuracy(snapshot_, data_, wholeArgument(figure, 1, 100'000), seed_);
        if (name == "mixture_validity") return mixtureValidity(snapshot_, data_, wholeArgument(figure, 1, 100), seed_);
        if (name == "code_shift") return codesUnderNoise(snapshot_, *data_.test, realArgument(figure, 0.0, 1.0)).shift;
        if (name == "posterior_width")
            return codesUnderNoise(snapshot_, *data_.test, realArgument(figure, 0.0, 1.0)).width;
        if (name == "picture_distance") return neighborMeans(snapshot_, data_, 1).toPicture;
        if (name == "neighbor_mean_distance")
            return neighborMeans(snapshot_, data_, wholeArgument(figure, 1, 1000)).toMean;
        if (name == "energy_kept" || name == "neighbor_mean_energy") {
            const Index from = wholeArgument(figure, 0, 1000);
            const BandEnergies energies = bandEnergies(snapshot_, data_, from, wholeArgument(figure, from, 1000, 1));
            return name == "energy_kept" ? energies.decoded : energies.neighborMeans;
        }
        if (name == "reduced_beta") return reducedBeta(snapshot_, *data_.test, isMean(figure, 0), isMean(figure, 1));
        return ofPosteriors(figure);
    }

    Answer ofPosteriors(const FigureName& figure) {
        static constexpr std::string_view kOwn[] = {"narrowest_posterior", "widest_posterior", "latent_kl",
                                                    "log_variance_min", "log_variance_max"};
        const std::string& name = figure.figure;
        if (std::ranges::find(kOwn, name) == std::end(kOwn)) return {};
        if (codes().logVariance.size() == 0) return kNotANumber;
        const auto& logVariance = codes().logVariance;
        if (name == "log_variance_min") return static_cast<double>(logVariance.minCoeff());
        if (name == "log_variance_max") return static_cast<double>(logVariance.maxCoeff());
        if (name == "latent_kl") {
            const Index rank = wholeArgument(figure, 1, logVariance.rows());
            Vector kl = latentStatistics(codes()).kl;
            std::sort(kl.begin(), kl.end(), std::greater<>());
            return static_cast<double>(kl(rank - 1));
        }
        const Vector deviations = (logVariance.array() * Scalar{0.5}).exp().matrix().rowwise().mean();
        return static_cast<double>(name == "widest_posterior" ? deviations.maxCoeff() : deviations.minCoeff());
    }

    Answer ofData(const FigureName& figure) {
        const std::string& name = figure.figure;
        if (name == "pixel_entropy") return pixelEntropy(*data_.test);
        if (name == "eigenvalues_above")
            return static_cast<double>(eigenvaluesAbove(*data_.train, realArgument(figure, 0.0, 1e6)));
        constexpr double kAll = 100.0;
        if (name == "caught") return alarmsAt(snapshot_, data_, realArgument(figure, 0.0, kAll) / kAll, false).unseen;
        if (name == "false_alarms")
            return alarmsAt(snapshot_, data_, realArgument(figure, 0.0, kAll) / kAll, true).seen;
        if (name != "auroc") return {};
        const Novelty novelty = noveltyOf(data_);
        return auroc(squaredErrors(snapshot_, *data_.test, novelty.seen),
                     squaredErrors(snapshot_, *data_.test, novelty.unseen));
    }

    DataSplit data_;
    SavedModel saved_;
    const LessonTools& tools_;
    Snapshot snapshot_;
    std::uint64_t seed_;
    Lazily<LossTerms> test_;
    Lazily<Indicators> indicators_;
    Lazily<Posterior> codes_;
    Lazily<std::optional<KlSplit>> split_;
    Lazily<std::optional<DisentanglementScores>> scores_;
    Lazily<std::optional<MoonPaths>> paths_;
};

LessonFigures::LessonFigures(LessonTools tools, std::int64_t seed) : tools_(std::move(tools)), seed_(seed) {}
LessonFigures::~LessonFigures() = default;

void LessonFigures::add(const std::string& name, TrainedRun run) {
    runs_[name] = std::make_unique<Run>(std::move(run), tools_);
    std::erase_if(known_, [&](const auto& entry) { return entry.first.starts_with(name + "."); });
}

double LessonFigures::value(const FigureName& figure) {
    constexpr std::int64_t kDraws = 100'000;
    requireFigure(figure);
    const auto known = known_.find(figure.text());
    if (known != known_.end()) return known->second;
    double value = kNotANumber;
    if (figure.run.empty()) {
        const auto variances =
            gradientVariances(realArgument(figure, -100.0, 100.0), kDraws, static_cast<std::uint64_t>(seed_));
        value = figure.figure == "score_variance" ? variances.score : variances.pathwise;
    } else {
        const auto run = runs_.find(figure.run);
        if (run == runs_.end())
            throw Error(ErrorKind::Unknown, Message::tr("The run '%1' is not trained.", figure.run));
        value = run->second->value(figure);
    }
    return known_[figure.text()] = value;
}

}  // namespace lunette
