#include "views/selection/SelectionView.h"

#include "analysis/PictureByPicture.h"
#include "export/PictureOutput.h"
#include "imaging/PictureGrid.h"
#include "widgets/BusyMark.h"
#include "widgets/ImageText.h"
#include "widgets/NumberText.h"
#include "widgets/SampleGrid.h"
#include "widgets/WindowActions.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {

namespace {
constexpr std::size_t kMaxShown = 10'000;
}

SelectionView::SelectionView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      count_(new QLabel),
      export_(new QPushButton(tr("Export…"))),
      clear_(new QPushButton(tr("Clear"))),
      grid_(new SampleGrid),
      request_(service, BackgroundService::Queue::Interactive, service.errorReporter()) {
    count_->setObjectName(QStringLiteral("selectionCount"));
    export_->setObjectName(QStringLiteral("exportSelectionButton"));
    clear_->setObjectName(QStringLiteral("clearSelectionButton"));
    clear_->setToolTip(tr("Select nothing (Esc on the map)"));
    grid_->setObjectName(QStringLiteral("selectionGrid"));
    grid_->setAccessibleName(tr("Pictures of the selected images"));
    grid_->setToolTip(tr("Point at a picture to see its code on the map; double-click it to pin its image"));
    grid_->setEmptyText(
        tr("The images that you select on the map appear here.\nDrag around their codes with the lasso (L), or with "
           "Shift held."));
    grid_->setCaptioned(true);
    auto* head = new QHBoxLayout;
    head->addWidget(count_, 1);
    head->addWidget(export_);
    head->addWidget(clear_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(head);
    column->addWidget(grid_, 1);

    request_.setBusyHandler((new BusyMark(*grid_))->reporter());
    connect(clear_, &QPushButton::clicked, this, &SelectionView::clearRequested);
    connect(grid_, &SampleGrid::seenChanged, this, &SelectionView::requestPictures);
    connect(grid_, &SampleGrid::pointed, this, &SelectionView::imagePointed);
    connect(grid_, &SampleGrid::selectionEdited, this, &SelectionView::imagePointed);
    connect(grid_, &SampleGrid::activated, this, &SelectionView::imageActivated);
    setSelection(nullptr);
}

void SelectionView::addOutputs(PictureOutput& output) {
    const auto reason = [this, &output] {
        return !isEmpty() && output.experiment().snapshot() ? QString() : tr("No image is selected on the map");
    };
    auto* save = output.addAction(PictureOutput::Menu::File,
                                  {"exportSelectionAction", tr("Save images selected on the ma&p…"),
                                   tr("Save the images that are selected on the map as one PNG file, or numbered in a "
                                      "new folder, each with its code")},
                                  reason, [this, &output] {
                                      output.saveSheet(tr("Save selected images"), QStringLiteral("selection.png"),
                                                       picturesToDraw());
                                  });
    auto* copy = WindowActions::make(&output, "copySelectionAction", tr("Copy &images"),
                                     tr("Copy the images as one picture, with their codes"));
    output.addAction(copy, reason, [this, &output] { output.copyPictures(picturesToDraw()); });
    grid_->setContextMenuPolicy(Qt::ActionsContextMenu);
    grid_->addActions({save, copy});
    connect(export_, &QPushButton::clicked, save, &QAction::trigger);
    const auto follow = [button = export_, save] {
        button->setEnabled(save->isEnabled());
        button->setToolTip(save->toolTip());
    };
    connect(save, &QAction::changed, this, follow);
    follow();
    connect(grid_, &SampleGrid::seenChanged, &output, &PictureOutput::update);
}

void SelectionView::setData(const DataSplit& split) {
    setSelection(nullptr);
    images_ = split.test;
    if (!images_) return;
    const ImageShape shape = images_->shape();
    grid_->setPictureSize({static_cast<int>(shape.width), static_cast<int>(shape.height)});
}

void SelectionView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) { snapshot_ = std::move(snapshot); }

void SelectionView::setSelection(const std::shared_ptr<const CodeSelection>& selection) {
    selected_ = images_ && selection ? std::make_shared<const std::vector<Index>>(selection->images()) : nullptr;
    const std::size_t count = selected_ ? selected_->size() : 0, shown = std::min(count, kMaxShown);
    std::vector<SampleGrid::Sample> samples;
    samples.reserve(shown);
    for (std::size_t place = 0; place < shown; ++place) {
        const Index image = (*selected_)[place];
        samples.push_back({static_cast<int>(image), {}, captionOf(image)});
    }
    request_.cancel();
    grid_->clearSelection();
    grid_->setSamples(std::move(samples));
    showCount(count, shown);
    clear_->setEnabled(count > 0);
}

void SelectionView::showCount(std::size_t count, std::size_t shown) {
    count_->setText(count == 0   ? tr("Nothing selected")
                    : count == 1 ? tr("Selected: 1 image")
                    : count > shown
                        ? tr("Selected: %1 images; the first %2 are shown").arg(numberText(count), numberText(shown))
                        : tr("Selected: %1 images").arg(numberText(count)));
}

QString SelectionView::captionOf(Index image) const {
    if (!images_->hasLabels()) return numberText(image);
    const auto label = static_cast<std::size_t>(images_->labels()[static_cast<std::size_t>(image)]);
    return shownName(images_->classNames()[label]);
}

void SelectionView::requestPictures() {
    const auto [first, last] = grid_->seen();
    if (!selected_ || first >= last) return;
    request_.request(
        [images = images_, selected = selected_, begin = static_cast<std::size_t>(first),
         count = static_cast<std::size_t>(last - first)] {
            Matrix pixels;
            images->gather(std::span(*selected).subspan(begin, count), pixels);
            return toImages(pixels, images->shape());
        },
        [this, begin = static_cast<std::size_t>(first)](const std::vector<QImage>& pictures) {
            grid_->setPictures(begin, pictures);
        });
}

std::function<ShownPictures()> SelectionView::picturesToDraw() const {
    if (!selected_ || !snapshot_ || snapshot_->model().image() != images_->shape()) return {};
    std::vector<Index> chosen;
    for (const int number : grid_->selected()) chosen.push_back(number);
    if (chosen.empty()) chosen = *selected_;
    return [images = images_, snapshot = snapshot_, chosen = std::move(chosen)]() -> ShownPictures {
        Matrix pixels;
        images->gather(chosen, pixels);
        const Matrix own = snapshot->conditionIfKnown(*images, chosen);
        return {snapshot,
                encodeEach(*snapshot, pixels, own),
                toImages(pixels, images->shape()),
                squareColumns(pixels.cols()),
                {},
                {},
                own};
    };
}

}  // namespace lunette
