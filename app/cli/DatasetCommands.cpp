#include "cli/Commands.h"
#include "cli/Data.h"
#include "cli/Output.h"
#include "imaging/DownloadableDatasets.h"
#include "imaging/StandardCatalog.h"
#include "io/Report.h"

#include <algorithm>
#include <iostream>

namespace lunette::cli {
namespace {

void printParameters(const DatasetKind& kind) {
    const Settings defaults = allDefaults(kind);
    for (const ParameterInfo& parameter : allParameters(kind))
        std::cout << "    " << parameter.key << '=' << defaults.at(parameter.key) << "  " << parameter.help.english()
                  << " (" << describeRange(parameter).english() << ")\n";
}

void printWhereabouts(const DownloadableDataset& set) {
    const auto place = placeOf(set);
    std::cout << "    license: " << set.license.english() << "; " << set.page << "\n    ";
    if (place)
        std::cout << "here: " << *place << '\n';
    else if (set.files.empty())
        std::cout << "not here: save pictures from there into " << set.folder << '\n';
    else
        std::cout << "not here: lunette-cli fetch " << set.name << " downloads " << (set.bytes() + 500'000) / 1'000'000
                  << " MB\n";
}

void runDatasets(const Arguments&) {
    std::cout << "Built-in datasets; give parameters as NAME:KEY=VALUE,KEY=VALUE\n";
    const Catalog catalog = standardCatalog();
    for (const auto& source : catalog.sources()) {
        std::cout << '\n'
                  << source->name() << "  " << source->title().english() << ". " << source->description().english()
                  << '\n';
        if (const auto set = findDownloadableDataset(source->name())) printWhereabouts(*set);
        printParameters(*source);
    }
    std::cout << "\nFiles and folders; give parameters as PATH:KEY=VALUE,KEY=VALUE\n";
    for (const auto& format : catalog.formats()) {
        std::string patterns;
        for (const std::string& pattern : format->filePatterns()) patterns += (patterns.empty() ? "" : " ") + pattern;
        std::cout << '\n' << format->name() << (patterns.empty() ? "" : " (" + patterns + ")") << '\n';
        printParameters(*format);
    }
}

void printClasses(const DataSplit& data) {
    if (!data.train->hasLabels()) {
        std::cout << "labels       none\n";
        return;
    }
    std::cout << "labels       " << data.train->classNames().size() << " classes\n";
    for (std::size_t k = 0; k < data.train->classNames().size(); ++k) {
        const auto label = static_cast<std::int32_t>(k);
        std::cout << "  " << oneLine(data.train->classNames()[k]) << ": "
                  << std::ranges::count(data.train->labels(), label) << " + "
                  << std::ranges::count(data.test->labels(), label)
                  << (std::ranges::count(data.excludedClasses, label) > 0 ? ", withheld from training\n" : "\n");
    }
}

void printFactors(const Dataset& dataset) {
    std::cout << "factors      " << (dataset.factors().empty() ? "none" : "") << '\n';
    for (const Factor& factor : dataset.factors()) {
        const auto [low, high] = std::ranges::minmax(factor.values);
        std::cout << "  " << factor.name << ": " << low << " to " << high << '\n';
    }
}

void printReport(const ImportReport& report) {
    std::cout << "notes        " << (report.notes.empty() ? "none" : "") << '\n';
    for (const Message& note : report.notes) std::cout << "  " << oneLine(note.english()) << '\n';
    if (!report.kinds.empty()) std::cout << "kinds\n";
    for (const auto& kind : report.kinds) std::cout << "  " << kind.what.english() << ": " << kind.count << '\n';
    std::cout << "skipped      " << (report.skipped.empty() ? "nothing" : std::to_string(report.skipped.size()))
              << '\n';
    for (const auto& item : report.skipped)
        std::cout << "  " << oneLine(item.what.english() + ": " + item.why.english()) << '\n';
}

void runInspect(const Arguments& arguments) {
    useThreads(0);
    const DataSplit data = openData(arguments.operand(0));
    const auto report = arguments.text("report");
    if (report) writeText(*report, datasetReportText(data));
    if (report == "-") return;

    const ImageShape shape = data.train->shape();
    std::cout << "name         " << oneLine(data.train->name()) << "\nimages       " << data.train->size()
              << " to train on, " << data.test->size() << " held out\nshape        " << shape.width << " x "
              << shape.height << ", " << shape.channels << (shape.channels == 1 ? " channel\n" : " channels\n");
    if (!data.splitDescription.isEmpty())
        std::cout << "split        " << oneLine(data.splitDescription.english()) << '\n';
    printClasses(data);
    printFactors(*data.train);
    printReport(data.train->report());
}

}  // namespace

Command datasetsCommand() {
    return {"datasets", {}, "List the built-in datasets and their parameters.", {}, runDatasets};
}

Command inspectCommand() {
    return {
        "inspect",
        {{"DATASET", Value::Dataset}},
        "Say what a dataset holds. Images, shape, labels, factors, and what was skipped or converted.",
        {{"report", Value::Output, "FILE|-", "Write the same as JSON to a file, or to stdout (-) instead of text."}},
        runInspect};
}

}  // namespace lunette::cli
