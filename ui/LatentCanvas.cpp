#include "LatentCanvas.h"

#include "PlotRecorder.h"
#include "Theme.h"

namespace lunette {

namespace {
const auto kGroundLayer = QStringLiteral("ground"), kRingLayer = QStringLiteral("rings"),
           kCodeLayer = QStringLiteral("codes"), kMarkLayer = QStringLiteral("marks");
const QStringList kAxisLayers{QStringLiteral("background"), QStringLiteral("main"), QStringLiteral("axes")};
constexpr double kClickSlack = 4;      // pixels that the mouse may move within a click
constexpr double kCodeReach = 12;      // pixels within which a code is meant
constexpr double kArrowStep = 4;       // pixels, times ten with Shift
constexpr double kWheelZoom = 1.0015;  // per eighth of a degree
}  // namespace

LatentCanvas::LatentCanvas(QWidget* parent) : QCustomPlot(parent) {
    makeLayers();
    axisRect()->setAutoMargins(QCP::msNone);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(220, 160);
    connect(&camera_, &PlaneCamera::moved, this, &LatentCanvas::applyCamera);
    connect(scatter_, &LatentScatter::imageReady, this, [this] { layer(kCodeLayer)->replot(); });
    restyle();
}

void LatentCanvas::makeLayers() {
    addLayer(kGroundLayer, layer(QStringLiteral("grid")), limBelow);
    for (const QString& name : {kRingLayer, kCodeLayer, kMarkLayer}) addLayer(name);
    for (const QString& name : {kCodeLayer, kMarkLayer}) layer(name)->setMode(QCPLayer::lmBuffered);
    ground_ = new MapGround(this, kGroundLayer);
    rings_ = new PriorRings(this, kRingLayer);
    scatter_ = new LatentScatter(xAxis, yAxis);
    scatter_->setLayer(kCodeLayer);
    marks_ = new LatentMarks(this, kMarkLayer);
    emptyText_ = new QCPItemText(this);
    emptyText_->setLayer(kRingLayer);
    emptyText_->position->setType(QCPItemPosition::ptAxisRectRatio);
    emptyText_->position->setCoords(0.5, 0.5);
    emptyText_->setTextAlignment(Qt::AlignCenter);
}

void LatentCanvas::restyle() {
    const QColor faint = theme::faintInk(*this);
    QColor grid = faint;
    grid.setAlphaF(0.18f);
    QColor zero = faint;
    zero.setAlphaF(0.5f);
    setBackground(QBrush(theme::ground(*this)));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(faint);
        axis->setLabelColor(faint);
        axis->setTickLabelFont(theme::figures(*this));
        axis->setLabelFont(font());
        axis->setLabelPadding(2);
        axis->grid()->setPen(QPen(grid, 1));
        axis->grid()->setZeroLinePen(QPen(zero, 1));
    }
    emptyText_->setColor(faint);
    emptyText_->setFont(font());
    const int line = fontMetrics().height();
    axisRect()->setMargins({3 * line, 6, 8, 2 * line + 8});
    replot(rpQueuedReplot);
}

void LatentCanvas::setPoints(std::shared_ptr<const ScatterPoints> points, const QRectF& bounds, bool jump) {
    scatter_->setPoints(std::move(points));
    camera_.follow(bounds, jump);
    replot(rpQueuedReplot);
}

void LatentCanvas::setProbe(std::optional<QPointF> probe) {
    marks_->marks.probe = probe;
    layer(kMarkLayer)->replot();
}

void LatentCanvas::setLeader(std::optional<QPointF> pixel) {
    if (marks_->marks.leader == pixel) return;
    marks_->marks.leader = pixel;
    layer(kMarkLayer)->replot();
}

void LatentCanvas::setEnds(std::optional<QPointF> a, std::optional<QPointF> b) {
    marks_->marks.endA = a;
    marks_->marks.endB = b;
    layer(kMarkLayer)->replot();
}

void LatentCanvas::setOwnPicture(std::optional<QPointF> point) {
    if (marks_->marks.ownPicture == point) return;
    marks_->marks.ownPicture = point;
    layer(kMarkLayer)->replot();
}

void LatentCanvas::setPrior(std::optional<QPointF> centre) {
    rings_->setCentre(centre);
    replot(rpQueuedReplot);
}

void LatentCanvas::setGround(const MapOverlayPicture& picture, const QString& meaning) {
    ground_->setPicture(picture);
    ground_->setLegend(meaning);
    replot(rpQueuedReplot);
}

void LatentCanvas::setAxisNames(const QString& horizontal, const QString& vertical) {
    xAxis->setLabel(horizontal);
    yAxis->setLabel(vertical);
    replot(rpQueuedReplot);
}

void LatentCanvas::setEmptyText(const QString& text) {
    emptyText_->setText(text);
    emptyText_->setVisible(!text.isEmpty());
    replot(rpQueuedReplot);
}

void LatentCanvas::fit() { camera_.fit(); }

void LatentCanvas::drawBelow(QCPPainter& painter, QPoint topLeft) {
    const PlotRecorder recorder(*this, theme::ground(*this), topLeft);
    recorder.drawGround(painter, kAxisLayers + QStringList{kGroundLayer, QStringLiteral("grid"), kRingLayer});
}

std::optional<Figure::Points> LatentCanvas::shownPoints(QPoint topLeft) const {
    if (!scatter_->sharedPoints()) return std::nullopt;
    return Figure::Points{scatter_->sharedPoints(), range(), axisRect()->rect().translated(topLeft)};
}

