#include "map/LatentCanvas.h"

#include "map/HoverMarker.h"
#include "plot/PlotRecorder.h"
#include "plot/PlotStyle.h"
#include "widgets/NumberText.h"
#include "widgets/Theme.h"

namespace lunette {

namespace {
const auto kGroundLayer = QStringLiteral("ground"), kRingLayer = QStringLiteral("rings"),
           kCodeLayer = QStringLiteral("codes"), kPictureLayer = QStringLiteral("pictures"),
           kMarkLayer = QStringLiteral("marks");
const QStringList kAxisLayers{QStringLiteral("background"), QStringLiteral("main"), QStringLiteral("axes")};
constexpr int kLowestCanvas = 250;     // pixels
constexpr double kClickSlack = 4;      // pixels that the mouse may move within a click
constexpr double kCodeReach = 12;      // pixels within which a code is meant
constexpr double kArrowStep = 4;       // pixels, times ten with Shift
constexpr double kWheelZoom = 1.0015;  // per eighth of a degree

/// What is held when a drag begins says what it does to the selection.
SelectionChange changeOf(Qt::KeyboardModifiers modifiers) {
    if (modifiers & Qt::ControlModifier) return SelectionChange::Add;
    return modifiers & Qt::AltModifier ? SelectionChange::Remove : SelectionChange::Replace;
}
}  // namespace

LatentCanvas::LatentCanvas(BackgroundService& service, QWidget* parent)
    : QCustomPlot(parent), hoverMarker_(new HoverMarker(this)) {
    makeLayers(service);
    axisRect()->setAutoMargins(QCP::msNone);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(220, kLowestCanvas);
    connect(&camera_, &PlaneCamera::moved, this, &LatentCanvas::applyCamera);
    connect(scatter_, &LatentScatter::imageReady, this, [this] { layer(kCodeLayer)->replot(); });
    restyle();
}

void LatentCanvas::makeLayers(BackgroundService& service) {
    addLayer(kGroundLayer, layer(QStringLiteral("grid")), limBelow);
    for (const QString& name : {kRingLayer, kCodeLayer, kPictureLayer, kMarkLayer}) addLayer(name);
    for (const QString& name : {kCodeLayer, kPictureLayer, kMarkLayer}) layer(name)->setMode(QCPLayer::lmBuffered);
    overlay_ = new MapPictureLayer(this, kGroundLayer);
    rings_ = new PriorRings(this, kRingLayer);
    scatter_ = new LatentScatter(xAxis, yAxis, service);
    scatter_->setLayer(kCodeLayer);
    thumbnails_ = new MapPictureLayer(this, kPictureLayer);
    labels_ = new MapLabels(this, kPictureLayer, *overlay_, *rings_);
    marks_ = new LatentMarks(this, kMarkLayer);
    emptyText_ = new QCPItemText(this);
    emptyText_->setLayer(kRingLayer);
    emptyText_->position->setType(QCPItemPosition::ptAxisRectRatio);
    emptyText_->position->setCoords(0.5, 0.5);
    emptyText_->setTextAlignment(Qt::AlignCenter);
    note_ = new QCPItemText(this);
    note_->setLayer(kMarkLayer);
    note_->position->setType(QCPItemPosition::ptAxisRectRatio);
    note_->position->setCoords(0, 0);  // below are the words of the overlay
    note_->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    note_->setPadding({4, 2, 4, 2});
    note_->setVisible(false);
}

void LatentCanvas::restyle() {
    const QColor faint = theme::faintInk(*this);
    QColor grid = faint;
    grid.setAlphaF(0.18f);
    QColor zero = faint;
    zero.setAlphaF(0.5f);
    showLocaleNumbers(*this);
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
    note_->setColor(theme::ink(*this));
    note_->setFont(font());
    note_->setBrush(theme::ground(*this));
    scatter_->setEmphasis({scatter_->emphasis().selection, theme::accent(*this).rgb()});
    const int line = fontMetrics().height();
    const int numbers = fontMetrics().horizontalAdvance(QStringLiteral("-0.75"));  // the longest of the usual ones
    axisRect()->setMargins({line + numbers + 8, 6, 8, 2 * line + 8});
    replot(rpQueuedReplot);
}

void LatentCanvas::setPoints(std::shared_ptr<const ScatterPoints> points, const QRectF& bounds, bool jump) {
    scatter_->setPoints(std::move(points));
    camera_.follow(bounds, jump);
    placeRing();
    replot(rpQueuedReplot);
}

void LatentCanvas::setProbe(std::optional<QPointF> probe) {
    if (marks_->marks.probe == probe) return;
    marks_->marks.probe = probe;
    layer(kMarkLayer)->replot();
}

void LatentCanvas::setLeader(std::optional<QPointF> pixel) {
    if (marks_->marks.leader == pixel) return;
    marks_->marks.leader = pixel;
    layer(kMarkLayer)->replot();
}

std::vector<QPointF> LatentCanvas::ends() const {
    std::vector<QPointF> ends;
    for (const auto& end : {marks_->marks.endA, marks_->marks.endB})
        if (end) ends.push_back(*end);
    return ends;
}

void LatentCanvas::setEnds(std::optional<QPointF> a, std::optional<QPointF> b) {
    if (marks_->marks.endA == a && marks_->marks.endB == b) return;
    marks_->marks.endA = a;
    marks_->marks.endB = b;
    layer(kMarkLayer)->replot();
}

void LatentCanvas::setOwnPicture(std::optional<QPointF> point) {
    if (marks_->marks.ownPicture == point) return;
    marks_->marks.ownPicture = point;
    layer(kMarkLayer)->replot();
}

void LatentCanvas::setPrior(std::optional<QPointF> center) {
    if (rings_->center() == center) return;
    rings_->setCenter(center);
    replot(rpQueuedReplot);
}

void LatentCanvas::setGround(const MapOverlayPicture& picture, const QString& meaning) {
    overlay_->setPicture(picture);
    overlay_->setLegend(meaning);
    replot(rpQueuedReplot);
}

void LatentCanvas::setTool(MapTool tool) {
    tool_ = tool;
    setCursor(restingCursor());
}

void LatentCanvas::setSelection(std::shared_ptr<const CodeSelection> selection) {
    scatter_->setEmphasis({std::move(selection), theme::accent(*this).rgb()});
    layer(kCodeLayer)->replot();
}

void LatentCanvas::setThumbnails(const MapOverlayPicture& picture) {
    thumbnails_->setPicture(picture);
    scatter_->setVisible(picture.image.isNull());
    for (const QString& name : {kCodeLayer, kPictureLayer}) layer(name)->replot();
}

void LatentCanvas::setAxisNames(const QString& horizontal, const QString& vertical) {
    if (xAxis->label() == horizontal && yAxis->label() == vertical) return;
    xAxis->setLabel(horizontal);
    yAxis->setLabel(vertical);
    replot(rpQueuedReplot);
}

void LatentCanvas::setNote(const QString& text) {
    if (text == note_->text() && note_->visible() == !text.isEmpty()) return;
    note_->setText(text);
    note_->setVisible(!text.isEmpty());
    layer(kMarkLayer)->replot();
}

QString LatentCanvas::note() const { return note_->text(); }

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
    if (!scatter_->sharedPoints() || !scatter_->visible()) return std::nullopt;
    return Figure::Points{scatter_->sharedPoints(), range(), axisRect()->rect().translated(topLeft),
                          scatter_->emphasis()};
}

