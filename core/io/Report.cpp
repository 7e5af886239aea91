#include "io/Report.h"

#include "train/NamedLatents.h"
#include "train/TrainingDoubts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson dataset(const DataSplit& data) {
    const ImageShape shape = data.train->shape();
    return {{"name", data.train->name()}, {"images", data.train->size()}, {"test_images", data.test->size()},
            {"width", shape.width},       {"height", shape.height},       {"channels", shape.channels}};
}

/// A choice as the command line writes it.
std::string choice(const TrainingConfig& config, std::string_view key) {
    return trainingParameters().find(key)->text(config);
}

OrderedJson model(const Model& model) {
    return {{"objective", choice(model.config(), "objective")},
            {"architecture", choice(model.config(), "architecture")},
            {"latents", model.network().latents()},
            {"parameters", model.network().parameterCount()}};
}

OrderedJson training(const Report& report) {
    OrderedJson object{{"status", toString(report.status)},
                       {"epochs", report.history.size()},
                       {"steps", report.steps},
                       {"seconds", std::round(report.seconds * 1e3) / 1e3},
                       {"images_per_second", std::round(imagesPerSecond(report) * 10.0) / 10.0},
                       {"threads", report.threads},
                       {"seed", report.model->config().seed}};
    if (report.precision == Precision::Bfloat16) object["precision"] = "bfloat16";
    if (report.bestEpoch > 0) object["best_epoch"] = report.bestEpoch;
    for (const Message& doubt : trainingDoubts(*report.model, report.data.train->size(), report.history))
        object["doubts"].push_back(doubt.english());
    return object;
}

/// A penalty is named where the objective has one.
OrderedJson terms(const Model& model, const LossTerms& loss) {
    OrderedJson object{{"loss", loss.loss}, {"reconstruction", loss.reconstruction}, {"kl", loss.kl}};
    if (model.objective().hasPenalty(liveParameters(model.config()).weights)) object["penalty"] = loss.penalty;
    return object;
}

OrderedJson history(const Report& report) {
    const Model& model = *report.model;
    OrderedJson list = OrderedJson::array();
    for (const EpochRecord& record : report.history)
        list.push_back(
            {{"epoch", record.epoch}, {"train", terms(model, record.train)}, {"test", terms(model, record.test)}});
    return list;
}

OrderedJson test(const Report& report) {
    OrderedJson object = terms(*report.model, report.test);
    object["squared_error"] = report.test.squaredError;
    if (const auto& novelty = report.novelty) {
        object["squared_error_seen"] = novelty->seen;
        object["squared_error_unseen"] = novelty->unseen;
    }
    object["active_latents"] = report.indicators.activeLatents;
    if (report.logLikelihood) object["log_likelihood"] = *report.logLikelihood;
    return object;
}

OrderedJson indicators(const Report& report) {
    const Indicators& indicators = report.indicators;
    OrderedJson object{{"sample_validity", indicators.sampleValidity},
                       {"sample_sharpness", indicators.sampleSharpness},
                       {"midpoint_validity", indicators.midpointValidity},
                       {"noise_tolerance", indicators.noiseTolerance},
                       {"hole_fraction", indicators.holeFraction}};
    if (const auto& manifold = indicators.manifoldDistance) {
        object["manifold_distance_samples"] = manifold->samples;
        object["manifold_distance_midpoints"] = manifold->midpoints;
        object["manifold_distance_test"] = manifold->heldOut;
    }
    object["active_latents"] = indicators.activeLatents;
    if (indicators.mig) object["mig"] = *indicators.mig;
    if (const auto& scores = report.disentanglement) {
        if (scores->migSampled) object["mig_sampled"] = *scores->migSampled;
        object["dci_disentanglement"] = scores->dci.disentanglement;
        object["dci_completeness"] = scores->dci.completeness;
        object["dci_informativeness"] = scores->dci.informativeness;
        object["sap"] = scores->sap;
        object["factor_vae_score"] = scores->factorVae;
        for (Index i = 0; i < scores->strengths.cols(); ++i) {
            const auto column = scores->strengths.col(i);
            const std::string& name = report.data.train->factors()[static_cast<std::size_t>(i)].name;
            object["factor_strengths"][name] = std::vector<double>(column.begin(), column.end());
        }
    }
    for (const auto& [name, share] : report.namedR2) object["named_r2"][name] = share;
    return object;
}

OrderedJson klSplit(const KlSplit& split) {
    return {{"mutual_information", split.mutualInformation},
            {"total_correlation", split.totalCorrelation},
            {"dimension_wise", split.dimensionWise},
            {"images", split.images},
            {"minibatch",
             {{"mutual_information", split.minibatch.mutualInformation},
              {"total_correlation", split.minibatch.totalCorrelation},
              {"batch_size", split.minibatch.batchSize}}}};
}

