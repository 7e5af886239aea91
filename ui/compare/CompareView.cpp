#include "compare/CompareView.h"

#include "analysis/PathEnds.h"
#include "compare/IndicatorTable.h"
#include "data/Split.h"
#include "map/LatentCanvas.h"
#include "map/MapControls.h"
#include "map/MapToolBar.h"
#include "widgets/ChoiceButton.h"
#include "widgets/Language.h"
#include "widgets/NumberText.h"
#include "widgets/ScrollPage.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr int kSliderSteps = 1000;
constexpr std::size_t kShownImages = 6;
constexpr int kNarrowestColumn = 280;
enum Page { Pictures, Figures };

/// A run without a state is still being trained.
QString describeEpoch(const StoredRun& run, std::int64_t epoch) {
    if (!run.history) return CompareView::tr("training, epoch %1").arg(numberText(epoch));
    const auto& history = *run.history;
    QString text = CompareView::tr("epoch %1").arg(numberText(epoch));
    const auto record = std::ranges::find(history, epoch, &EpochRecord::epoch);
    if (record != history.end()) text += CompareView::tr(", test loss %1").arg(numberText(record->test.loss, 1));
    return text;
}

}  // namespace

CompareView::CompareView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      service_(service),
      pages_(new QButtonGroup(this)),
      bar_(new MapControls),
      sameScale_(new QCheckBox(tr("Same scale"))),
      stack_(new QStackedWidget),
      empty_(new QLabel),
      note_(new QLabel),
      position_(new QLabel),
      slider_(new QSlider(Qt::Horizontal)),
      table_(new IndicatorTable(service)) {
    setObjectName(QStringLiteral("compareView"));
    empty_->setObjectName(QStringLiteral("compareEmpty"));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setContentsMargins(48, 16, 48, 16);
    empty_->setForegroundRole(QPalette::PlaceholderText);
    note_->setObjectName(QStringLiteral("compareNote"));
    note_->setWordWrap(true);
    note_->setContentsMargins(8, 2, 8, 2);
    pictures_ = makePictures();
    stack_->addWidget(empty_);
    stack_->addWidget(pictures_);
    stack_->addWidget(table_);
    auto* column = new QVBoxLayout((new ScrollPage(*this))->content());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(makeHead());
    column->addWidget(note_);
    column->addWidget(stack_, 1);
    connectParts();
    setTraining({});
    showRuns();
    showPosition();
}

void CompareView::setTraining(const QString& title) {
    empty_->setText(
        title.isEmpty()
            ? tr("Press Compare: an autoencoder and a variational one are trained on the same batches from the same "
                 "weights, and are shown here side by side.\nOr tick runs in the list at the left.")
            : tr("%1.\nThe runs are shown here side by side while they are trained.").arg(title));
}

QWidget* CompareView::makeHead() {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(6, 2, 6, 0);
    row->setSpacing(4);
    const auto addPage = [&](Page page, const QString& text, const char* name, const QString& help) {
        auto* button = new ChoiceButton(text);
        button->setObjectName(QLatin1StringView(name));
        button->setToolTip(help);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        pages_->addButton(button, page);
        row->addWidget(button);
    };
    addPage(Pictures, tr("Pictures"), "comparePicturesButton", tr("Latent spaces, paths and reconstructions"));
    addPage(Figures, tr("Indicators"), "compareIndicatorsButton", tr("The figures of each run, and how they are made"));
    pages_->button(Pictures)->setChecked(true);
    row->addWidget(bar_, 1);
    row->addStretch(0);
    bar_->tools().hide();  // codes are selected on the map above
    // The map above has controls of the same names.
    for (auto* part : bar_->findChildren<QWidget*>())
        if (!part->objectName().isEmpty()) part->setObjectName(QStringLiteral("compare-") + part->objectName());
    return head;
}

QWidget* CompareView::makePictures() {
    auto* page = new QWidget;
    auto* content = new QWidget;
    row_ = new QHBoxLayout(content);
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(4);
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Compared runs"));
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    slider_->setObjectName(QStringLiteral("comparePositionSlider"));
    slider_->setRange(0, kSliderSteps);
    slider_->setPageStep(kSliderSteps / 10);
    slider_->setValue(kSliderSteps / 2);
    slider_->setAccessibleName(tr("Place between A and B"));
    slider_->setToolTip(tr("The place between A and B that every run decodes"));
    sameScale_->setObjectName(QStringLiteral("sameScaleBox"));
    sameScale_->setChecked(true);
    sameScale_->setToolTip(tr("All latent spaces are seen through the same window, and zoom and move together"));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(8, 0, 8, 6);
    foot->addWidget(sameScale_);
    foot->addSpacing(16);
    foot->addWidget(new QLabel(tr("A")));
    foot->addWidget(slider_, 1);
    foot->addWidget(new QLabel(tr("B")));
    foot->addWidget(position_);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll, 1);
    column->addLayout(foot);
    return page;
}

