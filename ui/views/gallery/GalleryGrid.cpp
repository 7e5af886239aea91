#include "views/gallery/GalleryGrid.h"

#include "imaging/StoredPicture.h"
#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace lunette {

namespace {

constexpr int kGalleryGap = 8;
constexpr double kFrame = 2;
constexpr double kLargestMark = 14;
constexpr int kMinCaptioned = 40;                 // a narrower picture has no room for words
constexpr int kMaxKilobytes = 64 * 1024;          // of pictures that are kept
constexpr qint64 kNanosecondsAFrame = 2'500'000;  // for making pictures

/// In the kind that is painted fastest; smaller than stored where it is shown smaller.
QImage makePicture(const Dataset& images, qint64 image, double devicePixels) {
    QImage picture = storedPicture(images.image(image), images.shape());
    if (std::max(picture.width(), picture.height()) > devicePixels)
        picture = picture.scaled(static_cast<int>(devicePixels), static_cast<int>(devicePixels), Qt::KeepAspectRatio,
                                 Qt::SmoothTransformation);
    return picture.convertToFormat(QImage::Format_RGB32);
}

}  // namespace

GalleryGrid::GalleryGrid(QWidget* parent) : QAbstractScrollArea(parent), made_(kMaxKilobytes) {
    nextFrame_.setSingleShot(true);
    connect(&nextFrame_, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // else the columns change when it comes
}

void GalleryGrid::setImages(std::shared_ptr<const Dataset> images,
                            std::shared_ptr<const std::vector<std::int32_t>> chosen) {
    const bool areOthers = images != images_;
    if (areOthers) made_.clear();
    images_ = std::move(images);
    chosen_ = std::move(chosen);
    if (current_ >= 0 && (areOthers || placeOf(current_) < 0)) {
        current_ = -1;
        emit currentChanged(-1);
    }
    updateScrollBar();
    if (current_ >= 0)
        scrollTo(placeOf(current_));
    else
        verticalScrollBar()->setValue(0);
    viewport()->update();
}

void GalleryGrid::setCaption(std::function<QString(qint64)> caption) {
    caption_ = std::move(caption);
    viewport()->update();
}

void GalleryGrid::setPictureSide(int side) {
    const qint64 first = current_ >= 0 ? placeOf(current_) : firstInView();
    side_ = side;
    made_.clear();
    updateScrollBar();
    if (first < count())
        verticalScrollBar()->setValue(static_cast<int>(first / geometry().columns) * geometry().pitchY);
    viewport()->update();
}

void GalleryGrid::setEnds(qint64 a, qint64 b) {
    ends_ = {a, b};
    viewport()->update();
}

void GalleryGrid::setMarked(std::shared_ptr<const std::vector<Index>> images) {
    marked_ = std::move(images);
    viewport()->update();
}

void GalleryGrid::setEmptyText(const QString& text) {
    emptyText_ = text;
    viewport()->update();
}

qint64 GalleryGrid::count() const {
    if (!images_) return 0;
    return chosen_ ? static_cast<qint64>(chosen_->size()) : static_cast<qint64>(images_->size());
}

void GalleryGrid::setCurrent(qint64 image) {
    const qint64 place = placeOf(image);
    if (place < 0) return;
    scrollTo(place);
    viewport()->update();
    if (std::exchange(current_, image) != image) emit currentChanged(image);
}

qint64 GalleryGrid::imageAt(qint64 place) const {
    return chosen_ ? (*chosen_)[static_cast<std::size_t>(place)] : place;
}

qint64 GalleryGrid::placeOf(qint64 image) const {
    if (image < 0 || !images_ || image >= images_->size()) return -1;
    if (!chosen_) return image;
    const auto at = std::ranges::lower_bound(*chosen_, image);
    return at != chosen_->end() && *at == image ? at - chosen_->begin() : -1;
}

bool GalleryGrid::hasCaptions() const { return side_ >= kMinCaptioned; }

GalleryGrid::Geometry GalleryGrid::geometry() const {
    Geometry at;
    const int caption = hasCaptions() ? QFontMetrics(theme::figures(*this)).height() : 0;
    at.columns = std::max(1, (viewport()->width() - kGalleryGap) / (side_ + kGalleryGap));
    at.pitchX = std::max(side_ + kGalleryGap, (viewport()->width() - kGalleryGap) / at.columns);
    at.pitchY = side_ + kGalleryGap + caption;
    return at;
}

QRect GalleryGrid::cell(qint64 place) const {
    const Geometry at = geometry();
    return {kGalleryGap + static_cast<int>(place % at.columns) * at.pitchX,
            kGalleryGap + static_cast<int>(place / at.columns) * at.pitchY - verticalScrollBar()->value(),
            at.pitchX - kGalleryGap, at.pitchY - kGalleryGap};
}

QRect GalleryGrid::cellOf(qint64 image) const {
    const qint64 place = placeOf(image);
    return place < 0 ? QRect() : cell(place);
}

qint64 GalleryGrid::placeAt(QPoint position) const {
    const Geometry at = geometry();
    const int column = (position.x() - kGalleryGap / 2) / at.pitchX;
    const int row = (position.y() + verticalScrollBar()->value() - kGalleryGap / 2) / at.pitchY;
    const qint64 place = qint64{row} * at.columns + column;
    return position.x() >= 0 && column < at.columns && place >= 0 && place < count() ? place : -1;
}

qint64 GalleryGrid::firstInView() const {
    const Geometry at = geometry();
    return qint64{verticalScrollBar()->value() / at.pitchY} * at.columns;
}

void GalleryGrid::updateScrollBar() {
    const Geometry at = geometry();
    const qint64 rows = (count() + at.columns - 1) / at.columns;
    const qint64 most = std::max<qint64>(0, rows * at.pitchY + kGalleryGap - viewport()->height());
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(at.pitchY / 2);
    verticalScrollBar()->setRange(0, static_cast<int>(std::min<qint64>(most, std::numeric_limits<int>::max())));
}

void GalleryGrid::scrollTo(qint64 place) {
    const QRect area = cell(place);
    QScrollBar* bar = verticalScrollBar();
    if (area.top() < kGalleryGap) bar->setValue(bar->value() + area.top() - kGalleryGap);
    if (area.bottom() > viewport()->height() - kGalleryGap)
        bar->setValue(bar->value() + area.bottom() - viewport()->height() + kGalleryGap);
}

const QImage* GalleryGrid::picture(qint64 image, bool mayMake) {
    if (const QImage* found = made_.object(image)) return found;
    if (!mayMake) return nullptr;
    auto* made = new QImage(makePicture(*images_, image, side_ * devicePixelRatioF()));
    made_.insert(image, made, 1 + static_cast<int>(made->sizeInBytes() / 1024));
    return made_.object(image);
}

void GalleryGrid::paintCell(QPainter& painter, qint64 place, const QImage* picture) const {
    const qint64 image = imageAt(place);
    const QRect area = cell(place);
    const QRectF square(area.left() + (area.width() - side_) / 2.0, area.top(), side_, side_);
    QRectF target = square;
    if (picture) {
        target = pixelExactRect(picture->size(), square, devicePixelRatioF());
        painter.drawImage(target, *picture);
    } else {
        painter.fillRect(square, palette().color(QPalette::Mid));
    }
    if (marked_ && std::ranges::binary_search(*marked_, Index{image})) paintMark(painter, target);
    const bool isEnd = image == ends_[0] || image == ends_[1];
    if (isEnd || image == current_) {
        const QColor color = image == current_   ? theme::accent(*this)
                             : image == ends_[0] ? theme::endA(*this)
                                                 : theme::endB(*this);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, kFrame));
        painter.drawRect(target.adjusted(-kFrame, -kFrame, kFrame, kFrame));
    }
    if (!hasCaptions()) return;
    QString text = caption_ ? caption_(image) : QString();
    if (isEnd) text.prepend((image == ends_[0] ? tr("A") : tr("B")) + QStringLiteral(" \u00b7 "));
    painter.setPen(image == current_ ? theme::ink(*this) : theme::faintInk(*this));
    const int room = area.width() + kGalleryGap - 2;
    painter.drawText(QRectF(area.left() - kGalleryGap / 2.0 + 1, square.bottom() + kFrame, room, area.height() - side_),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextDontClip,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, room));
}

