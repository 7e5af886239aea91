#include "widgets/SampleGrid.h"

#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace lunette {

namespace {
constexpr int kUsefulSampleSide = 64;  // about: a picture of whole pixels that can still be read
constexpr int kLeastSampleSide = 16;
constexpr int kMaxSampleSide = 128;
constexpr int kSampleGap = 8;
constexpr double kSampleFrame = 2;
}  // namespace

SampleGrid::SampleGrid(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
}

void SampleGrid::setSamples(std::vector<Sample> samples) {
    samples_ = std::move(samples);
    std::set<int> there;
    for (const Sample& sample : samples_) there.insert(sample.number);
    std::erase_if(selected_, [&](int number) { return !there.contains(number); });
    current_ = std::min(current_, count() - 1);
    anchor_ = std::min(anchor_, count() - 1);
    updateScrollBar();
    viewport()->update();
    emit seenChanged();
}

void SampleGrid::setPictureSize(QSize size) {
    pictureSize_ = size;
    updateScrollBar();
    viewport()->update();
}

void SampleGrid::setPictures(std::size_t first, const std::vector<QImage>& pictures) {
    for (std::size_t place = 0; place < samples_.size(); ++place)
        samples_[place].picture =
            place >= first && place - first < pictures.size() ? pictures[place - first] : QImage();
    viewport()->update();
}

std::pair<int, int> SampleGrid::seen() const {
    const Geometry at = geometry();
    const int scrolled = verticalScrollBar()->value();
    const int first = std::max(0, scrolled / at.pitchY - 1) * at.columns;
    const int last = std::min(count(), ((scrolled + viewport()->height()) / at.pitchY + 1) * at.columns);
    return {std::min(first, last), last};
}

void SampleGrid::setEmptyText(const QString& text) {
    emptyText_ = text;
    viewport()->update();
}

void SampleGrid::setCaptioned(bool captioned) {
    captioned_ = captioned;
    updateScrollBar();
    updateGeometry();
    viewport()->update();
}

void SampleGrid::setColumns(const QStringList& names) {
    if (std::exchange(columns_, names) == names) return;
    updateScrollBar();
    updateGeometry();
    viewport()->update();
}

std::vector<int> SampleGrid::selected() const {
    std::vector<int> numbers;
    for (const Sample& sample : samples_)
        if (selected_.contains(sample.number)) numbers.push_back(sample.number);
    return numbers;
}

void SampleGrid::clearSelection() {
    selected_.clear();
    current_ = anchor_ = -1;
    viewport()->update();
}

void SampleGrid::selectAll() {
    std::set<int> all;
    for (const Sample& sample : samples_) all.insert(sample.number);
    setSelection(std::move(all), current_);
}

SampleGrid::Geometry SampleGrid::geometry() const {
    Geometry at;
    const double ratio = devicePixelRatioF();
    const QSize picture = !pictureSize_.isEmpty() ? pictureSize_
                          : samples_.empty()      ? QSize(kUsefulSampleSide, kUsefulSampleSide)
                                                  : samples_.front().picture.size();
    const int extent = std::max({picture.width(), picture.height(), 1});
    const QFontMetrics metrics(theme::figures(*this));
    if (!columns_.isEmpty()) {
        at.left = metrics.horizontalAdvance(QString::number(count() / columns_.size())) + kSampleGap;
        at.top = metrics.height() + kSampleGap;
    }
    const int width = viewport()->width() - kSampleGap - at.left;
    const double room = columns_.isEmpty() ? kUsefulSampleSide
                                           : std::clamp(width / static_cast<int>(columns_.size()) - kSampleGap,
                                                        kLeastSampleSide, kUsefulSampleSide);
    // A picture that is larger than its room is made smaller only where the number of columns is given.
    const double multiple = std::floor(room * ratio / extent);
    at.side = multiple < 1 && !columns_.isEmpty() ? room : std::max(1.0, multiple) * extent / ratio;
    at.side = std::min<double>(at.side, kMaxSampleSide);
    const int caption = captioned_ ? metrics.height() + static_cast<int>(kSampleFrame) : 0;
    at.pitchX = static_cast<int>(std::ceil(at.side)) + kSampleGap;
    at.pitchY = at.pitchX + caption;
    at.columns = columns_.isEmpty() ? std::max(1, width / at.pitchX) : static_cast<int>(columns_.size());
    at.pitchX += std::max(0, width - at.columns * at.pitchX) / at.columns;
    return at;
}

int SampleGrid::rowHeight() const { return geometry().pitchY + kSampleGap; }