void CompareView::connectParts() {
    connect(pages_, &QButtonGroup::idClicked, this, &CompareView::showRuns);
    connect(slider_, &QSlider::valueChanged, this, &CompareView::showPosition);
    connect(table_, &IndicatorTable::statusMessage, this, &CompareView::statusMessage);
    connect(bar_, &MapControls::coloringChanged, this, [this] {
        takeColoring();
        each([](CompareColumn& column) { column.followData(); });
    });
    connect(bar_, &MapControls::overlayChanged, this, [this] {
        link_.map.overlay = bar_->overlay();
        each([](CompareColumn& column) { column.followOverlay(); });
    });
    connect(bar_, &MapControls::viewpointChanged, this, [this] {
        link_.map.viewpoint = bar_->viewpoint();
        isFitted_ = false;
        each([](CompareColumn& column) {
            column.followData();
            column.canvas().fit();
        });
    });
    connect(bar_, &MapControls::fitRequested, this,
            [this] { each([](CompareColumn& column) { column.canvas().fit(); }); });
    connect(sameScale_, &QCheckBox::toggled, this, [this] {
        each([](CompareColumn& column) { column.canvas().fit(); });
        isFitted_ = false;
        alignReach();
    });
}

CompareColumn* CompareView::makeColumn() {
    auto* column = new CompareColumn(service_, link_);
    column->setMinimumWidth(kNarrowestColumn);
    connect(column, &CompareColumn::codesChanged, this, &CompareView::alignReach);
    connect(column, &CompareColumn::probeMoved, this, [this](const Vector& code) {
        setProbe(code);
        emit probeMoved(code);
    });
    connect(column, &CompareColumn::codeClicked, this, &CompareView::pick);
    connect(column, &CompareColumn::positionRequested, this,
            [this](double t) { slider_->setValue(static_cast<int>(std::lround(t * kSliderSteps))); });
    connect(&column->canvas(), &LatentCanvas::viewChanged, this, [this, column] { followView(*column); });
    return column;
}

void CompareView::fitColumns(std::size_t count) {
    isFitted_ = isFitted_ && columns_.size() == count;
    while (columns_.size() > count) {
        delete columns_.back();
        columns_.pop_back();
    }
    while (columns_.size() < count) {
        columns_.push_back(makeColumn());
        row_->addWidget(columns_.back(), 1);
    }
}

void CompareView::setRuns(const std::vector<StoredRun>& runs) {
    runs_.clear();
    QStringList leftOut;
    for (const StoredRun& run : runs) {
        const bool hasData = run.data.test && run.data.test->shape() == run.model->image();
        if (hasData && !run.snapshot.value)
            leftOut << tr("%1 is being brought back into memory.").arg(run.name);
        else if (hasData && (runs_.empty() || runs_.front().data.test == run.data.test))
            runs_.push_back(run);
        else
            leftOut << (hasData
                            ? tr("%1 was trained on other data (%2).").arg(run.name, QString::fromStdString(run.spec))
                            : tr("The data of %1 are not open (%2).").arg(run.name, QString::fromStdString(run.spec)));
    }
    note_->setText(language::sentences(leftOut));
    note_->setVisible(!leftOut.isEmpty());
    const DataSplit split = runs_.empty() ? DataSplit() : runs_.front().data;
    if (split.test != link_.images) {
        followData(split);
        emit imagesChanged();
    }
    const Index latents = runs_.empty() ? 0 : runs_.front().model->network().latents();
    if (latents != link_.probe.size()) {
        link_.probe = Vector::Zero(latents);
        bar_->setLatents(latents);
        link_.map.viewpoint = bar_->viewpoint();
    }
    table_->setRuns(runs_);
    showRuns();
}

void CompareView::takeColoring() {
    link_.map.coloring = bar_->coloring();
    link_.map.hiddenClasses = bar_->hiddenClasses();
}

void CompareView::followData(const DataSplit& split) {
    link_.images = split.test;
    link_.train = split.train;
    link_.unseen =
        std::make_shared<const std::vector<Index>>(split.test ? noveltyOf(split).unseen : std::vector<Index>());
    link_.yardstick = {};
    link_.unit.reset();
    bar_->setImages(link_.images.get());
    link_.ends = {-1, -1};
    takeColoring();
    if (link_.images) {
        const PathEnds ends = choosePathEnds(*link_.images);
        link_.ends = {ends.a, ends.b};
    }
    gatherEnds();
    chooseShown();
    fitColumns(0);  // nothing of other data stays
}

void CompareView::chooseShown() {
    link_.shown.clear();
    if (link_.images) {
        const Index size = link_.images->size();
        for (std::size_t i = 0; i < std::min(kShownImages, static_cast<std::size_t>(size)); ++i)
            link_.shown.push_back(static_cast<Index>(i) * size / static_cast<Index>(kShownImages));
    }
}

void CompareView::gatherEnds() {
    link_.endPixels.resize(0, 0);
    if (!link_.images || link_.ends[0] < 0 || link_.ends[1] < 0) return;
    const std::array<Index, 2> ends{link_.ends[0], link_.ends[1]};
    link_.images->gather(ends, link_.endPixels);
}

