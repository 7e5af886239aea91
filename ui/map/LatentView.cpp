#include "map/LatentView.h"

#include "analysis/PictureByPicture.h"
#include "map/LatentCanvas.h"
#include "map/MapControls.h"
#include "map/MapOverlayer.h"
#include "map/MapToolBar.h"
#include "widgets/ImageText.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"
#include "widgets/Theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr int kProbePictureSide = 128;
constexpr int kSmallProbeSide = 84;  // on a low map, so that the picture leaves it to the codes
constexpr int kLowMap = 300;
constexpr int kHoverPictureSide = 84;
constexpr int kCardDistance = 22;  // from the point it belongs to
constexpr int kMapCardMargin = 6;
constexpr Index kMaxFigures = 2;

PictureCard* makeCard(QWidget* parent, const QString& name, int side, int lines) {
    auto* card = new PictureCard(parent);
    card->setObjectName(name);
    card->setPictureSide(side);
    card->setLineCount(lines);
    card->setAttribute(Qt::WA_TransparentForMouseEvents);
    card->hide();
    return card;
}

/// Two decimals that keep their width: a figure space stands where there is no minus.
QString figure(double value) {
    const double rounded = std::round(value * 100) / 100;
    const QString digits = QLocale().toString(std::abs(rounded), 'f', 2);
    return QChar(rounded < 0 ? 0x2212 : 0x2007) + digits;
}

/// Top left of a card beside a point: on the given side, within the area.
QPoint besidePoint(QPointF point, QSize card, const QRect& area, bool left) {
    const double x = left ? point.x() - kCardDistance - card.width() : point.x() + kCardDistance;
    const double y = std::clamp<double>(point.y() - card.height() / 2.0, area.top(),
                                        std::max(area.top(), area.bottom() - card.height()));
    return QPointF(x, y).toPoint();
}

}  // namespace