QSize SampleGrid::minimumSizeHint() const { return {kUsefulSampleSide * 3, rowHeight()}; }

QRect SampleGrid::cell(std::size_t place) const {
    const Geometry at = geometry();
    const int row = static_cast<int>(place) / at.columns, column = static_cast<int>(place) % at.columns;
    const int side = static_cast<int>(std::ceil(at.side));
    return {at.left + kSampleGap / 2 + column * at.pitchX + (at.pitchX - side) / 2,
            at.top + kSampleGap + row * at.pitchY - verticalScrollBar()->value(), side, at.pitchY - kSampleGap};
}

int SampleGrid::placeAt(QPoint position) const {
    const Geometry at = geometry();
    const QPoint inGrid = position - QPoint(at.left + kSampleGap / 2, at.top + kSampleGap / 2);
    const int column = inGrid.x() / at.pitchX;
    const int row = (inGrid.y() + verticalScrollBar()->value()) / at.pitchY;
    const int place = row * at.columns + column;
    return inGrid.x() >= 0 && inGrid.y() >= 0 && column < at.columns && place >= 0 && place < count() ? place : -1;
}

void SampleGrid::updateScrollBar() {
    const Geometry at = geometry();
    const int rows = (count() + at.columns - 1) / at.columns;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(at.pitchY / 2);
    verticalScrollBar()->setRange(0, std::max(0, at.top + rows * at.pitchY + kSampleGap - viewport()->height()));
}

void SampleGrid::paintSample(QPainter& painter, std::size_t place) const {
    const Sample& sample = samples_[place];
    const QRect area = cell(place);
    const double side = geometry().side;
    const QRectF target = pixelExactRect(sample.picture.isNull() ? pictureSize_ : sample.picture.size(),
                                         QRectF(area.left(), area.top(), side, side), devicePixelRatioF());
    painter.setRenderHint(QPainter::SmoothPixmapTransform,
                          target.width() * devicePixelRatioF() < sample.picture.width());
    painter.drawImage(target, sample.picture);
    if (selected_.contains(sample.number)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::accent(*this), kSampleFrame));
        painter.drawRect(target.adjusted(-kSampleFrame, -kSampleFrame, kSampleFrame, kSampleFrame));
    } else if (static_cast<int>(place) == current_ && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::faintInk(*this), 1, Qt::DotLine));
        painter.drawRect(target.adjusted(-kSampleFrame, -kSampleFrame, kSampleFrame, kSampleFrame));
    }
    painter.setPen(theme::faintInk(*this));
    const double width = geometry().pitchX - kSampleGap / 2.0;
    const QString caption = painter.fontMetrics().elidedText(sample.caption, Qt::ElideRight, static_cast<int>(width));
    painter.drawText(QRectF(area.left() + (side - width) / 2, area.top() + std::ceil(side) + 2 * kSampleFrame, width,
                            area.height() - side + kSampleFrame),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextDontClip, caption);
}

void SampleGrid::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme::ground(*this));
    if (samples_.empty()) {
        painter.setPen(theme::faintInk(*this));
        painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
        return;
    }
    painter.setFont(theme::figures(*this));
    const auto [first, last] = seen();
    for (int place = first; place < last; ++place) paintSample(painter, static_cast<std::size_t>(place));
    if (!columns_.isEmpty()) paintNames(painter);
}

/// The names of the columns stay in sight.
void SampleGrid::paintNames(QPainter& painter) const {
    const Geometry at = geometry();
    const int side = static_cast<int>(std::ceil(at.side));
    painter.setPen(theme::faintInk(*this));
    for (int row = 0; row * at.columns < count(); ++row) {
        const QRect first = cell(static_cast<std::size_t>(row) * static_cast<std::size_t>(at.columns));
        painter.drawText(QRect(kSampleGap / 2, first.top(), at.left - kSampleGap / 2, side),
                         Qt::AlignLeft | Qt::AlignVCenter, QString::number(row + 1));
    }
    painter.fillRect(QRect(0, 0, viewport()->width(), at.top), theme::ground(*this));
    painter.setPen(theme::ink(*this));
    for (int column = 0; column < at.columns; ++column) {
        const QRect area(at.left + kSampleGap / 2 + column * at.pitchX, kSampleGap / 2, at.pitchX, at.top);
        const QString name = painter.fontMetrics().elidedText(columns_[column], Qt::ElideRight, at.pitchX);
        painter.drawText(area, Qt::AlignHCenter | Qt::AlignTop, name);
    }
}