void LatentCanvas::drawAbove(QCPPainter& painter, QPoint topLeft) {
    const PlotRecorder recorder(*this, theme::ground(*this), topLeft);
    const LatentMarks::Marks marks = marks_->marks;
    marks_->marks.leader.reset();
    marks_->marks.region.clear();
    recorder.drawLayers(painter, {kPictureLayer, kMarkLayer});
    marks_->marks = marks;
    recorder.coverMargins(painter);
    recorder.drawLayers(painter, kAxisLayers);
}

void LatentCanvas::applyCamera() {
    const QRectF window = camera_.window();
    xAxis->setRange(window.left(), window.right());
    yAxis->setRange(window.top(), window.bottom());
    placeRing();
    replot(rpQueuedReplot);
    emit viewChanged();
}

QPointF LatentCanvas::toPlane(QPointF pixel) const {
    return {xAxis->pixelToCoord(pixel.x()), yAxis->pixelToCoord(pixel.y())};
}

std::optional<QPointF> LatentCanvas::pointOf(qint64 code) const {
    return scatter_->points() ? scatter_->points()->at(code) : std::nullopt;
}

std::optional<QPointF> LatentCanvas::codePixel(qint64 code) const {
    const auto point = pointOf(code);
    return point ? std::optional(toPixel(*point)) : std::nullopt;
}

void LatentCanvas::moveProbe(QPointF point) {
    setProbe(point);
    emit probeMoved(point);
}

