#include "views/generate/GenerateView.h"

#include "analysis/DataDistance.h"
#include "analysis/PathEnds.h"
#include "imaging/PictureGrid.h"
#include "session/MessageText.h"
#include "views/generate/GeneratePanel.h"
#include "widgets/BusyMark.h"
#include "widgets/ConditionText.h"
#include "widgets/ImageText.h"
#include "widgets/NumberText.h"
#include "widgets/SampleGrid.h"
#include "widgets/ScrollPage.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lunette {

namespace {

constexpr int kPanelWidth = 216;
constexpr double kFar = 0.99;  // of the held-out distances: beyond it is a hole (Indicators)

bool areSame(const std::optional<Vector>& a, const std::optional<Vector>& b) {
    return a.has_value() == b.has_value() && (!a || (a->size() == b->size() && *a == *b));
}

}  // namespace

GenerateView::GenerateView(BackgroundService& service, const DistanceUnit& unit, QWidget* parent)
    : QWidget(parent),
      picturesRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      unit_(unit),
      panel_(new GeneratePanel),
      grid_(new SampleGrid),
      kept_(new SampleGrid),
      keptRow_(new QWidget),
      keepAction_(new QAction(tr("Keep"), this)),
      removeAction_(new QAction(tr("Remove"), this)) {
    grid_->setObjectName(QStringLiteral("sampleGrid"));
    grid_->setAccessibleName(tr("Generated pictures"));
    grid_->setCaptioned(true);
    panel_->setFixedWidth(theme::byText(*this, kPanelWidth));
    makeKept();
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(grid_, 1);
    column->addWidget(keptRow_);
    auto* row = new QHBoxLayout((new ScrollPage(*this))->content());
    row->setContentsMargins(6, 6, 6, 6);
    row->setSpacing(12);
    row->addWidget(panel_);
    row->addLayout(column, 1);
    connectParts();
    forget();
}

void GenerateView::makeKept() {
    kept_->setObjectName(QStringLiteral("keptGrid"));
    kept_->setAccessibleName(tr("Kept pictures"));
    kept_->setToolTip(tr("Codes that were kept; their pictures follow the model"));
    kept_->setCaptioned(true);
    removeAction_->setObjectName(QStringLiteral("removeKeptAction"));
    removeAction_->setToolTip(tr("Remove the selected codes, or all codes if none is selected (Del)"));
    keepAction_->setObjectName(QStringLiteral("keepSamplesAction"));
    auto* remove = new QToolButton;
    remove->setDefaultAction(removeAction_);
    remove->setAutoRaise(true);
    auto* title = new QVBoxLayout;
    title->addWidget(new QLabel(tr("Kept")));
    title->addWidget(remove);
    title->addStretch(1);
    auto* row = new QHBoxLayout(keptRow_);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(title);
    row->addWidget(kept_, 1);
}

void GenerateView::connectParts() {
    picturesRequest_.setRefresh([this] { refresh(); }, {.isThrottled = true, .whileHidden = this});
    picturesRequest_.setBusyHandler((new BusyMark(*grid_))->reporter());
    connect(&unit_, &DistanceUnit::measured, this, &GenerateView::display);
    connect(panel_, &GeneratePanel::edited, this, &GenerateView::edited);
    connect(panel_, &GeneratePanel::conditionChosen, this, &GenerateView::conditionChosen);
    connect(panel_, &GeneratePanel::sortingEdited, this, &GenerateView::display);
    connect(panel_, &GeneratePanel::keepRequested, this, &GenerateView::keep);
    connect(keepAction_, &QAction::triggered, this, &GenerateView::keep);
    connect(removeAction_, &QAction::triggered, this, &GenerateView::removeKept);
    connect(kept_, &SampleGrid::removeRequested, this, &GenerateView::removeKept);
    connect(grid_, &SampleGrid::activated, this, &GenerateView::keep);
    connect(grid_, &SampleGrid::selectionEdited, this, [this](int number) {
        kept_->clearSelection();
        pick(shown_.drawn, number);
    });
    connect(kept_, &SampleGrid::selectionEdited, this, [this](int number) {
        grid_->clearSelection();
        pick(shown_.kept, number);
    });
    for (auto [grid, action] : {std::pair(grid_, keepAction_), {kept_, removeAction_}}) {
        grid->setContextMenuPolicy(Qt::ActionsContextMenu);
        grid->addAction(action);
    }
}

bool GenerateView::hasFittingData() const {
    return snapshot_ && train_ && train_->shape() == snapshot_->model().image();
}

void GenerateView::setData(const DataSplit& split) {
    train_ = split.train;
    test_ = split.test;
    image_ = -1;
    imagePixels_.resize(0, 0);
    panel_->setImage({}, {});
    forget();
    if (test_) setImage(choosePathEnds(*test_).a);
    edited();
}

