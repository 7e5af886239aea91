#include "views/gallery/GalleryView.h"

#include "analysis/PictureByPicture.h"
#include "data/Split.h"
#include "imaging/StoredPicture.h"
#include "plot/CodeColoring.h"
#include "views/gallery/GalleryDetails.h"
#include "views/gallery/GalleryGrid.h"
#include "widgets/BusyMark.h"
#include "widgets/ImageText.h"
#include "widgets/NamedControl.h"
#include "widgets/NumberText.h"
#include "widgets/RealSpinBox.h"
#include "widgets/ScrollPage.h"
#include "widgets/WholeSpinBox.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr int kMinGallerySide = 28, kMaxSide = 224, kFirstSide = 64;
constexpr int kNumberCaption = -2, kLabelCaption = -1;  // else the number of a factor
constexpr int kFilterDecimals = 3;
constexpr double kMaxFactor = 1e9;

QString labelOf(const Dataset& images, qint64 image) {
    const std::int32_t label = images.labels()[static_cast<std::size_t>(image)];
    return shownName(images.classNames()[static_cast<std::size_t>(label)]);
}

}  // namespace

GalleryView::GalleryView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      filterRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      rangeRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      codeRequest_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      grid_(named(new GalleryGrid, "galleryGrid", tr("Pictures of the dataset"), {})),
      details_(new GalleryDetails(service)),
      part_(named(new QComboBox, "galleryPartBox", tr("Part of the dataset"),
                  tr("The images that are held out, or those that the network learns from"))),
      caption_(named(new QComboBox, "galleryCaptionBox", tr("Caption"), tr("The caption of each picture"))),
      label_(named(new QComboBox, "galleryLabelBox", tr("Label"), tr("Show the pictures of one label only"))),
      factor_(named(new QComboBox, "galleryFactorBox", tr("Factor"),
                    tr("Show only pictures whose factor lies between the two numbers"))),
      low_(named(new RealSpinBox({-kMaxFactor, kMaxFactor}), "galleryLow", tr("Smallest value"),
                 tr("The smallest value that is shown"))),
      high_(named(new RealSpinBox({-kMaxFactor, kMaxFactor}), "galleryHigh", tr("Largest value"),
                  tr("The largest value that is shown"))),
      jump_(named(new WholeSpinBox, "galleryJump", tr("Image number"), tr("Go to the image of this number"))),
      size_(named(new QSlider(Qt::Horizontal), "gallerySizeSlider", tr("Size of the pictures"),
                  tr("Smaller or larger pictures"))),
      count_(named(new QLabel, "galleryCount", tr("Pictures shown"), tr("How many pictures are shown, of how many"))) {
    makeActions();
    auto* busy = new BusyMark(*grid_);
    for (LatestRequest* request : {&filterRequest_, &rangeRequest_}) request->setBusyHandler(busy->reporter());
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(grid_, 1);
    row->addWidget(details_);
    details_->hide();
    details_->setActions({makeA_, makeB_, pin_, probe_});
    auto* column = new QVBoxLayout((new ScrollPage(*this))->content());
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(4);
    column->addWidget(makeHead());
    column->addWidget(makeFilterRow());
    column->addLayout(row, 1);
    connectParts();
    GalleryView::setData({});
}

QWidget* GalleryView::makeHead() {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    part_->addItems({tr("Held out"), tr("To train on")});  // in the order of Part
    jump_->setPrefix(tr("No. "));
    size_->setRange(kMinGallerySide, kMaxSide);
    size_->setValue(kFirstSide);
    size_->setPageStep(kMinGallerySide);
    size_->setMinimumWidth(80);
    size_->setMaximumWidth(160);
    row->addWidget(part_);
    row->addWidget(new QLabel(tr("Under each")));
    row->addWidget(caption_);
    row->addStretch(1);
    row->addWidget(jump_);
    row->addWidget(new QLabel(tr("Size")));
    row->addWidget(size_);
    return head;
}