void LatentCanvas::mousePressEvent(QMouseEvent* event) {
    const bool isMiddle = event->button() == Qt::MiddleButton;
    if (gesture_ != Gesture::None || (event->button() != Qt::LeftButton && !isMiddle)) return;
    pressedAt_ = lastAt_ = event->position();
    pressedKeys_ = event->modifiers();
    gesture_ = Gesture::Press;
    pressedTool_ = isMiddle || !selectable_           ? MapTool::Move
                   : tool_ != MapTool::Move           ? tool_
                   : pressedKeys_ & Qt::ShiftModifier ? MapTool::Rectangle
                                                      : MapTool::Move;
    const auto& probe = marks_->marks.probe;
    if (pressedTool_ == MapTool::Move && !isMiddle && probe &&
        QLineF(toPixel(*probe), pressedAt_).length() <= LatentMarks::kGrip) {
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
            hover({-1e6, -1e6});
            gesture_ = pressedTool_ == MapTool::Move ? Gesture::Pan : Gesture::Region;
            if (gesture_ == Gesture::Region) {
                setCursor(Qt::CrossCursor);
                drag_.begin(pressedTool_, toPlane(pressedAt_));
                drag_.extend(toPlane(position));
                showRegion();
                break;
            }
            setCursor(Qt::ClosedHandCursor);
            [[fallthrough]];
        case Gesture::Pan:
            camera_.pan(position - lastAt_);
            lastAt_ = position;
            break;
        case Gesture::Region:
            drag_.extend(toPlane(position));
            showRegion();
            break;
    }
}

void LatentCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
    const Gesture ended = std::exchange(gesture_, Gesture::None);
    marks_->marks.probeHeld = false;
    const QPolygonF region = drag_.region();
    drag_.cancel();
    setCursor(restingCursor());
    showRegion();
    if (ended == Gesture::Region) emit regionDrawn(region, changeOf(pressedKeys_));
    if (ended == Gesture::Press && event->button() == Qt::LeftButton)
        finishPress(event->position(), event->modifiers());
    hover(event->position());
}

void LatentCanvas::finishPress(QPointF position, Qt::KeyboardModifiers modifiers) {
    const auto arrow = marks_->probeArrow();
    if (arrow && QLineF(*arrow, position).length() <= LatentMarks::kGrip) {
        showProbePlace();
        return;
    }
    const qint64 code = scatter_->nearest(position, kCodeReach);
    if (code >= 0)
        emit codeClicked(code, modifiers);
    else if (pressedTool_ != MapTool::Move && modifiers == Qt::NoModifier)
        emit regionDrawn({}, SelectionChange::Replace);
}

/// Brings a probe that is out of view into the middle, at the same scale.
void LatentCanvas::showProbePlace() {
    QRectF seen = range();
    seen.moveCenter(*marks_->marks.probe);
    camera_.look(seen);
}

void LatentCanvas::showRegion() {
    marks_->marks.region = drag_.region();
    layer(kMarkLayer)->replot();
}

QCursor LatentCanvas::restingCursor() const { return tool_ == MapTool::Move ? Qt::ArrowCursor : Qt::CrossCursor; }

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
    const auto arrow = marks_->probeArrow();
    const bool overArrow = arrow && QLineF(*arrow, position).length() <= LatentMarks::kGrip;
    if (gesture_ == Gesture::None && tool_ == MapTool::Move)
        setCursor(overArrow ? Qt::PointingHandCursor : overProbe ? Qt::OpenHandCursor : Qt::ArrowCursor);
    if (overArrow == toolTip().isEmpty())
        setToolTip(overArrow ? tr("The probe is out of view: click to go there") : QString());
    const qint64 code = overProbe ? -1 : scatter_->nearest(position, kCodeReach);
    if (code == hovered_) return;
    mark(code);
    emit codeHovered(code);
}

void LatentCanvas::mark(qint64 code) {
    hovered_ = pointOf(code) ? code : -1;
    placeRing();
}

void LatentCanvas::placeRing() {
    const auto pixel = codePixel(hovered_);
    if (pixel && axisRect()->rect().contains(pixel->toPoint()))
        hoverMarker_->surround(*pixel);
    else
        hoverMarker_->hide();
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
        case Qt::Key_Escape:
            if (gesture_ != Gesture::Region) return QCustomPlot::keyPressEvent(event);
            gesture_ = Gesture::None;
            drag_.cancel();
            setCursor(restingCursor());
            showRegion();
            return;
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
    emit contextMenuRequested(scatter_->nearest(event->pos(), 2 * kCodeReach), toPlane(event->pos()),
                              event->globalPos());
}

void LatentCanvas::resizeEvent(QResizeEvent* event) {
    QCustomPlot::resizeEvent(event);
    plotLayout()->update(QCPLayoutElement::upLayout);
    camera_.setViewport(axisRect()->size());
}

void LatentCanvas::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || changesNumbers(*event))
        restyle();
}

}  // namespace lunette