void GenerateView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    const bool otherModel = !snapshot || !snapshot_ || snapshot->sharedModel() != snapshot_->sharedModel();
    const bool isConditionedOtherwise =
        snapshot && snapshot_ && snapshot->model().condition() != snapshot_->model().condition();
    snapshot_ = std::move(snapshot);
    followCondition();
    if (!otherModel) return refresh();
    // A kept code means nothing in a space of other latents, nor under other conditions.
    const Index latents = snapshot_ ? snapshot_->model().network().latents() : 0;
    if (snapshot_ && (shown_.kept.codes.rows() != latents || isConditionedOtherwise))
        shown_.kept = {Matrix(latents, 0), Matrix(snapshot_->model().condition().size(), 0)};
    forget();
    edited();
}

/// The condition chosen elsewhere holds here, too; that of a selected picture is drawn by it already.
void GenerateView::followCondition() {
    panel_->setCondition(snapshot_ ? snapshot_->model().condition() : Condition{});
    const auto chosen =
        snapshot_ && snapshot_->isUnder() ? std::optional<Vector>(snapshot_->condition()) : std::nullopt;
    if (areSame(chosen, condition_)) return;
    condition_ = chosen;
    panel_->setChosenCondition(chosen);
}

void GenerateView::takeOver(const GenerateView& other) {
    panel_->takeOver(*other.panel_);
    const DrawnPictures& kept = other.shown_.kept;
    if (kept.codes.rows() == shown_.kept.codes.rows() && kept.conditions.rows() == shown_.kept.conditions.rows())
        shown_.kept = {kept.codes, kept.conditions};
    edited();
}

void GenerateView::setImage(qint64 testImage) {
    if (!test_ || testImage < 0 || testImage >= test_->size()) return;
    image_ = testImage;
    test_->gather(image_, 1, imagePixels_);
    panel_->setImage(toImage(imagePixels_.col(0), test_->shape()), describeImage(*test_, image_));
    if (panel_->source() == CodeSource::Around) edited();
}

/// What is shown belongs to another model or other data; what is kept stays.
void GenerateView::forget() {
    picturesRequest_.cancel();
    Generated nothing;
    std::swap(nothing.kept, shown_.kept);
    shown_ = std::move(nothing);
    shownRequest_ = {};
    order_.clear();
    panel_->setMeasurable(!snapshot_ || hasFittingData());
    grid_->setEmptyText(whyEmpty());
    display();
}

QString GenerateView::whyEmpty() const {
    if (!snapshot_) return tr("Here new pictures will appear, drawn from random codes. Press Train.");
    if (panel_->source() != CodeSource::Prior && !hasFittingData())
        return tr("Open the data of this model to draw from its codes, or draw from the prior.");
    return {};
}

GenerateRequest GenerateView::currentRequest() const {
    GenerateRequest request{snapshot_, hasFittingData() ? train_ : nullptr, {panel_->source(), panel_->components()}};
    if (request.from.source == CodeSource::Around) {
        request.from.image = imagePixels_;
        if (test_ && image_ >= 0) request.from.condition = snapshot_->conditionIfKnown(*test_, image_, 1);
    }
    request.temperature = panel_->temperature();
    request.seed = panel_->seed();
    request.count = panel_->count();
    request.condition = panel_->chosenCondition().value_or(Vector());
    request.isEach = panel_->isEach();
    request.isMeasured = panel_->isMeasured() && request.train;
    request.kept = shown_.kept;
    const bool isKnown = shownRequest_.snapshot == snapshot_ && shownRequest_.train == request.train &&
                         shownRequest_.from.source == request.from.source &&
                         shownRequest_.from.components == request.from.components && shownImage_ == image_;
    if (isKnown) request.distribution = shown_.distribution;
    request.neighbors = shown_.neighbors;
    return request;
}

void GenerateView::edited() {
    picturesRequest_.skipWait();
    refresh();
}

void GenerateView::refresh() {
    grid_->setEmptyText(whyEmpty());
    if (!whyEmpty().isEmpty()) return forget();
    grid_->setEmptyText(tr("Drawing…"));
    const auto request = std::make_shared<const GenerateRequest>(this->currentRequest());
    picturesRequest_.request([request] { return generate(*request); },
                             [this, request, image = image_](Generated generated) {
                                 shownImage_ = image;
                                 accept(*request, std::move(generated));
                             },
                             [this](const QString& message) {
                                 forget();
                                 grid_->setEmptyText(message);
                             });
}