/// A triangle in the upper right corner.
void GalleryGrid::paintMark(QPainter& painter, const QRectF& picture) const {
    const double side = std::min(kLargestMark, picture.width() / 3);
    painter.setPen(QPen(theme::ground(*this), 1));
    painter.setBrush(theme::accent(*this));
    painter.drawPolygon(
        QPolygonF{picture.topRight(), picture.topRight() - QPointF(side, 0), picture.topRight() + QPointF(0, side)});
}

void GalleryGrid::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme::ground(*this));
    missing_ = 0;
    if (count() == 0) {
        painter.setPen(theme::faintInk(*this));
        painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
        return;
    }
    if (madeAt_ != devicePixelRatioF()) made_.clear();
    madeAt_ = devicePixelRatioF();
    painter.setFont(theme::figures(*this));
    const Geometry at = geometry();
    const qint64 rows = viewport()->height() / at.pitchY + 2;
    const qint64 last = std::min(count(), firstInView() + rows * at.columns);
    QElapsedTimer timer;
    timer.start();
    for (qint64 place = firstInView(); place < last; ++place) {
        const QImage* made = picture(imageAt(place), missing_ == 0 && timer.nsecsElapsed() < kNanosecondsAFrame);
        if (!made) ++missing_;
        paintCell(painter, place, made);
    }
    if (missing_ > 0) nextFrame_.start(0);
}

void GalleryGrid::resizeEvent(QResizeEvent*) { updateScrollBar(); }

// Copy means the current picture while the grid has the focus, and the window's picture otherwise.
bool GalleryGrid::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && current_ >= 0 &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        event->accept();
    return QAbstractScrollArea::event(event);
}

void GalleryGrid::mousePressEvent(QMouseEvent* event) {
    if (const qint64 place = placeAt(event->position().toPoint()); place >= 0) setCurrent(imageAt(place));
}

void GalleryGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    if (placeAt(event->position().toPoint()) >= 0) emit activated(current_);
}

void GalleryGrid::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) && current_ >= 0) return emit copyRequested();
    const Geometry at = geometry();
    const qint64 page = std::max(1, viewport()->height() / at.pitchY) * at.columns;
    const std::map<int, qint64> ways{{Qt::Key_Left, -1},         {Qt::Key_Right, 1},      {Qt::Key_Up, -at.columns},
                                     {Qt::Key_Down, at.columns}, {Qt::Key_PageUp, -page}, {Qt::Key_PageDown, page},
                                     {Qt::Key_Home, -count()},   {Qt::Key_End, count()}};
    const auto way = ways.find(event->key());
    if (way == ways.end() || count() == 0) return QAbstractScrollArea::keyPressEvent(event);
    const qint64 next = current_ < 0 ? firstInView() : placeOf(current_) + way->second;
    setCurrent(imageAt(std::clamp<qint64>(next, 0, count() - 1)));
}

void GalleryGrid::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) updateScrollBar();
}

}  // namespace lunette
