#include "compare/IndicatorRows.h"

#include "analysis/DataDistance.h"
#include "widgets/NumberText.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

using Better = IndicatorRow::Better;
using Value = std::function<std::optional<double>(const Report&)>;

class IndicatorTexts {
    Q_DECLARE_TR_FUNCTIONS(IndicatorTexts)
};

Value term(double LossTerms::*member) {
    return [member](const Report& report) { return report.test.*member; };
}

Value figure(double Indicators::*member) {
    return [member](const Report& report) { return report.indicators.*member; };
}

Value manifold(double Indicators::ManifoldDistance::*member) {
    return [member](const Report& report) {
        const auto& measured = report.indicators.manifoldDistance;
        return measured ? std::optional((*measured).*member) : std::nullopt;
    };
}

Value score(std::function<std::optional<double>(const DisentanglementScores&)> of) {
    return [of = std::move(of)](const Report& report) {
        return report.disentanglement ? of(*report.disentanglement) : std::nullopt;
    };
}

Value part(double KlSplit::*member) {
    return [member](const Report& report) {
        return report.klSplit ? std::optional((*report.klSplit).*member) : std::nullopt;
    };
}

std::vector<IndicatorRow> klRows() {
    const QString nats = IndicatorTexts::tr("nats per image");
    const QString how =
        IndicatorTexts::tr(
            "A part of the KL (Chen and others 2018), over %1 held-out images at most, from the densities of "
            "all their intervals together. Only where a code is an interval.")
            .arg(numberText(kMaxHeldOut));
    return {
        {IndicatorTexts::tr("KL: mutual information"), nats,
         IndicatorTexts::tr("How much information a code holds about its image. %1").arg(how), Better::Undefined,
         part(&KlSplit::mutualInformation), 2},
        {IndicatorTexts::tr("KL: total correlation"), nats,
         IndicatorTexts::tr("How much the latents depend on each other: 0 if they are independent. %1").arg(how),
         Better::Undefined, part(&KlSplit::totalCorrelation), 2},
        {IndicatorTexts::tr("KL: dimension-wise"), nats,
         IndicatorTexts::tr("How far each latent by itself is from the prior, summed over the latents. %1").arg(how),
         Better::Undefined, part(&KlSplit::dimensionWise), 2},
    };
}

std::vector<IndicatorRow> lossRows() {
    const QString nats = IndicatorTexts::tr("nats per image");
    const QString mean = IndicatorTexts::tr(
        "Mean over all held-out images; noise is drawn for evaluation and by the image, so that the same "
        "weights always get the same figure.");
    return {
        {IndicatorTexts::tr("Test loss"), nats,
         IndicatorTexts::tr("What this objective minimizes: reconstruction + beta · KL + penalty. Losses of different "
                            "objectives cannot be compared, so no best value is marked. %1")
             .arg(mean),
         Better::Undefined, term(&LossTerms::loss), 2},
        {IndicatorTexts::tr("Reconstruction"), nats,
         IndicatorTexts::tr(
             "Negative log-likelihood of the pixels given the code. Of two likelihoods these are different things, so "
             "none is marked. %1")
             .arg(mean),
         Better::Undefined, term(&LossTerms::reconstruction), 2},
        {IndicatorTexts::tr("KL"), nats,
         IndicatorTexts::tr(
             "Divergence of the codes' intervals from the prior N(0, I), summed over the latents; 0 where a code is a "
             "point. %1")
             .arg(mean),
         Better::Undefined, term(&LossTerms::kl), 2},
        {IndicatorTexts::tr("Penalty"), nats,
         IndicatorTexts::tr("What sparsity or contraction adds to the loss. %1").arg(mean), Better::Undefined,
         term(&LossTerms::penalty), 2},
        {IndicatorTexts::tr("Squared error"), IndicatorTexts::tr("per image"),
         IndicatorTexts::tr("Sum over pixels of (x - x')², pixels in 0..1, with the noise that the objective draws. %1")
             .arg(mean),
         Better::Lower, term(&LossTerms::squaredError), 2},
    };
}