OrderedJson leak(const ConditionScores& scores) {
    OrderedJson object = OrderedJson::object();
    if (const auto& label = scores.classLeak)
        object["label"] = {{"accuracy", label->accuracy}, {"chance", label->chance}};
    for (const auto& [name, share] : scores.factorLeaks) object[name] = {{"r2", share}};
    return object;
}

OrderedJson condition(const Report& report) {
    const Condition& condition = report.model->condition();
    OrderedJson names = OrderedJson::array();
    for (const auto& one : condition.classes) names.push_back(one.name);
    for (const auto& range : condition.ranges) names.push_back(range.factor);
    OrderedJson object{{"kind", condition.classes.empty() ? "factors" : "label"},
                       {"names", names},
                       {"encoder", report.model->network().architecture().conditionedEncoder}};
    if (report.condition && report.condition->obedience) {
        const Obedience& obedience = *report.condition->obedience;
        object["obeyed"] = {{"share", obedience.share},
                            {"classifier_accuracy", obedience.classifierAccuracy},
                            {"samples", obedience.samples}};
    }
    if (const auto& likelihood = report.classLikelihood) {
        object["log_likelihood_given"] = likelihood->given;
        object["classifier_accuracy"] = likelihood->accuracy;
    }
    if (report.likelihoodOfFactors) object["log_likelihood_given"] = *report.likelihoodOfFactors;
    return object;
}

OrderedJson classes(const DataSplit& data) {
    OrderedJson list = OrderedJson::array();
    for (std::size_t k = 0; k < data.train->classNames().size(); ++k) {
        const auto label = static_cast<std::int32_t>(k);
        list.push_back({{"name", data.train->classNames()[k]},
                        {"images", std::ranges::count(data.train->labels(), label)},
                        {"test_images", std::ranges::count(data.test->labels(), label)}});
        if (std::ranges::count(data.excludedClasses, label) > 0) list.back()["withheld"] = true;
    }
    return list;
}

OrderedJson factors(const Dataset& dataset) {
    OrderedJson list = OrderedJson::array();
    for (const Factor& factor : dataset.factors()) {
        const auto [low, high] = std::ranges::minmax(factor.values);
        list.push_back({{"name", factor.name}, {"minimum", low}, {"maximum", high}});
    }
    return list;
}

/// Names of files need not be UTF-8; what is not is replaced rather than refused.
std::string textOf(const OrderedJson& object) {
    return object.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace

std::vector<std::pair<std::string, double>> measureNamedR2(const Snapshot& snapshot, const Dataset& test) {
    constexpr Index kMax = 10000;
    const std::vector<std::string> names = namedLatents(snapshot.model().config());
    if (names.empty()) return {};
    Matrix images;
    const Index count = std::min(kMax, test.size());
    test.gather(0, count, images);
    const Matrix codes = snapshot.encode(images, snapshot.conditionToEncode(test, 0, count)).mean;
    const std::vector<double> shares = namedR2(snapshot.model().config(), codes, test);
    std::vector<std::pair<std::string, double>> result;
    for (std::size_t i = 0; i < names.size(); ++i) result.emplace_back(names[i], shares[i]);
    return result;
}

double imagesPerSecond(const Report& report) {
    if (report.seconds <= 0.0) return 0.0;
    const auto images = static_cast<double>(report.data.train->size());
    const double stepsPerEpoch = std::ceil(images / static_cast<double>(report.model->config().batchSize));
    return static_cast<double>(report.steps) / stepsPerEpoch * images / report.seconds;
}

std::string reportText(const Report& report) {
    OrderedJson object{{"format", "lunette-report"},
                       {"version", 1},
                       {"dataset", dataset(report.data)},
                       {"model", model(*report.model)},
                       {"training", training(report)},
                       {"history", history(report)},
                       {"test", test(report)}};
    if (report.klSplit) object["kl_split"] = klSplit(*report.klSplit);
    object["indicators"] = indicators(report);
    if (report.condition) object["leak"] = leak(*report.condition);
    if (!report.model->condition().isNone()) object["condition"] = condition(report);
    return textOf(object);
}

std::string datasetReportText(const DataSplit& data) {
    const ImportReport& report = data.train->report();
    OrderedJson kinds = OrderedJson::array();
    for (const auto& kind : report.kinds) kinds.push_back({{"what", kind.what.english()}, {"images", kind.count}});
    OrderedJson skipped = OrderedJson::array();
    for (const auto& item : report.skipped)
        skipped.push_back({{"what", item.what.english()}, {"why", item.why.english()}});
    OrderedJson notes = OrderedJson::array();
    for (const Message& note : report.notes) notes.push_back(note.english());
    const OrderedJson object{{"format", "lunette-dataset"},
                             {"version", 1},
                             {"dataset", dataset(data)},
                             {"split", data.splitDescription.english()},
                             {"classes", classes(data)},
                             {"factors", factors(*data.train)},
                             {"notes", notes},
                             {"kinds", kinds},
                             {"skipped", skipped}};
    return textOf(object);
}

}  // namespace lunette
