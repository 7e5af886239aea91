#include "probe/CustomPictureView.h"

#include "analysis/SquaredErrors.h"
#include "imaging/PictureReader.h"
#include "widgets/BusyMark.h"
#include "widgets/DrawingPad.h"
#include "widgets/Language.h"
#include "widgets/NumberText.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace lunette {

namespace {

constexpr int kCardSide = 112;
constexpr int kVerdictLines = 3;
constexpr double kThinnest = 0.5, kThickest = 8;  // pixels of a picture of kBrushSide to a side
constexpr double kBrushSide = 28;
constexpr int kBrushSteps = 30, kFirstBrush = 8;

PictureCard* makeCard(const char* name, const QString& line, const QString& help) {
    auto* card = new PictureCard;
    card->setObjectName(QLatin1StringView(name));
    card->setAccessibleName(line);
    card->setToolTip(help);
    card->setPictureSide(kCardSide);
    card->setLineCount(1);
    card->setLines({line});
    return card;
}

QToolButton* makeButton(const char* name, const QString& text, const QString& help) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1StringView(name));
    button->setText(text);
    button->setToolTip(help);
    return button;
}

}  // namespace

CustomPictureView::CustomPictureView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      request_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      errorsRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      takeRequest_(service, BackgroundService::Queue::Files, service.errorReporter()),
      pad_(new DrawingPad),
      brush_(new QSlider(Qt::Horizontal)),
      undo_(makeButton("undoDrawingButton", tr("Undo"), tr("Take the last stroke back (Ctrl+Z)"))),
      clear_(makeButton("clearDrawingButton", tr("Clear"), tr("Start over with an empty picture"))),
      verdict_(new QLabel) {
    pad_->setObjectName(QStringLiteral("drawingPad"));
    pad_->setAccessibleName(tr("Your picture"));
    pad_->setToolTip(tr("Draw with the left mouse button, wipe with the right one; paste a picture or drop one here"));
    verdict_->setObjectName(QStringLiteral("ownPictureVerdict"));
    verdict_->setWordWrap(true);
    verdict_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    verdict_->setToolTip(
        tr("The sum over pixels of the squared difference from the reconstruction, beside that of held-out images"));
    makeCards();
    auto* cards = new QHBoxLayout;
    cards->addWidget(output_);
    cards->addWidget(difference_);
    auto* column = new QVBoxLayout(this);
    column->addWidget(pad_, 1);
    column->addWidget(makeTools());
    column->addLayout(cards);
    column->addWidget(verdict_);
    connect(pad_, &DrawingPad::edited, this, &CustomPictureView::edited);
    errorsRequest_.setRefresh([this] { askErrors(); }, {.isThrottled = true, .whileHidden = this});
    errorsRequest_.setBusyHandler((new BusyMark(*this))->reporter());
    restyle();
    fitPad();
}

void CustomPictureView::makeCards() {
    output_ = makeCard("ownReconstruction", tr("reconstruction"), tr("What the model makes of your picture"));
    difference_ = makeCard("ownDifference", tr("difference"), tr("Your picture minus its reconstruction"));
}

QWidget* CustomPictureView::makeTools() {
    brush_->setObjectName(QStringLiteral("brushSlider"));
    brush_->setAccessibleName(tr("Brush width"));
    brush_->setToolTip(tr("Width of the brush"));
    brush_->setRange(0, kBrushSteps);
    brush_->setValue(kFirstBrush);
    connect(brush_, &QSlider::valueChanged, this, &CustomPictureView::restyle);
    connect(undo_, &QToolButton::clicked, pad_, &DrawingPad::undo);
    connect(clear_, &QToolButton::clicked, pad_, &DrawingPad::clear);
    auto* undoKeys = new QShortcut(QKeySequence::Undo, this);
    undoKeys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(undoKeys, &QShortcut::activated, pad_, &DrawingPad::undo);
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("&Brush"));
    label->setBuddy(brush_);
    row->addWidget(label);
    row->addWidget(brush_, 1);
    row->addWidget(undo_);
    row->addWidget(clear_);
    return tools;
}

void CustomPictureView::restyle() {
    verdict_->setFont(theme::figures(*this));
    verdict_->setMinimumHeight(kVerdictLines * QFontMetrics(verdict_->font()).lineSpacing());
    const double side = fitting_ ? static_cast<double>(std::max(fitting_->shape.width, fitting_->shape.height)) : 0;
    const double share = brush_->value() / static_cast<double>(kBrushSteps);
    pad_->setBrushWidth(side / kBrushSide * (kThinnest + share * (kThickest - kThinnest)));
}

void CustomPictureView::setData(const DataSplit& split) {
    data_ = split;
    fitPad();
}

