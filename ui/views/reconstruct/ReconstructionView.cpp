#include "views/reconstruct/ReconstructionView.h"

#include "analysis/PictureByPicture.h"
#include "export/PictureOutput.h"
#include "numeric/Random.h"
#include "widgets/BusyMark.h"
#include "widgets/ChoiceButton.h"
#include "widgets/ImageText.h"
#include "widgets/NumberText.h"
#include "widgets/Picture.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <numeric>

namespace lunette {
namespace {

constexpr std::size_t kNoveltyImages = 500;  // of either kind

/// The `count` images with the largest squared error, worst first.
std::vector<Index> worstImages(const Dataset& dataset, const Snapshot& snapshot, std::size_t count) {
    std::vector<Index> order(static_cast<std::size_t>(dataset.size()));
    std::iota(order.begin(), order.end(), Index{0});
    const std::vector<double> errors = squaredErrors(snapshot, dataset, order);
    count = std::min(count, order.size());
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(order.begin(), end, order.end(), [&errors](Index a, Index b) {
        return errors[static_cast<std::size_t>(a)] > errors[static_cast<std::size_t>(b)];
    });
    order.resize(count);
    return order;
}

}  // namespace

ReconstructionView::ReconstructionView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      choices_(new QButtonGroup(this)),
      novelty_(new QLabel(this)),
      grid_(new ReconstructionGrid(this)),
      request_(service, BackgroundService::Queue::Background, service.errorReporter()) {
    grid_->setObjectName(QStringLiteral("reconstructionGrid"));
    grid_->setDescription([this](qint64 image) { return describe(image); });
    grid_->setAccessibleName(tr("Reconstructions: input, output, difference and squared error"));

    auto* head = new QHBoxLayout;
    head->setSpacing(0);
    const auto addChoice = [&](Choice choice, const QString& text, const QString& help, const QString& name) {
        auto* button = new ChoiceButton(text, this);
        button->setToolTip(help);
        button->setObjectName(name);
        choices_->addButton(button, static_cast<int>(choice));
        head->addWidget(button);
    };
    addChoice(Choice::Random, tr("Random"), tr("Held-out images drawn at random; press again to draw others"),
              QStringLiteral("randomImagesButton"));
    addChoice(Choice::Worst, tr("Worst"), tr("The held-out images with the largest squared error"),
              QStringLiteral("worstImagesButton"));
    addChoice(Choice::Pinned, tr("Pinned"),
              tr("The images that you pinned: by clicking a row here, or a code in the latent space"),
              QStringLiteral("pinnedImagesButton"));
    addChoice(Choice::Unseen, tr("Never seen"), tr("Held-out images of the kinds that are withheld from training"),
              QStringLiteral("unseenImagesButton"));
    head->addStretch(1);
    choices_->button(static_cast<int>(Choice::Random))->setChecked(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(head);
    novelty_->setObjectName(QStringLiteral("noveltyLabel"));
    novelty_->setWordWrap(true);
    novelty_->setToolTip(
        tr("The mean of (x − x′)², summed over the pixels of a picture, over at most %1 held-out pictures of either "
           "kind")
            .arg(kNoveltyImages));
    column->addWidget(novelty_);
    column->addWidget(grid_, 1);

    connect(choices_, &QButtonGroup::idClicked, this, [this](int id) {
        if (static_cast<Choice>(id) == Choice::Random || static_cast<Choice>(id) == Choice::Unseen) ++draw_;
        refreshNow();
    });
    connect(grid_, &ReconstructionGrid::capacityChanged, this, &ReconstructionView::refresh);
    connect(grid_, &ReconstructionGrid::rowClicked, this, &ReconstructionView::pick);
    request_.setRefresh([this] { refresh(); }, {.isThrottled = true});
    request_.setBusyHandler((new BusyMark(*this))->reporter());
    updateEmptyText();
}

void ReconstructionView::addOutputs(PictureOutput& output) {
    const QString file = QStringLiteral("grid.png");
    const auto withoutData = [&output] { return output.reasonWithoutData(); };
    auto* save = output.addAction(
        PictureOutput::Menu::File,
        {"saveGridAction", tr("Save &reconstructions…"), tr("Save the reconstructions shown as one PNG file")},
        withoutData, [this, &output, file] {
            if (auto grid = shownGrid(); grid.snapshot)
                output.savePictures(tr("Save reconstructions"), file, [grid = std::move(grid)] { return grid; });
        });
    auto* copy = output.addAction(PictureOutput::Menu::Edit,
                                  {"copyGridCommandAction", tr("Copy reconstruction &grid as command"),
                                   tr("Copy the lunette-cli line that draws the reconstructions shown")},
                                  withoutData, [this, &output, file] { output.copyCommand(shownGrid(), file); });
    grid_->setContextMenuPolicy(Qt::ActionsContextMenu);
    grid_->addActions({save, copy});
    output.makeDraggable(
        *grid_, [this] { return shownGrid(); }, file);
}

ReconstructionView::Choice ReconstructionView::choice() const { return static_cast<Choice>(choices_->checkedId()); }

void ReconstructionView::setData(const DataSplit& split) {
    data_ = split;
    pinned_.clear();
    unseen_ = split.test ? noveltyOf(split).unseen : std::vector<Index>();
    choices_->button(static_cast<int>(Choice::Unseen))->setVisible(!unseen_.empty());
    if (choice() == Choice::Unseen && unseen_.empty())
        choices_->button(static_cast<int>(Choice::Random))->setChecked(true);
    showNovelty({});
    if (data_.test) {
        grid_->setPictureSize(
            {static_cast<int>(data_.test->shape().width), static_cast<int>(data_.test->shape().height)});
    }
    refreshNow();
}

void ReconstructionView::setTrainedOn(const std::string& spec) { trainedOn_ = spec; }

void ReconstructionView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    const bool another = !snapshot || !snapshot_ || snapshot->model().image() != snapshot_->model().image();
    snapshot_ = std::move(snapshot);
    if (another) {
        refreshNow();
    } else {
        refresh();
    }
}

void ReconstructionView::setCorruptionStrength(double strength) {
    if (std::exchange(corruptionStrength_, strength) != strength) refresh();
}

void ReconstructionView::pin(qint64 testImage) {
    if (std::find(pinned_.begin(), pinned_.end(), Index{testImage}) == pinned_.end()) pinned_.push_back(testImage);
    choices_->button(static_cast<int>(Choice::Pinned))->setChecked(true);
    refreshNow();
}

/// With the keys that choose the ends on the map.
void ReconstructionView::pick(qint64 testImage, Qt::KeyboardModifiers modifiers) {
    if (modifiers & Qt::ShiftModifier) return emit endpointPicked(0, testImage);
    if (modifiers & Qt::ControlModifier) return emit endpointPicked(1, testImage);
    togglePin(testImage);
}

void ReconstructionView::togglePin(qint64 testImage) {
    const auto at = std::find(pinned_.begin(), pinned_.end(), Index{testImage});
    if (at == pinned_.end()) {
        pinned_.push_back(testImage);
    } else {
        pinned_.erase(at);
    }
    refreshNow();
}

std::vector<Index> ReconstructionView::chosenImages() const {
    if (choice() == Choice::Pinned) return pinned_;
    const bool areUnseen = choice() == Choice::Unseen;
    std::vector<Index> images;
    const auto size =
        static_cast<std::uint32_t>(areUnseen ? unseen_.size() : static_cast<std::size_t>(data_.test->size()));
    const auto count = std::min<std::size_t>(static_cast<std::size_t>(grid_->capacity()), size);
    RandomStream random(draw_, Purpose::Sampling);
    while (images.size() < count) {
        const std::uint32_t place = random.nextBelow(size);
        const Index image = areUnseen ? unseen_[place] : Index{place};
        if (std::find(images.begin(), images.end(), image) == images.end()) images.push_back(image);
    }
    return images;
}

void ReconstructionView::refreshNow() {
    request_.cancel();
    refresh();
}

void ReconstructionView::refresh() {
    updateEmptyText();
    if (!data_.test || (choice() == Choice::Pinned && pinned_.empty())) {
        request_.cancel();
        grid_->setRows({});
        shown_ = {};
        return;
    }
    const bool fits = snapshot_ && snapshot_->model().image() == data_.test->shape();
    const bool worst = choice() == Choice::Worst && fits;
    const auto work = [data = data_, test = data_.test, snapshot = fits ? snapshot_ : nullptr,
                       count = static_cast<std::size_t>(grid_->capacity()), worst, strength = corruptionStrength_,
                       images = worst ? std::vector<Index>() : chosenImages()] {
        Reconstructions found;
        found.images = worst ? worstImages(*test, *snapshot, count) : images;
        test->gather(found.images, found.inputs);
        found.snapshot = snapshot;
        found.strength = strength;
        if (snapshot) {
            found.corrupted = corruptedEach(snapshot->model(), found.inputs, strength);
            found.conditions = snapshot->conditionIfKnown(*test, found.images);
            found.codes =
                encodeEach(*snapshot, found.corrupted.size() > 0 ? found.corrupted : found.inputs, found.conditions);
            found.outputs = decodeEach(*snapshot, found.codes, found.conditions);
            found.novelty = noveltyErrors(*snapshot, data, kNoveltyImages);
        }
        return found;
    };
    request_.request(work, [this](const Reconstructions& found) { display(found); });
}

void ReconstructionView::display(const Reconstructions& found) {
    const ImageShape shape = data_.test->shape();
    std::vector<ReconstructionGrid::Row> rows;
    for (std::size_t i = 0; i < found.images.size(); ++i) {
        const auto column = static_cast<Index>(i);
        ReconstructionGrid::Row row{};
        row.image = found.images[i];
        row.input = toImage(found.inputs.col(column), shape);
        if (found.corrupted.size() > 0) row.corrupted = toImage(found.corrupted.col(column), shape);
        row.pinned = std::find(pinned_.begin(), pinned_.end(), found.images[i]) != pinned_.end();
        if (found.outputs.size() > 0) {
            row.output = toImage(found.outputs.col(column), shape);
            row.difference = toDifferenceImage(found.inputs.col(column), found.outputs.col(column), shape, *this);
            row.squaredError =
                static_cast<double>((found.inputs.col(column) - found.outputs.col(column)).squaredNorm());
        }
        rows.push_back(std::move(row));
    }
    grid_->setRows(std::move(rows));
    showNovelty(found.novelty);
    shown_ = found;
}

void ReconstructionView::showNovelty(const std::optional<NoveltyErrors>& errors) {
    novelty_->setVisible(!unseen_.empty());
    if (errors && !trainedOn_.empty() && trainedOn_ != data_.spec) {
        novelty_->setText(
            tr("This model was trained on other data, perhaps with the withheld kinds present. Press Train to see "
               "how their error compares."));
        return;
    }
    if (!errors) {
        novelty_->setText(tr("Train to see how the error of the withheld kinds compares."));
        return;
    }
    novelty_->setText(tr("Mean squared error: %1 of kinds seen in training, %2 of those never seen (%3 times)")
                          .arg(numberText(errors->seen, 1), numberText(errors->unseen, 1),
                               numberText(errors->unseen / errors->seen, 1)));
}

ShownPictures ReconstructionView::shownGrid() const {
    if (!shown_.snapshot || shown_.images.empty()) return {};
    std::string images;
    for (const Index image : shown_.images) images += (images.empty() ? "" : ",") + std::to_string(image);
    DrawingCommand command{"reconstruct", true, {"--part", "test", "--images", images}};
    const bool isCorrupted = shown_.corrupted.size() > 0 && shown_.strength > 0;
    if (isCorrupted)
        command.options.insert(command.options.end(), {"--corruption-strength", formatReal(shown_.strength)});
    const ImageShape shape = shown_.snapshot->model().image();
    const Index columns = squareColumns(shown_.inputs.cols());
    const auto seen = isCorrupted ? toImages(shown_.corrupted, shape) : std::vector<QImage>();
    return {shown_.snapshot,
            shown_.codes,
            interleavedRows({toImages(shown_.inputs, shape), seen, toImages(shown_.outputs, shape)}, columns),
            columns,
            command,
            {},
            shown_.conditions};
}

QString ReconstructionView::describe(Index image) const {
    return (describeImage(*data_.test, image)
            << tr("Click to pin or unpin; Shift-click: the path starts here, Ctrl-click: it ends here"))
        .join(QLatin1Char('\n'));
}

void ReconstructionView::updateEmptyText() {
    if (!data_.test) {
        grid_->setEmptyText(
            tr("Held-out pictures and what the model makes of them appear here once a dataset is open."));
    } else if (choice() == Choice::Pinned && pinned_.empty()) {
        grid_->setEmptyText(
            tr("Click a row of Random or Worst, or a code in the latent space, to pin its picture here."));
    } else {
        grid_->setEmptyText({});
    }
}

void ReconstructionView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || changesNumbers(*event)) refresh();
    QWidget::changeEvent(event);
}

}  // namespace lunette