LatentView::LatentView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      cloudRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      probeRequest_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      bar_(new MapControls),
      canvas_(new LatentCanvas),
      probeCard_(makeCard(canvas_, QStringLiteral("probePicture"), kProbePictureSide, kMaxFigures)),
      hoverCard_(makeCard(canvas_, QStringLiteral("hoverPicture"), kHoverPictureSide, 0)) {
    canvas_->setObjectName(QStringLiteral("latentScatter"));
    canvas_->setAccessibleName(tr("Latent space"));
    canvas_->setAccessibleDescription(tr("Drag the probe or move it with the arrow keys to decode the code under it."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(bar_);
    mapRow_ = new QHBoxLayout;
    mapRow_->setSpacing(0);
    mapRow_->addWidget(canvas_, 1);
    column->addLayout(mapRow_, 1);
    connectParts();
    connectOverlay(service);
    connectThumbnails(service);
    connectSelection(service);
    connectCodes(service);
    bar_->offerMeasures();
    restyle();
    showEmptyText();
}

void LatentView::connectParts() {
    connect(bar_, &MapControls::armedChanged, this, [this] {
        canvas_->setTool(bar_->tools().tool());
        if (bar_->armedEnd() >= 0) canvas_->setCursor(Qt::CrossCursor);
    });
    connect(bar_, &MapControls::fitRequested, canvas_, &LatentCanvas::fit);
    connect(canvas_, &LatentCanvas::probeMoved, this, &LatentView::moveProbe);
    connect(canvas_, &LatentCanvas::codeHovered, this, &LatentView::showHovered);
    connect(canvas_, &LatentCanvas::codeClicked, this, &LatentView::pick);
    connect(canvas_, &LatentCanvas::contextMenuRequested, this, &LatentView::showMenu);
    connect(canvas_, &LatentCanvas::viewChanged, this, [this] {
        placeProbeCard();
        placeHoverCard();
    });
}

void LatentView::restyle() {
    probeCard_->setEdge(theme::accent(*this));
    hoverCard_->setEdge(theme::faintInk(*this));
}

void LatentView::showEmptyText() {
    if (!snapshot_)
        canvas_->setEmptyText(
            tr("Here the code of every held-out image will appear\n"
               "and move while the network learns. Press Train."));
    else if (!canEncode())
        canvas_->setEmptyText(
            tr("Drag the probe to decode the codes of this model.\n"
               "Open its data to see the codes of pictures."));
    else
        canvas_->setEmptyText({});
}

void LatentView::setData(const DataSplit& split) {
    images_ = split.test;
    ends_ = {-1, -1};
    clearSelection();
    bar_->setImages(images_.get());
    forgetCloud();
    showEmptyText();
    requestCloud();
}

void LatentView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    // A run that goes on, or starts afresh, in the same architecture keeps the view where the user has it.
    const bool otherModel = !snapshot || !snapshot_ ||
                            snapshot->model().network().architecture() != snapshot_->model().network().architecture();
    snapshot_ = std::move(snapshot);
    if (otherModel) {
        forgetCloud();
        startProbe();
        showEmptyText();
    }
    requestCloud();
    requestProbePicture();
}

bool LatentView::canEncode() const { return snapshot_ && images_ && images_->shape() == snapshot_->model().image(); }

void LatentView::startProbe() {
    const Index latents = snapshot_ ? snapshot_->model().network().latents() : 0;
    bar_->setLatents(latents);
    if (probe_.size() != latents) {
        probe_ = Vector::Zero(latents);
        probeHeld_ = false;
    }
    canvas_->fit();
    showPlane();
}

LatentPlane LatentView::plane() const { return cloud_ ? cloud_->plane : planeOf(bar_->viewpoint(), probe_.size()); }

void LatentView::showPlane() {
    if (!snapshot_) {
        canvas_->setPrior({});
        canvas_->setAxisNames({}, {});
    } else {
        const LatentViewpoint viewpoint = bar_->viewpoint();
        const QString vertical = probe_.size() > 1 ? tr("latent z%1").arg(viewpoint.vertical + 1) : QString();
        if (viewpoint.principal)
            canvas_->setAxisNames(tr("first principal axis"), tr("second principal axis"));
        else
            canvas_->setAxisNames(tr("latent z%1").arg(viewpoint.horizontal + 1), vertical);
        if (snapshot_->model().isDistribution())
            canvas_->setPrior(plane().pointOf(Vector::Zero(probe_.size())));
        else
            canvas_->setPrior({});
    }
    showEnds();
    showProbe();
    overlayer_->refresh();
    thumbnailer_->refresh();
}

void LatentView::setEndpoints(qint64 a, qint64 b) {
    ends_ = {a, b};
    showEnds();
}

void LatentView::showEnds() {
    std::array<std::optional<QPointF>, 2> points;
    for (std::size_t end = 0; cloud_ && end < ends_.size(); ++end) points[end] = cloud_->points->at(ends_[end]);
    canvas_->setEnds(points[0], points[1]);
    const bool hasOwn = snapshot_ && ownPicture_.size() > 0 && ownPicture_.size() == probe_.size();
    canvas_->setOwnPicture(hasOwn ? std::optional(plane().pointOf(ownPicture_)) : std::nullopt);
}

void LatentView::moveProbe(QPointF point) {
    probeHeld_ = true;
    probe_ = plane().moved(probe_, point);
    showProbe();
    overlayer_->refresh();
    requestProbePicture();
    emit probeMoved(probe_);
}

void LatentView::setProbe(const Vector& code) {
    if (!snapshot_ || code.size() != probe_.size()) return;
    probeHeld_ = true;
    probe_ = code;
    showProbe();
    overlayer_->refresh();
    requestProbePicture();
}

void LatentView::showProbe() {
    if (!snapshot_) {
        canvas_->setProbe({});
        canvas_->setLeader({});
        probeCard_->hide();
        return;
    }
    // A space of one latent has no height: the handle goes where the hand holds it.
    const QPointF point = plane().pointOf(probe_);
    canvas_->setProbe(point);
    probeCard_->setLines(probeFigures());
    probeCard_->show();
    placeProbeCard();
}

QStringList LatentView::probeFigures() const {
    const LatentViewpoint viewpoint = bar_->viewpoint();
    const auto latent = [&](Index i) { return tr("z%1 %2").arg(i + 1).arg(figure(probe_(i))); };
    if (probe_.size() == 1) return {latent(0)};
    if (!viewpoint.principal) return {latent(viewpoint.horizontal), latent(viewpoint.vertical)};
    const QPointF point = plane().pointOf(probe_);
    return {tr("axis 1 %1").arg(figure(point.x())), tr("axis 2 %1").arg(figure(point.y()))};
}

void LatentView::requestProbePicture() {
    emit probeChanged(snapshot_, probe_);
    if (!snapshot_) {
        probeRequest_.cancel();
        probeOrigin_ = {};
        probeCard_->setPicture({});
        return;
    }
    probeRequest_.request(
        [snapshot = snapshot_, code = probe_] {
            const Matrix picture = decodeEach(*snapshot, code);
            return toImage(picture.col(0), snapshot->model().image());
        },
        [this, origin = ProbeOrigin{snapshot_, probe_}](const QImage& picture) {
            probeOrigin_ = origin;
            probeCard_->setPicture(picture);
        });
}

void LatentView::placeProbeCard() {
    const auto probe = canvas_->probe();
    if (!probe) return;
    const QRect area = canvas_->rect().adjusted(kMapCardMargin, kMapCardMargin, -kMapCardMargin, -kMapCardMargin);
    probeCard_->setPictureSide(area.height() < kLowMap ? kSmallProbeSide : kProbePictureSide);
    const QSize size = probeCard_->sizeHint();
    const QRect right(QPoint(area.right() - size.width(), area.top()), size), left(area.topLeft(), size);
    // The card keeps still at its edge, where few codes are; only a probe that comes under it sends it across.
    const QPoint point = canvas_->toPixel(*probe).toPoint();
    const QRect& place = cardOnLeft_ ? left : right;
    if (place.adjusted(-kCardDistance, -kCardDistance, kCardDistance, kCardDistance).contains(point))
        cardOnLeft_ = !cardOnLeft_;
    probeCard_->setGeometry(cardOnLeft_ ? left : right);
    canvas_->setLeader(QPointF(cardOnLeft_ ? left.right() : right.left(), area.top() + size.height() / 2.0));
}

void LatentView::showHovered(qint64 code) {
    hovered_ = code;
    if (code < 0 || !images_ || !cloud_) {
        hoverCard_->hide();
        return;
    }
    Matrix pixels;
    images_->gather(code, 1, pixels);
    hoverCard_->setPicture(toImage(pixels.col(0), images_->shape()));
    hoverCard_->setLines(describeImage(*images_, code));
    placeHoverCard();
    hoverCard_->show();
    hoverCard_->raise();
}

void LatentView::placeHoverCard() {
    if (hovered_ < 0 || !cloud_) return;
    const QPointF point = canvas_->codePixel(hovered_).value_or(QPointF());
    const QRect area = canvas_->rect().adjusted(4, 4, -4, -4);
    const QSize size = hoverCard_->sizeHint();
    const bool left = point.x() + kCardDistance + size.width() > area.right();
    hoverCard_->resize(size);
    hoverCard_->move(besidePoint(point, size, area, left));
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
    ends_[static_cast<std::size_t>(end)] = code;
    showEnds();
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
    move->setEnabled(snapshot_ != nullptr);
    menu->addAction(tr("Fit"), canvas_, &LatentCanvas::fit);
    if (!menuActions_.isEmpty()) menu->addSeparator();
    menu->addActions(menuActions_);
    menu->popup(globalPosition);
}

void LatentView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && bar_->armedEnd() >= 0)
        bar_->disarm();
    else if (!takeKey(*event))
        QWidget::keyPressEvent(event);
}

void LatentView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) restyle();
}

}  // namespace lunette