void CustomPictureView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    snapshot_ = std::move(snapshot);
    const bool isOtherShape =
        fitting_.has_value() != (snapshot_ != nullptr) || (snapshot_ && fitting_->shape != snapshot_->model().image());
    if (isOtherShape) return fitPad();
    ask();
}

/// A drawing means something for pictures of one shape and one ground only.
void CustomPictureView::fitPad() {
    fitting_.reset();
    if (snapshot_) fitting_ = fittingOf(data_, snapshot_->model().image());
    const ImageShape shape = fitting_ ? fitting_->shape : ImageShape{0, 0, 1};
    pad_->setEmptyText(fitting_
                           ? tr("Draw here with the mouse, paste a picture (Ctrl+V), or drop one here or on the map.")
                           : tr("Press Train: then draw a picture here, or paste one, to see what the model makes of "
                                "it."));
    restyle();
    takeRequest_.cancel();
    forget();
    pad_->reset(QSize(static_cast<int>(shape.width), static_cast<int>(shape.height)),
                !fitting_ || fitting_->ground == Ground::Black);
}

void CustomPictureView::take(const QImage& picture) {
    if (!fitting_) return;
    takeRequest_.request([picture, fitting = *fitting_] { return fitted(picture, fitting); },
                         [this](const QImage& image) { pad_->setPicture(image); },
                         [this](const QString& message) { emit errorOccurred(message); });
}

void CustomPictureView::takeFile(const QString& path) {
    if (!fitting_) return;
    takeRequest_.request(
        [path, fitting = *fitting_] { return fitted(readPicture(path, fitting.ground).image, fitting); },
        [this](const QImage& image) { pad_->setPicture(image); },
        [this, path](const QString& message) {
            emit errorOccurred(tr("%1 cannot be read as a picture: %2").arg(QFileInfo(path).fileName(), message));
        });
}

void CustomPictureView::takeOver(const CustomPictureView& other) {
    brush_->setValue(other.brush_->value());
    pad_->takeOver(*other.pad_);
    movedTo_ = edition_;  // the probe stays where it is
}

void CustomPictureView::edited() {
    ++edition_;
    undo_->setEnabled(pad_->canUndo());
    clear_->setEnabled(!pad_->isBlank());
    ask();
}

void CustomPictureView::ask() {
    if (!fitting_ || pad_->isBlank() || !isVisible()) return forget();
    request_.request([snapshot = snapshot_, picture = pad_->picture(),
                      shape = fitting_->shape] { return reconstructOwn(snapshot, pixelsOf(picture, shape)); },
                     [this, edition = edition_](const OwnReconstruction& found) { accept(found, edition); });
    askErrors();
}

void CustomPictureView::askErrors() {
    const bool isMeasurable = snapshot_ && data_.test && data_.test->shape() == snapshot_->model().image();
    if (!isMeasurable || errorsOf_ == snapshot_ || pad_->isBlank()) return;
    errorsRequest_.request([snapshot = snapshot_, heldOut = data_.test] { return measureHeldOut(*snapshot, *heldOut); },
                           [this, snapshot = snapshot_](const HeldOutErrors& errors) {
                               errorsOf_ = snapshot;
                               heldOutErrors_ = errors.sorted;
                               showVerdict();
                           });
}

void CustomPictureView::accept(const OwnReconstruction& found, int edition) {
    found_ = found;
    output_->setPicture(toImage(found.output, fitting_->shape));
    difference_->setPicture(toDifferenceImage(found.input, found.output, fitting_->shape, *this));
    showVerdict();
    emit codeFound(found.code);
    if (std::exchange(movedTo_, edition) != edition) emit codeEdited(found.code);
}

void CustomPictureView::forget() {
    request_.cancel();
    errorsRequest_.cancel();
    found_.reset();
    errorsOf_.reset();
    heldOutErrors_.clear();
    output_->setPicture({});
    difference_->setPicture({});
    showVerdict();
    emit codeFound({});
}

void CustomPictureView::showVerdict() {
    if (!found_) {
        verdict_->setText(tr("Draw a picture to see how unusual it is for this dataset."));
        return;
    }
    QString text = tr("Squared error %1").arg(numberText(found_->squaredError, 1));
    if (!heldOutErrors_.empty()) {
        const double share = 100.0 * shareBelow(heldOutErrors_, found_->squaredError);
        text = tr("%1: higher than %2 % of the held-out images' (%3 of them).")
                   .arg(text, numberText(share, 0), numberText(heldOutErrors_.size()));
    }
    verdict_->setText(language::unbroken(text));
}

void CustomPictureView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    ask();
}

void CustomPictureView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    forget();
}

void CustomPictureView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (changesNumbers(*event)) showVerdict();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
        if (found_) difference_->setPicture(toDifferenceImage(found_->input, found_->output, fitting_->shape, *this));
    }
}

}  // namespace lunette
