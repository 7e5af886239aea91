// What leaves the generate view: all pictures, those selected, and those kept.

#include "export/PictureOutput.h"
#include "parameter/ParameterInfo.h"
#include "views/generate/GeneratePanel.h"
#include "views/generate/GenerateView.h"
#include "widgets/SampleGrid.h"
#include "widgets/WindowActions.h"

namespace lunette {
namespace {

/// The files that "Copy as command" writes.
const QString kSamplesFile = QStringLiteral("samples.png"), kSelectedFile = QStringLiteral("selected.png"),
              kKeptFile = QStringLiteral("kept.png");

}  // namespace

void GenerateView::addOutputs(PictureOutput& output) {
    using Menu = PictureOutput::Menu;
    const auto noSelection = [this] { return hasSelection() ? QString() : tr("No generated picture is selected"); };
    const auto noKept = [this] {
        return shown_.snapshot && !shown_.kept.pictures.empty() ? QString() : tr("No generated picture is kept");
    };
    const auto noSamples = [this] {
        return shown_.drawn.pictures.empty() ? tr("No picture is generated yet: look at Generate") : QString();
    };
    const auto save = [&output](const QString& title, const QString& file, const ShownPictures& shown) {
        if (shown.snapshot) output.saveSheet(title, file, [shown] { return shown; });
    };
    auto* saveSelected =
        WindowActions::make(&output, "saveSelectedSamplesAction", tr("Save s&elected pictures…"),
                            tr("Save the selected generated pictures as one PNG file, or numbered in a new folder"));
    output.addAction(saveSelected, noSelection,
                     [this, save] { save(tr("Save selected pictures"), kSelectedFile, shownSelection()); });
    auto* saveKept = WindowActions::make(&output, "saveKeptAction", tr("Save &kept pictures…"),
                                         tr("Save the kept pictures as one PNG file, or numbered in a new folder"));
    output.addAction(saveKept, noKept, [this, save] { save(tr("Save kept pictures"), kKeptFile, shownKept()); });
    auto* saveAll = output.addAction(
        Menu::File,
        {"saveSamplesAction", tr("Save &generated pictures…"),
         tr("Save all generated pictures as one PNG file, or numbered in a new folder")},
        noSamples, [this, save] { save(tr("Save generated pictures"), kSamplesFile, shownSamples()); });
    auto* copySelected = WindowActions::make(&output, "copySelectedCommandAction", tr("Copy selected as &command"),
                                             tr("Copy the lunette-cli line that draws the selected pictures"));
    output.addAction(copySelected, noSelection,
                     [this, &output] { output.copyCommand(shownSelection(), kSelectedFile); });
    auto* copyKept = WindowActions::make(&output, "copyKeptCommandAction", tr("Copy kept as c&ommand"),
                                         tr("Copy the lunette-cli line that draws the kept pictures"));
    output.addAction(copyKept, noKept, [this, &output] { output.copyCommand(shownKept(), kKeptFile); });
    auto* copyAll = output.addAction(Menu::Edit,
                                     {"copySamplesCommandAction", tr("Copy &generated pictures as command"),
                                      tr("Copy the lunette-cli line that draws all generated pictures")},
                                     noSamples, [this, &output] { output.copyCommand(shownSamples(), kSamplesFile); });
    const QList<QAction*> actions{
        saveSelected, saveKept, saveAll, copySelected, copyKept, copyAll, output.copyPictureAction()};
    panel_->setSaveActions(actions);
    for (SampleGrid* grid : {grid_, kept_}) {
        grid->addActions(actions);
        output.makeDraggable(
            *grid->viewport(), [this] { return shownSelection(); }, kSelectedFile);
    }
    connect(this, &GenerateView::shownChanged, &output, &PictureOutput::update);
}

std::vector<std::string> GenerateView::drawOptions() const {
    std::vector<std::string> options{"--count", std::to_string(asked_.count), "--seed", std::to_string(asked_.seed)};
    const auto add = [&options](const char* option, const std::string& value) {
        options.insert(options.end(), {option, value});
    };
    if (asked_.temperature != 1.0) add("--temperature", formatReal(asked_.temperature));
    const CodeSource source = asked_.from.source;
    if (source != CodeSource::Prior) add("--from", std::string(kCodeSourceWords[static_cast<std::size_t>(source)]));
    if (source == CodeSource::Mixture && asked_.from.components > 0)
        add("--components", std::to_string(asked_.from.components));
    if (source == CodeSource::Around) {
        add("--part", "test");
        add("--image", std::to_string(askedImage_));
    }
    if (asked_.isEach) add("--condition", "each");
    return options;
}

ShownPictures GenerateView::shownSamples() const {
    if (shown_.drawn.pictures.empty()) return {};
    DrawingCommand command{"sample", asked_.from.source != CodeSource::Prior, drawOptions(), true};
    if (!std::ranges::is_sorted(order_)) {
        command.options.emplace_back("--sorted");
        command.needsData = true;
    }
    const std::vector<int> order(order_.begin(), order_.end());
    DrawnPictures set = shown_.drawn.of(order);
    const Index each = asked_.isEach ? shown_.snapshot->model().condition().each().cols() : 0;
    const Index columns = each > 0 ? each : squareColumns(set.size());
    return {shown_.snapshot,         std::move(set.codes),
            std::move(set.pictures), columns,
            std::move(command),      static_cast<std::int64_t>(asked_.seed),
            std::move(set.told)};
}

ShownPictures GenerateView::shownOf(const DrawnPictures& set, const std::vector<int>& numbers) const {
    if (numbers.empty() || !shown_.snapshot) return {};
    DrawnPictures chosen = set.of(numbers);
    DrawingCommand command{"decode", false, {"--codes", codesText(chosen.codes)}};
    const Index columns = squareColumns(chosen.size());
    return {shown_.snapshot, std::move(chosen.codes), std::move(chosen.pictures), columns, std::move(command),
            std::nullopt,    std::move(chosen.told)};
}

bool GenerateView::hasSelection() const { return shown_.snapshot && (kept_->hasSelection() || grid_->hasSelection()); }

ShownPictures GenerateView::shownSelection() const {
    if (const auto kept = kept_->selected(); !kept.empty()) return shownOf(shown_.kept, kept);
    return shownOf(shown_.drawn, grid_->selected());
}

ShownPictures GenerateView::shownKept() const {
    std::vector<int> all(shown_.kept.pictures.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int>(i);
    return shownOf(shown_.kept, all);
}

}  // namespace lunette