void SampleGrid::resizeEvent(QResizeEvent*) {
    updateScrollBar();
    emit seenChanged();
}

void SampleGrid::scrollContentsBy(int dx, int dy) {
    QAbstractScrollArea::scrollContentsBy(dx, dy);
    emit seenChanged();
}

void SampleGrid::point(int number) {
    if (std::exchange(pointed_, number) != number) emit pointed(number);
}

void SampleGrid::mouseMoveEvent(QMouseEvent* event) {
    const int place = placeAt(event->position().toPoint());
    point(place < 0 ? -1 : samples_[static_cast<std::size_t>(place)].number);
}

void SampleGrid::leaveEvent(QEvent*) { point(-1); }

void SampleGrid::setSelection(std::set<int> numbers, int place) {
    selected_ = std::move(numbers);
    current_ = place;
    if (place >= 0) {
        const QRect area = cell(static_cast<std::size_t>(place));
        QScrollBar* bar = verticalScrollBar();
        const int top = geometry().top + kSampleGap;
        if (area.top() < top) bar->setValue(bar->value() + area.top() - top);
        if (area.bottom() > viewport()->height() - kSampleGap)
            bar->setValue(bar->value() + area.bottom() - viewport()->height() + kSampleGap);
    }
    viewport()->update();
    const bool isSelected = place >= 0 && selected_.contains(samples_[static_cast<std::size_t>(place)].number);
    emit selectionEdited(isSelected          ? samples_[static_cast<std::size_t>(place)].number
                         : selected_.empty() ? -1
                                             : selected().front());
}

void SampleGrid::choose(int place, Qt::KeyboardModifiers modifiers) {
    const int number = samples_[static_cast<std::size_t>(place)].number;
    std::set<int> chosen;
    if (modifiers & Qt::ShiftModifier && anchor_ >= 0) {
        for (int i = std::min(anchor_, place); i <= std::max(anchor_, place); ++i)
            chosen.insert(samples_[static_cast<std::size_t>(i)].number);
    } else if (modifiers & Qt::ControlModifier) {
        chosen = selected_;
        if (!chosen.insert(number).second) chosen.erase(number);
        anchor_ = place;
    } else {
        chosen = {number};
        anchor_ = place;
    }
    setSelection(std::move(chosen), place);
}

void SampleGrid::mousePressEvent(QMouseEvent* event) {
    const int place = placeAt(event->position().toPoint());
    narrowsOnRelease_ = false;
    if (place < 0) {
        if (event->button() == Qt::LeftButton) setSelection({}, -1);
        return;
    }
    const bool isSelected = selected_.contains(samples_[static_cast<std::size_t>(place)].number);
    if (event->button() == Qt::LeftButton && !(isSelected && event->modifiers() == Qt::NoModifier))
        choose(place, event->modifiers());
    else if (event->button() == Qt::LeftButton)
        narrowsOnRelease_ = true;
    else if (event->button() == Qt::RightButton && !isSelected)
        choose(place, Qt::NoModifier);  // the menu is about what is under it
}

void SampleGrid::mouseReleaseEvent(QMouseEvent* event) {
    const int place = placeAt(event->position().toPoint());
    if (std::exchange(narrowsOnRelease_, false) && place >= 0) choose(place, Qt::NoModifier);
}

void SampleGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    const int place = placeAt(event->position().toPoint());
    if (place >= 0) emit activated(samples_[static_cast<std::size_t>(place)].number);
}

void SampleGrid::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::SelectAll)) return selectAll();
    if (event->matches(QKeySequence::Delete)) return emit removeRequested();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && current_ >= 0) return emit activated(samples_[static_cast<std::size_t>(current_)].number);
    const int columns = geometry().columns;
    const std::map<int, int> ways{{Qt::Key_Left, -1},      {Qt::Key_Right, 1},       {Qt::Key_Up, -columns},
                                  {Qt::Key_Down, columns}, {Qt::Key_Home, -count()}, {Qt::Key_End, count()}};
    const auto way = ways.find(event->key());
    if (way == ways.end() || samples_.empty()) return QAbstractScrollArea::keyPressEvent(event);
    const bool isFirstStep = current_ < 0 && std::abs(way->second) < count();
    choose(isFirstStep ? 0 : std::clamp(std::max(current_, 0) + way->second, 0, count() - 1),
           event->modifiers() & Qt::ShiftModifier ? Qt::ShiftModifier : Qt::NoModifier);
}

void SampleGrid::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) updateScrollBar();
}

}  // namespace lunette