std::vector<IndicatorRow> distanceRows() {
    const QString unit = IndicatorTexts::tr("× d_test");
    const QString yardstick =
        IndicatorTexts::tr(
            "Distances are root-mean-square pixel differences to the nearest training image; d_test is their median "
            "over held-out images, %1 at most. 1 reads: as close to the data as a real unseen picture. Below 1, lower "
            "is not better.")
            .arg(numberText(kMaxHeldOut));
    return {
        {IndicatorTexts::tr("Distance of samples"), unit,
         IndicatorTexts::tr("Median distance of %1 pictures decoded from draws of the prior N(0, I). %2")
             .arg(numberText(Indicators::kDraws), yardstick),
         Better::LowerToOne, figure(&Indicators::sampleValidity)},
        {IndicatorTexts::tr("Sharpness of samples"), IndicatorTexts::tr("× data"),
         IndicatorTexts::tr(
             "The mean squared Laplacian of the same draws' pictures over that of training images: 1 is as sharp as "
             "the data, less is blurred, more is noisy. Blurred pictures lie close to the data without being like "
             "them."),
         Better::Undefined, figure(&Indicators::sampleSharpness)},
        {IndicatorTexts::tr("Distance of midpoints"), unit,
         IndicatorTexts::tr(
             "Median distance of the pictures decoded halfway between the codes of %1 random pairs of held-out "
             "images. %2")
             .arg(numberText(Indicators::kDraws), yardstick),
         Better::LowerToOne, figure(&Indicators::midpointValidity)},
        {IndicatorTexts::tr("Noise tolerance"), IndicatorTexts::tr("× std of codes"),
         IndicatorTexts::tr(
             "The largest multiple of the codes' own standard deviation that can be added to held-out images' codes "
             "before more than half of the decoded pictures are nearer to another held-out image than to their own; "
             "over %1 images at most, looked for up to 5.")
             .arg(numberText(Indicators::kNoiseImages)),
         Better::Higher, figure(&Indicators::noiseTolerance)},
        {IndicatorTexts::tr("Hole fraction"), IndicatorTexts::tr("share of draws"),
         IndicatorTexts::tr(
             "The share of %1 draws of the prior whose picture is farther from the training images than 99 % of the "
             "held-out images are.")
             .arg(numberText(Indicators::kDraws)),
         Better::Lower, figure(&Indicators::holeFraction)},
    };
}

std::vector<IndicatorRow> manifoldRows() {
    const QString rms = IndicatorTexts::tr("RMS of pixels");
    const QString how = IndicatorTexts::tr(
                            "Median distance to the nearest moon that the generator can draw at all, over %1 of them. "
                            "Only on generated moons.")
                            .arg(numberText(Indicators::kManifoldPictures));
    return {
        {IndicatorTexts::tr("Manifold distance, samples"), rms,
         IndicatorTexts::tr("Of pictures decoded from draws of the prior. %1").arg(how), Better::Lower,
         manifold(&Indicators::ManifoldDistance::samples), 4},
        {IndicatorTexts::tr("Manifold distance, midpoints"), rms,
         IndicatorTexts::tr("Of pictures decoded halfway between two held-out images' codes. %1").arg(how),
         Better::Lower, manifold(&Indicators::ManifoldDistance::midpoints), 4},
        {IndicatorTexts::tr("Manifold distance, held out"), rms,
         IndicatorTexts::tr(
             "Of held-out images themselves, with their noise: the yardstick, which no model changes. %1")
             .arg(how),
         Better::Undefined, manifold(&Indicators::ManifoldDistance::heldOut), 4},
    };
}

std::vector<IndicatorRow> codeRows() {
    return {
        {IndicatorTexts::tr("Active latents"), IndicatorTexts::tr("latents"),
         IndicatorTexts::tr(
             "Latents whose mean varies by more than 0.01 over all held-out images (Burda, Grosse, Salakhutdinov "
             "2016)."),
         Better::Undefined, [](const Report& report) { return static_cast<double>(report.indicators.activeLatents); },
         0},
        {IndicatorTexts::tr("MIG"), IndicatorTexts::tr("share of entropy"),
         IndicatorTexts::tr("Mutual information gap: the difference in mutual information between the two latents that "
                            "are most informative about a known factor, as a share of the factor's entropy, averaged "
                            "over the factors. It is measured on the codes' means with 20 bins, over at most %1 "
                            "training images. Only on data with known factors.")
             .arg(numberText(Indicators::kFactorImages)),
         Better::Higher, [](const Report& report) { return report.indicators.mig; }},
    };
}

std::vector<IndicatorRow> factorRows() {
    const QString share = IndicatorTexts::tr("share"), variance = IndicatorTexts::tr("share of variance");
    const QString where = IndicatorTexts::tr("Over %1 training images at most; only on data with known factors.")
                              .arg(numberText(Indicators::kFactorImages));
    const QString importance = IndicatorTexts::tr(
        "The importance of a latent for a factor is the share of the factor's entropy that it tells, by 20 bins, "
        "corrected for chance (Eastwood and Williams 2018).");
    return {
        {IndicatorTexts::tr("MIG of samples"), IndicatorTexts::tr("share of entropy"),
         IndicatorTexts::tr("The mutual information gap of one code drawn from each image's interval. %1").arg(where),
         Better::Higher, score([](const DisentanglementScores& scores) { return scores.migSampled; })},
        {IndicatorTexts::tr("DCI disentanglement"), share,
         IndicatorTexts::tr("1 where every latent matters for one factor only. %1 %2").arg(importance, where),
         Better::Higher, score([](const DisentanglementScores& scores) { return scores.dci.disentanglement; })},
        {IndicatorTexts::tr("DCI completeness"), share,
         IndicatorTexts::tr("1 where for every factor one latent alone matters. %1 %2").arg(importance, where),
         Better::Higher, score([](const DisentanglementScores& scores) { return scores.dci.completeness; })},
        {IndicatorTexts::tr("DCI informativeness"), variance,
         IndicatorTexts::tr(
             "R² over held-out images of a linear regression from all latents to a factor, averaged over the "
             "factors. %1")
             .arg(where),
         Better::Higher, score([](const DisentanglementScores& scores) { return scores.dci.informativeness; })},
        {IndicatorTexts::tr("SAP"), variance,
         IndicatorTexts::tr(
             "By how much a line through the latent that explains most of a factor explains more of it than "
             "through the next, averaged over the factors (Kumar, Sattigeri, Balakrishnan 2018). %1")
             .arg(where),
         Better::Higher, score([](const DisentanglementScores& scores) { return scores.sap; })},
        {IndicatorTexts::tr("FactorVAE score"), IndicatorTexts::tr("share of votes"),
         IndicatorTexts::tr("Among images that share the value of one factor, the latent that varies least is found; "
                            "the score is how often it identifies that factor by majority vote (Kim and Mnih 2018). %1")
             .arg(where),
         Better::Higher, score([](const DisentanglementScores& scores) { return scores.factorVae; })},
    };
}

