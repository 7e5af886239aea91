#include "cli/Commands.h"
#include "cli/Data.h"
#include "cli/Output.h"
#include "imaging/JpegBudget.h"
#include "imaging/StandardCatalog.h"
#include "lesson/LessonRunner.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>

namespace lunette::cli {
namespace {

constexpr std::array<std::string_view, 3> kActions{"list", "show", "run"};

std::string required(const Arguments& arguments) {
    if (arguments.operands().size() < 2)
        throw UsageError("lesson " + arguments.operand(0) +
                         " needs a lesson: a name or number of 'lesson list', or the "
                         "path of a folder or ZIP file.");
    return arguments.operand(1);
}

void list(const Catalog& catalog) {
    for (const std::string& name : shippedLessons())
        std::cout << name << "  " << readLesson(shippedLessonFiles(name), catalog).text("en").title << '\n';
}

void show(const Lesson& lesson) {
    const LessonText& text = lesson.text("en");
    std::cout << "# " << text.title << "\n\n" << text.introduction << '\n';
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
        const LessonStep& step = lesson.steps[i];
        std::cout << "\n## " << text.steps[i].heading << "\n\n" << text.steps[i].text << '\n';
        if (!text.steps[i].found.empty()) std::cout << '\n' << text.steps[i].found << '\n';
        if (step.question) std::cout << "\nQuestion: " << localText(step.question->text, "en") << '\n';
        for (const std::string& name : step.train) {
            const LessonRun& run = *lesson.findRun(name);
            std::cout << "\nTrain " << name << ": lunette-cli train " << run.dataset;
            for (const auto& [key, value] : run.parameters) std::cout << " --" << key << ' ' << value;
        }
        if (!step.train.empty()) std::cout << '\n';
        for (const Formula& formula : step.measures) std::cout << "Measure: " << formula.text() << '\n';
        for (const Formula& formula : step.claims) std::cout << "Claim: " << formula.text() << '\n';
    }
}

void print(const LessonOutcome& outcome) {
    std::cout << "seed " << outcome.seed << '\n';
    for (const auto& [name, value] : outcome.measured) std::cout << "  " << name << " = " << value << '\n';
    for (const LessonOutcome::Claim& claim : outcome.claims) {
        std::cout << (claim.holds ? "  holds: " : "  DOES NOT HOLD: ") << claim.text << "  (";
        for (const auto& [name, value] : claim.figures)
            std::cout << (name == claim.figures.front().first ? "" : ", ") << name << " = " << value;
        std::cout << ")\n";
    }
}

/// Before any work. Throws UsageError where the report would be written over the lesson.
void requireReportApart(const std::string& report, const std::string& lesson) {
    std::error_code ignored;
    if (!std::filesystem::exists(lesson, ignored)) return;  // a shipped one
    std::vector<std::string> read{lesson};
    for (const auto& [name, text] : readLessonFiles(lesson).texts)
        read.push_back((std::filesystem::path(lesson) / name).string());
    for (const std::string& file : read)
        if (std::filesystem::equivalent(file, report, ignored))
            throw UsageError(
                Message::tr("--report '%1' would overwrite '%2', which is read as LESSON; name another place for it.",
                            report, file)
                    .english());
}

void runLessons(const Lesson& lesson, const Catalog& catalog, const Arguments& arguments) {
    const SeedRange seeds = arguments.has("seeds") ? parseSeeds(arguments.required("seeds")) : lesson.seeds;
    const LessonTools tools{catalog, jpegError, useThreads(arguments)};
    const auto report = arguments.text("report");
    if (report) requireReportApart(*report, required(arguments));
    std::vector<LessonOutcome> outcomes;
    for (std::int64_t seed = seeds.first; seed <= seeds.last; ++seed) {
        outcomes.push_back(runLesson(lesson, seed, tools));
        if (report != "-") print(outcomes.back());
    }
    if (report) writeText(*report, lessonReportText(lesson, outcomes));
    std::ptrdiff_t failed = 0;
    for (const LessonOutcome& outcome : outcomes)
        failed += std::ranges::count(outcome.claims, false, &LessonOutcome::Claim::holds);
    if (failed > 0)
        throw Error(ErrorKind::WrongValue,
                    Message::tr("%n claims of the lesson '%1' do not hold.",
                                "%n claim of the lesson '%1' does not hold.", failed, lesson.name));
}

void runLessonCommand(const Arguments& arguments) {
    const auto action = std::ranges::find(kActions, arguments.operand(0));
    if (action == kActions.end())
        throw UsageError("'" + arguments.operand(0) + "' is nothing to do with a lesson; there are: list, show, run.");
    const bool isRun = *action == "run";
    if (!isRun && (arguments.has("seeds") || arguments.has("report") || arguments.has("threads")))
        throw UsageError("--seeds, --report and --threads are options of 'lesson run'.");
    const Catalog catalog = standardCatalog();
    if (*action == "list") {
        if (arguments.operands().size() > 1) throw UsageError("lesson list takes no name.");
        list(catalog);
        return;
    }
    const Lesson lesson = openLesson(required(arguments), catalog);
    if (isRun)
        runLessons(lesson, catalog, arguments);
    else
        show(lesson);
}

}  // namespace

Command lessonCommand() {
    return {
        "lesson",
        {{"ACTION", Value::Word, {kActions.begin(), kActions.end()}}, {"[LESSON]", Value::Input}},
        "List, show or run lessons. ACTION is list, show or run; LESSON is a name or number that 'lesson list' "
        "prints, or the path of a\nfolder or ZIP file. 'lesson run' trains what the lesson names, measures it, and "
        "exits with 1 where a claim does not hold.",
        {{"seeds", Value::Word, "A-B", "Run with each of these seeds, such as 1-3 or 2; default those of the lesson."},
         {"report", Value::Output, "FILE|-", "Write a JSON report to a file or to stdout (-)."},
         threadsOption()},
        runLessonCommand};
}

}  // namespace lunette::cli