QWidget* GalleryView::makeFilterRow() {
    auto* filters = new QWidget;
    auto* row = new QHBoxLayout(filters);
    row->setContentsMargins(0, 0, 0, 0);
    for (RealSpinBox* bound : {low_, high_}) {
        bound->setFixedDecimals(kFilterDecimals);
        bound->setMaximumWidth(bound->fontMetrics().horizontalAdvance(QStringLiteral("-00000.000")) + 32);
        bound->hide();
    }
    row->addWidget(label_);
    row->addWidget(factor_);
    row->addWidget(low_);
    row->addWidget(high_);
    row->addStretch(1);
    row->addWidget(count_);
    return filters;
}

void GalleryView::makeActions() {
    const auto make = [this](const char* name, const QString& text, const QString& help, const QKeySequence& key) {
        auto* action = new QAction(text, this);
        action->setObjectName(QLatin1StringView(name));
        const QString keys = key.toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, keys));
        action->setWhatsThis(action->toolTip());
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);  // letters are the grid's, not the boxes'
        grid_->addAction(action);
        return action;
    };
    makeA_ = make("galleryMakeA", tr("Make A"), tr("The path begins at this picture"), Qt::Key_A);
    makeB_ = make("galleryMakeB", tr("Make B"), tr("The path ends at this picture"), Qt::Key_B);
    pin_ = make("galleryPin", tr("Pin"), tr("Pin its reconstruction"), Qt::Key_P);
    probe_ = make("galleryProbe", tr("Probe here"), tr("Put the probe on the map at this picture's code"), Qt::Key_M);
    open_ = make("galleryOpen", tr("Details"), tr("Show what is known of this picture"), Qt::Key_Return);
    copy_ = make("galleryCopy", tr("Copy picture"), tr("Copy this picture, pixel for pixel"), {});
    save_ = make("gallerySave", tr("Save picture…"), tr("Save this picture as a PNG file"), {});
    grid_->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void GalleryView::connectParts() {
    for (QComboBox* box : {caption_, label_, factor_})  // other data bring other items
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(part_, &QComboBox::currentIndexChanged, this, &GalleryView::choosePart);
    connect(caption_, &QComboBox::currentIndexChanged, this, &GalleryView::showCaptions);
    connect(label_, &QComboBox::currentIndexChanged, this, &GalleryView::requestMatches);
    connect(factor_, &QComboBox::currentIndexChanged, this, &GalleryView::chooseFactor);
    for (RealSpinBox* bound : {low_, high_})
        connect(bound, &QDoubleSpinBox::valueChanged, this, &GalleryView::requestMatches);
    connect(jump_, &QSpinBox::valueChanged, grid_, &GalleryGrid::setCurrent);
    connect(size_, &QSlider::valueChanged, grid_, &GalleryGrid::setPictureSide);
    connect(grid_, &GalleryGrid::currentChanged, this, &GalleryView::showCurrent);
    connect(grid_, &GalleryGrid::activated, open_, &QAction::trigger);
    connect(grid_, &GalleryGrid::copyRequested, copy_, &QAction::trigger);
    connect(details_, &GalleryDetails::closeRequested, details_, &QWidget::hide);
    connect(makeA_, &QAction::triggered, this, [this] { emit endpointPicked(0, grid_->current()); });
    connect(makeB_, &QAction::triggered, this, [this] { emit endpointPicked(1, grid_->current()); });
    connect(pin_, &QAction::triggered, this, [this] { emit imagePinned(grid_->current()); });
    connect(probe_, &QAction::triggered, this, &GalleryView::moveProbe);
    connect(open_, &QAction::triggered, details_, &QWidget::show);
    connect(copy_, &QAction::triggered, this, [this] { QApplication::clipboard()->setImage(currentPicture()); });
    connect(save_, &QAction::triggered, this, [this] {
        emit saveRequested(
            currentPicture(),
            QStringLiteral("%1-%2.png").arg(showsTest() ? tr("held-out") : tr("training")).arg(grid_->current()));
    });
}

void GalleryView::setData(const DataSplit& split) {
    data_ = split;
    fillParts();
    fillBoxes();
    choosePart();
}

void GalleryView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    snapshot_ = std::move(snapshot);
    details_->setSnapshot(snapshot_);
    allowActions();
}