void GenerateView::accept(const GenerateRequest& request, Generated generated) {
    // Something was kept or removed meanwhile: all pictures on the screen are to be of one snapshot.
    if (!generated.kept.isSame(shown_.kept)) return edited();
    const bool isOtherDraw = request.seed != shownRequest_.seed || request.from.source != shownRequest_.from.source ||
                             request.isEach != shownRequest_.isEach;
    shownRequest_ = request;
    shown_ = std::move(generated);
    if (isOtherDraw) {
        order_.clear();
        grid_->clearSelection();
    }
    display();
}

QString GenerateView::caption(const std::vector<double>& distances, std::size_t i) const {
    const auto unit = unit_.value();
    return unit && i < distances.size() ? numberText(distances[i] / *unit, 2) : QString();
}

void GenerateView::display() {
    const auto& [codes, conditions, pictures, distances] = shown_.drawn;
    if (panel_->isSorted() && distances.size() == pictures.size()) {
        order_ = orderByDistance(distances);
    } else {
        order_.resize(pictures.size());
        std::iota(order_.begin(), order_.end(), Index{0});
    }
    std::vector<SampleGrid::Sample> samples;
    for (const Index draw : order_) {
        const auto i = static_cast<std::size_t>(draw);
        samples.push_back({static_cast<int>(draw), pictures[i], caption(distances, i)});
    }
    grid_->setColumns(columnNames());
    grid_->setCaptioned(panel_->isMeasured());
    grid_->setSamples(std::move(samples));
    panel_->setSelected(static_cast<int>(grid_->selected().size()));
    showKept();
    summarize();
    emit shownChanged();
}

/// The condition of each column of the grid, where every code is decoded under each class.
QStringList GenerateView::columnNames() const {
    QStringList names;
    if (!shownRequest_.isEach || shown_.drawn.pictures.empty()) return names;
    const Condition& condition = shown_.snapshot->model().condition();
    const Matrix each = condition.each();
    for (const auto column : each.colwise()) names << conditionText(condition, column);
    return names;
}

void GenerateView::showKept() {
    std::vector<SampleGrid::Sample> samples;
    for (std::size_t i = 0; i < shown_.kept.pictures.size(); ++i)
        samples.push_back({static_cast<int>(i), shown_.kept.pictures[i], caption(shown_.kept.distances, i)});
    keptRow_->setVisible(!samples.empty());
    kept_->setCaptioned(panel_->isMeasured());
    kept_->setSamples(std::move(samples));
    kept_->setFixedHeight(kept_->rowHeight());
}

void GenerateView::summarize() {
    QStringList lines;
    if (shown_.distribution && shownRequest_.from.source == CodeSource::Mixture)
        lines << translated(Message::tr("%n Gaussians", "%n Gaussian", shown_.distribution->components().size()));
    if (const auto unit = unit_.value(); unit && !shown_.drawn.distances.empty()) {
        const double far = quantile(unit_.distances(), kFar);
        const auto holes =
            std::ranges::count_if(shown_.drawn.distances, [far](double distance) { return distance > far; });
        const double share = 100.0 * static_cast<double>(holes) / static_cast<double>(shown_.drawn.distances.size());
        lines << tr("median %1 × as far from the data as a real picture")
                     .arg(numberText(median(shown_.drawn.distances) / *unit, 2))
              << tr("%1 % farther than 99 of 100 real pictures").arg(numberText(share, 0));
    } else if (panel_->isMeasured() && snapshot_ && shown_.neighbors) {
        lines << (unit_.isMeasured()
                      ? tr("The real unseen pictures are all training images: there is no distance to compare with")
                      : tr("Measuring how far real pictures are…"));
    }
    panel_->setSummary(lines.join(u'\n'),
                       tr("The distance of a picture from the data is its root-mean-square pixel difference to the "
                          "nearest training image. d_test is the median of this distance over held-out pictures."));
}

void GenerateView::pick(const DrawnPictures& set, int number) {
    panel_->setSelected(static_cast<int>(grid_->selected().size()));
    emit shownChanged();
    if (number < 0 || number >= set.size()) return;
    const Vector code = set.codes.col(number);
    if (const std::optional<Vector> chosen = Vector(set.conditions.col(number));
        chosen->size() > 0 && !areSame(chosen, condition_)) {
        condition_ = chosen;
        emit conditionChosen(chosen);
    }
    emit codePicked(code);
}

void GenerateView::keep() {
    for (const int number : grid_->selected()) shown_.kept.add(shown_.drawn, number);
    showKept();
    emit shownChanged();
}

void GenerateView::removeKept() {
    const auto chosen = kept_->selected();
    std::vector<int> left;
    for (int i = 0; i < static_cast<int>(shown_.kept.size()); ++i)
        if (!chosen.empty() && std::ranges::count(chosen, i) == 0) left.push_back(i);
    shown_.kept = shown_.kept.of(left);
    kept_->clearSelection();
    showKept();
    emit shownChanged();
}

}  // namespace lunette