void CompareView::showRuns() {
    fitColumns(runs_.size());
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        const StoredRun& run = runs_[i];
        std::shared_ptr<const Snapshot> snapshot = run.snapshot.value;
        auto epoch = static_cast<std::int64_t>(std::floor(snapshot->epoch()));
        const auto entries =
            epoch_ && run.epochs.value ? run.epochs.value->entries() : std::vector<EpochSeries::Entry>();
        for (const auto& entry : entries) {
            if (entry.epoch > *epoch_) break;
            snapshot = entry.snapshot;
            epoch = entry.epoch;
        }
        columns_[i]->setHeading(run.name, run.color, describeEpoch(run, epoch));
        columns_[i]->setSnapshot(snapshot);
    }
    const bool figures = pages_->checkedId() == Figures;
    stack_->setCurrentWidget(runs_.empty() ? static_cast<QWidget*>(empty_) : figures ? table_ : pictures_);
    bar_->setVisible(!figures && !runs_.empty());
    for (QAbstractButton* page : pages_->buttons()) page->setEnabled(!runs_.empty());
    sameScale_->setEnabled(runs_.size() > 1);
}

void CompareView::setSnapshot(std::int64_t id, const std::shared_ptr<const Snapshot>& snapshot) {
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        if (runs_[i].id != id || !snapshot) continue;
        runs_[i].snapshot = {snapshot, {}};
        columns_[i]->setHeading(runs_[i].name, runs_[i].color,
                                describeEpoch(runs_[i], static_cast<std::int64_t>(std::floor(snapshot->epoch()))));
        columns_[i]->setSnapshot(snapshot);
    }
}

void CompareView::setDistanceUnit(std::optional<double> unit) {
    link_.unit = unit;
    each([](CompareColumn& column) { column.followUnit(); });
}

void CompareView::setEpoch(std::optional<std::int64_t> epoch) {
    if (std::exchange(epoch_, epoch) != epoch) showRuns();
}

void CompareView::setProbe(const Vector& code) {
    if (code.size() != link_.probe.size()) return;
    link_.probe = code;
    each([](CompareColumn& column) { column.followProbe(); });
}

void CompareView::setEndpoints(qint64 a, qint64 b) {
    const auto exists = [this](qint64 image) { return link_.images && image >= 0 && image < link_.images->size(); };
    if (!exists(a) || !exists(b)) return;
    link_.ends = {a, b};
    gatherEnds();
    each([](CompareColumn& column) { column.followImages(); });
}

void CompareView::pin(qint64 testImage) {
    if (!link_.images || testImage < 0 || testImage >= link_.images->size()) return;
    std::erase(link_.shown, Index{testImage});
    link_.shown.insert(link_.shown.begin(), Index{testImage});
    link_.shown.resize(std::min(link_.shown.size(), kShownImages));
    each([](CompareColumn& column) { column.followImages(); });
}

void CompareView::pick(qint64 testImage, Qt::KeyboardModifiers modifiers) {
    int end = bar_->armedEnd();
    if (modifiers & Qt::ShiftModifier) end = 0;
    if (modifiers & Qt::ControlModifier) end = 1;
    if (end < 0) {
        pin(testImage);
        emit imagePinned(testImage);
        return;
    }
    bar_->disarm();
    auto ends = link_.ends;
    ends.at(static_cast<std::size_t>(end)) = testImage;
    setEndpoints(ends[0], ends[1]);
    emit endpointPicked(end, testImage);
}

void CompareView::showPosition() {
    link_.t = static_cast<double>(slider_->value()) / kSliderSteps;
    position_->setText(QStringLiteral("t %1").arg(numberText(link_.t, 3)));
    each([](CompareColumn& column) { column.followPosition(); });
}

// Where all have the same scale each sees what any of them needs. They jump together, so that their windows, which
// follow the same changes from there on, stay the same.
void CompareView::alignReach() {
    QRectF all;
    bool isWhole = true;
    each([&](const CompareColumn& column) {
        all |= column.bounds().value_or(QRectF());
        isWhole = isWhole && column.bounds();
    });
    const bool jump = !isFitted_;
    isFitted_ = isFitted_ || isWhole;
    isAligning_ = true;
    each([&](CompareColumn& column) {
        if (column.bounds()) column.setReach(sameScale_->isChecked() ? all : *column.bounds(), jump);
    });
    isAligning_ = false;
}

void CompareView::followView(CompareColumn& moved) {
    if (isAligning_ || !sameScale_->isChecked()) return;
    isAligning_ = true;
    for (CompareColumn* column : columns_) {
        if (column == &moved) continue;
        if (!moved.canvas().isFollowing())
            column->canvas().look(moved.canvas().range());
        else if (!column->canvas().isFollowing())
            column->canvas().fit();
    }
    isAligning_ = false;
}

}  // namespace lunette