void LatentCanvas::drawAbove(QCPPainter& painter, QPoint topLeft) {
    const PlotRecorder recorder(*this, theme::ground(*this), topLeft);
    const LatentMarks::Marks marks = marks_->marks;
    marks_->marks.hovered.reset();
    marks_->marks.leader.reset();
    recorder.drawLayers(painter, {kMarkLayer});
    marks_->marks = marks;
    recorder.coverMargins(painter);
    recorder.drawLayers(painter, kAxisLayers);
}

void LatentCanvas::applyCamera() {
    const QRectF window = camera_.window();
    xAxis->setRange(window.left(), window.right());
    yAxis->setRange(window.top(), window.bottom());
    replot(rpQueuedReplot);
    emit viewChanged();
}

QPointF LatentCanvas::toPlane(QPointF pixel) const {
    return {xAxis->pixelToCoord(pixel.x()), yAxis->pixelToCoord(pixel.y())};
}

std::optional<QPointF> LatentCanvas::codePixel(qint64 code) const {
    const ScatterPoints* points = scatter_->points();
    if (!points || code < 0 || code >= static_cast<qint64>(points->size())) return std::nullopt;
    const auto i = static_cast<std::size_t>(code);
    return toPixel({points->x[i], points->y[i]});
}

void LatentCanvas::moveProbe(QPointF point) {
    setProbe(point);
    emit probeMoved(point);
}

void LatentCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    pressedAt_ = lastAt_ = event->position();
    gesture_ = Gesture::Press;
    const auto& probe = marks_->marks.probe;
    if (probe && QLineF(toPixel(*probe), pressedAt_).length() <= LatentMarks::kGrip) {
        gesture_ = Gesture::Probe;
        gripOffset_ = toPixel(*probe) - pressedAt_;
        marks_->marks.probeHeld = true;
        hover({-1e6, -1e6});
        layer(kMarkLayer)->replot();
    }
}

void LatentCanvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF position = event->position();
    switch (gesture_) {
        case Gesture::None:
            hover(position);
            break;
        case Gesture::Probe:
            moveProbe(toPlane(position + gripOffset_));
            break;
        case Gesture::Press:
            if (QLineF(pressedAt_, position).length() < kClickSlack) break;
            gesture_ = Gesture::Pan;
            setCursor(Qt::ClosedHandCursor);
            hover({-1e6, -1e6});
            [[fallthrough]];
        case Gesture::Pan:
            camera_.pan(position - lastAt_);
            lastAt_ = position;
            break;
    }
}

void LatentCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const Gesture ended = std::exchange(gesture_, Gesture::None);
    marks_->marks.probeHeld = false;
    unsetCursor();
    layer(kMarkLayer)->replot();
    if (ended == Gesture::Press) {
        const qint64 code = scatter_->nearest(event->position(), kCodeReach);
        if (code >= 0) emit codeClicked(code, event->modifiers());
    }
    hover(event->position());
}

void LatentCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && marks_->marks.probe) moveProbe(toPlane(event->position()));
}

void LatentCanvas::wheelEvent(QWheelEvent* event) {
    const double angle = event->angleDelta().y();
    if (angle != 0) camera_.zoom(std::pow(kWheelZoom, angle), toPlane(event->position()));
    event->accept();
}

void LatentCanvas::leaveEvent(QEvent*) { hover({-1e6, -1e6}); }

void LatentCanvas::hover(QPointF position) {
    const auto& probe = marks_->marks.probe;
    const bool overProbe = probe && QLineF(toPixel(*probe), position).length() <= LatentMarks::kGrip;
    if (gesture_ == Gesture::None) setCursor(overProbe ? Qt::OpenHandCursor : Qt::ArrowCursor);
    const qint64 code = overProbe ? -1 : scatter_->nearest(position, kCodeReach);
    if (code == hovered_) return;
    hovered_ = code;
    marks_->marks.hovered.reset();
    if (code >= 0) {
        const auto i = static_cast<std::size_t>(code);
        marks_->marks.hovered = QPointF(scatter_->points()->x[i], scatter_->points()->y[i]);
    }
    layer(kMarkLayer)->replot();
    emit codeHovered(code);
}

void LatentCanvas::keyPressEvent(QKeyEvent* event) {
    const double step = kArrowStep * camera_.unitsPerPixel() * (event->modifiers() & Qt::ShiftModifier ? 10 : 1);
    QPointF move;
    switch (event->key()) {
        case Qt::Key_Left:
            move = {-step, 0};
            break;
        case Qt::Key_Right:
            move = {step, 0};
            break;
        case Qt::Key_Up:
            move = {0, step};
            break;
        case Qt::Key_Down:
            move = {0, -step};
            break;
        case Qt::Key_Home:
            fit();
            return;
        default:
            QCustomPlot::keyPressEvent(event);
            return;
    }
    if (marks_->marks.probe) moveProbe(*marks_->marks.probe + move);
}

void LatentCanvas::contextMenuEvent(QContextMenuEvent* event) {
    emit contextMenuAsked(scatter_->nearest(event->pos(), 2 * kCodeReach), toPlane(event->pos()), event->globalPos());
}

void LatentCanvas::resizeEvent(QResizeEvent* event) {
    QCustomPlot::resizeEvent(event);
    plotLayout()->update(QCPLayoutElement::upLayout);
    camera_.setViewport(axisRect()->size());
}

void LatentCanvas::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) restyle();
}

}  // namespace lunette
