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
        return shown_.snapshot && !shown_.keptPictures.empty() ? QString() : tr("No generated picture is kept");
    };
    const auto noSamples = [this] {
        return shown_.pictures.empty() ? tr("No picture is generated yet: look at Generate") : QString();
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
    std::vector<std::string> options{"--count", std::to_string(shownRequest_.count), "--seed",
                                     std::to_string(shownRequest_.seed)};
    const auto add = [&options](const char* option, const std::string& value) {
        options.insert(options.end(), {option, value});
    };
    if (shownRequest_.temperature != 1.0) add("--temperature", formatReal(shownRequest_.temperature));
    const CodeSource source = shownRequest_.from.source;
    if (source != CodeSource::Prior) add("--from", std::string(kCodeSourceWords[static_cast<std::size_t>(source)]));
    if (source == CodeSource::Mixture && shownRequest_.from.components > 0)
        add("--components", std::to_string(shownRequest_.from.components));
    if (source == CodeSource::Around) {
        add("--part", "test");
        add("--image", std::to_string(shownImage_));
    }
    return options;
}

ShownPictures GenerateView::shownSamples() const {
    if (shown_.pictures.empty()) return {};
    DrawingCommand command{"sample", shownRequest_.from.source != CodeSource::Prior, drawOptions(), true};
    if (!std::ranges::is_sorted(order_)) {
        command.options.emplace_back("--sorted");
        command.needsData = true;
    }
    std::vector<QImage> pictures;
    for (const Index draw : order_) pictures.push_back(shown_.pictures[static_cast<std::size_t>(draw)]);
    const Index columns = squareColumns(static_cast<Index>(pictures.size()));
    return {shown_.snapshot,    Matrix(shown_.codes(Eigen::all, order_)),     std::move(pictures), columns,
            std::move(command), static_cast<std::int64_t>(shownRequest_.seed)};
}

ShownPictures GenerateView::shownOf(const Matrix& codes, const std::vector<QImage>& pictures,
                                    const std::vector<int>& numbers) const {
    if (numbers.empty() || !shown_.snapshot) return {};
    const Matrix chosen = codes(Eigen::all, numbers);
    std::vector<QImage> images;
    images.reserve(numbers.size());
    for (const int number : numbers) images.push_back(pictures[static_cast<std::size_t>(number)]);
    return {shown_.snapshot,
            chosen,
            std::move(images),
            squareColumns(chosen.cols()),
            {"decode", false, {"--codes", codesText(chosen)}}};
}

bool GenerateView::hasSelection() const { return shown_.snapshot && (kept_->hasSelection() || grid_->hasSelection()); }

ShownPictures GenerateView::shownSelection() const {
    if (const auto kept = kept_->selected(); !kept.empty()) return shownOf(shown_.kept, shown_.keptPictures, kept);
    return shownOf(shown_.codes, shown_.pictures, grid_->selected());
}

ShownPictures GenerateView::shownKept() const {
    std::vector<int> all(shown_.keptPictures.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int>(i);
    return shownOf(shown_.kept, shown_.keptPictures, all);
}

}  // namespace lunette