void GalleryView::setEndpoints(qint64 a, qint64 b) {
    ends_[0] = a;
    ends_[1] = b;
    showMarks();
}

void GalleryView::showMarks() {
    if (showsTest())
        grid_->setEnds(ends_[0], ends_[1]);
    else
        grid_->setEnds(-1, -1);
}

/// What is withheld is a part of its own, where there is such a thing.
void GalleryView::fillParts() {
    const QSignalBlocker quiet(part_);
    auto withheld = data_.test ? noveltyOf(data_).unseen : std::vector<Index>();
    part_->removeItem(Withheld);
    withheld_ = nullptr;
    if (withheld.empty()) return;
    part_->addItem(tr("Withheld"));
    part_->setItemData(Withheld, tr("Held-out images whose like is not among those to train on"), Qt::ToolTipRole);
    withheld_ = std::make_shared<const std::vector<Index>>(std::move(withheld));
}

// Both parts share classes and factors.
void GalleryView::fillBoxes() {
    const QSignalBlocker quietCaption(caption_), quietLabel(label_), quietFactor(factor_);
    for (QComboBox* box : {caption_, label_, factor_}) box->clear();
    for (RealSpinBox* bound : {low_, high_}) bound->hide();
    caption_->addItem(tr("number"), kNumberCaption);
    label_->addItem(tr("All labels"));
    factor_->addItem(tr("Any factor"));
    const Dataset* images = data_.test.get();
    if (images && images->hasLabels()) {
        caption_->addItem(tr("label"), kLabelCaption);
        for (const std::string& name : images->classNames()) label_->addItem(shownName(name));
    }
    if (images)
        for (int i = 0; i < static_cast<int>(images->factors().size()); ++i) {
            const QString name = shownName(images->factors()[static_cast<std::size_t>(i)].name);
            caption_->addItem(name, i);
            factor_->addItem(name);
        }
    label_->setVisible(label_->count() > 1);
    factor_->setVisible(factor_->count() > 1);
    const CodeColoring first = images ? defaultColoring(*images) : CodeColoring();
    const int kind = first.kind == CodeColoring::Kind::Factor  ? static_cast<int>(first.factor)
                     : first.kind == CodeColoring::Kind::Label ? kLabelCaption
                                                               : kNumberCaption;
    caption_->setCurrentIndex(caption_->findData(kind));
}

void GalleryView::choosePart() {
    filterRequest_.cancel();
    rangeRequest_.cancel();
    codeRequest_.cancel();
    const auto shown = images();
    jump_->setEnabled(shown != nullptr);
    part_->setEnabled(shown != nullptr);
    if (shown) {
        const QSignalBlocker quiet(jump_);
        jump_->setRange(0, static_cast<int>(shown->size()) - 1);
    }
    grid_->setEmptyText(shown ? tr("No picture is like that. Choose another label or a wider range.")
                              : tr("Open a dataset: here its pictures will appear."));
    grid_->setImages(shown, {});
    grid_->setMarked(part() == HeldOut ? withheld_ : nullptr);
    showMarks();
    showCaptions();
    showCurrent(grid_->current());
    if (filter().factor)
        chooseFactor();
    else
        requestMatches();
}

GalleryFilter GalleryView::filter() const {
    GalleryFilter chosen;
    if (part() == Withheld) chosen.among = withheld_;
    if (label_->currentIndex() > 0) chosen.label = label_->currentIndex() - 1;
    if (factor_->currentIndex() <= 0) return chosen;
    chosen.factor = static_cast<std::size_t>(factor_->currentIndex() - 1);
    chosen.low = low_->value();
    chosen.high = high_->value();
    return chosen;
}

