#include "map/LatentView.h"

#include "analysis/PictureByPicture.h"
#include "data/Split.h"
#include "map/CodeEncoder.h"
#include "map/CodeSelector.h"
#include "map/LatentCanvas.h"
#include "map/MapCards.h"
#include "map/MapController.h"
#include "map/MapControls.h"
#include "map/MapOverlayer.h"
#include "map/MapToolBar.h"
#include "widgets/Language.h"
#include "widgets/NumberText.h"
#include "widgets/Picture.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QMenu>

#include <cmath>
#include <utility>

namespace lunette {

namespace {

/// Two decimals that keep their width: a figure space stands where there is no minus.
QString figure(double value) {
    const double rounded = std::round(value * 100) / 100;
    const QString digits = numberText(std::abs(rounded), 2);
    return QChar(rounded < 0 ? 0x2212 : 0x2007) + digits;
}

}  // namespace

LatentView::LatentView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      probeRequest_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      bar_(new MapControls),
      canvas_(new LatentCanvas(service)),
      map_(new MapController(service, *canvas_, this)),
      probeCard_(new ProbeCard(*canvas_)),
      hoverCard_(new HoverCard(*canvas_, *map_)) {
    setAccessibleName(tr("Map"));
    map_->setMaxCodes(kMaxCodesLive);
    canvas_->setObjectName(QStringLiteral("latentScatter"));
    canvas_->setAccessibleName(tr("Latent space"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(bar_);
    mapRow_ = new QHBoxLayout;
    mapRow_->setSpacing(0);
    mapRow_->addWidget(canvas_, 1);
    column->addLayout(mapRow_, 1);
    connectParts();
    connectThumbnails(service);
    connectSelection(service);
    connectCodes(service);
    bar_->offerMeasures();
    showEmptyText();
}

void LatentView::connectParts() {
    connect(bar_, &MapControls::armedChanged, this, [this] {
        canvas_->setTool(bar_->tools().tool());
        if (bar_->armedEnd() >= 0) canvas_->setCursor(Qt::CrossCursor);
    });
    connect(bar_, &MapControls::fitRequested, canvas_, &LatentCanvas::fit);
    connect(canvas_, &LatentCanvas::probeMoved, this, &LatentView::moveProbe);
    connect(canvas_, &LatentCanvas::codeHovered, hoverCard_, &HoverCard::showCode);
    connect(canvas_, &LatentCanvas::codeClicked, this, &LatentView::pick);
    connect(canvas_, &LatentCanvas::contextMenuRequested, this, &LatentView::showMenu);
    connect(canvas_, &LatentCanvas::viewChanged, this, [this] {
        probeCard_->place();
        hoverCard_->place();
    });
}

void LatentView::showEmptyText() {
    if (!map_->snapshot())
        canvas_->setEmptyText(
            tr("Here the code of every held-out image will appear\n"
               "and move while the network learns. Press Train."));
    else if (!map_->canEncode())
        canvas_->setEmptyText(
            tr("Drag the probe to decode the codes of this model.\n"
               "Open its data to see the codes of pictures."));
    else
        canvas_->setEmptyText({});
}

void LatentView::setOverlay(MapOverlay overlay) { bar_->setOverlay(overlay); }

void LatentView::setData(const DataSplit& split) {
    data_ = split;
    unseen_ = std::make_shared<const std::vector<Index>>(split.test ? noveltyOf(split).unseen : std::vector<Index>());
    takeImages();
    map_->setEnds({-1, -1});
    clearSelection();
    bar_->setImages(split.test.get());
    setOptions();
    forgetCodes();
    showEmptyText();
    map_->requestCodes();
}

void LatentView::setTrainedOn(const std::string& spec) {
    if (std::exchange(trainedOn_, spec) != spec) takeImages();
}

/// What these data withhold, a model of other data may have seen.
void LatentView::takeImages() { map_->setImages(data_.test, trainedOn_ == data_.spec ? unseen_ : nullptr); }

void LatentView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    // A run that goes on, or starts afresh, in the same architecture keeps the view where the user has it.
    const auto& before = map_->snapshot();
    const bool isOtherModel =
        !snapshot || !before || snapshot->model().network().architecture() != before->model().network().architecture();
    map_->setSnapshot(std::move(snapshot));
    if (isOtherModel) {
        forgetCodes();
        startProbe();
        showEmptyText();
    }
    map_->requestCodes();
    requestProbePicture();
}

void LatentView::setOptions() {
    map_->setOptions({bar_->viewpoint(), bar_->coloring(), bar_->hiddenClasses(), bar_->overlay()});
}

void LatentView::startProbe() {
    const auto& snapshot = map_->snapshot();
    const Index latents = snapshot ? snapshot->model().network().latents() : 0;
    bar_->setLatents(latents);
    setOptions();
    if (probe_.size() != latents) {
        probe_ = Vector::Zero(latents);
        probeHeld_ = false;
    }
    canvas_->fit();
    showMarks();
}

void LatentView::showMarks() {
    showProbe();
    map_->refreshOverlay();
    thumbnailer_->refresh();
}

void LatentView::setEndpoints(qint64 a, qint64 b) {
    map_->setEnds({a, b});
    map_->showMarks();
    probeCard_->place();
}

void LatentView::moveProbe(QPointF point) {
    probeHeld_ = true;
    probe_ = map_->plane().moved(probe_, point);
    showProbe();
    map_->refreshOverlay();
    requestProbePicture();
    emit probeMoved(probe_);
}

void LatentView::setProbe(const Vector& code) {
    if (!map_->snapshot() || code.size() != probe_.size()) return;
    probeHeld_ = true;
    probe_ = code;
    showProbe();
    map_->refreshOverlay();
    requestProbePicture();
}

void LatentView::showProbe() {
    map_->setProbe(probe_);
    map_->showMarks();
    if (!map_->hasProbe()) {
        canvas_->setLeader({});
        probeCard_->hide();
        return;
    }
    probeCard_->setLines(probeFigures());
    probeCard_->show();
    probeCard_->place();
    describeMap();
}

QStringList LatentView::probeFigures() const {
    const LatentViewpoint viewpoint = bar_->viewpoint();
    const auto latent = [&](Index i) { return tr("z%1 %2").arg(i + 1).arg(figure(probe_(i))); };
    if (probe_.size() == 1) return {latent(0)};
    if (!viewpoint.principal) return {latent(viewpoint.horizontal), latent(viewpoint.vertical)};
    const QPointF point = map_->plane().pointOf(probe_);
    return {tr("axis 1 %1").arg(figure(point.x())), tr("axis 2 %1").arg(figure(point.y()))};
}

void LatentView::requestProbePicture() {
    const auto& snapshot = map_->snapshot();
    emit probeChanged(snapshot, probe_);
    if (!snapshot) {
        probeRequest_.cancel();
        probeOrigin_ = {};
        probeCard_->setPicture({});
        return;
    }
    probeRequest_.request(
        [snapshot, code = probe_] {
            const Matrix picture = decodeEach(*snapshot, code);
            return toImage(picture.col(0), snapshot->model().image());
        },
        [this, origin = ProbeOrigin{snapshot, probe_}](const QImage& picture) {
            probeOrigin_ = origin;
            probeCard_->setPicture(picture);
        });
}

void LatentView::pick(qint64 code, Qt::KeyboardModifiers modifiers) {
    int end = bar_->armedEnd();
    if (modifiers & Qt::ShiftModifier) end = 0;
    if (modifiers & Qt::ControlModifier) end = 1;
    if (end < 0) {
        emit imagePinned(code);
        return;
    }
    bar_->disarm();
    std::array<qint64, 2> ends = map_->ends();
    ends[static_cast<std::size_t>(end)] = code;
    setEndpoints(ends[0], ends[1]);
    emit endpointPicked(end, code);
}

void LatentView::showMenu(qint64 code, QPointF point, QPoint globalPosition) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (code >= 0) {
        menu->addAction(tr("Path from here (A)"), this, [this, code] { pick(code, Qt::ShiftModifier); });
        menu->addAction(tr("Path to here (B)"), this, [this, code] { pick(code, Qt::ControlModifier); });
        menu->addAction(tr("Path past here"), this, [this, code] { emit wayPointPicked(code); });
        menu->addAction(tr("Pin this image"), this, [this, code] { emit imagePinned(code); });
        menu->addSeparator();
    }
    QAction* move = menu->addAction(tr("Move the probe here"), this, [this, point] { moveProbe(point); });
    move->setEnabled(map_->snapshot() != nullptr);
    menu->addAction(tr("Fit"), canvas_, &LatentCanvas::fit);
    if (!menuActions_.isEmpty()) menu->addSeparator();
    menu->addActions(menuActions_);
    menu->popup(globalPosition);
}

void LatentView::connectCodes(BackgroundService& service) {
    encoder_ = new CodeEncoder(service, this);
    connect(encoder_, &CodeEncoder::progressed, this, &LatentView::showNote);
    connect(encoder_, &CodeEncoder::encoded, map_, &MapController::requestCodes);
    connect(map_, &MapController::codesChanged, this, &LatentView::showCodes);
    // Also while the first codes are on their way, because the earlier request had other colors and axes.
    const auto projectAgain = [this] {
        setOptions();
        map_->requestCodes(map_->codes() ? map_->codes()->codes : nullptr);
    };
    connect(bar_, &MapControls::coloringChanged, this, projectAgain);
    connect(bar_, &MapControls::viewpointChanged, this, [this, projectAgain] {
        projectAgain();
        showMarks();
        canvas_->fit();
    });
    connect(bar_, &MapControls::overlayChanged, this, [this] {
        setOptions();
        map_->refreshOverlay(true);
    });
}

void LatentView::showCodes() {
    const ProjectedCodes& codes = *map_->codes();
    const bool isFirst = std::exchange(isEmpty_, false);
    if (!probeHeld_) probe_ = codes.mean;
    if (codes.legend && codes.coloring == bar_->coloring()) bar_->setLegend(*codes.legend);
    canvas_->setPoints(codes.points, codes.bounds, isFirst);
    if (!codes.points->at(hoverCard_->code())) hoverCard_->showCode(-1);  // its class has been hidden
    encoder_->gather(codes.snapshot, map_->images(), codes.codes,
                     mostCodesShown(*map_->images(), codes.codes->rows(), codes.coloring));
    showNote();
    showMarks();
    if (!probeHeld_) requestProbePicture();
}

bool LatentView::isEncoding() const { return encoder_->isBusy(); }

void LatentView::forgetCodes() {
    isEmpty_ = true;
    encoder_->stop();
    map_->clear();
    showNote();
    thumbnailer_->refresh(true);
    hoverCard_->showCode(-1);
    map_->showMarks();
}

/// What is seen on the map, in words.
void LatentView::describeMap() {
    QStringList sentences;
    if (const auto& codes = map_->codes()) {
        sentences << tr("Codes of %1 images.").arg(numberText(codes->codes->cols()));
        if (const QString coloring = bar_->coloringText(); !coloring.isEmpty())
            sentences << tr("Their colors are by %1.").arg(coloring);
        const auto& [a, b] = map_->ends();
        if (a >= 0 && b >= 0)
            sentences << tr("The path leads from image %1 to image %2.").arg(numberText(a), numberText(b));
        if (const QString note = canvas_->note(); !note.isEmpty())
            sentences << tr("%1.", "a note as a sentence").arg(note);
    }
    if (map_->hasProbe())
        sentences << tr("The probe is at %1; the arrow keys move it.").arg(language::listed(probeFigures()));
    canvas_->setAccessibleDescription(language::sentences(sentences));
}

void LatentView::showNote() {
    QStringList lines{countText(), unseenText()};
    lines.removeAll(QString());
    canvas_->setNote(lines.join(u'\n'));
    describeMap();
}

/// Where not all images are on the map, how many are, and how many are on their way.
QString LatentView::countText() const {
    const auto& codes = map_->codes();
    const auto& images = map_->images();
    if (!codes || !images || codes->codes->cols() >= images->size()) return {};
    QString text = tr("the first %1 of %2 images").arg(numberText(codes->codes->cols()), numberText(images->size()));
    if (encoder_->done() > codes->codes->cols())
        text += tr("; encoding the others: %1").arg(numberText(encoder_->done()));
    return text;
}

/// What the hollow markers are, or why there are none.
QString LatentView::unseenText() const {
    if (!map_->codes() || !unseen_ || unseen_->empty()) return {};
    if (trainedOn_ != data_.spec) return tr("trained on other data: nothing is marked as withheld");
    return tr("hollow: never seen in training (%1)").arg(numberText(static_cast<qint64>(unseen_->size())));
}

void LatentView::connectThumbnails(BackgroundService& service) {
    const auto ask = [this] {
        MapOverlayRequest request = map_->overlayRequest();
        request.overlay = bar_->tools().showsThumbnails() && request.points ? MapOverlay::Thumbnails : MapOverlay::None;
        return request;
    };
    thumbnailer_ = new MapOverlayer(service, ask, this);
    connect(thumbnailer_, &MapOverlayer::drawn, canvas_, &LatentCanvas::setThumbnails);
    connect(&bar_->tools(), &MapToolBar::thumbnailsChanged, this, [this] { thumbnailer_->refresh(true); });
    connect(canvas_, &LatentCanvas::viewChanged, this, [this] { thumbnailer_->refresh(); });
}

void LatentView::connectSelection(BackgroundService& service) {
    selector_ = new CodeSelector(service, this);
    canvas_->setSelectable(true);
    connect(&bar_->tools(), &MapToolBar::toolChanged, this, [this] { canvas_->setTool(bar_->tools().tool()); });
    connect(canvas_, &LatentCanvas::regionDrawn, this, [this](const QPolygonF& region, SelectionChange change) {
        if (map_->codes()) selector_->select(map_->codes()->points, region, change);
    });
    connect(selector_, &CodeSelector::changed, this, &LatentView::showSelection);
}

void LatentView::showSelection() {
    canvas_->setSelection(selector_->selection());
    map_->setSelection(selector_->selection());
    if (bar_->overlay() == MapOverlay::Ellipses) map_->refreshOverlay(true);
    thumbnailer_->refresh(true);
    emit selectionChanged(selector_->selection());
}

void LatentView::clearSelection() { selector_->clear(); }

void LatentView::highlight(qint64 testImage) { canvas_->mark(testImage); }

bool LatentView::takeKey(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape && selector_->selection())
        clearSelection();
    else if (event.matches(QKeySequence::SelectAll) && map_->codes())
        selector_->selectAll(*map_->codes()->points);
    else
        return event.modifiers() == Qt::NoModifier && bar_->tools().chooseByKey(event.key());
    return true;
}

void LatentView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && bar_->armedEnd() >= 0)
        bar_->disarm();
    else if (!takeKey(*event))
        QWidget::keyPressEvent(event);
}

}  // namespace lunette
