#include "lesson/LessonRunner.h"

#include "numeric/Stopwatch.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lunette {

bool LessonOutcome::holds() const { return std::ranges::all_of(claims, &Claim::holds); }

TrainedRun trainLessonRun(const LessonRun& run, std::int64_t seed, const LessonTools& tools, const Progress& progress) {
    TrainingConfig config;
    Settings settings = run.parameters;
    settings["seed"] = std::to_string(seed);
    settings["threads"] = std::to_string(tools.threads);
    trainingParameters().apply(settings, config);
    TrainedRun trained;
    trained.data = tools.catalog.open(run.dataset);
    const auto model = std::make_shared<const Model>(config, *trained.data.train);
    RunControl control(liveParameters(config));
    bool isCancelled = false;
    RunOutputs outputs([&] {
        outputs.snapshots.take();
        const RunProgress done = outputs.progress();
        const auto steps = static_cast<double>(std::max<std::int64_t>(done.epochs * done.stepsPerEpoch, 1));
        if (!progress || progress(std::min(1.0, static_cast<double>(done.step) / steps))) return;
        isCancelled = true;
        control.stop();
    });
    TrainingResult result = Trainer(model, trained.data).run(initialState(*model), control, outputs);
    if (isCancelled) throw Cancelled();
    if (result.status == RunStatus::Diverged) throw Error(ErrorKind::Diverged, result.message);
    trained.saved = {model, std::move(result.state), {trained.data.spec}};
    return trained;
}

LessonOutcome runLesson(const Lesson& lesson, std::int64_t seed, const LessonTools& tools, const Progress& progress) {
    const Stopwatch watch;
    LessonOutcome outcome;
    outcome.seed = seed;
    LessonFigures figures(tools, seed);
    const Formula::Lookup lookup = [&](const FigureName& figure) { return figures.value(figure); };
    double done = 0.0;
    const Progress ofRun = [&](double fraction) {
        return !progress || progress((done + fraction) / static_cast<double>(lesson.runs.size()));
    };
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
        const LessonStep& step = lesson.steps[i];
        for (const std::string& name : step.train) {
            if (figures.has(name)) continue;
            figures.add(name, trainLessonRun(*lesson.findRun(name), seed, tools, ofRun));
            done += 1.0;
        }
        for (const Formula& formula : step.measures) {
            const auto isSame = [&](const auto& known) { return known.first == formula.text(); };
            if (std::ranges::none_of(outcome.measured, isSame))
                outcome.measured.emplace_back(formula.text(), formula.evaluate(lookup));
        }
        for (const Formula& formula : step.claims) {
            LessonOutcome::Claim claim{formula.text(), static_cast<std::int64_t>(i + 1), {}, formula.holds(lookup)};
            for (const FigureName& figure : formula.figures())
                claim.figures.emplace_back(figure.text(), figures.value(figure));
            outcome.claims.push_back(std::move(claim));
        }
    }
    outcome.seconds = watch.seconds();
    return outcome;
}

std::string lessonReportText(const Lesson& lesson, const std::vector<LessonOutcome>& outcomes) {
    using Json = nlohmann::ordered_json;
    const auto figures = [](const std::vector<std::pair<std::string, double>>& values) {
        Json object = Json::object();
        for (const auto& [name, value] : values) object[name] = value;
        return object;
    };
    Json seeds = Json::array();
    for (const LessonOutcome& outcome : outcomes) {
        Json claims = Json::array();
        for (const LessonOutcome::Claim& claim : outcome.claims)
            claims.push_back({{"claim", claim.text},
                              {"step", claim.step},
                              {"figures", figures(claim.figures)},
                              {"holds", claim.holds}});
        seeds.push_back({{"seed", outcome.seed}, {"figures", figures(outcome.measured)}, {"claims", claims}});
    }
    const Json report{{"format", "lunette-lesson-report"},
                      {"version", 1},
                      {"lesson", lesson.name},
                      {"title", lesson.text("en").title},
                      {"holds", std::ranges::all_of(outcomes, &LessonOutcome::holds)},
                      {"seeds", seeds}};
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lunette