// The range begins as wide as the factor, rounded outwards to the decimals that are shown.
void GalleryView::chooseFactor() {
    const auto shown = images();
    const GalleryFilter criteria = filter();
    for (RealSpinBox* bound : {low_, high_}) bound->setVisible(criteria.factor.has_value());
    rangeRequest_.cancel();
    if (!criteria.factor || !shown) return requestMatches();
    rangeRequest_.request([shown, factor = *criteria.factor] { return factorRange(shown->factors()[factor]); },
                          [this](FactorRange range) {
                              const double unit = std::pow(10.0, -kFilterDecimals);
                              const QSignalBlocker quietLow(low_), quietHigh(high_);
                              for (RealSpinBox* bound : {low_, high_})
                                  bound->setSingleStep(std::max(unit, (range.high - range.low) / 20));
                              low_->setValue(std::floor(range.low / unit) * unit);
                              high_->setValue(std::ceil(range.high / unit) * unit);
                              requestMatches();
                          });
}

void GalleryView::requestMatches() {
    const auto shown = images();
    const GalleryFilter criteria = filter();
    if (!shown || criteria.takesAll()) {
        filterRequest_.cancel();
        showMatches({});
        return;
    }
    filterRequest_.request([shown, criteria] { return matchingImages(*shown, criteria); },
                           [this](const auto& matches) { showMatches(matches); });
}

void GalleryView::showMatches(std::shared_ptr<const std::vector<std::int32_t>> matches) {
    const auto shown = images();
    grid_->setImages(shown, std::move(matches));
    if (!shown) return count_->clear();
    const QString all = shown->size() == 1 ? tr("1 picture") : tr("%1 pictures").arg(numberText(shown->size()));
    QString text = grid_->count() == shown->size() ? all : tr("%1 of %2").arg(numberText(grid_->count()), all);
    if (part() == HeldOut && withheld_)
        text += tr("; \u25e5 %1 withheld from training").arg(numberText(static_cast<qint64>(withheld_->size())));
    count_->setText(text);
}

void GalleryView::showCaptions() {
    const auto shown = images();
    const int kind = caption_->currentData().toInt();
    grid_->setCaption([shown, kind](qint64 image) {
        if (kind == kNumberCaption) return numberText(image);
        if (kind == kLabelCaption) return labelOf(*shown, image);
        const Factor& factor = shown->factors()[static_cast<std::size_t>(kind)];
        return numberText(static_cast<double>(factor.values[static_cast<std::size_t>(image)]), 2);
    });
}

void GalleryView::showCurrent(qint64 image) {
    codeRequest_.cancel();
    const QString title = (showsTest() ? tr("Held-out image %1") : tr("Training image %1")).arg(numberText(image));
    const bool isWithheld = showsTest() && withheld_ && std::ranges::binary_search(*withheld_, Index{image});
    details_->setImage(images(), image, title, isWithheld);
    if (image >= 0) {
        const QSignalBlocker quiet(jump_);
        jump_->setValue(static_cast<int>(image));
    } else {
        details_->hide();
    }
    allowActions();
}

void GalleryView::allowActions() {
    const auto shown = images();
    const bool isChosen = shown && grid_->current() >= 0;
    const auto allow = [&](QAction* action, bool allowed, const QString& whyNot) {
        action->setEnabled(isChosen && allowed);
        action->setToolTip(!isChosen ? tr("Choose a picture first") : allowed ? action->whatsThis() : whyNot);
    };
    const QString onlyTest = tr("Paths and pins are of held-out images: choose them above");
    for (QAction* action : {makeA_, makeB_, pin_}) allow(action, showsTest(), onlyTest);
    const bool fits = isChosen && snapshot_ && snapshot_->model().image() == shown->shape();
    allow(probe_, fits, tr("There is no model of such pictures yet: press Train"));
    for (QAction* action : {open_, copy_, save_}) allow(action, true, {});
}

void GalleryView::moveProbe() {
    codeRequest_.request(
        [snapshot = snapshot_, shown = images(), image = grid_->current()] {
            Matrix x;
            shown->gather(image, 1, x);
            return Vector(encodeEach(*snapshot, x, snapshot->conditionIfKnown(*shown, image, 1)).col(0));
        },
        [this](const Vector& code) { emit codePicked(code); });
}

QImage GalleryView::currentPicture() const {
    const auto shown = images();
    return storedPicture(shown->image(grid_->current()), shown->shape());
}

}  // namespace lunette