Value scoreOfCondition(std::function<std::optional<double>(const ConditionScores&)> of) {
    return
        [of = std::move(of)](const Report& report) { return report.condition ? of(*report.condition) : std::nullopt; };
}

std::optional<double> meanFactorLeak(const ConditionScores& scores) {
    if (scores.factorLeaks.empty()) return std::nullopt;
    double sum = 0;
    for (const auto& [factor, share] : scores.factorLeaks) sum += share;
    return sum / static_cast<double>(scores.factorLeaks.size());
}

std::vector<IndicatorRow> conditionRows() {
    const QString share = IndicatorTexts::tr("share");
    const QString probe = IndicatorTexts::tr(
        "Of a conditional model the codes need not hold the condition: the nearer to chance, the less leaks. Over "
        "10,000 images of either part at most.");
    const auto leak = [](double ClassLeak::*member) {
        return scoreOfCondition([member](const ConditionScores& scores) {
            return scores.classLeak ? std::optional((*scores.classLeak).*member) : std::nullopt;
        });
    };
    const auto obeyed = [](double Obedience::*member) {
        return scoreOfCondition([member](const ConditionScores& scores) {
            return scores.obedience ? std::optional((*scores.obedience).*member) : std::nullopt;
        });
    };
    return {
        {IndicatorTexts::tr("Leak: class read from codes"), share,
         IndicatorTexts::tr(
             "How many held-out images a linear probe (logistic regression) puts into their own class by "
             "their codes alone. %1 Only on data with labels.")
             .arg(probe),
         Better::Undefined, leak(&ClassLeak::accuracy)},
        {IndicatorTexts::tr("Leak: by chance"), share,
         IndicatorTexts::tr("The share of held-out images in the most frequent class: the accuracy of a probe that "
                            "reads nothing. Only on data with labels."),
         Better::Undefined, leak(&ClassLeak::chance)},
        {IndicatorTexts::tr("Leak: factors read from codes"), IndicatorTexts::tr("share of variance"),
         IndicatorTexts::tr(
             "R² over held-out images of a linear regression from the codes to each factor that the model "
             "is conditioned on, averaged; 0 or less is nothing. %1 Only of models conditioned on factors.")
             .arg(probe),
         Better::Undefined, scoreOfCondition(meanFactorLeak)},
        {IndicatorTexts::tr("Class obeyed"), share,
         IndicatorTexts::tr("How many of 100 generated pictures of each class a classifier that learned from the "
                            "training images takes for it. Only of models conditioned on the class."),
         Better::Higher, obeyed(&Obedience::share)},
        {IndicatorTexts::tr("Class obeyed, real pictures"), share,
         IndicatorTexts::tr("How many held-out images the same classifier takes for what they are: the yardstick, "
                            "which no model changes."),
         Better::Undefined, obeyed(&Obedience::classifierAccuracy)},
    };
}

}  // namespace

std::vector<IndicatorRow> indicatorRows() {
    std::vector<IndicatorRow> rows;
    for (auto& group :
         {lossRows(), klRows(), distanceRows(), manifoldRows(), codeRows(), factorRows(), conditionRows()})
        rows.insert(rows.end(), group.begin(), group.end());
    return rows;
}

std::vector<bool> bestOf(Better better, const std::vector<std::optional<double>>& values) {
    std::vector<bool> best(values.size(), false);
    if (better == Better::Undefined || values.size() < 2) return best;
    std::vector<double> ranks;
    for (const auto& value : values) {
        if (!value || std::isnan(*value)) return best;
        ranks.push_back(better == Better::Higher       ? -*value
                        : better == Better::LowerToOne ? std::max(1.0, *value)
                                                       : *value);
    }
    const auto [lowest, highest] = std::ranges::minmax(ranks);
    if (lowest == highest) return best;
    for (std::size_t i = 0; i < ranks.size(); ++i) best[i] = ranks[i] == lowest;
    return best;
}

}  // namespace lunette
