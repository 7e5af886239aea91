#include "analysis/LogLikelihood.h"
#include "cli/Commands.h"
#include "cli/Data.h"
#include "cli/Output.h"
#include "io/Evaluation.h"

#include <cstdio>
#include <iostream>
#include <optional>
#include <unistd.h>

namespace lunette::cli {
namespace {

/// One rewritten line on a terminal, nothing otherwise.
Progress percentage(const std::string& what) {
    if (isatty(STDERR_FILENO) != 1) return {};
    return [what, shown = -1](double fraction) mutable {
        const int percent = static_cast<int>(100.0 * fraction);
        if (percent != shown) std::fprintf(stderr, "\r%s %d %%\033[K", what.c_str(), shown = percent);
        return true;
    };
}

Report evaluate(const Arguments& arguments) {
    const SavedModel saved = loadModel(arguments.operand(0));
    const auto samples = arguments.integer("importance-samples", 0, {1, 1000000});
    const int threads = useThreads(arguments);
    const DataSplit data = openData(arguments.operand(1));
    requireShape(*saved.model, arguments.operand(0), data);

    std::optional<double> likelihood, ofFactors;
    std::optional<ClassLikelihood> byClass;
    const bool isConditionedOnClass = !saved.model->condition().classes.empty();
    const auto seed = static_cast<std::uint64_t>(saved.model->config().seed);
    if (samples > 0 && isConditionedOnClass) {
        byClass = classLikelihood(snapshotOf(saved), *data.test, samples, seed, percentage("log-likelihood"));
        likelihood = byClass->marginal;
    }
    const bool isConditionedOnFactors = !saved.model->condition().ranges.empty();
    if (samples > 0 && !isConditionedOnClass)
        (isConditionedOnFactors ? ofFactors : likelihood) =
            logLikelihood(snapshotOf(saved), *data.test, samples, seed, percentage("log-likelihood"));
    Report report = lunette::evaluate(saved, data);
    report.threads = threads;
    report.logLikelihood = likelihood;
    report.classLikelihood = byClass;
    report.likelihoodOfFactors = ofFactors;
    return report;
}

void printCondition(const Report& report) {
    if (const auto& likelihood = report.classLikelihood)
        std::cout << "given the class    log-likelihood " << likelihood->given
                  << " nats per image; the most probable class is right for " << likelihood->accuracy << '\n';
    if (const auto& likelihood = report.likelihoodOfFactors)
        std::cout << "given the factors  log-likelihood " << *likelihood << " nats per image\n";
    if (!report.condition) return;
    if (const auto& label = report.condition->classLeak)
        std::cout << "class in the code  read by a linear probe for " << label->accuracy << ", by chance "
                  << label->chance << '\n';
    for (const auto& [name, share] : report.condition->factorLeaks)
        std::cout << "factor in the code read by a linear probe with R^2 " << share << ": " << name << '\n';
    if (const auto& obedience = report.condition->obedience)
        std::cout << "condition obeyed   " << obedience->share << " of " << obedience->samples
                  << " samples; the classifier is right for " << obedience->classifierAccuracy << " of real pictures\n";
}

void print(const Report& report) {
    const LossTerms& test = report.test;
    const Indicators& figures = report.indicators;
    std::cout << "loss               " << test.loss << " nats per image\n"
              << "  reconstruction   " << test.reconstruction << "\n  kl               " << test.kl
              << "\n  penalty          " << test.penalty << '\n'
              << "squared error      " << test.squaredError << " per image\n";
    if (const auto& novelty = report.novelty)
        std::cout << "reconstructions    squared error " << novelty->seen << " of kinds seen, " << novelty->unseen
                  << " of those never seen\n";
    if (report.logLikelihood) std::cout << "log-likelihood     " << *report.logLikelihood << " nats per image\n";
    if (const auto& split = report.klSplit)
        std::cout << "kl split           mutual information " << split->mutualInformation << ", total correlation "
                  << split->totalCorrelation << ", dimension-wise " << split->dimensionWise << " (" << split->images
                  << " images)\n  from batches     mutual information " << split->minibatch.mutualInformation
                  << ", total correlation " << split->minibatch.totalCorrelation << " (" << split->minibatch.batchSize
                  << " images each)\n";
    std::cout << "sample validity    " << figures.sampleValidity << "\nsample sharpness   " << figures.sampleSharpness
              << "\nmidpoint validity  " << figures.midpointValidity << "\nnoise tolerance    "
              << figures.noiseTolerance << "\nhole fraction      " << figures.holeFraction << "\nactive latents     "
              << figures.activeLatents << " of " << report.model->network().latents() << '\n';
    if (const auto& manifold = figures.manifoldDistance)
        std::cout << "manifold distance  samples " << manifold->samples << ", midpoints " << manifold->midpoints
                  << ", held-out images " << manifold->heldOut << '\n';
    for (const auto& [name, share] : report.namedR2)
        std::cout << "R^2 of " << name << std::string(name.size() < 12 ? 12 - name.size() : 1, ' ') << ' ' << share
                  << '\n';
    printCondition(report);
    if (figures.mig) std::cout << "mig                " << *figures.mig << '\n';
    if (const auto& scores = report.disentanglement) {
        if (scores->migSampled) std::cout << "mig of samples     " << *scores->migSampled << '\n';
        std::cout << "dci                disentanglement " << scores->dci.disentanglement << ", completeness "
                  << scores->dci.completeness << ", informativeness " << scores->dci.informativeness
                  << "\nsap                " << scores->sap << "\nFactorVAE score    " << scores->factorVae << '\n';
    }
}

void runEvaluate(const Arguments& arguments) {
    const Report report = evaluate(arguments);
    requireFinite(report, arguments.operand(0));
    const auto target = arguments.text("report");
    if (target) writeText(*target, reportText(report));
    if (target != "-") print(report);
}

}  // namespace

Command evaluateCommand() {
    return {"evaluate",
            {{"MODEL", Value::Input}, {"DATASET", Value::Dataset}},
            "Measure a model on the held-out images. Losses, and indicators in units of a real unseen picture.",
            {{"importance-samples", Value::Word, "N",
              "Also estimate log p(x) of each image from N draws (5000 are customary); for models whose code is a "
              "distribution."},
             threadsOption(),
             {"report", Value::Output, "FILE|-", "Write a JSON report to a file, or to stdout (-) instead of text."}},
            runEvaluate};
}

}  // namespace lunette::cli
